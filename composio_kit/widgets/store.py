"""What is known of a user's connections in this kernel, shared by all who show it.

Every panel and button of one user and one client reads the same store, so a
change that one of them brings about or notices shows in all of them at once.

The store asks the service when somebody makes it, acts, refreshes, or runs a
cell while a view is on the screen. Only while a connection waits for its person, or the
service does not answer, does it ask by itself, in a thread that ends with that.
"""

import threading
import time
import weakref
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any, Protocol

from composio_kit.accounts import AccountRow
from composio_kit.approval import LINK_LIFETIME
from composio_kit.widgets.poller import Poller
from composio_kit.widgets.rows import Connections, Request, Toolkit, default_account, minutes_left
from composio_kit.widgets.service import ConnectionRequest, Service, is_passing, retry_after

FIRST_INTERVAL = 1.0
"""Seconds between two looks while a person is probably on the consent page."""
LATER_INTERVAL = 3.0
FIRST_SECONDS = 30.0
LONGEST_PAUSE = 10.0
"""Seconds between two tries to reach a service that does not answer, at most."""

WAITING = ("INITIALIZING", "INITIATED")


class View(Protocol):
    """Whoever shows connections."""

    @property
    def is_watching(self) -> bool:
        """Whether a person can see it, so that asking by itself makes sense."""

    def repaint(self) -> None:
        """Something has changed: show what the store has now."""


