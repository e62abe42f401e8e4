import os
from collections.abc import Iterator
from contextlib import ExitStack

import pytest
from playwright.sync_api import Browser, Error, Page, expect

from tests.browser.chromium import chromium
from tests.browser.lab import JupyterLab, run_lab
from tests.browser.notebook import Language, Notebook
from tests.doors import Door, make_emulator, through_a_socket
from tests.processes import PATIENCE

# A computer that does much else is slow, and no test is about that.
expect.set_options(timeout=PATIENCE / 2 * 1000)


# Playwright keeps an event loop running in this thread: it ends with this folder's tests.
@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """A headless Chromium."""
    with ExitStack() as started:
        try:
            launched = started.enter_context(chromium())
        except Error as error:
            lacking = pytest.fail if "CI" in os.environ else pytest.skip
            lacking(
                "needs a Chromium. Debian: apt-get install chromium; elsewhere: "
                f".venv/bin/playwright install chromium ({error.message.splitlines()[0]})"
            )
        yield launched


@pytest.fixture(params=["en", "id"])
def served(request: pytest.FixtureRequest) -> Iterator[Door]:
    with through_a_socket(make_emulator(request.param)) as door:
        yield door


@pytest.fixture
def window(browser: Browser) -> Iterator[Page]:
    """A light page whose time moves by `window.clock` alone."""
    context = browser.new_context()
    opened = context.new_page()
    opened.clock.install()
    yield opened
    context.close()


@pytest.fixture(params=["light", "dark"])
def page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    context = browser.new_context(color_scheme=request.param)
    yield context.new_page()
    context.close()


@pytest.fixture(scope="session")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[JupyterLab]:
    """JupyterLab, as a learner starts it."""
    with run_lab(tmp_path_factory.mktemp("lab")) as running:
        yield running


# A kernel takes seconds to import the SDK, so the tests share one; a lesson begins anew in each.
@pytest.fixture(scope="package")
def open_notebook(browser: Browser, lab: JupyterLab) -> Iterator[Notebook]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    notebook = lab.open(context, lab.write("widgets"))
    yield notebook
    notebook.close()
    context.close()


@pytest.fixture(params=["en", "id"])
def language(request: pytest.FixtureRequest) -> Language:
    return request.param


@pytest.fixture
def notebook(open_notebook: Notebook, language: Language) -> Notebook:
    """An empty notebook in whose kernel a lesson has begun: `composio`, and a `session` of Ayu."""
    open_notebook.begin(language)
    return open_notebook
