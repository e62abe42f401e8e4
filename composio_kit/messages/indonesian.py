"""The kit's words in Indonesian, written for a person who addresses the reader as Anda."""

from composio_kit.messages.authoring_indonesian import AUTHORING, RULES
from composio_kit.messages.catalogue import ClassroomMessages, Messages, ModelMessages
from composio_kit.messages.commands_indonesian import COMMANDS, DOCTOR, LAB, LESSONS, RUN
from composio_kit.messages.day_indonesian import DAY
from composio_kit.messages.exercises_indonesian import EXERCISES
from composio_kit.messages.serving_indonesian import SERVING
from composio_kit.messages.widgets_indonesian import CONNECTION, TRACE

INDONESIAN = Messages(
    language="id",
    classroom=ClassroomMessages(
        emulator_ready=(
            "Emulator siap: SDK asli, layanan di komputer ini, tanpa akun, tanpa internet."
        ),
        emulator_again=(
            "Emulator baru, masih kosong: jalankan lagi pelajaran ini dari langkah pertama."
        ),
        live_ready=(
            "Mode live. Setiap panggilan dikirim ke Composio, dengan API key dari COMPOSIO_API_KEY."
        ),
        key_missing=(
            "Mode live memerlukan API key Composio Anda di variabel lingkungan COMPOSIO_API_KEY, "
            "dan JupyterLab pun harus melihatnya: hentikan JupyterLab, isi variabel itu di "
            "terminal yang sama, lalu jalankan lagi JupyterLab. Atau tulis LIVE = False untuk "
            "memakai emulator."
        ),
        emulator_failed=(
            "Emulator tidak dapat dimulai: {reason} "
            "Jalankan `composio-kit doctor` di terminal untuk melihat penyebabnya."
        ),
        open_link="Buka tautan ini di peramban Anda, lalu setujui {account}: {link}",
        waiting_for_person="Menunggu persetujuan Anda …",
        connected="Terhubung: {account} berstatus {status}.",
        not_approved=("{account} tidak disetujui: statusnya {status}. Minta tautan baru."),
        link_refused=(
            "Halaman persetujuan menolak jawaban ini (HTTP {status}). Mungkin tautannya sudah "
            "dipakai atau kedaluwarsa: panggil `authorize` lagi untuk mendapat tautan baru."
        ),
        not_a_request=(
            "approve() memerlukan hasil dari session.authorize(…), yaitu permintaan koneksi "
            "yang memuat tautan, tetapi yang diterima adalah {kind}."
        ),
        error_did_not_happen=(
            "Sel ini menunjukkan sebuah error, {expected}, tetapi error itu tidak muncul. "
            "SDK atau layanannya sudah berubah: pelajarannya juga harus diubah."
        ),
        measured_plot=(
            "Grafik waktu yang diukur ketika sel ini dijalankan. Hasil ukurnya tidak pernah persis "
            "sama, jadi pelajaran yang tersimpan tidak memuatnya: jalankan sel ini untuk melihat "
            "grafik Anda sendiri."
        ),
    ),
    models=ModelMessages(
        real_ready="Model: {model}, dengan key di {key}.",
        scripted_ready=(
            "Model: berskrip. Ini bukan model bahasa: ia mengikuti skrip pelajaran ini, "
            "panggilan tool-nya sungguhan, dan setiap jawabannya diberi tanda. Untuk model "
            "sungguhan, isi CEREBRAS_API_KEY atau OPENAI_API_KEY."
        ),
        package_missing=(
            "{key} sudah diisi, tetapi paket {package} belum terpasang: jalankan "
            "pip install {package} (ChatCerebras perlu Python di bawah 3.13)."
        ),
        scripted_mark="[model berskrip]",
        unknown_request="Saya tidak punya skrip untuk ini. Kata yang saya kenal: {words}.",
        not_connected="Belum terhubung: {toolkit}. Hubungkan dulu, lalu tanyakan lagi.",
        tool_missing="Saya tidak punya tool {tool} di session ini.",
        call_failed="{tool} gagal: {error}",
    ),
    lessons=LESSONS,
    run=RUN,
    lab=LAB,
    doctor=DOCTOR,
    commands=COMMANDS,
    serving=SERVING,
    exercises=EXERCISES,
    day=DAY,
    connection=CONNECTION,
    trace=TRACE,
    authoring=AUTHORING,
    rules=RULES,
)
