"""The three questions at the end of lesson 06."""

from composio_kit.exercises.declarations import Choice, Question, Quiz, Text

QUIZ = Quiz(
    id="06-quiz",
    questions=(
        Question(
            asks=Text(
                en="Another process has updated your session. What can still be old in yours?",
                id="Session Anda diperbarui oleh proses lain. Di proses Anda, apa yang masih bisa "
                "usang?",
            ),
            choices=(
                Choice(
                    Text(
                        en="What `execute` is allowed to do.",
                        id="Apa yang boleh dilakukan `execute`.",
                    ),
                    because=Text(
                        en="That is decided by the service, at each call.",
                        id="Itu diputuskan layanan, pada setiap panggilan.",
                    ),
                ),
                Choice(
                    Text(
                        en="`session.config`, and tools that an agent already holds.",
                        id="`session.config`, dan tool yang sudah dipegang agen.",
                    ),
                    because=Text(
                        en="Both are copies; `composio.use` and `tools()` fetch new ones.",
                        id="Keduanya salinan; `composio.use` dan `tools()` mengambil yang baru.",
                    ),
                    right=True,
                ),
                Choice(
                    Text(
                        en="The connections that `toolkits()` shows.",
                        id="Koneksi yang ditampilkan `toolkits()`.",
                    ),
                    because=Text(
                        en="`toolkits()` asks the service each time.",
                        id="`toolkits()` bertanya ke layanan setiap kali.",
                    ),
                ),
            ),
        ),
        Question(
            asks=Text(
                en="When do you need a new session?",
                id="Kapan Anda memerlukan session baru?",
            ),
            choices=(
                Choice(
                    Text(
                        en="When the user has connected another toolkit.",
                        id="Saat user menghubungkan toolkit lain.",
                    ),
                    because=Text(
                        en="An enabled toolkit works at once; only a setting that leaves it out "
                        "must change.",
                        id="Toolkit yang diaktifkan langsung berfungsi; yang perlu diubah hanya "
                        "pengaturan yang tidak mencantumkannya.",
                    ),
                ),
                Choice(
                    Text(
                        en="When the app's settings have changed.",
                        id="Saat pengaturan aplikasi berubah.",
                    ),
                    because=Text(
                        en="A new one would do, and `update` does it in the same log.",
                        id="Session baru memang bisa, tetapi dengan `update` log-nya tetap satu.",
                    ),
                ),
                Choice(
                    Text(
                        en="When another user, or a separate task, begins.",
                        id="Saat user lain, atau tugas yang terpisah, dimulai.",
                    ),
                    because=Text(
                        en="Whose accounts, and which work: that is what a session stands for.",
                        id="Akun siapa, dan pekerjaan yang mana: itulah yang diwakili session.",
                    ),
                    right=True,
                ),
            ),
        ),
        Question(
            asks=Text(
                en="With one session per message, what can the log alone not say?",
                id="Kalau setiap pesan punya session sendiri, apa yang tidak bisa dijawab oleh log "
                "saja?",
            ),
            choices=(
                Choice(
                    Text(
                        en="Which messages belong to one conversation.",
                        id="Pesan mana saja yang termasuk satu percakapan.",
                    ),
                    because=Text(
                        en="Its calls lie in as many sessions as it had messages.",
                        id="Panggilannya tersebar di session yang jumlahnya sama dengan jumlah "
                        "pesannya.",
                    ),
                    right=True,
                ),
                Choice(
                    Text(
                        en="For which user a call was made.",
                        id="Untuk user mana sebuah panggilan dibuat.",
                    ),
                    because=Text(
                        en="Every session has one user, under every policy of this lesson.",
                        id="Setiap session punya satu user, apa pun kebijakannya di pelajaran ini.",
                    ),
                ),
                Choice(
                    Text(
                        en="Which calls belong to one message.",
                        id="Panggilan mana yang termasuk satu pesan.",
                    ),
                    because=Text(
                        en="This is what one session per message says best.",
                        id="Justru itu yang paling jelas kalau setiap pesan punya session sendiri.",
                    ),
                ),
            ),
        ),
    ),
)
