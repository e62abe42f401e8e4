"""What the lessons import, and on what that import depended."""

import builtins
import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from importlib import import_module
from stat import S_ISDIR
from typing import Any

# Beside what the lessons import: what a kernel itself imports when it starts and runs a cell.
MODULES = (
    "ipykernel.kernelapp",
    "ipykernel.debugger",
    "IPython.core.completerlib",
    "IPython.core.debugger",
    "IPython.core.oinspect",
    "IPython.core.pylabtools",
    "IPython.extensions.storemagic",
    "cProfile",
    "faulthandler",
    "sqlite3",
    "tornado.platform.asyncio",
    "bs4",
    "composio",
    "composio_langchain",
    "fastapi.security",
    "fastapi.testclient",
    "httpcore",
    "httpx2",
    "ipywidgets",
    "jwt",
    "langchain.agents",
    "langgraph.checkpoint.memory",
    "langgraph.graph",
    "langgraph.prebuilt",
    "matplotlib.backends.backend_agg",
    "matplotlib.pyplot",
    "mcp.client.streamable_http",
    "pandas",
    "uvicorn",
    "composio_kit.recorded_day",
    "composio_kit.request_count",
    "composio_kit.scripted_model",
)

SET_ANEW = frozenset({"MPLBACKEND", "JPY_PARENT_PID", "JPY_INTERRUPT_EVENT"})
"""Variables that a ready kernel gets from its manager although they were read before."""

_READ_BY_THE_INTERPRETER = ("PYTHON", "LD_", "MALLOC_", "GLIBC_")


@dataclass(frozen=True)
class Imported:
    """What the imports read: environment variables and files.

    Attributes
    ----------
    variables
        name → value beforehand, None if there was none, of each variable that was read.
    changes
        name → value of each variable that the imports themselves set.
    files
        path → time of modification in ns and size in bytes, of each module and of the
        folders that packages are installed in.
    """

    variables: Mapping[str, str | None]
    changes: Mapping[str, str]
    files: Mapping[str, tuple[int, int]]

    def doubt(self, environment: Mapping[str, str], folder: str) -> str | None:
        """Why a kernel with this environment and working folder may import something else.

        Returns
        -------
        str or None
            one line for a log, or None: the kernel would have imported just the same.
        """
        names = {name for name in (*environment, *self.variables) if _by_interpreter(name)}
        for name in sorted(names | set(self.variables)):
            if name not in SET_ANEW and environment.get(name) != self.variables.get(name):
                return f"{name} has another value than when the packages were imported"
        changed = [path for path, stamp in stamps(self.files).items() if stamp != self.files[path]]
        if changed:
            return f"{changed[0]} has changed since it was imported"
        if os.path.lexists(os.path.join(folder, "matplotlibrc")):
            return f"{folder} has a matplotlibrc of its own"
        return None

    def to_json(self) -> dict[str, Any]:
        """Its parts as JSON keeps them."""
        return asdict(self)

    @classmethod
    def from_json(cls, parts: Mapping[str, Any]) -> "Imported":
        """What `to_json` gave."""
        files = {path: (int(time), int(size)) for path, (time, size) in parts["files"].items()}
        return cls(parts["variables"], parts["changes"], files)


def import_everything() -> Imported:
    """Import what the lessons import, and return on what it depended.

    Every variable that is read meanwhile is noted, so that no list of them has to be kept.
    """
    before = dict(os.environ)
    with _reads_noted() as read, _in_a_notebook():
        for name in MODULES:
            import_module(name)
        kit = import_module("composio_kit")
        for name in kit.__all__:
            getattr(kit, name)
        import_module("composio_kit.exercises.declared").all_items()
    names = read | {name for name in before if _by_interpreter(name)}
    modules = [getattr(module, "__file__", None) for module in list(sys.modules.values())]
    installed = [path for path in sys.path if path.endswith(("site-packages", "dist-packages"))]
    return Imported(
        variables={name: before.get(name) for name in names},
        changes={name: value for name, value in os.environ.items() if before.get(name) != value},
        files=stamps({*filter(None, modules), *installed}),
    )


def stamps(paths: Iterable[str]) -> dict[str, tuple[int, int]]:
    """Path → time of modification in ns and size in bytes; (0, 0) where there is nothing."""
    found = {}
    for path in paths:
        try:
            status = os.stat(path)
        except OSError:
            found[path] = (0, 0)
        else:
            size = 0 if S_ISDIR(status.st_mode) else status.st_size
            found[path] = (status.st_mtime_ns, size)
    return found


def _by_interpreter(name: str) -> bool:
    return name.startswith(_READ_BY_THE_INTERPRETER)


@contextmanager
def _reads_noted() -> Iterator[set[str]]:
    """Note each name that `os.environ` is asked for while the block runs."""
    read: set[str] = set()
    environ = type(os.environ)

    class Noting(environ):  # type: ignore[misc, valid-type]
        def __getitem__(self, name: str) -> str:
            if isinstance(name, str):
                read.add(name)
            return str(super().__getitem__(name))

    os.environ.__class__ = Noting
    try:
        yield read
    finally:
        os.environ.__class__ = environ


@contextmanager
def _in_a_notebook() -> Iterator[None]:
    """Let packages that ask while they are imported whether this is a notebook hear that it is.

    pandas decides by `get_ipython` how wide it prints, the SDK what it calls its environment.
    """
    from ipykernel.zmqshell import ZMQInteractiveShell

    shell = ZMQInteractiveShell.__new__(ZMQInteractiveShell)
    shell.kernel = None
    vars(builtins)["get_ipython"] = lambda: shell
    try:
        yield
    finally:
        del vars(builtins)["get_ipython"]
