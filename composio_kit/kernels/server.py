"""The process that forks ready kernels: one thread, everything imported, a Unix socket.

A manager connects and is greeted with an empty line. It sends one line of JSON, a
`kernel.Launch`, and with it the descriptors for standard input, output and error. It gets
`{"pid": …}`, or `{"plain": reason}` if a plain kernel might import something else; later
`{"exit": status}`. A kernel that has ended is reaped when its manager hangs up, so that its
process id is nobody else's as long as somebody may signal it.
"""

import fcntl
import gc
import json
import os
import select
import selectors
import shutil
import signal
import socket
import struct
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from threadpoolctl import threadpool_limits

from composio_kit.kernels.imports import import_everything
from composio_kit.kernels.kernel import IMPORTING, Launch, ManagerPoller, NotReady, run_kernel

GREETING = b"\n"
STREAMS = 3
_THREAD_COUNTS = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS")


def main(folder: Path, listener: socket.socket) -> None:
    """Serve kernels until standard input is closed: whoever started this process has its end.

    Nothing is imported before somebody connects.

    Parameters
    ----------
    folder
        is removed at the end, and the file `importing` in it as soon as kernels can be forked.
    listener
        listens at the socket in it.
    """
    _end_with_starter(folder)
    # `python -m` put the current folder there; a kernel does that itself.
    sys.path.pop(0)
    with listener:
        select.select([listener], [], [])
        os.environ.pop("MPLBACKEND", None)
        # A process with threads must not fork: each kernel starts its own.
        os.environ.update(dict.fromkeys(_THREAD_COUNTS, "1"))
        imported = import_everything()
        gc.collect()
        gc.freeze()
        (folder / IMPORTING).unlink(missing_ok=True)
        wanted = Server(listener, imported.doubt).serve()
    _start_native_threads(wanted.launch.environment)
    run_kernel(wanted.launch, imported, ManagerPoller(wanted.manager))


@dataclass(eq=False)
class Caller:
    """A manager, from its connection until it hangs up, and its kernel."""

    connection: socket.socket
    received: bytearray = field(default_factory=bytearray)
    descriptors: list[int] = field(default_factory=list)
    kernel: int = 0
    ended: bool = False
    gone: bool = False

    @property
    def pid(self) -> int:
        """The process id of the manager, from the kernel of the operating system."""
        size = struct.calcsize("3i")
        peer = self.connection.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, size)
        return int(struct.unpack("3i", peer)[0])

    def tell(self, **message: object) -> None:
        """Send one line of JSON; a manager that has gone misses it."""
        with suppress(OSError):
            self.connection.send(json.dumps(message).encode() + b"\n")

    def close_descriptors(self) -> None:
        """Close the descriptors that came with the request."""
        while self.descriptors:
            os.close(self.descriptors.pop())


@dataclass(frozen=True)
class Wanted:
    """What a forked process is to become: a kernel, with the pidfd of its manager."""

    launch: Launch
    manager: int


