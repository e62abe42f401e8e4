"""Time and ids: real ones for a standalone emulator, repeating ones for a lesson."""

import secrets
import time
from collections import Counter
from datetime import UTC, datetime
from typing import Protocol

LESSON_START = datetime(2026, 3, 2, 1, 30, tzinfo=UTC)
"""A Monday morning, half past eight in Bandung."""


class Clock(Protocol):
    """Where the emulator reads the time, in seconds since 1970."""

    def now(self) -> float:
        """The present moment."""
        ...

    def arrive(self) -> None:
        """A request has arrived."""
        ...

    def advance(self, seconds: float) -> None:
        """Move the clock forward."""
        ...


class SystemClock:
    """The computer's own time, shifted by what `advance` was told.

    Parameters
    ----------
    shift
        By how many seconds it was moved before.
    """

    def __init__(self, shift: float = 0.0) -> None:
        self._shift = shift

    def now(self) -> float:
        return time.time() + self._shift

    def arrive(self) -> None:
        pass

    def advance(self, seconds: float) -> None:
        self._shift += seconds


class LessonClock:
    """A clock that stands still between requests, so that a lesson's outputs repeat.

    It starts at `LESSON_START` and every request moves it by one second.
    """

    def __init__(self) -> None:
        self._now = LESSON_START.timestamp()

    def now(self) -> float:
        return self._now

    def arrive(self) -> None:
        self._now += 1

    def advance(self, seconds: float) -> None:
        self._now += seconds


class Ids(Protocol):
    """Where the emulator gets the name of a new thing."""

    def new(self, kind: str) -> str:
        """A fresh id that starts with `kind`, such as `trs` for a session."""
        ...


class RandomIds:
    """Ids as Composio makes them: a prefix and something unguessable."""

    def new(self, kind: str) -> str:
        return f"{kind}_{secrets.token_urlsafe(9).replace('-', 'x').replace('_', 'y')}"


class CountedIds:
    """Ids that are the same in every run: a prefix and a count, `trs_0001`."""

    def __init__(self) -> None:
        self._counts: Counter[str] = Counter()

    def new(self, kind: str) -> str:
        self._counts[kind] += 1
        return f"{kind}_{self._counts[kind]:04}"


def iso(moment: float) -> str:
    """`moment` as the API writes it: ISO 8601 in UTC, with milliseconds."""
    return datetime.fromtimestamp(moment, UTC).isoformat(timespec="milliseconds")[:-6] + "Z"
