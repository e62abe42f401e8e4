"""Every stored output repeats: strictly, in both languages, and from each language to the other.

The notebooks are run by processes of their own, as many at a time as there are
cores; several tests look at the result of one. Each proof is a class, so that
pytest workers share them.
"""

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from composio_kit.authoring.trees import REPOSITORY, notebook_path, tree
from composio_kit.messages import LANGUAGES
from tests.notebooks.runs import (
    Compared,
    nbval,
    papermill_command_outputs,
    papermill_outputs,
    stored_outputs,
)

LESSONS = sorted(path.stem for path in tree(REPOSITORY, "en").glob("*.ipynb"))
OTHER = {"en": "id", "id": "en"}


@dataclass(frozen=True)
class Run:
    """One run that is done once, however many tests ask for it; `subject` is a part of a path."""

    how: Callable[[str, Path], Any]
    subject: str


def strict(language: str, folder: Path) -> dict[str, dict[str, Compared]]:
    """How each cell of one language compares."""
    return nbval(tree(REPOSITORY, language), folder / f"strict-{language}.xml")


def in_the_other_language(subject: str, folder: Path) -> dict[str, list[Any]]:
    """The outputs of `en/00_start` when papermill runs it in Indonesian, or the reverse."""
    language, lesson = subject.split("/")
    notebook = notebook_path(REPOSITORY, language, lesson)
    if subject == f"en/{LESSONS[0]}":
        return papermill_command_outputs(notebook, OTHER[language], folder / f"{lesson}.ipynb")
    return papermill_outputs(notebook, OTHER[language])


def every_lesson(how: Callable[[str, Path], Any], one_run_a_lesson: bool) -> Any:
    """Each test of a lesson in a language, with the run that it looks at."""
    return pytest.mark.parametrize(
        ("run", "language", "lesson"),
        [
            pytest.param(
                Run(how, f"{language}/{lesson}" if one_run_a_lesson else language),
                language,
                lesson,
                id=f"{language}/{lesson}",
            )
            for lesson in LESSONS
            for language in LANGUAGES
        ],
    )


@pytest.fixture(scope="class")
def result_of(request, tmp_path_factory):
    """The result of a run. The runs of the selected tests are all started at the first question;
    beside other pytest workers, each is started when a test of this worker asks for it."""
    folder = tmp_path_factory.mktemp("runs")
    asked = [
        item.callspec.params["run"] for item in request.session.items if item.cls is request.cls
    ]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        started: dict[Run, Any] = {}

        def result(run: Run) -> Any:
            if run not in started:
                started[run] = pool.submit(run.how, run.subject, folder)
            return started[run]

        if "PYTEST_XDIST_WORKER" not in os.environ:
            for run in asked:
                result(run)
        yield lambda run: result(run).result()


def test_there_is_something_to_run():
    assert LESSONS


class TestStrictNbval:
    @every_lesson(strict, one_run_a_lesson=False)
    def test_it_reproduces_every_output(self, result_of, run, language, lesson):
        compared = result_of(run)[lesson]

        cells = list(stored_outputs(notebook_path(REPOSITORY, language, lesson)))
        assert {cell: said.problem for cell, said in compared.items() if said.problem} == {}
        assert list(compared) == cells

    @every_lesson(strict, one_run_a_lesson=False)
    def test_it_refuses_every_altered_output(self, result_of, run, language, lesson):
        compared = result_of(run)[lesson]

        stored = stored_outputs(notebook_path(REPOSITORY, language, lesson))
        refused = {
            cell: said.refused for cell, said in compared.items() if said.refused is not None
        }
        assert refused == {cell: True for cell, outputs in stored.items() if outputs}


class TestPapermill:
    @every_lesson(in_the_other_language, one_run_a_lesson=True)
    def test_it_gives_the_outputs_of_the_other_language(self, result_of, run, language, lesson):
        outputs = result_of(run)

        stored = stored_outputs(notebook_path(REPOSITORY, OTHER[language], lesson))
        assert {cell: shown for cell, shown in outputs.items() if shown != stored[cell]} == {}
        assert list(outputs) == list(stored)
