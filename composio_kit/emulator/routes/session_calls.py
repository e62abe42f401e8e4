"""What is done in a session: its tools and toolkits, link, search, execute, proxy."""

from composio_kit.emulator.calls import call_meta_tool, call_tool, result_body
from composio_kit.emulator.catalogue import JsonObject, Tool, Toolkit
from composio_kit.emulator.clock import iso
from composio_kit.emulator.links import request_for_session
from composio_kit.emulator.meta_tools import (
    META_TOOLS,
    MetaTool,
    offered_meta_tools,
    run_meta_tool,
)
from composio_kit.emulator.operations import Operation
from composio_kit.emulator.paging import FLAG, TEXT, WINDOW, cut, flag, listed, page, window
from composio_kit.emulator.policy import own_accounts, toolkit_enabled
from composio_kit.emulator.proxy import PROXY, call_endpoint
from composio_kit.emulator.reach import accounts_in_reach
from composio_kit.emulator.records import ConnectedAccount, Session
from composio_kit.emulator.routes.sessions import SESSION, session_or_refuse
from composio_kit.emulator.routes.tools import meta_tool_item, tool_item
from composio_kit.emulator.session_config import exposed_tools
from composio_kit.emulator.session_schema import CALLBACK_URL, EXPERIMENTAL, SHARING
from composio_kit.emulator.sharing import shared_block, sharing_of
from composio_kit.emulator.state import Call


def tools(call: Call) -> JsonObject:
    """The tools that a model is given: meta tools, and the preloaded ones."""
    config = session_or_refuse(call).config
    shown: list[MetaTool | Tool] = [
        *offered_meta_tools(config),
        *exposed_tools(config, call.emulator.catalogue),
    ]
    start, limit = window(call.query, call.language, default=20, most=500)
    items = [
        meta_tool_item(tool)
        if isinstance(tool, MetaTool)
        else tool_item(call.emulator.catalogue, tool)
        for tool in cut(shown, start, limit)
    ]
    return page(items, start, limit, len(shown))


def toolkits(call: Call) -> JsonObject:
    """The toolkits of a session, each with the account that its calls would use."""
    session = session_or_refuse(call)
    wanted = listed(call.query, "toolkits")
    words = call.query.get("search", "").lower()
    connected = flag(call.query, call.language, "is_connected")
    reachable = accounts_in_reach(call.store, call.project, session)
    found = []
    for toolkit in call.emulator.catalogue:
        enabled = toolkit_enabled(session.config, toolkit.slug)
        asked_for = toolkit.slug in wanted if wanted else enabled
        if not asked_for or words not in f"{toolkit.slug} {toolkit.name.lower()}":
            continue
        item = _toolkit_item(call, session, toolkit, reachable)
        is_connected = item["connected_account"] is not None
        if connected is None or connected == is_connected:
            found.append(item)
    start, limit = window(call.query, call.language, default=20, most=50)
    return page(cut(found, start, limit), start, limit, len(found))


def link(call: Call) -> JsonObject:
    """Ask for a connection: a new account, and a link for the person to approve it."""
    session = session_or_refuse(call)
    callback = call.body.get("callback_url") or (
        session.config["manage_connections"].get("callback_url")
    )
    sharing = sharing_of(call)
    request = request_for_session(
        call, session, call.body["toolkit"], call.body.get("alias") or None, callback, sharing
    )
    answer: JsonObject = {
        "connected_account_id": request.account.id,
        "link_token": request.link.token,
        "redirect_url": request.redirect_url,
    }
    if sharing.account_type == "SHARED":
        answer["experimental"] = shared_block(sharing)
    return answer


def execute(call: Call) -> JsonObject:
    """Run a tool, or a meta tool, for the session's user."""
    session = session_or_refuse(call)
    arguments = call.body.get("arguments") or {}
    account = call.body.get("account")
    return result_body(call_tool(call, session, call.body["tool_slug"], arguments, account))


def execute_meta(call: Call) -> JsonObject:
    """Run a meta tool for the session's user."""
    session = session_or_refuse(call)
    arguments = call.body.get("arguments") or {}
    return result_body(call_meta_tool(call, session, call.body["slug"], arguments))


