"""What a learner of lesson 01 is asked before a run."""

from collections.abc import Mapping
from typing import Any

from composio_kit.exercises.declarations import Option, Prediction, Text


def what_budi_got(result: Any) -> str:
    """Which option the answer to Budi's call is."""
    if result.error:
        return "refused"
    return "budis" if result.data["login"] == "budi" else "ayus"


def what_budi_reads(ayus: str, budis: str) -> str:
    """Which option a look into the mailboxes of both is."""
    if budis == ayus:
        return "ayus"
    return "own" if "@" in budis else "nothing"


def what_ayu_finds(connected: Mapping[str, bool]) -> str:
    """Which option the toolkits of Ayu's new session are."""
    return "all" if all(connected.values()) else "nothing"


TRESPASS = Prediction(
    id="01-trespass",
    question=Text(
        en="Budi's session names Ayu's GitHub account by its ID. What comes back?",
        id="Session Budi menyebut akun GitHub Ayu lewat ID-nya. Apa yang didapat?",
    ),
    options=(
        Option(
            "ayus",
            Text(
                en="Ayu's profile: whoever knows the ID can use the account.",
                id="Profil Ayu: siapa yang tahu ID-nya bisa memakai akunnya.",
            ),
        ),
        Option(
            "budis",
            Text(
                en="Budi's profile: an ID that is not his is ignored.",
                id="Profil Budi: ID milik orang lain diabaikan saja.",
            ),
        ),
        Option("refused", Text(en="A refusal.", id="Penolakan.")),
    ),
    observe=what_budi_got,
    happens="refused",
    because=Text(
        en="A session reaches the accounts of its own user only. Knowing another one's ID is no "
        "key.",
        id="Session hanya menjangkau akun milik user-nya sendiri. Tahu ID akun orang lain tidak "
        "membuka apa-apa.",
    ),
)

DEFAULT = Prediction(
    id="01-default",
    question=Text(
        en="Budi opens the same app for the first time and looks into his mail. What does he see?",
        id="Budi membuka aplikasi yang sama untuk pertama kali, lalu melihat email-nya. Apa yang "
        "ia lihat?",
    ),
    options=(
        Option(
            "nothing",
            Text(
                en="Nothing: he is asked to connect Gmail first.",
                id="Tidak ada: ia diminta menghubungkan Gmail dulu.",
            ),
        ),
        Option(
            "own",
            Text(
                en="His own mailbox: it is a session of his own.",
                id="Kotak suratnya sendiri: session-nya juga session sendiri.",
            ),
        ),
        Option("ayus", Text(en="Ayu's mailbox.", id="Kotak surat Ayu.")),
    ),
    observe=what_budi_reads,
    happens="ayus",
    because=Text(
        en="To Composio, whoever says `default` is one and the same user, and that user has Gmail.",
        id="Bagi Composio, siapa pun yang menyebut `default` adalah user yang sama, dan user itu "
        "sudah punya Gmail.",
    ),
)

EMAIL = Prediction(
    id="01-email",
    question=Text(
        en="Ayu logs in with her new address. What does her session find?",
        id="Ayu login dengan alamat barunya. Apa yang ditemukan session-nya?",
    ),
    options=(
        Option(
            "all",
            Text(
                en="Gmail and GitHub: it is still the same Ayu.",
                id="Gmail dan GitHub: orangnya kan tetap Ayu.",
            ),
        ),
        Option(
            "error",
            Text(
                en="An error: the service does not know this user.",
                id="Sebuah error: layanan tidak mengenal user ini.",
            ),
        ),
        Option(
            "nothing",
            Text(
                en="No account at all, and no error either.",
                id="Tidak satu akun pun, dan tidak ada error juga.",
            ),
        ),
    ),
    observe=what_ayu_finds,
    happens="nothing",
    because=Text(
        en="Another string is another user, and a user that nobody has used yet is simply empty.",
        id="String yang berbeda berarti user yang berbeda, dan user yang belum pernah dipakai "
        "memang masih kosong.",
    ),
)
