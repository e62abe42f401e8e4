"""`check` and `hint`: an exercise's verdict, which names the misconception, and its hints."""

from dataclasses import dataclass
from typing import Any

from composio_kit.errors import KitError
from composio_kit.exercises.declarations import (
    Exercise,
    Judgement,
    Mistaken,
    Outcome,
    has_placeholder,
)
from composio_kit.exercises.declared import find
from composio_kit.exercises.records import record
from composio_kit.exercises.shown import (
    GOOD,
    NEUTRAL,
    WRONG,
    Shown,
    box,
    folded,
    headline,
    paragraph,
)
from composio_kit.messages import messages


@dataclass(frozen=True, repr=False)
class Verdict(Shown):
    """What `check` says.

    Attributes
    ----------
    outcome
        not attempted, not yet or correct.
    mistake
        the key of the misconception, or nothing.
    """

    outcome: Outcome = Outcome.NOT_ATTEMPTED
    mistake: str = ""


def check(exercise_id: str, *answer: Any) -> Verdict:
    """Look at an answer to an exercise, and at what it did on the service.

    Nothing is changed there, and nothing is read but what is handed over.

    Parameters
    ----------
    exercise_id
        The id of the exercise, such as `"00-connect-chris"`.
    answer
        What its cell hands over: a session, a client, an id. `...` anywhere in
        it means that nobody has tried yet.

    Returns
    -------
    Verdict
        not attempted, not yet with the hint that fits, or correct.

    Raises
    ------
    KitError
        there is no such exercise.
    """
    exercise = find(Exercise, exercise_id)
    words = messages().exercises
    if has_placeholder(answer):
        return _verdict(exercise, Outcome.NOT_ATTEMPTED, words.not_attempted_next)
    try:
        judgement = exercise.judge(*answer)
    # A learner may hand over anything, and the service may be gone: both are verdicts.
    except Exception as error:
        return _verdict(exercise, Outcome.NOT_YET, _unreadable(error, answer))
    return _judged(exercise, judgement)


def hint(exercise_id: str, level: int = 1) -> Shown:
    """A hint for an exercise: the first asks a question, the second points at the place.

    Parameters
    ----------
    exercise_id
        The id of the exercise.
    level
        1 or 2.

    Raises
    ------
    KitError
        there is no such exercise, or no such level.
    """
    exercise = find(Exercise, exercise_id)
    words = messages().exercises
    if level not in (1, 2):
        raise KitError(words.no_such_level.format(given=level))
    title = words.hint.format(number=level)
    said = exercise.hints[level - 1].say()
    more = [words.more_hints.format(id=exercise.id)] if level == 1 else []
    return Shown(
        plain="\n".join([f"{title}: {said}", *more]),
        html=box(NEUTRAL, headline(title), *map(paragraph, [said, *more])),
    )


def _judged(exercise: Exercise, judgement: Judgement) -> Verdict:
    words = messages().exercises
    match judgement:
        case Mistaken(key, values):
            says = {mistake.key: mistake.says for mistake in exercise.mistakes}.get(key)
            said = says.say(**values) if says else words.not_yet_next
            return _verdict(exercise, Outcome.NOT_YET, said, key)
        case Outcome.CORRECT:
            record(exercise.id, 1)
            return _verdict(exercise, judgement, exercise.correct.say())
        case Outcome.NOT_YET:
            return _verdict(exercise, judgement, words.not_yet_next)
    return _verdict(exercise, judgement, words.not_attempted_next)


def _verdict(exercise: Exercise, outcome: Outcome, said: str, mistake: str = "") -> Verdict:
    words = messages().exercises
    color, title = {
        Outcome.NOT_ATTEMPTED: (NEUTRAL, words.not_attempted),
        Outcome.NOT_YET: (WRONG, words.not_yet),
        Outcome.CORRECT: (GOOD, words.correct),
    }[outcome]
    lines, hints = [said], []
    if outcome is not Outcome.CORRECT:
        lines.append(words.ask_for_hint.format(id=exercise.id))
        hints = [
            folded(words.hint.format(number=number), text.say())
            for number, text in enumerate(exercise.hints, 1)
        ]
    return Verdict(
        plain="\n".join([title, *lines]),
        html=box(color, headline(title), paragraph(said), *hints),
        outcome=outcome,
        mistake=mistake,
    )


def _unreadable(error: Exception, answer: tuple[Any, ...]) -> str:
    from composio_client import APIConnectionError

    words = messages().exercises
    if isinstance(error, APIConnectionError):
        return words.service_gone
    kinds = ", ".join(type(each).__name__ for each in answer)
    return words.not_readable.format(kinds=kinds)
