"""The words for whoever writes lessons, in Indonesian."""

from composio_kit.messages.authoring_catalogue import AuthoringMessages, RuleMessages

AUTHORING = AuthoringMessages(
    help="Tulis pelajaran: jaga agar notebook Inggris dan Indonesia tetap satu kursus.",
    help_sync=(
        "Salin kode, id sel, tag, dan urutan dari notebook Inggris ke notebook Indonesia. "
        "Teksnya tidak pernah disentuh."
    ),
    help_accept="Catat bahwa terjemahan sudah dibuat dari teks Inggris seperti adanya sekarang.",
    help_run=(
        "Jalankan pelajaran di kernel baru dan simpan keluarannya. "
        "Pelajaran yang gagal dibiarkan seperti semula."
    ),
    help_check="Periksa apakah kedua bahasa memenuhi semua aturan kursus.",
    help_lessons="Pelajaran, menurut nomor atau nama; semuanya jika tidak ada yang disebut.",
    help_lesson="Pelajaran, menurut nomor atau nama.",
    help_cells=(
        "Sel yang terjemahannya sudah Anda baca; seluruh pelajaran jika tidak ada yang disebut."
    ),
    cell_metavar="SEL",
    help_language="Bahasanya: en, id, atau all (semua).",
    help_root="Folder tempat notebooks/ berada, jika bukan repository ini.",
    not_a_notebook=(
        "{file} tidak dapat dibaca sebagai notebook ({reason}). Simpan ulang dari JupyterLab, "
        "atau ambil versi terakhir yang ada di git."
    ),
    unknown_language="Tidak ada bahasa {given}: tulis en, id, atau all.",
    in_step="{lesson}: kedua bahasa sudah sejalan, tidak ada yang ditulis.",
    synced="{lesson}: sudah disalin ke bahasa Indonesia.",
    to_translate="  Terjemahkan, lalu terima: {cells}.",
    dropped="  Dibuang karena sudah tidak ada dalam bahasa Inggris: {cells}.",
    to_run="  Belum ada keluaran sampai pelajaran dijalankan: {cells}.",
    accepted="{lesson}: terjemahan {cells} diterima.",
    nothing_to_accept="{lesson}: semua terjemahan ini sudah diterima sebelumnya.",
    sync_first=(
        "{lesson} belum punya notebook dalam bahasa itu. "
        "Jalankan `composio-kit author sync {lesson}`."
    ),
    no_such_translation=(
        "{lesson} tidak punya sel teks {cell} dalam kedua bahasa. Periksa id selnya, "
        "atau jalankan `composio-kit author sync {lesson}` lebih dulu."
    ),
    still_untranslated=(
        "{cell} di {lesson} masih berbahasa Inggris. Terjemahkan, hapus baris pertamanya, "
        "lalu terima."
    ),
    executed=(
        "{lesson} ({language}): {cells} sel dijalankan dalam {seconds:.1f} detik, "
        "perubahannya disimpan."
    ),
    executed_unchanged=(
        "{lesson} ({language}): {cells} sel dijalankan dalam {seconds:.1f} detik, "
        "keluarannya sama dengan isi berkas."
    ),
    cell_failed=(
        "{lesson} ({language}) gagal di sel {cell}; berkasnya tetap seperti semula.\n{error}"
    ),
    cell_timed_out="Sel ini masih berjalan setelah {seconds} detik.",
    kernel_died="Kernel mati ketika menjalankan sel ini.",
    sound="Semua aturan dipenuhi dalam kedua bahasa. Pelajaran: {lessons}.",
    findings="Tempat yang melanggar aturan: {count}.",
)

