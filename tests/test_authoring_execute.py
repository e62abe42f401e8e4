"""run: a lesson in a fresh kernel, stored so that every run stores the same."""

import pytest
from nbformat.v4 import new_code_cell, new_notebook, new_output

from composio_kit.authoring.execute import run
from composio_kit.authoring.outputs import NOTEBOOK_METADATA, WIDGET_VIEW, normalise
from composio_kit.authoring.trees import AuthoringError
from composio_kit.measured import MEASURED
from composio_kit.messages import messages, set_language
from tests.small_course import LESSON, SmallCourse


@pytest.fixture
def course(tmp_path):
    set_language("en")
    return SmallCourse(tmp_path)


def notebook_with(*outputs, **metadata):
    """A notebook of one code cell with these outputs."""
    cell = new_code_cell("pass", id="00-run", metadata=metadata, outputs=list(outputs))
    return new_notebook(cells=[cell])


class TestRun:
    @pytest.mark.parametrize("language", ["en", "id"])
    def test_the_stored_outputs_are_those_of_a_run(self, course, language):
        before = course.path(language).read_bytes()
        with course.notebook(language) as notebook:
            for cell in notebook.cells:
                if cell.cell_type == "code":
                    cell.update(outputs=[], execution_count=None)

        done = run(LESSON, language, course.root)

        assert done.written
        assert done.cells == 4
        assert course.path(language).read_bytes() == before

    def test_a_second_run_writes_nothing(self, course):
        assert not run(LESSON, "en", course.root).written

    def test_the_kernel_starts_in_the_folder_of_the_notebook(self, course):
        with course.cell("en", "00-greet-run") as cell:
            cell.source = "from pathlib import Path\nprint(Path.cwd().name)\ngreetings = {'en': ''}"

        run(LESSON, "en", course.root)

        assert course.read("en").cells[3].outputs[0].text == "en\n"

    @pytest.mark.parametrize(
        ("source", "error"),
        [
            ("greetings[LANG", "SyntaxError"),
            ("1 / 0", "ZeroDivisionError: division by zero"),
            ("import os\nos._exit(1)", messages("en").authoring.kernel_died),
        ],
    )
    def test_a_failing_cell_is_named_and_the_file_stays(self, course, source, error):
        with course.cell("en", "00-words-run") as cell:
            cell.source = source
        before = course.path("en").read_bytes()

        with pytest.raises(AuthoringError) as failed:
            run(LESSON, "en", course.root)

        first, second = str(failed.value).splitlines()
        assert LESSON in first
        assert "00-words-run" in first
        assert second.startswith(error)
        assert course.path("en").read_bytes() == before

    def test_a_lesson_without_a_notebook_in_that_language(self, course):
        course.path("id").unlink()

        with pytest.raises(AuthoringError, match="author sync 00_start"):
            run(LESSON, "id", course.root)


class TestNormalise:
    def test_only_the_kernel_is_left_of_the_metadata(self):
        notebook = notebook_with()
        notebook.metadata = {"widgets": {}, "papermill": {}, "language_info": {"version": "3.12"}}

        normalise(notebook, "en")

        assert notebook.metadata == NOTEBOOK_METADATA

    def test_timings_of_a_cell_are_dropped_and_its_tags_stay(self):
        notebook = notebook_with(execution={}, papermill={}, tags=["parameters"])

        normalise(notebook, "en")

        assert notebook.cells[0].metadata == {"tags": ["parameters"]}

    def test_the_live_view_goes_and_the_table_beside_it_stays(self):
        data = {WIDGET_VIEW: {"model_id": "1"}, "text/html": "<table></table>"}
        notebook = notebook_with(new_output("display_data", data))

        normalise(notebook, "en")

        assert notebook.cells[0].outputs[0].data == {"text/html": "<table></table>"}

    def test_an_output_that_was_only_a_live_view_goes_whole(self):
        notebook = notebook_with(new_output("display_data", {WIDGET_VIEW: {"model_id": "1"}}))

        normalise(notebook, "en")

        assert notebook.cells[0].outputs == []

    def test_the_picture_of_measured_times_goes_and_the_sentence_beside_it_stays(self):
        data = {"image/png": "aGk=", "text/plain": "measured"}
        notebook = notebook_with(
            new_output("display_data", data, metadata={MEASURED: True}),
            new_output("display_data", {"image/png": "aGk="}),
        )

        normalise(notebook, "en")

        measured, drawn = notebook.cells[0].outputs
        assert measured == new_output("display_data", {"text/plain": "measured"})
        assert drawn.data == {"image/png": "aGk="}

    def test_neighbouring_pieces_of_a_stream_become_one(self):
        out, err = ({"name": name, "text": "a\n"} for name in ("stdout", "stderr"))
        shown = new_output("display_data", {"text/plain": "x"})
        pieces = [new_output("stream", **each) for each in (out, out, err, out)]

        notebook = notebook_with(*pieces, shown, new_output("stream", **out))
        normalise(notebook, "en")

        texts = [output.get("text") for output in notebook.cells[0].outputs]
        assert texts == ["a\na\n", "a\n", "a\n", None, "a\n"]