class ConnectionStore:
    """One user's connections, as one client of the SDK sees them.

    Parameters
    ----------
    service
        What to ask.
    user_id
        Whose connections.
    clock
        The seconds of a clock that never goes back.
    """

    def __init__(
        self, service: Service, user_id: str, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self.user_id = user_id
        self.clock = clock
        self.poller = Poller(self.poll)
        self._service = service
        self._views: weakref.WeakSet[View] = weakref.WeakSet()
        self._sessions: weakref.WeakValueDictionary[str, Any] = weakref.WeakValueDictionary()
        # `_calling` is held while the service is asked, so that no answer overtakes
        # another; `_facts` only for as long as the fields below change together.
        self._calling = threading.RLock()
        self._facts = threading.Lock()
        self._accounts: tuple[AccountRow, ...] = ()
        self._shared: tuple[AccountRow, ...] = ()
        self._toolkits: dict[str, tuple[Toolkit, ...]] = {}
        self._requests: dict[str, Request] = {}
        self._lapsed: frozenset[str] = frozenset()
        self._told: dict[str, int | None] = {}
        self._asked_at = clock()
        self._problems: dict[str, str] = {}
        self._failures = 0
        self._failing_since = 0.0
        self._is_stale = False

    def join(self, view: View, session: Any) -> None:
        """Let `view` show this user's connections as `session` sees them.

        The view is told of every change until it is gone or has left.

        Raises
        ------
        composio_client.APIError
            the service answers that it will not.
        """
        self._sessions[session.session_id] = session
        try:
            self.refresh()
        except Exception:
            self._sessions.pop(session.session_id, None)
            raise
        self._views.add(view)
        if self._requests or self._failures:
            self._watch(FIRST_INTERVAL)

    def leave(self, view: View) -> None:
        """Tell `view` of no further change."""
        self._views.discard(view)

    def connections(self, session: Any) -> Connections:
        """All that is known at this moment, as `session` sees it."""
        with self._facts:
            accounts, toolkits = self._accounts, self._toolkits.get(session.session_id)
            shown = {toolkit.default_account for toolkit in toolkits or ()}
            accounts += tuple(row for row in self._shared if row.account in shown)
            return Connections(
                user_id=self.user_id,
                accounts=accounts,
                own=frozenset(row.account for row in self._accounts),
                toolkits=tuple(
                    _with_default(toolkit, session, accounts) for toolkit in toolkits or ()
                ),
                requests=dict(self._requests),
                lapsed=self._lapsed,
                is_reachable=self._failures == 0,
                problem=self._problems.get("") or self._problems.get(session.session_id, ""),
            )

    def refresh(self) -> None:
        """Ask the service for everything. One that does not answer is tried again.

        Raises
        ------
        composio_client.APIError
            it answers that it will not.
        """
        try:
            with self._calling:
                self._read()
        except Exception as error:
            if not is_passing(error):
                raise
            self._watch(self._pause_after(error))
        self._tell()

    def authorize(
        self, session: Any, toolkit: str, alias: str | None, replaces: str = ""
    ) -> ConnectionRequest:
        """Ask for a connection, and watch it until it ends.

        Parameters
        ----------
        session
            The session to ask with.
        toolkit, alias
            What `session.authorize` takes.
        replaces
            An account that has ended, to delete first: it may hold the alias.

        Raises
        ------
        composio_client.APIError
            what the SDK raises.
        """
        with self._calling:
            if replaces:
                self._service.disconnect(replaces)
            try:
                request = self._service.authorize(session, toolkit, alias)
                with self._facts:
                    self._asked_at = self.clock()
                    self._requests[request.id] = Request(
                        request.id, self._asked_at + LINK_LIFETIME, request.redirect_url or ""
                    )
            finally:
                self.refresh()
        return request

    def disconnect(self, account: str) -> None:
        """Delete a connected account.

        Raises
        ------
        composio_client.APIError
            what the SDK raises.
        """
        with self._calling:
            self._service.disconnect(account)
            self.refresh()

    def touch(self) -> None:
        """Something may have changed: look again soon, if a person can see it."""
        if self._is_watched():
            self._is_stale = True
            self.poller.wake()

    def poll(self) -> float | None:
        """Look once. The seconds until the next look, or None if there is nothing to wait for."""
        if not self._is_watched():
            return None
        try:
            with self._calling:
                is_news = self._look()
        except Exception as error:
            pause = self._pause_after(error)
            self._tell()
            return pause
        if is_news or self._minutes() != self._told:
            self._tell()
        return self._interval()

    def _look(self) -> bool:
        """Ask for no more than needed to know whether something happened; whether it did."""
        over = [one for one in self._requests.values() if one.deadline <= self.clock()]
        if over or self._is_stale or self._failures:
            self._read()
            return True
        if not self._requests:
            return False
        waiting = list(self._requests)
        found = self._service.accounts_by_id(self.user_id, waiting)
        if {row.account for row in found if row.status in WAITING} == set(waiting):
            return False
        self._read()
        return True

    def _read(self) -> None:
        """Ask for everything.

        A session that is gone keeps no other from being read, and its views go
        on showing the accounts, which outlive it.
        """
        self._is_stale = False
        accounts = self._service.accounts(self.user_id)
        toolkits: dict[str, tuple[Toolkit, ...]] = {}
        problems: dict[str, str] = {}
        for key, session in dict(self._sessions).items():
            try:
                toolkits[key] = self._service.toolkits(session)
            except Exception as error:
                if is_passing(error) or key not in self._toolkits:
                    raise
                toolkits[key], problems[key] = self._toolkits[key], str(error)
        own = {row.account for row in accounts}
        shown = {each.default_account for found in toolkits.values() for each in found}
        foreign = sorted(shown - own - {""})
        shared = self._service.accounts_by_id(self.user_id, foreign) if foreign else ()
        now = self.clock()
        with self._facts:
            self._accounts, self._shared, self._toolkits = accounts, shared, toolkits
            self._problems, self._failures = problems, 0
            waiting = {row.account for row in accounts if row.status in WAITING}
            over = {one.account for one in self._requests.values() if one.deadline <= now}
            self._lapsed = (self._lapsed | over) & waiting
            # Somebody else may have asked for a connection: it is watched all the same.
            self._requests = {
                account: self._requests.get(account) or Request(account, now + LINK_LIFETIME)
                for account in sorted(waiting - self._lapsed)
            }
        if self._requests:
            self._watch(FIRST_INTERVAL)

    def _watch(self, delay: float | None) -> None:
        if delay is not None and self._is_watched():
            self.poller.wake(delay)

    def _pause_after(self, error: Exception) -> float | None:
        """How long to wait after a call that went wrong; None to give up, and say why."""
        with self._facts:
            if not is_passing(error):
                self._problems = {"": str(error)}
                return None
            if self._failures == 0:
                self._failing_since = self.clock()
            self._failures += 1
            if self.clock() - self._failing_since > LINK_LIFETIME:
                return None
            pause = min(FIRST_INTERVAL * 2 ** (self._failures - 1), LONGEST_PAUSE)
        return retry_after(error) or pause

    def _interval(self) -> float | None:
        if not self._requests:
            return None
        is_fresh = self.clock() - self._asked_at < FIRST_SECONDS
        return FIRST_INTERVAL if is_fresh else LATER_INTERVAL

    def _minutes(self) -> dict[str, int | None]:
        now = self.clock()
        return {one.account: minutes_left(one, now) for one in list(self._requests.values())}

    def _is_watched(self) -> bool:
        return any(view.is_watching for view in list(self._views))

    def _tell(self) -> None:
        self._told = self._minutes()
        for view in list(self._views):
            view.repaint()


def _with_default(toolkit: Toolkit, session: Any, accounts: Iterable[AccountRow]) -> Toolkit:
    config = session.config
    pins = (config.connected_accounts or {}).get(toolkit.slug)
    several = config.multi_account
    must_choose = bool(several and several.enable and several.require_explicit_selection)
    usable = [
        row.account for row in accounts if row.toolkit == toolkit.slug and row.status == "ACTIVE"
    ]
    chosen = default_account(toolkit.default_account, pins, must_choose, usable)
    return replace(toolkit, default_account=chosen)
