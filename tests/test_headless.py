"""Lessons run headless: what runs, what comes out, what is said about it."""

import gc
import io
import os
import signal
import threading
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import nbformat
import pytest
from rich.console import Console

from composio_kit.headless import Failure, Job, Outcome, Stop, Verdict, plan, run
from composio_kit.headless_view import failure_lines, show_summary, shown_progress, summary_rows
from composio_kit.lessons import BadInputError, Lesson
from composio_kit.messages import set_language
from composio_kit.terminal import console
from tests.processes import PATIENCE
from tests.throwaway import write_notebook

# A cell that would wait for ever is ended by it, so that a test fails instead.
ALARM_SECONDS = int(PATIENCE)
ONE_MEETS_THE_OTHER = """
import signal
signal.alarm({alarm})
with open({pipe!r}, {mode!r}) as pipe:
    {do}
"""


class Recorder:
    """A progress that remembers what it was told."""

    def __init__(self):
        self.told = []

    def started(self, job, cells):
        self.told.append(("started", str(job.lesson), cells))

    def cell(self, job, number, name):
        self.told.append(("cell", str(job.lesson), number, name))

    def ended(self, outcome):
        self.told.append(("ended", str(outcome.job.lesson), outcome.verdict))

    def stopping(self):
        self.told.append(("stopping",))


def job_of(folder, cells, language="en", name="00_start", **settings):
    path = write_notebook(folder / language / f"{name}.ipynb", cells, **settings)
    return plan([Lesson(path, language)], folder / "runs")[0]


@pytest.fixture(autouse=True)
def english():
    set_language("en")
    yield
    set_language("en")


class TestPlan:
    def test_each_lesson_is_written_under_its_language(self, tmp_path):
        lessons = [Lesson(tmp_path / language / "00_start.ipynb", language) for language in "ab"]

        assert [job.output for job in plan(lessons, tmp_path / "runs")] == [
            tmp_path / "runs" / "a" / "00_start.ipynb",
            tmp_path / "runs" / "b" / "00_start.ipynb",
        ]

    def test_a_lesson_is_never_overwritten(self, tmp_path):
        lesson = Lesson(tmp_path / "en" / "00_start.ipynb", "en")

        with pytest.raises(BadInputError, match="choose another folder with --out"):
            plan([lesson], tmp_path)

    def test_two_notebooks_never_share_an_output(self, tmp_path):
        lessons = [Lesson(tmp_path / copy / "00_start.ipynb", "en") for copy in ("mine", "yours")]

        with pytest.raises(BadInputError, match="the same file"):
            plan(lessons, tmp_path / "runs")


@dataclass(frozen=True)
class PassingRun:
    folder: Path
    told: list
    outcome: Outcome


@pytest.fixture(scope="module")
def passing(tmp_path_factory):
    """One run of a lesson that passes, for all that is to be seen on it."""
    folder, progress = tmp_path_factory.mktemp("passing"), Recorder()
    cells = {
        "00-params": "LANG = 'en'",
        "00-where-run": "from pathlib import Path\nPath('left.txt').touch()",
        "00-panel-run": "import ipywidgets\nipywidgets.Button(description='Connect')",
        "00-empty": "",
    }
    outcome = run([job_of(folder, cells)], progress)[0]
    return PassingRun(folder, progress.told, outcome)


class TestPassingRun:
    def test_it_passes_with_all_cells_that_hold_code(self, passing):
        outcome = passing.outcome
        assert (outcome.verdict, outcome.begun, outcome.cells) == (Verdict.PASSED, 3, 3)
        assert outcome.failure is None

    def test_the_executed_notebook_is_written(self, passing):
        notebook = nbformat.read(passing.outcome.job.output, as_version=4)
        assert {cell.id: cell.get("execution_count") for cell in notebook.cells} == {
            "title": None,
            "00-params": 1,
            "00-where-run": 2,
            "00-panel-run": 3,
            "00-empty": None,
        }

    def test_a_widget_leaves_its_static_output_and_no_state(self, passing):
        notebook = nbformat.read(passing.outcome.job.output, as_version=4)
        assert list(notebook.cells[3].outputs[0].data) == ["text/plain"]
        assert "widgets" not in notebook.metadata

    def test_what_a_lesson_writes_lies_beside_the_executed_notebook(self, passing):
        assert (passing.outcome.job.output.parent / "left.txt").exists()
        assert os.listdir(passing.folder / "en") == ["00_start.ipynb"]

    def test_progress_hears_of_the_lesson_and_of_each_cell(self, passing):
        assert passing.told == [
            ("started", "en/00_start", 3),
            ("cell", "en/00_start", 1, "00-params"),
            ("cell", "en/00_start", 2, "00-where-run"),
            ("cell", "en/00_start", 3, "00-panel-run"),
            ("ended", "en/00_start", Verdict.PASSED),
        ]


