"""The quiz of lesson 03."""

from composio_kit.exercises.declarations import Choice, Question, Quiz, Text

ARRIVED = Question(
    asks=Text(
        en="A browser opens your callback page with `status=success`. What do you do?",
        id="Sebuah peramban membuka halaman callback Anda dengan `status=success`. Apa yang Anda "
        "lakukan?",
    ),
    choices=(
        Choice(
            Text(
                en="Save the account as connected.",
                id="Menyimpan akun itu sebagai terhubung.",
            ),
            because=Text(
                en="Then the stranger of section 2 would have done. Anybody can open that address.",
                id="Kalau begitu, orang asing di bagian 2 pun sudah cukup. Siapa saja bisa membuka "
                "alamat itu.",
            ),
        ),
        Choice(
            Text(
                en="Ask the service for the account's status.",
                id="Menanyakan status akun itu kepada layanan.",
            ),
            because=Text(
                en="The callback says when to look; only the service knows what is true.",
                id="Callback memberi tahu kapan harus memeriksa; yang tahu kebenarannya hanya "
                "layanan.",
            ),
            right=True,
        ),
        Choice(
            Text(
                en="Nothing: callbacks cannot be trusted.",
                id="Tidak melakukan apa-apa: callback tidak bisa dipercaya.",
            ),
            because=Text(
                en="Then the person comes back, and your program does not notice. It is a good "
                "reason to look.",
                id="Kalau begitu orangnya sudah kembali, tetapi program Anda tidak tahu. Callback "
                "tetap alasan yang baik untuk memeriksa.",
            ),
        ),
    ),
)

ENDED = Question(
    asks=Text(
        en="Budi's Slack worked for months. Today its status is `EXPIRED`. What is the way back?",
        id="Slack milik Budi berfungsi berbulan-bulan. Hari ini statusnya `EXPIRED`. Apa jalan "
        "kembalinya?",
    ),
    choices=(
        Choice(
            Text(
                en="`composio.connected_accounts.enable`.",
                id="`composio.connected_accounts.enable`.",
            ),
            because=Text(
                en="That works for `INACTIVE` alone. Here it is refused with a 400.",
                id="Itu hanya berlaku untuk `INACTIVE`. Di sini panggilannya ditolak dengan 400.",
            ),
        ),
        Choice(
            Text(
                en="A longer `timeout` for `wait_for_connection`.",
                id="`timeout` yang lebih panjang untuk `wait_for_connection`.",
            ),
            because=Text(
                en="An ended account never becomes active by itself: the wait fails at once.",
                id="Akun yang sudah berakhir tidak akan aktif sendiri: penantiannya langsung "
                "gagal.",
            ),
        ),
        Choice(
            Text(
                en="A new link for Budi, and with it a new account.",
                id="Tautan baru untuk Budi, dan dengan itu akun baru.",
            ),
            because=Text(
                en="His consent has ended, and only he can give a new one.",
                id="Izin darinya sudah berakhir, dan hanya Budi yang bisa memberi yang baru.",
            ),
            right=True,
        ),
    ),
)

USED = Question(
    asks=Text(
        en="A call has a sentence in `.error`, and its log entry names an account. What now?",
        id="Hasil sebuah panggilan memuat kalimat di `.error`, dan catatannya di log menyebut "
        "sebuah akun. Apa selanjutnya?",
    ),
    choices=(
        Choice(
            Text(
                en="Send the person a link.",
                id="Mengirim tautan kepada orangnya.",
            ),
            because=Text(
                en="An account was found and used, so a connection was there.",
                id="Akunnya ditemukan dan dipakai, jadi koneksinya ada.",
            ),
        ),
        Choice(
            Text(
                en="Read the sentence: this tool could not do this with this account.",
                id="Membaca kalimatnya: tool ini tidak bisa melakukannya dengan akun ini.",
            ),
            because=Text(
                en="A wrong argument, a thing that is gone, or a scope that nobody asked for.",
                id="Argumen yang salah, sesuatu yang sudah tidak ada, atau scope yang tidak pernah "
                "diminta.",
            ),
            right=True,
        ),
        Choice(
            Text(
                en="Check the API key.",
                id="Memeriksa API key.",
            ),
            because=Text(
                en="With a wrong key there would be no log entry at all.",
                id="Dengan key yang salah, catatan di log pun tidak akan ada.",
            ),
        ),
    ),
)

QUIZ = Quiz(id="03-quiz", questions=(ARRIVED, ENDED, USED))