class Server:
    """Answers managers, one event after the other, and forks.

    Parameters
    ----------
    listener
        a socket that listens.
    doubt
        says for an environment and a folder why a fork may differ from a plain kernel.
    """

    def __init__(
        self, listener: socket.socket, doubt: Callable[[Mapping[str, str], str], str | None]
    ) -> None:
        self._doubt = doubt
        self._listener = listener
        self._events = selectors.DefaultSelector()
        self._events.register(listener, selectors.EVENT_READ, self._greet)

    def serve(self) -> Wanted:
        """Answer for ever. Returns in each forked process, and only there."""
        wanted: Wanted | None = None
        while wanted is None:
            ready = [key for key, _ in self._events.select()]
            # Whoever calls is greeted before anything that takes longer.
            first = next((key for key in ready if key.fileobj is self._listener), ready[0])
            wanted = first.data()
        return wanted

    def _greet(self) -> None:
        try:
            connection, _ = self._listener.accept()
        except OSError:  # gone again, or too many are there
            return
        caller = Caller(connection)
        self._events.register(connection, selectors.EVENT_READ, partial(self._hear, caller))
        with suppress(OSError):
            connection.send(GREETING)

    def _hear(self, caller: Caller) -> Wanted | None:
        try:
            part, descriptors, _, _ = socket.recv_fds(caller.connection, 1 << 16, STREAMS)
        except OSError:
            part, descriptors = b"", []
        caller.descriptors += descriptors
        caller.received += part
        if not part:
            self._hung_up(caller)
        elif caller.received.endswith(b"\n"):
            return self._answer(caller)
        return None

    def _answer(self, caller: Caller) -> Wanted | None:
        try:
            launch = self._accepted(caller)
            caller.kernel = os.fork()
        # Whatever was sent, and even if no process can be made: the others go on.
        except (NotReady, OSError, TypeError, ValueError) as reason:
            caller.close_descriptors()
            caller.tell(plain=str(reason))
            return None
        if not caller.kernel:
            return Wanted(launch, self._leave(caller))
        caller.close_descriptors()
        pidfd = os.pidfd_open(caller.kernel)
        self._events.register(pidfd, selectors.EVENT_READ, partial(self._ended, caller, pidfd))
        caller.tell(pid=caller.kernel)
        return None

    def _accepted(self, caller: Caller) -> Launch:
        line = bytes(caller.received)
        caller.received.clear()
        launch = Launch.from_line(line)
        reason = launch.doubt(sys.executable) or self._doubt(launch.environment, launch.folder)
        if len(caller.descriptors) != STREAMS:
            reason = f"it came with {len(caller.descriptors)} standard streams"
        if reason:
            raise NotReady(reason)
        return launch

    def _leave(self, caller: Caller) -> int:
        """In the forked process: keep nothing of the server's; the pidfd of the manager."""
        os.setsid()
        signal.signal(signal.SIGIO, signal.SIG_DFL)
        try:
            manager = os.pidfd_open(caller.pid)
        except ProcessLookupError:
            os._exit(1)  # it has ended already
        for number, descriptor in enumerate(caller.descriptors):
            os.dup2(descriptor, number)
        for key in list(self._events.get_map().values()):
            if isinstance(key.fileobj, socket.socket):
                key.fileobj.close()
        self._events.close()
        for descriptor in map(int, os.listdir("/proc/self/fd")):
            if descriptor >= STREAMS and descriptor != manager:
                with suppress(OSError):
                    os.close(descriptor)
        return manager

    def _ended(self, caller: Caller, pidfd: int) -> None:
        self._events.unregister(pidfd)
        os.close(pidfd)
        result = os.waitid(os.P_PID, caller.kernel, os.WEXITED | os.WNOWAIT)
        if result is not None:
            by_itself = result.si_code == os.CLD_EXITED
            caller.tell(exit=result.si_status if by_itself else -result.si_status)
        caller.ended = True
        self._reap(caller)

    def _hung_up(self, caller: Caller) -> None:
        self._events.unregister(caller.connection)
        caller.connection.close()
        caller.close_descriptors()
        caller.gone = True
        self._reap(caller)

    def _reap(self, caller: Caller) -> None:
        if caller.gone and caller.ended:
            os.waitpid(caller.kernel, 0)


def _start_native_threads(environment: Mapping[str, str]) -> None:
    """In a forked process: let NumPy's library have as many threads as in any process."""
    counts = [count for name in _THREAD_COUNTS if (count := environment.get(name, "")).isdecimal()]
    threadpool_limits(limits=int(counts[0]) if counts else len(os.sched_getaffinity(0)))


def _end_with_starter(folder: Path) -> None:
    """End this process as soon as nobody holds the other end of its standard input.

    By a signal, because the imports take long and a thread must not be there at a fork.
    """

    def end(*_: object) -> None:
        shutil.rmtree(folder, ignore_errors=True)
        os._exit(0)

    signal.signal(signal.SIGIO, end)
    fcntl.fcntl(0, fcntl.F_SETOWN, os.getpid())
    fcntl.fcntl(0, fcntl.F_SETFL, fcntl.fcntl(0, fcntl.F_GETFL) | os.O_ASYNC)
    already = select.poll()
    already.register(0, select.POLLHUP)
    if already.poll(0):
        end()


if __name__ == "__main__":
    main(Path(sys.argv[1]), socket.socket(fileno=int(sys.argv[2])))
