"""Every exercise in its three states, every prediction and every quiz, in both languages.

A learner works through each lesson once in each language and makes every
mistake on the way; each test looks at one thing that they saw.
"""

import ast
import os
from functools import cache

import pytest

from composio_kit.authoring.trees import PACKAGE, REPOSITORY, tree
from composio_kit.exercises.declarations import Exercise, Prediction
from composio_kit.exercises.declared import all_items, items_of, lesson_numbers, number_of
from composio_kit.messages import LANGUAGES
from composio_kit.models import MAKERS
from tests.exercises.learner import Learner, State, learner_of, states
from tests.processes import undone

LESSONS = {path.stem[:2]: path.stem for path in sorted(tree(REPOSITORY, "en").glob("*.ipynb"))}
ITEMS = [item for item in all_items() if number_of(item.id) in LESSONS]
EXERCISES = {item.id: item for item in ITEMS if isinstance(item, Exercise)}
PREDICTIONS = [item for item in ITEMS if isinstance(item, Prediction)]


@pytest.fixture(scope="module")
def worked_through():
    """The learner who worked through a lesson in a language, to its end."""

    @cache
    def learner(lesson: str, language: str) -> Learner:
        return learner_of(lesson, language).works_through()

    with undone():
        for maker in MAKERS:
            os.environ.pop(maker.key, None)  # the agents of the lessons are scripted
        os.environ["MPLBACKEND"] = "module://matplotlib_inline.backend_inline"  # a kernel's own
        yield learner


def in_both_languages(cases):
    return pytest.mark.parametrize(
        ("language", "case"),
        [
            pytest.param(lang, case, id=f"{lang}/{_name(case)}")
            for case in cases
            for lang in LANGUAGES
        ],
    )


def _name(case):
    return f"{case.exercise}/{case.name}" if isinstance(case, State) else case.id


def named_by_judges(number):
    """The mistakes that the judges of a lesson name."""
    sources = (PACKAGE / "exercises").rglob(f"lesson_{number}*/*.py")
    modules = [PACKAGE / "exercises" / f"lesson_{number}.py", *sources]
    calls = [
        node
        for path in modules
        if path.is_file()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "mistaken"
    ]
    names = (node for call in calls for node in ast.walk(call.args[0]))
    return {str(node.value) for node in names if isinstance(node, ast.Constant)}


@pytest.mark.parametrize("number", lesson_numbers())
def test_what_judges_name_is_what_the_exercises_declare(number):
    exercises = [item for item in items_of(number) if isinstance(item, Exercise)]

    declared = {mistake.key for exercise in exercises for mistake in exercise.mistakes}
    assert named_by_judges(number) == declared


def lesson_of(item_id):
    return LESSONS[number_of(item_id)]


@in_both_languages([state for each in EXERCISES.values() for state in states(each)])
def test_an_exercise_in_one_of_its_states(worked_through, language, case):
    verdict = worked_through(lesson_of(case.exercise), language).verdicts[case]

    assert (verdict.outcome, verdict.mistake) == case.proof, verdict


@in_both_languages(PREDICTIONS)
def test_what_is_revealed_is_what_is_declared_to_happen(worked_through, language, case):
    revealed = worked_through(lesson_of(case.id), language).values[f"{case.id}-reveal"]

    assert revealed.happened == case.happens, revealed
