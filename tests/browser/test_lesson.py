"""Lesson 00 in JupyterLab, as a learner has it before them."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, expect

from tests.browser.lab import JupyterLab
from tests.browser.notebook import Language, Notebook

FAILED = "[data-mime-type='application/vnd.jupyter.error'], [data-mime-type*='stderr']"


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    opened = browser.new_context(viewport={"width": 1280, "height": 900})
    yield opened
    opened.close()


@pytest.fixture
def lesson(context: BrowserContext, lab: JupyterLab, language: Language) -> Iterator[Notebook]:
    opened = lab.open(context, lab.folder / language / "00_start.ipynb")
    yield opened
    opened.close()


def test_it_runs_from_top_to_bottom_and_asks_nothing_of_the_internet(
    lesson: Notebook, context: BrowserContext
) -> None:
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))

    lesson.run_all()

    assert lesson.page.locator(FAILED).count() == 0
    expect(lesson.page.locator(".jp-CodeCell .jp-InputPrompt", has_text="[ ]:")).to_have_count(0)
    assert [url for url in asked if "://127.0.0.1:" not in url] == []
