"""The exercise of the session that may use one account only."""

from typing import Any

from composio_kit.accounts import account_rows
from composio_kit.exercises.declarations import (
    Exercise,
    Judgement,
    Mistake,
    Outcome,
    Text,
    mistaken,
)

USER = "user_ayu"


def judge_pin(composio: Any, session: Any) -> Judgement:
    """Whether this is a session of Ayu's that can reach her personal mailbox and no other."""
    config = session.config
    if config.user_id != USER:
        return mistaken("other-user", user=config.user_id)
    aliases = {row.account: row.alias for row in account_rows(composio, USER)}
    pins = (config.connected_accounts or {}).get("gmail", ())
    pinned = [aliases.get(account) or account for account in pins]
    if pinned == ["personal"]:
        return Outcome.CORRECT
    if len(pinned) > 1:
        return mistaken("both", count=len(pinned))
    if pinned:
        return mistaken("work", alias=pinned[0])
    return mistaken("choice" if config.multi_account else "luck")


PIN = Exercise(
    id="04-pin",
    start="travel_session = ...",
    answer="composio, travel_session",
    judge=judge_pin,
    correct=Text(
        en="Whatever the travel app does, or its model is talked into, it cannot reach the "
        "school's mail.",
        id="Apa pun yang dilakukan aplikasi perjalanan itu, atau yang dibisikkan orang kepada "
        "modelnya, email sekolah tidak terjangkau olehnya.",
    ),
    hints=(
        Text(
            en="What must hold even when another account is connected tomorrow, and even when a "
            "call names `work`?",
            id="Apa yang harus tetap berlaku meskipun besok ada akun lain yang dihubungkan, dan "
            "meskipun sebuah panggilan menyebut `work`?",
        ),
        Text(
            en="`connected_accounts` in `composio.create`, as for `pinned`: toolkit and account "
            "ID. You have the ID in `personal.id`.",
            id="`connected_accounts` di `composio.create`, seperti pada `pinned`: toolkit dan ID "
            "akunnya. ID itu ada di `personal.id`.",
        ),
    ),
    mistakes=(
        Mistake(
            "luck",
            code='travel_session = composio.create(user_id="user_ayu", toolkits=["gmail"])',
            says=Text(
                en="It uses `personal` today, because that was connected last. The next account "
                "that Ayu connects changes it: this is the very trap of step 2.",
                id="Hari ini ia memakai `personal`, karena akun itu yang terakhir dihubungkan. "
                "Akun berikutnya yang dihubungkan Ayu akan mengubahnya: inilah jebakan langkah 2.",
            ),
        ),
        Mistake(
            "choice",
            code="""\
choice = {"enable": True, "require_explicit_selection": True}
travel_session = composio.create(user_id="user_ayu", toolkits=["gmail"], multi_account=choice)""",
            says=Text(
                en="A required choice prevents accidents, not access: a call with "
                '`account="work"` still reads the school\'s mail.',
                id="Pilihan wajib mencegah kecelakaan, bukan akses: panggilan dengan "
                '`account="work"` tetap bisa membaca email sekolah.',
            ),
        ),
        Mistake(
            "work",
            code="""\
pins = {"gmail": work.id}
travel_session = composio.create(user_id="user_ayu", connected_accounts=pins)""",
            says=Text(
                en="It is pinned, but to `{alias}`: the train tickets are in the other mailbox.",
                id="Sudah disematkan, tetapi pada `{alias}`: tiket keretanya ada di kotak surat "
                "yang lain.",
            ),
        ),
        Mistake(
            "both",
            code="""\
pins = {"gmail": [personal.id, work.id]}
travel_session = composio.create(
    user_id="user_ayu", connected_accounts=pins, multi_account={"enable": True}
)""",
            says=Text(
                en="It is pinned to {count} accounts, so both can be used, in whatever order they "
                "stand in the list.",
                id="Session ini disematkan pada {count} akun, jadi keduanya bisa dipakai, apa pun "
                "urutannya di dalam daftar.",
            ),
        ),
        Mistake(
            "other-user",
            code='travel_session = composio.create(user_id="user_ayu_travel")',
            says=Text(
                en="A new user ID is a new person without any account. `{user}` has no mailbox at "
                "all; one user can have many sessions.",
                id="User ID baru berarti orang baru tanpa akun. `{user}` tidak punya kotak surat "
                "sama sekali; satu user boleh punya banyak session.",
            ),
        ),
    ),
    solution="""\
travel_session = composio.create(
    user_id="user_ayu",
    toolkits=["gmail"],
    connected_accounts={"gmail": personal.id},
)""",
)
