"""The command line's words in Indonesian."""

from composio_kit.messages.commands_catalogue import (
    CommandMessages,
    DoctorMessages,
    LabMessages,
    LessonMessages,
    RunMessages,
)

LESSONS = LessonMessages(
    unknown="Tidak ada pelajaran {typed}. Yang ada: {lessons}.",
    none_found=(
        "Tidak ada pelajaran di {folder}. Pasang ulang composio-kit, "
        "atau jalankan dari folder checkout-nya."
    ),
)

RUN = RunMessages(
    lessons="Pelajaran",
    starting_kernel="memulai kernel",
    failed_so_far="{count} gagal",
    line_started="{lesson}: berjalan (sel: {cells})",
    line_passed="{lesson}: lulus dalam {seconds} detik",
    line_failed="{lesson}: gagal setelah {seconds} detik",
    line_stopped="{lesson}: dihentikan",
    lesson="Pelajaran",
    language="Bahasa",
    cells="Sel",
    seconds="Detik",
    verdict="Hasil",
    passed="lulus",
    failed="gagal",
    stopped="dihentikan",
    failed_in_cell="{lesson} gagal di sel {cell}:",
    failed_before_first_cell=(
        "{lesson} gagal sebelum sel pertamanya; jalankan `composio-kit doctor` "
        "untuk mencari sebabnya:"
    ),
    closing="Lulus: {passed} dari {total}. Notebook hasilnya ada di folder {folder}.",
    stopping="menghentikan kernel …",
    all_stopped="Dihentikan. Tidak ada kernel yang masih berjalan.",
    would_overwrite=(
        "Notebook hasil akan menimpa pelajaran {lesson}: pilih folder lain dengan --out."
    ),
    same_output=(
        "{first} dan {second} akan ditulis ke berkas yang sama: jalankan satu per satu, "
        "masing-masing dengan --out sendiri."
    ),
)

LAB = LabMessages(
    added="Baru di {folder}: {lessons}.",
    as_you_left_it=(
        "{folder} masih seperti saat Anda tinggalkan; tidak ada yang perlu ditambahkan."
    ),
    browser_opens=(
        "JupyterLab membuka {lesson} di peramban Anda. "
        "Untuk menghentikannya, tekan Ctrl-C di terminal ini."
    ),
    open_the_address=(
        "Sebentar lagi JupyterLab menampilkan alamatnya; buka di peramban untuk masuk ke "
        "{lesson}. Untuk menghentikannya, tekan Ctrl-C di terminal ini."
    ),
    stopped="JupyterLab sudah berhenti. Pekerjaan Anda ada di folder {folder}.",
    server_failed=(
        "JupyterLab berhenti karena error di atas. "
        "Jalankan `composio-kit doctor` untuk mencari sebabnya."
    ),
    port_taken=(
        "Port {port} sedang dipakai: pilih yang lain dengan --port, "
        "atau hilangkan --port agar dicarikan yang kosong."
    ),
    among_lessons=(
        "{folder} berisi pelajaran asli kit ini, yang tidak boleh berubah: "
        "pilih folder lain dengan --folder."
    ),
    not_writable="{folder} tidak dapat ditulisi ({reason}): pilih folder lain dengan --folder.",
)

