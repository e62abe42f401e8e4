"""A kernel that the server has forked, seen from its manager."""

import asyncio
import json
import os
import select
import signal
import socket
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from time import monotonic
from typing import IO, Any

from composio_kit.kernels.kernel import IMPORT_SECONDS, IMPORTING, SOCKET, Launch, NotReady

GREETING_SECONDS = 2.0
WAIT_SECONDS = 0.1
FORK_SECONDS = 60.0
STATUS_SECONDS = 1.0
UNKNOWN_STATUS = 1
"""The exit status of a kernel whose server ended before it could tell."""


class ForkedProcess:
    """A kernel whose parent is the server, with what `subprocess.Popen` has for a child.

    Attributes
    ----------
    pid
        its process id, which is also that of its process group.
    returncode
        None as long as it runs; then its exit status, negative for a signal.
    stdin, stdout, stderr
        this process's end of a pipe, where one was asked for.
    """

    stdin: IO[bytes] | None = None
    stdout: IO[bytes] | None = None
    stderr: IO[bytes] | None = None

    def __init__(self, pid: int, server: socket.socket) -> None:
        self.pid = pid
        self.returncode: int | None = None
        self._server = server
        self._pidfd = os.pidfd_open(pid)

    def poll(self) -> int | None:
        """The exit status, or None while the kernel runs."""
        return self._status(0)

    def wait(self, timeout: float | None = None) -> int:
        """Wait for the end of the kernel, and return its exit status.

        Parameters
        ----------
        timeout
            in seconds; for ever if not given.

        Raises
        ------
        subprocess.TimeoutExpired
            it runs longer than that.
        """
        status = self._status(None if timeout is None else int(timeout * 1000))
        if status is None:
            raise subprocess.TimeoutExpired(f"kernel {self.pid}", timeout or 0)
        return status

    def send_signal(self, number: int) -> None:
        """Send a signal to the kernel, unless it has ended."""
        if self.poll() is None:
            signal.pidfd_send_signal(self._pidfd, number)

    def terminate(self) -> None:
        """Ask the kernel to end."""
        self.send_signal(signal.SIGTERM)

    def kill(self) -> None:
        """End the kernel."""
        self.send_signal(signal.SIGKILL)

    def _status(self, milliseconds: int | None) -> int | None:
        if self.returncode is None:
            ending = select.poll()
            ending.register(self._pidfd, select.POLLIN)
            if not ending.poll(milliseconds):
                return None
            self.returncode = self._told_status()
            os.close(self._pidfd)
            self._server.close()
        return self.returncode

    def _told_status(self) -> int:
        self._server.settimeout(STATUS_SECONDS)
        with suppress(OSError, ValueError, KeyError):
            return int(json.loads(self._server.recv(4096))["exit"])
        return UNKNOWN_STATUS


async def fork(folder: Path, launch: Launch, streams: Mapping[str, Any]) -> ForkedProcess:
    """Let the server in `folder` fork a kernel; a server that still imports is waited for.

    Parameters
    ----------
    streams
        `stdin`, `stdout` and `stderr` as `subprocess.Popen` takes them.

    Raises
    ------
    NotReady
        the server is gone, does not answer within two seconds, or is in doubt.
    """
    with ExitStack() as undo:
        connection = socket.socket(socket.AF_UNIX)
        undo.callback(connection.close)
        connection.setblocking(False)
        try:
            connection.connect(str(folder / SOCKET))
            await _greeting(connection, folder)
            with _descriptors(streams) as (descriptors, ours):
                await _send(connection, launch.to_line(), descriptors)
            answer = await asyncio.wait_for(_line(connection), FORK_SECONDS)
            if "pid" not in answer:
                raise NotReady(str(answer["plain"]))
            process = ForkedProcess(int(answer["pid"]), connection)
        except (OSError, ValueError) as error:
            raise NotReady(f"the kernel server does not answer: {error!r}") from None
        undo.pop_all()
    for name, end in ours.items():
        setattr(process, name, end)
    return process


async def _greeting(connection: socket.socket, folder: Path) -> None:
    """Wait for the server's first word: while it imports, and then for two seconds.

    They are counted in short waits, so that on a busy computer, where a wait takes longer than
    it should and the server waits for its turn as well, it gets more time.
    """
    imported_by = monotonic() + IMPORT_SECONDS
    # One task for all waits: one that is cancelled may have taken the word already.
    hearing = asyncio.ensure_future(asyncio.get_running_loop().sock_recv(connection, 1))
    waits = 0
    try:
        while waits * WAIT_SECONDS < GREETING_SECONDS:
            if (await asyncio.wait({hearing}, timeout=WAIT_SECONDS))[0]:
                if hearing.result():
                    return
                raise ConnectionError("it has ended")
            if monotonic() > imported_by or not (folder / IMPORTING).exists():
                waits += 1
        raise TimeoutError("no answer for two seconds")
    finally:
        hearing.cancel()


async def _send(connection: socket.socket, line: bytes, descriptors: list[int]) -> None:
    sent = socket.send_fds(connection, [line[:1024]], descriptors)
    await asyncio.get_running_loop().sock_sendall(connection, line[sent:])


async def _line(connection: socket.socket) -> dict[str, Any]:
    line = b""
    while not line.endswith(b"\n"):
        part = await asyncio.get_running_loop().sock_recv(connection, 4096)
        if not part:
            raise ConnectionError("it has ended")
        line += part
    return dict(json.loads(line))


@contextmanager
def _descriptors(streams: Mapping[str, Any]) -> Iterator[tuple[list[int], dict[str, IO[bytes]]]]:
    """The kernel's three descriptors, while the block runs, and our own ends of pipes."""
    ours: dict[str, IO[bytes]] = {}
    descriptors: list[int] = []
    with ExitStack() as opened:
        for inherited, (name, mode) in enumerate(
            (("stdin", "wb"), ("stdout", "rb"), ("stderr", "rb"))
        ):
            wanted = streams.get(name)
            if wanted is None and name != "stdin":
                descriptor = inherited
            elif wanted in (None, subprocess.DEVNULL):
                descriptor = os.open(os.devnull, os.O_RDWR)
                opened.callback(os.close, descriptor)
            elif wanted == subprocess.PIPE:
                reading, writing = os.pipe()
                descriptor, end = (reading, writing) if name == "stdin" else (writing, reading)
                opened.callback(os.close, descriptor)
                ours[name] = open(end, mode)  # noqa: SIM115 - the manager closes it
            elif wanted == subprocess.STDOUT:
                descriptor = descriptors[1]
            else:
                descriptor = wanted if isinstance(wanted, int) else wanted.fileno()
            descriptors.append(descriptor)
        yield descriptors, ours
