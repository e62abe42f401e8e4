"""Sessions: create, retrieve, delete; their tools and toolkits; link, search and execute."""

from composio_kit.emulator.catalogue import JsonObject, Tool, Toolkit
from composio_kit.emulator.clock import iso
from composio_kit.emulator.execution import Outcome, run_tool, tool_or_refuse
from composio_kit.emulator.links import request_connection
from composio_kit.emulator.meta_tools import (
    META_TOOLS,
    MetaTool,
    offered_meta_tools,
    run_meta_tool,
)
from composio_kit.emulator.operations import BASE, Operation
from composio_kit.emulator.paging import cut, flag, listed, page, window
from composio_kit.emulator.policy import own_accounts, toolkit_enabled
from composio_kit.emulator.problems import OPTION_ABSENT, Refusal
from composio_kit.emulator.records import Session
from composio_kit.emulator.refusals import SESSION_UNKNOWN
from composio_kit.emulator.routes.tools import meta_tool_item, tool_item
from composio_kit.emulator.session_config import (
    CALLBACK_URL,
    CREATE,
    check_config,
    config_from,
    exposed_tools,
    refuse_absent_options,
    tool_slugs,
)
from composio_kit.emulator.state import Call

_SESSIONS = f"{BASE}/tool_router/session"
_SESSION = f"{_SESSIONS}/{{session_id}}"


def create(call: Call) -> JsonObject:
    """Make a session for a user id."""
    refuse_absent_options(call.body)
    config = config_from(call.body)
    pins = [pin for pins in config.get("connected_accounts", {}).values() for pin in pins]
    pinned = [call.store.account(call.project, pin) for pin in pins]
    check_config(config, call.emulator.catalogue, [account for account in pinned if account])
    session = Session(
        id=call.new_id("trs"),
        user_id=config["user_id"],
        config=config,
        config_version=1,
        created_at=call.now,
    )
    call.store.add(call.project, session)
    return {**_answer(call, session), "experimental": {"assistive_prompt": _prompt(session)}}


def retrieve(call: Call) -> JsonObject:
    """Look a session up by its id."""
    return _answer(call, session_or_refuse(call))


def delete(call: Call) -> JsonObject:
    """Forget a session. The user's connected accounts stay."""
    session = session_or_refuse(call)
    call.store.remove(call.project, session)
    return {"session_id": session.id, "deleted": True}


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
    connected = flag(call.query, "is_connected")
    found = []
    for toolkit in call.emulator.catalogue:
        asked_for = (
            toolkit.slug in wanted if wanted else toolkit_enabled(session.config, toolkit.slug)
        )
        if not asked_for or words not in f"{toolkit.slug} {toolkit.name.lower()}":
            continue
        item = _toolkit_item(call, session, toolkit)
        is_connected = item["connected_account"] is not None
        if connected is None or connected == is_connected:
            found.append(item)
    start, limit = window(call.query, call.language, default=20, most=50)
    return page(cut(found, start, limit), start, limit, len(found))


def link(call: Call) -> JsonObject:
    """Ask for a connection: a new account, and a link for the person to approve it."""
    session = session_or_refuse(call)
    if (call.body.get("experimental") or {}).get("account_type") == "SHARED":
        raise Refusal(OPTION_ABSENT, option="experimental.account_type = SHARED")
    callback = call.body.get("callback_url") or (
        session.config["manage_connections"].get("callback_url")
    )
    request = request_connection(
        call, session, call.body["toolkit"], call.body.get("alias") or None, callback
    )
    return {
        "connected_account_id": request.account.id,
        "link_token": request.link.token,
        "redirect_url": request.redirect_url,
    }


def execute(call: Call) -> JsonObject:
    """Run a tool, or a meta tool, for the session's user."""
    session = session_or_refuse(call)
    _refuse_answers(call)
    slug, arguments = call.body["tool_slug"], call.body.get("arguments") or {}
    meta = META_TOOLS.get(slug.upper())
    if meta is not None:
        return _executed(run_meta_tool(call, session, meta, arguments))
    tool = tool_or_refuse(call, slug)
    return _executed(run_tool(call, session, tool, arguments, call.body.get("account")))


