"""P1 to P5: what makes two trees one course, and how each difference is reported."""

import pytest

from tests.small_course import PROSE, SmallCourse


@pytest.fixture
def course(tmp_path):
    return SmallCourse(tmp_path)


def test_a_course_that_keeps_every_rule_has_no_findings(course):
    assert course.reports() == []


class TestP1SameCells:
    def test_no_lesson_at_all(self, course):
        for language in PROSE:
            course.path(language).unlink()

        assert course.reports() == ["P1 notebooks"]

    @pytest.mark.parametrize("language", ["en", "id"])
    def test_a_lesson_in_one_language_only(self, course, language):
        with course.cell({"en": "id", "id": "en"}[language], "00-title") as title:
            title.source = title.source.splitlines()[0] + "\n\n15 minutes, 15 menit"
        course.path(language).unlink()

        assert f"P1 {language}" in course.reports()

    def test_a_cell_that_is_missing(self, course):
        with course.notebook("id") as notebook:
            notebook.cells.pop()

        assert course.reports() == ["P1 id 00-recap"]

    def test_a_cell_that_english_does_not_have(self, course):
        with course.notebook("en") as notebook:
            notebook.cells.pop()

        assert course.reports() == ["P1 id 00-recap"]

    def test_cells_in_another_order(self, course):
        with course.notebook("id") as notebook:
            notebook.cells.insert(1, notebook.cells.pop())

        assert course.reports() == ["P1 id"]

    def test_another_type(self, course):
        with course.cell("id", "00-recap") as cell:
            cell.cell_type = "raw"
            del cell.metadata["i18n"]

        assert course.reports() == ["P1 id 00-recap"]

    def test_other_tags(self, course):
        with course.cell("en", "00-greet-run") as cell:
            cell.metadata["tags"] = ["same-text"]

        assert course.reports() == ["P1 id 00-greet-run"]

    def test_another_slide(self, course):
        with course.cell("id", "00-recap") as cell:
            cell.metadata["slideshow"] = {"slide_type": "slide"}

        assert course.reports() == ["P1 id 00-recap"]


class TestP2SameCode:
    @pytest.mark.parametrize("change", ["# seen", " ", "\nlen(greetings);"])
    def test_code_that_differs_in_anything(self, course, change):
        with course.cell("id", "00-greet-run") as cell:
            cell.source += change

        assert course.reports() == ["P2 id 00-greet-run"]

    def test_no_parameters_cell(self, course):
        for language in PROSE:
            with course.cell(language, "00-params") as cell:
                del cell.metadata["tags"]

        assert course.reports() == ["P2 en", "P2 id", "P2 id 00-params"]

    def test_two_parameters_cells(self, course):
        for language in PROSE:
            with course.cell(language, "00-greet-run") as cell:
                cell.metadata["tags"] = ["parameters"]

        assert "P2 en" in course.reports()

    @pytest.mark.parametrize(
        "source",
        [
            'LANG = "en"\nLIVE = True',
            'LANG = "id"\nLIVE = False',
            'LANG = "en"',
            'LANG = "en"\nLIVE = False\nNAME = "Ayu"',
            'LANG = "en"\nLIVE = False\nprint(LANG)',
        ],
    )
    def test_parameters_other_than_the_language_and_live(self, course, source):
        with course.cell("en", "00-params") as cell:
            cell.source = source

        assert "P2 en 00-params" in course.reports()

    def test_parameters_cells_that_differ_in_more_than_the_language(self, course):
        with course.cell("id", "00-params") as cell:
            cell.source = 'LIVE = False\nLANG = "id"'

        assert course.reports() == ["P2 id 00-params"]

    def test_a_comment_in_the_parameters_cell_may_be_translated(self, course):
        with course.cell("en", "00-params") as cell:
            cell.source += "  # True: with your own key"
        with course.cell("id", "00-params") as cell:
            cell.source += "  # True: dengan API key Anda"

        assert course.reports() == []


class TestP3FreshProse:
    def test_a_translation_of_an_older_english_text(self, course):
        with course.cell("en", "00-recap") as cell:
            cell.source += " Always."

        assert course.reports() == ["P3 id 00-recap"]

    def test_a_translation_that_nobody_accepted(self, course):
        with course.cell("id", "00-recap") as cell:
            del cell.metadata["i18n"]

        assert course.reports() == ["P3 id 00-recap"]

    def test_spaces_at_the_end_of_a_line_change_no_meaning(self, course):
        with course.cell("en", "00-recap") as cell:
            cell.source = cell.source.replace("now\n", "now  \n") + "\n"

        assert course.reports() == []


