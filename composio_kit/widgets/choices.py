"""What a person can do with a connection, decided from its row: no HTTP, no widget."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from composio_kit.widgets.rows import ENDED, ConnectionRow

Step = Literal["first", "another", "again", "link"]
"""What Authorize would do: connect a toolkit, connect one more account of it,
replace an account that has ended, or show the link that waits."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What a person acts on: a connected account, or an account yet to be made."""

    toolkit: str
    account: str = ""


def choices_of(rows: Sequence[ConnectionRow]) -> tuple[Choice, ...]:
    """Every account, and after a toolkit's accounts a new one, in the order of the rows."""
    choices: dict[Choice, None] = {}
    for toolkit in dict.fromkeys(row.toolkit for row in rows):
        own = [row for row in rows if row.toolkit == toolkit]
        if own[0].status == "needs no account":
            continue
        choices.update({Choice(toolkit, row.account): None for row in own if row.account})
        choices[Choice(toolkit)] = None
    return tuple(choices)


def nearest(choices: Sequence[Choice], wanted: Choice | None) -> Choice | None:
    """What stays chosen: the same, else the same toolkit, else the first."""
    if wanted in choices or not choices:
        return wanted if choices else None
    alike = [one for one in choices if wanted and one.toolkit == wanted.toolkit]
    return (alike or list(choices))[0]


def row_of(rows: Sequence[ConnectionRow], choice: Choice) -> ConnectionRow | None:
    """The row of an account, or None for one yet to be made."""
    return next((row for row in rows if choice.account and row.account == choice.account), None)


def step_for(rows: Sequence[ConnectionRow], choice: Choice, has_link: bool) -> Step:
    """What Authorize does for a choice."""
    row = row_of(rows, choice)
    if row is not None and row.status == "waiting" and has_link:
        return "link"
    if row is not None and row.status in ENDED and row.is_own:
        return "again"
    has_accounts = any(one.account for one in rows if one.toolkit == choice.toolkit)
    return "another" if has_accounts else "first"


def replaced_by(rows: Sequence[ConnectionRow], toolkit: str, alias: str) -> str:
    """The account that has ended and whose place a new one of this name takes, if there is one."""
    ended = [
        row.account
        for row in rows
        if row.toolkit == toolkit and row.alias == alias and row.status in ENDED and row.is_own
    ]
    return ended[-1] if ended else ""


def row_for(rows: Sequence[ConnectionRow], toolkit: str, alias: str | None) -> ConnectionRow | None:
    """The row that speaks for a toolkit, or for its account of that alias.

    One that is connected comes first, then one that waits, then the newest.
    """
    own = [
        row for row in rows if row.toolkit == toolkit and row.account and alias in (None, row.alias)
    ]
    for status in ("connected", "waiting"):
        for row in reversed(own):
            if row.status == status:
                return row
    return own[-1] if own else None
