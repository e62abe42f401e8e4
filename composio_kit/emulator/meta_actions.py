"""What the meta tools do: search, schemas, connections, and many calls at once."""

from collections.abc import Iterable
from typing import TypeVar

from composio_kit.emulator.catalogue import JsonObject, Tool, Toolkit
from composio_kit.emulator.clock import iso
from composio_kit.emulator.execution import Outcome, run_tool
from composio_kit.emulator.links import owner_of_account, request_connection
from composio_kit.emulator.policy import (
    enabled_tools,
    multi_account,
    own_accounts,
    toolkit_enabled,
)
from composio_kit.emulator.problems import Refusal
from composio_kit.emulator.records import ConnectedAccount, LogEntry, Session
from composio_kit.emulator.state import Call
from composio_kit.emulator.text import Text

Item = TypeVar("Item")

PRIMARY, RELATED = 2, 4

CONNECTED = Text(
    en="{toolkit} is connected as {handle}.", id="{toolkit} terhubung sebagai {handle}."
)
NOT_CONNECTED = Text(
    en="{toolkit} is not connected. Call COMPOSIO_MANAGE_CONNECTIONS before its tools.",
    id="{toolkit} belum terhubung. Panggil COMPOSIO_MANAGE_CONNECTIONS sebelum memakai tool-nya.",
)
NEEDS_NO_AUTH = Text(
    en="{toolkit} needs no authorization.", id="{toolkit} tidak memerlukan otorisasi."
)
OPEN_LINK = Text(
    en="Show the link to the person and go on when they have approved it.",
    id="Tunjukkan tautannya kepada orangnya, lalu lanjutkan setelah ia menyetujuinya.",
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
SOME_FAILED = Text(en="{failed} of {total} failed.", id="{failed} dari {total} gagal.")

UNKNOWN_TOOL = Text(
    en="There is no tool {tool}. Search for one and use the slug exactly.",
    id="Tidak ada tool {tool}. Cari dulu, lalu pakai slug-nya persis seperti tertulis.",
)


def search_tools(
    call: Call, session: Session, arguments: JsonObject, entry: LogEntry
) -> tuple[JsonObject, str | None]:
    """COMPOSIO_SEARCH_TOOLS: which of the session's tools fit a use case, and what is missing."""
    catalogue = call.emulator.catalogue
    allowed = enabled_tools(session.config, catalogue)
    results, found = [], []
    for index, query in enumerate(arguments["queries"], start=1):
        hits = catalogue.search(query["use_case"], allowed)[: PRIMARY + RELATED]
        found += [tool for tool in hits if tool not in found]
        results.append(
            {
                "index": index,
                "use_case": query["use_case"],
                "primary_tool_slugs": [tool.slug for tool in hits[:PRIMARY]],
                "related_tool_slugs": [tool.slug for tool in hits[PRIMARY:]],
                "toolkits": _unique(catalogue.toolkit_of(tool).slug for tool in hits),
            }
        )
    toolkits = _unique(catalogue.toolkit_of(tool) for tool in found)
    statuses = [_connection_status(call, session, toolkit) for toolkit in toolkits]
    needed = {slug for result in results for slug in result["toolkits"][:1]}
    missing = [
        status["toolkit"]
        for status in statuses
        if status["toolkit"] in needed and not status["has_active_connection"]
    ]
    workflow = arguments.get("session") or {"generate_id": True}
    data = {
        "success": True,
        "error": None,
        "results": results,
        "tool_schemas": {tool.slug: _schema(call, tool) for tool in found},
        "toolkit_connection_statuses": statuses,
        "next_steps_guidance": _next_steps(call, found, missing),
        "session": {
            "id": workflow.get("id") or call.new_id("flow"),
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


def get_tool_schemas(
    call: Call, session: Session, arguments: JsonObject, entry: LogEntry
) -> tuple[JsonObject, str | None]:
    """COMPOSIO_GET_TOOL_SCHEMAS: the full schemas of tools whose slugs are known."""
    allowed = {tool.slug: tool for tool in enabled_tools(session.config, call.emulator.catalogue)}
    wanted = _unique(slug.upper() for slug in arguments["tool_slugs"])
    return {
        "tool_schemas": {s: _schema(call, allowed[s]) for s in wanted if s in allowed},
        "not_found": [slug for slug in wanted if slug not in allowed],
    }, None


def manage_connections(
    call: Call, session: Session, arguments: JsonObject, entry: LogEntry
) -> tuple[JsonObject, str | None]:
    """COMPOSIO_MANAGE_CONNECTIONS: what is connected, and a link for what is not."""
    results: dict[str, JsonObject] = {}
    for slug in _unique(name.lower() for name in arguments["toolkits"]):
        results[slug] = _connection(call, session, slug, bool(arguments.get("reinitiate_all")))
    states = [result["status"] for result in results.values()]
    failed = states.count("failed")
    data = {
        "results": results,
        "summary": {
            "total_toolkits": len(results),
            "active_connections": states.count("active"),
            "initiated_connections": states.count("initiated"),
            "failed_connections": failed,
        },
    }
    error = SOME_FAILED.say(call.language, failed=failed, total=len(results)) if failed else None
    return data, error


def multi_execute(
    call: Call, session: Session, arguments: JsonObject, entry: LogEntry
) -> tuple[JsonObject, str | None]:
    """COMPOSIO_MULTI_EXECUTE_TOOL: several independent calls, each with its own result."""
    results: list[JsonObject] = []
    for index, item in enumerate(arguments["tools"]):
        tool = call.emulator.catalogue.tool(item["tool_slug"])
        if tool is None:
            outcome = Outcome("", {}, UNKNOWN_TOOL.say(call.language, tool=item["tool_slug"]))
        else:
            outcome = run_tool(
                call, session, tool, item["arguments"], item.get("account"), parent=entry
            )
        response: JsonObject = {"successful": outcome.succeeded, "data": outcome.data}
        result: JsonObject = {"index": index, "tool_slug": item["tool_slug"], "response": response}
        if outcome.log_id:
            response["log_id"] = outcome.log_id
        if outcome.error:
            response["error"] = result["error"] = outcome.error
        results.append(result)
    failed = sum("error" in result for result in results)
    data = {
        "results": results,
        "total_count": len(results),
        "success_count": len(results) - failed,
        "error_count": failed,
    }
    error = SOME_FAILED.say(call.language, failed=failed, total=len(results)) if failed else None
    return data, error


def _unique(items: Iterable[Item]) -> list[Item]:
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
    owned = call.store.active_accounts(call.project, session.user_id, toolkit.slug)
    usable = own_accounts(session, owned, toolkit.slug)
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
        "account_type": "PRIVATE",
        "user_info": {"account": owner_of_account(call.emulator, account).handle},
    }
    return {**shown, "alias": account.alias} if account.alias else shown


def _connection(call: Call, session: Session, slug: str, again: bool) -> JsonObject:
    toolkit = call.emulator.catalogue.toolkits.get(slug)
    if toolkit is not None and toolkit.needs_no_auth and toolkit_enabled(session.config, slug):
        return {
            "toolkit": slug,
            "status": "active",
            "has_active_connection": True,
            "message": NEEDS_NO_AUTH.say(call.language, toolkit=toolkit.name),
        }
    if toolkit is not None and not again:
        owned = call.store.active_accounts(call.project, session.user_id, slug)
        usable = own_accounts(session, owned, slug)
        if usable:
            return {
                "toolkit": slug,
                "status": "active",
                "has_active_connection": True,
                "connected_account_id": usable[0].id,
                "message": CONNECTED.say(
                    call.language,
                    toolkit=toolkit.name,
                    handle=owner_of_account(call.emulator, usable[0]).handle,
                ),
            }
    callback = (session.config.get("manage_connections") or {}).get("callback_url")
    try:
        request = request_connection(call, session, slug, None, callback)
    except Refusal as refusal:
        said = refusal.envelope(call.language, call.request_id)["error"]
        return {
            "toolkit": slug,
            "status": "failed",
            "has_active_connection": False,
            "error_message": f"{said['message']} {said['suggested_fix']}",
        }
    return {
        "toolkit": slug,
        "status": "initiated",
        "has_active_connection": False,
        "connected_account_id": request.account.id,
        "redirect_url": request.redirect_url,
        "instruction": OPEN_LINK.say(call.language),
        "was_reinitiated": again,
    }


def _next_steps(call: Call, found: list[Tool], missing: list[str]) -> list[str]:
    if not found:
        return [NEXT_STEP_NOTHING.say(call.language)]
    execute = NEXT_STEP_EXECUTE.say(call.language, tool=found[0].slug)
    if not missing:
        return [execute]
    return [NEXT_STEP_CONNECT.say(call.language, toolkits=", ".join(missing)), execute]
