"""What a reader of lesson 04 predicts before the three runs that surprise."""

from typing import Any

from composio_kit.exercises.declarations import Option, Prediction, Text


def account_used(composio: Any, result: Any) -> str | None:
    """The alias of the account that a call used, as its log entry has it; `refused` if it failed.

    None if that account has another alias than the two of the lesson.
    """
    if result.error:
        return "refused"
    used = composio.logs.get(result.log_id).data["connected_account_id"]
    alias = composio.connected_accounts.get(used).alias
    return alias if alias in ("work", "personal") else None


DEFAULT = Prediction(
    id="04-default",
    question=Text(
        en="Same session, same code, two accounts. From which one does the answer leave now?",
        id="Session-nya sama, kodenya sama, tetapi akunnya kini dua. Dari akun mana jawaban itu "
        "terkirim?",
    ),
    options=(
        Option(
            "work",
            Text(
                en="From `work`, as before: nothing was changed in the session.",
                id="Dari `work`, seperti tadi: tidak ada yang diubah pada session-nya.",
            ),
        ),
        Option(
            "personal",
            Text(
                en="From `personal`, the account that was connected last.",
                id="Dari `personal`, akun yang terakhir dihubungkan.",
            ),
        ),
        Option(
            "refused",
            Text(
                en="From neither: the call fails, because it is not clear which one is meant.",
                id="Tidak dari keduanya: panggilannya gagal, karena tidak jelas akun mana yang "
                "dimaksud.",
            ),
        ),
    ),
    observe=account_used,
    happens="personal",
    because=Text(
        en="A call that names no account uses the one that was connected most recently. The "
        "session does not remember which one it used before.",
        id="Panggilan yang tidak menyebut akun memakai akun yang paling baru dihubungkan. "
        "Session tidak mengingat akun mana yang dipakainya tadi.",
    ),
)

DEMAND = Prediction(
    id="04-demand",
    question=Text(
        en="This session requires a choice, and the call names no account. What happens?",
        id="Session ini mewajibkan pilihan, dan panggilannya tidak menyebut akun. Apa yang "
        "terjadi?",
    ),
    options=(
        Option(
            "default",
            Text(
                en="The mail leaves from `personal`, with a warning.",
                id="Email terkirim dari `personal`, disertai peringatan.",
            ),
        ),
        Option(
            "refused",
            Text(
                en="Nothing is sent; the call fails and names the accounts there are.",
                id="Tidak ada yang dikirim; panggilannya gagal dan menyebutkan akun yang ada.",
            ),
        ),
        Option(
            "asks",
            Text(
                en="The call waits until Ayu has chosen.",
                id="Panggilannya menunggu sampai Ayu memilih.",
            ),
        ),
    ),
    observe=lambda result: "refused" if result.error else "default",
    happens="refused",
    because=Text(
        en="Ambiguity has become an error. It is one that your program can read, and answer with "
        "a name.",
        id="Pilihan yang tidak jelas kini menjadi error. Program Anda bisa membacanya, lalu "
        "menjawabnya dengan sebuah nama.",
    ),
)

DISCONNECT = Prediction(
    id="04-disconnect",
    question=Text(
        en="Ayu disconnects `personal`. What does the next call of the first `session` use?",
        id="Ayu memutuskan koneksi `personal`. Akun mana yang dipakai panggilan berikutnya "
        "dari `session` yang pertama?",
    ),
    options=(
        Option(
            "refused",
            Text(
                en="None: the session lost its account, so the call fails.",
                id="Tidak ada: session kehilangan akunnya, jadi panggilannya gagal.",
            ),
        ),
        Option(
            "personal",
            Text(
                en="Still `personal`, until the session ends.",
                id="Tetap `personal`, sampai session berakhir.",
            ),
        ),
        Option(
            "work",
            Text(
                en="`work`, which is again the account connected last.",
                id="`work`, yang kembali menjadi akun yang terakhir dihubungkan.",
            ),
        ),
    ),
    observe=account_used,
    happens="work",
    because=Text(
        en="Every call looks afresh at what is connected. The default moved once when an account "
        "came, and again when it went.",
        id="Setiap panggilan melihat lagi apa yang sedang terhubung. Akun default-nya bergeser "
        "ketika sebuah akun datang, dan bergeser lagi ketika akun itu pergi.",
    ),
)
