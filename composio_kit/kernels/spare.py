"""A plain kernel that has imported everything before anybody asked for it, and waits.

For computers on which a process that has imported this much must not be forked. A spare
belongs to the process that manages kernels, and ends with it.
"""

import asyncio
import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from queue import SimpleQueue
from threading import Lock, Thread
from time import monotonic
from typing import Any
from uuid import uuid4

from jupyter_client.launcher import launch_kernel

from composio_kit.kernels import priority
from composio_kit.kernels.imports import Imported, import_everything
from composio_kit.kernels.kernel import IMPORT_SECONDS, Launch, NotReady, run_kernel

_POLL_SECONDS = 0.05
_OF_THE_PARENT = ("JPY_PARENT_PID", "JPY_INTERRUPT_EVENT", "IPY_INTERRUPT_EVENT")


class Spare:
    """A kernel of this process's own that is not in use yet.

    Parameters
    ----------
    folder
        of the ready kernels; the spare reports there what it has imported.
    """

    def __init__(self, folder: Path) -> None:
        self._report = folder / f"spare-{uuid4().hex}.json"
        command = [sys.executable, "-m", __spec__.name, str(self._report)]
        self.process = launch_kernel(
            command, stdin=subprocess.PIPE, env=dict(os.environ), cwd=str(folder)
        )

    async def imported(self) -> Imported:
        """What it has imported, as soon as it has.

        Raises
        ------
        NotReady
            it ended instead, or takes minutes.
        """
        deadline = monotonic() + IMPORT_SECONDS
        while not self._report.exists():
            if self.process.poll() is not None or monotonic() > deadline:
                raise NotReady("the spare kernel has ended or is too slow")
            await asyncio.sleep(_POLL_SECONDS)
        return Imported.from_json(json.loads(self._report.read_text(encoding="utf-8")))

    def hand_over(self, launch: Launch) -> "subprocess.Popen[bytes]":
        """Let it become the kernel that `launch` asks for; the process is the kernel's."""
        self._report.unlink(missing_ok=True)
        if self.process.stdin:
            try:
                self.process.stdin.write(launch.to_line())
                self.process.stdin.close()
            except OSError:
                raise NotReady("the spare kernel has ended") from None
        return self.process

    def end(self) -> None:
        """End it."""
        self.process.kill()
        self.process.wait()
        if self.process.stdin:
            self.process.stdin.close()
        self._report.unlink(missing_ok=True)


class Spares:
    """The spare of this process, if there is one. Several threads may ask for it.

    Attributes
    ----------
    waiting
        the spare that is not in use yet.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self.waiting: Spare | None = None

    def prepare(self, folder: Path) -> None:
        """Start a spare, unless one waits already."""
        with self._lock:
            if self.waiting is None or self.waiting.process.poll() is not None:
                self.waiting = Spare(folder)

    async def take(
        self, folder: Path, launch: Launch, streams: Mapping[str, Any]
    ) -> "subprocess.Popen[bytes]":
        """Hand the spare over, and start the next one.

        Raises
        ------
        NotReady
            there is none, or it is in doubt.
        """
        reason = launch.doubt(sys.executable)
        if reason is None and any(stream is not None for stream in streams.values()):
            reason = "its output goes elsewhere than that of its manager"
        if reason:
            raise NotReady(reason)
        with self._lock:
            spare, self.waiting = self.waiting, None
        if spare is None:
            self.prepare(folder)
            raise NotReady("there is no spare kernel at the moment")
        try:
            reason = (await spare.imported()).doubt(launch.environment, launch.folder)
            if reason:
                raise NotReady(reason)
            return spare.hand_over(launch)
        except NotReady:
            spare.end()
            raise
        finally:
            self.prepare(folder)

    def end(self) -> None:
        """End the spare."""
        with self._lock:
            spare, self.waiting = self.waiting, None
        if spare is not None:
            spare.end()


SPARES = Spares()


def main(report: Path) -> None:
    """Import everything, say in `report` on what that depended, and wait to be a kernel."""
    # `python -m` put the current folder there; a kernel does that itself.
    sys.path.pop(0)
    lines: SimpleQueue[bytes] = SimpleQueue()
    Thread(target=_hear, args=[lines], daemon=True).start()
    os.environ.pop("MPLBACKEND", None)
    priority.lower()
    imported = import_everything()
    unfinished = report.with_suffix(".unfinished")
    unfinished.write_text(json.dumps(imported.to_json()), encoding="utf-8")
    unfinished.replace(report)
    launch = Launch.from_line(lines.get())
    priority.restore()
    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, 0)
    os.close(nothing)
    of_the_parent = {name: os.environ[name] for name in _OF_THE_PARENT if name in os.environ}
    environment = {**launch.environment, **of_the_parent}
    run_kernel(Launch(launch.command, environment, launch.folder), imported)


def _hear(lines: "SimpleQueue[bytes]") -> None:
    """Wait for the one line on standard input; without one, the manager has ended."""
    line = sys.stdin.buffer.readline()
    if not line:
        os._exit(0)
    lines.put(line)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
