"""Runs lessons without a person: papermill, as many at a time as there are cores.

`plan` decides what runs and where it is written, `run` does it, and what it
returns is all that a summary needs. How a run looks while it goes on is in
`headless_view`.
"""

import asyncio
import os
import re
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor, wait
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from threading import Lock
from typing import Any, Protocol

import nbformat
import papermill
from papermill.engines import NBClientEngine, papermill_engines

from composio_kit.errors import READABLE_ERRORS
from composio_kit.lessons import BadInputError, Lesson
from composio_kit.messages import messages
from composio_kit.terminal import QUIET_KERNEL

CELL_SECONDS = 600
KERNEL_START_SECONDS = 120

_WIDGET_VIEW = "application/vnd.jupyter.widget-view+json"
_TERMINAL_CODES = re.compile(r"\x1b\[[0-9;]*[A-Za-z]")


class WriteOnce(NBClientEngine):  # type: ignore[misc]
    """papermill's own engine, which writes a notebook when it is begun and when it has ended.

    papermill writes it before and after every cell besides, which costs more CPU than most cells.
    """

    NAME = "composio-kit"

    @classmethod
    def execute_managed_notebook(cls, nb_man: Any, kernel_name: str, **options: Any) -> None:
        """Execute the cells; whatever ends that, papermill writes the notebook afterwards."""
        path, nb_man.output_path = nb_man.output_path, None
        try:
            super().execute_managed_notebook(nb_man, kernel_name, **options)
        finally:
            nb_man.output_path = path


papermill_engines.register(WriteOnce.NAME, WriteOnce)


class Verdict(Enum):
    """How a lesson ended."""

    PASSED = "passed"
    FAILED = "failed"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class Job:
    """One lesson to run, and the notebook that comes out of it."""

    lesson: Lesson
    output: Path


@dataclass(frozen=True, slots=True)
class Failure:
    """Where a lesson failed, and its error in one line.

    `cell` is the id of the cell, or None if no cell had begun.
    """

    cell: str | None
    error: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a job: how many of its code cells were begun, and how it ended."""

    job: Job
    verdict: Verdict
    begun: int
    cells: int
    seconds: float
    failure: Failure | None = None


class Progress(Protocol):
    """Whoever wants to know how a run goes on. Called from several threads."""

    def started(self, job: Job, cells: int) -> None:
        """The kernel for a lesson with so many code cells is being started."""

    def cell(self, job: Job, number: int, name: str) -> None:
        """The lesson has come to its code cell `number`, counted from 1."""

    def ended(self, outcome: Outcome) -> None:
        """The lesson is done and its kernel is gone."""

    def stopping(self) -> None:
        """Somebody pressed Ctrl-C, and the kernels are being ended."""


class Stop:
    """Ends the kernels of a run from another thread than theirs."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._loops: dict[Job, asyncio.AbstractEventLoop] = {}
        self.requested = False

    def request(self) -> None:
        """End every running kernel, and begin no further cell."""
        with self._lock:
            self.requested = True
            for loop in self._loops.values():
                loop.call_soon_threadsafe(_cancel_everything_in, loop)

    def join(self, job: Job) -> None:
        """From inside the event loop that runs `job`: let `request` reach it.

        Raises
        ------
        asyncio.CancelledError
            if the stop was requested already.
        """
        with self._lock:
            if self.requested:
                raise asyncio.CancelledError
            self._loops[job] = asyncio.get_running_loop()

    def leave(self, job: Job) -> None:
        """`job` is done: its event loop is no longer to be reached."""
        with self._lock:
            self._loops.pop(job, None)


