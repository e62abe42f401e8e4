"""Turns a process that has imported everything into a kernel like any other."""

import json
import logging
import os
import random
import select
import sys
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from importlib.util import find_spec
from threading import Thread
from typing import Any

from composio_kit.kernels.imports import Imported

LAUNCHER = ("-m", "ipykernel_launcher")
IMPORT_SECONDS = 120.0
"""As long is a process that still imports waited for: a plain kernel would be later."""
SOCKET, IMPORTING = "socket", "importing"
"""In the folder of the ready kernels: where the server listens, and that it imports still."""


class NotReady(Exception):
    """No ready kernel is to be had; the message says why, in one line."""


@dataclass(frozen=True)
class Launch:
    """What a manager wants: the command of the plain kernel, its environment, its folder."""

    command: Sequence[str]
    environment: Mapping[str, str]
    folder: str

    def to_line(self) -> bytes:
        """The launch as one line of JSON."""
        return json.dumps(asdict(self)).encode() + b"\n"

    @classmethod
    def from_line(cls, line: bytes) -> "Launch":
        """What `to_line` gave."""
        return cls(**json.loads(line))

    def doubt(self, python: str) -> str | None:
        """Why the command starts something else than a kernel of this Python; None if it does."""
        if self.command[0] != python:
            return f"the kernel runs on another Python: {self.command[0]}"
        if tuple(self.command[1:3]) != LAUNCHER:
            return f"the kernel has another command: {' '.join(self.command[1:3])}"
        return None


class ManagerPoller(Thread):
    """Ends the kernel as soon as its manager has ended, whatever ended it.

    The like of ipykernel's ParentPollerUnix, for a kernel that is no child of its manager.
    """

    def __init__(self, pidfd: int) -> None:
        super().__init__(name="manager-poller", daemon=True)
        self._pidfd = pidfd

    def run(self) -> None:
        """Wait for the end of the manager."""
        waiting = select.poll()
        waiting.register(self._pidfd, select.POLLIN)
        waiting.poll()
        os._exit(1)


def run_kernel(launch: Launch, imported: Imported, poller: Thread | None = None) -> None:
    """Be the kernel that `launch` asks for, until it is shut down.

    Parameters
    ----------
    imported
        what this process has imported.
    poller
        watches the manager; without one, ipykernel's own watches the parent.
    """
    from ipykernel.kernelapp import IPKernelApp

    _take_over(launch, imported)
    # Read from the environment when ipykernel was imported, as defaults. 1: there is a parent,
    # but none to watch.
    parent = 1 if poller else int(os.environ["JPY_PARENT_PID"])
    event = int(os.environ.get("JPY_INTERRUPT_EVENT") or 0)
    app = IPKernelApp.instance(parent_handle=parent, interrupt=event)
    handlers = _log_handlers()
    app.initialize(list(launch.command[len(LAUNCHER) + 1 :]))  # type: ignore[no-untyped-call]
    if poller:
        app.poller = poller
    for handler in handlers:
        handler.setStream(sys.stderr)
    _introduce_widgets(app.shell)
    app.start()  # type: ignore[no-untyped-call]


def _take_over(launch: Launch, imported: Imported) -> None:
    """Let this process look as if it had been started with the command of `launch`."""
    os.chdir(launch.folder)
    os.environ.clear()
    os.environ.update({**launch.environment, **imported.changes})
    if hasattr(time, "tzset"):
        time.tzset()
    launcher = find_spec(LAUNCHER[-1])
    path = str(launcher.origin) if launcher else LAUNCHER[-1]
    arguments = list(launch.command[len(LAUNCHER) + 1 :])
    sys.argv = [path, *arguments]
    sys.orig_argv = list(launch.command)
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):
            stream.reconfigure(line_buffering=stream.isatty())  # type: ignore[union-attr]
    _shake()
    _choose_backend()


def _shake() -> None:
    """Give the generators of random numbers a state of this process's own."""
    import numpy as np

    random.seed()
    np.random.seed()


def _choose_backend() -> None:
    """Do for a matplotlib that is imported already what importing it in a kernel does."""
    import matplotlib as mpl

    if not os.environ.get("MPLBACKEND"):
        os.environ["MPLBACKEND"] = "module://matplotlib_inline.backend_inline"
    mpl.rcParams["backend"] = os.environ["MPLBACKEND"]


def _log_handlers() -> list[logging.StreamHandler[Any]]:
    """The handlers that write log records to standard error.

    Packages that are imported in a kernel find its own standard error, which the notebook shows.
    """
    loggers = [logging.getLogger(), *logging.getLogger().manager.loggerDict.values()]
    handlers = [handler for logger in loggers for handler in getattr(logger, "handlers", [])]
    return [handler for handler in handlers if getattr(handler, "stream", None) is sys.stderr]


def _introduce_widgets(shell: Any) -> None:
    """Register the widgets' comm target, as importing ipywidgets in a kernel does."""
    import ipywidgets

    ipywidgets.load_ipython_extension(shell)
