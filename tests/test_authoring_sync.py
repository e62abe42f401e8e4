"""sync and accept: English owns code, ids, tags and order; a person answers for the prose."""

import pytest

from composio_kit.authoring.stamps import UNTRANSLATED
from composio_kit.authoring.sync import accept, sync
from composio_kit.authoring.trees import AuthoringError
from tests.small_course import LESSON, PROSE, SmallCourse


@pytest.fixture
def course(tmp_path):
    return SmallCourse(tmp_path)


class TestSync:
    def test_two_trees_in_step_are_left_alone(self, course):
        before = course.path("id").read_bytes()

        done = sync(LESSON, course.root)

        assert not done.written
        assert course.path("id").read_bytes() == before

    def test_code_is_copied_and_its_outputs_are_dropped(self, course):
        with course.cell("en", "00-greet-run") as cell:
            cell.source += "\nprint(LANG)"

        done = sync(LESSON, course.root)

        assert done.to_run == ("00-greet-run",)
        twin = course.read("id").cells[3]
        assert twin.source.endswith("print(LANG)")
        assert twin.outputs == []
        assert twin.execution_count is None

    def test_outputs_of_unchanged_code_are_kept(self, course):
        with course.cell("en", "00-greet-run") as cell:
            cell.source += "\nprint(LANG)"

        sync(LESSON, course.root)

        assert course.read("id").cells[4].outputs[0].data["text/plain"] == "['Selamat', 'pagi']"

    def test_prose_and_its_stamp_are_never_touched(self, course):
        before = course.read("id").cells[2]
        with course.cell("en", "00-greet-predict") as cell:
            cell.source = "## Greet the user again\n\nAnother text."

        sync(LESSON, course.root)

        assert course.read("id").cells[2] == before

    def test_the_language_of_the_parameters_stays(self, course):
        with course.cell("en", "00-params") as cell:
            cell.source = 'LIVE = False\nLANG = "en"'

        sync(LESSON, course.root)

        assert course.source("id", "00-params") == 'LIVE = False\nLANG = "id"'

    def test_a_translated_comment_beside_the_parameters_stays(self, course):
        translated = 'LANG = "id"  # atau "en"\nLIVE = False'
        with course.cell("id", "00-params") as cell:
            cell.source = translated

        sync(LESSON, course.root)

        assert course.source("id", "00-params") == translated

    def test_tags_and_slides_are_copied(self, course):
        with course.cell("en", "00-recap") as cell:
            cell.metadata.update(tags=["same-text"], slideshow={"slide_type": "slide"})

        sync(LESSON, course.root)

        metadata = course.read("id").cells[-1].metadata
        assert metadata["tags"] == ["same-text"]
        assert metadata["slideshow"] == {"slide_type": "slide"}

    def test_a_tag_that_english_no_longer_has_is_dropped(self, course):
        with course.cell("id", "00-recap") as cell:
            cell.metadata["tags"] = ["same-text"]

        sync(LESSON, course.root)

        assert "tags" not in course.read("id").cells[-1].metadata

    def test_cells_take_the_order_of_english(self, course):
        with course.notebook("en") as notebook:
            notebook.cells.insert(1, notebook.cells.pop())

        sync(LESSON, course.root)

        assert course.ids("id") == course.ids("en")

    def test_cells_that_english_dropped_are_dropped(self, course):
        with course.notebook("en") as notebook:
            notebook.cells.pop()

        done = sync(LESSON, course.root)

        assert done.dropped == ("00-recap",)
        assert course.ids("id") == course.ids("en")

    def test_new_prose_is_english_under_a_marker_that_the_rules_refuse(self, course):
        with course.notebook("id") as notebook:
            notebook.cells.pop()

        done = sync(LESSON, course.root)

        assert done.to_translate == ("00-recap",)
        assert course.source("id", "00-recap") == f"{UNTRANSLATED}\n\n{PROSE['en']['00-recap']}"
        assert "L1 id 00-recap" in course.reports()
        assert "P3 id 00-recap" in course.reports()

    def test_new_prose_that_is_the_same_in_both_needs_no_marker(self, course):
        with course.notebook("id") as notebook:
            notebook.cells.pop()
        with course.cell("en", "00-recap") as cell:
            cell.metadata["tags"] = ["same-text"]

        done = sync(LESSON, course.root)

        assert done.to_translate == ()
        assert course.source("id", "00-recap") == PROSE["en"]["00-recap"]

    def test_a_lesson_that_is_new_in_indonesian(self, course):
        course.path("id").unlink()

        done = sync(LESSON, course.root)

        assert done.to_translate == tuple(PROSE["en"])
        assert course.ids("id") == course.ids("en")
        assert course.source("id", "00-params") == 'LANG = "id"\nLIVE = False'

    def test_a_lesson_synced_translated_accepted_and_run_keeps_every_rule(self, course):
        finished = course.read("id")
        course.path("id").unlink()
        sync(LESSON, course.root)
        with course.notebook("id") as notebook:
            for cell, done in zip(notebook.cells, finished.cells, strict=True):
                cell.source = done.source
                if cell.cell_type == "code":
                    cell.update(outputs=done.outputs, execution_count=done.execution_count)

        accept(LESSON, root=course.root)

        assert course.reports() == []

    def test_a_file_that_is_no_notebook_is_named(self, course):
        course.path("en").write_text("{}")

        with pytest.raises(AuthoringError, match=r"00_start\.ipynb"):
            sync(LESSON, course.root)


class TestAccept:
    def test_every_translation_of_a_lesson(self, course):
        for cell_id in ("00-greet-predict", "00-recap"):
            with course.cell("en", cell_id) as cell:
                cell.source = cell.source.replace("user", "user ID")
            with course.cell("id", cell_id) as cell:
                cell.source = cell.source.replace("user", "user ID")

        assert accept(LESSON, root=course.root) == ["00-greet-predict", "00-recap"]
        assert course.reports() == []

    def test_only_the_cells_that_are_named(self, course):
        for cell_id in ("00-greet-predict", "00-recap"):
            with course.cell("en", cell_id) as cell:
                cell.source += " Well."

        assert accept(LESSON, ["00-recap"], course.root) == ["00-recap"]
        assert course.reports() == ["P3 id 00-greet-predict"]

    def test_what_was_accepted_before_changes_nothing(self, course):
        before = course.path("id").read_bytes()

        assert accept(LESSON, root=course.root) == []
        assert course.path("id").read_bytes() == before

    @pytest.mark.parametrize("cell_id", ["00-greet-run", "00-nothing"])
    def test_a_cell_that_is_no_translation(self, course, cell_id):
        with pytest.raises(AuthoringError, match=cell_id):
            accept(LESSON, [cell_id], course.root)

    def test_a_text_that_is_still_english_stops_everything(self, course):
        with course.cell("id", "00-title") as cell:
            del cell.metadata["i18n"]
        with course.cell("id", "00-recap") as cell:
            cell.source = f"{UNTRANSLATED}\n\n{cell.source}"

        with pytest.raises(AuthoringError, match="00-recap"):
            accept(LESSON, root=course.root)
        assert "P3 id 00-title" in course.reports()

    def test_a_lesson_without_an_indonesian_notebook(self, course):
        course.path("id").unlink()

        with pytest.raises(AuthoringError, match="author sync 00_start"):
            accept(LESSON, root=course.root)
