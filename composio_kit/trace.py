"""The calls of a session as rows and as a DataFrame, read from Composio's own log."""

from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from dataclasses import asdict, dataclass, fields
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd
    from composio import Composio

PAGE = 100
AT_ONCE = 16
"""How many log entries are looked up at the same time."""


@dataclass(frozen=True, slots=True)
class TraceRow:
    """One call, and what joins it to others.

    Attributes
    ----------
    session
        The session id, `trs_…`: what all calls of one piece of work share.
    log
        The id of the log entry, `log_…`; `session.execute(…)` returns it too.
    parent
        The log entry of the meta tool that made this call, or an empty string.
    tool
        The tool's slug.
    account
        The connected account that was used, `ca_…`, or an empty string.
    status
        `success` or `failed`.
    error
        Why it failed, or an empty string.
    request
        The id of the HTTP request, which the SDK sends as `x-request-id`.
    time
        When it began, ISO 8601.
    toolkit
        The toolkit's slug; `composio` for a meta tool, and an empty string if
        the service does not say.
    duration_ms
        How long it took by the service's clock, in milliseconds, or None if the
        service does not say.
    """

    session: str
    log: str
    parent: str
    tool: str
    account: str
    status: str
    error: str
    request: str
    time: str
    toolkit: str
    duration_ms: float | None


def trace_rows(
    composio: "Composio[Any, Any]", session_ids: str | Iterable[str]
) -> tuple[TraceRow, ...]:
    """Every call of one or several sessions, in the order in which they began.

    The list of logs tells neither tool nor account, so each entry is looked up,
    several at a time: one request a call, besides one for every hundred.

    Parameters
    ----------
    composio
        A client of the SDK.
    session_ids
        The id of one session or the ids of several: `session.session_id`.

    Raises
    ------
    composio_client.APIError
        what `composio.logs.search` and `composio.logs.get` raise.
    """
    wanted = [session_ids] if isinstance(session_ids, str) else list(session_ids)
    rows = [row for session_id in wanted for row in _rows_of(composio, session_id)]
    return tuple(sorted(rows, key=lambda row: row.time))


def trace(composio: "Composio[Any, Any]", session_ids: str | Iterable[str]) -> "pd.DataFrame":
    """The calls of one or several sessions, in order, with what joins them.

    Parameters
    ----------
    composio
        A client of the SDK.
    session_ids
        The id of one session, `session.session_id`, or the ids of several.

    Returns
    -------
    pandas.DataFrame
        columns `session`, `log`, `parent`, `tool`, `account`, `status`,
        `error`, `request`, `time`, `toolkit`, `duration_ms`; no rows if nothing
        was called.
    """
    import pandas as pd

    columns = [field.name for field in fields(TraceRow)]
    rows = [asdict(row) for row in trace_rows(composio, session_ids)]
    return pd.DataFrame(rows, columns=columns)


def _rows_of(composio: "Composio[Any, Any]", session_id: str) -> list[TraceRow]:
    newest_first: list[str] = []
    cursor: str | None = None
    while True:
        page = composio.logs.search(
            limit=PAGE,
            cursor=cursor,
            filters=[{"field": "session_id", "operator": "==", "value": session_id}],
        )
        newest_first += [log.id for log in page.logs]
        cursor = page.next_cursor
        if not cursor:
            return [_row(log, session_id) for log in _looked_up(composio, newest_first[::-1])]


def _looked_up(composio: "Composio[Any, Any]", logs: Sequence[str]) -> list[Any]:
    """The entries with these ids, in their order."""
    if len(logs) < 2:
        return [composio.logs.get(log) for log in logs]
    with ThreadPoolExecutor(AT_ONCE, thread_name_prefix="composio-kit-trace") as pool:
        # `allow_tracking=False` is a context variable of the SDK, and a thread begins without it.
        looking = [pool.submit(copy_context().run, composio.logs.get, log) for log in logs]
        return [each.result() for each in looking]


def _row(log: Any, session_id: str) -> TraceRow:
    data = log.data or {}
    status = str(getattr(log.status, "value", log.status))
    failed = status == "failed"
    timings = log.timings
    return TraceRow(
        session=session_id,
        log=log.id,
        parent=log.parent.log_id if log.parent else "",
        tool=str(data.get("tool_slug") or log.message or ""),
        account=str(data.get("connected_account_id") or ""),
        status=status,
        error=str(data.get("error") or log.message or "") if failed else "",
        request=log.context.request_id or "",
        time=log.timestamp.isoformat(),
        toolkit=str(data.get("toolkit_slug") or ""),
        duration_ms=float(timings.end_time - timings.start_time) if timings else None,
    )
