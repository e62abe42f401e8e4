"""The three questions at the end of lesson 01."""

from composio_kit.exercises.declarations import Choice, Question, Quiz, Text

QUIZ = Quiz(
    id="01-quiz",
    questions=(
        Question(
            asks=Text(
                en="Your app uses `default` for everybody, and so far only you have tried it. How "
                "will you notice the mistake?",
                id="Aplikasi Anda memakai `default` untuk semua orang, dan baru Anda sendiri yang "
                "mencobanya. Bagaimana kesalahan itu akan ketahuan?",
            ),
            choices=(
                Choice(
                    Text(
                        en="The second person's first call raises an error.",
                        id="Panggilan pertama dari orang kedua melempar error.",
                    ),
                    because=Text(
                        en="Budi's calls all succeeded. That was the trouble.",
                        id="Semua panggilan Budi berhasil. Justru itu masalahnya.",
                    ),
                ),
                Choice(
                    Text(
                        en="In production the service refuses this ID.",
                        id="Di produksi, layanan menolak ID ini.",
                    ),
                    because=Text(
                        en="To the service `default` is a string like any other.",
                        id="Bagi layanan, `default` hanyalah string seperti yang lain.",
                    ),
                ),
                Choice(
                    Text(
                        en="Perhaps not at all: no call fails.",
                        id="Mungkin tidak akan ketahuan: tidak ada panggilan yang gagal.",
                    ),
                    because=Text(
                        en="Somebody must see a stranger's mail, and tell you.",
                        id="Harus ada yang melihat email orang lain dulu, lalu memberi tahu Anda.",
                    ),
                    right=True,
                ),
            ),
        ),
        Question(
            asks=Text(
                en="An app uses e-mail addresses as user IDs. Ayu leaves the school, and her "
                "address is given to a new teacher. What does the app show him on his first day?",
                id="Sebuah aplikasi memakai alamat email sebagai user ID. Ayu pindah dari sekolah "
                "itu, dan alamatnya diberikan kepada guru baru. Apa yang ia lihat di aplikasi pada "
                "hari pertamanya?",
            ),
            choices=(
                Choice(
                    Text(
                        en="Nothing: the accounts went with Ayu.",
                        id="Kosong: akunnya ikut pergi bersama Ayu.",
                    ),
                    because=Text(
                        en="They belong to the string, and the string stayed.",
                        id="Akun itu milik string-nya, dan string-nya tetap di situ.",
                    ),
                ),
                Choice(
                    Text(
                        en="Ayu's connected accounts.",
                        id="Connected account milik Ayu.",
                    ),
                    because=Text(
                        en="So a user ID must never be given to a second person.",
                        id="Karena itu user ID tidak boleh diberikan kepada orang kedua.",
                    ),
                    right=True,
                ),
                Choice(
                    Text(
                        en="An error: this user ID is taken.",
                        id="Sebuah error: user ID itu sudah dipakai.",
                    ),
                    because=Text(
                        en="User IDs are not registered, so none can be taken.",
                        id="User ID tidak pernah didaftarkan, jadi tidak ada yang “sudah dipakai”.",
                    ),
                ),
            ),
        ),
        Question(
            asks=Text(
                en="Who decides for which user a call works?",
                id="Siapa yang menentukan sebuah panggilan berjalan untuk user yang mana?",
            ),
            choices=(
                Choice(
                    Text(
                        en="Composio, which recognises who is logged in.",
                        id="Composio, yang mengenali siapa yang sedang login.",
                    ),
                    because=Text(
                        en="It sees your key and a string. People it does not know.",
                        id="Yang dilihatnya hanya key Anda dan sebuah string. Orangnya tidak ia "
                        "kenal.",
                    ),
                ),
                Choice(
                    Text(
                        en="My program, with the string it passes.",
                        id="Program saya, lewat string yang dikirimnya.",
                    ),
                    because=Text(
                        en="So take it from your own login, never from what a browser sends.",
                        id="Jadi ambillah dari login aplikasi Anda sendiri, jangan pernah dari "
                        "kiriman peramban.",
                    ),
                    right=True,
                ),
                Choice(
                    Text(
                        en="Whoever approved the connection.",
                        id="Orang yang menyetujui koneksinya.",
                    ),
                    because=Text(
                        en="That person decides which mailbox is connected, not who uses it.",
                        id="Orang itu menentukan kotak surat mana yang terhubung, bukan siapa yang "
                        "memakainya.",
                    ),
                ),
            ),
        ),
    ),
)
