"""The learner's working copy of the lessons, and JupyterLab in it.

>>> lay_out(Path("my-lessons"))
[PosixPath('my-lessons/en/00_start.ipynb'), PosixPath('my-lessons/id/00_start.ipynb')]
"""

import os
import platform
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path
from urllib.parse import quote

import nbformat
import zmq

from composio_kit.lessons import INSTRUCTOR_GUIDE, BadInputError, Lesson, lessons_folder
from composio_kit.messages import messages

# Settings that JupyterLab reads as defaults, below whatever the learner chose.
_JUPYTER_CONFIG = Path(__file__).resolve().parent / "jupyter"
_STOP_SECONDS = 15


def lay_out(folder: Path, source: Path | None = None) -> list[Path]:
    """Copy the lessons of both languages to `folder`, those that are not there yet.

    Outputs and execution counts are cleared, so that a prediction is one; ids and
    metadata are kept. A file that exists is never touched. The instructor guides stay
    behind: they say what is about to happen.

    Parameters
    ----------
    folder
        made if it does not exist.
    source
        the lessons, if not `lessons_folder()`.

    Returns
    -------
    list of Path
        the files that were added, in order.

    Raises
    ------
    BadInputError
        if `folder` lies among the lessons themselves, or cannot be written.
    """
    source = (source or lessons_folder()).resolve()
    if folder.resolve().is_relative_to(source):
        raise BadInputError(messages().lab.among_lessons.format(folder=folder))
    added = []
    for original in sorted(source.rglob("*")):
        inside = original.relative_to(source)
        hidden = any(part.startswith(".") for part in inside.parts)
        if original.is_dir() or hidden or original.name == INSTRUCTOR_GUIDE:
            continue
        copy = folder / inside
        if not os.path.lexists(copy) and _write_new(copy, _for_learner(original)):
            added.append(copy)
    return added


def lay_out_afresh(lesson: Lesson, folder: Path) -> Path:
    """Copy `lesson` to `folder` once more, beside what the learner has: `00_start-2.ipynb`.

    Returns
    -------
    Path
        the new copy.
    """
    content = _for_learner(lesson.path)
    copies = (folder / lesson.language / f"{lesson.name}-{n}.ipynb" for n in count(2))
    return next(copy for copy in copies if _write_new(copy, content))


def lab_command(
    folder: Path, opened: Path, browser: bool = True, port: int | None = None
) -> list[str]:
    """The command that starts JupyterLab in `folder`, on this computer only.

    Parameters
    ----------
    folder
        the working copy: JupyterLab shows nothing outside it.
    opened
        the notebook in `folder` to open first.
    browser
        whether JupyterLab opens one.
    port
        the port and no other; if not given, the next free one from 8888.
    """
    address = quote(opened.relative_to(folder).as_posix())
    command = [
        # -P: a random.py of the learner's in this folder must not stand in for Python's.
        *(sys.executable, "-P", "-m", "jupyterlab"),
        "--log-level=ERROR",
        "--LabApp.log_level=ERROR",
        "--ServerApp.ip=127.0.0.1",
        f"--ServerApp.root_dir={folder.resolve()}",
        # It stops without asking; containers run as root.
        "--ServerApp.answer_yes=True",
        "--ServerApp.allow_root=True",
        f"--LabApp.default_url=/lab/tree/{address}",
        # The layout of open tabs is this copy's own, not that of the learner's other projects.
        f"--LabApp.workspaces_dir={folder.resolve() / '.jupyterlab' / 'workspaces'}",
        # No news, no look for updates, no list of extensions from the internet.
        "--LabApp.news_url=None",
        "--LabApp.check_for_updates_class=jupyterlab.handlers.announcements.NeverCheckForUpdate",
        "--LabApp.extension_manager=readonly",
    ]
    if zmq.has("curve"):
        # Or each kernel warns, in this terminal, that what it says can be overheard.
        command.append("--KernelManager.transport_encryption=auto")
    if not browser:
        command.append("--no-browser")
    if port:
        command += [f"--ServerApp.port={port}", "--ServerApp.port_retries=0"]
    return command


def serve(command: Sequence[str]) -> int:
    """Run JupyterLab until it ends or somebody ends it.

    Ctrl-C, a closed terminal and a plain `kill` each stop it cleanly, with its kernels.

    Returns
    -------
    int
        JupyterLab's exit status; 0 if it was stopped.
    """
    paths = [str(_JUPYTER_CONFIG), os.environ.get("JUPYTER_CONFIG_PATH", "")]
    environment = os.environ | {"JUPYTER_CONFIG_PATH": os.pathsep.join(filter(None, paths))}
    with (
        _signals_as_ctrl_c(),
        # In a process group of its own: a Ctrl-C in the midst of its start would be a traceback.
        subprocess.Popen(  # noqa: S603
            command, env=environment, stdin=subprocess.DEVNULL, process_group=0
        ) as server,
    ):
        try:
            return server.wait()
        except KeyboardInterrupt:
            # Windows has no such groups: JupyterLab has heard it, and terminate() would kill it.
            if os.name != "nt":
                server.terminate()
            with suppress(KeyboardInterrupt, subprocess.TimeoutExpired):
                server.wait(_STOP_SECONDS)
            server.kill()
            return 0


@contextmanager
def _signals_as_ctrl_c() -> Iterator[None]:
    names = [name for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
    before = {
        name: signal.signal(getattr(signal, name), signal.default_int_handler) for name in names
    }
    try:
        yield
    finally:
        for name, handler in before.items():
            signal.signal(getattr(signal, name), handler)


def _for_learner(original: Path) -> bytes:
    if original.suffix != ".ipynb":
        return original.read_bytes()
    notebook = nbformat.read(original, as_version=4)  # type: ignore[no-untyped-call]
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs = []
            cell.execution_count = None
    # What JupyterLab would add on opening; without it an untouched notebook asks to be saved.
    notebook.metadata["language_info"] = {
        "codemirror_mode": {"name": "ipython", "version": 3},
        "file_extension": ".py",
        "mimetype": "text/x-python",
        "name": "python",
        "nbconvert_exporter": "python",
        "pygments_lexer": "ipython3",
        "version": platform.python_version(),
    }
    text = nbformat.writes(notebook)  # type: ignore[no-untyped-call]
    return f"{text}\n".encode()


def _write_new(path: Path, content: bytes) -> bool:
    """Write `content` unless `path` exists, even if it came to exist just now."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("xb") as file:
            file.write(content)
    except OSError as error:
        if os.path.lexists(path):
            return False
        words = messages().lab.not_writable
        raise BadInputError(words.format(folder=path.parent, reason=error.strerror)) from error
    return True