def execute_meta(call: Call) -> JsonObject:
    """Run a meta tool for the session's user."""
    session = session_or_refuse(call)
    _refuse_answers(call)
    slug = call.body["slug"].upper()
    meta = META_TOOLS.get(slug)
    if meta is None:
        raise Refusal(OPTION_ABSENT, option=slug)
    return _executed(run_meta_tool(call, session, meta, call.body.get("arguments") or {}))


def search(call: Call) -> JsonObject:
    """Search for tools: COMPOSIO_SEARCH_TOOLS with a typed answer."""
    session = session_or_refuse(call)
    arguments = {"queries": call.body["queries"]}
    return run_meta_tool(call, session, META_TOOLS["COMPOSIO_SEARCH_TOOLS"], arguments).data


def session_or_refuse(call: Call) -> Session:
    """The session that the path names; a 404 if the project has none of that id."""
    session_id = call.path["session_id"]
    session = call.store.session(call.project, session_id)
    if session is None:
        raise Refusal(SESSION_UNKNOWN, session_id=session_id)
    return session


def _answer(call: Call, session: Session) -> JsonObject:
    return {
        "session_id": session.id,
        "config": session.config,
        "config_version": session.config_version,
        "mcp": {"type": "http", "url": f"{call.origin}/tool_router/{session.id}/mcp"},
        "tool_router_tools": tool_slugs(session.config, call.emulator.catalogue),
    }


def _prompt(session: Session) -> str:
    return (
        f"You act for the user {session.user_id}. Search for tools first, connect a toolkit "
        "before you use its tools, and pass the id that the search gives to the next meta tools."
    )


def _toolkit_item(call: Call, session: Session, toolkit: Toolkit) -> JsonObject:
    owned = call.store.active_accounts(call.project, session.user_id, toolkit.slug)
    usable = own_accounts(session, owned, toolkit.slug)
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


def _refuse_answers(call: Call) -> None:
    for option in ("input_responses", "request_state"):
        if call.body.get(option):
            raise Refusal(OPTION_ABSENT, option=option)


def _executed(outcome: Outcome) -> JsonObject:
    return {
        "data": outcome.data,
        "error": outcome.error,
        "log_id": outcome.log_id,
        "result_type": "completed" if outcome.succeeded else "failed",
    }


_ARGUMENTS: JsonObject = {"type": "object"}
_LINK: JsonObject = {
    "type": "object",
    "required": ["toolkit"],
    "properties": {
        "toolkit": {"type": "string", "minLength": 1},
        "alias": {"type": "string", "maxLength": 100},
        "callback_url": CALLBACK_URL,
        "experimental": {"type": "object"},
    },
}
_EXECUTE: JsonObject = {
    "type": "object",
    "required": ["tool_slug"],
    "properties": {
        "tool_slug": {"type": "string", "minLength": 1},
        "arguments": _ARGUMENTS,
        "account": {"type": "string", "minLength": 1},
    },
}
_EXECUTE_META: JsonObject = {
    "type": "object",
    "required": ["slug"],
    "properties": {
        "slug": {
            "type": "string",
            "enum": [
                *META_TOOLS,
                "COMPOSIO_WAIT_FOR_CONNECTIONS",
                "COMPOSIO_REMOTE_WORKBENCH",
                "COMPOSIO_REMOTE_BASH_TOOL",
            ],
        },
        "arguments": _ARGUMENTS,
    },
}
_SEARCH: JsonObject = {
    "type": "object",
    "required": ["queries"],
    "properties": {
        "queries": META_TOOLS["COMPOSIO_SEARCH_TOOLS"].input_schema["properties"]["queries"]
    },
}

OPERATIONS = (
    Operation("POST", _SESSIONS, create, body=CREATE, status=201, repeats=True),
    Operation("GET", _SESSION, retrieve),
    Operation("DELETE", _SESSION, delete, repeats=True),
    Operation("GET", f"{_SESSION}/tools", tools),
    Operation("GET", f"{_SESSION}/toolkits", toolkits),
    Operation("POST", f"{_SESSION}/link", link, body=_LINK, status=201, repeats=True),
    Operation("POST", f"{_SESSION}/execute", execute, body=_EXECUTE, repeats=True),
    Operation("POST", f"{_SESSION}/execute_meta", execute_meta, body=_EXECUTE_META, repeats=True),
    Operation("POST", f"{_SESSION}/search", search, body=_SEARCH, repeats=True),
)
