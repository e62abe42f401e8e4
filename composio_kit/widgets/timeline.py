"""The calls of sessions on one time scale: pure, from rows of the trace to what is drawn."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from composio_kit.trace import TraceRow

Kind = Literal["search", "connection check", "execution"]

_SEARCHES = ("COMPOSIO_SEARCH_TOOLS", "COMPOSIO_GET_TOOL_SCHEMAS")
_CHECKS = ("COMPOSIO_MANAGE_CONNECTIONS", "COMPOSIO_WAIT_FOR_CONNECTIONS")


@dataclass(frozen=True, slots=True)
class Span:
    """One call, placed.

    Attributes
    ----------
    row
        The call.
    kind
        What it was for.
    depth
        How many calls it was made by, one inside the other.
    account
        The name of the account that was used, or an empty string.
    starts
        Seconds from the beginning of the scale.
    seconds
        How long it took, or None if the service does not say.
    """

    row: TraceRow
    kind: Kind
    depth: int
    account: str
    starts: float
    seconds: float | None

    @property
    def has_failed(self) -> bool:
        """Whether it went wrong."""
        return self.row.status == "failed"


@dataclass(frozen=True, slots=True)
class Lane:
    """The calls of one session, each one's children right after it."""

    session: str
    spans: tuple[Span, ...]

    @property
    def failures(self) -> int:
        """How many calls went wrong."""
        return sum(span.has_failed for span in self.spans)


@dataclass(frozen=True, slots=True)
class Timeline:
    """Several sessions above each other, on a scale of so many seconds."""

    lanes: tuple[Lane, ...]
    seconds: float


def timeline_of(
    sessions: Sequence[str], rows: Sequence[TraceRow], names: Mapping[str, str]
) -> Timeline:
    """Place calls on a time scale that begins with the first of them.

    Parameters
    ----------
    sessions
        The sessions to show, in this order; one without calls has an empty lane.
    rows
        Their calls, in the order in which they began.
    names
        What to call a connected account; one that is not here is called by its id.
    """
    began = {row.log: datetime.fromisoformat(row.time).timestamp() for row in rows}
    first = min(began.values(), default=0.0)
    last = max((began[row.log] + (row.duration_ms or 0) / 1000 for row in rows), default=0.0)
    lanes = []
    for session in dict.fromkeys(sessions):
        own = [row for row in rows if row.session == session]
        lanes.append(
            Lane(
                session,
                tuple(
                    Span(
                        row=row,
                        kind=kind_of(row.tool),
                        depth=depth,
                        account=names.get(row.account, row.account),
                        starts=began[row.log] - first,
                        seconds=None if row.duration_ms is None else row.duration_ms / 1000,
                    )
                    for row, depth in _nested(own)
                ),
            )
        )
    return Timeline(tuple(lanes), last - first)


def kind_of(tool: str) -> Kind:
    """What a call of this tool is for: to find a tool, check a connection, or do something."""
    if tool in _SEARCHES:
        return "search"
    return "connection check" if tool in _CHECKS else "execution"


def _nested(rows: Sequence[TraceRow]) -> list[tuple[TraceRow, int]]:
    """Rows with their depth, children right after their parent."""
    logs = {row.log for row in rows}
    children: dict[str, list[TraceRow]] = {}
    for row in rows:
        # A parent that is not among the rows, or is the row itself, holds nothing together.
        parent = row.parent if row.parent in logs and row.parent != row.log else ""
        children.setdefault(parent, []).append(row)
    placed: list[tuple[TraceRow, int]] = []
    ahead = [(row, 0) for row in reversed(children.get("", []))]
    while ahead:
        row, depth = ahead.pop()
        placed.append((row, depth))
        ahead += [(child, depth + 1) for child in reversed(children.get(row.log, []))]
    return placed
