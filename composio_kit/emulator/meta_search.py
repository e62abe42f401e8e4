"""COMPOSIO_SEARCH_TOOLS and COMPOSIO_GET_TOOL_SCHEMAS: which tools there are for a use case."""

from collections.abc import Iterable, Sequence
from typing import TypeVar

from composio_kit.emulator.catalogue import JsonObject, Tool, Toolkit
from composio_kit.emulator.clock import iso
from composio_kit.emulator.custom_tools import CustomTool, custom_tools_of, matching
from composio_kit.emulator.links import owner_of_account
from composio_kit.emulator.meta_call import CONNECTED, NEEDS_NO_AUTH, MetaCall, Result
from composio_kit.emulator.policy import enabled_tools, multi_account
from composio_kit.emulator.reach import usable_accounts
from composio_kit.emulator.records import ConnectedAccount, Session
from composio_kit.emulator.state import Call
from composio_kit.emulator.text import Text

Item = TypeVar("Item")

PRIMARY, RELATED = 2, 4

NOT_CONNECTED = Text(
    en="{toolkit} is not connected. Call COMPOSIO_MANAGE_CONNECTIONS before its tools.",
    id="{toolkit} belum terhubung. Panggil COMPOSIO_MANAGE_CONNECTIONS sebelum memakai tool-nya.",
)
NEXT_STEP_CONNECT = Text(
    en="Connect {toolkits} with COMPOSIO_MANAGE_CONNECTIONS first.",
    id="Hubungkan dulu {toolkits} dengan COMPOSIO_MANAGE_CONNECTIONS.",
)
NEXT_STEP_EXECUTE = Text(
    en="Run {tool} with COMPOSIO_MULTI_EXECUTE_TOOL, with the arguments of its schema.",
    id="Jalankan {tool} dengan COMPOSIO_MULTI_EXECUTE_TOOL, memakai argumen dari schema-nya.",
)
NEXT_STEP_NOTHING = Text(
    en="No tool of this session fits. Say it in other words, or enable more toolkits.",
    id="Tidak ada tool yang cocok di session ini. Coba dengan kata-kata lain, atau izinkan "
    "lebih banyak toolkit.",
)
PASS_ON_ID = Text(
    en="Pass this id as session_id to the meta tools of the same piece of work.",
    id="Teruskan id ini sebagai session_id ke meta tool lain dalam pekerjaan yang sama.",
)
EMULATED_TIME = Text(
    en="The emulator's clock; in a lesson it is not the time of day.",
    id="Jam milik emulator; dalam pelajaran, ini bukan waktu yang sebenarnya.",
)


def search_tools(meta: MetaCall) -> Result:
    """COMPOSIO_SEARCH_TOOLS: which of the session's tools fit a use case, and what is missing."""
    call, session, arguments = meta.call, meta.session, meta.arguments
    catalogue = call.emulator.catalogue
    allowed = enabled_tools(session.config, catalogue)
    custom = custom_tools_of(call.body.get("experimental") or {}, catalogue)
    workflow = arguments.get("session") or {"generate_id": True}
    workflow_id = workflow.get("id") or call.new_id("flow")
    memory = call.store.memory(call.project, session.id, workflow_id)
    results, found, found_custom = [], list[Tool](), list[CustomTool]()
    for index, query in enumerate(arguments["queries"], start=1):
        hits = catalogue.search(query["use_case"], allowed)[: PRIMARY + RELATED]
        own = matching(query["use_case"], custom)
        found = unique([*found, *hits])
        found_custom = unique([*found_custom, *own])
        results.append(_result(call, index, query["use_case"], hits, own, memory))
    toolkits = unique(catalogue.toolkit_of(tool) for tool in found)
    statuses = [_connection_status(call, session, toolkit) for toolkit in toolkits]
    needed = {slug for result in results for slug in result["toolkits"][:1]}
    missing = [
        status["toolkit"]
        for status in statuses
        if status["toolkit"] in needed and not status["has_active_connection"]
    ]
    data = {
        "success": True,
        "error": None,
        "results": results,
        "tool_schemas": {
            **{tool.slug: _schema(call, tool) for tool in found},
            **{tool.slug: _custom_schema(tool) for tool in found_custom},
        },
        "toolkit_connection_statuses": statuses,
        "next_steps_guidance": _next_steps(call, results, missing),
        "session": {
            "id": workflow_id,
            "generate_id": bool(workflow.get("generate_id")),
            "instructions": PASS_ON_ID.say(call.language),
        },
        "time_info": {
            "current_time_utc": iso(call.now),
            "current_time_utc_epoch_seconds": int(call.now),
            "message": EMULATED_TIME.say(call.language),
        },
    }
    return data, None


