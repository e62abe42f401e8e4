"""Lesson 00 in JupyterLab, as a learner has it before them."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, expect

from tests.browser.lab import JupyterLab
from tests.browser.notebook import Language, Notebook
from tests.browser.panel import Panel

FAILED = "[data-mime-type='application/vnd.jupyter.error'], [data-mime-type*='stderr']"


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    opened = browser.new_context(viewport={"width": 1280, "height": 900})
    yield opened
    opened.close()


@pytest.fixture
def asked(context: BrowserContext) -> list[str]:
    """The address of everything that the browser has asked for."""
    addresses: list[str] = []
    context.on("request", lambda request: addresses.append(request.url))
    return addresses


@pytest.fixture
def lesson(
    context: BrowserContext, asked: list[str], lab: JupyterLab, language: Language
) -> Iterator[Notebook]:
    opened = lab.open(context, lab.folder / language / "00_start.ipynb")
    yield opened
    opened.close()


def test_it_runs_from_top_to_bottom_without_the_internet(
    lesson: Notebook, asked: list[str]
) -> None:
    cells = lesson.page.locator(".jp-CodeCell")
    expect(cells.filter(has=lesson.page.get_by_text("[ ]:", exact=True))).not_to_have_count(0)

    lesson.run_all()

    expect(cells.filter(has=lesson.page.get_by_text("[ ]:", exact=True))).to_have_count(0)
    assert lesson.page.locator(FAILED).count() == 0
    local = ("http://127.0.0.1:", "data:", "blob:")
    assert [address for address in asked if not address.startswith(local)] == []


def test_an_account_is_connected_with_the_mouse_alone(lesson: Notebook, language: Language) -> None:
    lesson.run_all()
    output = lesson.page.locator(".jp-OutputArea-output", has=lesson.page.get_by_role("combobox"))
    panel = Panel(lesson, output, language)

    panel.authorize("Slack")
    panel.answer_in_new_tab("approve")

    expect(panel.status("Slack")).to_have_text(f"✓ {panel.words.connected}")