class TestFailingRun:
    def test_it_names_the_cell_and_the_error_in_one_line(self, tmp_path):
        boom = "raise ValueError('The user id is empty.\\nAnd a second line.')"

        outcome = run([job_of(tmp_path, {"00-boom": boom, "00-after": "1"})], Recorder())[0]

        assert (outcome.verdict, outcome.begun, outcome.cells) == (Verdict.FAILED, 1, 2)
        assert outcome.failure == Failure("00-boom", "ValueError: The user id is empty.")

    def test_the_notebook_shows_the_error_where_it_happened(self, tmp_path):
        outcome = run([job_of(tmp_path, {"00-boom": "1 / 0"})], Recorder())[0]

        cells = nbformat.read(outcome.job.output, as_version=4).cells
        failed = next(cell for cell in cells if cell.id == "00-boom")
        assert failed.outputs[0].ename == "ZeroDivisionError"

    def test_a_dead_kernel_is_a_failure_of_its_cell(self, tmp_path):
        outcome = run([job_of(tmp_path, {"00-gone": "import os\nos._exit(1)"})], Recorder())[0]

        assert outcome.failure == Failure("00-gone", "DeadKernelError: Kernel died")

    def test_a_kernel_that_does_not_exist_is_a_failure_before_the_first_cell(self, tmp_path):
        job = job_of(tmp_path, {"00-one": "1"}, kernel="no-such-kernel")

        outcome = run([job], Recorder())[0]

        assert outcome.failure == Failure(None, "NoSuchKernel: No such kernel named no-such-kernel")

    def test_a_file_that_is_no_notebook_fails_and_the_others_run(self, tmp_path):
        broken = tmp_path / "en" / "01_users.ipynb"
        broken.parent.mkdir()
        broken.write_text("not JSON")
        jobs = plan([Lesson(broken, "en")], tmp_path / "runs")
        jobs.append(job_of(tmp_path, {"00-one": "1"}))

        outcomes = run(jobs, Recorder())

        assert [outcome.verdict for outcome in outcomes] == [Verdict.FAILED, Verdict.PASSED]
        assert outcomes[0].failure.cell is None


def test_both_languages_run_at_the_same_time(tmp_path):
    """Each end of a named pipe waits for the other: one after the other they would hang."""
    pipe = str(tmp_path / "pipe")
    os.mkfifo(pipe)
    write = ONE_MEETS_THE_OTHER.format(
        alarm=ALARM_SECONDS, pipe=pipe, mode="w", do="pipe.write('Halo')"
    )
    read = ONE_MEETS_THE_OTHER.format(
        alarm=ALARM_SECONDS, pipe=pipe, mode="r", do="assert pipe.read() == 'Halo'"
    )
    jobs = [
        job_of(tmp_path, {"00-write": write}, "en"),
        job_of(tmp_path, {"00-read": read}, "id"),
    ]

    outcomes = run(jobs, Recorder(), at_once=2)

    assert [outcome.verdict for outcome in outcomes] == [Verdict.PASSED, Verdict.PASSED]


class TestStopping:
    """The cell writes its process id into a named pipe, and then waits for ever."""

    ENDLESS = """
import os, signal, threading
signal.alarm({alarm})
with open({pipe!r}, "w") as pipe:
    pipe.write(str(os.getpid()))
threading.Event().wait()
"""

    @pytest.fixture
    def pipe(self, tmp_path):
        os.mkfifo(tmp_path / "pipe")
        return tmp_path / "pipe"

    @pytest.fixture
    def jobs(self, tmp_path, pipe):
        endless = self.ENDLESS.format(pipe=str(pipe), alarm=ALARM_SECONDS)
        return [
            job_of(tmp_path, {"00-ready": "1", "00-endless": endless}),
            job_of(tmp_path, {"01-never": "1"}, name="01_users"),
        ]

    def run_until_the_cell_waits(self, jobs, pipe, progress, do, stop=None):
        """Run one at a time, `do` something when the endless cell has begun; its process id."""
        pids = []

        def watch():
            pids.append(int(pipe.read_text()))
            do()

        watcher = threading.Thread(target=watch)
        watcher.start()
        outcomes = run(jobs, progress, at_once=1, stop=stop)
        watcher.join()
        return outcomes, pids[0]

    def assert_ended_at_once(self, outcome, pid):
        assert outcome.seconds < ALARM_SECONDS
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)

    @pytest.fixture
    def no_garbage_collection(self):
        """Hypothesis, if a test before this one loaded it, is called at each collection, and an
        interrupt that falls into such a call is lost."""
        gc.disable()
        yield
        gc.enable()

    @pytest.mark.usefixtures("no_garbage_collection")
    def test_ctrl_c_ends_the_kernels_and_begins_nothing_more(self, jobs, pipe):
        progress = Recorder()
        ctrl_c = partial(signal.pthread_kill, threading.main_thread().ident, signal.SIGINT)

        outcomes, pid = self.run_until_the_cell_waits(jobs, pipe, progress, ctrl_c)

        assert [outcome.verdict for outcome in outcomes] == [Verdict.STOPPED, Verdict.STOPPED]
        assert [outcome.begun for outcome in outcomes] == [2, 0]
        assert ("stopping",) in progress.told
        self.assert_ended_at_once(outcomes[0], pid)

    def test_any_thread_can_stop_a_run(self, jobs, pipe):
        stop = Stop()

        outcomes, pid = self.run_until_the_cell_waits(jobs, pipe, Recorder(), stop.request, stop)

        assert [outcome.verdict for outcome in outcomes] == [Verdict.STOPPED, Verdict.STOPPED]
        self.assert_ended_at_once(outcomes[0], pid)

    def test_a_run_that_was_stopped_begins_no_lesson(self, jobs):
        stop = Stop()
        stop.request()

        outcomes = run(jobs, Recorder(), stop=stop)

        assert [outcome.verdict for outcome in outcomes] == [Verdict.STOPPED, Verdict.STOPPED]
        assert not jobs[0].output.exists()


