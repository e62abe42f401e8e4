"""No link and no key reaches a saved file; what others wrote is shown as text.

The canaries are real: the links and the key with which the widgets work here.
"""

import json
from html import escape
from pathlib import Path
from typing import Any

import ipywidgets
import nbformat
import pytest

from composio_kit import AuthorizeButton, ConnectionPanel, UserSwitcher
from composio_kit.authoring.outputs import normalise
from composio_kit.headless import Verdict, plan, run
from composio_kit.lessons import Lesson
from composio_kit.widgets.html import link_html, note_html, table_html
from composio_kit.widgets.live import VIEW
from composio_kit.widgets.rows import ConnectionRow
from tests.doors import KEY
from tests.throwaway import write_notebook
from tests.widgets.conftest import Answer, link_in

EVIL = '"><img src=x onerror=alert(1)>'

NOTEBOOK = [
    "import json\n"
    "from pathlib import Path\n"
    "from composio_kit import AuthorizeButton, ConnectionPanel, SessionTrace, UserSwitcher, start\n"
    "composio = start('en').composio\n"
    "session = composio.create(user_id='user_ayu')",
    "panel = ConnectionPanel(composio, session)\npanel",
    "panel._controls.authorize.click()\nasked = panel.authorize('gmail', alias='work')\npanel",
    "button = AuthorizeButton(composio, session, 'slack')\nother = button.authorize()\nbutton",
    "who = UserSwitcher(['user_ayu', 'user_budi'])\nwho",
    "ConnectionPanel(composio, user_id=who, toolkits=['gmail'])",
    "session.execute('HACKERNEWS_GET_FRONTPAGE')\nSessionTrace(composio, session.session_id)",
    "Path('canaries.json').write_text(json.dumps([\n"
    "    session.mcp.headers['x-api-key'], asked.redirect_url, other.redirect_url]));",
]


class Silent:
    """A progress that nobody reads."""

    def __getattr__(self, name: str) -> Any:
        return lambda *told: None


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A notebook full of widgets whose connections wait, run headless."""
    folder = tmp_path_factory.mktemp("leaks")
    named = {f"cell-{number}": code for number, code in enumerate(NOTEBOOK)}
    lesson = Lesson(write_notebook(folder / "en" / "00_widgets.ipynb", named), "en")
    (outcome,) = run(plan([lesson], folder / "runs"), Silent())
    assert outcome.verdict is Verdict.PASSED, outcome.failure
    return outcome.job.output


@pytest.fixture(scope="module")
def canaries(saved: Path) -> list[str]:
    """The key, the links, and the tokens in them."""
    found = json.loads((saved.parent / "canaries.json").read_text())
    assert len(found) == 3
    assert all(found)
    return [*found, *(link.rpartition("/")[2] for link in found[1:])]


class TestASavedNotebook:
    def test_has_no_canary(self, saved: Path, canaries: list[str]) -> None:
        text = saved.read_text(encoding="utf-8")

        assert [canary for canary in canaries if canary in text] == []
        assert "/link/" not in text

    def test_has_every_widget_as_text_and_as_a_table(self, saved: Path) -> None:
        outputs = [out for cell in cells(saved) for out in cell.outputs if "data" in out]

        assert len(outputs) == 6
        for output in outputs:
            assert set(output.data) == {"text/plain", "text/html"}
        assert "work                 … Waiting" in outputs[1].data["text/plain"]

    def test_has_neither_views_nor_their_state(self, saved: Path) -> None:
        text = saved.read_text(encoding="utf-8")

        assert VIEW not in text
        assert "widget-state" not in text

    def test_has_no_id_of_an_account_and_no_time(self, saved: Path) -> None:
        shown = "".join(json.dumps(cell.outputs) for cell in cells(saved))

        assert "ca_0" not in shown
        assert "2026-03" not in shown

    def test_stays_as_it_is_when_an_author_stores_it(self, saved: Path) -> None:
        notebook = nbformat.read(saved, as_version=4)
        before = [cell.outputs for cell in notebook.cells if cell.cell_type == "code"]

        normalise(notebook, "en")

        assert [cell.outputs for cell in notebook.cells if cell.cell_type == "code"] == before


def cells(path: Path) -> list[Any]:
    return [cell for cell in nbformat.read(path, as_version=4).cells if cell.cell_type == "code"]


def where(canary: str) -> list[tuple[str, str]]:
    """The widgets, and the traits of them, that a frontend could save with the canary in it."""
    return [
        (type(widget).__name__, trait)
        for widget in list(ipywidgets.widgets.widget._instances.values())
        for trait, value in widget.get_state().items()
        if canary in str(value)
    ]


class TestTheLiveView:
    def test_has_a_link_in_the_note_alone_and_only_while_it_waits(
        self, composio, session, answer: Answer
    ) -> None:
        panel = ConnectionPanel(composio, session)
        panel._controls.authorize.click()
        html = panel._controls.note.value
        token = link_in(html).rpartition("/")[2]
        assert where(token) == [("HTML", "value")]

        answer(html)
        panel.refresh()

        assert where(token) == []

    def test_has_no_link_while_no_frontend_shows_it(self, composio, session) -> None:
        """Plain papermill saves the state of widgets that nobody ever saw."""
        panel = ConnectionPanel(composio, session)
        button = AuthorizeButton(composio, session, "github")
        asked = [panel.authorize("gmail"), button.authorize()]
        tokens = [request.redirect_url.rpartition("/")[2] for request in asked]
        assert [where(token) for token in tokens] == [[], []]

        panel._box._view_count = button._box._view_count = 1

        for token in tokens:
            assert where(token) != []

    def test_has_no_key_anywhere(self, composio, session) -> None:
        views = [
            ConnectionPanel(composio, session),
            AuthorizeButton(composio, session, "gmail"),
            UserSwitcher(["user_ayu"]),
        ]
        views[1].authorize()

        assert where(KEY) == []

    def test_says_no_link_in_the_static_views_while_one_waits(self, composio, session) -> None:
        panel = ConnectionPanel(composio, session)
        panel._controls.authorize.click()
        token = link_in(panel._controls.note.value).rpartition("/")[2]

        bundle = panel._repr_mimebundle_()

        assert token not in json.dumps(bundle)
        assert token not in repr(panel._glance.connections())


class TestWhatOthersWrote:
    def test_is_text_in_a_table(self) -> None:
        row = ConnectionRow(EVIL, EVIL, "ca_1", EVIL, EVIL, "connected", EVIL, is_default=True)

        html = table_html(EVIL, (row,), "", minutes={})

        assert "<img" not in html
        assert html.count(escape(EVIL)) >= 4

    def test_is_text_in_a_note(self) -> None:
        assert "<img" not in note_html(EVIL)

    def test_is_text_beside_a_link_and_in_it(self) -> None:
        html = link_html(EVIL, f"https://connect.example/{EVIL}")

        assert "<img" not in html

    @pytest.mark.parametrize("link", ["javascript:alert(1)", "data:text/html,x", " https://x", ""])
    def test_is_no_link_unless_it_leads_to_a_page(self, link: str) -> None:
        assert "<a " not in link_html("Gmail", link)

    def test_an_alias_full_of_html_is_text_in_every_view(self, composio, session) -> None:
        panel = ConnectionPanel(composio, session)
        panel.authorize("gmail", alias=EVIL)

        for html in (panel._repr_html_(), panel._controls.table.value, panel._controls.note.value):
            assert "<img" not in html
        assert EVIL in repr(panel)
