"""The exercise in moving a person from one user id to another."""

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

OLD_ID = "budi@harbour.example"
TOOLKITS = {"github", "slack"}


def judge_move(composio: Any, new_id: Any) -> Judgement:
    """Whether Budi has his accounts under an id that lasts, and nothing under the e-mail."""
    if not isinstance(new_id, str):
        return Outcome.NOT_YET
    if "@" in new_id:
        return mistaken("email", user=new_id)
    rows = account_rows(composio, new_id)
    has = {row.toolkit for row in rows if row.status == "ACTIVE"}
    left = account_rows(composio, OLD_ID)
    if not has:
        return mistaken("nothing" if left else "lost", user=new_id)
    missing = TOOLKITS - has
    if missing:
        return mistaken("missing", toolkits=", ".join(sorted(missing)))
    return mistaken("left-behind", count=len(left)) if left else Outcome.CORRECT


MOVE = Exercise(
    id="01-move",
    start="new_id = ...",
    answer="composio, new_id",
    judge=judge_move,
    correct=Text(
        en="Budi may change his address as often as he likes, and nothing is left under the old "
        "one for its next owner.",
        id="Budi boleh berganti alamat sesering apa pun, dan tidak ada yang tertinggal di alamat "
        "lama untuk pemilik berikutnya.",
    ),
    hints=(
        Text(
            en="Which two steps did Ayu's move take, and which of them had to come first?",
            id="Apa dua langkah dalam kepindahan Ayu tadi, dan mana yang harus lebih dulu?",
        ),
        Text(
            en="A session for the new ID; `authorize` and `approve` for `github` and for `slack`; "
            "then `composio.connected_accounts.delete` for each account of the old ID.",
            id="Session untuk ID baru; `authorize` dan `approve` untuk `github` dan `slack`; lalu "
            "`composio.connected_accounts.delete` untuk setiap akun di ID lama.",
        ),
    ),
    mistakes=(
        Mistake(
            "email",
            code="""\
new_id = "budi@port.example"
session = composio.create(user_id=new_id)
approve(composio, session.authorize("github"), person="budi")
approve(composio, session.authorize("slack"), person="budi")""",
            says=Text(
                en="`{user}` is an address again. It works today, and the day it changes you will "
                "do all this once more.",
                id="`{user}` lagi-lagi sebuah alamat email. Hari ini aman; begitu alamatnya "
                "berganti, semua ini harus Anda ulangi.",
            ),
        ),
        Mistake(
            "nothing",
            code="""\
new_id = "usr_2001"
composio.create(user_id=new_id)""",
            says=Text(
                en="`{user}` has no connected account. Accounts do not follow a person to a new "
                "ID: Budi must authorize each of them again.",
                id="`{user}` belum punya connected account. Akun tidak ikut pindah ke ID baru: "
                "Budi harus memberi izin lagi untuk masing-masing.",
            ),
        ),
        Mistake(
            "missing",
            code="""\
new_id = "usr_2002"
session = composio.create(user_id=new_id)
approve(composio, session.authorize("github"), person="budi")""",
            says=Text(
                en="On the way something was lost: {toolkits}.",
                id="Ada yang tertinggal di jalan: {toolkits}.",
            ),
        ),
        Mistake(
            "left-behind",
            code="""\
new_id = "usr_2003"
session = composio.create(user_id=new_id)
for toolkit in ("github", "slack"):
    approve(composio, session.authorize(toolkit), person="budi")""",
            says=Text(
                en="Everything works under the new ID, but accounts are still there under the old "
                "one: {count}. Whoever gets Budi's address next gets them too.",
                id="Di ID baru semua sudah berfungsi, tetapi di ID lama masih ada akun: {count}. "
                "Siapa pun pemilik alamat Budi berikutnya akan mendapatkannya juga.",
            ),
        ),
        Mistake(
            "lost",
            code="""\
new_id = "usr_2004"
for account in connections(composio, "budi@harbour.example")["account"]:
    composio.connected_accounts.delete(account)""",
            says=Text(
                en="The old accounts are deleted and `{user}` has none: Budi can do nothing until "
                "he has authorized again. Delete last.",
                id="Akun lama sudah dihapus, sedangkan `{user}` belum punya satu pun: Budi tidak "
                "bisa apa-apa sebelum memberi izin lagi. Menghapus itu langkah terakhir.",
            ),
        ),
    ),
    solution="""\
new_id = "usr_1043"
session = composio.create(user_id=new_id)
for toolkit in ("github", "slack"):
    approve(composio, session.authorize(toolkit), person="budi")
for account in connections(composio, "budi@harbour.example")["account"]:
    composio.connected_accounts.delete(account)""",
)
