"""Run a lesson in a fresh kernel and store what it shows, so that every run stores the same."""

import os
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError

from composio_kit.authoring.outputs import KERNELSPEC, normalise
from composio_kit.authoring.trees import (
    REPOSITORY,
    AuthoringError,
    Cell,
    cell_id,
    notebook_path,
    read_notebook,
    write_notebook,
)
from composio_kit.errors import READABLE_ERRORS
from composio_kit.messages import messages
from composio_kit.models import without_model_keys
from composio_kit.terminal import QUIET_KERNEL

CELL_TIMEOUT_SECONDS = 120


@dataclass(frozen=True)
class Executed:
    """A lesson that ran to its end: how long it took, and whether its file changed."""

    lesson: str
    language: str
    cells: int
    seconds: float
    written: bool


def run(lesson: str, language: str, root: Path = REPOSITORY) -> Executed:
    """Execute the notebook of `lesson` in `language` and write its outputs.

    The kernel starts in the notebook's own folder. Execution counts are 1 to
    N; widget views, timings and other traces of this one run are not stored. The
    kernel does not see the keys of chat models: an agent is the scripted one.

    Raises
    ------
    AuthoringError
        if there is no such notebook, or a cell fails: the text names the
        lesson, the cell and the error in two lines, and the file stays as it was.
    """
    words = messages().authoring
    path = notebook_path(root, language, lesson)
    if not path.is_file():
        raise AuthoringError(words.sync_first.format(lesson=lesson))
    content = deepcopy(read_notebook(path, language).content)
    reached: list[str] = []

    def remember(cell: Cell, cell_index: int) -> None:
        reached.append(cell_id(cell))

    client = NotebookClient(
        content,
        timeout=CELL_TIMEOUT_SECONDS,
        kernel_name=KERNELSPEC["name"],
        resources={"metadata": {"path": str(path.parent)}},
        store_widget_state=False,
        record_timing=False,
        extra_arguments=list(QUIET_KERNEL),
        on_cell_execute=remember,
    )
    began = perf_counter()
    try:
        client.execute(env=without_model_keys(os.environ))
    except (CellExecutionError, CellTimeoutError, DeadKernelError) as error:
        raise AuthoringError(
            words.cell_failed.format(
                lesson=lesson, language=language, cell=reached[-1], error=_one_line(error)
            )
        ) from error
    normalise(content, language)
    return Executed(
        lesson=lesson,
        language=language,
        cells=len(reached),
        seconds=perf_counter() - began,
        written=write_notebook(path, content),
    )


def _one_line(error: Exception) -> str:
    if isinstance(error, CellExecutionError):
        name = READABLE_ERRORS.get(error.ename, error.ename)
        return " ".join(f"{name}: {error.evalue}".split())
    if isinstance(error, CellTimeoutError):
        return messages().authoring.cell_timed_out.format(seconds=CELL_TIMEOUT_SECONDS)
    return messages().authoring.kernel_died
