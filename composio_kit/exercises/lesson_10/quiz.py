"""The three questions at the end of lesson 10."""

from composio_kit.exercises.declarations import Choice, Question, Quiz, Text

QUIZ = Quiz(
    id="10-quiz",
    questions=(
        Question(
            asks=Text(
                en="Ayu's editor says 401 for a session that worked yesterday in your app. What do "
                "you look at?",
                id="Editor Ayu menampilkan 401 untuk session yang kemarin berfungsi di aplikasi "
                "Anda. Apa yang Anda periksa?",
            ),
            choices=(
                Choice(
                    Text(
                        en="Her GitHub connection: she must authorize again.",
                        id="Koneksi GitHub-nya: Ayu harus memberi izin lagi.",
                    ),
                    because=Text(
                        en="A missing connection is an error of the tool; a 401 comes before any "
                        "tool.",
                        id="Koneksi yang tidak ada adalah error dari tool; 401 muncul sebelum tool "
                        "mana pun dipanggil.",
                    ),
                ),
                Choice(
                    Text(
                        en="The key: whether the variable is set where the editor starts.",
                        id="Key-nya: apakah variabelnya terisi saat editor itu dijalankan.",
                    ),
                    because=Text(
                        en="An empty variable, or a reference that was never filled in, is a wrong "
                        "key.",
                        id="Variabel yang kosong, atau referensi yang tidak pernah diisi, sama "
                        "dengan key yang salah.",
                    ),
                    right=True,
                ),
                Choice(
                    Text(
                        en="The session: its tools are too narrow.",
                        id="Session-nya: tool yang diizinkan terlalu sedikit.",
                    ),
                    because=Text(
                        en="A tool that is not enabled answers with an error of its own, not with "
                        "401.",
                        id="Tool yang tidak diaktifkan menjawab dengan error tersendiri, bukan "
                        "dengan 401.",
                    ),
                ),
            ),
        ),
        Question(
            asks=Text(
                en="In your new test environment `session.mcp.headers` is empty. What do you do?",
                id="Di lingkungan uji Anda yang baru, `session.mcp.headers` kosong. Apa yang Anda "
                "lakukan?",
            ),
            choices=(
                Choice(
                    Text(
                        en="Add the key by hand: the address comes from Composio, after all.",
                        id="Menambahkan sendiri key-nya: alamatnya toh dari Composio.",
                    ),
                    because=Text(
                        en="Just that was withheld on purpose: you would send the key to an "
                        "address nobody has checked.",
                        id="Justru itu yang sengaja ditahan: Anda akan mengirim key ke alamat yang "
                        "belum diperiksa siapa pun.",
                    ),
                ),
                Choice(
                    Text(
                        en="Create sessions until the headers come.",
                        id="Membuat session lagi sampai header-nya muncul.",
                    ),
                    because=Text(
                        en="Nothing here is chance: the same two origins give the same answer.",
                        id="Tidak ada yang kebetulan di sini: kedua origin yang sama memberi "
                        "jawaban yang sama.",
                    ),
                ),
                Choice(
                    Text(
                        en="Compare the origins of `base_url` and `session.mcp.url`.",
                        id="Membandingkan origin `base_url` dengan origin `session.mcp.url`.",
                    ),
                    because=Text(
                        en="They must be equal, letter by letter. With `mcp=True` an exception "
                        "names both.",
                        id="Keduanya harus sama, huruf demi huruf. Dengan `mcp=True`, sebuah "
                        "exception menyebutkan keduanya.",
                    ),
                    right=True,
                ),
            ),
        ),
        Question(
            asks=Text(
                en="A parent wants Ayu's garden tools in their own editor. What do you give them?",
                id="Seorang wali murid ingin memakai tool kebun Ayu di editornya sendiri. Apa yang "
                "Anda berikan?",
            ),
            choices=(
                Choice(
                    Text(
                        en="An endpoint of your own, which checks who asks and keeps the key.",
                        id="Endpoint Anda sendiri, yang memeriksa peminta dan menahan key-nya.",
                    ),
                    because=Text(
                        en="So the key stays with you, and you decide for whom a session answers.",
                        id="Dengan begitu key tetap pada Anda, dan Anda yang menentukan untuk "
                        "siapa sebuah session menjawab.",
                    ),
                    right=True,
                ),
                Choice(
                    Text(
                        en="The settings file, and the key in a separate message.",
                        id="Berkas pengaturannya, dan key lewat pesan terpisah.",
                    ),
                    because=Text(
                        en="The key opens every session of every user of your project.",
                        id="Key itu membuka semua session dari semua user di project Anda.",
                    ),
                ),
                Choice(
                    Text(
                        en="The settings file and the key of a session that can only read.",
                        id="Berkas pengaturan dan key dari session yang hanya bisa membaca.",
                    ),
                    because=Text(
                        en="A session has no key of its own. The narrow session does not narrow "
                        "the key.",
                        id="Session tidak punya key sendiri. Session yang sempit tidak "
                        "mempersempit key.",
                    ),
                ),
            ),
        ),
    ),
)