def get_tool_schemas(meta: MetaCall) -> Result:
    """COMPOSIO_GET_TOOL_SCHEMAS: the full schemas of tools whose slugs are known."""
    call, session, arguments = meta.call, meta.session, meta.arguments
    allowed = {tool.slug: tool for tool in enabled_tools(session.config, call.emulator.catalogue)}
    wanted = unique(slug.upper() for slug in arguments["tool_slugs"])
    return {
        "tool_schemas": {s: _schema(call, allowed[s]) for s in wanted if s in allowed},
        "not_found": [slug for slug in wanted if slug not in allowed],
    }, None


def unique(items: Iterable[Item]) -> list[Item]:
    """The items in their order, each once."""
    return list(dict.fromkeys(items))


def _schema(call: Call, tool: Tool) -> JsonObject:
    return {
        "tool_slug": tool.slug,
        "toolkit": call.emulator.catalogue.toolkit_of(tool).slug,
        "description": tool.description,
        "input_schema": tool.input_schema,
        "hasFullSchema": True,
    }


def _connection_status(call: Call, session: Session, toolkit: Toolkit) -> JsonObject:
    if toolkit.needs_no_auth:
        return {
            "toolkit": toolkit.slug,
            "description": toolkit.description,
            "has_active_connection": True,
            "status_message": NEEDS_NO_AUTH.say(call.language, toolkit=toolkit.name),
        }
    usable = usable_accounts(call.store, call.project, session, toolkit.slug)
    status: JsonObject = {
        "toolkit": toolkit.slug,
        "description": toolkit.description,
        "has_active_connection": bool(usable),
        "status_message": NOT_CONNECTED.say(call.language, toolkit=toolkit.name),
    }
    if usable:
        handle = owner_of_account(call.emulator, usable[0]).handle
        status["status_message"] = CONNECTED.say(call.language, toolkit=toolkit.name, handle=handle)
        status["current_user_info"] = {"account": handle}
    if multi_account(session.config):
        status["accounts"] = [_account(call, account, usable[0]) for account in usable]
        explicit = session.config["multi_account"].get("require_explicit_selection")
        if explicit and len(usable) > 1:
            status["account_selection"] = "required"
    return status


def _account(call: Call, account: ConnectedAccount, default: ConnectedAccount) -> JsonObject:
    shown: JsonObject = {
        "id": account.id,
        "status": account.status,
        "is_default": account.id == default.id,
        "created_at": iso(account.created_at),
        "account_type": account.account_type,
        "user_info": {"account": owner_of_account(call.emulator, account).handle},
    }
    return {**shown, "alias": account.alias} if account.alias else shown


def _next_steps(call: Call, results: list[JsonObject], missing: list[str]) -> list[str]:
    slugs = [slug for result in results for slug in result["primary_tool_slugs"]]
    if not slugs:
        return [NEXT_STEP_NOTHING.say(call.language)]
    execute = NEXT_STEP_EXECUTE.say(call.language, tool=slugs[0])
    if not missing:
        return [execute]
    return [NEXT_STEP_CONNECT.say(call.language, toolkits=", ".join(missing)), execute]


def _result(
    call: Call,
    index: int,
    use_case: str,
    hits: Sequence[Tool],
    custom: Sequence[CustomTool],
    memory: JsonObject,
) -> JsonObject:
    slugs = [*(tool.slug for tool in custom), *(tool.slug for tool in hits)]
    owners = [call.emulator.catalogue.toolkit_of(tool).slug for tool in hits]
    result: JsonObject = {
        "index": index,
        "use_case": use_case,
        "primary_tool_slugs": slugs[:PRIMARY],
        "related_tool_slugs": slugs[PRIMARY:],
        "toolkits": unique(owners),
    }
    return {**result, "memory": memory} if memory else result


def _custom_schema(tool: CustomTool) -> JsonObject:
    return {
        "tool_slug": tool.slug,
        "toolkit": tool.toolkit or "custom",
        "description": tool.definition["description"],
        "input_schema": tool.definition["input_schema"],
        "hasFullSchema": True,
    }