def search(call: Call) -> JsonObject:
    """Search for tools: COMPOSIO_SEARCH_TOOLS with a typed answer."""
    session = session_or_refuse(call)
    arguments = {"queries": call.body["queries"]}
    return run_meta_tool(call, session, META_TOOLS["COMPOSIO_SEARCH_TOOLS"], arguments).data


def proxy_execute(call: Call) -> JsonObject:
    """Call the API of a toolkit's service with the user's account."""
    return call_endpoint(call, session_or_refuse(call))


def _toolkit_item(
    call: Call, session: Session, toolkit: Toolkit, reachable: list[ConnectedAccount]
) -> JsonObject:
    usable = own_accounts(session, reachable, toolkit.slug)
    account = None
    if usable:
        auth_config = call.store.auth_config(call.project, usable[0].auth_config_id)
        account = {
            "id": usable[0].id,
            "user_id": usable[0].user_id,
            "status": usable[0].status,
            "created_at": iso(usable[0].created_at),
            "auth_config": {
                "id": usable[0].auth_config_id,
                "auth_scheme": str(toolkit.auth_scheme),
                "is_composio_managed": bool(auth_config and auth_config.is_composio_managed),
            },
        }
    return {
        "slug": toolkit.slug,
        "name": toolkit.name,
        "enabled": toolkit_enabled(session.config, toolkit.slug),
        "is_no_auth": toolkit.needs_no_auth,
        "composio_managed_auth_schemes": [toolkit.auth_scheme] if toolkit.auth_scheme else [],
        "meta": {"logo": toolkit.logo, "description": toolkit.description},
        "connected_account": account,
    }


_ARGUMENTS: JsonObject = {"type": "object"}
_ANSWERS: dict[str, JsonObject] = {
    "input_responses": {
        "type": "object",
        "additionalProperties": {
            "type": "object",
            "required": ["action"],
            "properties": {
                "action": {"type": "string", "enum": ["accept", "decline", "cancel"]},
                "content": {"type": "object"},
            },
        },
    },
    "request_state": {"type": "string", "maxLength": 1000},
    "experimental": EXPERIMENTAL,
}
_LINK: JsonObject = {
    "type": "object",
    "required": ["toolkit"],
    "properties": {
        "toolkit": {"type": "string", "minLength": 1},
        "alias": {"type": "string", "maxLength": 100},
        "callback_url": CALLBACK_URL,
        "experimental": SHARING,
    },
}
_EXECUTE: JsonObject = {
    "type": "object",
    "required": ["tool_slug"],
    "properties": {
        "tool_slug": {"type": "string", "minLength": 1},
        "arguments": _ARGUMENTS,
        "account": {"type": "string", "minLength": 1},
        **_ANSWERS,
    },
}
_EXECUTE_META: JsonObject = {
    "type": "object",
    "required": ["slug"],
    "properties": {
        "slug": {"type": "string", "enum": list(META_TOOLS)},
        "arguments": _ARGUMENTS,
        **_ANSWERS,
    },
}
_SEARCH: JsonObject = {
    "type": "object",
    "required": ["queries"],
    "properties": {
        "queries": META_TOOLS["COMPOSIO_SEARCH_TOOLS"].input_schema["properties"]["queries"],
        "experimental": EXPERIMENTAL,
    },
}

_TOOLKITS: dict[str, JsonObject] = {
    "toolkits": TEXT,
    "search": TEXT,
    "is_connected": FLAG,
    **WINDOW,
}

OPERATIONS = (
    Operation("GET", f"{SESSION}/tools", tools, query=WINDOW),
    Operation("GET", f"{SESSION}/toolkits", toolkits, query=_TOOLKITS),
    Operation("POST", f"{SESSION}/link", link, body=_LINK, status=201, repeats=True),
    Operation("POST", f"{SESSION}/execute", execute, body=_EXECUTE, repeats=True),
    Operation("POST", f"{SESSION}/execute_meta", execute_meta, body=_EXECUTE_META, repeats=True),
    Operation("POST", f"{SESSION}/search", search, body=_SEARCH, repeats=True),
    Operation("POST", f"{SESSION}/proxy_execute", proxy_execute, body=PROXY, repeats=True),
)
