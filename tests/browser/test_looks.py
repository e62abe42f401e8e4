"""The widgets as a person sees them: in both languages and both themes, with everything they show.

Each look is kept as a picture in `runs/screenshots`, for people to look at.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

import pytest
from playwright.sync_api import Locator, expect

from composio_kit.messages import messages
from tests.browser.axe import violations
from tests.browser.contrast import TEXTS_WITH_LITTLE_CONTRAST
from tests.browser.notebook import Language, Notebook, Theme, photograph
from tests.npm import needs_npm

LOOKS = list(product(("en", "id"), ("light", "dark")))
WIDGETS = ("panel", "button", "switcher", "trace")

PANEL = """
panel = ConnectionPanel(composio, session)
approve(composio, panel.authorize("gmail", "work"))
approve(composio, panel.authorize("gmail", "personal"))
approve(composio, panel.authorize("github", "school"), decision="decline")
slack = approve(composio, panel.authorize("slack"))
composio.connected_accounts.disable(slack.id)
panel.authorize("notion")
panel
"""
WAIT_FOR_LINEAR = "request = panel.authorize('linear', 'team')"

BUTTON = "AuthorizeButton(composio, session, 'googlecalendar', 'family')"
SWITCHER = "UserSwitcher(['user_ayu', 'user_budi'])"

TRACE = """
garden = {"owner": "ayu", "repo": "school-garden"}
approve(composio, session.authorize("github"))
session.search(query="create github issue")
session.execute_meta("COMPOSIO_MANAGE_CONNECTIONS", arguments={"toolkits": ["github"]})
calls = [
    {"tool_slug": "GITHUB_CREATE_AN_ISSUE", "arguments": {**garden, "title": "Bayam & basil"}},
    {"tool_slug": "GITHUB_LIST_REPOSITORY_ISSUES", "arguments": garden},
]
session.execute_meta("COMPOSIO_MULTI_EXECUTE_TOOL", arguments={"tools": calls})
session.execute("GITHUB_GET_AN_ISSUE", arguments={**garden, "issue_number": 999})
budi = composio.create(user_id="user_budi")
budi.execute("HACKERNEWS_GET_FRONTPAGE", arguments={})
SessionTrace(composio, [session.session_id, budi.session_id])
"""


CUT_OFF = """
(part) => {
  const needs = (field, text) => {
    const ruler = document.createElement("canvas").getContext("2d");
    ruler.font = getComputedStyle(field).font;
    const { paddingLeft, paddingRight } = getComputedStyle(field);
    return ruler.measureText(text).width + parseFloat(paddingLeft) + parseFloat(paddingRight);
  };
  const fields = [...part.querySelectorAll("input")].filter((field) =>
    needs(field, field.value || field.placeholder) > field.clientWidth);
  const wide = [...part.querySelectorAll("td, th, button, select")].filter((element) =>
    element.scrollWidth > element.clientWidth);
  return [...fields, ...wide].map((element) => element.outerHTML);
}
"""


@dataclass(frozen=True)
class Look:
    """A notebook that shows every widget, in one language and one theme."""

    language: Language
    theme: Theme
    widgets: dict[str, Locator]

    @property
    def name(self) -> str:
        """What its pictures are called."""
        return f"{self.language}-{self.theme}"


@pytest.fixture(scope="module", params=LOOKS, ids="-".join)
def look(request: pytest.FixtureRequest, open_notebook: Notebook) -> Iterator[Look]:
    language, theme = request.param
    open_notebook.begin(language)
    open_notebook.use_theme(theme)
    panel = open_notebook.run(PANEL)
    open_notebook.control("clock", seconds=600)
    open_notebook.in_kernel(WAIT_FOR_LINEAR)
    widgets = {
        "panel": panel,
        "button": open_notebook.run(BUTTON),
        "switcher": open_notebook.run(SWITCHER),
        "trace": open_notebook.run(TRACE),
    }
    expect(panel.get_by_role("link")).to_have_count(1)
    yield Look(language, theme, widgets)
    open_notebook.use_theme("light")


@needs_npm
@pytest.mark.parametrize("widget", WIDGETS)
def test_axe_core_finds_nothing_wrong(look: Look, widget: str) -> None:
    photograph(look.widgets[widget], f"{widget}-{look.name}")

    assert violations(look.widgets[widget]) == []


@pytest.mark.parametrize("widget", WIDGETS)
def test_the_contrast_of_every_text_is_at_least_four_and_a_half(look: Look, widget: str) -> None:
    assert look.widgets[widget].evaluate(TEXTS_WITH_LITTLE_CONTRAST) == []


def test_every_status_is_an_icon_and_a_word(look: Look) -> None:
    words = messages(look.language).connection
    waiting = words.waiting_minutes.format(minutes=10)

    cells = look.widgets["panel"].locator("tbody tr td:nth-of-type(2)")

    assert set(cells.all_inner_texts()) == {
        f"✓ {words.connected}",
        f"… {waiting}",
        f"✕ {words.declined}",
        f"✕ {words.expired}",
        f"– {words.switched_off}",
        f"○ {words.not_connected}",
        f"– {words.needs_no_account}",
    }


def test_every_outcome_of_a_call_is_an_icon_and_a_word(look: Look) -> None:
    words = messages(look.language).trace

    cells = look.widgets["trace"].locator("tbody tr td:nth-of-type(6)")

    assert set(cells.all_inner_texts()) == {f"✓ {words.succeeded}", f"✕ {words.failed}"}


def test_no_text_is_cut_off_and_none_covers_another(look: Look) -> None:
    assert look.widgets["panel"].evaluate(CUT_OFF) == []
    assert look.widgets["trace"].evaluate(CUT_OFF) == []


def test_the_bars_of_several_sessions_stand_on_one_scale(look: Look) -> None:
    heads = look.widgets["trace"].locator("thead th:last-child")

    places = heads.evaluate_all("heads => heads.map((head) => head.getBoundingClientRect())")

    assert len(places) == 2
    assert len({(round(place["x"]), round(place["width"])) for place in places}) == 1
