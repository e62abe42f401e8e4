"""What ready kernels are worth: the same work with plain kernels and with ready ones, in turn."""

import ctypes
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import psutil
from playwright.sync_api import Browser, Page
from rich.console import Console
from rich.progress import track
from rich.table import Table

from composio_kit.authoring.trees import REPOSITORY, tree
from tests.browser.chromium import chromium
from tests.browser.lab import TOKEN, run_lab
from tests.kernels.ways import way_of
from tests.processes import open_kernel

ROUNDS = 3
LESSON = "04_multiple_connections"
PLAIN, READY = "plain", "ready"
SWITCHES = {PLAIN: "0", READY: "fork"}
MIB = 2**20

RUN_FIRST_CELLS = """
async (lesson) => {
  const shell = window.jupyterapp.shell;
  while (!shell.currentWidget?.context?.path.endsWith(lesson)) {
    await new Promise(requestAnimationFrame);
  }
  const panel = shell.currentWidget;
  await panel.context.ready;
  await panel.sessionContext.ready;
  const code = panel.content.widgets.filter((cell) => cell.model.type === "code");
  const ended = [];
  for (const cell of code.slice(0, 2)) {
    panel.content.deselectAll();
    panel.content.activeCellIndex = panel.content.widgets.indexOf(cell);
    await window.jupyterapp.commands.execute("notebook:run-cell");
    ended.push(Date.now());
  }
  return ended;
}
"""


def ready_kernels(console: Console) -> None:
    """Print how long a lesson takes to answer, what a language costs, and what a kernel holds."""
    console.print(answers(console))
    console.print(costs(console))
    console.print(memory())


def answers(console: Console) -> Table:
    """From the click on a lesson until its first cells have answered, in an idle JupyterLab."""
    first: dict[str, list[float]] = {PLAIN: [], READY: []}
    second: dict[str, list[float]] = {PLAIN: [], READY: []}
    with chromium() as browser:
        for way in (PLAIN, READY):
            with lab_of(way, browser) as page:
                for _ in track(range(ROUNDS), description=f"clicks, {way}", console=console):
                    clicked, ended = click(page)
                    first[way].append(ended[0] - clicked)
                    second[way].append(ended[1] - clicked)
    shown = Table(title=f"seconds from the click on lesson {LESSON}, median of {ROUNDS}")
    for heading in ("until", PLAIN, READY, "ready / plain"):
        shown.add_column(heading)
    rows = (("the first code cell has answered", first), ("the SDK is there, with `start`", second))
    for name, times in rows:
        medians = [statistics.median(times[way]) for way in (PLAIN, READY)]
        shown.add_row(name, *(f"{m:.2f}" for m in medians), f"{medians[1] / medians[0]:.2f}")
    return shown


@contextmanager
def lab_of(way: str, browser: Browser) -> Iterator[Page]:
    """JupyterLab as a learner starts it, in a browser, when it has come to rest."""
    with tempfile.TemporaryDirectory() as folder:
        before = os.environ.copy()
        os.environ["COMPOSIO_KIT_READY"] = SWITCHES[way]
        try:
            with run_lab(Path(folder) / "lab") as lab:
                context = browser.new_context(viewport={"width": 1280, "height": 900})
                page = context.new_page()
                page.goto(f"{lab.address}lab/tree/en/00_start.ipynb?token={TOKEN}&reset")
                page.locator(".jp-DirListing-item", has_text=LESSON).wait_for()
                come_to_rest()
                yield page
                context.close()
        finally:
            os.environ.clear()
            os.environ.update(before)


def click(page: Page) -> tuple[float, list[float]]:
    """Open the lesson, run its first two code cells at once, close it; when each happened."""
    item = page.locator(".jp-DirListing-item", has_text=LESSON)
    clicked = time.time()
    item.dblclick()
    ended = page.evaluate(RUN_FIRST_CELLS, f"{LESSON}.ipynb")
    page.evaluate(
        "async () => { const panel = window.jupyterapp.shell.currentWidget;"
        " await panel.sessionContext.shutdown(); panel.context.model.dirty = false;"
        " panel.close(); }"
    )
    come_to_rest()
    return clicked, [moment / 1000 for moment in ended]


def come_to_rest() -> None:
    """Wait until the processes below this one have done next to nothing for a second."""
    while True:
        before = _spent()
        time.sleep(1)
        if _spent() - before < 0.1:
            return


def _spent() -> float:
    found = psutil.Process().children(recursive=True)
    return sum(sum(process.cpu_times()[:2]) for process in found if process.is_running())


def costs(console: Console) -> Table:
    """CPU seconds for every English lesson, everything included."""
    lessons = sorted(tree(REPOSITORY, "en").glob("*.ipynb"))
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder)
        papermill = [
            [
                sys.executable,
                "-m",
                "papermill",
                "--no-progress-bar",
                str(path),
                str(out / path.name),
            ]
            for path in lessons
        ]
        kit = [sys.executable, "-c", "from composio_kit.cli import main; exit(main())"]
        ours = [[*kit, "run", "--lang", "en", "--out", str(out)]]
        plain = cpu_of(list(track(papermill, description="papermill", console=console)))
        ready = cpu_of(ours)
    shown = Table(title="CPU seconds of the English lessons")
    for heading in ("plain papermill, one after another", "composio-kit run", "plain / ours"):
        shown.add_column(heading)
    shown.add_row(f"{plain:.0f}", f"{ready:.0f}", f"{plain / ready:.1f}")
    return shown


def cpu_of(commands: Sequence[Sequence[str]]) -> float:
    """The CPU seconds of commands, and of everything that they start, until all of it has ended."""
    # Whoever loses their parent becomes our child, so that nothing is missed.
    pr_set_child_subreaper = 36
    ctypes.CDLL(None).prctl(pr_set_child_subreaper, 1)
    environment = {k: v for k, v in os.environ.items() if k != "JUPYTER_PATH"}
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    for command in commands:
        subprocess.run(command, env=environment, capture_output=True, check=True)
    try:
        while True:
            os.wait()
    except ChildProcessError:
        pass
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def memory() -> Table:
    """What a second open lesson adds to the memory of all kernels, once the SDK is imported."""
    shown = Table(title="MiB that a second lesson's kernel adds (PSS of all kernels)")
    added = {}
    for way, name in ((PLAIN, "plain"), (READY, "fork")):
        with way_of(name, own=True), tempfile.TemporaryDirectory() as folder:
            added[way] = _second_kernel(Path(folder))
        shown.add_column(way)
    shown.add_row(*(f"{mib:.0f}" for mib in added.values()))
    return shown


def _second_kernel(folder: Path) -> float:
    begin = "import composio, pandas, ipywidgets"
    with open_kernel(folder) as first:
        first.run(begin)
        before = _held()
        with open_kernel(folder) as second:
            second.run(begin)
            return _held() - before


def _held() -> float:
    found = psutil.Process().children(recursive=True)
    return sum(process.memory_full_info().pss for process in found) / MIB
