"""The words of the widgets in Indonesian."""

from composio_kit.messages.widgets_catalogue import ConnectionMessages

CONNECTION = ConnectionMessages(
    caption="Koneksi {user}",
    toolkit="Toolkit",
    account="Akun",
    status="Status",
    since="Sejak",
    unnamed="akun {number}",
    used_by_default="dipakai bila tidak dipilih",
    empty="Session ini tidak memiliki toolkit.",
    reading="Sedang dibaca …",
    none_found="Tidak ada yang cocok dengan “{words}”.",
    connected="Terhubung",
    waiting="Menunggu persetujuan",
    waiting_minutes="Menunggu persetujuan, sisa {minutes} menit",
    declined="Ditolak",
    failed="Gagal",
    expired="Kedaluwarsa",
    switched_off="Dinonaktifkan",
    revoked="Dicabut",
    not_connected="Belum terhubung",
    needs_no_account="Tidak perlu akun",
    choose="Koneksi",
    another_account="{toolkit} · akun lain",
    alias="Alias",
    alias_hint="boleh kosong, misalnya kerja",
    search="Cari",
    search_hint="toolkit atau akun",
    authorize="Beri izin {account}",
    authorize_again="Beri izin {account} lagi",
    authorize_another="Beri izin akun {toolkit} lain",
    show_link="Tampilkan tautan {account}",
    disconnect="Putuskan {account}",
    keep="Jangan putuskan {account}",
    yes_disconnect="Ya, putuskan {account}",
    refresh="Muat ulang",
    open_link="Buka halaman persetujuan {account}",
    link_lasts="terbuka di tab baru; tautannya berlaku 10 menit",
    now_connected="{account} sudah terhubung.",
    was_declined="{account} ditolak. Tekan Beri izin untuk meminta lagi.",
    has_expired=(
        "{account} tidak disetujui dalam 10 menit. Tekan Beri izin untuk mendapat tautan baru."
    ),
    has_failed="{account} gagal dihubungkan. Tekan Beri izin untuk mencoba lagi.",
    is_gone="{account} sudah tidak ada.",
    ask_disconnect="Putuskan {account}? Setelah itu, panggilan yang memakainya akan gagal.",
    disconnected="{account} sudah diputuskan.",
    refreshed="Inilah keadaan terbaru menurut layanan.",
    already_connected="{account} memang sudah terhubung.",
    unreachable="Layanan tidak dapat dijangkau. Mencoba lagi …",
    user="User",
    choose_user=(
        "UserSwitcher memerlukan setidaknya satu user ID, misalnya UserSwitcher(['user_ayu'])."
    ),
    no_such_user="{user} tidak ada di pilihan ini. Yang ada: {users}.",
    no_such_toolkit="{toolkit} tidak termasuk toolkit session ini: {toolkits}.",
    no_such_account="{account} bukan akun milik {user}.",
    session_or_user=(
        "ConnectionPanel memerlukan session, seperti ConnectionPanel(composio, session), atau "
        "user ID, seperti ConnectionPanel(composio, user_id='user_ayu', toolkits=['gmail'])."
    ),
)