RULES = RuleMessages(
    none_of_them="tidak ada",
    no_lesson="Belum ada pelajaran. Tulis notebooks/en/00_start.ipynb lebih dulu.",
    notebook_missing=(
        "Pelajaran ini belum punya notebook dalam bahasa ini. Jalankan `composio-kit author sync`, "
        "atau hapus pasangannya jika pelajarannya sudah berganti nama."
    ),
    cell_missing=(
        "Sel ini ada dalam bahasa Inggris, tetapi tidak dalam bahasa Indonesia. "
        "Jalankan `composio-kit author sync`."
    ),
    cell_extra=(
        "Sel ini tidak ada dalam bahasa Inggris. "
        "Jalankan `composio-kit author sync` untuk membuangnya."
    ),
    cells_out_of_order="Urutan selnya berbeda. Jalankan `composio-kit author sync`.",
    cell_differs=(
        "Jenis, tag, atau slide sel ini berbeda dari sel Inggrisnya. "
        "Jalankan `composio-kit author sync`."
    ),
    parameters_count=(
        "{count} sel kode memakai tag `parameters`. Harus tepat satu, "
        "agar papermill tahu di mana bahasa diatur."
    ),
    parameters_wrong=(
        'Sel parameter berisi `LANG = "{language}"` dan `LIVE = False`, tidak ada yang lain.'
    ),
    parameters_differ=(
        "Yang berbeda di sel parameter bukan hanya nilai LANG. Jalankan `composio-kit author sync`."
    ),
    code_differs=(
        "Kodenya berbeda dari sel Inggrisnya. Ubah sel Inggris itu, "
        "lalu jalankan `composio-kit author sync`."
    ),
    translation_stale=(
        "Teks Inggrisnya berubah sejak terjemahan ini diterima. Sesuaikan, lalu jalankan "
        "`composio-kit author accept {lesson} {cell}`."
    ),
    translation_not_accepted=(
        "Terjemahan ini belum diterima siapa pun. Baca dulu, lalu jalankan "
        "`composio-kit author accept {lesson} {cell}`."
    ),
    facts_differ=(
        "{kind} harus sama dalam kedua bahasa. "
        "Hanya dalam bahasa Inggris: {english}. Hanya dalam bahasa Indonesia: {indonesian}."
    ),
    fact_code="Kode di dalam kalimat",
    fact_fence="Blok kode",
    fact_link="Tautan",
    fact_number="Angka",
    fact_image="Gambar",
    headings_differ="Tingkat judulnya berbeda dari bahasa yang lain. Samakan.",
    heading_skipped=(
        "Judul tingkat {level} mengikuti judul tingkat {previous}. Jangan melompati tingkat: "
        "pembaca layar membacanya sebagai struktur pohon."
    ),
    titles_count="Ada {count} judul tingkat 1. Pelajaran hanya punya satu: judulnya sendiri.",
    link_broken="Tautan {link} tidak menuju apa pun di repository ini. Perbaiki.",
    link_changes_language=(
        "Tautan {link} menuju bahasa yang lain. Hanya sel judul yang boleh begitu, "
        "ke pelajaran yang sama."
    ),
    anchor_missing="Tautan {link} menyebut judul yang tidak ada. Tulis persis seperti judulnya.",
    cell_untranslated=(
        "Sel ini masih berisi teks Inggris. Terjemahkan, hapus baris pertamanya, lalu terima."
    ),
    text_same=(
        "Teksnya sama dengan teks Inggris. Terjemahkan, atau beri sel Inggrisnya tag `{tag}` "
        "jika memang harus sama."
    ),
    text_not_same=(
        "Sel ini memakai tag `{tag}`, tetapi teksnya berbeda. Samakan, atau hapus tag-nya."
    ),
    foreign_sentence="Kalimat ini dalam bahasa yang lain: “{sentence}”. Terjemahkan.",
    foreign_output=(
        "Keluaran ini memakai bahasa yang lain: “{sentence}”. "
        "Ambil kata-katanya dari katalog pesan."
    ),
    foreign_comment=(
        "Komentar ini dalam satu bahasa, padahal kodenya dipakai keduanya: “{sentence}”. "
        "Sampaikan dalam teks di atas selnya."
    ),
    term_lost="Teks Inggrisnya memuat {term}, teks ini tidak. Glosarium mempertahankan kata itu.",
    word_english="Dalam teks Indonesia, tulis {right}, bukan “{found}”.",
    word_forbidden="Glosarium menolak “{found}”. Tulis {right}.",
    hyphen_missing="Beri tanda hubung antara kata Inggris dan akhiran Indonesia: “{found}”.",
    gloss_missing=(
        "Inilah pelajaran pertama yang memuat {term}. Jelaskan sekali di sini: {gloss}."
    ),
    message_missing="Bahasa yang lain punya pesan ini. Tulis juga di sini.",
    message_empty="Pesan ini kosong. Isi, atau hapus dari katalog.",
    message_same=(
        "Pesan ini sama dalam kedua bahasa. Terjemahkan, atau tambahkan kata-katanya ke "
        "`same_in_both` di glosarium jika memang sama."
    ),
    message_unused="Tidak ada bagian kit yang memakai pesan ini. Hapus, atau pakai.",
    placeholders_differ=(
        "Placeholder-nya berbeda: {english} dalam bahasa Inggris, {indonesian} dalam bahasa "
        "Indonesia. "
        "Pakai yang sama di keduanya."
    ),
    garbled="“{characters}” adalah sisa karakter yang salah dibaca. Ketik ulang.",
    not_composed="Sebuah aksen terpisah dari hurufnya. Simpan teks ini dalam NFC.",
    double_space="Ada dua spasi dalam “{around}”. Satu sudah cukup.",
    document_missing="Dokumen ini baru ada dalam satu bahasa. Tulis juga versi yang ini.",
    not_executed=(
        "Sel ini belum pernah dijalankan, jadi tidak ada yang dibandingkan. "
        "Jalankan `composio-kit author run`."
    ),
    counts_out_of_order=(
        "Nomor eksekusinya {counts}, bukan 1 sampai N. Jalankan `composio-kit author run`."
    ),
    outputs_few=(
        "Hanya {count} sel yang menampilkan sesuatu untuk dibandingkan. "
        "Satu pelajaran menampilkan paling sedikit {fewest}."
    ),
    value_not_shown=(
        "Baris terakhirnya sebuah nilai, tetapi tidak ada yang tampil. Simpan ke variabel, "
        "akhiri dengan titik koma, atau jalankan pelajarannya."
    ),
    nbval_comment="Komentar di sini mematikan perbandingan keluaran. Hapus.",
    error_stored=(
        "Sebuah error tersimpan sebagai keluaran, dan papermill berhenti di situ. "
        "Tampilkan error yang diharapkan dengan `expect_error`."
    ),
    notebook_metadata=(
        "Metadata notebook ini memuat lebih dari kernel-nya, atau kernel yang lain. "
        "Jalankan `composio-kit author run`."
    ),
    cell_metadata=(
        "Metadata sel ini memuat {keys}, yang tidak berkaitan dengan pelajaran. "
        "Jalankan `composio-kit author run`."
    ),
    widget_view=(
        "Tampilan hidup sebuah widget ikut tersimpan dan akan rusak bagi yang membuka berkas ini. "
        "Jalankan `composio-kit author run`."
    ),
    format_wrong="Format notebook ini bukan 4.5. Simpan ulang dari JupyterLab yang terbaru.",
    notebook_invalid="Notebook ini melanggar formatnya: {error}.",
    written_differently=(
        "Berkas ini tidak ditulis dengan cara JupyterLab. Jalankan `composio-kit author run`."
    ),
    id_repeated="Dua sel memakai id ini. Beri salah satunya id lain.",
    code_unreadable="Kode sel ini bukan Python. Perbaiki.",
    key_like=(
        "“{found}” mirip sebuah key. Keluarkan, cabut jika asli, dan dalam contoh "
        "pakai kata yang tidak mungkin disangka key."
    ),
    real_address=(
        "{address} bisa jadi alamat milik seseorang. Pakai domain yang disediakan untuk contoh: "
        "example.com, .example, atau .test."
    ),
    file_name=(
        "Namai notebook ini NN_topik.ipynb dengan huruf kecil: 04_multiple_connections.ipynb."
    ),
    title_id="Sel pertama sebuah pelajaran adalah judulnya; beri id {number}-topik-title.",
    id_speechless=(
        "Beri sel ini id yang menyebut kegunaannya: {number}-topik-peran, dengan huruf kecil."
    ),
    title_missing="Pelajaran dimulai dengan sel teks yang memuat judulnya, judul tingkat 1.",
    minutes_missing="Sebutkan di sel pertama berapa lama pelajaran ini, misalnya 15 menit.",
    switch_missing="Di sel pertama, beri tautan ke bahasa yang lain: {link}.",
    code_cells_many="Pelajaran ini punya {count} sel kode, padahal paling banyak {most}. Bagi dua.",
    code_long="Sel ini punya {count} baris kode, padahal paling banyak {most}. Bagi dua.",
    prose_long="Sel ini punya {count} kata, padahal paling banyak {most}. Ringkas, atau bagi dua.",
    tag_unknown="Tag {tag} tidak berarti apa-apa di sini. Tag yang ada: {known}.",
    exercise_unknown=(
        'Tidak ada pelajaran yang mendeklarasikan `{function}("{id}")`. Perbaiki id-nya, atau '
        "deklarasikan di `composio_kit/exercises`."
    ),
    exercise_absent=(
        "Pelajaran ini mendeklarasikan {id}, tetapi sel ini tidak memanggil "
        '`{function}("{id}", …)`. Tulis selnya, atau hapus deklarasinya.'
    ),
    exercise_without_lesson="Belum ada notebook untuk {id}. Tulis dulu, atau hapus deklarasinya.",
    start_differs=(
        "Isi sel ini harus sama persis dengan awal latihan {id} beserta pemeriksaannya: "
        "lihat {module}."
    ),
    solution_differs=(
        "Teks ini harus melipat solusi {id} yang diuji beserta pemeriksaannya, sama persis, "
        "sebagai Python di antara <details> dan </details>, di bawah sebuah <summary>: "
        "lihat {module}."
    ),
    exercise_words_missing="Tulis dalam kedua bahasa; tidak boleh ada yang kosong.",
    exercise_placeholders="Pakai placeholder yang sama dalam kedua bahasa.",
    mistakes_few=(
        "Deklarasikan paling sedikit {fewest} kesalahan yang lazim, masing-masing dengan nama dan "
        "petunjuknya sendiri."
    ),
    start_solved="Awal latihan harus menyisakan jawabannya: tulis `...` di tempatnya.",
    options_wrong=(
        "Sebuah tebakan punya dua pilihan atau lebih dengan nama yang berbeda, dan {happens} "
        "adalah salah satunya."
    ),
    one_right_choice="Tepat satu jawaban pertanyaan {number} yang benar.",
)
