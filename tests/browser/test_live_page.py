"""The live page in a real browser: it changes by itself, and touches only what changed."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from composio_kit.emulator.process import EmulatorProcess, Launch
from composio_kit.emulator.settings import Settings
from tests.browser.axe import violations
from tests.browser.contrast import TEXTS_WITH_LITTLE_CONTRAST
from tests.doors import KEY, Door, make_emulator, through_a_socket
from tests.npm import needs_npm


@pytest.fixture
def english() -> Iterator[Door]:
    with through_a_socket(make_emulator()) as door:
        yield door


def control(door: Door, path: str, body: Any = None) -> Any:
    return door.http.post(f"/_emulator/{path}", headers={"x-api-key": KEY}, json=body).json()


def seed(door: Door, *users: str) -> Any:
    return control(door, "seed", {"users": list(users), "toolkits": ["github", "gmail"]})


def fill(door: Door) -> None:
    """Make every kind of row that the page can show."""
    made = seed(door, "user_ayu", "user_budi")
    session = f"/tool_router/session/{made['sessions'][0]['session_id']}"
    for slug in ("GITHUB_LIST_REPOSITORIES_FOR_THE_AUTHENTICATED_USER", "GITHUB_GET_AN_ISSUE"):
        door.call("POST", f"{session}/execute", {"tool_slug": slug, "arguments": {}})
    lapsed, _ = (
        door.call("POST", f"{session}/link", {"toolkit": "github", "alias": alias}).json()
        for alias in ("school", "personal")
    )
    control(door, "expire_link", {"connected_account_id": lapsed["connected_account_id"]})
    *_, first, second = (one["id"] for one in made["connected_accounts"])
    door.call("POST", f"/connected_accounts/{first}/revoke")
    door.call("PATCH", f"/connected_accounts/{second}/status", {"enabled": False})


def row(page: Page, table: str, key: str) -> Any:
    return page.locator(f"#{table} tbody tr[data-key='{key}']")


def keys(page: Page, table: str) -> Any:
    rows = page.locator(f"#{table} tbody tr")
    return rows.evaluate_all("rows => rows.map((row) => row.dataset.key)")


def test_an_account_is_shown_as_active_when_it_is_connected(served: Door, page: Page) -> None:
    session = served.call("POST", "/tool_router/session", {"user_id": "user_ayu"}).json()
    page.goto(f"{served.base_url}/")

    path = f"/tool_router/session/{session['session_id']}/link"
    link = served.call("POST", path, {"toolkit": "github"}).json()

    account = row(page, "accounts", link["connected_account_id"])
    expect(account).to_contain_text("INITIATED")
    person = page.context.new_page()
    person.goto(link["redirect_url"])
    person.get_by_role("button").first.click()
    page.bring_to_front()
    expect(account).to_contain_text("ACTIVE")
    expect(page.get_by_role("status")).to_contain_text(": 1, ")


def test_only_what_changed_is_touched(english: Door, window: Page) -> None:
    made = seed(english, "user_ayu")
    window.goto(f"{english.base_url}/")
    first = row(window, "sessions", made["sessions"][0]["session_id"])
    first.evaluate("row => { row.kept = true; row.cells[0].firstChild.kept = true; }")

    second = seed(english, "user_budi")
    window.clock.run_for(2000)

    expect(row(window, "sessions", second["sessions"][0]["session_id"])).to_be_visible()
    assert first.evaluate("row => row.kept && row.cells[0].firstChild.kept")
    newest_first = [one["sessions"][0]["session_id"] for one in (second, made)]
    assert keys(window, "sessions") == newest_first


def test_what_is_gone_disappears(english: Door, window: Page) -> None:
    seed(english, "user_ayu")
    window.goto(f"{english.base_url}/")
    expect(window.locator("#users table")).to_be_visible()

    control(english, "reset")
    window.clock.run_for(2000)

    expect(window.locator("#users .empty")).to_be_visible()
    expect(window.locator("#users table")).to_be_hidden()


def test_it_can_be_paused_with_the_keyboard(english: Door, window: Page) -> None:
    window.goto(f"{english.base_url}/")
    window.keyboard.press("Tab")
    window.keyboard.press("Enter")
    expect(window.get_by_role("button", pressed=True)).to_be_focused()
    requests: list[str] = []
    window.on("request", lambda request: requests.append(request.url))
    seed(english, "user_ayu")

    window.clock.run_for(20_000)
    assert requests == []

    window.keyboard.press("Enter")
    window.clock.run_for(2000)
    expect(row(window, "users", "user_ayu")).to_be_visible()


def test_a_table_that_is_wider_than_the_window_is_scrolled_with_the_keyboard(
    english: Door, window: Page
) -> None:
    fill(english)
    window.set_viewport_size({"width": 360, "height": 640})
    window.goto(f"{english.base_url}/")
    calls = window.locator("#calls .scroll")

    calls.focus()
    calls.evaluate(
        "box => { box.scrolled = new Promise((done) => box.addEventListener('scroll', done)); }"
    )
    window.keyboard.press("ArrowRight")

    calls.evaluate("box => box.scrolled")
    assert window.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_what_a_user_wrote_arrives_as_text(english: Door, window: Page) -> None:
    window.goto(f"{english.base_url}/")
    name = '<img src=x onerror="document.title = 1">'

    english.call("POST", "/tool_router/session", {"user_id": name})
    window.clock.run_for(2000)

    expect(window.locator("#users tbody th")).to_have_text(name)
    assert window.locator("main img").count() == 0


def test_it_says_so_when_the_emulator_does_not_answer(
    process: EmulatorProcess, window: Page
) -> None:
    window.goto(f"{process.base_url}/")

    process.close()
    window.clock.run_for(2000)

    expect(window.get_by_role("status")).to_have_text(
        "The emulator does not answer. Trying again …"
    )


def test_without_a_script_the_page_loads_itself_again(english: Door, browser: Browser) -> None:
    seed(english, "user_ayu")
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{english.base_url}/")
    expect(row(page, "users", "user_ayu")).to_be_visible()
    expect(page.get_by_role("button")).to_have_count(0)

    control(english, "reset")

    expect(row(page, "users", "user_ayu")).to_have_count(0, timeout=15_000)
    context.close()


def test_the_browser_finds_nothing_to_complain_about(served: Door, page: Page) -> None:
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(f"{served.base_url}/")

    fill(served)
    expect(page.locator("#calls tbody tr")).to_have_count(2)

    assert complaints == []


def test_the_contrast_of_every_text_is_at_least_four_and_a_half(served: Door, page: Page) -> None:
    fill(served)
    page.goto(f"{served.base_url}/")
    page.get_by_role("button").click()

    statuses = page.locator("#accounts tbody td:nth-child(2)").all_inner_texts()
    assert set(statuses) == {"ACTIVE", "INITIATED", "EXPIRED", "REVOKED", "INACTIVE"}
    assert page.evaluate(TEXTS_WITH_LITTLE_CONTRAST) == []


@needs_npm
def test_axe_core_finds_nothing_wrong(served: Door, page: Page) -> None:
    fill(served)

    page.goto(f"{served.base_url}/")

    assert violations(page) == []


@pytest.fixture
def process() -> Iterator[EmulatorProcess]:
    running = Launch(Settings(api_keys=(KEY,))).ready()
    yield running
    running.close()
