"""The course itself keeps every rule; the name of a rule that it breaks is the name of the test."""

import pytest

from composio_kit.authoring.checks import RULES
from composio_kit.authoring.trees import REPOSITORY, load_course


@pytest.fixture(scope="module")
def course():
    return load_course(REPOSITORY)


def test_there_is_a_lesson_in_both_languages(course):
    assert list(course.pairs)


@pytest.mark.parametrize("rule", RULES)
def test_rule(course, rule):
    findings = RULES[rule](course)

    assert not findings, "\n".join(map(str, findings))
