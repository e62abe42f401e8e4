"""What is known of a user's connections, and when the service is asked, by a clock of the test."""

from dataclasses import replace
from types import SimpleNamespace

import pytest

from composio_kit.widgets.rows import Toolkit
from composio_kit.widgets.store import ConnectionStore
from tests.widgets.fakes import (
    LINK,
    Clock,
    FakeService,
    FakeView,
    account,
    make_session,
    no_answer,
    refusal,
)


@pytest.fixture
def service() -> FakeService:
    return FakeService()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def session():
    return make_session()


@pytest.fixture
def view() -> FakeView:
    return FakeView()


@pytest.fixture
def store(service, clock, session, view, monkeypatch) -> ConnectionStore:
    """A store whose thread the test plays itself."""
    made = ConnectionStore(service, "user_ayu", clock)
    made.woken = []
    monkeypatch.setattr(made.poller, "wake", lambda delay=0.0: made.woken.append(delay))
    made.join(view, session)
    return made


def test_it_asks_when_a_view_joins_and_tells_every_view(store, service, session) -> None:
    service.known["ca_a"] = account("a")
    another = FakeView()

    store.join(another, session)
    store.refresh()

    assert [row.account for row in store.connections(session).accounts] == ["ca_a"]
    assert another.painted == 1


def test_a_view_that_left_is_told_nothing(store, view) -> None:
    store.leave(view)

    store.refresh()

    assert view.painted == 0


def test_while_nothing_waits_there_is_no_request_and_no_thread(store, service) -> None:
    service.asked.clear()

    assert store.poll() is None
    assert service.asked == []
    assert store.woken == []


class TestWhileAConnectionWaits:
    @pytest.fixture
    def request_(self, store, session, service):
        made = store.authorize(session, "gmail", "work")
        service.asked.clear()
        return made

    def test_it_is_watched_from_the_moment_it_was_asked_for(self, store, request_) -> None:
        assert store.woken == [1.0]

    def test_its_link_is_known_for_ten_minutes(self, store, session, clock, request_) -> None:
        waiting = store.connections(session).requests[request_.id]

        assert (waiting.link, waiting.deadline) == (LINK, clock.now + 600)

    def test_a_look_is_one_request_and_tells_nobody_while_nothing_happens(
        self, store, service, view, request_
    ) -> None:
        painted = view.painted

        assert store.poll() == 1.0
        assert service.asked == ["accounts by id"]
        assert view.painted == painted

    def test_after_half_a_minute_it_looks_less_often(self, store, clock, request_) -> None:
        clock.now += 30

        assert store.poll() == 3.0

    def test_a_minute_less_is_told(self, store, clock, view, request_) -> None:
        painted = view.painted
        clock.now += 61

        store.poll()

        assert view.painted == painted + 1

    @pytest.mark.parametrize("status", ["ACTIVE", "FAILED", "EXPIRED", "REVOKED"])
    def test_when_it_ends_everything_is_read_and_the_looking_stops(
        self, store, service, session, view, request_, status
    ) -> None:
        painted = view.painted
        service.becomes(request_.id, status)

        assert store.poll() is None
        assert store.connections(session).accounts[0].status == status
        assert store.connections(session).requests == {}
        assert view.painted == painted + 1
        assert store.poll() is None

    def test_an_account_that_somebody_deleted_waits_no_longer(
        self, store, service, session, request_
    ) -> None:
        service.known.clear()

        assert store.poll() is None
        assert store.connections(session).accounts == ()

    def test_at_the_deadline_it_is_given_up_even_if_the_service_still_waits(
        self, store, clock, session, request_
    ) -> None:
        clock.now += 600

        assert store.poll() is None
        assert store.connections(session).lapsed == {request_.id}
        assert store.connections(session).requests == {}

    def test_nobody_looking_means_nobody_asking(self, store, service, view, request_) -> None:
        view.is_watching = False

        assert store.poll() is None
        assert service.asked == []

    def test_one_of_two_that_ends_leaves_the_other_watched(
        self, store, service, session, request_
    ) -> None:
        second = store.authorize(session, "github", None)
        service.becomes(request_.id, "ACTIVE")

        assert store.poll() == 1.0
        assert set(store.connections(session).requests) == {second.id}


def test_a_connection_that_somebody_else_asked_for_is_watched_without_its_link(
    store, service, session
) -> None:
    service.known["ca_a"] = account("a", status="INITIATED")

    store.refresh()

    assert store.woken == [1.0]
    assert store.connections(session).requests["ca_a"].link == ""