class TestP4SameFacts:
    @pytest.mark.parametrize(
        ("english", "indonesian"),
        [
            ("`create` it.", "`buat` saja."),
            ("`tools` and `tools`.", "`tools` saja."),
            ("```python\nlen(a)\n```", "```python\nlen(b)\n```"),
            ("```python\nlen(a)\n```", "```\nlen(a)\n```"),
            ("[Site](https://composio.dev)", "[Situs](https://example.com)"),
            ("See https://composio.dev.", "Lihat saja."),
            ("It takes 3 calls.", "Perlu 4 panggilan."),
            ("It takes 3 calls.", "Perlu tiga panggilan."),
        ],
    )
    def test_a_fact_that_the_translation_changes(self, course, english, indonesian):
        with course.both("00-recap") as (cell, twin):
            cell.source += f"\n\n{english}"
            twin.source += f"\n\n{indonesian}"

        assert course.reports() == ["P4 id 00-recap"]

    def test_another_image(self, course):
        for name in ("one.png", "two.png"):
            (course.root / name).touch()
        with course.both("00-recap") as (cell, twin):
            cell.source += "\n\n![The panel](../../one.png)"
            twin.source += "\n\n![Panelnya](../../two.png)"

        assert course.reports() == ["P4 id 00-recap"]

    def test_each_language_writes_numbers_in_its_own_way(self, course):
        with course.both("00-recap") as (cell, twin):
            cell.source += " It takes 1,000 calls and 1.5 s."
            twin.source += " Perlu 1.000 panggilan dan 1,5 detik."

        assert course.reports() == []

    def test_the_labels_of_a_picture_are_translated(self, course):
        picture = "\n\n```mermaid\nflowchart LR\n  A[{}] -->|{}| B\n```"
        with course.both("00-recap") as (cell, twin):
            cell.source += picture.format("your app", "creates")
            twin.source += picture.format("aplikasi Anda", "membuat")

        assert course.reports() == []

    def test_the_arrows_of_a_picture_are_not(self, course):
        picture = "\n\n```mermaid\nsequenceDiagram\n  A->>{}: hi\n```"
        with course.both("00-recap") as (cell, twin):
            cell.source += picture.format("B")
            twin.source += picture.format("C")

        assert course.reports() == ["P4 id 00-recap"]


class TestP5SoundStructure:
    def test_other_heading_levels(self, course):
        with course.cell("id", "00-recap") as cell:
            cell.source = cell.source.replace("## ", "### ")

        assert course.reports() == ["P5 id 00-recap"]

    def test_a_skipped_level(self, course):
        for language in PROSE:
            with course.cell(language, "00-greet-predict") as cell:
                cell.source = cell.source.replace("## ", "### ")
        course.accept()

        assert course.reports() == ["P5 en 00-greet-predict", "P5 id 00-greet-predict"]

    def test_a_second_title(self, course):
        for language in PROSE:
            with course.cell(language, "00-recap") as cell:
                cell.source = cell.source.replace("## ", "# ")
        course.accept()

        assert course.reports() == ["P5 en", "P5 id"]

    @pytest.mark.parametrize(
        "link",
        [
            "#Say-hi",
            "01_users.ipynb",
            "../../../outside.md",
            "../id/00_start.ipynb#Menyapa",
            "../en/00_start.ipynb#Menyapa",
            "attachment:panel.png",
        ],
    )
    def test_a_link_that_does_not_arrive_in_this_language(self, course, link):
        with course.both("00-recap") as (cell, twin):
            cell.source += f"\n\n[Here]({link})"
            twin.source += "\n\n[Di sini](#Menyapa)"

        assert "P5 en 00-recap" in course.reports()

    @pytest.mark.parametrize("link", ["#Say-hello", "00_start.ipynb#Greet-the-user"])
    def test_a_link_to_a_heading_follows_its_words(self, course, link):
        with course.cell("en", "00-recap") as cell:
            cell.source += f"\n\n[Here]({link})"

        assert not [each for each in course.reports() if each.startswith("P5")]
