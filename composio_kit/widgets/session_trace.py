"""The session trace: what was called, for whom, in which order, and how it ended."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from composio_kit.accounts import accounts_by_id
from composio_kit.trace import TraceRow, trace_rows
from composio_kit.widgets.timeline import Timeline, timeline_of
from composio_kit.widgets.trace_html import timeline_html, timeline_text

if TYPE_CHECKING:
    from composio import Composio


class SessionTrace:
    """The calls of sessions as a timeline, made from Composio's own log.

    Every call has its tool, the account it used, how long it took and how it
    ended; calls that another call made stand under it, and an error stands
    under the call that failed. Several sessions share one time scale, so that
    they can be compared. `trace(composio, session_ids)` has the same as a
    DataFrame.

    It is a picture of the moment in which it was made, in plain HTML that a
    notebook keeps; `refresh()` makes it anew.

    Parameters
    ----------
    composio
        A client of the SDK.
    session_ids
        The id of one session, `session.session_id`, or the ids of several.

    Raises
    ------
    composio_client.APIError
        what `composio.logs.search` and `composio.logs.get` raise.
    """

    def __init__(self, composio: "Composio[Any, Any]", session_ids: str | Iterable[str]) -> None:
        self._composio = composio
        self._sessions = (session_ids,) if isinstance(session_ids, str) else tuple(session_ids)
        self.refresh()

    @property
    def rows(self) -> tuple[TraceRow, ...]:
        """The calls it shows, in the order in which they began."""
        return self._rows

    def refresh(self) -> None:
        """Read the log anew."""
        self._rows = trace_rows(self._composio, self._sessions)
        used = sorted({row.account for row in self._rows} - {""})
        accounts = accounts_by_id(self._composio, "", used)
        self._names = {row.account: row.alias or row.word_id or row.account for row in accounts}

    def __repr__(self) -> str:
        return timeline_text(self._timeline())

    def _repr_html_(self) -> str:
        return timeline_html(self._timeline())

    def _timeline(self) -> Timeline:
        return timeline_of(self._sessions, self._rows, self._names)
