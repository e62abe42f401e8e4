"""What a declaration makes of itself: the source of an exercise's cell."""

import pytest

from composio_kit.exercises.declarations import Exercise, Outcome, Text


@pytest.fixture
def exercise() -> Exercise:
    words = Text(en="words", id="kata")
    return Exercise(
        id="00-answer",
        start="answer = ...",
        answer="answer",
        judge=lambda answer: Outcome.CORRECT,
        correct=words,
        hints=(words, words),
        mistakes=(),
        solution="answer = 42",
    )


def test_the_check_stands_under_the_answer(exercise: Exercise) -> None:
    assert exercise.cell("answer = 42\n") == 'answer = 42\n\ncheck("00-answer", answer)'


def test_under_a_function_it_stands_where_ruff_puts_it(exercise: Exercise) -> None:
    function = "def answer():\n    return 42\n"

    assert exercise.cell(function) == f'{function}\n\ncheck("00-answer", answer)'


def test_under_a_function_that_is_still_to_be_written_too(exercise: Exercise) -> None:
    function = "def answer(): ...\n"

    assert exercise.cell(function) == f'{function}\n\ncheck("00-answer", answer)'
