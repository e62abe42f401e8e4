"""COMPOSIO_MULTI_EXECUTE_TOOL and its kin: running what a search found."""

from composio_kit.emulator.approvals import DENIED, questions_about
from composio_kit.emulator.catalogue import JsonObject, Tool
from composio_kit.emulator.execution import Outcome, log_call, run_tool
from composio_kit.emulator.meta_call import MetaCall, Result, some_failed
from composio_kit.emulator.policy import Denied
from composio_kit.emulator.text import Text

NO_REMOTE_CODE = Text(
    en="The emulator runs no code. Do it in your own program, or use the live service.",
    id="Emulator ini tidak menjalankan kode. Lakukan di program Anda sendiri, atau pakai "
    "layanan live.",
)
UNKNOWN_TOOL = Text(
    en="There is no tool {tool}. Search for one and use the slug exactly.",
    id="Tidak ada tool {tool}. Cari dulu, lalu pakai slug-nya persis seperti tertulis.",
)


def multi_execute(meta: MetaCall) -> Result:
    """COMPOSIO_MULTI_EXECUTE_TOOL: several independent calls, each with its own result."""
    call, arguments = meta.call, meta.arguments
    remember(meta)
    results: list[JsonObject] = []
    for index, item in enumerate(arguments["tools"]):
        outcome = _run(meta, item)
        response: JsonObject = {"successful": outcome.succeeded, "data": outcome.data}
        result: JsonObject = {"index": index, "tool_slug": item["tool_slug"], "response": response}
        if outcome.log_id:
            response["log_id"] = outcome.log_id
        if outcome.error:
            response["error"] = result["error"] = outcome.error
        results.append(result)
    failed = sum("error" in result for result in results)
    data: JsonObject = {
        "results": results,
        "total_count": len(results),
        "success_count": len(results) - failed,
        "error_count": failed,
    }
    if arguments.get("sync_response_to_workbench"):
        data["workbench"] = NO_REMOTE_CODE.say(call.language)
    return data, some_failed(meta, failed, len(results))


def refuse_remote_code(meta: MetaCall) -> Result:
    """COMPOSIO_REMOTE_WORKBENCH and COMPOSIO_REMOTE_BASH_TOOL: an emulator runs no code."""
    return {}, NO_REMOTE_CODE.say(meta.call.language)


def remember(meta: MetaCall) -> None:
    """Keep what the caller wants to know again in the same piece of work."""
    workflow_id, memory = meta.arguments.get("session_id"), meta.arguments.get("memory")
    if workflow_id and memory:
        meta.call.store.remember(meta.call.project, meta.session.id, workflow_id, memory)


def _run(meta: MetaCall, item: JsonObject) -> Outcome:
    call, session = meta.call, meta.session
    tool = call.emulator.catalogue.tool(item["tool_slug"])
    if tool is None:
        return Outcome("", {}, UNKNOWN_TOOL.say(call.language, tool=item["tool_slug"]))
    if _is_refused(meta, tool, item.get("account")):
        denied = Denied(DENIED, {"tool": tool.slug})
        return log_call(call, session, tool, item["arguments"], denied, call.now, parent=meta.entry)
    return run_tool(call, session, tool, item["arguments"], item.get("account"), parent=meta.entry)


def _is_refused(meta: MetaCall, tool: Tool, account: str | None) -> bool:
    if not meta.refused:
        return False
    questions = questions_about(meta.call, meta.session, [(tool, account)])
    return any(question.subject in meta.refused for question in questions)
