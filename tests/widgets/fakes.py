"""A service and a clock that do as they are told, and a view that counts."""

from dataclasses import dataclass, field, replace
from types import SimpleNamespace
from typing import Any

import httpx
from composio_client import APIConnectionError, APIStatusError

from composio_kit.accounts import AccountRow
from composio_kit.widgets.rows import Toolkit

LINK = "https://connect.example/link/ln_canary"


def account(name: str, toolkit: str = "gmail", status: str = "ACTIVE", **more: Any) -> AccountRow:
    """A connected account of user_ayu."""
    facts = {
        "alias": "",
        "since": "2026-03-02T01:30:00.000Z",
        "word_id": f"{toolkit}_{name}",
        **more,
    }
    return AccountRow("user_ayu", toolkit, f"ca_{name}", status=status, **facts)


def make_session(name: str = "trs_1", user_id: str = "user_ayu", **config: Any) -> Any:
    """What a store needs of a session."""
    settings = {"connected_accounts": None, "multi_account": None, **config}
    return Session(name, SimpleNamespace(user_id=user_id, **settings))


@dataclass(eq=False)
class Session:
    session_id: str
    config: Any


@dataclass
class Clock:
    now: float = 1000.0

    def __call__(self) -> float:
        return self.now


@dataclass
class FakeService:
    """Composio with two toolkits, in a dict."""

    known: dict[str, AccountRow] = field(default_factory=dict)
    toolkit_list: tuple[Toolkit, ...] = (Toolkit("github", "GitHub"), Toolkit("gmail", "Gmail"))
    fails: Exception | None = None
    asked: list[str] = field(default_factory=list)

    def accounts(self, user_id: str) -> tuple[AccountRow, ...]:
        self._ask("accounts")
        return tuple(row for row in self.known.values() if row.user_id == user_id)

    def accounts_by_id(self, user_id: str, accounts: list[str]) -> tuple[AccountRow, ...]:
        self._ask("accounts by id")
        return tuple(self.known[each] for each in accounts if each in self.known)

    def toolkits(self, session: Any) -> tuple[Toolkit, ...]:
        self._ask("toolkits")
        return self.toolkit_list

    def authorize(self, session: Any, toolkit: str, alias: str | None) -> Any:
        self._ask("authorize")
        row = account(f"new{len(self.known)}", toolkit, "INITIATED", alias=alias or "")
        self.known[row.account] = row
        return SimpleNamespace(id=row.account, redirect_url=LINK)

    def disconnect(self, account: str) -> None:
        self._ask("disconnect")
        del self.known[account]

    def becomes(self, account: str, status: str, reason: str = "") -> None:
        self.known[account] = replace(self.known[account], status=status, reason=reason)

    def _ask(self, what: str) -> None:
        self.asked.append(what)
        if self.fails is not None:
            raise self.fails


@dataclass(eq=False)
class FakeView:
    is_watching: bool = True
    painted: int = 0

    def repaint(self) -> None:
        self.painted += 1


REQUEST = httpx.Request("GET", "https://backend.example")


def no_answer() -> Exception:
    return APIConnectionError(request=REQUEST)


def refusal(status: int, **headers: str) -> Exception:
    names = {name.replace("_", "-"): value for name, value in headers.items()}
    response = httpx.Response(status, request=REQUEST, headers=names)
    return APIStatusError(f"{status} refused", response=response, body=None)
