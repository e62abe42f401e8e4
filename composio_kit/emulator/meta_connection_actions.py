"""The actions of COMPOSIO_MANAGE_CONNECTIONS: add, list, rename and remove a connection.

Composio's reference describes toolkits as plain slugs, and the session's option
`enable_connection_removal` tells of an action to remove. Its agents send an item
of `toolkits` as an object for that: the toolkit's name, the action, and the id
and alias that it needs. An action reaches the accounts of the session's own user
and no others.
"""

from collections.abc import Callable, Iterable, Mapping

from composio_kit.emulator.catalogue import JsonObject
from composio_kit.emulator.clock import iso
from composio_kit.emulator.links import Request, owner_of_account, rename, request_for_session
from composio_kit.emulator.policy import may_manage, toolkit_enabled
from composio_kit.emulator.problems import Problem, Refusal
from composio_kit.emulator.reach import usable_accounts
from composio_kit.emulator.records import ConnectedAccount, Session
from composio_kit.emulator.refusals import TOOLKIT_NOT_IN_SESSION
from composio_kit.emulator.state import Call
from composio_kit.emulator.text import Text

OPEN_LINK = Text(
    en="Show the link to the person and go on when they have approved it.",
    id="Tunjukkan tautannya kepada orangnya, lalu lanjutkan setelah ia menyetujuinya.",
)
REMOVED = Text(
    en="{account} is no longer connected, and what was kept of it is gone.",
    id="{account} tidak terhubung lagi, dan semua datanya sudah dihapus.",
)
RENAMED = Text(en="{account} now has the alias {alias}.", id="{account} sekarang beralias {alias}.")
CLEARED = Text(en="{account} has no alias now.", id="{account} sekarang tanpa alias.")
REMOVAL_OFF = Problem(
    403,
    4328,
    "ToolRouter_ConnectionRemovalDisabled",
    Text(
        en="This session may not remove connections.",
        id="Session ini tidak boleh menghapus koneksi.",
    ),
    Text(
        en="Create it with manage_connections.enable_connection_removal, or delete the account "
        "with connected_accounts.delete(…).",
        id="Buat dengan manage_connections.enable_connection_removal, atau hapus akunnya dengan "
        "connected_accounts.delete(…).",
    ),
)
NOT_MANAGEABLE = Problem(
    404,
    4329,
    "ToolRouter_ConnectionNotFound",
    Text(
        en="This session has no {toolkit} account {account} of its user's to change.",
        id="Session ini tidak memiliki akun {toolkit} {account} milik user-nya yang bisa diubah.",
    ),
    Text(
        en="List them with the action list, and pass an id or alias as account_id.",
        id="Tampilkan daftarnya dengan action list, lalu kirim id atau alias sebagai account_id.",
    ),
)
ALIAS_NEEDED = Problem(
    400,
    4330,
    "ToolRouter_AliasMissing",
    Text(en="The action rename needs an alias.", id="Action rename memerlukan alias."),
    Text(
        en="Pass alias; an empty one clears it.",
        id="Kirim alias; alias kosong menghapusnya.",
    ),
)

ITEM: JsonObject = {
    "type": ["string", "object"],
    "minLength": 1,
    "required": ["name"],
    "properties": {
        "name": {"type": "string", "minLength": 1, "description": "The toolkit's slug."},
        "action": {
            "type": "string",
            "enum": ["add", "list", "rename", "remove"],
            "description": "add asks for one more connection, list tells which there are, "
            "rename and remove change the one that account_id names. Without an action the "
            "toolkit is connected if it is not.",
        },
        "account_id": {
            "type": "string",
            "minLength": 1,
            "description": "Id or alias of the connected account.",
        },
        "alias": {"type": "string", "maxLength": 100},
    },
}


def unique_items(toolkits: Iterable[str | JsonObject]) -> list[JsonObject]:
    """What is asked for each toolkit, as objects; the same is done once."""
    found: list[JsonObject] = []
    for item in toolkits:
        asked = {"name": item} if isinstance(item, str) else item
        asked = {**asked, "name": asked["name"].lower()}
        if asked not in found:
            found.append(asked)
    return found


