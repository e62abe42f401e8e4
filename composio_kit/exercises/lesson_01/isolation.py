"""The exercise that shows isolation by two log entries."""

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


def judge_isolation(composio: Any, works: Any, refused: Any) -> Judgement:
    """Whether one log entry shows Chris's account at work, and the other a stranger refused."""
    if not (isinstance(works, str) and isinstance(refused, str)):
        return mistaken("whole-result")
    his, theirs = composio.logs.get(works).data, composio.logs.get(refused).data
    if his["user_id"] != "user_chris":
        return mistaken("other-user", user=his["user_id"])
    if his["error"]:
        return mistaken("not-approved", error=his["error"])
    if theirs["user_id"] == "user_chris":
        return mistaken("one-user")
    if theirs["tool_slug"] != his["tool_slug"]:
        return Outcome.NOT_YET
    user = theirs["user_id"]
    if not theirs["error"]:
        return mistaken("own-account", user=user, account=theirs["connected_account_id"])
    has_own = any(
        row.toolkit == his["toolkit_slug"] and row.status == "ACTIVE"
        for row in account_rows(composio, user)
    )
    return Outcome.CORRECT if has_own else mistaken("nothing-connected", user=user)


ISOLATION = Exercise(
    id="01-isolation",
    start="works = ...\nrefused = ...",
    answer="composio, works, refused",
    judge=judge_isolation,
    correct=Text(
        en="Same tool, same account: it works for its user and is refused to another. That is "
        "isolation, on record.",
        id="Tool-nya sama, akunnya sama: bisa bagi pemiliknya, ditolak bagi user lain. Itulah "
        "isolasi, dan log membuktikannya.",
    ),
    hints=(
        Text(
            en="What must Budi's call name, so that its refusal is about Chris's account and "
            "nothing else?",
            id="Apa yang harus disebut panggilan Budi, supaya penolakannya memang soal akun Chris "
            "dan bukan soal lain?",
        ),
        Text(
            en="Make a session for `user_chris`, connect GitHub, call `whoami` through it; then "
            "call it through `budi` with `account=` and the ID of Chris's account. Each result "
            "has a `log_id`.",
            id="Buat session untuk `user_chris`, hubungkan GitHub, panggil `whoami` di sana; lalu "
            "panggil lewat `budi` dengan `account=` dan ID akun Chris. Setiap hasil punya "
            "`log_id`.",
        ),
    ),
    mistakes=(
        Mistake(
            "not-approved",
            code="""\
chris = composio.create(user_id="user_chris")
request = chris.authorize("github")
works = chris.execute(whoami, arguments={}).log_id
refused = budi.execute(whoami, arguments={}, account=request.id).log_id""",
            says=Text(
                en="Chris's own call failed too: {error} The account must work for him before its "
                "refusal to others says anything.",
                id="Panggilan Chris sendiri pun gagal: {error} Akunnya harus bisa ia pakai dulu; "
                "barulah penolakan bagi orang lain ada artinya.",
            ),
        ),
        Mistake(
            "other-user",
            code="""\
works = ayu.execute(whoami, arguments={}).log_id
refused = budi.execute(whoami, arguments={}, account=ayus_github.id).log_id""",
            says=Text(
                en="The first call was made for `{user}`. The account in question is Chris's.",
                id="Panggilan pertama dibuat untuk `{user}`. Yang ditanyakan adalah akun Chris.",
            ),
        ),
        Mistake(
            "whole-result",
            code="""\
chris = composio.create(user_id="user_chris")
account = approve(composio, chris.authorize("github"))
works = chris.execute(whoami, arguments={})
refused = budi.execute(whoami, arguments={}, account=account.id)""",
            says=Text(
                en="These are whole results. Hand over the ID of each call in the log: it is an "
                "attribute of the result.",
                id="Ini hasil panggilan seutuhnya. Yang diminta adalah ID tiap panggilan di log: "
                "salah satu atribut hasil itu.",
            ),
        ),
        Mistake(
            "own-account",
            code="""\
chris = composio.create(user_id="user_chris")
approve(composio, chris.authorize("github"))
works = chris.execute(whoami, arguments={}).log_id
refused = budi.execute(whoami, arguments={}).log_id""",
            says=Text(
                en="The second call was not refused: it named no account, so `{user}` used their "
                "own, `{account}`. Let it ask for Chris's.",
                id="Panggilan kedua tidak ditolak: tidak ada akun yang disebut, jadi `{user}` "
                "memakai akunnya sendiri, `{account}`. Mintalah akun milik Chris.",
            ),
        ),
        Mistake(
            "one-user",
            code="""\
chris = composio.create(user_id="user_chris")
account = approve(composio, chris.authorize("github"))
works = chris.execute(whoami, arguments={}).log_id
another = composio.create(user_id="user_chris")
refused = another.execute(whoami, arguments={}, account=account.id).log_id""",
            says=Text(
                en="Both calls were made for `user_chris`. A second session of the same user "
                "reaches the same accounts: users are isolated, sessions are not.",
                id="Kedua panggilan dibuat untuk `user_chris`. Session kedua dari user yang sama "
                "menjangkau akun yang sama: yang terisolasi adalah user, bukan session.",
            ),
        ),
        Mistake(
            "nothing-connected",
            code="""\
chris = composio.create(user_id="user_chris")
account = approve(composio, chris.authorize("github"))
dewi = composio.create(user_id="user_dewi")
works = chris.execute(whoami, arguments={}).log_id
refused = dewi.execute(whoami, arguments={}, account=account.id).log_id""",
            says=Text(
                en="`{user}` has no GitHub account at all and would be refused in any case. Take a "
                "user who has one: then only Chris's account can be the reason.",
                id="`{user}` tidak punya akun GitHub sama sekali, jadi pasti ditolak. Pakai user "
                "yang punya: barulah akun orang lain itu satu-satunya alasan.",
            ),
        ),
    ),
    solution="""\
chris = composio.create(user_id="user_chris")
account = approve(composio, chris.authorize("github"))
works = chris.execute(whoami, arguments={}).log_id
refused = budi.execute(whoami, arguments={}, account=account.id).log_id""",
)
