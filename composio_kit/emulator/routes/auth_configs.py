"""Auth configs: how accounts of a toolkit are authorized, and for which scopes."""

from dataclasses import replace

from composio_kit.emulator.catalogue import JsonObject, Toolkit
from composio_kit.emulator.clock import iso
from composio_kit.emulator.connection_refusals import (
    AUTH_CONFIG_MISSING,
    NO_AUTH_NEEDED,
    SCOPES_INVALID,
)
from composio_kit.emulator.links import managed_auth_config, toolkit_or_refuse
from composio_kit.emulator.operations import BASE, Operation
from composio_kit.emulator.paging import FLAG, TEXT, WINDOW, cut, flag, page, window
from composio_kit.emulator.problems import FIELD_INVALID, Refusal
from composio_kit.emulator.records import AuthConfig
from composio_kit.emulator.refusals import TOOLS_INVALID
from composio_kit.emulator.state import Call
from composio_kit.emulator.text import Text

_AUTH_CONFIGS = f"{BASE}/auth_configs"
_AUTH_CONFIG = f"{_AUTH_CONFIGS}/{{auth_config_id}}"

DONE = Text(en="Done.", id="Selesai.")
ON_OR_OFF = Text(
    en="it must be ENABLED or DISABLED", id="harus salah satu dari ENABLED dan DISABLED"
)


def create(call: Call) -> JsonObject:
    """Make an auth config: with Composio's own app, or with one of the developer's."""
    toolkit = toolkit_or_refuse(call.emulator, call.body["toolkit"]["slug"])
    if toolkit.needs_no_auth:
        raise Refusal(NO_AUTH_NEEDED, toolkit=toolkit.slug)
    asked = call.body.get("auth_config") or {}
    custom = asked.get("type") == "use_custom_auth"
    auth_config = managed_auth_config(call, toolkit)
    credentials = asked.get("credentials") or {}
    auth_config = replace(
        auth_config,
        name=asked.get("name") or auth_config.name,
        is_composio_managed=not custom,
        auth_scheme=asked.get("authScheme") or asked.get("auth_scheme") or auth_config.auth_scheme,
        client_id=credentials.get("client_id"),
        scopes=_scopes(toolkit, credentials.get("scopes"), auth_config.scopes),
        only_tools=_only_tools(toolkit, asked),
    )
    call.store.add(call.project, auth_config)
    return {
        "toolkit": {"slug": toolkit.slug},
        "auth_config": {
            "id": auth_config.id,
            "auth_scheme": auth_config.auth_scheme,
            "is_composio_managed": auth_config.is_composio_managed,
            **_restricted(auth_config),
        },
    }


def list_auth_configs(call: Call) -> JsonObject:
    """One page of the project's auth configs."""
    wanted, words = call.query.get("toolkit_slug"), call.query.get("search", "").lower()
    managed = flag(call.query, call.language, "is_composio_managed")
    disabled = flag(call.query, call.language, "show_disabled")
    found = [
        auth_config
        for auth_config in call.store.auth_configs(call.project)
        if (not wanted or auth_config.toolkit in wanted.split(","))
        and words in auth_config.name.lower()
        and managed in (None, auth_config.is_composio_managed)
        and (auth_config.is_enabled or disabled)
    ]
    start, limit = window(call.query, call.language, default=20, most=1000)
    items = [_item(call, auth_config) for auth_config in cut(found, start, limit)]
    return page(items, start, limit, len(found))


def get(call: Call) -> JsonObject:
    """One auth config."""
    return _item(call, auth_config_or_refuse(call))


def update(call: Call) -> JsonObject:
    """Change the name, the scopes or the allowed tools. Connected accounts keep their scopes."""
    auth_config = auth_config_or_refuse(call)
    toolkit = call.emulator.catalogue.toolkits[auth_config.toolkit]
    credentials = call.body.get("credentials") or {}
    scopes = call.body.get("scopes", credentials.get("scopes"))
    tools = _only_tools(toolkit, call.body) if _names_tools(call.body) else auth_config.only_tools
    changed = replace(
        auth_config,
        name=call.body.get("name") or auth_config.name,
        client_id=credentials.get("client_id") or auth_config.client_id,
        scopes=_scopes(toolkit, scopes, auth_config.scopes),
        only_tools=tools,
        updated_at=call.now,
    )
    call.store.save(call.project, changed)
    return _done(call)


def set_status(call: Call) -> JsonObject:
    """Enable or disable an auth config: its accounts run no tools while it is disabled."""
    auth_config = auth_config_or_refuse(call)
    status = call.path["status"]
    if status not in ("ENABLED", "DISABLED"):
        raise Refusal(FIELD_INVALID, field="status", reason=ON_OR_OFF.say(call.language))
    enabled = status == "ENABLED"
    call.store.save(call.project, replace(auth_config, is_enabled=enabled, updated_at=call.now))
    return _done(call)


def delete(call: Call) -> JsonObject:
    """Forget an auth config, and every account that was connected with it."""
    auth_config = auth_config_or_refuse(call)
    for account in call.store.accounts_with(call.project, auth_config.id):
        call.store.remove(call.project, account)
    call.store.remove(call.project, auth_config)
    return _done(call)


def auth_config_or_refuse(call: Call) -> AuthConfig:
    """The auth config that the path names; a 404 if the project has none of that id."""
    auth_config_id = call.path["auth_config_id"]
    auth_config = call.store.auth_config(call.project, auth_config_id)
    if auth_config is None:
        raise Refusal(AUTH_CONFIG_MISSING, auth_config=auth_config_id)
    return auth_config


