"""The widgets talk to the SDK and to nothing else: they work with any service it reaches.

The client below believes that it calls a service on the internet. What it sends
goes through a transport that nothing but the SDK has, to an emulator that could
not be reached otherwise.
"""

import re
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from composio import Composio
from composio_client import APIConnectionError

from composio_kit import AuthorizeButton, ConnectionPanel, SessionTrace, UserSwitcher
from composio_kit.approval import press
from composio_kit.widgets.store import ConnectionStore
from tests.doors import KEY, Door
from tests.widgets.conftest import seen

SERVICE = "https://backend.composio.example"


class Wire:
    """Everything that the SDK sends, and a way to cut it."""

    def __init__(self, door: Door) -> None:
        self._door = door
        self.sent: list[str] = []
        self.is_cut = False

    def __call__(self, request: httpx.Request) -> httpx.Response:
        if self.is_cut:
            raise httpx.ConnectError("no route", request=request)
        self.sent.append(f"{request.method} {request.url.path}")
        headers = {**request.headers, "host": "127.0.0.1:9900"}
        answer = self._door.http.request(
            request.method,
            request.url.raw_path.decode(),
            headers=headers,
            content=request.content,
        )
        return httpx.Response(answer.status_code, headers=answer.headers, content=answer.content)


@pytest.fixture
def wire(door: Door) -> Wire:
    return Wire(door)


@pytest.fixture
def live(wire: Wire) -> Iterator[Any]:
    """A client of the real SDK for a service that is not the emulator's address."""
    with httpx.Client(transport=httpx.MockTransport(wire)) as http:
        yield Composio(
            api_key=KEY,
            base_url=SERVICE,
            http_client=http,
            allow_tracking=False,
            max_retries=0,
            timeout=5,
        )


@pytest.fixture
def panel(live) -> ConnectionPanel:
    return ConnectionPanel(live, user_id="user_ayu", toolkits=["gmail", "github"])


def test_a_panel_from_not_connected_to_connected_and_back(door: Door, panel) -> None:
    request = panel.authorize("gmail", "work")
    press(door.http, request.redirect_url, "approve")
    panel.refresh()
    assert "work (used by default)  ✓ Connected" in repr(panel)

    panel.disconnect(request.id)

    assert "✓" not in repr(panel)


def test_a_button_a_switcher_and_a_trace(door: Door, live) -> None:
    session = live.create(user_id="user_budi")
    button = AuthorizeButton(live, session, "slack")
    press(door.http, button.authorize().redirect_url, "approve")
    button.refresh()
    assert button.status == "connected"

    who = UserSwitcher(["user_ayu", "user_budi"])
    panel = ConnectionPanel(live, user_id=who, toolkits=["slack"])
    who.choose("user_budi")
    assert "✓ Connected" in repr(panel)

    session.execute("SLACK_LIST_ALL_CHANNELS")
    assert len(SessionTrace(live, session.session_id).rows) == 1


def test_all_that_is_asked_are_operations_of_composio(wire: Wire, door: Door, panel) -> None:
    request = panel.authorize("gmail")
    panel.refresh()
    panel.disconnect(request.id)
    SessionTrace(panel._composio, panel._glance.session.session_id)

    asked = {re.sub(r"/(trs|ca|log)_\w+", r"/{\1}", each) for each in wire.sent}
    assert asked == {
        "POST /api/v3.1/tool_router/session",
        "GET /api/v3.1/tool_router/session/{trs}/toolkits",
        "POST /api/v3.1/tool_router/session/{trs}/link",
        "GET /api/v3.1/connected_accounts",
        "DELETE /api/v3.1/connected_accounts/{ca}",
        "POST /api/v3.1/logs/tool_execution",
    }


class TestWhenTheServiceCannotBeReached:
    @pytest.fixture
    def store(self, panel) -> ConnectionStore:
        panel._box._view_count = 1
        return panel._glance.store

    def test_the_panel_says_so_keeps_what_it_knows_and_goes_on_trying(
        self, wire: Wire, panel, store
    ) -> None:
        wire.is_cut = True

        panel._controls.refresh.click()

        assert "The service cannot be reached. Trying again …" in seen(panel._controls.note.value)
        assert "Gmail" in seen(panel._controls.table.value)
        assert store.poll() is not None

    def test_the_sentence_goes_when_the_service_is_back(self, wire: Wire, panel, store) -> None:
        wire.is_cut = True
        panel._controls.refresh.click()
        wire.is_cut = False

        store.poll()

        assert "cannot be reached" not in seen(panel._controls.note.value)

    def test_a_button_pressed_meanwhile_says_what_is_wrong(self, wire: Wire, panel, store) -> None:
        wire.is_cut = True

        panel._controls.authorize.click()

        assert 'role="alert"' in panel._controls.note.value
        assert "Connection error" in seen(panel._controls.note.value)


def test_a_user_who_could_not_be_read_is_read_on_refresh(wire: Wire, live) -> None:
    who = UserSwitcher(["user_ayu", "user_budi"])
    panel = ConnectionPanel(live, user_id=who, toolkits=["gmail"])
    wire.is_cut = True
    with pytest.raises(APIConnectionError):
        who.choose("user_budi")
    assert "Connection error" in seen(panel._controls.note.value)
    assert "user_ayu" not in seen(panel._controls.table.value)
    wire.is_cut = False

    panel._controls.refresh.click()

    assert "Connections of user_budi" in seen(panel._controls.table.value)
    assert "Not connected" in seen(panel._controls.table.value)


def test_while_nothing_waits_nothing_is_asked(wire: Wire, panel) -> None:
    panel._box._view_count = 1
    store = panel._glance.store
    while store.poller.is_running:
        store.poll()
    wire.sent.clear()

    assert store.poll() is None
    repr(panel)
    panel._repr_mimebundle_()
    panel.repaint()

    assert wire.sent == []
