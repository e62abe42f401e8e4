"""What a lesson declares: predictions, exercises and quizzes, and the words of both languages.

A lesson's module assigns a tuple of them to `ITEMS`; nothing else registers it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Any, TypeAlias

from composio_kit.messages import messages


@dataclass(frozen=True, slots=True)
class Text:
    """A few sentences in English and in Indonesian, with the same `{placeholders}`.

    What stands between backticks is shown as code.
    """

    en: str
    id: str

    def say(self, **values: object) -> str:
        """The sentences in the language of the lesson, with `values` in their places."""
        said = self.id if messages().language == "id" else self.en
        return said.format(**values) if values else said


class Outcome(Enum):
    """What a check says about an answer."""

    NOT_ATTEMPTED = "not attempted"
    NOT_YET = "not yet"
    CORRECT = "correct"


@dataclass(frozen=True, slots=True)
class Mistaken:
    """A judgement: the answer shows the mistake `key`; `values` fill its words."""

    key: str
    values: Mapping[str, object] = field(default_factory=dict)


Judgement: TypeAlias = Outcome | Mistaken


def mistaken(key: str, **values: object) -> Mistaken:
    """Judge that the answer shows the mistake `key` of the exercise."""
    return Mistaken(key, values)


@dataclass(frozen=True, slots=True)
class Mistake:
    """A typical wrong answer, and what the person who gives it needs to hear.

    Attributes
    ----------
    key
        its name, which the judge returns with `mistaken(key)`.
    code
        a wrong answer that makes it, as a learner would write it in the start.
    says
        the misconception, named, and where to look.
    spoils
        whether the lesson must be run again from its first cell before a right
        answer is possible.
    """

    key: str
    code: str
    says: Text
    spoils: bool = False


@dataclass(frozen=True, slots=True)
class Exercise:
    """A task whose answer is judged by what happened.

    Attributes
    ----------
    id
        `NN-topic`; its cells are `NN-topic-task`, `NN-topic-exercise` and
        `NN-topic-solution`.
    start
        what the learner finds in the cell, `...` where the answer goes. It runs.
    answer
        what the cell hands to `check` after the id, as code: `"my_session"`.
    judge
        looks at the values handed over and at the service, read with the SDK,
        and returns `Outcome.CORRECT`, `mistaken(key)`, or `Outcome.NOT_YET` for
        a wrong answer without a name. It is not called while `...` is handed over.
    correct
        what is true now that the answer is right.
    hints
        two: first a question, then a pointer.
    mistakes
        the typical wrong answers.
    solution
        what to write in place of the start.
    """

    id: str
    start: str
    answer: str
    judge: Callable[..., Judgement]
    correct: Text
    hints: tuple[Text, Text]
    mistakes: tuple[Mistake, ...]
    solution: str

    def cell(self, code: str) -> str:
        """The whole source of the exercise's cell when it holds `code`, laid out as ruff does."""
        code = code.strip()
        ends_in_a_block = code.splitlines()[-1].startswith((" ", "def "))
        gap = "\n" * (3 if ends_in_a_block else 2)
        return f'{code}{gap}check("{self.id}", {self.answer})'

    @property
    def texts(self) -> dict[str, Text]:
        """Every text by its name."""
        hints = {f"hints.{number}": hint for number, hint in enumerate(self.hints)}
        says = {f"mistakes.{mistake.key}": mistake.says for mistake in self.mistakes}
        return {"correct": self.correct, **hints, **says}


@dataclass(frozen=True, slots=True)
class Option:
    """One thing that could happen, by a key of its own."""

    key: str
    says: Text


@dataclass(frozen=True, slots=True)
class Prediction:
    """A question before a run.

    Attributes
    ----------
    id
        `NN-topic`; its cells are `NN-topic-predict` and `NN-topic-reveal`.
    question
        what will happen?
    options
        two or more.
    observe
        takes what the reveal cell hands over and returns the key of the option
        that happened, or None if none of them did.
    happens
        the key that `observe` returns with the emulator.
    because
        why it happened.
    """

    id: str
    question: Text
    options: tuple[Option, ...]
    observe: Callable[..., str | None]
    happens: str
    because: Text

    @property
    def texts(self) -> dict[str, Text]:
        """Every text by its name."""
        options = {f"options.{option.key}": option.says for option in self.options}
        return {"question": self.question, **options, "because": self.because}


@dataclass(frozen=True, slots=True)
class Choice:
    """An answer to a question of a quiz, and what is said to whoever chooses it."""

    says: Text
    because: Text
    right: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """A question of a quiz; one of its choices is right."""

    asks: Text
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Quiz:
    """The three questions at the end of a lesson; the cell is called as its id."""

    id: str
    questions: tuple[Question, Question, Question]

    @property
    def texts(self) -> dict[str, Text]:
        """Every text by its name."""
        return {
            name: text
            for number, question in enumerate(self.questions)
            for name, text in _question_texts(f"questions.{number}", question)
        }


def _question_texts(name: str, question: Question) -> list[tuple[str, Text]]:
    texts = [(f"{name}.asks", question.asks)]
    for number, choice in enumerate(question.choices):
        texts += [
            (f"{name}.choices.{number}.says", choice.says),
            (f"{name}.choices.{number}.because", choice.because),
        ]
    return texts


Item: TypeAlias = Exercise | Prediction | Quiz


def has_placeholder(value: Any) -> bool:
    """Whether `...` still stands in an answer, however deep in lists and dictionaries."""
    if value is ...:
        return True
    if isinstance(value, dict):
        return any(map(has_placeholder, value.values()))
    return isinstance(value, list | tuple | set | frozenset) and any(map(has_placeholder, value))
