"""Tools: how the API describes them to a model, and running one without a session."""

from composio_kit.emulator.catalogue import VERSION, Catalogue, JsonObject, Tool
from composio_kit.emulator.connection_refusals import ACCOUNT_UNKNOWN
from composio_kit.emulator.execution import refuse_absent_fields, run_tool, tool_or_refuse
from composio_kit.emulator.meta_tools import MetaTool
from composio_kit.emulator.operations import BASE, Operation
from composio_kit.emulator.paging import FLAG, TEXT, WINDOW, cut, flag, listed, page, window
from composio_kit.emulator.problems import FIELD_INVALID, Refusal
from composio_kit.emulator.proxy import PROXY, answer_as_service
from composio_kit.emulator.records import Session
from composio_kit.emulator.state import Call
from composio_kit.emulator.text import Text

_RESULT: JsonObject = {
    "type": "object",
    "properties": {
        "data": {"type": "object"},
        "error": {"type": ["string", "null"]},
        "successful": {"type": "boolean"},
    },
}


def tool_item(catalogue: Catalogue, tool: Tool) -> JsonObject:
    """An app tool, as an item of a list of tools."""
    toolkit = catalogue.toolkit_of(tool)
    kit = {"slug": toolkit.slug, "name": toolkit.name, "logo": toolkit.logo}
    return {
        **_item(tool.slug, tool.name, tool.description, tool.input_schema, tool.tags, kit),
        "scopes": list(tool.scopes),
        "no_auth": toolkit.needs_no_auth,
    }


def meta_tool_item(meta: MetaTool) -> JsonObject:
    """A meta tool, as an item of a list of tools; its toolkit is Composio itself."""
    kit = {"slug": "composio", "name": "Composio", "logo": ""}
    return {
        **_item(meta.slug, meta.name, meta.description, meta.input_schema, meta.tags, kit),
        "scopes": [],
        "no_auth": True,
    }


def _item(
    slug: str,
    name: str,
    description: str,
    schema: JsonObject,
    tags: tuple[str, ...],
    toolkit: JsonObject,
) -> JsonObject:
    return {
        "slug": slug,
        "name": name,
        "description": description,
        "input_parameters": schema,
        "output_parameters": _RESULT,
        "tags": list(tags),
        "toolkit": toolkit,
        "version": VERSION,
        "available_versions": [VERSION],
        "is_deprecated": False,
        "deprecated": {
            "displayName": name,
            "version": VERSION,
            "available_versions": [VERSION],
            "is_deprecated": False,
            "toolkit": {"logo": toolkit["logo"]},
        },
    }


def list_tools(call: Call) -> JsonObject:
    """One page of the tools that the emulator has, of a toolkit, by slug or by words."""
    catalogue = call.emulator.catalogue
    kits = listed(call.query, "toolkit_slug")
    slugs = {slug.upper() for slug in listed(call.query, "tool_slugs")}
    tags, scopes = set(listed(call.query, "tags")), set(listed(call.query, "scopes"))
    important = flag(call.query, call.language, "important")
    found = [
        tool
        for toolkit in catalogue
        for tool in toolkit.tools
        if (not kits or toolkit.slug in kits)
        and (not slugs or tool.slug in slugs)
        and (not tags or tags & set(tool.tags))
        and (not scopes or scopes & set(tool.scopes))
        and (not important or "important" in tool.tags)
    ]
    words = call.query.get("query") or call.query.get("search")
    if words:
        found = catalogue.search(words, found)
    start, limit = window(call.query, call.language, default=20, most=1000)
    items = [tool_item(catalogue, tool) for tool in cut(found, start, limit)]
    return page(items, start, limit, len(found))


def get_tool(call: Call) -> JsonObject:
    """One tool."""
    return tool_item(call.emulator.catalogue, tool_or_refuse(call, call.path["tool_slug"]))


def execute(call: Call) -> JsonObject:
    """Run one tool for a user, without a session: the call is logged under no session."""
    tool = tool_or_refuse(call, call.path["tool_slug"])
    refuse_absent_fields(call.body)
    outcome = run_tool(
        call,
        outside_sessions(call),
        tool,
        call.body.get("arguments") or {},
        call.body.get("connected_account_id"),
    )
    return {
        "data": outcome.data,
        "error": outcome.error,
        "successful": outcome.succeeded,
        "log_id": outcome.log_id,
    }


def proxy(call: Call) -> JsonObject:
    """Call the API of a service through a connected account, without a session."""
    account_id = call.body["connected_account_id"]
    account = call.store.account(call.project, account_id)
    if account is None:
        raise Refusal(ACCOUNT_UNKNOWN, account=account_id)
    toolkit = call.emulator.catalogue.toolkits[account.toolkit]
    pinned = {"connected_accounts": {toolkit.slug: [account.id]}}
    user_id = call.body.get("user_id") or account.user_id
    session = Session("", user_id, pinned, 0, call.now)
    return answer_as_service(call, session, toolkit, call.body)


def outside_sessions(call: Call) -> Session:
    """What stands in for a session when a call names none: its user, and no restriction.

    Without a user id the named account's user is meant.
    """
    user_id = call.body.get("user_id") or call.body.get("entity_id")
    named = call.body.get("connected_account_id")
    if not user_id and named:
        account = call.store.account(call.project, named)
        if account is None:
            raise Refusal(ACCOUNT_UNKNOWN, account=named)
        user_id = account.user_id
    if not user_id:
        reason = USER_OR_ACCOUNT.say(call.language)
        raise Refusal(FIELD_INVALID, field="user_id", reason=reason)
    return Session("", user_id, {}, 0, call.now)


USER_OR_ACCOUNT = Text(
    en="the call must name a user_id or a connected_account_id",
    id="panggilan harus menyebut user_id atau connected_account_id",
)

_EXECUTE: JsonObject = {
    "type": "object",
    "properties": {
        "user_id": {"type": "string", "minLength": 1},
        "entity_id": {"type": "string", "minLength": 1},
        "connected_account_id": {"type": "string", "minLength": 1},
        "arguments": {"type": "object"},
        "version": {"type": "string"},
    },
}
_PROXY: JsonObject = {
    **PROXY,
    "required": ["endpoint", "method", "connected_account_id"],
    "properties": {
        **PROXY["properties"],
        "connected_account_id": {"type": "string", "minLength": 1},
        "user_id": {"type": "string", "minLength": 1},
    },
}

_LIST: dict[str, JsonObject] = {
    "toolkit_slug": TEXT,
    "tool_slugs": TEXT,
    "tags": TEXT,
    "scopes": TEXT,
    "important": FLAG,
    "query": TEXT,
    "search": TEXT,
    **WINDOW,
}

OPERATIONS = (
    Operation("GET", f"{BASE}/tools", list_tools, query=_LIST),
    Operation("POST", f"{BASE}/tools/execute/proxy", proxy, body=_PROXY, repeats=True),
    Operation("GET", f"{BASE}/tools/{{tool_slug}}", get_tool),
    Operation("POST", f"{BASE}/tools/execute/{{tool_slug}}", execute, body=_EXECUTE, repeats=True),
)
