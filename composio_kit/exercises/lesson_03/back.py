"""The exercise on ways back: one account was switched off, another revoked."""

from collections.abc import Mapping
from typing import Any

from composio_kit.exercises.declarations import (
    Exercise,
    Judgement,
    Mistake,
    Outcome,
    Text,
    mistaken,
)

_BROKEN = """\
budi = composio.create(user_id="user_budi")
github = approve(composio, budi.authorize("github"))
slack = approve(composio, budi.authorize("slack"))
composio.connected_accounts.disable(github.id)
composio.connected_accounts.revoke(slack.id)
"""


def judge_back(composio: Any, github: Any, slack: Any, back: Mapping[str, Any]) -> Judgement:
    """Whether the same GitHub account works again, and a new Slack account in place of the old."""
    ids = {toolkit: getattr(account, "id", account) for toolkit, account in back.items()}
    now = {toolkit: composio.connected_accounts.get(ids[toolkit]) for toolkit in ids}
    if ids["github"] != github.id:
        return mistaken("second-account", old=github.id, new=ids["github"])
    for toolkit, account in now.items():
        if account.status == "INITIATED":
            return mistaken("asked-only", account=account.id, toolkit=toolkit)
        if account.status != "ACTIVE":
            return mistaken("as-it-was", account=account.id, status=account.status)
    right = all(account.toolkit.slug == toolkit for toolkit, account in now.items())
    return Outcome.CORRECT if right and set(now) == {"github", "slack"} else Outcome.NOT_YET


BACK = Exercise(
    id="03-back",
    start=f"""\
{_BROKEN}
back = {{"github": ..., "slack": ...}}""",
    answer="composio, github, slack, back",
    judge=judge_back,
    correct=Text(
        en="GitHub is the account it was, and Budi was not disturbed for it. Slack is a new "
        "account with a new ID: only Budi could give that.",
        id="GitHub tetap akun yang sama, dan Budi tidak perlu diganggu. Slack adalah akun baru "
        "dengan ID baru: yang itu hanya bisa diberikan oleh Budi.",
    ),
    hints=(
        Text(
            en="Which of the two statuses has an arrow back to `ACTIVE` in the picture, and which "
            "has none?",
            id="Di gambar tadi, status mana yang punya panah kembali ke `ACTIVE`, dan mana yang "
            "tidak?",
        ),
        Text(
            en="`composio.connected_accounts.enable` takes the ID of the one. For the other, do "
            "again what the first lines of this cell do, and hand over what `approve` returns.",
            id="`composio.connected_accounts.enable` menerima ID akun yang satu. Untuk yang lain, "
            "ulangi apa yang dilakukan baris-baris pertama sel ini, lalu serahkan hasil `approve`.",
        ),
    ),
    mistakes=(
        Mistake(
            "as-it-was",
            code=f"""\
{_BROKEN}
back = {{"github": github, "slack": slack}}""",
            says=Text(
                en="The service says `{status}` for `{account}`. The object in your hands is a "
                "snapshot from before: its `.status` still says what was true then.",
                id="Menurut layanan, `{account}` berstatus `{status}`. Objek yang Anda pegang "
                "adalah potret dari waktu lalu: `.status`-nya masih menyebut keadaan saat itu.",
            ),
        ),
        Mistake(
            "second-account",
            code=f"""\
{_BROKEN}
new = {{toolkit: approve(composio, budi.authorize(toolkit)) for toolkit in ("github", "slack")}}
back = new""",
            says=Text(
                en="Budi had to approve GitHub again and now has `{new}` besides `{old}`. What was "
                "only switched off can be switched on, without him.",
                id="Budi harus menyetujui GitHub lagi, dan sekarang punya `{new}` di samping "
                "`{old}`. Yang hanya dinonaktifkan bisa diaktifkan lagi, tanpa Budi.",
            ),
        ),
        Mistake(
            "asked-only",
            code=f"""\
{_BROKEN}
composio.connected_accounts.enable(github.id)
back = {{"github": github, "slack": budi.authorize("slack")}}""",
            says=Text(
                en="`{account}` is only asked for: its status is `INITIATED`. Budi has the link "
                "and has not answered yet.",
                id="`{account}` baru diminta: statusnya `INITIATED`. Budi sudah punya tautannya, "
                "tetapi belum menjawab.",
            ),
        ),
    ),
    solution=f"""\
{_BROKEN}
composio.connected_accounts.enable(github.id)
new_slack = approve(composio, budi.authorize("slack"))
back = {{"github": github, "slack": new_slack}}""",
)
