"""An endpoint that shows an account to its owner alone."""

from typing import Any

from composio_kit.exercises.declarations import (
    Exercise,
    Judgement,
    Mistake,
    Outcome,
    Text,
    mistaken,
)

OWNER, STRANGER = "user_ayu", "user_budi"


def judge_own(composio: Any, app: Any, sign_in: Any) -> Judgement:
    """Whether an app tells the status of an account to the user it belongs to, and to no other."""
    from fastapi.testclient import TestClient

    service = TestClient(app, raise_server_exceptions=False)
    active = composio.connected_accounts.list(user_ids=[OWNER], statuses=["ACTIVE"])
    account = active.items[0].id

    def ask(user: str = "", account_id: str = account, **claims: str) -> Any:
        headers = {"authorization": f"Bearer {sign_in(user)}"} if user else {}
        return service.get(f"/api/accounts/{account_id}", headers=headers, params=claims)

    mine, theirs = ask(OWNER), ask(STRANGER)
    unknown = ask(OWNER, "ca_of_nobody")
    if mine.is_success and mine.json() is None:
        return Outcome.NOT_ATTEMPTED
    if ask().is_success:
        return mistaken("no-token")
    if ask(user_id=OWNER).is_success:
        return mistaken("from-url", user=OWNER)
    if theirs.is_success:
        return mistaken("any-user", user=STRANGER)
    if unknown.is_server_error:
        return mistaken("raises", unknown=unknown.status_code)
    if theirs.status_code != unknown.status_code:
        return mistaken("tells", other=theirs.status_code, unknown=unknown.status_code)
    if theirs.status_code != 404:
        return mistaken("forbidden", other=theirs.status_code)
    if mine.is_success and mine.json() != "ACTIVE":
        return mistaken("wrapped", got=mine.text)
    return Outcome.CORRECT if mine.is_success else Outcome.NOT_YET


HEAD = """\
account_api = FastAPI()


@account_api.get("/api/accounts/{account_id}")
"""

OWN_ONLY = (
    HEAD.replace("{account_id}", "{{account_id}}")
    + """\
def account_status(account_id: str, user: User):
    wanted = {{"user_ids": [user], "connected_account_ids": [account_id]}}
    found = composio.connected_accounts.list(**wanted).items
    if not found:
        raise HTTPException({status})
    return {result}"""
)

OWN = Exercise(
    id="09-own",
    start=HEAD + "def account_status(account_id: str): ...",
    answer="composio, account_api, sign_in",
    judge=judge_own,
    correct=Text(
        en="The token says who asks, and the list of their accounts says what is theirs. An ID "
        "in the URL may say anything now.",
        id="Token menyatakan siapa yang bertanya, dan daftar akunnya menyatakan apa yang menjadi "
        "miliknya. Sekarang ID apa pun boleh tertulis di URL.",
    ),
    hints=(
        Text(
            en="The token says who asks. What says that this account is theirs?",
            id="Token menyatakan siapa yang bertanya. Apa yang menyatakan bahwa akun itu miliknya?",
        ),
        Text(
            en="Add `user: User`. `composio.connected_accounts.list` takes `user_ids=[user]` and "
            "`connected_account_ids=[account_id]` together; nothing found is a 404.",
            id="Tambahkan `user: User`. `composio.connected_accounts.list` menerima "
            "`user_ids=[user]` dan `connected_account_ids=[account_id]` sekaligus; kalau tidak "
            "ada yang ditemukan, jawab 404.",
        ),
    ),
    mistakes=(
        Mistake(
            "no-token",
            code=HEAD
            + """\
def account_status(account_id: str):
    return composio.connected_accounts.get(account_id).status""",
            says=Text(
                en="Without any token the answer was the account's status. Who asks must come "
                "in: `user: User`.",
                id="Tanpa token sama sekali, status akun itu tetap diberikan. Fungsi itu perlu "
                "tahu siapa yang bertanya: `user: User`.",
            ),
        ),
        Mistake(
            "from-url",
            code=HEAD
            + """\
def account_status(account_id: str, user_id: str):
    found = composio.connected_accounts.list(user_ids=[user_id])
    return {one.id: one.status for one in found.items}[account_id]""",
            says=Text(
                en="The user comes from the URL again: whoever adds `?user_id={user}` is "
                "believed, without a token.",
                id="User-nya kembali diambil dari URL: siapa pun yang menambahkan "
                "`?user_id={user}` dipercaya, tanpa token.",
            ),
        ),
        Mistake(
            "any-user",
            code=HEAD
            + """\
def account_status(account_id: str, user: User):
    return composio.connected_accounts.get(account_id).status""",
            says=Text(
                en="`{user}` has a token of his own and read Ayu's account with it. To know who "
                "asks is not yet to know what is theirs.",
                id="`{user}` punya token sendiri, dan dengan token itu ia membaca akun Ayu. Tahu "
                "siapa yang bertanya belum berarti tahu apa yang menjadi miliknya.",
            ),
        ),
        Mistake(
            "raises",
            code=HEAD
            + """\
def account_status(account_id: str, user: User):
    account = composio.connected_accounts.get(account_id)
    if account.user_id != user:
        raise HTTPException(404)
    return account.status""",
            says=Text(
                en="For an ID that does not exist the answer is {unknown}, as for a bug: `get` "
                "raises `composio_client.NotFoundError` there. `list` only finds nothing.",
                id="Untuk ID yang tidak ada, jawabannya {unknown}, seolah-olah ada bug: di situ "
                "`get` melempar `composio_client.NotFoundError`. Dengan `list`, hasilnya hanya "
                "kosong.",
            ),
        ),
        Mistake(
            "tells",
            code=HEAD
            + """\
def account_status(account_id: str, user: User):
    try:
        account = composio.connected_accounts.get(account_id)
    except composio_client.NotFoundError:
        raise HTTPException(404) from None
    if account.user_id != user:
        raise HTTPException(403)
    return account.status""",
            says=Text(
                en="Nothing was read, but the answer tells: {other} for somebody else's account, "
                "{unknown} for one that does not exist. Give both the same answer.",
                id="Tidak ada yang terbaca, tetapi jawabannya membocorkan sesuatu: {other} untuk "
                "akun orang lain, {unknown} untuk akun yang tidak ada. Samakan jawabannya.",
            ),
        ),
        Mistake(
            "forbidden",
            code=OWN_ONLY.format(status=403, result="found[0].status"),
            says=Text(
                en="{other} says: there is something, and it is not for you. Your whole service "
                "says 404 for what is not there, and so should this.",
                id="{other} berarti: ada sesuatu di sini, tetapi bukan untuk Anda. Untuk yang "
                "tidak ada, layanan Anda selalu menjawab 404; di sini pun sebaiknya begitu.",
            ),
        ),
        Mistake(
            "wrapped",
            code=OWN_ONLY.format(status=404, result='{"status": found[0].status}'),
            says=Text(
                en="The owner got `{got}`. The task asks for the status itself, without anything "
                "around it.",
                id="Pemiliknya mendapat `{got}`. Yang diminta hanya statusnya, tanpa bungkus "
                "apa pun.",
            ),
        ),
    ),
    solution=OWN_ONLY.format(status=404, result="found[0].status"),
)
