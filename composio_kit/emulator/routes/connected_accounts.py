"""Connected accounts: list, get, enable and disable, revoke, delete."""

from dataclasses import replace

from composio_kit.emulator.catalogue import JsonObject
from composio_kit.emulator.clock import iso
from composio_kit.emulator.connection_refusals import (
    ACCOUNT_UNKNOWN,
    ACCOUNT_WRONG_STATE,
    ACL_ONLY_FOR_SHARED,
    AUTH_CONFIG_MISSING,
    CREDENTIALS_NOT_KEPT,
    INITIATE_RETIRED,
    NOT_REVOKABLE,
)
from composio_kit.emulator.connection_states import Event, next_status
from composio_kit.emulator.links import change, owner_of_account, rename, request_connection
from composio_kit.emulator.operations import BASE, Operation
from composio_kit.emulator.paging import TEXT, WINDOW, listed, page, window
from composio_kit.emulator.problems import FIELD_INVALID, Refusal
from composio_kit.emulator.records import AuthConfig, ConnectedAccount
from composio_kit.emulator.session_schema import CALLBACK_URL, SHARING
from composio_kit.emulator.sharing import shared_block, sharing_of
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
_CHOICES = {
    "account_type": ("PRIVATE", "SHARED", "ALL"),
    "order_by": ("created_at", "updated_at"),
    "order_direction": ("desc", "asc"),
}
_ONE_OF = Text(en="it must be one of {choices}", id="harus salah satu dari {choices}")
_HIDDEN = "REDACTED"
REFRESHED = Text(en="refreshed", id="diperbarui")


def list_accounts(call: Call) -> JsonObject:
    """One page of the project's connected accounts, filtered."""
    filters = {
        column: listed(call.query, parameter)
        for parameter, column in _FILTERS.items()
        if parameter in call.query
    }
    account_type = _choice(call, "account_type")
    if account_type != "ALL":
        filters["account_type"] = [account_type]
    start, limit = window(call.query, call.language, default=20, most=1000)
    found, shown = call.store.accounts(
        call.project,
        filters,
        order_by=_choice(call, "order_by"),
        descending=_choice(call, "order_direction") == "desc",
        start=start,
        limit=limit,
    )
    return page([account_item(call, account) for account in found], start, limit, shown.total)


def get_account(call: Call) -> JsonObject:
    """One connected account."""
    account = account_or_refuse(call)
    return {
        **account_item(call, account),
        "params": {},
        "requested_scopes": list(account.scopes),
    }


def link(call: Call) -> JsonObject:
    """Ask for a connection with an auth config, without a session."""
    auth_config_id = call.body["auth_config_id"]
    auth_config = call.store.auth_config(call.project, auth_config_id)
    if auth_config is None:
        raise Refusal(AUTH_CONFIG_MISSING, auth_config=auth_config_id)
    sharing = sharing_of(call)
    request = request_connection(
        call,
        call.body["user_id"],
        auth_config,
        call.body.get("alias") or None,
        call.body.get("callback_url"),
        sharing,
    )
    answer: JsonObject = {
        "connected_account_id": request.account.id,
        "link_token": request.link.token,
        "redirect_url": request.redirect_url,
        "expires_at": iso(request.link.expires_at),
    }
    if sharing.account_type == "SHARED":
        answer["experimental"] = shared_block(sharing)
    return answer


def initiate(call: Call) -> JsonObject:
    """The old way to connect, which Composio has retired: refused as Composio refuses it."""
    raise Refusal(INITIATE_RETIRED)


def update(call: Call) -> JsonObject:
    """Set, change or clear the alias, and change who may use a shared account."""
    account = account_or_refuse(call)
    if call.body.get("connection"):
        raise Refusal(CREDENTIALS_NOT_KEPT, account=account.id)
    if "alias" in call.body:
        account = rename(call, account, call.body["alias"] or None)
    acl = (call.body.get("experimental") or {}).get("acl_config_for_shared")
    if acl:
        if account.account_type != "SHARED":
            raise Refusal(ACL_ONLY_FOR_SHARED)
        account = replace(account, acl={**account.acl, **acl}, updated_at=call.now)
    call.store.save(call.project, account)
    return {"id": account.id, "status": account.status, "success": True}