def _item(call: Call, auth_config: AuthConfig) -> JsonObject:
    toolkit = call.emulator.catalogue.toolkits[auth_config.toolkit]
    credentials: JsonObject = {"scopes": ",".join(auth_config.scopes)}
    if auth_config.client_id:
        credentials["client_id"] = auth_config.client_id
    return {
        "id": auth_config.id,
        "uuid": auth_config.id,
        "name": auth_config.name,
        "type": "default" if auth_config.is_composio_managed else "custom",
        "status": "ENABLED" if auth_config.is_enabled else "DISABLED",
        "auth_scheme": auth_config.auth_scheme,
        "is_composio_managed": auth_config.is_composio_managed,
        "is_enabled_for_tool_router": True,
        "toolkit": {"slug": toolkit.slug, "logo": toolkit.logo},
        "credentials": credentials,
        "tool_access_config": {"tools_available_for_execution": list(auth_config.only_tools)},
        "no_of_connections": call.store.connections_of(call.project, auth_config.id),
        "created_at": iso(auth_config.created_at),
        "last_updated_at": iso(auth_config.updated_at),
        **_restricted(auth_config),
    }


def _restricted(auth_config: AuthConfig) -> JsonObject:
    if not auth_config.only_tools:
        return {}
    return {"restrict_to_following_tools": list(auth_config.only_tools)}


def _scopes(
    toolkit: Toolkit, asked: str | list[str] | None, kept: tuple[str, ...]
) -> tuple[str, ...]:
    if asked is None:
        return kept
    listed = asked.replace(",", " ").split() if isinstance(asked, str) else asked
    unknown = [scope for scope in listed if scope not in toolkit.scopes]
    if unknown:
        known = ", ".join(toolkit.scopes)
        raise Refusal(SCOPES_INVALID, toolkit=toolkit.slug, scopes=", ".join(unknown), known=known)
    return tuple(dict.fromkeys(listed))


def _names_tools(asked: JsonObject) -> bool:
    access = asked.get("tool_access_config") or {}
    return "restrict_to_following_tools" in asked or "tools_available_for_execution" in access


def _only_tools(toolkit: Toolkit, asked: JsonObject) -> tuple[str, ...]:
    access = asked.get("tool_access_config") or {}
    named = asked.get("restrict_to_following_tools") or (
        access.get("tools_available_for_execution") or ()
    )
    known = [tool.slug for tool in toolkit.tools]
    unknown = [slug for slug in named if slug not in known]
    if unknown:
        raise Refusal(
            TOOLS_INVALID,
            toolkit=toolkit.slug,
            tools=", ".join(unknown),
            known=", ".join(known),
        )
    return tuple(named)


def _done(call: Call) -> JsonObject:
    return {"success": True, "message": DONE.say(call.language)}


_LIST: JsonObject = {"type": "array", "items": {"type": "string"}}
_WORDS: JsonObject = {"anyOf": [{"type": "string"}, _LIST]}
_ACCESS: JsonObject = {
    "type": "object",
    "properties": {
        "tools_available_for_execution": _LIST,
        "tools_for_connected_account_creation": _LIST,
    },
}
_CREDENTIALS: JsonObject = {
    "type": "object",
    "properties": {"scopes": _WORDS, "client_id": {"type": "string"}},
}
_CREATE: JsonObject = {
    "type": "object",
    "required": ["toolkit"],
    "properties": {
        "toolkit": {
            "type": "object",
            "required": ["slug"],
            "properties": {"slug": {"type": "string", "minLength": 1}},
        },
        "auth_config": {
            "type": "object",
            "required": ["type"],
            "properties": {
                "type": {
                    "type": "string",
                    "enum": ["use_composio_managed_auth", "use_custom_auth"],
                },
                "name": {"type": "string", "maxLength": 200},
                "authScheme": {"type": "string", "enum": ["OAUTH2"]},
                "credentials": _CREDENTIALS,
                "restrict_to_following_tools": _LIST,
                "tool_access_config": _ACCESS,
            },
        },
    },
}
_UPDATE: JsonObject = {
    "type": "object",
    "required": ["type"],
    "properties": {
        "type": {"type": "string", "enum": ["custom", "default"]},
        "name": {"type": "string", "maxLength": 200},
        "scopes": _WORDS,
        "credentials": _CREDENTIALS,
        "restrict_to_following_tools": _LIST,
        "tool_access_config": _ACCESS,
    },
}

_FILTERS: dict[str, JsonObject] = {
    "toolkit_slug": TEXT,
    "search": TEXT,
    "is_composio_managed": FLAG,
    "show_disabled": FLAG,
    **WINDOW,
}

OPERATIONS = (
    Operation("POST", _AUTH_CONFIGS, create, body=_CREATE, status=201, repeats=True),
    Operation("GET", _AUTH_CONFIGS, list_auth_configs, query=_FILTERS),
    Operation("GET", _AUTH_CONFIG, get),
    Operation("PATCH", _AUTH_CONFIG, update, body=_UPDATE, repeats=True),
    Operation("PATCH", f"{_AUTH_CONFIG}/{{status}}", set_status, repeats=True),
    Operation("DELETE", _AUTH_CONFIG, delete, repeats=True),
)
