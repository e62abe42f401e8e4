"""A learner who works through a lesson: every cell, every mistake, every solution."""

import ast
import asyncio
import contextlib
import inspect
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from composio_kit.authoring.code import parse
from composio_kit.authoring.trees import REPOSITORY, notebook_path, read_notebook
from composio_kit.exercises.declarations import Exercise, Item, Outcome
from composio_kit.exercises.declared import items_of, number_of

START, SOLUTION = "start", "solution"


@dataclass(frozen=True)
class State:
    """One state of one exercise: its start, one of its mistakes, or its solution."""

    exercise: str
    name: str

    @property
    def proof(self) -> tuple[Outcome, str]:
        """The outcome and the mistake that prove this state."""
        if self.name == START:
            return Outcome.NOT_ATTEMPTED, ""
        return (Outcome.CORRECT, "") if self.name == SOLUTION else (Outcome.NOT_YET, self.name)


class Learner:
    """Somebody with a kernel of their own, who runs the code cells of a lesson in order.

    Attributes
    ----------
    verdicts
        what each state of each exercise got.
    values
        what every other cell showed last.
    """

    def __init__(self, cells: Mapping[str, str], items: Iterable[Item]) -> None:
        self._cells = cells
        self._names: dict[str, Any] = {"__name__": "__main__"}
        exercises = [item for item in items if isinstance(item, Exercise)]
        self._exercises = {f"{exercise.id}-exercise": exercise for exercise in exercises}
        self.verdicts: dict[State, Any] = {}
        self.values: dict[str, Any] = {}

    def works_through(self) -> "Learner":
        """Run every cell; in that of an exercise make every mistake, and then solve it.

        Each exercise is left as it was found, so that none can rest on another.
        """
        for cell, source in self._cells.items():
            exercise = self._exercises.get(cell)
            if exercise is None:
                self.values[cell] = self._run(source)
            else:
                self._tries(exercise)
        return self

    def _tries(self, exercise: Exercise) -> None:
        self._does(exercise, START, exercise.start)
        for mistake in exercise.mistakes:
            self._does(exercise, mistake.key, mistake.code)
            if mistake.spoils:
                self._begins_again(exercise)
        self._does(exercise, SOLUTION, exercise.solution)
        self._run(exercise.cell(exercise.start))

    def _does(self, exercise: Exercise, name: str, code: str) -> None:
        self.verdicts[State(exercise.id, name)] = self._run(exercise.cell(code))

    def _begins_again(self, exercise: Exercise) -> None:
        self._names = {"__name__": "__main__"}
        for cell, source in self._cells.items():
            if cell == f"{exercise.id}-exercise":
                break
            self._run(source)

    def _run(self, source: str) -> Any:
        """Run a cell; its value, if its last line is one."""
        tree = parse(source)
        assert tree is not None, source
        last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
        with contextlib.redirect_stdout(io.StringIO()):
            self._evaluated(tree, "exec")
            return self._evaluated(ast.Expression(last.value), "eval") if last else None

    def _evaluated(self, tree: ast.AST, mode: str) -> Any:
        code = compile(tree, "cell", mode, ast.PyCF_ALLOW_TOP_LEVEL_AWAIT)
        value = eval(code, self._names)
        return asyncio.run(value) if inspect.iscoroutine(value) else value


def learner_of(lesson: str, language: str) -> Learner:
    """Somebody who has opened a lesson of the course in one language."""
    notebook = read_notebook(notebook_path(REPOSITORY, language, lesson), language)
    cells = {cell["id"]: cell["source"] for cell in notebook.code_cells}
    return Learner(cells, items_of(number_of(lesson.replace("_", "-"))))


def states(exercise: Exercise) -> list[State]:
    """Every state of an exercise."""
    names = [START, *(mistake.key for mistake in exercise.mistakes), SOLUTION]
    return [State(exercise.id, name) for name in names]