def refresh(call: Call) -> JsonObject:
    """Refresh an account's tokens. An account that has ended cannot come back this way."""
    account = account_or_refuse(call)
    if account.status != "ACTIVE":
        event = REFRESHED.say(call.language)
        raise Refusal(ACCOUNT_WRONG_STATE, account=account.id, status=account.status, event=event)
    call.store.save(call.project, replace(account, updated_at=call.now))
    return {"id": account.id, "status": account.status, "redirect_url": None}


def set_enabled(call: Call) -> JsonObject:
    """Enable or disable a connected account."""
    event: Event = "enable" if call.body["enabled"] else "disable"
    change(call.emulator, call.project, account_or_refuse(call), event)
    return {"success": True}


def revoke(call: Call) -> JsonObject:
    """Take back what the person allowed, for good."""
    account = account_or_refuse(call)
    if next_status(account.status, "revoke") is None:
        raise Refusal(NOT_REVOKABLE, account=account.id, status=account.status)
    account = change(call.emulator, call.project, account, "revoke")
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
        "auth_config": {
            "id": auth_config.id,
            "auth_scheme": auth_config.auth_scheme,
            "is_composio_managed": auth_config.is_composio_managed,
            "is_disabled": not auth_config.is_enabled,
        },
        "state": {
            "authScheme": auth_config.auth_scheme,
            "val": _state(account),
        },
        "data": {},
        "is_disabled": account.status == "INACTIVE",
        "created_at": iso(account.created_at),
        "updated_at": iso(account.updated_at),
        "experimental": {"account_type": account.account_type},
    }
    if account.account_type == "SHARED":
        item["experimental"]["acl_config_for_shared"] = account.acl
    if account.connected_at:
        item["data"] = {"account": owner_of_account(call.emulator, account).handle}
    names = {"alias": account.alias, "word_id": account.word_id}
    return {**item, **{kind: name for kind, name in names.items() if name is not None}}


def _state(account: ConnectedAccount) -> JsonObject:
    status = account.status
    if status == "INITIATED":
        return {"status": status, "redirectUrl": _HIDDEN}
    if status in ("ACTIVE", "INACTIVE"):
        return {"status": status, "access_token": _HIDDEN, "scope": list(account.scopes)}
    return {"status": status}


def _auth_config(call: Call, account: ConnectedAccount) -> AuthConfig:
    auth_config = call.store.auth_config(call.project, account.auth_config_id)
    if auth_config is None:
        raise LookupError(f"{account.id} has no auth config {account.auth_config_id}")
    return auth_config


def _choice(call: Call, name: str) -> str:
    choices = _CHOICES[name]
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

_UPDATE: JsonObject = {
    "type": "object",
    "properties": {
        "alias": {"type": "string", "maxLength": 100},
        "connection": {"type": "object"},
        "experimental": SHARING,
    },
}
_LINK: JsonObject = {
    "type": "object",
    "required": ["auth_config_id", "user_id"],
    "properties": {
        "auth_config_id": {"type": "string", "minLength": 1},
        "user_id": {"type": "string", "minLength": 1, "maxLength": 512},
        "alias": {"type": "string", "maxLength": 100},
        "callback_url": CALLBACK_URL,
        "experimental": SHARING,
    },
}
_ANYTHING: JsonObject = {"type": "object"}
_LIST: dict[str, JsonObject] = {
    **dict.fromkeys(_FILTERS, TEXT),
    **{name: {"enum": list(choices)} for name, choices in _CHOICES.items()},
    **WINDOW,
}

OPERATIONS = (
    Operation("GET", _ACCOUNTS, list_accounts, query=_LIST),
    Operation("POST", _ACCOUNTS, initiate, body=_ANYTHING),
    Operation("POST", f"{_ACCOUNTS}/link", link, body=_LINK, status=201, repeats=True),
    Operation("PATCH", _ACCOUNT, update, body=_UPDATE, repeats=True),
    Operation("POST", f"{_ACCOUNT}/refresh", refresh, body=_ANYTHING, repeats=True),
    Operation("GET", _ACCOUNT, get_account),
    Operation("PATCH", f"{_ACCOUNT}/status", set_enabled, body=_ENABLED, repeats=True),
    Operation("POST", f"{_ACCOUNT}/revoke", revoke, repeats=True),
    Operation("DELETE", _ACCOUNT, delete, repeats=True),
)
