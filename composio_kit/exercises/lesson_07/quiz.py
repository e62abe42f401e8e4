"""The three questions at the end of lesson 07."""

from composio_kit.exercises.declarations import Choice, Question, Quiz, Text

QUIZ = Quiz(
    id="07-quiz",
    questions=(
        Question(
            asks=Text(
                en="Which ID do you write into every line of your own log, to find one piece of "
                "work again?",
                id="ID mana yang Anda tulis di setiap baris log Anda sendiri supaya satu pekerjaan "
                "bisa ditemukan kembali?",
            ),
            choices=(
                Choice(
                    Text(en="The workflow ID.", id="Workflow ID."),
                    because=Text(
                        en="`trace` found nothing by it: the log is not grouped by workflows.",
                        id="Dengan ID itu `trace` tidak menemukan apa-apa: log tidak "
                        "dikelompokkan menurut workflow.",
                    ),
                ),
                Choice(
                    Text(en="The session ID.", id="Session ID."),
                    because=Text(
                        en="Every call carries it, and the log calls it the trace ID too.",
                        id="Setiap panggilan membawanya, dan di log ia juga disebut trace ID.",
                    ),
                    right=True,
                ),
                Choice(
                    Text(en="The user ID.", id="User ID."),
                    because=Text(
                        en="It finds everything this user ever did, not this piece of work.",
                        id="Yang ditemukan adalah semua yang pernah dikerjakan user itu, bukan "
                        "pekerjaan yang ini saja.",
                    ),
                ),
            ),
        ),
        Question(
            asks=Text(
                en="A mail left from the wrong account. Which column of `trace` shows it?",
                id="Sebuah email terkirim dari akun yang salah. Kolom `trace` mana yang "
                "memperlihatkannya?",
            ),
            choices=(
                Choice(
                    Text(en="`status`", id="`status`"),
                    because=Text(
                        en="It says `success`: for the service nothing went wrong.",
                        id="Isinya `success`: bagi layanan, tidak ada yang salah.",
                    ),
                ),
                Choice(
                    Text(en="`request`", id="`request`"),
                    because=Text(
                        en="It leads to who asked, in your records, and not to the mailbox.",
                        id="Kolom itu membawa Anda ke orang yang meminta, lewat catatan Anda, "
                        "bukan ke kotak suratnya.",
                    ),
                ),
                Choice(
                    Text(en="`account`", id="`account`"),
                    because=Text(
                        en="It names the connected account that was really used; `connections` "
                        "says whose that is.",
                        id="Di situ tertulis connected account yang benar-benar dipakai; "
                        "`connections` memberi tahu pemiliknya.",
                    ),
                    right=True,
                ),
            ),
        ),
        Question(
            asks=Text(
                en="One session served two users. You join the log to your records and know who "
                "asked. What is repaired?",
                id="Satu session melayani dua user. Anda menggabungkan log dengan catatan sendiri "
                "dan tahu siapa yang meminta. Apa yang sudah pulih?",
            ),
            choices=(
                Choice(
                    Text(
                        en="Your knowledge. The mail is out, and the mailbox was read.",
                        id="Hanya pengetahuan Anda. Email sudah terkirim, dan kotak surat itu "
                        "sudah dibaca.",
                    ),
                    because=Text(
                        en="A join explains. Only a session for each user prevents.",
                        id="Penggabungan hanya menjelaskan. Yang mencegah adalah session "
                        "tersendiri untuk setiap user.",
                    ),
                    right=True,
                ),
                Choice(
                    Text(
                        en="Everything: the log names the right user from now on.",
                        id="Semuanya: mulai sekarang log mencatat user yang benar.",
                    ),
                    because=Text(
                        en="The log stays as it is: every call in it was made for Ayu.",
                        id="Log tetap seperti semula: semua panggilan di situ dibuat untuk Ayu.",
                    ),
                ),
                Choice(
                    Text(
                        en="The mail: it is sent again from the right mailbox.",
                        id="Email-nya: dikirim ulang dari kotak surat yang benar.",
                    ),
                    because=Text(
                        en="A join of two tables sends nothing.",
                        id="Menggabungkan dua tabel tidak mengirim apa pun.",
                    ),
                ),
            ),
        ),
    ),
)