class TestWhenTheServiceDoesNotAnswer:
    def test_it_is_said_and_tried_again(self, store, service, session) -> None:
        service.fails = no_answer()

        store.refresh()

        assert not store.connections(session).is_reachable
        assert store.woken == [1.0]

    def test_the_pauses_grow_to_ten_seconds(self, store, service) -> None:
        service.fails = no_answer()
        store.refresh()

        assert [store.poll() for _ in range(5)] == [2.0, 4.0, 8.0, 10.0, 10.0]

    def test_what_was_known_stays(self, store, service, session) -> None:
        service.known["ca_a"] = account("a")
        store.refresh()
        service.fails = no_answer()

        store.refresh()

        assert [row.account for row in store.connections(session).accounts] == ["ca_a"]

    @pytest.mark.parametrize("status", [429, 503])
    def test_it_waits_as_long_as_the_service_asks(self, store, service, status) -> None:
        service.fails = refusal(status, retry_after="7")
        store.refresh()

        assert store.poll() == 7.0

    def test_the_answer_ends_it(self, store, service, session) -> None:
        service.fails = no_answer()
        store.refresh()
        service.fails = None

        assert store.poll() is None
        assert store.connections(session).is_reachable

    def test_after_ten_minutes_it_gives_up(self, store, service, clock) -> None:
        service.fails = no_answer()
        store.refresh()
        clock.now += 601

        assert store.poll() is None

    def test_a_refusal_is_said_and_not_tried_again(self, store, service, session) -> None:
        store.authorize(session, "gmail", None)
        service.fails = refusal(401)

        assert store.poll() is None
        assert store.connections(session).problem == "401 refused"

    def test_whoever_asks_gets_the_refusal(self, store, service) -> None:
        service.fails = refusal(403)

        with pytest.raises(Exception, match="403 refused"):
            store.refresh()


def test_a_deleted_session_keeps_no_other_from_being_read(store, service, session) -> None:
    other = make_session("trs_2")
    store.join(FakeView(), other)
    toolkits = service.toolkits

    def gone_for_one(asked):
        if asked is other:
            raise refusal(404)
        return toolkits(asked)

    service.toolkits = gone_for_one
    service.known["ca_a"] = account("a")

    store.refresh()

    assert store.connections(session).problem == ""
    assert store.connections(other).problem == "404 refused"
    assert [row.account for row in store.connections(other).accounts] == ["ca_a"]


def test_a_session_that_the_service_refuses_never_joins(store, service) -> None:
    service.fails = refusal(404)
    with pytest.raises(Exception, match="404 refused"):
        store.join(FakeView(), make_session("trs_9"))
    service.fails = None

    store.refresh()


class TestASecondLook:
    def test_happens_at_once_if_somebody_watches(self, store, service) -> None:
        service.asked.clear()

        store.touch()

        assert store.woken == [0.0]
        assert store.poll() is None
        assert service.asked == ["accounts", "toolkits"]

    def test_happens_for_nobody_else(self, store, service, view) -> None:
        view.is_watching = False
        service.asked.clear()

        store.touch()
        store.poll()

        assert service.asked == []


def test_disconnecting_shows_everywhere(store, service, session, view) -> None:
    service.known["ca_a"] = account("a")
    store.refresh()
    painted = view.painted

    store.disconnect("ca_a")

    assert store.connections(session).accounts == ()
    assert view.painted == painted + 1


def test_an_account_that_makes_room_is_deleted_first(store, service, session) -> None:
    service.known["ca_a"] = account("a", status="EXPIRED", alias="work")
    service.asked.clear()

    store.authorize(session, "gmail", "work", replaces="ca_a")

    assert service.asked[:2] == ["disconnect", "authorize"]
    assert "ca_a" not in service.known


class TestTheAccountOfACallWithoutAChoice:
    @pytest.fixture
    def connected(self, service):
        service.known = {"ca_a": account("a"), "ca_b": account("b")}
        service.toolkit_list = (Toolkit("gmail", "Gmail", default_account="ca_b"),)

    def default(self, store, session) -> str:
        store.join(FakeView(), session)
        return store.connections(session).toolkits[0].default_account

    def test_is_what_the_session_shows(self, connected, store, session) -> None:
        assert self.default(store, session) == "ca_b"

    def test_is_none_if_the_session_demands_a_choice_among_several(self, connected, store) -> None:
        strict = SimpleNamespace(enable=True, require_explicit_selection=True)

        assert self.default(store, make_session("trs_3", multi_account=strict)) == ""

    def test_is_the_pinned_one_even_then(self, connected, store) -> None:
        strict = SimpleNamespace(enable=True, require_explicit_selection=True)
        pins = {"gmail": ["ca_b"]}
        pinned = make_session("trs_4", multi_account=strict, connected_accounts=pins)

        assert self.default(store, pinned) == "ca_b"

    def test_may_be_shared_by_somebody_else(self, service, store, session) -> None:
        service.known = {"ca_s": replace(account("s"), user_id="user_budi")}
        service.toolkit_list = (Toolkit("gmail", "Gmail", default_account="ca_s"),)

        assert self.default(store, session) == "ca_s"
        assert store.connections(session).own == frozenset()


def test_a_view_that_comes_later_takes_up_the_watching(store, service, session, view) -> None:
    store.leave(view)
    store.authorize(session, "gmail", None)
    store.woken.clear()

    store.join(FakeView(), session)

    assert store.woken == [1.0]
