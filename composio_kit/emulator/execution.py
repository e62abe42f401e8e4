"""Runs one tool under a session, and logs it whatever comes of it."""

from dataclasses import dataclass, replace
from typing import Any

from composio_kit.emulator.catalogue import JsonObject, Tool, ToolFailure
from composio_kit.emulator.policy import (
    AUTH_CONFIG_OFF,
    SCOPES_MISSING,
    TOOL_NOT_ENABLED,
    TOOL_RESTRICTED,
    Denied,
    account_for_call,
    scopes_missing,
    tool_enabled,
)
from composio_kit.emulator.problems import Refusal
from composio_kit.emulator.reach import accounts_in_reach
from composio_kit.emulator.records import ConnectedAccount, LogEntry, Session
from composio_kit.emulator.redaction import redacted
from composio_kit.emulator.refusals import TOOL_UNKNOWN
from composio_kit.emulator.state import Call, data_of
from composio_kit.emulator.text import Text
from composio_kit.emulator.validation import misfit

ARGUMENT_INVALID = Text(
    en="The argument {field} of {tool} is not valid: {reason}. "
    "Read the tool's schema and call it again.",
    id="Argumen {field} untuk {tool} tidak valid: {reason}. "
    "Baca schema tool-nya, lalu panggil lagi.",
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a call: data, or the sentence that says why not; and where it is logged."""

    log_id: str
    data: JsonObject
    error: str | None = None

    @property
    def succeeded(self) -> bool:
        """Whether the tool ran to its end."""
        return self.error is None


def tool_or_refuse(call: Call, slug: str) -> Tool:
    """The tool with this slug; a 404 if the emulator has none."""
    tool = call.emulator.catalogue.tool(slug)
    if tool is None:
        raise Refusal(TOOL_UNKNOWN, tool=slug)
    return tool


def run_tool(
    call: Call,
    session: Session,
    tool: Tool,
    arguments: JsonObject,
    account: str | None = None,
    parent: LogEntry | None = None,
) -> Outcome:
    """Run one tool for the session's user and log the call.

    A call that may not run is a failed execution, not an HTTP error: like every
    other call it is in the log, with the reason.

    Parameters
    ----------
    account
        The id or alias of the connected account that the caller chose, if any.
    parent
        The log entry of the meta tool that makes this call, if one does.
    """
    emulator = call.emulator
    toolkit = emulator.catalogue.toolkit_of(tool)
    entry = begin_log(call, session, tool.slug, toolkit.slug, arguments, parent)

    def fail(why: Text, **values: object) -> Outcome:
        return finish_log(call, entry, {}, why.say(call.language, **values))

    if not tool_enabled(session.config, toolkit.slug, tool):
        return fail(TOOL_NOT_ENABLED, tool=tool.slug)
    reachable = accounts_in_reach(call.store, call.project, session, toolkit.slug)
    chosen = account_for_call(session, toolkit, reachable, account)
    if isinstance(chosen, Denied):
        return fail(chosen.why, **chosen.values)
    entry = replace(
        entry,
        connected_account_id=chosen.id if chosen else None,
        auth_config_id=chosen.auth_config_id if chosen else None,
        credential_source="connected_account" if chosen else "no_auth",
    )
    denied = _denied_by_account(call, tool, chosen)
    if denied is not None:
        return fail(denied.why, **denied.values)
    unfit = misfit(tool.input_schema, arguments, call.language, "")
    if unfit is not None:
        return fail(ARGUMENT_INVALID, field=unfit[0], tool=tool.slug, reason=unfit[1])
    data = data_of(emulator, call.project, toolkit, chosen, session.user_id)
    try:
        result = tool.run(data, arguments)
    except ToolFailure as failure:
        return fail(failure.what, **failure.values)
    return finish_log(call, entry, result)


def _denied_by_account(call: Call, tool: Tool, account: ConnectedAccount | None) -> Denied | None:
    if account is None:
        return None
    auth_config = call.store.auth_config(call.project, account.auth_config_id)
    if auth_config is not None and not auth_config.is_enabled:
        return Denied(AUTH_CONFIG_OFF, {"auth_config": auth_config.id})
    if (
        auth_config is not None
        and auth_config.only_tools
        and (tool.slug not in auth_config.only_tools)
    ):
        values = {"auth_config": auth_config.id, "tool": tool.slug}
        return Denied(TOOL_RESTRICTED, {**values, "allowed": ", ".join(auth_config.only_tools)})
    missing = scopes_missing(tool, account)
    if missing:
        values = {"account": account.id, "tool": tool.slug}
        return Denied(SCOPES_MISSING, {**values, "scopes": ", ".join(missing)})
    return None


def begin_log(
    call: Call,
    session: Session,
    tool_slug: str,
    toolkit_slug: str,
    arguments: JsonObject,
    parent: LogEntry | None = None,
) -> LogEntry:
    """Write the log entry of a call that starts now."""
    entry = LogEntry(
        id=call.new_id("log"),
        session_id=session.id,
        request_id=call.request_id,
        user_id=session.user_id,
        tool_slug=tool_slug,
        toolkit_slug=toolkit_slug,
        connected_account_id=None,
        auth_config_id=None,
        parent_id=parent.id if parent else None,
        parent_tool_slug=parent.tool_slug if parent else None,
        status="failed",
        message="",
        arguments=redacted(arguments, call.emulator.api_keys),
        error=None,
        credential_source="no_auth",
        source=dict(call.source),
        started_at=call.now,
        ended_at=call.now,
    )
    call.store.add(call.project, entry)
    return entry


def finish_log(call: Call, entry: LogEntry, data: JsonObject, error: str | None = None) -> Outcome:
    """Complete the log entry of a call that is over, and say what came of it."""
    shown: Any = redacted(error, call.emulator.api_keys)
    call.store.save(
        call.project,
        replace(
            entry,
            status="failed" if error else "success",
            message=shown or f"Executed {entry.tool_slug}",
            error=shown,
            ended_at=call.now,
        ),
    )
    return Outcome(entry.id, data, error)
