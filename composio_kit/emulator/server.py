"""The emulator as a process: its port, how long it lives, and when it is ready.

A lesson's emulator is a process beside the kernel. It reads its settings from
the first line of its standard input, listens on a free port of 127.0.0.1, and
writes one line of JSON with that port once it answers. It lives until its
standard input closes: that happens when the kernel ends, whatever ends it.
"""

import asyncio
import json
import logging
import os
import socket
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import uvicorn

from composio_kit.emulator.app import create_app
from composio_kit.emulator.clock import CountedIds, LessonClock, RandomIds, SystemClock
from composio_kit.emulator.faults import Faults
from composio_kit.emulator.properties import CLOCK_SHIFT
from composio_kit.emulator.settings import Settings
from composio_kit.emulator.state import Emulator
from composio_kit.emulator.store import Store
from composio_kit.emulator.text import Text

BACKLOG = 256

PORT_UNUSABLE = Text(
    en="Port {port} of 127.0.0.1 cannot be used ({reason}). Choose another one.",
    id="Port {port} di 127.0.0.1 tidak dapat dipakai ({reason}). Pilih port yang lain.",
)


def build(settings: Settings, port: int = 0) -> Emulator:
    """An emulator as the settings describe it, to answer on `port`."""
    store = Store(Path(settings.state) if settings.state else None)
    shift = float(store.properties.get(CLOCK_SHIFT) or 0)
    return Emulator(
        store=store,
        clock=LessonClock() if settings.repeatable else SystemClock(shift),
        ids=CountedIds() if settings.repeatable else RandomIds(),
        api_keys=settings.api_keys,
        language=settings.language,
        faults=Faults(store.properties),
        public_host=settings.public_host,
        public_prefix=(settings.public_prefix or "").format(port=port) or None,
    )


def listen(port: int) -> socket.socket:
    """A listening socket on 127.0.0.1; port 0 means any free one.

    The protocol is named because asyncio switches Nagle's algorithm off only
    for sockets that say they are TCP; with it every call takes 44 ms.
    """
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    if os.name == "posix":
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.bind(("127.0.0.1", port))
    listener.listen(BACKLOG)
    return listener


class Server(uvicorn.Server):
    """uvicorn, which says when it answers."""

    def __init__(self, config: uvicorn.Config, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if not self.should_exit:
            self._ready()


def serve(emulator: Emulator, listener: socket.socket, ready: Callable[[], None]) -> None:
    """Answer on the socket until the process is told to stop.

    Parameters
    ----------
    ready
        Called once, when the emulator answers.

    Raises
    ------
    KeyboardInterrupt
        It was stopped with Ctrl-C; every answer is out and the state is kept.
    """
    config = uvicorn.Config(
        create_app(emulator),
        log_level="warning",
        access_log=False,
        lifespan="off",
        loop="asyncio",
        ws="none",
        server_header=False,
        date_header=False,
        timeout_graceful_shutdown=1,
    )
    try:
        asyncio.run(Server(config, ready).serve([listener]))
    finally:
        emulator.store.close()


def end_with_standard_input() -> None:
    """End this process as soon as nobody holds the other end of its standard input."""
    while os.read(sys.stdin.fileno(), 1024):
        pass
    os._exit(0)


def main() -> None:
    """Run a lesson's emulator: settings on standard input, the port on standard output."""
    logging.basicConfig(level=logging.WARNING, stream=sys.stderr)
    settings = Settings.from_json(_first_line())
    threading.Thread(target=end_with_standard_input, daemon=True).start()
    try:
        listener = listen(settings.port)
    except OSError as error:
        sys.exit(
            PORT_UNUSABLE.say(settings.language, port=settings.port, reason=error.strerror or error)
        )
    port = listener.getsockname()[1]
    serve(build(settings, port), listener, lambda: print(json.dumps({"port": port}), flush=True))


def _first_line() -> str:
    line = b""
    while not line.endswith(b"\n"):
        part = os.read(sys.stdin.fileno(), 1)
        if not part:
            sys.exit("The emulator got no settings on its standard input.")
        line += part
    return line.decode()
