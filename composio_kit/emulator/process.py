"""An emulator in a process of its own, seen from the program that starts it."""

import json
import subprocess
import sys
import tempfile
import threading
from contextlib import suppress
from dataclasses import dataclass, field
from typing import IO

from composio_kit.emulator.settings import Settings

PATIENCE = 30.0
"""Seconds until an emulator that says nothing is given up."""


class EmulatorFailed(Exception):
    """The emulator ended before it answered; the message is what it said last."""


@dataclass
class EmulatorProcess:
    """A running emulator. It ends with the program that started it, or by `close`.

    Attributes
    ----------
    base_url
        Where it answers, such as `http://127.0.0.1:40123`.
    """

    base_url: str
    process: "subprocess.Popen[bytes]" = field(repr=False)

    def close(self) -> None:
        """End the emulator and wait until it is gone."""
        for pipe in (self.process.stdin, self.process.stdout):
            if pipe:
                with suppress(OSError):
                    pipe.close()
        try:
            self.process.wait(timeout=5)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


class Launch:
    """An emulator that was started and may not be ready yet."""

    def __init__(self, settings: Settings) -> None:
        self._said: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115 - lives as long as the process
        # A process session of its own: an interrupted cell must not end the emulator.
        # -P keeps a learner's own json.py or uvicorn.py out of its imports.
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", "composio_kit.emulator"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._said,
            start_new_session=True,
        )
        if self._process.stdin:
            with suppress(BrokenPipeError):
                self._process.stdin.write(settings.to_json().encode() + b"\n")
                self._process.stdin.flush()

    def ready(self) -> EmulatorProcess:
        """Wait until it answers.

        Raises
        ------
        EmulatorFailed
            it ended instead.
        """
        giving_up = threading.Timer(PATIENCE, self._process.kill)
        giving_up.start()
        try:
            line = self._process.stdout.readline() if self._process.stdout else b""
        finally:
            giving_up.cancel()
        if not line:
            code = self._process.wait()
            raise EmulatorFailed(self._last_words() or f"exit status {code}")
        port = json.loads(line)["port"]
        return EmulatorProcess(f"http://127.0.0.1:{port}", self._process)

    def _last_words(self) -> str:
        self._said.seek(0)
        lines = self._said.read().decode(errors="replace").strip().splitlines()
        return lines[-1] if lines else ""
