"""The widgets with the keyboard alone: everything is reached, and the focus is never lost."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.notebook import Language, Notebook
from tests.browser.panel import Panel

AT_MOST = 20
"""Presses of Tab after which what is wanted cannot be reached."""


@pytest.fixture
def panel(notebook: Notebook, language: Language) -> Panel:
    return Panel(notebook, notebook.run("ConnectionPanel(composio, session)"), language)


def tab_to(page: Page, wanted: Locator, key: str = "Tab") -> None:
    """Press Tab, or Shift+Tab, until something has the focus."""
    for _ in range(AT_MOST):
        if wanted.evaluate("element => element === document.activeElement"):
            return
        page.keyboard.press(key)
    raise AssertionError(f"{AT_MOST} presses of {key} do not lead to it")


def expect_focus_within(panel: Panel) -> None:
    """The focus is in the panel, so that the next key does something there."""
    expect(panel.output.locator(":focus")).to_have_count(1)


def answer(consent_page: Page) -> None:
    """Press the first button of a consent page, and come back."""
    consent_page.locator("form").wait_for()
    consent_page.keyboard.press("Tab")
    consent_page.keyboard.press("Enter")
    consent_page.locator("form").wait_for(state="detached")
    consent_page.close()


def connect(panel: Panel, toolkit: str, alias: str) -> None:
    """From the cell to a connected account, without the mouse."""
    page = panel.notebook.page
    tab_to(page, panel.choice)
    # JupyterLab takes the keys of a list that is not open: A would insert a cell.
    page.keyboard.press("Enter")
    page.keyboard.type(toolkit)
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type(alias)
    tab_to(page, panel.button(panel.words.authorize, toolkit))
    page.keyboard.press("Enter")
    panel.link.wait_for()
    tab_to(page, panel.link)
    with page.context.expect_page() as opened:
        page.keyboard.press("Enter")
    answer(opened.value)
    panel.rows(toolkit, alias, panel.words.connected).wait_for()


def test_an_account_is_connected_and_disconnected_from_start_to_end(panel: Panel) -> None:
    page = panel.notebook.page

    connect(panel, "Gmail", "work")

    tab_to(page, panel.button(panel.words.disconnect, "Gmail · work"), "Shift+Tab")
    page.keyboard.press("Enter")
    tab_to(page, panel.button(panel.words.yes_disconnect, "Gmail · work"))
    page.keyboard.press("Enter")
    expect(panel.status("Gmail")).to_have_text(f"○ {panel.words.not_connected}")


def test_the_focus_stays_in_the_panel_when_the_connection_that_was_followed_is_made(
    panel: Panel,
) -> None:
    connect(panel, "Gmail", "work")

    expect_focus_within(panel)


@pytest.mark.parametrize("message", ["authorize", "refresh"])
def test_the_focus_stays_on_the_button_that_was_pressed(panel: Panel, message: str) -> None:
    panel.choose("Gmail")
    button = panel.button(getattr(panel.words, message), "Gmail")
    handle = button.element_handle()
    button.focus()

    panel.notebook.page.keyboard.press("Enter")

    (panel.link if message == "authorize" else panel.notice).wait_for()
    assert handle
    assert handle.evaluate("button => button === document.activeElement")


def test_the_focus_stays_in_the_panel_when_the_account_acted_on_goes_away(panel: Panel) -> None:
    panel.authorize("Gmail", "work")
    panel.answer_in_new_tab("approve")
    panel.rows("Gmail", panel.words.connected).wait_for()
    page = panel.notebook.page
    panel.button(panel.words.disconnect, "Gmail · work").focus()
    page.keyboard.press("Enter")
    tab_to(page, panel.button(panel.words.yes_disconnect, "Gmail · work"))

    page.keyboard.press("Enter")

    panel.rows("Gmail", panel.words.not_connected).wait_for()
    expect_focus_within(panel)


@pytest.mark.parametrize("element", ["choice", "alias", "link"])
def test_what_has_the_focus_is_seen(panel: Panel, element: str) -> None:
    panel.authorize("Gmail", "work")
    panel.notebook.page.locator(".jp-Cell").first.focus()
    focused: Locator = getattr(panel, element)
    looks = "e => { const s = getComputedStyle(e); return [s.outline, s.boxShadow, s.border]; }"
    before = focused.evaluate(looks)

    tab_to(panel.notebook.page, focused)

    assert focused.evaluate(looks) != before


def test_the_trace_is_opened_and_closed(notebook: Notebook) -> None:
    trace = notebook.run(
        "session.search(query='create github issue')\nSessionTrace(composio, session.session_id)"
    )
    table, summary = trace.get_by_role("table"), trace.locator("summary").first
    expect(table).to_be_visible()
    tab_to(notebook.page, summary)

    notebook.page.keyboard.press("Enter")
    expect(table).to_be_hidden()

    notebook.page.keyboard.press("Enter")
    expect(table).to_be_visible()
