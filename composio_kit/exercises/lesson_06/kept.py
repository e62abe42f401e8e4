"""A session object that was kept: what in it is old, and how a session is brought up to date."""

from typing import Any

from composio_kit.accounts import account_rows
from composio_kit.exercises.declarations import (
    Exercise,
    Judgement,
    Mistake,
    Option,
    Outcome,
    Prediction,
    Text,
    mistaken,
)


def old_object_used(tried: Any) -> str:
    """Which option happened when the kept object was asked to send a mail."""
    return "refused" if tried.error else "sent"


def judge_repin(composio: Any, session: Any, repaired: Any) -> Judgement:
    """Whether this is the same session, and it pins the account that its user has now."""
    if isinstance(repaired, str):
        return mistaken("session-id", session=repaired)
    if repaired.session_id != session.session_id:
        return mistaken("new-session", old=session.session_id, new=repaired.session_id)
    config = composio.use(repaired.session_id).config
    pins = (config.connected_accounts or {}).get("gmail")
    if not pins:
        return mistaken("unpinned")
    active = {
        row.account
        for row in account_rows(composio, config.user_id)
        if row.toolkit == "gmail" and row.status == "ACTIVE"
    }
    if not set(pins) <= active:
        return mistaken("still-pinned", account=pins[0])
    return Outcome.CORRECT


KEPT = Prediction(
    id="06-kept",
    question=Text(
        en="You keep the object `chat`. Elsewhere the same session is updated: no more sending. "
        "Then you send a mail with `chat`. What happens?",
        id="Anda menyimpan objek `chat`. Di tempat lain, session yang sama diperbarui: tidak boleh "
        "mengirim lagi. Lalu Anda mengirim email lewat `chat`. Apa yang terjadi?",
    ),
    options=(
        Option(
            "sent",
            Text(
                en="It is sent: this object still holds the old configuration.",
                id="Terkirim: objek ini masih memegang konfigurasi lama.",
            ),
        ),
        Option(
            "refused",
            Text(
                en="It is refused: the service looks at the session, not at your object.",
                id="Ditolak: layanan melihat session-nya, bukan objek Anda.",
            ),
        ),
        Option(
            "raised",
            Text(
                en="An exception: the version of this object is too old.",
                id="Muncul exception: versi objek ini terlalu lama.",
            ),
        ),
    ),
    observe=old_object_used,
    happens="refused",
    because=Text(
        en="A call carries only the session ID. What the session may do is decided where it lives: "
        "on the service.",
        id="Panggilan hanya membawa session ID. Apa yang boleh dilakukan session itu diputuskan "
        "di tempat ia disimpan: di layanan.",
    ),
)

REPIN = Exercise(
    id="06-repin",
    start="repaired = ...",
    answer="composio, pinned, repaired",
    judge=judge_repin,
    correct=Text(
        en="The same session, the same log, and an account that exists.",
        id="Session yang sama, log yang sama, dan akun yang memang ada.",
    ),
    hints=(
        Text(
            en="The ID is to stay, the pin is to change. Which method changes a session in place?",
            id="ID-nya tetap, sematannya berubah. Metode mana yang mengubah session yang ada?",
        ),
        Text(
            en="`update` with `connected_accounts`, written as for `create`. But it wants a list "
            "of IDs for `gmail`, even for one.",
            id="`update` dengan `connected_accounts`, ditulis seperti pada `create`. Hanya saja, "
            "`gmail` harus diberi list berisi ID, walaupun cuma satu.",
        ),
    ),
    mistakes=(
        Mistake(
            "session-id",
            code="repaired = pinned.session_id",
            says=Text(
                en="`{session}` is the ID of a session. Hand over the session, after its repair.",
                id="`{session}` adalah ID sebuah session. Serahkan session-nya, setelah "
                "diperbaiki.",
            ),
        ),
        Mistake(
            "still-pinned",
            code="repaired = composio.use(pinned.session_id)",
            says=Text(
                en="A new object, the old pin: the session still wants `{account}`. What `use` "
                "fetches is the record, and the pin stands in it.",
                id="Objeknya baru, sematannya lama: session ini masih meminta `{account}`. Yang "
                "diambil `use` adalah data session-nya, dan di sanalah sematan itu tertulis.",
            ),
        ),
        Mistake(
            "new-session",
            code="""\
repaired = composio.create(user_id="user_chris", connected_accounts={"gmail": again.id})""",
            says=Text(
                en="This works, but it is another session: `{new}`. The calls of this "
                "conversation would lie in two logs, and whoever stored `{old}` keeps the broken "
                "one.",
                id="Ini berfungsi, tetapi session-nya lain: `{new}`. Panggilan dari percakapan ini "
                "akan terpecah di dua log, dan siapa pun yang menyimpan `{old}` tetap memegang "
                "session yang rusak.",
            ),
        ),
        Mistake(
            "unpinned",
            code="""\
repaired = composio.use(pinned.session_id)
repaired.update(connected_accounts={})""",
            says=Text(
                en="Without a pin the session takes whichever account Chris connected last. The "
                "boundary is gone, and the task was to move it.",
                id="Tanpa sematan, session memakai akun mana pun yang terakhir dihubungkan Chris. "
                "Batasnya hilang, padahal tugasnya memindahkannya.",
            ),
        ),
    ),
    solution="""\
repaired = composio.use(pinned.session_id)
repaired.update(connected_accounts={"gmail": [again.id]})""",
)
