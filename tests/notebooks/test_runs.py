"""The proofs about outputs can fail: shown on a small course that imports nothing."""

from base64 import b64encode
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO

import nbformat
import numpy as np
import pytest
from matplotlib.image import imsave
from nbformat.v4 import new_code_cell, new_notebook, new_output

from tests.notebooks.runs import (
    altered,
    nbval,
    papermill_command_outputs,
    papermill_outputs,
    stored_outputs,
)
from tests.small_course import LESSON, SmallCourse

SHOWING = ["00-greet-run", "00-words-run", "00-languages-run"]


@pytest.fixture(scope="module")
def compared(tmp_path_factory):
    """Strict nbval over the small lesson as it is, and over copies of it with something wrong."""
    course = SmallCourse(tmp_path_factory.mktemp("course"))
    tree = course.path("en").parent
    copies = course.root / "copies"
    changed = altered(sorted(tree.glob("*.ipynb")), copies)
    course.path("en").rename(copies / "as_it_is.ipynb")
    (copies / f"{LESSON}.ipynb").rename(copies / "all_altered.ipynb")

    original = (copies / "as_it_is.ipynb").read_text()
    one_differs = original.replace("'Good', 'morning'", "'Good', 'evening'")
    (copies / "one_differs.ipynb").write_text(one_differs)
    not_compared = one_differs.replace('"id": "00-words-run",\n   "metadata": {}', IGNORED)
    (copies / "not_compared.ipynb").write_text(not_compared)
    return changed, nbval(copies, course.root / "report.xml")


IGNORED = """"id": "00-words-run",
   "metadata": {"tags": ["nbval-ignore-output"]}"""


def refused(compared, copy):
    """The cells of a copy that strict nbval refuses."""
    return [cell for cell, said in compared[1][copy].items() if said.problem]


def test_strict_nbval_passes_when_every_output_repeats(compared):
    assert refused(compared, "as_it_is") == []


def test_strict_nbval_looks_at_every_code_cell(compared):
    assert list(compared[1]["as_it_is"]) == ["00-params", *SHOWING]


def test_strict_nbval_names_the_one_cell_whose_output_differs(compared):
    assert refused(compared, "one_differs") == ["00-words-run"]


def test_every_stored_output_is_altered(compared):
    assert compared[0] == {LESSON: SHOWING}


def test_strict_nbval_refuses_every_altered_output(compared):
    assert refused(compared, "all_altered") == SHOWING


def test_an_altered_output_that_nbval_does_not_compare_is_not_refused(compared):
    assert refused(compared, "not_compared") == []


def test_each_cell_says_whether_it_would_refuse_altered_outputs(compared):
    said = {
        copy: [cell for cell, each in cells.items() if each.refused]
        for copy, cells in compared[1].items()
    }

    assert said == {
        "as_it_is": SHOWING,
        "one_differs": SHOWING,
        "all_altered": SHOWING,
        "not_compared": ["00-greet-run", "00-languages-run"],
    }


@pytest.fixture
def course(tmp_path):
    return SmallCourse(tmp_path)


def test_papermill_turns_one_language_into_the_other(course, tmp_path):
    stored = {language: stored_outputs(course.path(language)) for language in ("en", "id")}

    with ThreadPoolExecutor() as pool:
        by_command = pool.submit(
            papermill_command_outputs, course.path("en"), "id", tmp_path / "out.ipynb"
        )
        by_call = pool.submit(papermill_outputs, course.path("id"), "en")

    assert by_command.result() == stored["id"]
    assert by_call.result() == stored["en"]


def test_words_that_code_says_in_one_language_only_are_found_out(course):
    with course.cell("en", "00-greet-run") as cell:
        cell.source += '\nprint("Good night")'
    with course.cell("id", "00-greet-run") as cell:
        cell.outputs[0].text += "Selamat malam\n"

    outputs = papermill_outputs(course.path("en"), "id")
    stored = stored_outputs(course.path("id"))

    assert [cell for cell in stored if outputs[cell] != stored[cell]] == ["00-greet-run"]


def shown_by(path, lightness, compress_level):
    """The outputs of a notebook that shows a grey square."""
    packed, square = BytesIO(), np.full((64, 64, 3), lightness)
    imsave(packed, square, format="png", pil_kwargs={"compress_level": compress_level})
    png = b64encode(packed.getvalue()).decode()
    output = new_output("display_data", data={"image/png": png})
    cell = new_code_cell("square", id="00-square-run", outputs=[output])
    nbformat.write(new_notebook(cells=[cell]), path)
    return stored_outputs(path)


def test_pictures_are_compared_by_what_they_show(tmp_path):
    path = tmp_path / f"{LESSON}.ipynb"
    light = shown_by(path, 0.8, compress_level=0)

    assert shown_by(path, 0.8, compress_level=9) == light
    assert shown_by(path, 0.2, compress_level=0) != light