def outcome_of(verdict, begun=3, failure=None, language="en"):
    lesson = Lesson(Path(language) / "00_start.ipynb", language)
    return Outcome(Job(lesson, Path("out.ipynb")), verdict, begun, 14, 12.34, failure)


PASSED = outcome_of(Verdict.PASSED, 14)
FAILED = outcome_of(
    Verdict.FAILED, 3, Failure("00-session-run", "KeyError: 'id' [/bold]"), language="id"
)
STOPPED = outcome_of(Verdict.STOPPED, 3)


def shown(do, *, terminal=False, width=80):
    """What `do` prints on a console, without the styles."""
    screen = Console(file=io.StringIO(), force_terminal=terminal, width=width)
    do(screen)
    return screen.file.getvalue()


class TestSummary:
    def test_a_row_says_lesson_language_cells_seconds_and_verdict(self):
        assert summary_rows([PASSED, FAILED, STOPPED]) == [
            ("00_start", "en", "14", "12.3", "✓ passed"),
            ("00_start", "id", "3/14", "12.3", "✗ failed"),
            ("00_start", "en", "3/14", "12.3", "– stopped"),
        ]

    def test_a_lesson_that_was_never_opened_has_no_cells(self):
        never = Outcome(PASSED.job, Verdict.STOPPED, begun=0, cells=0, seconds=0)

        assert summary_rows([never])[0][2] == "–"

    def test_a_failure_takes_two_lines(self):
        assert failure_lines(FAILED.job.lesson, FAILED.failure) == (
            "id/00_start failed in cell 00-session-run:",
            "  KeyError: 'id' [/bold]",
        )

    def test_a_failure_before_the_first_cell_sends_to_the_doctor(self):
        where, _ = failure_lines(PASSED.job.lesson, Failure(None, "NoSuchKernel: python3"))

        assert "composio-kit doctor" in where

    def test_it_ends_with_the_count_and_the_folder(self):
        text = shown(lambda screen: show_summary(screen, [PASSED, FAILED], Path("runs")))

        assert "  KeyError: 'id' [/bold]\n" in text
        assert text.endswith("Passed: 1 of 2. The executed notebooks are in the folder runs.\n")

    def test_a_stopped_run_says_that_no_kernel_is_left(self):
        text = shown(lambda screen: show_summary(screen, [STOPPED], Path("runs")))

        assert "Stopped. No kernel is left running.\n" in text

    def test_it_speaks_indonesian(self):
        set_language("id")

        text = shown(lambda screen: show_summary(screen, [FAILED], Path("runs")))

        assert "Pelajaran" in text
        assert "id/00_start gagal di sel 00-session-run:\n" in text


class TestProgress:
    def tell(self, screen):
        with shown_progress(screen, 2) as progress:
            progress.started(PASSED.job, 14)
            progress.cell(PASSED.job, 3, "00-session-run")
            progress.ended(FAILED)

    def test_a_terminal_shows_lesson_cell_and_how_far(self):
        text = shown(self.tell, terminal=True)

        assert "en/00_start" in text
        assert "00-session-run" in text
        assert "2/14" in text

    def test_without_a_terminal_there_is_a_plain_line_for_each_lesson(self):
        assert shown(self.tell) == (
            "en/00_start: running (cells: 14)\nid/00_start: failed after 12.3 s\n"
        )

    def test_no_color_means_plain_even_on_a_terminal(self, monkeypatch):
        monkeypatch.setenv("FORCE_COLOR", "1")
        assert console().is_terminal

        monkeypatch.setenv("NO_COLOR", "1")
        assert not console().is_terminal
