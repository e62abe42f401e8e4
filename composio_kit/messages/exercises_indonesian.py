"""The words around predictions, exercises and quizzes, in Indonesian."""

from composio_kit.messages.exercises_catalogue import ExerciseMessages

EXERCISES = ExerciseMessages(
    not_attempted="Belum dicoba.",
    not_attempted_next="Tulis jawaban Anda di tempat `...`, lalu jalankan lagi sel ini.",
    not_yet="✕ Belum tepat.",
    not_yet_next=(
        "Masih ada yang berbeda dari yang diminta. Baca soalnya sekali lagi, atau lihat "
        "petunjuknya."
    ),
    correct="✓ Benar.",
    hint="Petunjuk {number}",
    ask_for_hint='Masih bingung? `hint("{id}")` membantu tanpa membocorkan jawabannya.',
    more_hints='Belum ketemu juga? `hint("{id}", 2)` memberi tahu lebih banyak.',
    no_such_level="Petunjuknya ada dua, 1 dan 2; petunjuk {given} tidak ada.",
    no_such_id=(
        'Tidak ada yang bernama "{given}" di sini. Salin id dari pelajarannya; yang ada: {known}.'
    ),
    not_readable=(
        "`check` tidak bisa membaca yang Anda serahkan ({kinds}). Lihat lagi soalnya: apa"
        " yang harus diserahkan?"
    ),
    service_gone=(
        "Layanannya tidak menjawab, jadi belum ada yang bisa diperiksa. Jalankan lagi "
        "pelajaran ini dari sel pertama."
    ),
    your_prediction="Tebakan Anda",
    predict_in_code='Untuk menjawab lewat kode: `predict("{id}", 1)`, dengan nomor pilihan Anda.',
    predicted="Tebakan Anda: {option}",
    no_prediction="Anda belum menebak.",
    happened="Yang terjadi: {option}",
    nothing_of_these=(
        "Yang terjadi tidak ada di antara pilihannya. Apakah Anda mengubah sel yang dijalankan?"
    ),
    as_predicted="✓ Tebakan Anda tepat.",
    surprise="✕ Di luar dugaan: justru dari sinilah kita belajar.",
    no_such_option="Tidak ada pilihan {given}: pilih nomor 1 sampai {most}.",
    answers_unfit=(
        "Beri satu nomor untuk masing-masing dari {count} pertanyaan, misalnya "
        '`quiz("{id}", 1, 2, 1)`.'
    ),
    quiz_in_code=(
        'Untuk menjawab lewat kode: `quiz("{id}", 1, 2, 1)`, satu nomor pilihan untuk '
        "setiap pertanyaan."
    ),
    quiz_button="Periksa jawaban saya",
    quiz_open="{number}. Belum dijawab.",
    quiz_right="{number}. ✓ Benar. {because}",
    quiz_wrong="{number}. ✕ Belum tepat. {because}",
    quiz_score="{right} dari {count} benar.",
    no_progress=(
        "Kemajuan Anda akan tampil di sini: latihan yang selesai, tebakan yang dibuat, "
        "pertanyaan kuis yang dijawab benar. Semuanya tetap di komputer ini."
    ),
    progress_caption="Kemajuan Anda, disimpan di komputer ini",
    lesson="Pelajaran",
    exercises="Latihan",
    predictions="Tebakan",
    quiz="Kuis",
)
