"""The consent page in a real browser: what it shows, and where its buttons lead."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from playwright.sync_api import Page

from tests.browser.axe import violations
from tests.browser.contrast import TEXTS_WITH_LITTLE_CONTRAST
from tests.browser.notebook import photograph
from tests.doors import Door
from tests.npm import needs_npm


@pytest.fixture
def application() -> Iterator[str]:
    """An application of the developer's own, which the person returns to."""

    class Back(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.end_headers()
            self.wfile.write(b"back in the application")

        def log_message(self, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Back)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/back"
    server.shutdown()
    server.server_close()


def ask(door: Door, **options: str) -> str:
    session = door.call("POST", "/tool_router/session", {"user_id": "user_ayu"}).json()
    path = f"/tool_router/session/{session['session_id']}/link"
    return str(door.call("POST", path, {"toolkit": "gmail", **options}).json()["redirect_url"])


def statuses(door: Door) -> list[str]:
    items = door.call("GET", "/connected_accounts").json()["items"]
    return [account["status"] for account in items]


@pytest.mark.parametrize(("button", "status"), [(0, "ACTIVE"), (1, "FAILED")])
def test_each_button_does_what_it_says(served: Door, page: Page, button: int, status: str) -> None:
    page.goto(ask(served))

    page.get_by_role("button").nth(button).click()

    page.get_by_role("heading", level=1).wait_for()
    assert page.get_by_role("button").count() == 0
    assert statuses(served) == [status]


def test_the_page_is_answered_with_the_keyboard_alone(served: Door, page: Page) -> None:
    page.goto(ask(served))

    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    page.wait_for_function("document.querySelectorAll('button').length === 0")
    assert statuses(served) == ["ACTIVE"]


def test_the_person_lands_in_the_application(served: Door, page: Page, application: str) -> None:
    page.goto(ask(served, callback_url=application))

    page.get_by_role("button").first.click()

    page.wait_for_url(f"{application}?status=success&connected_account_id=ca_0001")
    assert page.inner_text("body") == "back in the application"


def test_the_browser_finds_nothing_to_complain_about(served: Door, page: Page) -> None:
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))

    page.goto(ask(served))
    page.get_by_role("button").first.click()
    page.wait_for_load_state()

    assert complaints == []


def test_the_contrast_of_every_text_is_at_least_four_and_a_half(served: Door, page: Page) -> None:
    page.goto(ask(served, alias="work"))

    assert page.evaluate(TEXTS_WITH_LITTLE_CONTRAST) == []


@needs_npm
def test_axe_core_finds_nothing_wrong(served: Door, page: Page) -> None:
    page.goto(ask(served, alias="work"))
    asked = violations(page)
    theme = (
        "dark" if page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches") else "light"
    )
    photograph(page, f"consent-{served.emulator.language}-{theme}")

    page.get_by_role("button").first.click()
    page.wait_for_function("document.querySelectorAll('button').length === 0")

    assert (asked, violations(page)) == ([], [])
