"""`quiz`: three questions at the end of a lesson, each wrong answer with its explanation."""

from typing import Any

from composio_kit.errors import KitError
from composio_kit.exercises.declarations import Choice, Quiz
from composio_kit.exercises.declared import find
from composio_kit.exercises.records import record
from composio_kit.exercises.shown import (
    NEUTRAL,
    Shown,
    bare,
    box,
    headline,
    numbered_html,
    numbered_plain,
    paragraph,
    question_html,
)
from composio_kit.messages import messages


def quiz(quiz_id: str, *answers: int) -> Shown:
    """Ask the three questions of a lesson, or mark three answers.

    Parameters
    ----------
    quiz_id
        The id of the quiz, such as `"00-quiz"`.
    answers
        The number of one choice for each question, from 1, for whoever would
        rather type than click. None of them shows the questions.

    Raises
    ------
    KitError
        there is no such quiz, or not one answer for each question.
    """
    asked = find(Quiz, quiz_id)
    words = messages().exercises
    if not answers:
        return Shown(_questions_plain(asked), _questions_html(asked), _form(asked))
    offered = [len(question.choices) for question in asked.questions]
    if len(answers) != len(offered) or any(
        answer not in range(1, most + 1) for answer, most in zip(answers, offered, strict=False)
    ):
        raise KitError(words.answers_unfit.format(id=asked.id, count=len(offered)))
    lines = _marked(asked, [answer - 1 for answer in answers])
    return Shown(plain="\n".join(lines), html=_result_html(lines))


def _marked(asked: Quiz, chosen: list[int | None]) -> list[str]:
    """A line for the whole quiz and one for each question; a full score is remembered."""
    words = messages().exercises
    lines, right = [], 0
    for number, (question, index) in enumerate(zip(asked.questions, chosen, strict=True), 1):
        if index is None:
            lines.append(words.quiz_open.format(number=number))
            continue
        choice = question.choices[index]
        right += choice.right
        lines.append(_feedback(number, choice))
    record(asked.id, right)
    return [words.quiz_score.format(right=right, count=len(chosen)), *lines]


def _feedback(number: int, choice: Choice) -> str:
    words = messages().exercises
    sentence = words.quiz_right if choice.right else words.quiz_wrong
    return sentence.format(number=number, because=choice.because.say())


def _result_html(lines: list[str]) -> str:
    return box(NEUTRAL, headline(lines[0]), *map(paragraph, lines[1:]))


def _questions_plain(asked: Quiz) -> str:
    lines = [
        f"{number}. {question.asks.say()}\n{numbered_plain(c.says.say() for c in question.choices)}"
        for number, question in enumerate(asked.questions, 1)
    ]
    return "\n".join([*lines, messages().exercises.quiz_in_code.format(id=asked.id)])


def _questions_html(asked: Quiz) -> str:
    parts = [
        headline(f"{number}. {question.asks.say()}")
        + numbered_html(choice.says.say() for choice in question.choices)
        for number, question in enumerate(asked.questions, 1)
    ]
    return box(NEUTRAL, *parts, paragraph(messages().exercises.quiz_in_code.format(id=asked.id)))


def _form(asked: Quiz) -> Any:
    import ipywidgets as widgets

    # Shared, so that the number of comms is small and the same for every quiz.
    layout = widgets.Layout(width="auto")
    radios, parts = [], []
    for number, question in enumerate(asked.questions, 1):
        said = question_html(f"{number}. {question.asks.say()}")
        radio = widgets.RadioButtons(
            options=[(bare(c.says.say()), index) for index, c in enumerate(question.choices)],
            index=None,
            tooltip=bare(question.asks.say()),
            layout=layout,
        )
        radios.append(radio)
        parts += [widgets.HTML(said, layout=layout), radio]
    result = widgets.HTML(layout=layout)
    button = widgets.Button(
        description=messages().exercises.quiz_button, layout=widgets.Layout(width="max-content")
    )

    def mark(_: Any) -> None:
        result.value = _result_html(_marked(asked, [radio.value for radio in radios]))

    button.on_click(mark)
    return widgets.VBox([*parts, button, result], layout=layout)
