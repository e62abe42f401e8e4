"""A call of a tool or a meta tool in a session: approvals first, then the run."""

from composio_kit.emulator.approvals import (
    DENIED,
    Asked,
    Question,
    about,
    ask_or_allow,
    questions_about,
)
from composio_kit.emulator.catalogue import JsonObject, Tool
from composio_kit.emulator.execution import (
    Outcome,
    log_call,
    run_tool,
    tool_or_refuse,
)
from composio_kit.emulator.meta_tools import META_TOOLS, MetaTool, run_meta_tool
from composio_kit.emulator.policy import Denied
from composio_kit.emulator.problems import Refusal
from composio_kit.emulator.proxy import questions_about_proxied
from composio_kit.emulator.records import Session
from composio_kit.emulator.refusals import META_TOOL_UNKNOWN
from composio_kit.emulator.state import Call
from composio_kit.emulator.validation import misfit


def call_tool(
    call: Call, session: Session, slug: str, arguments: JsonObject, account: str | None = None
) -> Outcome | Asked:
    """Run a tool or a meta tool for the session's user, if the user need not be asked first."""
    if slug.upper() in META_TOOLS:
        return call_meta_tool(call, session, slug, arguments)
    tool = tool_or_refuse(call, slug)
    questions = questions_about(call, session, [(tool, account)])
    verdict = ask_or_allow(call, session, about(tool.slug, arguments, account), questions)
    if isinstance(verdict, Asked):
        return verdict
    if verdict.refused:
        denied = Denied(DENIED, {"tool": tool.slug})
        return log_call(call, session, tool, arguments, denied, call.now)
    return run_tool(call, session, tool, arguments, account)


def call_meta_tool(
    call: Call, session: Session, slug: str, arguments: JsonObject
) -> Outcome | Asked:
    """Run a meta tool, if the user need not be asked about the tools that it would run."""
    meta = META_TOOLS.get(slug.upper())
    if meta is None:
        raise Refusal(META_TOOL_UNKNOWN, tool=slug)
    questions = _questions(call, session, meta, arguments)
    verdict = ask_or_allow(call, session, about(meta.slug, arguments, None), questions)
    if isinstance(verdict, Asked):
        return verdict
    return run_meta_tool(call, session, meta, arguments, verdict.refused)


def result_body(outcome: Outcome | Asked) -> JsonObject:
    """What the API answers to a call."""
    if isinstance(outcome, Asked):
        return outcome.body()
    return {
        "data": outcome.data,
        "error": outcome.error,
        "log_id": outcome.log_id,
        "result_type": "completed" if outcome.succeeded else "failed",
    }


def _questions(
    call: Call, session: Session, meta: MetaTool, arguments: JsonObject
) -> list[Question]:
    if meta.slug == "COMPOSIO_PROXY_EXECUTE":
        fits = misfit(meta.input_schema, arguments, call.language, "") is None
        known = fits and arguments["toolkit_slug"].lower() in call.emulator.catalogue.toolkits
        return questions_about_proxied(call, session, arguments) if known else []
    return questions_about(call, session, _tools_of(call, meta, arguments))


def _tools_of(call: Call, meta: MetaTool, arguments: JsonObject) -> list[tuple[Tool, str | None]]:
    """The app tools that a meta tool would run, as far as the arguments can be read.

    With each is the account that the caller names for it, if it names one.
    """
    items = arguments.get("tools") if meta.slug == "COMPOSIO_MULTI_EXECUTE_TOOL" else None
    named = [
        (call.emulator.catalogue.tool(str(item.get("tool_slug", ""))), item.get("account"))
        for item in (items if isinstance(items, list) else [])
        if isinstance(item, dict)
    ]
    return [(tool, account) for tool, account in named if tool is not None]