def connection_after(call: Call, session: Session, slug: str, item: JsonObject) -> JsonObject:
    """What came of an action on the connections of one toolkit."""
    try:
        if not toolkit_enabled(session.config, slug):
            raise Refusal(TOOLKIT_NOT_IN_SESSION, toolkit=slug)
        done = _ACTIONS[item["action"]](call, session, slug, item)
    except Refusal as refusal:
        return failed_connection(call, slug, refusal)
    return {"toolkit": slug, "action": item["action"], **done}


def failed_connection(call: Call, slug: str, refusal: Refusal) -> JsonObject:
    """A result that says why there is none."""
    said = refusal.envelope(call.language, call.request_id)["error"]
    return {
        "toolkit": slug,
        "status": "failed",
        "has_active_connection": False,
        "error_message": f"{said['message']} {said['suggested_fix']}",
    }


def initiated(call: Call, slug: str, request: Request) -> JsonObject:
    """A result with a link that the person has to open."""
    return {
        "toolkit": slug,
        "status": "initiated",
        "has_active_connection": False,
        "connected_account_id": request.account.id,
        "redirect_url": request.redirect_url,
        "instruction": OPEN_LINK.say(call.language),
    }


def _add(call: Call, session: Session, slug: str, item: JsonObject) -> JsonObject:
    callback = (session.config.get("manage_connections") or {}).get("callback_url")
    request = request_for_session(call, session, slug, item.get("alias") or None, callback)
    return initiated(call, slug, request)


def _list(call: Call, session: Session, slug: str, item: JsonObject) -> JsonObject:
    connected = bool(usable_accounts(call.store, call.project, session, slug))
    return {
        "status": "active" if connected else "not_connected",
        "has_active_connection": connected,
        "accounts": [_described(call, account) for account in _own(call, session, slug)],
    }


def _rename(call: Call, session: Session, slug: str, item: JsonObject) -> JsonObject:
    account = _account_or_refuse(call, session, slug, item)
    if "alias" not in item:
        raise Refusal(ALIAS_NEEDED)
    renamed = rename(call, account, item["alias"] or None)
    call.store.save(call.project, renamed)
    said = RENAMED if renamed.alias else CLEARED
    return {
        "status": "renamed",
        "has_active_connection": renamed.status == "ACTIVE",
        "connected_account_id": account.id,
        "alias": renamed.alias,
        "message": said.say(call.language, account=account.id, alias=renamed.alias),
    }


def _remove(call: Call, session: Session, slug: str, item: JsonObject) -> JsonObject:
    if not (session.config.get("manage_connections") or {}).get("enable_connection_removal", True):
        raise Refusal(REMOVAL_OFF)
    account = _account_or_refuse(call, session, slug, item)
    call.store.remove(call.project, account)
    return {
        "status": "removed",
        "has_active_connection": bool(usable_accounts(call.store, call.project, session, slug)),
        "connected_account_id": account.id,
        "message": REMOVED.say(call.language, account=account.id),
    }


_ACTIONS: Mapping[str, Callable[[Call, Session, str, JsonObject], JsonObject]] = {
    "add": _add,
    "list": _list,
    "rename": _rename,
    "remove": _remove,
}


def _own(call: Call, session: Session, slug: str) -> list[ConnectedAccount]:
    found, _ = call.store.accounts(
        call.project,
        {"user_id": [session.user_id], "toolkit": [slug]},
        order_by="created_at",
        descending=True,
        start=0,
        limit=100,
    )
    return [account for account in found if may_manage(session, slug, account)]


def _account_or_refuse(
    call: Call, session: Session, slug: str, item: JsonObject
) -> ConnectedAccount:
    wanted = item.get("account_id")
    for account in _own(call, session, slug):
        if wanted is not None and wanted in (account.id, account.alias):
            return account
    raise Refusal(NOT_MANAGEABLE, toolkit=slug, account=wanted or "?")


def _described(call: Call, account: ConnectedAccount) -> JsonObject:
    connected = bool(account.connected_at)
    return {
        "id": account.id,
        "alias": account.alias,
        "word_id": account.word_id,
        "account": owner_of_account(call.emulator, account).handle if connected else None,
        "status": account.status,
        "status_reason": account.status_reason,
        "created_at": iso(account.created_at),
    }
