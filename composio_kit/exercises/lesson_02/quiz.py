"""The quiz of lesson 02."""

from composio_kit.exercises.declarations import Choice, Question, Quiz, Text

QUIZ = Quiz(
    id="02-quiz",
    questions=(
        Question(
            asks=Text(
                en="Ayu's GitHub is connected. Her session has only Gmail enabled. What happens "
                "when it is to open an issue?",
                id="GitHub Ayu sudah terhubung. Di session-nya hanya Gmail yang diaktifkan. Apa "
                "yang terjadi ketika session itu diminta menulis issue?",
            ),
            choices=(
                Choice(
                    Text(
                        en="It opens the issue: the account is hers.",
                        id="Issue-nya ditulis: akunnya kan milik Ayu.",
                    ),
                    because=Text(
                        en="The account is there, but this session may not use it. You saw it in "
                        "step 4.",
                        id="Akunnya memang ada, tetapi session ini tidak boleh memakainya. Anda "
                        "melihatnya di langkah 4.",
                    ),
                ),
                Choice(
                    Text(
                        en="The tool is refused: not enabled in this session.",
                        id="Tool-nya ditolak: tidak diaktifkan di session ini.",
                    ),
                    because=Text(
                        en="A tool needs both: a connected account of the user, and a session "
                        "that enables it.",
                        id="Sebuah tool memerlukan keduanya: connected account milik user, dan "
                        "session yang mengaktifkannya.",
                    ),
                    right=True,
                ),
                Choice(
                    Text(
                        en="Ayu is asked to connect GitHub again.",
                        id="Ayu diminta menghubungkan GitHub lagi.",
                    ),
                    because=Text(
                        en="Nothing is wrong with her connection, so connecting again would not "
                        "help.",
                        id="Koneksinya tidak bermasalah, jadi menghubungkan lagi tidak akan "
                        "menolong.",
                    ),
                ),
            ),
        ),
        Question(
            asks=Text(
                en="Your server restarts in the middle of a conversation. How does its session "
                "go on?",
                id="Server Anda di-restart di tengah percakapan. Bagaimana session-nya "
                "dilanjutkan?",
            ),
            choices=(
                Choice(
                    Text(
                        en="With `create`, and the same arguments as the first time.",
                        id="Dengan `create`, memakai argumen yang sama seperti pertama kali.",
                    ),
                    because=Text(
                        en="That makes another session with another ID, and splits the log in two.",
                        id="Itu membuat session lain dengan ID lain, dan log-nya terbelah dua.",
                    ),
                ),
                Choice(
                    Text(
                        en="With `use`, and the session ID from your database.",
                        id="Dengan `use`, memakai session ID dari database Anda.",
                    ),
                    because=Text(
                        en="The session lives on the service. Keeping its ID is your part.",
                        id="Session itu hidup di layanan. Menyimpan ID-nya adalah tugas Anda.",
                    ),
                    right=True,
                ),
                Choice(
                    Text(
                        en="Not at all: it ended with your program.",
                        id="Tidak bisa: session itu berakhir bersama program Anda.",
                    ),
                    because=Text(
                        en="Only your object ended. A session stays until it is deleted.",
                        id="Yang berakhir hanya objek Anda. Session tetap ada sampai dihapus.",
                    ),
                ),
            ),
        ),
        Question(
            asks=Text(
                en="`session.mcp.headers` stood in a screenshot that you sent to a customer. "
                "What now?",
                id="`session.mcp.headers` ikut tampil dalam tangkapan layar yang Anda kirim ke "
                "pelanggan. Lalu bagaimana?",
            ),
            choices=(
                Choice(
                    Text(
                        en="Delete that session.",
                        id="Hapus session itu.",
                    ),
                    because=Text(
                        en="The address is gone then, but the key in the header still opens all "
                        "other sessions.",
                        id="Alamatnya memang hilang, tetapi key di header itu masih membuka semua "
                        "session lain.",
                    ),
                ),
                Choice(
                    Text(
                        en="Ask the user to disconnect the accounts.",
                        id="Minta user memutuskan akun-akunnya.",
                    ),
                    because=Text(
                        en="One user's accounts are not the point: the key reaches all users.",
                        id="Soalnya bukan akun satu user: key itu menjangkau semua user.",
                    ),
                ),
                Choice(
                    Text(
                        en="Replace the API key of the project.",
                        id="Ganti API key project itu.",
                    ),
                    because=Text(
                        en="The header is the key itself. Only a new key makes the old one "
                        "worthless.",
                        id="Header itu berisi key-nya sendiri. Hanya dengan key baru, key lama "
                        "tidak berguna lagi.",
                    ),
                    right=True,
                ),
            ),
        ),
    ),
)
