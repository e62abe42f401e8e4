"""The consent page in a real browser: what it shows, and where its buttons lead."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from playwright.sync_api import Browser, Page

from tests.doors import Door, make_emulator, through_a_socket


@pytest.fixture(params=["en", "id"])
def served(request: pytest.FixtureRequest) -> Iterator[Door]:
    with through_a_socket(make_emulator(request.param)) as door:
        yield door


@pytest.fixture(params=["light", "dark"])
def page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    context = browser.new_context(color_scheme=request.param)
    yield context.new_page()
    context.close()


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


TEXTS_WITH_LITTLE_CONTRAST = """
() => {
  const channels = (colour) => colour.match(/[\\d.]+/g).map(Number);
  const luminance = ([r, g, b]) => [r, g, b]
    .map((c) => c / 255)
    .map((c) => (c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
    .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
  const ground = (element) => {
    for (let e = element; e; e = e.parentElement) {
      const colour = channels(getComputedStyle(e).backgroundColor);
      if (colour.length === 3 || colour[3] > 0) return colour;
    }
    return [255, 255, 255];
  };
  const texts = [...document.querySelectorAll("body *")].filter((e) =>
    [...e.childNodes].some((n) => n.nodeType === 3 && n.textContent.trim()));
  return texts
    .map((e) => {
      const pair = [luminance(channels(getComputedStyle(e).color)), luminance(ground(e))];
      return [e.textContent.trim(), (Math.max(...pair) + 0.05) / (Math.min(...pair) + 0.05)];
    })
    .filter(([, ratio]) => ratio < 4.5);
}
"""
