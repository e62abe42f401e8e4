"""How many comms a widget opens, how it is shown, and what is left when it is gone."""

import gc
import threading
import weakref
from collections.abc import Callable
from typing import Any

import ipywidgets
import pytest

from composio_kit import AuthorizeButton, ConnectionPanel, UserSwitcher
from composio_kit.widgets import cells, live
from composio_kit.widgets.live import VIEW
from tests.doors import Door
from tests.widgets.conftest import Answer, seen

COMMS = 20


@pytest.fixture
def opened(monkeypatch) -> list[Any]:
    """The comms that were opened."""
    comms: list[Any] = []
    create = ipywidgets.widgets.widget.comm.create_comm
    monkeypatch.setattr(
        ipywidgets.widgets.widget.comm,
        "create_comm",
        lambda **asked: comms.append(create(**asked)) or comms[-1],
    )
    return comms


@pytest.fixture(autouse=True)
def nothing_on_screen() -> Any:
    yield
    live._on_screen.clear()


@pytest.mark.parametrize("accounts", [0, 200])
def test_a_panel_opens_few_comms_whatever_the_number_of_accounts(
    composio, opened, monkeypatch, accounts
) -> None:
    monkeypatch.setattr("composio_kit.widgets.panel.SEARCH_FROM", 1)
    session = composio.create(user_id="user_ayu")
    for number in range(accounts):
        session.authorize("gmail", alias=f"box {number}")

    panel = ConnectionPanel(composio, session)
    panel.authorize("github")

    assert len(panel.rows) >= accounts
    assert 0 < len(opened) <= COMMS


def test_it_is_shown_in_three_ways(composio, session) -> None:
    bundle = ConnectionPanel(composio, session)._repr_mimebundle_()

    assert set(bundle) == {"text/plain", "text/html", VIEW}


def test_two_panels_of_the_same_connections_are_stored_alike(composio, session) -> None:
    first, second = (ConnectionPanel(composio, session)._repr_mimebundle_() for _ in range(2))

    assert first["text/plain"] == second["text/plain"]
    assert first["text/html"] == second["text/html"]


def made_of(kind: str, composio: Any, session: Any) -> Any:
    if kind == "panel":
        return ConnectionPanel(composio, session)
    return AuthorizeButton(composio, session, "gmail") if kind == "button" else UserSwitcher(["a"])


@pytest.mark.parametrize("kind", ["panel", "button", "switcher"])
def test_a_cell_run_again_leaves_nothing_of_the_widget_before(composio, session, kind) -> None:
    made_of(kind, composio, session)
    gc.collect()
    before = len(ipywidgets.widgets.widget._instances)
    shown = made_of(kind, composio, session)
    gone = weakref.ref(shown)

    del shown
    gc.collect()

    assert gone() is None
    assert len(ipywidgets.widgets.widget._instances) == before


def test_a_widget_on_the_screen_lives_without_a_variable(composio, session) -> None:
    panel = ConnectionPanel(composio, session)
    panel._repr_mimebundle_()
    panel._box._view_count = 1
    still = weakref.ref(panel)

    del panel
    gc.collect()
    assert still() is not None

    still()._box._view_count = 0
    gc.collect()
    assert still() is None


def test_a_panel_on_the_screen_watches_and_one_that_nobody_sees_does_not(composio, session) -> None:
    panel = ConnectionPanel(composio, session)
    assert not panel.is_watching

    panel._box._view_count = 1

    assert panel.is_watching


def test_a_panel_that_comes_on_the_screen_looks_again(door: Door, composio, session) -> None:
    panel = ConnectionPanel(composio, session)
    door.connect(session, "gmail", "work")

    panel._box._view_count = 1

    assert eventually(lambda: "work (used by default)" in repr(panel))
    assert eventually(lambda: not panel._glance.store.poller.is_running)


def test_a_panel_on_the_screen_looks_again_after_a_cell(door: Door, composio, session) -> None:
    panel = ConnectionPanel(composio, session)
    panel._box._view_count = 1
    assert eventually(lambda: not panel._glance.store.poller.is_running)
    door.connect(session, "gmail", "work")

    cells._cell_was_run(None)

    assert eventually(lambda: "work (used by default)" in repr(panel))


def test_an_approval_in_another_tab_shows_by_itself_and_the_thread_ends(
    composio, session, answer: Answer, monkeypatch
) -> None:
    monkeypatch.setattr("composio_kit.widgets.store.FIRST_INTERVAL", 0.02)
    panel = ConnectionPanel(composio, session)
    panel._controls.authorize.click()

    answer(panel._controls.note.value)

    assert eventually(lambda: "✓ Connected" in repr(panel))
    assert eventually(lambda: not panel._glance.store.poller.is_running)
    assert "is connected." in seen(panel._controls.note.value)


def eventually(happened: Callable[[], bool]) -> bool:
    """Whether something happens within ten seconds."""
    pause = threading.Event()
    return any(happened() or pause.wait(0.02) for _ in range(500))


def test_a_focus_that_would_be_lost_with_its_link_is_caught(
    composio, session, answer: Answer, monkeypatch
) -> None:
    monkeypatch.setattr("composio_kit.widgets.connection_view.FOCUS_DELAY", 0)
    panel = ConnectionPanel(composio, session)
    landing, focused = panel._controls.landing, []
    monkeypatch.setattr(type(landing), "focus", lambda widget: focused.append(widget))
    panel._controls.authorize.click()
    assert focused == []

    answer(panel._controls.note.value)
    panel.refresh()

    assert eventually(lambda: focused == [landing])
