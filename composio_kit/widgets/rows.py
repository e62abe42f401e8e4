"""What a panel shows of a user's connections, decided from facts: no HTTP, no widget, no clock."""

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from composio_kit.accounts import AccountRow

Status = Literal[
    "connected",
    "waiting",
    "declined",
    "failed",
    "expired",
    "switched off",
    "revoked",
    "not connected",
    "needs no account",
]

ENDED: tuple[Status, ...] = ("declined", "failed", "expired", "revoked")
"""What no account comes back from: the person has to authorize again."""

SEARCH_FROM = 11
"""As many toolkits are more than a person takes in at a glance."""

_DENIALS = ("declin", "denied", "denial")


@dataclass(frozen=True, slots=True)
class Toolkit:
    """A toolkit as a session sees it.

    Attributes
    ----------
    slug, name
        such as `gmail` and `Gmail`.
    needs_account
        False for a toolkit that works without authorization.
    default_account
        The connected account that a call without a choice would use, or an
        empty string.
    """

    slug: str
    name: str
    needs_account: bool = True
    default_account: str = ""


@dataclass(frozen=True, slots=True)
class Request:
    """A connection that waits for its person.

    Attributes
    ----------
    account
        The id of the connected account that it will be.
    deadline
        When the link ends, in the seconds of the clock that the store reads.
    link
        Where the person approves it, or an empty string if the widgets did not
        ask for it themselves. A secret: whoever has it can answer.
    """

    account: str
    deadline: float
    link: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Connections:
    """Everything that is known of one user's connections at one moment."""

    user_id: str
    accounts: tuple[AccountRow, ...] = ()
    own: frozenset[str] = frozenset()
    """Those of the accounts that are the user's; the others are shared with them."""
    toolkits: tuple[Toolkit, ...] = ()
    requests: Mapping[str, Request] = field(default_factory=dict)
    lapsed: frozenset[str] = frozenset()
    """Accounts that still wait although their link's time is over."""
    is_reachable: bool = True
    problem: str = ""
    """Why the service will not tell what is new, in its own words."""


@dataclass(frozen=True, slots=True)
class ConnectionRow:
    """One line of a panel: a connected account, or a toolkit without any.

    Attributes
    ----------
    toolkit, name
        The toolkit's slug and name.
    account
        The connected account's id, or an empty string.
    label
        Its alias, else its word id; its number among the toolkit's if it has neither.
    status
        What to tell a person about it.
    since
        When it was made, ISO 8601, or an empty string.
    is_default
        Whether a call that names no account would use it.
    is_own
        False for an account that somebody else shares with the user.
    """

    toolkit: str
    name: str
    account: str
    label: str
    alias: str
    status: Status
    since: str
    is_default: bool = False
    is_own: bool = True

    @property
    def key(self) -> str:
        """What tells this line from every other one: the account, or the toolkit."""
        return self.account or self.toolkit


def rows_of(connections: Connections, unnamed: Callable[[int], str]) -> tuple[ConnectionRow, ...]:
    """A row per connected account, and one per toolkit that has none, in the toolkits' order.

    Parameters
    ----------
    connections
        What is known.
    unnamed
        How to call the n-th account of a toolkit if it has no name.
    """
    by_toolkit: dict[str, list[AccountRow]] = {toolkit.slug: [] for toolkit in connections.toolkits}
    for account in connections.accounts:
        if account.toolkit in by_toolkit:
            by_toolkit[account.toolkit].append(account)
    rows: list[ConnectionRow] = []
    for toolkit in connections.toolkits:
        accounts = by_toolkit[toolkit.slug]
        rows += [
            ConnectionRow(
                toolkit=toolkit.slug,
                name=toolkit.name,
                account=account.account,
                label=account.alias or account.word_id or unnamed(number),
                alias=account.alias,
                status="expired" if account.account in connections.lapsed else status_of(account),
                since=account.since,
                is_default=account.account == toolkit.default_account,
                is_own=account.account in connections.own,
            )
            for number, account in enumerate(accounts, start=1)
        ]
        if not accounts:
            status: Status = "not connected" if toolkit.needs_account else "needs no account"
            rows.append(ConnectionRow(toolkit.slug, toolkit.name, "", "", "", status, ""))
    return tuple(rows)


def status_of(account: AccountRow) -> Status:
    """The API's status in a person's terms.

    A person who declined and an error of the service are both `FAILED`; which
    of them it was stands in the reason alone.
    """
    match account.status:
        case "ACTIVE":
            return "connected"
        case "INITIATED" | "INITIALIZING":
            return "waiting"
        case "EXPIRED":
            return "expired"
        case "INACTIVE":
            return "switched off"
        case "REVOKED":
            return "revoked"
    denied = any(word in account.reason.lower() for word in _DENIALS)
    return "declined" if denied else "failed"


def default_account(
    shown: str, pins: Sequence[str] | None, must_choose: bool, usable: Iterable[str]
) -> str:
    """The account that a call without a choice would use, or an empty string.

    Parameters
    ----------
    shown
        The account that `session.toolkits()` shows for the toolkit.
    pins
        The accounts that the session is pinned to for the toolkit, if it is.
    must_choose
        Whether the session demands a choice among several accounts.
    usable
        The user's accounts at the toolkit that are `ACTIVE`.
    """
    allowed = [account for account in usable if pins is None or account in pins]
    if shown not in allowed or (must_choose and len(allowed) > 1):
        return ""
    return shown


def minutes_left(request: Request | None, now: float) -> int | None:
    """Whole minutes until a link ends, at least 1; None if it has ended or there is none."""
    if request is None or request.deadline <= now:
        return None
    return max(1, math.ceil((request.deadline - now) / 60))


def matching(rows: Iterable[ConnectionRow], words: str) -> tuple[ConnectionRow, ...]:
    """The rows whose toolkit or account contains what a person typed."""
    wanted = words.casefold().split()
    return tuple(
        row
        for row in rows
        if all(word in f"{row.toolkit} {row.name} {row.label}".casefold() for word in wanted)
    )
