"""Runs one tool under a session, and logs it whatever comes of it."""

from dataclasses import dataclass, replace
from typing import Any

from composio_kit.emulator.catalogue import JsonObject, Tool, ToolFailure, Toolkit
from composio_kit.emulator.policy import (
    AUTH_CONFIG_OFF,
    NO_ACCOUNT,
    PERMISSION_DENIED,
    SCOPES_MISSING,
    TOOL_NOT_ENABLED,
    TOOL_RESTRICTED,
    Denied,
    account_for_call,
    permission_for,
    scopes_missing,
    tool_enabled,
)
from composio_kit.emulator.problems import Refusal
from composio_kit.emulator.reach import accounts_in_reach
from composio_kit.emulator.records import ConnectedAccount, LogEntry, Session
from composio_kit.emulator.redaction import redacted
from composio_kit.emulator.refusals import FIELD_ABSENT, TOOL_UNKNOWN
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
    """What came of a call: data, or the sentence that says why not; and where it is logged.

    `why` is the sentence without its values, to tell one reason from another.
    """

    log_id: str
    data: JsonObject
    error: str | None = None
    why: Text | None = None

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


def refuse_absent_fields(body: JsonObject) -> None:
    """Refuse a call that brings credentials or files along, which would not be used."""
    for field in ("custom_connection_data", "custom_auth_params", "binary_body", "text"):
        if body.get(field):
            raise Refusal(FIELD_ABSENT, field=field)


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
    toolkit = call.emulator.catalogue.toolkit_of(tool)
    began = call.now
    used, came = _attempt(call, session, toolkit, tool, arguments, account)
    return log_call(call, session, tool, arguments, came, began, used, parent)


def _attempt(
    call: Call,
    session: Session,
    toolkit: Toolkit,
    tool: Tool,
    arguments: JsonObject,
    wanted: str | None,
) -> tuple[ConnectedAccount | None, JsonObject | Denied]:
    """The account that the call got, and the tool's result or why there is none."""
    if not tool_enabled(session.config, toolkit.slug, tool):
        return None, Denied(TOOL_NOT_ENABLED, {"tool": tool.slug})
    reachable = accounts_in_reach(call.store, call.project, session, toolkit.slug)
    account = account_for_call(session, toolkit, reachable, wanted)
    if isinstance(account, Denied):
        return None, account
    whose = account.id if account else None
    if permission_for(session.permissions, tool.slug, whose) == "always_deny":
        values = {"tool": tool.slug, "account": whose or NO_ACCOUNT}
        return account, Denied(PERMISSION_DENIED, values)
    denied = _denied_by_account(call, tool, account)
    if denied is not None:
        return account, denied
    unfit = misfit(tool.input_schema, arguments, call.language, "")
    if unfit is not None:
        field, reason = unfit
        values = {"field": field, "tool": tool.slug, "reason": reason}
        return account, Denied(ARGUMENT_INVALID, values)
    data = data_of(call.emulator, call.project, toolkit, account, session.user_id)
    try:
        return account, tool.run(data, arguments)
    except ToolFailure as failure:
        return account, Denied(failure.what, failure.values)


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


def log_call(
    call: Call,
    session: Session,
    tool: Tool,
    arguments: JsonObject,
    came: JsonObject | Denied,
    began: float,
    account: ConnectedAccount | None = None,
    parent: LogEntry | None = None,
) -> Outcome:
    """Log a call of an app tool that is over.

    Parameters
    ----------
    came
        The tool's result, or why there is none.
    began
        When it started, in seconds since 1970.
    """
    toolkit = call.emulator.catalogue.toolkit_of(tool)
    error = came.why.say(call.language, **came.values) if isinstance(came, Denied) else None
    entry = _entry(call, session, tool.slug, toolkit.slug, arguments, began, account, parent, error)
    call.store.add(call.project, entry)
    if isinstance(came, Denied):
        return Outcome(entry.id, {}, error, came.why)
    return Outcome(entry.id, came)


def begin_log(call: Call, session: Session, meta_tool: str, arguments: JsonObject) -> LogEntry:
    """Write the log entry of a meta tool that starts now, so that its children come after it."""
    entry = _entry(call, session, meta_tool, "composio", arguments, call.now)
    call.store.add(call.project, entry)
    return entry


def finish_log(call: Call, entry: LogEntry, data: JsonObject, error: str | None = None) -> Outcome:
    """Complete the log entry of a meta tool that is over, and say what came of it."""
    ending = _ending(call, entry.tool_slug, error)
    call.store.save(call.project, replace(entry, **ending))
    return Outcome(entry.id, data, error)


def _entry(
    call: Call,
    session: Session,
    tool_slug: str,
    toolkit_slug: str,
    arguments: JsonObject,
    began: float,
    account: ConnectedAccount | None = None,
    parent: LogEntry | None = None,
    error: str | None = None,
) -> LogEntry:
    return LogEntry(
        id=call.new_id("log"),
        session_id=session.id,
        request_id=call.request_id,
        user_id=session.user_id,
        tool_slug=tool_slug,
        toolkit_slug=toolkit_slug,
        connected_account_id=account.id if account else None,
        auth_config_id=account.auth_config_id if account else None,
        parent_id=parent.id if parent else None,
        parent_tool_slug=parent.tool_slug if parent else None,
        arguments=redacted(arguments, call.emulator.api_keys),
        credential_source="connected_account" if account else "no_auth",
        source=dict(call.source),
        started_at=began,
        **_ending(call, tool_slug, error),
    )


def _ending(call: Call, tool_slug: str, error: str | None) -> dict[str, Any]:
    shown = redacted(error, call.emulator.api_keys)
    return {
        "status": "failed" if error else "success",
        "message": shown or f"Executed {tool_slug}",
        "error": shown,
        "ended_at": call.now,
    }
