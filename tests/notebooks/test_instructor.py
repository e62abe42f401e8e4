"""The instructor guides keep time, and name only what is in the lessons."""

from itertools import pairwise

import pytest

from composio_kit.authoring.trees import REPOSITORY, read_notebook, tree
from composio_kit.lessons import INSTRUCTOR_GUIDE, lessons
from composio_kit.messages import LANGUAGES
from tests.notebooks.guides import read_guide

GUIDES = {
    language: read_guide(tree(REPOSITORY, language) / INSTRUCTOR_GUIDE) for language in LANGUAGES
}
TRACKS = [
    pytest.param(language, track, id=f"{language}: {track.title}")
    for language, guide in GUIDES.items()
    for track in guide.tracks
]
TAUGHT = {90: ["00", "01", "02", "04"], 240: ["00", "01", "02", "03", "04", "06", "07"]}


def cells(language, lesson):
    """The ids of the cells of a lesson, in order."""
    (path,) = (path for path in lessons(language) if path.stem.startswith(f"{lesson}_"))
    return [cell["id"] for cell in read_notebook(path, language).cells]


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_are_two_tracks_and_each_has_its_lessons(language):
    taught = {track.minutes: track.lessons for track in GUIDES[language].tracks}

    assert taught == TAUGHT


@pytest.mark.parametrize(("language", "track"), TRACKS)
def test_the_minutes_of_a_track_add_up_to_what_its_heading_says(language, track):
    assert sum(row.end - row.begin for row in track.rows) == track.minutes
    assert (track.rows[0].begin, track.rows[-1].end) == (0, track.minutes)


@pytest.mark.parametrize(("language", "track"), TRACKS)
def test_the_rows_of_a_track_follow_each_other_without_a_gap(language, track):
    assert [row for row in track.rows if row.begin >= row.end] == []
    assert [(a, b) for a, b in pairwise(track.rows) if a.end != b.begin] == []


@pytest.mark.parametrize(("language", "track"), TRACKS)
def test_the_cells_of_a_track_come_in_the_order_of_their_lesson(language, track):
    for lesson in track.lessons:
        order = cells(language, lesson)
        named = [cell for row in track.rows for cell in row.cells if cell.startswith(lesson)]

        assert named == sorted(named, key=order.index)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_cell_that_a_guide_names_is_in_the_lesson_of_its_language(language):
    named = set(GUIDES[language].named_cells)
    there = {cell for lesson in {name[:2] for name in named} for cell in cells(language, lesson)}

    assert named - there == set()


def test_both_guides_name_the_same_minutes_and_cells():
    english, indonesian = (GUIDES[language] for language in LANGUAGES)

    assert [track.rows for track in english.tracks] == [track.rows for track in indonesian.tracks]
    assert english.named_cells == indonesian.named_cells
    assert english.heading_levels == indonesian.heading_levels


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_readme_says_where_the_guide_is(language):
    readme = {"en": "README.md", "id": "README.id.md"}[language]

    assert f"(notebooks/{language}/{INSTRUCTOR_GUIDE})" in (REPOSITORY / readme).read_text("utf-8")
