"""The proof of the exercises can fail: shown on a lesson with one exercise and something wrong."""

import dataclasses

import pytest

from composio_kit.exercises.declarations import Exercise, Mistake, Outcome, Text, mistaken
from tests.exercises.learner import Learner, states

WORDS = Text(en="Try again.", id="Coba lagi.")


def judge_total(total):
    if total == 3:
        return Outcome.CORRECT
    return mistaken("less" if total < 3 else "more")


EXERCISE = Exercise(
    id="00-sum",
    start="total = ...",
    answer="total",
    judge=judge_total,
    correct=WORDS,
    hints=(WORDS, WORDS),
    mistakes=(Mistake("less", "total = 2", WORDS), Mistake("more", "total = 4", WORDS)),
    solution="total = 3",
)
CELLS = {
    "00-setup": "from composio_kit import check\nattempts = []",
    "00-sum-exercise": EXERCISE.cell(EXERCISE.start),
    "00-after": "total",
}


@pytest.fixture
def unproven(monkeypatch):
    """The states of an exercise in a small lesson that are not proven."""

    def unproven(**changed):
        exercise = dataclasses.replace(EXERCISE, **changed)
        monkeypatch.setattr("composio_kit.exercises.declared.items_of", lambda number: (exercise,))
        verdicts = Learner(CELLS, [exercise]).works_through().verdicts
        assert list(verdicts) == states(exercise)
        return [
            state.name
            for state, verdict in verdicts.items()
            if (verdict.outcome, verdict.mistake) != state.proof
        ]

    return unproven


def test_a_sound_exercise(unproven):
    assert unproven() == []


def test_an_exercise_that_is_solved_from_the_start(unproven):
    assert unproven(start="total = 3") == ["start"]


def test_a_wrong_answer_that_passes(unproven):
    assert unproven(judge=lambda total: Outcome.CORRECT) == ["less", "more"]


def test_a_wrong_answer_that_gets_the_hint_of_another(unproven):
    assert unproven(judge=lambda t: judge_total(t) if t <= 3 else mistaken("less")) == ["more"]


def test_a_wrong_answer_that_gets_no_hint_of_its_own(unproven):
    assert unproven(judge=lambda t: judge_total(t) if t <= 3 else Outcome.NOT_YET) == ["more"]


def test_a_solution_that_does_not_solve_it(unproven):
    assert unproven(solution="total = 2") == ["solution"]


def test_a_judge_that_fails(unproven):
    assert unproven(judge=lambda total: total.missing) == ["less", "more", "solution"]


def test_an_exercise_is_left_as_it_was_found():
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("composio_kit.exercises.declared.items_of", lambda number: (EXERCISE,))
        learner = Learner(CELLS, [EXERCISE]).works_through()

    assert learner.values["00-after"] is ...


def test_what_a_mistake_spoils_is_begun_again(unproven):
    spoiling = Mistake("less", "attempts.append(1)\ntotal = 2", WORDS, spoils=True)
    solution = "total = 3 + len(attempts)"

    assert unproven(mistakes=(spoiling,), solution=solution) == []
    careless = dataclasses.replace(spoiling, spoils=False)
    assert unproven(mistakes=(careless,), solution=solution) == ["solution"]
