"""The same flow where everything lies under a path, as on JupyterHub and Binder.

The browser reaches nothing but the Jupyter server: the consent page comes
through jupyter-server-proxy.
"""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.lab import run_lab
from tests.browser.notebook import Language, Notebook
from tests.browser.panel import Panel

BASE_URL = "/user/ana/"


@pytest.fixture(scope="module")
def hub_notebook(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Notebook]:
    with run_lab(tmp_path_factory.mktemp("hub"), BASE_URL) as lab:
        context = browser.new_context()
        opened = lab.open(context, lab.write("widgets"))
        yield opened
        opened.close()
        context.close()


@pytest.fixture
def panel(hub_notebook: Notebook, language: Language) -> Panel:
    hub_notebook.begin(language)
    return Panel(hub_notebook, hub_notebook.run("ConnectionPanel(composio, session)"), language)


def test_the_consent_page_comes_through_the_jupyter_server(panel: Panel) -> None:
    panel.authorize("Gmail")
    asked: list[str] = []
    panel.notebook.page.context.on("request", lambda request: asked.append(request.url))
    server = panel.notebook.page.url.partition(BASE_URL)[0]

    tab = panel.open_consent_page()

    expect(tab.get_by_role("heading", level=1)).to_contain_text("Gmail")
    assert len(asked) >= 2
    assert [url for url in asked if not url.startswith((f"{server}{BASE_URL}", "data:"))] == []
    tab.close()


def test_an_account_is_connected_by_approving_there(panel: Panel) -> None:
    panel.authorize("Gmail", alias="work")

    panel.answer_in_new_tab("approve")

    expect(panel.status("Gmail", "work")).to_have_text(f"✓ {panel.words.connected}")


def test_an_account_is_declined_by_declining_there(panel: Panel) -> None:
    panel.authorize("Gmail", alias="work")

    panel.answer_in_new_tab("decline")

    expect(panel.status("Gmail", "work")).to_have_text(f"✕ {panel.words.declined}")
