"""The words of `composio-kit emulator` in Indonesian."""

from composio_kit.messages.serving_catalogue import ServingMessages

SERVING = ServingMessages(
    help="Jalankan Composio lokal untuk program Anda sendiri, sampai Anda menekan Ctrl-C.",
    help_port="Port yang dipakai; 0 memilih port mana pun yang bebas. Tanpa ini: 9900",
    help_state="Berkas penyimpan keadaan. Tanpa ini: di memori, hilang saat emulator berhenti.",
    help_language="Bahasa halaman dan kalimatnya. Tanpa ini: bahasa sistem Anda.",
    help_api_key=(
        "API key yang diterima, masing-masing membuka project tersendiri. Boleh ditulis lebih "
        "dari sekali. Tanpa ini: ak_local"
    ),
    file_metavar="BERKAS",
    key_metavar="KEY",
    answers="Emulator Composio siap di {address} sampai Anda menekan Ctrl-C di sini.",
    in_memory=(
        "Semuanya disimpan di memori dan hilang saat emulator berhenti; pakai --state BERKAS "
        "untuk menyimpannya."
    ),
    in_file="Semuanya disimpan di {file}.",
    keys="API key, masing-masing untuk project tersendiri: {keys}. Key lain mendapat 401.",
    page="Halaman yang menampilkan user, akun, session, dan panggilan secara langsung: {address}",
    proxy_set=(
        "Komputer ini memakai proxy. Sebelum memulai program yang akan memanggil emulator, "
        "isi NO_PROXY=localhost,127.0.0.1"
    ),
    python="Python",
    typescript="TypeScript",
    mcp="Client MCP",
    mcp_address="Setiap session memiliki alamatnya sendiri: print(session.mcp.url)",
    curl="curl",
    control="Kendali, dengan x-api-key yang sama",
    open_and_approve="buka di peramban, lalu setujui",
    control_state="isi project: user, akun, session, kegagalan yang dipesan",
    control_logs="panggilan di project ini, yang terakhir di atas",
    control_reset="lupakan seluruh isi project",
    control_seed="session dan akun yang sudah disetujui untuk setiap user ini",
    control_clock="majukan waktu, untuk semua project",
    control_expire_link="buat tautan sebuah koneksi kedaluwarsa sekarang juga",
    control_fail=(
        'buat permintaan berikutnya gagal; "any" sebagai ganti satu operasi berarti semuanya'
    ),
    control_cancel="biarkan permintaan berhasil lagi",
    stopped="Emulator sudah berhenti.",
    port_taken=(
        "Port {port} sedang dipakai, mungkin oleh emulator lain: hentikan emulator itu, atau "
        "pilih port lain dengan --port."
    ),
    cannot_listen="Port {port} tidak dapat dipakai ({reason}): pilih port lain dengan --port.",
    state_unusable=(
        "{file} tidak dapat dipakai untuk menyimpan keadaan ({reason}): pilih berkas lain "
        "dengan --state."
    ),
    key_unfit=(
        "{key} tidak bisa menjadi API key: pilih huruf, angka, dan tanda tanpa spasi dengan "
        "--api-key."
    ),
)
