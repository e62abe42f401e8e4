"""The quiz of lesson 05."""

from composio_kit.exercises.declarations import Choice, Question, Quiz, Text

QUIZ = Quiz(
    id="05-quiz",
    questions=(
        Question(
            asks=Text(
                en="A model must never delete an event. Which setting sees to that?",
                id="Sebuah model sama sekali tidak boleh menghapus acara. Pengaturan mana yang "
                "menjaminnya?",
            ),
            choices=(
                Choice(
                    Text(
                        en="`preload`, with every tool but that one.",
                        id="`preload`, dengan semua tool kecuali yang itu.",
                    ),
                    because=Text(
                        en="`preload` makes the list. A tool that is missing from it may still be "
                        "called.",
                        id="`preload` menentukan isi daftarnya. Tool yang tidak ada di situ tetap "
                        "bisa dipanggil.",
                    ),
                ),
                Choice(
                    Text(
                        en="`tools`, with the calendar tools it may call.",
                        id="`tools`, dengan tool kalender yang boleh dipanggil.",
                    ),
                    because=Text(
                        en="What a rule in `tools` does not allow, the service refuses, whoever "
                        "asks.",
                        id="Apa yang tidak diizinkan aturan di `tools` akan ditolak layanan, siapa "
                        "pun yang meminta.",
                    ),
                    right=True,
                ),
                Choice(
                    Text(
                        en='`session_preset="direct_tools"`.',
                        id='`session_preset="direct_tools"`.',
                    ),
                    because=Text(
                        en="The preset shows every tool that is allowed. It forbids none of them.",
                        id="Preset memperlihatkan semua tool yang diizinkan. Ia tidak melarang "
                        "satu pun.",
                    ),
                ),
            ),
        ),
        Question(
            asks=Text(
                en="Ayu's mail helper has its session. Now she wants a second helper, for GitHub. "
                "What do you do?",
                id="Asisten email Ayu sudah punya session. Sekarang Ayu ingin asisten kedua, untuk "
                "GitHub. Apa yang Anda lakukan?",
            ),
            choices=(
                Choice(
                    Text(
                        en="Update the session, so that it has both toolkits.",
                        id="Memperbarui session itu agar punya kedua toolkit.",
                    ),
                    because=Text(
                        en="Then each helper could do the other one's work: neither has the least "
                        "it needs.",
                        id="Akibatnya, masing-masing bisa mengerjakan tugas yang lain: izin "
                        "keduanya jadi lebih dari yang diperlukan.",
                    ),
                ),
                Choice(
                    Text(
                        en="Remove `toolkits` from the session with `None`.",
                        id="Menghapus `toolkits` dari session itu dengan `None`.",
                    ),
                    because=Text(
                        en="`None` removes the rule, and without a rule every toolkit is open.",
                        id="`None` menghapus aturannya, dan tanpa aturan semua toolkit terbuka.",
                    ),
                ),
                Choice(
                    Text(
                        en="Create a second session, for GitHub only.",
                        id="Membuat session kedua, khusus untuk GitHub.",
                    ),
                    because=Text(
                        en="Different needs, different sessions: here the rule behind this course "
                        "still holds, and the logs stay apart, too.",
                        id="Beda keperluan, beda session: dalam hal ini aturan yang menjadi dasar "
                        "kursus masih berlaku, dan log-nya pun tetap terpisah.",
                    ),
                    right=True,
                ),
            ),
        ),
        Question(
            asks=Text(
                en="Your update ends in a `SessionConfigConflictError`. What has happened to the "
                "session?",
                id="Perubahan Anda berakhir dengan `SessionConfigConflictError`. Apa yang terjadi "
                "pada session itu?",
            ),
            choices=(
                Choice(
                    Text(
                        en="Nothing of yours: somebody else's change stands.",
                        id="Perubahan Anda tidak masuk: yang berlaku adalah perubahan orang lain.",
                    ),
                    because=Text(
                        en="Read it again, merge your change into what you find, and update once "
                        "more.",
                        id="Baca lagi, gabungkan perubahan Anda dengan yang Anda temukan, lalu "
                        "perbarui sekali lagi.",
                    ),
                    right=True,
                ),
                Choice(
                    Text(
                        en="Both changes were merged; the history shows how.",
                        id="Kedua perubahan digabungkan; riwayatnya menunjukkan caranya.",
                    ),
                    because=Text(
                        en="Nobody merges for you: the service only says that your copy is old.",
                        id="Tidak ada yang menggabungkannya untuk Anda: layanan hanya mengatakan "
                        "bahwa salinan Anda sudah usang.",
                    ),
                ),
                Choice(
                    Text(
                        en="It is locked until the other writer is done.",
                        id="Session itu terkunci sampai penulis lain selesai.",
                    ),
                    because=Text(
                        en="There is no lock. The next update with the right version goes through.",
                        id="Tidak ada kunci. Perubahan berikutnya dengan versi yang tepat akan "
                        "diterima.",
                    ),
                ),
            ),
        ),
    ),
)
