"""`progress`: what a person has done so far, lesson by lesson."""

from collections.abc import Sequence
from html import escape

from composio_kit.exercises.declarations import Exercise, Item, Prediction, Quiz
from composio_kit.exercises.declared import items_of, lesson_numbers
from composio_kit.exercises.records import records
from composio_kit.exercises.shown import NEUTRAL, Shown, box, paragraph
from composio_kit.lessons import lessons
from composio_kit.messages import messages


def progress() -> Shown:
    """What is done so far: exercises solved, predictions made, quiz questions right.

    It is kept in a file on this computer and sent nowhere. A headless run shows
    what a person at the beginning sees.

    Returns
    -------
    Shown
        a table with a row a lesson, or one sentence if nothing is done yet.
    """
    words = messages().exercises
    done = records()
    if not done:
        return Shown(words.no_progress, box(NEUTRAL, paragraph(words.no_progress)))
    head = [words.lesson, words.exercises, words.predictions, words.quiz]
    names = {path.stem[:2]: path.stem for path in lessons(messages().language)}
    rows = [
        [names.get(number, number), *_counts(items_of(number), done)] for number in lesson_numbers()
    ]
    return Shown(plain=_plain_table([head, *rows]), html=_html_table(head, rows))


def _counts(items: Sequence[Item], done: dict[str, int]) -> list[str]:
    return [
        _count([item for item in items if isinstance(item, kind)], done)
        for kind in (Exercise, Prediction, Quiz)
    ]


def _count(items: Sequence[Item], done: dict[str, int]) -> str:
    possible = {item.id: len(item.questions) if isinstance(item, Quiz) else 1 for item in items}
    reached = sum(min(done.get(item_id, 0), most) for item_id, most in possible.items())
    total = sum(possible.values())
    mark = "✓ " if total and reached == total else ""
    return f"{mark}{reached}/{total}" if total else "–"


def _plain_table(rows: list[list[str]]) -> str:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    )


def _html_table(head: list[str], rows: list[list[str]]) -> str:
    left = 'style="text-align:left"'
    heads = "".join(f'<th scope="col" {left}>{escape(each)}</th>' for each in head)
    body = "".join(
        f'<tr><th scope="row" {left}>{escape(row[0])}</th>'
        + "".join(f"<td {left}>{escape(each)}</td>" for each in row[1:])
        + "</tr>"
        for row in rows
    )
    caption = f"<caption {left}>{escape(messages().exercises.progress_caption)}</caption>"
    return f"<table>{caption}<thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table>"
