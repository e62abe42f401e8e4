"""Connected accounts: list, get, enable and disable, revoke, delete."""

from composio_kit.emulator.catalogue import JsonObject
from composio_kit.emulator.clock import iso
from composio_kit.emulator.connection_states import Event, Status
from composio_kit.emulator.links import change, owner_of_account
from composio_kit.emulator.operations import BASE, Operation
from composio_kit.emulator.paging import listed, page, window
from composio_kit.emulator.problems import FIELD_INVALID, Refusal
from composio_kit.emulator.records import AuthConfig, ConnectedAccount
from composio_kit.emulator.refusals import ACCOUNT_UNKNOWN
from composio_kit.emulator.state import Call
from composio_kit.emulator.text import Text

_ACCOUNTS = f"{BASE}/connected_accounts"
_ACCOUNT = f"{_ACCOUNTS}/{{account_id}}"

_FILTERS = {
    "user_ids": "user_id",
    "toolkit_slugs": "toolkit",
    "statuses": "status",
    "auth_config_ids": "auth_config_id",
    "connected_account_ids": "id",
}
_ONE_OF = Text(en="it must be one of {choices}", id="harus salah satu dari {choices}")
_HIDDEN = "REDACTED"


def list_accounts(call: Call) -> JsonObject:
    """One page of the project's connected accounts, filtered."""
    filters = {
        column: listed(call.query, parameter)
        for parameter, column in _FILTERS.items()
        if parameter in call.query
    }
    if _choice(call, "account_type", ("PRIVATE", "SHARED", "ALL")) == "SHARED":
        filters["id"] = []
    start, limit = window(call.query, call.language, default=20, most=1000)
    found, shown = call.store.accounts(
        call.project,
        filters,
        order_by=_choice(call, "order_by", ("created_at", "updated_at")),
        descending=_choice(call, "order_direction", ("desc", "asc")) == "desc",
        start=start,
        limit=limit,
    )
    return page([account_item(call, account) for account in found], start, limit, shown.total)


def get_account(call: Call) -> JsonObject:
    """One connected account."""
    account = account_or_refuse(call)
    auth_config = _auth_config(call, account)
    return {
        **account_item(call, account),
        "params": {},
        "requested_scopes": list(auth_config.scopes),
    }


def set_enabled(call: Call) -> JsonObject:
    """Enable or disable a connected account."""
    event: Event = "enable" if call.body["enabled"] else "disable"
    change(call.emulator, call.project, account_or_refuse(call), event)
    return {"success": True}


def revoke(call: Call) -> JsonObject:
    """Take back what the person allowed, for good."""
    account = change(call.emulator, call.project, account_or_refuse(call), "revoke")
    return {
        "revoked_tokens": ["access_token"],
        "connected_account": {"id": account.id, "status": account.status},
    }


def delete(call: Call) -> JsonObject:
    """Forget a connected account and its data."""
    call.store.remove(call.project, account_or_refuse(call))
    return {"success": True}


def account_or_refuse(call: Call) -> ConnectedAccount:
    """The account that the path names; a 404 if the project has none of that id."""
    account_id = call.path["account_id"]
    account = call.store.account(call.project, account_id)
    if account is None:
        raise Refusal(ACCOUNT_UNKNOWN, account=account_id)
    return account


def account_item(call: Call, account: ConnectedAccount) -> JsonObject:
    """A connected account as an item of a list."""
    auth_config = _auth_config(call, account)
    item: JsonObject = {
        "id": account.id,
        "user_id": account.user_id,
        "toolkit": {"slug": account.toolkit},
        "status": account.status,
        "status_reason": account.status_reason,
        "alias": account.alias,
        "word_id": account.word_id,
        "auth_config": {
            "id": auth_config.id,
            "auth_scheme": auth_config.auth_scheme,
            "is_composio_managed": auth_config.is_composio_managed,
            "is_disabled": False,
        },
        "state": {
            "authScheme": auth_config.auth_scheme,
            "val": _state(call, account.status, auth_config),
        },
        "data": {},
        "is_disabled": account.status == "INACTIVE",
        "created_at": iso(account.created_at),
        "updated_at": iso(account.updated_at),
        "experimental": {"account_type": "PRIVATE"},
    }
    if account.connected_at:
        item["data"] = {"account": owner_of_account(call.emulator, account).handle}
    return {name: value for name, value in item.items() if value is not None}


def _state(call: Call, status: Status, auth_config: AuthConfig) -> JsonObject:
    if status == "INITIATED":
        return {"status": status, "redirectUrl": _HIDDEN}
    if status in ("ACTIVE", "INACTIVE"):
        return {"status": status, "access_token": _HIDDEN, "scope": list(auth_config.scopes)}
    return {"status": status}


def _auth_config(call: Call, account: ConnectedAccount) -> AuthConfig:
    auth_config = call.store.auth_config(call.project, account.auth_config_id)
    if auth_config is None:
        raise LookupError(f"{account.id} has no auth config {account.auth_config_id}")
    return auth_config


def _choice(call: Call, name: str, choices: tuple[str, ...]) -> str:
    chosen = call.query.get(name) or choices[0]
    if chosen not in choices:
        reason = _ONE_OF.say(call.language, choices=", ".join(choices))
        raise Refusal(FIELD_INVALID, field=name, reason=reason)
    return chosen


_ENABLED: JsonObject = {
    "type": "object",
    "required": ["enabled"],
    "properties": {"enabled": {"type": "boolean"}},
}

OPERATIONS = (
    Operation("GET", _ACCOUNTS, list_accounts),
    Operation("GET", _ACCOUNT, get_account),
    Operation("PATCH", f"{_ACCOUNT}/status", set_enabled, body=_ENABLED),
    Operation("POST", f"{_ACCOUNT}/revoke", revoke, repeats=True),
    Operation("DELETE", _ACCOUNT, delete, repeats=True),
)