DOCTOR = DoctorMessages(
    ok="baik",
    note="catatan",
    problem="masalah",
    all_well="Semuanya lengkap: pelajaran dapat dijalankan di komputer ini.",
    problems_found=(
        "Masalah yang ditemukan: {count}. Ikuti tanda panah, lalu periksa sekali lagi."
    ),
    python="Python",
    python_ok="{version}, cocok untuk kit ini.",
    python_wrong="Ini Python {version}, sedangkan kit ini memerlukan {wanted}.",
    python_advice="Pasang Python 3.12, lalu siapkan ulang kit ini: make PYTHON=python3.12",
    packages="Pustaka",
    packages_ok="Semua pustaka ({count}) sudah terpasang, dan versinya cocok.",
    packages_missing="Belum terpasang: {names}.",
    packages_unfit="Versinya tidak cocok: {names}.",
    packages_advice=(
        "Siapkan ulang kit ini: `make lab` di foldernya, atau `python -m pip install .` di sana."
    ),
    kernel="Kernel",
    kernel_ok="Notebook berjalan dengan {interpreter}, yang sudah memiliki kit ini.",
    kernel_missing="Tidak ada kernel python3 untuk menjalankan notebook.",
    kernel_broken="Kernel python3 memakai {interpreter}, tetapi Python itu tidak dapat dijalankan.",
    kernel_elsewhere="Kernel python3 memakai {interpreter}, yang tidak memiliki kit ini.",
    kernel_advice=(
        "Jadikan Python ini sebagai kernel: `python -m ipykernel install --sys-prefix`. Jika yang "
        "dipakai masih yang lain, `jupyter kernelspec list` menunjukkan letaknya."
    ),
    loopback="Komputer ini",
    loopback_ok="Program dapat saling terhubung di 127.0.0.1.",
    loopback_blocked=(
        "Tidak ada program yang dapat menerima koneksi di 127.0.0.1, "
        "padahal kernel dan emulator memerlukannya."
    ),
    loopback_advice="Izinkan Python menerima koneksi lokal di firewall atau sandbox Anda.",
    port="Port {port}",
    port_free='Kosong, siap untuk Composio(environment="local").',
    port_taken=(
        'Sedang dipakai; Composio(environment="local") akan terhubung ke program yang memakainya.'
    ),
    port_advice="Untuk pelajaran, abaikan saja: setiap pelajaran mencari port kosong sendiri.",
    emulator="Emulator",
    emulator_ok="Dapat dimulai dan menjawab.",
    emulator_failed="Gagal dimulai: {reason}",
    emulator_silent="Dapat dimulai, tetapi tidak menjawab: {reason}",
    emulator_advice=(
        "Selesaikan dulu masalah di atas. Jika tidak ada, izinkan Python menerima koneksi "
        "di 127.0.0.1 pada antivirus atau firewall Anda."
    ),
    browser="Peramban",
    browser_ok="Dapat dibuka secara otomatis.",
    browser_missing="Tidak ada yang dapat dibuka dari sini.",
    browser_advice="Jalankan `composio-kit lab --no-browser`, lalu buka alamat yang ditampilkan.",
    key="API key",
    key_unset="COMPOSIO_API_KEY belum diisi. Hanya mode live yang memerlukannya, emulator tidak.",
    key_set="COMPOSIO_API_KEY sudah diisi. Hanya mode live yang memakainya.",
    key_odd="COMPOSIO_API_KEY diapit spasi atau tanda kutip.",
    key_advice="Isi ulang tanpa spasi dan tanda kutip; jika tidak, mode live ditolak dengan 401.",
    proxy="Proxy",
    proxy_unset="Tidak diatur.",
    proxy_bypassed="Diatur, dan komputer ini dikecualikan.",
    proxy_set="{names} diatur, dan komputer ini belum dikecualikan.",
    proxy_advice=(
        "Kit ini tidak terpengaruh. Untuk program Anda sendiri yang memakai emulator, isi "
        "NO_PROXY=localhost,127.0.0.1"
    ),
)

COMMANDS = CommandMessages(
    summary="Pelajari lewat notebook Jupyter bagaimana Composio memisahkan banyak user.",
    run="Jalankan pelajaran tanpa peramban, lalu lihat mana yang lulus.",
    lab="Buka JupyterLab di salinan pelajaran milik Anda.",
    doctor="Cari tahu apa yang kurang atau salah di komputer ini.",
    lessons=(
        "Nomor (0), nama (00_start), atau letak sebuah notebook. Jika tidak diisi: semua pelajaran."
    ),
    run_language="Bahasa pelajaran. Jika tidak diisi: bahasa sistem Anda.",
    jobs="Berapa yang dijalankan bersamaan. Jika tidak diisi: satu untuk tiap inti prosesor.",
    out="Tempat notebook hasil. Jika tidak diisi: runs",
    lab_language="Bahasa untuk memulai. Jika tidak diisi: bahasa sistem Anda.",
    folder="Tempat salinan pelajaran Anda. Jika tidak diisi: my-lessons",
    fresh="Siapkan salinan baru pelajaran ini di samping yang sudah ada, lalu buka.",
    no_browser="Tampilkan alamatnya saja, tanpa membuka peramban.",
    port="Port untuk JupyterLab. Jika tidak diisi: port kosong pertama mulai dari 8888.",
    doctor_language="Bahasa laporan. Jika tidak diisi: bahasa sistem Anda.",
    version="Tampilkan versi.",
    help="Tampilkan bantuan ini.",
    usage="Pemakaian",
    arguments="Argumen",
    options="Opsi",
    commands="Perintah",
    options_metavar="[OPSI]",
    command_metavar="PERINTAH …",
    lesson_metavar="PELAJARAN",
    folder_metavar="FOLDER",
    number_metavar="N",
    unknown_language="Tidak ada bahasa {typed} untuk --lang: pilih salah satu dari {choices}.",
    unknown_option="Tidak ada opsi {option}: `{command} --help` menampilkan yang ada.",
    unknown_command="Tidak ada perintah {typed}. Yang ada: {commands}.",
    bad_value="Nilai {option} tidak cocok: lihat yang diterima dengan `{command} --help`.",
    bad_call="Cara memanggilnya keliru: lihat yang benar dengan `{command} --help`.",
)
