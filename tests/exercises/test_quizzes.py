"""`quiz`: three questions, by mouse, by keyboard or in code."""

import json

import pytest

from composio_kit import KitError, quiz
from composio_kit.exercises.lesson_00 import QUIZ
from composio_kit.messages import messages

RIGHT = [
    next(number for number, choice in enumerate(question.choices, 1) if choice.right)
    for question in QUIZ.questions
]
WRONG = [number % 3 + 1 for number in RIGHT]


class Form:
    """The live view of a quiz, in the hands of a person."""

    def __init__(self):
        parts = quiz("00-quiz").view.children
        self.radios = [part for part in parts if hasattr(part, "index")]
        self.button = next(part for part in parts if hasattr(part, "click"))
        self.result = parts[-1]

    def answer(self, *numbers):
        for radio, number in zip(self.radios, numbers, strict=False):
            radio.index = number - 1
        self.button.click()
        return self.result.value


def test_every_wrong_choice_gets_its_own_explanation(language):
    for number, question in enumerate(QUIZ.questions):
        for index, choice in enumerate(question.choices, 1):
            answers = [*RIGHT]
            answers[number] = index
            assert choice.because.say() in repr(quiz("00-quiz", *answers))


def test_three_right_answers(language):
    said = repr(quiz("00-quiz", *RIGHT))

    assert said.startswith(messages().exercises.quiz_score.format(right=3, count=3))


def test_the_button_marks_what_was_chosen(language):
    assert messages().exercises.quiz_score.format(right=0, count=3) in Form().answer(*WRONG)


def test_a_question_that_was_left_out_is_not_wrong(language):
    assert messages().exercises.quiz_open.format(number=3) in Form().answer(*RIGHT[:2])


def test_the_pressed_button_stays_where_the_focus_is():
    form = Form()
    form.answer(*RIGHT)

    assert form.button.disabled is False


def test_nothing_is_marked_before_the_button_is_pressed():
    assert Form().result.value == ""


def test_the_questions_give_no_answer_away(language):
    shown = quiz("00-quiz")
    explanations = [choice.because.say() for each in QUIZ.questions for choice in each.choices]

    assert not [each for each in explanations if each in shown.plain + shown.html]


@pytest.mark.parametrize("answers", [(1,), (1, 2), (1, 2, 3, 1), (0, 1, 1), (1, 4, 1), ("a", 1, 1)])
def test_answers_that_do_not_fit(answers):
    with pytest.raises(KitError, match="3 questions"):
        quiz("00-quiz", *answers)


def test_the_best_score_is_kept(kept):
    quiz("00-quiz", *RIGHT)
    quiz("00-quiz", *WRONG)

    assert json.loads(kept.read_text()) == {"00-quiz": 3}
