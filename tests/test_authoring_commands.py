"""`composio-kit author`: every command says what it did, exits 1 if something is wrong,
and 2 if what was typed is."""

from dataclasses import dataclass

import pytest

from composio_kit.cli import main
from composio_kit.messages import set_language
from tests.small_course import LESSON, SmallCourse


@pytest.fixture
def course(tmp_path):
    return SmallCourse(tmp_path)


@dataclass(frozen=True)
class Said:
    status: int
    stdout: str
    stderr: str


@pytest.fixture
def author(course, monkeypatch, capsys):
    """Type a command about the small course, as a person whose system speaks English."""
    monkeypatch.setenv("COMPOSIO_KIT_LANG", "en")

    def typed(*words):
        status = main(["author", *words, "--root", str(course.root)])
        return Said(status, *capsys.readouterr())

    yield typed
    set_language("en")


class TestSync:
    def test_nothing_to_do(self, author):
        result = author("sync")

        assert result.status == 0
        assert result.stdout == "00_start: both languages are in step, and nothing was written.\n"

    def test_what_is_left_to_do_for_a_person(self, author, course):
        with course.notebook("id") as notebook:
            notebook.cells.pop()
        with course.cell("en", "00-greet-run") as cell:
            cell.source += "\nprint(LANG)"

        result = author("sync", LESSON)

        assert result.stdout.splitlines() == [
            "00_start: copied to Indonesian.",
            "  To translate, then accept: 00-recap.",
            "  Without outputs until you run the lesson: 00-greet-run.",
        ]

    def test_a_lesson_that_is_not_there(self, author):
        result = author("sync", "07_correlation")

        assert result.status == 2
        assert "07_correlation" in result.stderr


class TestAccept:
    def test_a_translation(self, author, course):
        with course.cell("en", "00-recap") as cell:
            cell.source += " Well."

        result = author("accept", "0", "00-recap")

        assert result.stdout == "00_start: accepted the translation of 00-recap.\n"
        assert course.reports() == []

    def test_nothing_new(self, author):
        result = author("accept", LESSON)

        assert result.status == 0
        assert "accepted already" in result.stdout

    def test_a_cell_that_is_not_there(self, author):
        result = author("accept", LESSON, "00-nothing")

        assert result.status == 2
        assert "00-nothing" in result.stderr


class TestRun:
    def test_both_languages(self, author):
        result = author("run")

        assert result.status == 0
        assert "00_start (en): ran 4 cells" in result.stdout
        assert "00_start (id): ran 4 cells" in result.stdout

    def test_one_failure_does_not_stop_the_other_language(self, author, course):
        with course.cell("en", "00-greet-run") as cell:
            cell.source = "1 / 0"

        result = author("run", LESSON)

        assert result.status == 1
        assert result.stderr.splitlines() == [
            "00_start (en) failed in cell 00-greet-run; the file stays as it was.",
            "ZeroDivisionError: division by zero",
        ]
        assert "00_start (id): ran 4 cells" in result.stdout

    def test_one_language(self, author):
        result = author("run", "--lang", "id")

        assert "(id)" in result.stdout
        assert "(en)" not in result.stdout

    def test_a_language_that_the_kit_does_not_speak(self, author):
        result = author("run", "--lang", "fr")

        assert result.status == 2
        assert result.stderr == "There is no language fr: write en, id or all.\n"


class TestCheck:
    def test_a_course_that_keeps_every_rule(self, author):
        result = author("check")

        assert result.stdout == "Every rule is kept in both languages. Lessons: 1.\n"
        assert result.status == 0

    def test_findings_name_the_place_and_what_to_do(self, author, course):
        with course.cell("en", "00-recap") as cell:
            cell.source += " Well."

        result = author("check")

        assert result.status == 1
        assert "P3 notebooks/id/00_start.ipynb [00-recap]: The English text has changed" in (
            result.stdout
        )

    def test_findings_come_in_the_language_of_the_author(self, author, course, monkeypatch):
        monkeypatch.setenv("COMPOSIO_KIT_LANG", "id")
        with course.cell("en", "00-recap") as cell:
            cell.source += " Well."

        assert "Teks Inggrisnya berubah" in author("check").stdout
