"""The three questions at the end of lesson 04."""

from composio_kit.exercises.declarations import Choice, Question, Quiz, Text

QUIZ = Quiz(
    id="04-quiz",
    questions=(
        Question(
            asks=Text(
                en="Parents got a mail from the wrong address last week. What proves which "
                "account sent it?",
                id="Minggu lalu orang tua murid menerima email dari alamat yang salah. Apa yang "
                "membuktikan akun mana yang mengirimnya?",
            ),
            choices=(
                Choice(
                    Text(
                        en="The error that the call returned.",
                        id="Error yang dikembalikan panggilan itu.",
                    ),
                    because=Text(
                        en="There was none: the call succeeded, from the wrong account.",
                        id="Tidak ada error: panggilannya berhasil, hanya dari akun yang salah.",
                    ),
                ),
                Choice(
                    Text(
                        en="The account in the log entry of that call.",
                        id="Akun yang tertera pada catatan panggilan itu di log.",
                    ),
                    because=Text(
                        en="The log keeps for each call the account that it really used.",
                        id="Untuk setiap panggilan, log menyimpan akun yang benar-benar dipakai.",
                    ),
                    right=True,
                ),
                Choice(
                    Text(
                        en="The account that is used by default today.",
                        id="Akun yang hari ini menjadi default.",
                    ),
                    because=Text(
                        en="That tells about the next mail. Accounts may have come and gone since.",
                        id="Itu memberi tahu tentang email berikutnya. Sejak itu bisa saja ada "
                        "akun yang datang dan pergi.",
                    ),
                ),
            ),
        ),
        Question(
            asks=Text(
                en="Nobody touched the code, yet since yesterday it sends from another account. "
                "What most likely happened?",
                id="Kodenya tidak disentuh, tetapi sejak kemarin email terkirim dari akun lain. "
                "Apa yang paling mungkin terjadi?",
            ),
            choices=(
                Choice(
                    Text(
                        en="The user connected another account.",
                        id="User itu menghubungkan akun lain.",
                    ),
                    because=Text(
                        en="The newest connection becomes the default for every session without a "
                        "pin.",
                        id="Koneksi terbaru menjadi akun default bagi setiap session tanpa "
                        "sematan.",
                    ),
                    right=True,
                ),
                Choice(
                    Text(
                        en="The session expired, and a new one chose at random.",
                        id="Session-nya kedaluwarsa, lalu session baru memilih secara acak.",
                    ),
                    because=Text(
                        en="Nothing is random here, and a session stays until you delete it.",
                        id="Di sini tidak ada yang acak, dan session tetap ada sampai Anda "
                        "menghapusnya.",
                    ),
                ),
                Choice(
                    Text(en="An alias was changed.", id="Sebuah alias diganti."),
                    because=Text(
                        en="An alias is a label. It matters only to calls that name it.",
                        id="Alias hanyalah label. Pengaruhnya hanya pada panggilan yang "
                        "menyebutnya.",
                    ),
                ),
            ),
        ),
        Question(
            asks=Text(
                en="An agent must never touch Ayu's private mailbox. What holds?",
                id="Sebuah agen tidak boleh menyentuh kotak surat pribadi Ayu. Apa yang "
                "benar-benar menahannya?",
            ),
            choices=(
                Choice(
                    Text(
                        en="A sentence in its prompt.",
                        id="Sebuah kalimat di dalam prompt-nya.",
                    ),
                    because=Text(
                        en="A prompt is a request. A mail with a clever text can ask for the "
                        "opposite.",
                        id="Prompt hanyalah permintaan. Email dengan kata-kata licik bisa meminta "
                        "sebaliknya.",
                    ),
                ),
                Choice(
                    Text(
                        en="A session that requires a choice.",
                        id="Session yang mewajibkan pilihan.",
                    ),
                    because=Text(
                        en="It makes the agent choose, and the agent may choose `personal`.",
                        id="Agennya memang harus memilih, tetapi ia boleh memilih `personal`.",
                    ),
                ),
                Choice(
                    Text(
                        en="A session that is pinned to `work`.",
                        id="Session yang disematkan pada `work`.",
                    ),
                    because=Text(
                        en="The service refuses every other account, whoever asks.",
                        id="Layanan menolak akun lain, siapa pun yang meminta.",
                    ),
                    right=True,
                ),
            ),
        ),
    ),
)
