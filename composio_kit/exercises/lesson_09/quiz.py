"""The three questions at the end of lesson 09."""

from composio_kit.exercises.declarations import Choice, Question, Quiz, Text

QUIZ = Quiz(
    id="09-quiz",
    questions=(
        Question(
            asks=Text(
                en="Budi sends a valid token, and in the URL the ID of Ayu's conversation. What "
                "should he get?",
                id="Budi mengirim token yang sah, dan di URL ID percakapan Ayu. Apa yang "
                "seharusnya ia terima?",
            ),
            choices=(
                Choice(
                    Text(
                        en="The answer: his token is valid.",
                        id="Jawabannya: token Budi memang sah.",
                    ),
                    because=Text(
                        en="The token says who he is. It does not say that the conversation is "
                        "his.",
                        id="Token menyatakan siapa dia, bukan percakapan siapa itu.",
                    ),
                ),
                Choice(
                    Text(
                        en="404, as for a conversation that does not exist.",
                        id="404, sama seperti untuk percakapan yang tidak ada.",
                    ),
                    because=Text(
                        en="For Budi it does not exist, and so he does not learn that it does.",
                        id="Bagi Budi percakapan itu tidak ada, jadi ia pun tidak tahu bahwa "
                        "percakapan itu ada.",
                    ),
                    right=True,
                ),
                Choice(
                    Text(
                        en="401, so that he signs in again.",
                        id="401, supaya ia login lagi.",
                    ),
                    because=Text(
                        en="He is signed in. After the next sign-in he would be Budi again.",
                        id="Ia sudah login. Setelah login lagi pun ia tetap Budi.",
                    ),
                ),
            ),
        ),
        Question(
            asks=Text(
                en="Composio answers your service with 401. What does your service answer Ayu?",
                id="Composio menjawab layanan Anda dengan 401. Apa jawaban layanan Anda kepada "
                "Ayu?",
            ),
            choices=(
                Choice(
                    Text(en="401 as well.", id="401 juga."),
                    because=Text(
                        en="Her app would sign her out, and after signing in it would be the same.",
                        id="Aplikasinya akan menyuruh Ayu login lagi, dan sesudah itu keadaannya "
                        "tetap sama.",
                    ),
                ),
                Choice(
                    Text(
                        en="409 with a link to connect her account.",
                        id="409 dengan tautan untuk menghubungkan akunnya.",
                    ),
                    because=Text(
                        en="Her account is not the trouble: it is your API key that was refused.",
                        id="Akunnya tidak bermasalah: yang ditolak adalah API key Anda.",
                    ),
                ),
                Choice(
                    Text(
                        en="502, and an alarm for you.",
                        id="502, dan alarm untuk Anda.",
                    ),
                    because=Text(
                        en="Your key was refused: only you can mend that, and Ayu need not know "
                        "more.",
                        id="Key Anda yang ditolak: hanya Anda yang bisa memperbaikinya, dan Ayu "
                        "tidak perlu tahu lebih dari itu.",
                    ),
                    right=True,
                ),
            ),
        ),
        Question(
            asks=Text(
                en="Why are the endpoints of this lesson `def` and not `async def`?",
                id="Mengapa endpoint di pelajaran ini `def`, bukan `async def`?",
            ),
            choices=(
                Choice(
                    Text(
                        en="A synchronous SDK in `async def` lets everybody wait for one.",
                        id="SDK sinkron di dalam `async def` membuat semua menunggu satu orang.",
                    ),
                    because=Text(
                        en="FastAPI gives a `def` a thread of its own; an `async def` runs in the "
                        "event loop.",
                        id="FastAPI menjalankan `def` di thread tersendiri; `async def` berjalan "
                        "di event loop.",
                    ),
                    right=True,
                ),
                Choice(
                    Text(
                        en="In a thread each user is isolated from the others.",
                        id="Di dalam thread, setiap user terisolasi dari yang lain.",
                    ),
                    because=Text(
                        en="The token and the user's own session isolate them; threads share "
                        "everything.",
                        id="Yang mengisolasi adalah token dan session milik user itu; antar-thread "
                        "semuanya dipakai bersama.",
                    ),
                ),
                Choice(
                    Text(
                        en="FastAPI takes no tokens in `async def`.",
                        id="FastAPI tidak menerima token di `async def`.",
                    ),
                    because=Text(
                        en="It does: `async def` checked the same token here.",
                        id="Bisa: di sini `async def` memeriksa token yang sama.",
                    ),
                ),
            ),
        ),
    ),
)
