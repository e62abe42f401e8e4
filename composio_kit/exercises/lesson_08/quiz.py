"""The three questions at the end of lesson 08."""

from composio_kit.exercises.declarations import Choice, Question, Quiz, Text

QUIZ = Quiz(
    id="08-quiz",
    questions=(
        Question(
            asks=Text(
                en="What may all users of a server share?",
                id="Apa yang boleh dipakai bersama oleh semua user sebuah server?",
            ),
            choices=(
                Choice(
                    Text(en="The model.", id="Modelnya."),
                    because=Text(
                        en="It keeps nothing between two calls. Tools, session and thread belong "
                        "to one person.",
                        id="Model tidak menyimpan apa-apa di antara dua panggilan. Tool, session, "
                        "dan thread milik satu orang.",
                    ),
                    right=True,
                ),
                Choice(
                    Text(en="The compiled graph.", id="Graf yang sudah dikompilasi."),
                    because=Text(
                        en="The tools are in it, and in the tools is the session of one user.",
                        id="Di dalamnya ada tool, dan di dalam tool ada session milik satu user.",
                    ),
                ),
                Choice(
                    Text(en="The thread ID.", id="Thread ID-nya."),
                    because=Text(
                        en="Whoever has it reads the whole conversation that is kept under it.",
                        id="Siapa pun yang memilikinya bisa membaca seluruh percakapan yang "
                        "tersimpan di situ.",
                    ),
                ),
            ),
        ),
        Question(
            asks=Text(
                en="Why does `one_by_one` make a step of its own for each call?",
                id="Mengapa `one_by_one` membuat satu langkah untuk setiap panggilan?",
            ),
            choices=(
                Choice(
                    Text(en="It is faster.", id="Supaya lebih cepat."),
                    because=Text(
                        en="`ToolNode` alone runs several calls at the same time, too.",
                        id="`ToolNode` sendiri pun menjalankan beberapa panggilan sekaligus.",
                    ),
                ),
                Choice(
                    Text(
                        en="So that a resumed call does not run its neighbours twice.",
                        id="Supaya panggilan yang dilanjutkan tidak mengulang panggilan lain.",
                    ),
                    because=Text(
                        en="A step that was interrupted runs again from its beginning, with "
                        "everything in it.",
                        id="Langkah yang terinterupsi dijalankan lagi dari awal, beserta semua "
                        "yang ada di dalamnya.",
                    ),
                    right=True,
                ),
                Choice(
                    Text(
                        en="So that the person is asked only once.",
                        id="Supaya orangnya hanya ditanya sekali.",
                    ),
                    because=Text(
                        en="How often a person is asked is up to the session and to their answer.",
                        id="Seberapa sering seseorang ditanya bergantung pada session dan "
                        "jawabannya sendiri.",
                    ),
                ),
            ),
        ),
        Question(
            asks=Text(
                en="A prompt says: “Send nothing before the user agrees.” What is it worth?",
                id="Sebuah prompt berbunyi: “Jangan kirim sebelum user setuju.” Seberapa ampuh?",
            ),
            choices=(
                Choice(
                    Text(
                        en="As much as `require_approval`.",
                        id="Sama ampuhnya dengan `require_approval`.",
                    ),
                    because=Text(
                        en="With `require_approval` the service holds the call back, whatever the "
                        "model thinks.",
                        id="Dengan `require_approval`, layanan menahan panggilannya, apa pun "
                        "pendapat model.",
                    ),
                ),
                Choice(
                    Text(
                        en="It asks the model. Only the session's settings hold the call back.",
                        id="Itu permintaan kepada model. Yang menahan hanya pengaturan session.",
                    ),
                    because=Text(
                        en="A mail that the model reads can ask for the opposite, and be heard.",
                        id="Email yang dibaca model bisa meminta kebalikannya, dan dituruti.",
                    ),
                    right=True,
                ),
                Choice(
                    Text(en="Nothing: leave it out.", id="Tidak ada gunanya: hapus saja."),
                    because=Text(
                        en="It makes for good manners, and spares questions. It is no lock.",
                        id="Prompt itu membuat model lebih sopan dan mengurangi pertanyaan. Tetapi "
                        "prompt bukan gembok.",
                    ),
                ),
            ),
        ),
    ),
)
