"""The lessons as slides: what is on them, and what a room must not see yet."""

from itertools import pairwise

import pytest
from bs4 import BeautifulSoup
from nbconvert import SlidesExporter

from composio_kit.authoring.trees import REPOSITORY, load_course, notebook_path
from composio_kit.messages import LANGUAGES

COURSE = load_course(REPOSITORY)
NOTEBOOKS = [pytest.param(notebook, id=notebook.name) for _, notebook in COURSE.notebooks]
# An appendix is looked up: it asks nothing, and so gives nothing away.
WITH_EXERCISES = [
    pytest.param(notebook, id=notebook.name)
    for lesson, notebook in COURSE.notebooks
    if lesson.number < "90"
]


def slide_type(cell):
    """What a cell is on the slides; nothing if it goes on where the cell before it stands."""
    return cell["metadata"].get("slideshow", {}).get("slide_type", "")


@pytest.mark.parametrize("notebook", NOTEBOOKS)
def test_every_section_begins_a_slide(notebook):
    sections = [
        cell for cell in notebook.markdown_cells if cell["source"].startswith(("# ", "## "))
    ]

    assert [cell["id"] for cell in sections if slide_type(cell) != "slide"] == []


@pytest.mark.parametrize("notebook", WITH_EXERCISES)
def test_no_solution_is_on_a_slide(notebook):
    solutions = [cell for cell in notebook.cells if cell["id"].endswith("-solution")]

    assert solutions
    assert [cell["id"] for cell in solutions if slide_type(cell) != "skip"] == []


@pytest.mark.parametrize("notebook", NOTEBOOKS)
def test_no_answer_stands_beside_its_prediction(notebook):
    code = notebook.code_cells
    at_once = [
        answer["id"]
        for asked, answer in pairwise(code)
        if asked["id"].endswith("-predict") and slide_type(answer) in ("", "skip")
    ]

    assert at_once == []


@pytest.fixture(scope="module", params=LANGUAGES)
def deck(request):
    """Lesson 00 as `jupyter nbconvert --to slides` writes it."""
    path = notebook_path(REPOSITORY, request.param, "00_start")
    html, _ = SlidesExporter().from_filename(str(path))
    return BeautifulSoup(html, "html.parser").select_one("div.reveal > div.slides")


def shown(deck):
    """The ids of the cells that are on the slides."""
    return {cell["id"].removeprefix("cell-id=") for cell in deck.select(".jp-Cell")}


class TestTheDeck:
    def test_each_section_has_a_slide_of_its_own(self, deck):
        slides = deck.find_all("section", recursive=False)

        assert len(slides) > 10
        assert {len(slide.find_all(["h1", "h2"])) for slide in slides} <= {0, 1}

    def test_it_shows_the_exercises_and_what_the_cells_showed(self, deck):
        assert {"00-chris-task", "00-find-call-task"} < shown(deck)
        assert "GITHUB_CREATE_AN_ISSUE_COMMENT" in deck.get_text()

    def test_it_gives_no_solution_away(self, deck):
        assert not {"00-chris-solution", "00-find-call-solution"} & shown(deck)
        assert "slack_request" not in deck.get_text()

    def test_an_answer_appears_when_it_is_asked_for(self, deck):
        fragments = {cell["id"] for cell in deck.select(".fragment .jp-Cell")}

        assert {"cell-id=00-tools-run", "cell-id=00-tools-reveal"} <= fragments
