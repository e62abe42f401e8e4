"""E1 to E4: the exercises in the notebooks are those that the lesson's module declares."""

import ast
import string
from collections.abc import Iterator

from composio_kit.authoring.code import parse
from composio_kit.authoring.findings import Finding
from composio_kit.authoring.glossary import load_glossary
from composio_kit.authoring.prose import read_prose
from composio_kit.authoring.trees import Course, LessonPair, Notebook, cell_id
from composio_kit.exercises.declarations import Exercise, Item, Prediction, Quiz
from composio_kit.exercises.declared import module_of, number_of
from composio_kit.messages import messages

FEWEST_MISTAKES = 2

_KINDS: dict[str, type[Item]] = {
    "check": Exercise,
    "hint": Exercise,
    "predict": Prediction,
    "reveal": Prediction,
    "quiz": Quiz,
}


def declared_and_there(course: Course) -> list[Finding]:
    """E1: every exercise in a notebook is declared, and every declared one is in both languages."""
    if not course.exercises:
        return []
    words = messages().rules
    known = {(type(item), item.id) for item in course.exercises}
    findings = []
    for lesson, notebook in course.notebooks:
        for cell in notebook.code_cells:
            for function, item_id in _asked(cell["source"]):
                if (_KINDS[function], item_id) not in known:
                    sentence = words.exercise_unknown.format(function=function, id=item_id)
                    findings.append(Finding("E1", notebook.name, cell_id(cell), sentence))
        for item in _items(course, lesson):
            for function, place in _cells(item).items():
                cell = notebook.by_id.get(place, {"source": ""})
                if (function, item.id) not in _asked(cell["source"]):
                    sentence = words.exercise_absent.format(function=function, id=item.id)
                    findings.append(Finding("E1", notebook.name, place, sentence))
    numbers = {lesson.number for lesson in course.lessons}
    for item in course.exercises:
        if number_of(item.id) not in numbers:
            sentence = words.exercise_without_lesson.format(id=item.id)
            findings.append(Finding("E1", module_of(item.id), item.id, sentence))
    return findings


def declared_start(course: Course) -> list[Finding]:
    """E2: the cell of an exercise holds its start, and no answer."""
    sentence = messages().rules.start_differs
    findings = []
    for notebook, exercise in _exercises(course):
        cell = notebook.by_id.get(f"{exercise.id}-exercise", {"source": ""})
        if cell["source"] != exercise.cell(exercise.start):
            said = sentence.format(id=exercise.id, module=module_of(exercise.id))
            findings.append(Finding("E2", notebook.name, f"{exercise.id}-exercise", said))
    return findings


def tested_solution(course: Course) -> list[Finding]:
    """E3: the folded solution is the one that the tests run."""
    sentence = messages().rules.solution_differs
    findings = []
    for notebook, exercise in _exercises(course):
        cell = notebook.by_id.get(f"{exercise.id}-solution", {"source": ""})
        prose = read_prose(cell["source"])
        shown = [fence.text.strip() for fence in prose.fences if fence.language == "python"]
        is_folded = cell["source"].startswith("<details>\n<summary>")
        if not is_folded or shown != [exercise.cell(exercise.solution)]:
            said = sentence.format(id=exercise.id, module=module_of(exercise.id))
            findings.append(Finding("E3", notebook.name, f"{exercise.id}-solution", said))
    return findings


def complete_exercises(course: Course) -> list[Finding]:
    """E4: words in both languages, a hint for every mistake, one right choice a question."""
    return [
        Finding("E4", module_of(item.id), name, sentence)
        for item in course.exercises
        for name, sentence in [*_words_missing(item), *_parts_missing(item)]
    ]


def _words_missing(item: Item) -> Iterator[tuple[str, str]]:
    words = messages().rules
    for name, text in item.texts.items():
        place = f"{item.id} {name}"
        if not (text.en.strip() and text.id.strip()):
            yield place, words.exercise_words_missing
        elif _placeholders(text.en) != _placeholders(text.id):
            yield place, words.exercise_placeholders
        elif text.en == text.id and not load_glossary().is_same_by_nature(text.en):
            yield place, words.message_same


def _parts_missing(item: Item) -> Iterator[tuple[str, str]]:
    words = messages().rules
    match item:
        case Exercise():
            keys = [mistake.key for mistake in item.mistakes]
            if len(set(keys)) < max(FEWEST_MISTAKES, len(keys)):
                yield item.id, words.mistakes_few.format(fewest=FEWEST_MISTAKES)
            if item.start.strip() == item.solution.strip() or "..." not in item.start:
                yield item.id, words.start_solved
        case Prediction():
            keys = [option.key for option in item.options]
            if len(set(keys)) < max(2, len(keys)) or item.happens not in keys:
                yield item.id, words.options_wrong.format(happens=item.happens)
        case Quiz():
            for number, question in enumerate(item.questions, 1):
                if sum(choice.right for choice in question.choices) != 1:
                    yield item.id, words.one_right_choice.format(number=number)


def _exercises(course: Course) -> Iterator[tuple[Notebook, Exercise]]:
    for lesson, notebook in course.notebooks:
        for item in _items(course, lesson):
            if isinstance(item, Exercise):
                yield notebook, item


def _items(course: Course, lesson: LessonPair) -> list[Item]:
    return [item for item in course.exercises if number_of(item.id) == lesson.number]


def _cells(item: Item) -> dict[str, str]:
    """The functions that an item is used with, and the id of the cell that calls each."""
    match item:
        case Exercise():
            return {"check": f"{item.id}-exercise"}
        case Prediction():
            return {"predict": f"{item.id}-predict", "reveal": f"{item.id}-reveal"}
    return {"quiz": item.id}


def _asked(source: str) -> list[tuple[str, str]]:
    """The calls of a cell that name an exercise: the function and the id."""
    tree = parse(source)
    calls = []
    for node in ast.walk(tree) if tree else []:
        match node:
            case ast.Call(
                func=ast.Name(id=function) | ast.Attribute(attr=function),
                args=[ast.Constant(value=str(item_id)), *_],
            ) if function in _KINDS:
                calls.append((function, item_id))
    return calls


def _placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}
