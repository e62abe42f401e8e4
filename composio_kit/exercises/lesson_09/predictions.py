"""What a learner predicts in lesson 09."""

from composio_kit.exercises.declarations import Option, Prediction, Text


def mailbox_seen(before: str, after: str) -> str:
    """Which option the address of Ayu's assistant is, after a stranger connected his own."""
    return "own" if before == after else "stranger"


def at_once_seen(most: int) -> str:
    """Which option the largest number of messages answered at one moment is."""
    return "one" if most == 1 else "many"


LINK = Prediction(
    id="09-link",
    question=Text(
        en="Budi asks the server for a Gmail link in Ayu's name, opens it himself and signs in "
        "with his own Google account. Then Ayu's assistant looks up her address. Whose is it?",
        id="Budi meminta tautan Gmail atas nama Ayu, membukanya sendiri, dan masuk dengan akun "
        "Google miliknya. Lalu asisten Ayu memeriksa alamat Ayu. Alamat siapa yang muncul?",
    ),
    options=(
        Option(
            "own",
            Text(
                en="Ayu's: her own Gmail was connected first.",
                id="Alamat Ayu: Gmail-nya terhubung lebih dulu.",
            ),
        ),
        Option(
            "refused",
            Text(
                en="None: Composio sees that it was not Ayu who opened the link.",
                id="Tidak ada: Composio tahu yang membuka tautan itu bukan Ayu.",
            ),
        ),
        Option(
            "stranger",
            Text(
                en="Budi's: his mailbox now counts as hers.",
                id="Alamat Budi: kotak surat Budi kini dianggap milik Ayu.",
            ),
        ),
    ),
    observe=mailbox_seen,
    happens="stranger",
    because=Text(
        en="Composio believes your server about the user, and takes the newest account. Whatever "
        "Ayu sends from now on leaves from Budi's mailbox.",
        id="Soal user, Composio percaya pada server Anda, dan akun terbarulah yang dipakai. Mulai "
        "sekarang apa pun yang dikirim Ayu terkirim dari kotak surat Budi.",
    ),
)

LOOP = Prediction(
    id="09-loop",
    question=Text(
        en="The same chat, written as `async def`. All 50 users ask at once. On how many "
        "messages does the server work at the same moment?",
        id="Chat yang sama, ditulis sebagai `async def`. Sebanyak 50 user bertanya serentak. "
        "Berapa pesan yang dikerjakan server pada saat yang sama?",
    ),
    options=(
        Option(
            "all",
            Text(
                en="On all 50: that is what `async` is for.",
                id="Ke-50 pesan itu: untuk itulah ada `async`.",
            ),
        ),
        Option(
            "many",
            Text(
                en="On several: as many as there are threads.",
                id="Beberapa: sebanyak thread yang ada.",
            ),
        ),
        Option("one", Text(en="On one. The others wait.", id="Satu. Yang lain menunggu.")),
    ),
    observe=at_once_seen,
    happens="one",
    because=Text(
        en="The SDK is synchronous: while it waits for Composio it holds the event loop, and with "
        "it everybody.",
        id="SDK-nya sinkron: selama menunggu Composio, ia menahan event loop, dan semua orang ikut "
        "menunggu.",
    ),
)
