"""`approve`: the person's click on the consent page, over HTTP."""

from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from types import SimpleNamespace
from typing import Any

import httpx
import pytest

from composio_kit import KitError, approve
from composio_kit.approval import press
from composio_kit.messages import set_language
from tests.conftest import sdk
from tests.doors import Door, make_emulator, through_a_socket


@pytest.fixture
def served() -> Iterator[Door]:
    with through_a_socket(make_emulator()) as door:
        yield door


@pytest.fixture
def ayu(served: Door) -> tuple[Any, Any]:
    """A client and a session of Ayu's."""
    client = sdk(served)
    return client, client.create(user_id="user_ayu")


def test_an_approved_request_is_an_active_account(ayu) -> None:
    composio, session = ayu

    account = approve(composio, session.authorize("github"))

    assert (account.status, account.toolkit.slug) == ("ACTIVE", "github")


def test_a_declined_request_is_a_failed_account(ayu) -> None:
    composio, session = ayu

    assert approve(composio, session.authorize("github"), decision="decline").status == "FAILED"


def test_approving_what_the_person_approved_already_changes_nothing(ayu) -> None:
    composio, session = ayu
    request = session.authorize("github")
    first = approve(composio, request)

    again = approve(composio, request)

    assert (again.status, again.updated_at) == ("ACTIVE", first.updated_at)


def test_whose_account_it_is_decides_whoever_is_signed_in_and_not_the_user_id(served: Door) -> None:
    composio = sdk(served)
    session = composio.create(user_id="default")

    approve(composio, session.authorize("gmail"), person="budi")

    profile = session.execute("GMAIL_GET_PROFILE", arguments={})
    assert profile.data["emailAddress"] == "budi@harbour.example"


def test_an_expired_link_is_a_sentence_that_says_what_to_do(served: Door, ayu) -> None:
    composio, session = ayu
    request = session.authorize("github")
    served.emulator.clock.advance(600)

    with pytest.raises(KitError, match="call `authorize` again"):
        approve(composio, request)


@contextmanager
def callback_page() -> Iterator[tuple[str, list[str]]]:
    """The address of a page on this computer, and the paths with which it was opened."""
    opened: list[str] = []

    class Page(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            opened.append(self.path)
            self.send_error(500)

        def log_message(self, *about: object) -> None: ...

    with HTTPServer(("127.0.0.1", 0), Page) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/connected", opened
        server.shutdown()


@pytest.mark.parametrize(
    ("decision", "status", "outcome"),
    [("approve", "ACTIVE", "success"), ("decline", "FAILED", "failed")],
)
def test_the_person_comes_to_the_callback_page_whatever_it_answers(
    ayu, decision: Any, status: str, outcome: str
) -> None:
    composio, session = ayu
    with callback_page() as (address, opened):
        request = session.authorize("github", callback_url=address)

        account = approve(composio, request, decision=decision)

    assert account.status == status
    assert opened == [f"/connected?status={outcome}&connected_account_id={request.id}"]


def test_a_callback_page_that_does_not_answer_spoils_nothing(ayu) -> None:
    composio, session = ayu
    with callback_page() as (address, _):
        pass
    request = session.authorize("github", callback_url=address)

    assert approve(composio, request).status == "ACTIVE"


def test_a_callback_page_elsewhere_is_not_opened() -> None:
    asked: list[str] = []

    def consent_page(request: httpx.Request) -> httpx.Response:
        asked.append(str(request.url))
        if request.method == "GET":
            return httpx.Response(200, html="<form></form>")
        return httpx.Response(303, headers={"location": "https://app.example/connected"})

    with httpx.Client(transport=httpx.MockTransport(consent_page)) as browser:
        press(browser, "http://127.0.0.1/link/ln_x", "approve")

    assert asked == ["http://127.0.0.1/link/ln_x"] * 2


@pytest.mark.parametrize("thing", [None, "ca_0001", SimpleNamespace(redirect_url=None)])
def test_anything_but_a_connection_request_is_a_sentence(ayu, thing: Any) -> None:
    composio, _ = ayu

    with pytest.raises(KitError, match=r"needs what session\.authorize"):
        approve(composio, thing)


def test_the_sentence_is_in_the_learners_language(ayu) -> None:
    composio, _ = ayu
    set_language("id")
    try:
        with pytest.raises(KitError, match="memerlukan hasil"):
            approve(composio, None)
    finally:
        set_language("en")


class LiveService:
    """What `approve` asks of a client of the live service, where only the person can approve."""

    def __init__(self, *statuses: str) -> None:
        self.client = SimpleNamespace(base_url="https://backend.example/")
        self.connected_accounts = self
        self._statuses = list(statuses)

    def get(self, account_id: str) -> Any:
        status = self._statuses.pop(0) if len(self._statuses) > 1 else self._statuses[0]
        return SimpleNamespace(id=account_id, status=status)

    def wait_for_connection(self, account_id: str, timeout: float) -> Any:
        from composio.exceptions import SDKError

        if self._statuses[0] != "ACTIVE":
            raise SDKError("not active")
        return self.get(account_id)


REQUEST = SimpleNamespace(id="ca_live", redirect_url="https://connect.example/link/ln_x")


def test_live_the_link_is_shown_and_the_person_is_waited_for(capsys) -> None:
    account = approve(LiveService("INITIATED", "ACTIVE"), REQUEST)

    shown = capsys.readouterr().out
    assert account.status == "ACTIVE"
    assert "https://connect.example/link/ln_x" in shown
    assert "ca_live is ACTIVE" in shown


def test_live_a_person_who_does_not_approve_is_a_sentence(capsys) -> None:
    with pytest.raises(KitError, match="its status is EXPIRED"):
        approve(LiveService("INITIATED", "EXPIRED"), REQUEST)
