"""How a headless run looks: bars on a terminal, plain lines elsewhere, a summary at the end."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from rich import box
from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    SpinnerColumn,
    TaskID,
    TextColumn,
    TimeElapsedColumn,
)
from rich.progress import Progress as Bars
from rich.table import Column, Table
from rich.text import Text

from composio_kit.headless import Failure, Job, Outcome, Progress, Verdict
from composio_kit.lessons import Lesson
from composio_kit.messages import messages
from composio_kit.terminal import say

_LOOKS = {
    Verdict.PASSED: ("✓", "green"),
    Verdict.FAILED: ("✗", "bold red"),
    Verdict.STOPPED: ("–", "yellow"),
}


@contextmanager
def shown_progress(console: Console, jobs: int) -> Iterator[Progress]:
    """The progress of a run of so many jobs: moving bars, if `console` can show them.

    If not, it is one plain line when a lesson begins and one when it ends.
    """
    if console.is_terminal:
        with _bars(console) as bars:
            yield BarProgress(bars, jobs)
    else:
        yield LineProgress(console)


class LineProgress:
    """One short line for each thing that happens, for logs."""

    def __init__(self, console: Console) -> None:
        self._console = console

    def started(self, job: Job, cells: int) -> None:
        say(self._console, messages().run.line_started.format(lesson=job.lesson, cells=cells))

    def cell(self, job: Job, number: int, name: str) -> None:
        """Nothing: a line a cell would bury the lesson that failed."""

    def ended(self, outcome: Outcome) -> None:
        words = messages().run
        line = {
            Verdict.PASSED: words.line_passed,
            Verdict.FAILED: words.line_failed,
            Verdict.STOPPED: words.line_stopped,
        }[outcome.verdict]
        say(self._console, line.format(lesson=outcome.job.lesson, seconds=f"{outcome.seconds:.1f}"))

    def stopping(self) -> None:
        say(self._console, messages().run.stopping)


class BarProgress:
    """A bar for the run, and one for each lesson that is running, with its cell."""

    def __init__(self, bars: Bars, jobs: int) -> None:
        self._bars = bars
        self._tasks: dict[Job, TaskID] = {}
        self._failed = 0
        self._run = bars.add_task(messages().run.lessons, total=jobs, cell="")

    def started(self, job: Job, cells: int) -> None:
        self._tasks[job] = self._bars.add_task(
            str(job.lesson), total=cells, cell=messages().run.starting_kernel
        )

    def cell(self, job: Job, number: int, name: str) -> None:
        self._bars.update(self._tasks[job], completed=number - 1, cell=name)

    def ended(self, outcome: Outcome) -> None:
        self._failed += outcome.verdict is Verdict.FAILED
        # A notebook that could not even be read was never started.
        if (task := self._tasks.pop(outcome.job, None)) is not None:
            self._bars.remove_task(task)
        self._bars.update(self._run, advance=1)
        if self._failed:
            self._bars.update(
                self._run, cell=messages().run.failed_so_far.format(count=self._failed)
            )

    def stopping(self) -> None:
        self._bars.update(self._run, cell=messages().run.stopping)


def _bars(console: Console) -> Bars:
    return Bars(
        SpinnerColumn(),
        TextColumn("{task.description}", markup=False),
        BarColumn(bar_width=14),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TextColumn(
            "{task.fields[cell]}",
            markup=False,
            table_column=Column(no_wrap=True, overflow="ellipsis", ratio=1),
        ),
        console=console,
        expand=True,
        transient=True,
    )


def summary_rows(outcomes: Sequence[Outcome]) -> list[tuple[str, str, str, str, str]]:
    """Lesson, language, cells, seconds and verdict of each outcome, as shown.

    Cells are one number if all were run, `3/14` if the third was the last, and a dash
    if the lesson was not even opened.
    """
    run = messages().run
    words = {
        Verdict.PASSED: run.passed,
        Verdict.FAILED: run.failed,
        Verdict.STOPPED: run.stopped,
    }
    return [
        (
            outcome.job.lesson.name,
            outcome.job.lesson.language,
            _cells(outcome),
            f"{outcome.seconds:.1f}",
            f"{_LOOKS[outcome.verdict][0]} {words[outcome.verdict]}",
        )
        for outcome in outcomes
    ]


def _cells(outcome: Outcome) -> str:
    if outcome.verdict is Verdict.PASSED:
        return str(outcome.cells)
    return f"{outcome.begun}/{outcome.cells}" if outcome.cells else "–"


def failure_lines(lesson: Lesson, failure: Failure) -> tuple[str, str]:
    """The two lines on a lesson that failed: its cell, and the error."""
    words = messages().run
    where = words.failed_in_cell if failure.cell else words.failed_before_first_cell
    return where.format(lesson=lesson, cell=failure.cell), f"  {failure.error}"


def show_summary(console: Console, outcomes: Sequence[Outcome], out: Path) -> None:
    """A row for each lesson, two lines for each failure, and where the notebooks are."""
    words = messages().run
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    table.add_column(words.lesson)
    table.add_column(words.language)
    table.add_column(words.cells, justify="right")
    table.add_column(words.seconds, justify="right")
    table.add_column(words.verdict)
    for outcome, row in zip(outcomes, summary_rows(outcomes), strict=True):
        *plain, verdict = map(Text, row)
        verdict.stylize(_LOOKS[outcome.verdict][1])
        table.add_row(*plain, verdict)
    console.print(table)
    for outcome in outcomes:
        if outcome.failure:
            where, error = failure_lines(outcome.job.lesson, outcome.failure)
            say(console, where, style="bold red")
            say(console, error + "\n")
    if any(outcome.verdict is Verdict.STOPPED for outcome in outcomes):
        say(console, words.all_stopped)
    passed = sum(outcome.verdict is Verdict.PASSED for outcome in outcomes)
    say(console, words.closing.format(passed=passed, total=len(outcomes), folder=out))