def cores() -> int:
    """The number of cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def plan(lessons: Sequence[Lesson], out: Path) -> list[Job]:
    """One job a lesson, written to `out/<language>/<name>.ipynb`.

    Raises
    ------
    BadInputError
        if that is one of the lessons themselves, or the same file for two of them.
    """
    words = messages().run
    sources = {lesson.path.resolve() for lesson in lessons}
    jobs: dict[Path, Job] = {}
    for lesson in lessons:
        output = out.resolve() / lesson.language / lesson.path.name
        if output in sources:
            raise BadInputError(words.would_overwrite.format(lesson=output))
        if output in jobs:
            first = jobs[output].lesson.path
            raise BadInputError(words.same_output.format(first=first, second=lesson.path))
        jobs[output] = Job(lesson, output)
    return list(jobs.values())


def run(
    jobs: Sequence[Job], progress: Progress, at_once: int | None = None, stop: Stop | None = None
) -> list[Outcome]:
    """Execute every job, each in a kernel of its own, and write its notebook.

    The kernel works in the folder of the notebook that is written, so what a
    lesson leaves behind lies there and not among the lessons. No widget state is
    stored. A KeyboardInterrupt is taken as a request to stop and not passed on.

    Parameters
    ----------
    jobs
        what `plan` returned.
    progress
        is told how it goes.
    at_once
        how many at a time; as many as there are cores if not given.
    stop
        ends the run early; whatever was not done then is `Verdict.STOPPED`.

    Returns
    -------
    list of Outcome
        one a job, in their order.
    """
    stop = stop or Stop()
    with ThreadPoolExecutor(at_once or cores(), thread_name_prefix="lesson") as pool:
        running = [pool.submit(_outcome, job, progress, stop) for job in jobs]
        try:
            # On Windows Ctrl-C does not end a wait that has no time limit.
            while wait(running, timeout=0.5).not_done:
                pass
        except KeyboardInterrupt:
            progress.stopping()
            stop.request()
        return [future.result() for future in running]


def _outcome(job: Job, progress: Progress, stop: Stop) -> Outcome:
    if stop.requested:
        return Outcome(job, Verdict.STOPPED, begun=0, cells=0, seconds=0)
    execution = _Execution(job, progress, stop)
    began = time.monotonic()
    verdict, failure = Verdict.PASSED, None
    try:
        execution.run()
    # Whatever a notebook, its kernel or papermill raises is the verdict on this
    # lesson, and the others go on. (A cancelled cell raises one class or the other.)
    except (Exception, asyncio.CancelledError) as error:
        verdict = Verdict.STOPPED if stop.requested else Verdict.FAILED
        if verdict is Verdict.FAILED:
            failure = Failure(execution.cell, _one_line(error))
    finally:
        stop.leave(job)
    seconds = time.monotonic() - began
    outcome = Outcome(job, verdict, execution.begun, execution.cells, seconds, failure)
    progress.ended(outcome)
    return outcome


class _Execution:
    """One job in papermill's hands, and how far it has come."""

    def __init__(self, job: Job, progress: Progress, stop: Stop) -> None:
        self._job = job
        self._progress = progress
        self._stop = stop
        self.cells = 0
        self.begun = 0
        self.cell: str | None = None

    def run(self) -> None:
        notebook = _read(self._job.lesson.path)
        self.cells = sum(
            cell.cell_type == "code" and bool(cell.source.strip()) for cell in notebook.cells
        )
        self._progress.started(self._job, self.cells)
        self._job.output.parent.mkdir(parents=True, exist_ok=True)
        try:
            papermill.execute_notebook(
                self._job.lesson.path,
                self._job.output,
                engine_name=WriteOnce.NAME,
                progress_bar=False,
                start_timeout=KERNEL_START_SECONDS,
                execution_timeout=CELL_SECONDS,
                # Everything below goes through papermill to nbclient. Not papermill's
                # own `cwd`: that moves the whole process, and there are other threads.
                resources={"metadata": {"path": str(self._job.output.parent)}},
                store_widget_state=False,
                on_cell_execute=self._cell_begins,
                extra_arguments=list(QUIET_KERNEL),
            )
        finally:
            if self.begun:
                _drop_widget_views(self._job.output)

    # nbclient calls it by keyword, inside the event loop that waits for the kernel.
    def _cell_begins(self, cell: Any, cell_index: int) -> None:
        self._stop.join(self._job)
        self.begun += 1
        self.cell = cell.get("id") or f"#{cell_index + 1}"
        self._progress.cell(self._job, self.begun, self.cell)


def _cancel_everything_in(loop: asyncio.AbstractEventLoop) -> None:
    for task in asyncio.all_tasks(loop):
        task.cancel()


def _drop_widget_views(path: Path) -> None:
    """A view without its state shows an error in place of the static output beside it."""
    notebook = _read(path)
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            output.get("data", {}).pop(_WIDGET_VIEW, None)
    nbformat.write(notebook, path)  # type: ignore[no-untyped-call]


def _read(path: Path) -> Any:
    return nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]


def _one_line(error: BaseException) -> str:
    # papermill's error carries the one of the notebook.
    name = getattr(error, "ename", type(error).__name__)
    name = READABLE_ERRORS.get(name, name)
    lines = _TERMINAL_CODES.sub("", str(getattr(error, "evalue", error))).strip().splitlines()
    return f"{name}: {lines[0]}" if lines else name
