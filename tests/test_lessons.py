"""Which lessons there are, and which of them a person means."""

from pathlib import Path

import pytest

from composio_kit.lessons import (
    BadInputError,
    Lesson,
    find_lessons,
    find_notebooks,
    lessons,
    lessons_folder,
)


@pytest.fixture
def course(tmp_path):
    """Two lessons in two languages, and files that are none."""
    for language in ("en", "id"):
        folder = tmp_path / "course" / language
        folder.mkdir(parents=True)
        for name in ("01_users.ipynb", "00_start.ipynb", "notes.ipynb", "00_picture.png"):
            (folder / name).touch()
    return tmp_path / "course"


def test_the_lessons_of_this_checkout_are_found():
    assert (lessons_folder() / "en" / "00_start.ipynb") in lessons("en")


def test_lessons_come_in_the_order_in_which_they_are_taught(course):
    assert [path.name for path in lessons("en", course)] == ["00_start.ipynb", "01_users.ipynb"]


@pytest.mark.parametrize(
    "typed",
    ["1", "01", "01_users", "01_users.ipynb", "notebooks/id/01_users.ipynb", "id/1"],
)
def test_a_lesson_is_found_by_whatever_names_it(course, typed):
    found = find_lessons([typed], ["id"], course)

    assert found == [Lesson(course / "id" / "01_users.ipynb", "id")]


def test_a_path_means_the_language_of_its_folder(course):
    assert find_lessons(["notebooks/id/00_start.ipynb"], ["en"], course)[0].language == "id"


def test_a_name_means_the_lesson_in_every_language_asked_for(course):
    assert [str(lesson) for lesson in find_lessons(["0"], ["en", "id"], course)] == [
        "en/00_start",
        "id/00_start",
    ]


def test_nothing_typed_means_every_lesson(course):
    assert [str(lesson) for lesson in find_lessons([], ["en", "id"], course)] == [
        "en/00_start",
        "id/00_start",
        "en/01_users",
        "id/01_users",
    ]


def test_a_lesson_named_twice_is_meant_once(course):
    assert len(find_lessons(["0", "00_start"], ["en"], course)) == 1


@pytest.mark.parametrize("typed", ["7", "start", "00", "notebooks/en/02_sessions.ipynb", "², "])
def test_an_unknown_lesson_is_one_sentence_that_lists_those_there_are(tmp_path, typed):
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "01_users.ipynb").touch()
    (tmp_path / "en" / "02_logs.ipynb").touch()

    with pytest.raises(BadInputError) as caught:
        find_lessons([typed], ["en"], tmp_path)

    assert str(caught.value) == f"There is no lesson {typed}. There are: 01_users, 02_logs."


def test_a_folder_without_lessons_is_named(tmp_path):
    with pytest.raises(BadInputError, match="There are no lessons in"):
        find_lessons([], ["en"], tmp_path)


def test_a_notebook_that_exists_is_taken_as_it_is(course, tmp_path):
    mine = tmp_path / "my-lessons" / "id" / "00_start.ipynb"
    mine.parent.mkdir(parents=True)
    mine.touch()

    assert find_notebooks([str(mine), "1"], ["en"], course) == [
        Lesson(mine, "id"),
        Lesson(course / "en" / "01_users.ipynb", "en"),
    ]


def test_a_notebook_outside_the_two_languages_counts_as_the_one_asked_for(tmp_path):
    mine = tmp_path / "scratch.ipynb"
    mine.touch()

    assert find_notebooks([str(mine)], ["id"]) == [Lesson(mine, "id")]


def test_a_notebook_that_does_not_exist_is_no_lesson(course):
    with pytest.raises(BadInputError, match="There is no lesson"):
        find_notebooks([str(Path("elsewhere") / "mine.ipynb")], ["en"], course)
