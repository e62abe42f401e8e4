"""`progress`: kept in a person's own file, and never by a run without a person."""

import json
import os
from pathlib import Path

import pytest

from composio_kit import progress, quiz
from composio_kit.exercises.records import VARIABLE, record
from composio_kit.messages import messages
from tests.processes import open_kernel

A_QUIZ = "from composio_kit import quiz\nquiz('00-quiz', 2, 1, 3)"


def test_at_the_beginning_it_says_what_will_stand_there(kept, language):
    assert repr(progress()) == messages().exercises.no_progress


def test_what_is_done_is_counted_by_lesson(kept, language):
    for each in ("00-chris", "00-tools"):
        record(each, 1)
    quiz("00-quiz", 2, 1, 1)

    words = messages().exercises
    head, lesson, *_ = repr(progress()).splitlines()
    assert head.split() == [words.lesson, words.exercises, words.predictions, words.quiz]
    assert lesson.split() == ["00_start", "1/2", "✓", "1/1", "2/3"]
    assert "<caption" in progress().html
    assert 'scope="col"' in progress().html


def test_what_was_done_stays_done(kept):
    record("00-chris", 1)
    record("00-chris", 0)

    assert json.loads(kept.read_text()) == {"00-chris": 1}


@pytest.mark.parametrize("content", ["", "{", "[]", '{"00-chris": "much"}', "\x00"])
def test_a_file_that_cannot_be_read_is_a_new_beginning(kept, content):
    kept.parent.mkdir()
    kept.write_text(content)

    assert repr(progress()) == messages().exercises.no_progress
    record("00-chris", 1)
    assert json.loads(kept.read_text()) == {"00-chris": 1}


def test_a_folder_that_cannot_be_written_costs_no_lesson(tmp_path, monkeypatch):
    (tmp_path / "file").touch()
    monkeypatch.setenv(VARIABLE, str(tmp_path / "file" / "progress.json"))

    record("00-chris", 1)

    assert repr(progress()) == messages().exercises.no_progress


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    return tmp_path_factory.mktemp("home")


@pytest.fixture(scope="module")
def kernel(home):
    """A kernel whose person has a home of their own."""
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv(VARIABLE, raising=False)
        for name in ("HOME", "XDG_DATA_HOME", "USERPROFILE", "LOCALAPPDATA"):
            patch.setenv(name, str(home))
        with open_kernel(home) as kernel:
            yield kernel


def files(home: Path) -> list[str]:
    return [path.name for path in home.rglob("progress.json")]


def test_a_headless_run_writes_nothing_and_a_person_does(kernel, home):
    kernel.run(A_QUIZ, person=False)
    assert files(home) == []

    kernel.run(A_QUIZ, person=True)
    assert files(home) == ["progress.json"]


def test_a_headless_run_shows_nothing_of_the_person(kernel, home):
    kernel.run(A_QUIZ, person=True)
    asked = "from composio_kit import progress\nprint(progress())"

    assert "3/3" in kernel.run(asked, person=True)
    assert kernel.run(asked, person=False).strip() == messages("en").exercises.no_progress


def test_this_very_test_run_has_nobody_in_front_of_it():
    assert VARIABLE not in os.environ
    assert repr(progress()) == messages().exercises.no_progress
