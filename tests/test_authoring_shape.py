"""S1 to S4: the shape of a lesson."""

import pytest

from composio_kit.authoring.rules_shape import (
    MORE_CODE_CELLS,
    MOST_CODE_CELLS,
    MOST_CODE_CELLS_OF_AN_APPENDIX,
    MOST_CODE_LINES,
    MOST_WORDS,
    MOST_WORDS_OF_AN_INDEX,
)
from tests.small_course import LESSON, PROSE, SmallCourse


@pytest.fixture
def course(tmp_path):
    return SmallCourse(tmp_path)


def rename(course, old, new):
    for language in PROSE:
        with course.cell(language, old) as cell:
            cell.id = new


def repeat(course, count):
    """Give the lesson `count` code cells in both languages."""
    for language in PROSE:
        with course.notebook(language) as notebook:
            for number in range(5, count + 1):
                extra = notebook.cells[5].copy()
                extra.update(id=f"00-again-{number}", execution_count=number)
                notebook.cells.append(extra)


class TestS1SpeakingIds:
    @pytest.mark.parametrize("name", ["start", "0_start", "00-start", "00_Start"])
    def test_a_file_name_without_number_and_topic(self, course, name):
        for language in PROSE:
            with course.cell(language, "00-title") as cell:
                cell.source = cell.source.replace(LESSON, name)
            course.path(language).rename(course.path(language).with_stem(name))

        reports = [f"S1 {language}/{name}.ipynb" for language in PROSE]
        assert [each for each in course.reports() if each.startswith("S1")] == reports

    @pytest.mark.parametrize("new", ["5f0c2a11", "01-recap", "00-Recap", "00", "00_recap"])
    def test_an_id_that_says_nothing(self, course, new):
        rename(course, "00-recap", new)

        assert course.reports() == [f"S1 en {new}", f"S1 id {new}"]

    def test_a_first_cell_that_is_not_the_title(self, course):
        rename(course, "00-title", "00-welcome")

        assert course.reports() == ["S1 en 00-welcome", "S1 id 00-welcome"]


class TestS2InvitingTitle:
    @pytest.mark.parametrize(
        ("words", "instead"),
        [("# Say hello", "Say hello"), ("15 minutes", "15 m"), ("../id/", "https://example.com/")],
    )
    def test_a_title_cell_that_lacks_something(self, course, words, instead):
        with course.cell("en", "00-title") as cell:
            cell.source = cell.source.replace(words, instead)

        assert "S2 en 00-title" in course.reports()

    def test_the_minutes_are_said_in_the_language_of_the_lesson(self, course):
        with course.cell("id", "00-title") as cell:
            cell.source = cell.source.replace("15 menit", "15 minutes")

        assert course.reports() == ["S2 id 00-title"]

    def test_a_lesson_that_begins_with_code(self, course):
        with course.notebook("en") as notebook:
            del notebook.cells[0]

        assert "S2 en" in course.reports()


class TestS3SmallCells:
    def test_a_long_code_cell(self, course):
        for language in PROSE:
            with course.cell(language, "00-greet-run") as cell:
                cell.source = "\n\n".join(["print(LANG)"] * (MOST_CODE_LINES + 1))

        assert course.reports() == ["S3 en 00-greet-run", "S3 id 00-greet-run"]

    def test_blank_lines_are_no_code(self, course):
        for language in PROSE:
            with course.cell(language, "00-greet-run") as cell:
                cell.source = "\n\n".join(["print(LANG)"] * MOST_CODE_LINES)

        assert course.reports() == []

    def test_a_long_text(self, course):
        with course.cell("id", "00-recap") as cell:
            cell.source += "\n\n" + " ".join(["kata"] * MOST_WORDS)

        assert course.reports() == ["S3 id 00-recap"]

    def test_code_in_a_text_is_not_counted_as_words(self, course):
        with course.both("00-recap") as (cell, twin):
            for each in (cell, twin):
                each.source += "\n\n```python\n" + "a = 1\n" * MOST_WORDS + "```"

        assert course.reports() == []

    def test_many_code_cells(self, course):
        repeat(course, MOST_CODE_CELLS + 1)

        assert course.reports() == ["S3 en", "S3 id"]

    def test_a_lesson_that_needs_more_code_cells_may_have_them(self, course, monkeypatch):
        monkeypatch.setitem(MORE_CODE_CELLS, "00_start", MOST_CODE_CELLS + 1)
        for language in PROSE:
            with course.notebook(language) as notebook:
                for number in range(5, MOST_CODE_CELLS + 2):
                    extra = notebook.cells[5].copy()
                    extra.update(id=f"00-again-{number}", execution_count=number)
                    notebook.cells.append(extra)

        assert course.reports() == []


class TestS3InAnAppendix:
    """What is looked up and not sat through, 90 and up."""

    @pytest.fixture
    def findings(self, course):
        """The findings of rule S3 when the small lesson is an appendix."""

        def of(rule_breaks):
            rule_breaks()
            for language in PROSE:
                course.path(language).rename(course.path(language).with_stem("90_words"))
            return [finding.cell for finding in course.findings() if finding.rule == "S3"]

        return of

    def test_it_has_a_cell_for_each_thing_to_look_up(self, course, findings):
        assert findings(lambda: repeat(course, MOST_CODE_CELLS_OF_AN_APPENDIX)) == []

    def test_but_not_any_number_of_them(self, course, findings):
        assert findings(lambda: repeat(course, MOST_CODE_CELLS_OF_AN_APPENDIX + 1)) == ["", ""]

    @pytest.mark.parametrize(
        ("cell_id", "count", "reported"),
        [
            ("00-words-index", MOST_WORDS_OF_AN_INDEX, []),
            ("00-words-index", MOST_WORDS_OF_AN_INDEX + 1, ["00-words-index"]),
            ("00-recap", MOST_WORDS + 1, ["00-recap"]),
        ],
    )
    def test_only_its_index_is_as_long_as_what_it_lists(
        self, course, findings, cell_id, count, reported
    ):
        def lengthen():
            with course.cell("id", "00-recap") as cell:
                cell.update(id=cell_id, source=" ".join(["kata"] * count))

        assert findings(lengthen) == reported


class TestS4KnownTags:
    @pytest.mark.parametrize("tag", ["raises-exception", "nbval-skip", "nbval-ignore-output"])
    def test_a_tag_that_means_nothing_here(self, course, tag):
        for language in PROSE:
            with course.cell(language, "00-greet-run") as cell:
                cell.metadata["tags"] = [tag]

        assert course.reports() == ["S4 en 00-greet-run", "S4 id 00-greet-run"]
