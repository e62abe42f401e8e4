"""The exercise of the two accounts whose names say nothing."""

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

USER = "user_budi"
EMPLOYER = "@harbour.example"


def judge_whose(composio: Any, accounts: Any) -> Judgement:
    """Whether each name stands for the account id of the mailbox that it promises."""
    known = {row.account: row.alias for row in account_rows(composio, USER)}
    work, personal = accounts["work"], accounts["personal"]
    for given in (work, personal):
        if given in known.values():
            return mistaken("alias", alias=given)
        if given not in known:
            return mistaken("not-budis", account=given)
    if work == personal:
        return mistaken("same", account=work)
    if _address(composio, personal).endswith(EMPLOYER):
        address = _address(composio, work)
        return mistaken("by-name", alias=known[work], address=address)
    return Outcome.CORRECT


def _address(composio: Any, account: str) -> str:
    """Whose mailbox an account opens, as the mail service says."""
    profile = composio.tools.execute(
        "GMAIL_GET_PROFILE",
        {},
        user_id=USER,
        connected_account_id=account,
        dangerously_skip_version_check=True,
    )
    return str(profile["data"]["emailAddress"])


WHOSE = Exercise(
    id="04-whose",
    start='budi_gmail = {"work": ..., "personal": ...}',
    answer="composio, budi_gmail",
    judge=judge_whose,
    correct=Text(
        en="You asked each mailbox for its address. The alias `primary` opens the private one: a "
        "name is only what somebody once typed.",
        id="Anda menanyakan alamatnya kepada tiap kotak surat. Alias `primary` ternyata membuka "
        "yang pribadi: sebuah nama hanyalah apa yang pernah diketik seseorang.",
    ),
    hints=(
        Text(
            en="Who knows whose mailbox it is: the alias, the table, or the mailbox?",
            id="Siapa yang tahu milik siapa kotak surat itu: alias-nya, tabelnya, atau kotak surat "
            "itu sendiri?",
        ),
        Text(
            en="`budi.execute` with the tool `GMAIL_GET_PROFILE`, once for each ID in the column "
            "`account`, with `account=` naming it. The address is in `.data`.",
            id="`budi.execute` dengan tool `GMAIL_GET_PROFILE`, sekali untuk tiap ID di kolom "
            "`account`, dan sebutkan dengan `account=`. Alamatnya ada di `.data`.",
        ),
    ),
    mistakes=(
        Mistake(
            "by-name",
            code="""\
ids = connections(composio, "user_budi").set_index("alias")["account"]
budi_gmail = {"work": ids["primary"], "personal": ids["second"]}""",
            says=Text(
                en="You went by the name. The account `{alias}` opens `{address}`, and that is not "
                "his employer's mail.",
                id="Anda berpatokan pada namanya. Akun `{alias}` membuka `{address}`, dan itu "
                "bukan email tempatnya bekerja.",
            ),
        ),
        Mistake(
            "same",
            code="""\
[gmail] = budi.toolkits(toolkits=["gmail"]).items
account = gmail.connection.connected_account.id
budi_gmail = {"work": account, "personal": account}""",
            says=Text(
                en="Both names stand for `{account}`, the account that this session uses if a call "
                "names none. `toolkits` shows only that one; the user has two.",
                id="Kedua nama menunjuk `{account}`, akun yang dipakai session ini bila sebuah "
                "panggilan tidak menyebut akun. `toolkits` hanya menampilkan yang itu, padahal "
                "user-nya punya dua.",
            ),
        ),
        Mistake(
            "alias",
            code='budi_gmail = {"work": "second", "personal": "primary"}',
            says=Text(
                en="`{alias}` is an alias, and aliases can be changed by anybody who has your key. "
                "Hand over the account ID, `ca_…`, which stays.",
                id="`{alias}` adalah alias, dan alias bisa diganti oleh siapa pun yang memegang "
                "key Anda. Serahkan ID akunnya, `ca_…`, yang tidak berubah.",
            ),
        ),
        Mistake(
            "not-budis",
            code='budi_gmail = {"work": work.id, "personal": personal.id}',
            says=Text(
                en="`{account}` is no account of Budi's. He is another user, so his accounts are "
                "not in Ayu's variables.",
                id="`{account}` bukan akun Budi. Ia user lain, jadi akunnya tidak ada di variabel "
                "milik Ayu.",
            ),
        ),
    ),
    solution="""\
budi_gmail = {}
for account in connections(composio, "user_budi")["account"]:
    profile = budi.execute("GMAIL_GET_PROFILE", account=account)
    is_work = profile.data["emailAddress"].endswith("@harbour.example")
    budi_gmail["work" if is_work else "personal"] = account""",
)
