"""Real kernels and emulators for tests, each ended by its own process id whatever a test does."""

import json
import logging
import os
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import httpx
import psutil
from jupyter_client.blocking.client import BlockingKernelClient
from jupyter_client.manager import KernelManager

from composio_kit.emulator.process import EmulatorProcess
from composio_kit.messages import messages, set_language

PATIENCE = 60 * max(1.0, psutil.getloadavg()[0] / (psutil.cpu_count() or 1))
"""Seconds that a test waits for something before it fails: more on a computer that is busy."""

ENDLESS = "import time\nprint('begun')\ntime.sleep(600)"
"""A cell that says when it has begun, and is to be interrupted."""


@dataclass(frozen=True)
class Running:
    """An emulator, seen from outside."""

    base_url: str
    process: psutil.Process

    @classmethod
    def of(cls, emulator: EmulatorProcess) -> "Running":
        """The emulator that this process started."""
        return cls(emulator.base_url, psutil.Process(emulator.process.pid))

    def status(self, key: str) -> int:
        """The HTTP status that a request with this key gets."""
        with httpx.Client(trust_env=False, timeout=PATIENCE) as http:
            address = f"{self.base_url}/api/v3.1/toolkits"
            return http.get(address, headers={"x-api-key": key}).status_code

    def is_gone_within(self, seconds: float) -> bool:
        """Wait until the process has ended; False if it runs longer than that."""
        try:
            self.process.wait(timeout=seconds)
        except psutil.TimeoutExpired:
            return False
        return True


class Kernel:
    """A Jupyter kernel, and what a person does with it."""

    def __init__(self, manager: KernelManager, client: BlockingKernelClient) -> None:
        self._manager = manager
        self._client = client
        self.emulators: list[Running] = []

    def run(self, code: str, *, person: bool = False) -> str:
        """Run a cell to its end, with or without a person there, and return what it printed."""
        printed: list[str] = []

        def listen(message: dict[str, Any]) -> None:
            if message["msg_type"] == "stream":
                printed.append(message["content"]["text"])

        reply = self._client.execute_interactive(
            code, allow_stdin=person, timeout=PATIENCE, output_hook=listen
        )
        assert reply["content"]["status"] == "ok", "\n".join(reply["content"]["traceback"])
        return "".join(printed)

    def error(self, code: str) -> dict[str, Any]:
        """Run a cell that fails and return the error as a notebook gets it."""
        reply = self._client.execute_interactive(
            code, timeout=PATIENCE, output_hook=lambda message: None
        )
        assert reply["content"]["status"] == "error"
        return dict(reply["content"])

    def interrupted(self, code: str) -> str:
        """Run a cell, interrupt it once it prints, and return the name of its error."""
        asked = self._client.execute(code)
        while self._client.get_iopub_msg(timeout=PATIENCE)["msg_type"] != "stream":
            pass
        self._manager.interrupt_kernel()
        while (reply := self._client.get_shell_msg(timeout=PATIENCE))["parent_header"][
            "msg_id"
        ] != asked:
            pass
        # The kernel clears its queue after an error: what comes too early is aborted as well.
        while (
            self._client.execute_interactive("pass", timeout=PATIENCE)["content"]["status"] != "ok"
        ):
            pass
        return str(reply["content"]["ename"])

    def debug(self, command: str, arguments: dict[str, Any]) -> dict[str, Any]:
        """Send the debugger a request, and return its answer."""
        channel = self._client.control_channel
        request = {"type": "request", "seq": 1, "command": command, "arguments": arguments}
        asked = self._client.session.msg("debug_request", request)
        channel.send(asked)
        while True:
            reply = channel.get_msg(timeout=PATIENCE)
            if reply["parent_header"]["msg_id"] == asked["header"]["msg_id"]:
                return dict(reply["content"])

    def start_emulator(self, code: str = "classroom.start_emulator()") -> Running:
        """Start an emulator in the kernel, without the SDK, and return it."""
        told = self.run(
            "import json, os\n"
            "from composio_kit import classroom\n"
            "from composio_kit.emulator.process import Launch\n"
            "from composio_kit.emulator.settings import Settings\n"
            f"emulator = {code}\n"
            "print(json.dumps([emulator.base_url, emulator.process.pid]))"
        )
        base_url, pid = json.loads(told)
        self.emulators.append(Running(base_url, psutil.Process(pid)))
        return self.emulators[-1]

    @property
    def popen(self) -> Any:
        """What its manager has in hand: a `subprocess.Popen`, or the like of it."""
        return self._manager.provisioner.process

    @property
    def is_plain(self) -> bool:
        """Whether it was started as jupyter_client does without the kit."""
        arguments = psutil.Process(self.popen.pid).cmdline()
        return "ipykernel_launcher" in arguments

    def begin(self, code: str) -> None:
        """Send a cell, and do not wait."""
        self._client.execute(code)

    def kill(self) -> None:
        """End the kernel as `kill -9` does."""
        psutil.Process(self.popen.pid).kill()

    def restart(self) -> None:
        """Restart the kernel as JupyterLab's button does."""
        self._manager.restart_kernel(now=True)
        self._client.wait_for_ready(timeout=PATIENCE)


def has_ended(process: psutil.Process) -> bool:
    """Whether a process runs no more; who ought to wait for it may be gone too."""
    return not process.is_running() or process.status() == psutil.STATUS_ZOMBIE


def until(true: Callable[[], bool], seconds: float = PATIENCE) -> bool:
    """Wait until something is true, and say whether it is."""
    deadline = time.monotonic() + seconds
    while not (is_true := true()) and time.monotonic() < deadline:
        time.sleep(0.02)
    return is_true


@contextmanager
def open_kernel(folder: Path, **options: Any) -> Iterator[Kernel]:
    """A fresh kernel in a folder; `options` are those of `KernelManager.start_kernel`."""
    # Not over TCP: a port that is free when it is chosen may be taken when the kernel wants it.
    runtime = TemporaryDirectory(prefix="kernel-", ignore_cleanup_errors=True)
    connection_file = f"{runtime.name}/kernel.json"
    manager = KernelManager(kernel_name="python3", transport="ipc", connection_file=connection_file)
    manager.start_kernel(cwd=str(folder), **options)
    client = manager.client()
    client.start_channels()
    kernel = Kernel(manager, client)
    try:
        client.wait_for_ready(timeout=PATIENCE)
        yield kernel
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)
        runtime.cleanup()
        end(emulator.process for emulator in kernel.emulators)


@contextmanager
def nothing_left_behind() -> Iterator[None]:
    """End the processes that this one starts in the block and leaves behind."""
    before = set(psutil.Process().children(recursive=True))
    try:
        yield
    finally:
        end(set(psutil.Process().children(recursive=True)) - before)


@contextmanager
def undone() -> Iterator[None]:
    """Undo what a lesson changes in this process: children, environment, hook, language, logs."""
    environment, profile, language = dict(os.environ), threading.getprofile(), messages().language
    silenced = logging.root.manager.disable
    try:
        with nothing_left_behind():
            yield
    finally:
        os.environ.clear()
        os.environ.update(environment)
        threading.setprofile(profile)
        set_language(language)
        logging.disable(silenced)


def end(processes: Iterable[psutil.Process]) -> None:
    """Kill processes, each by its own id, and wait until they are gone."""
    for process in (ending := [one for one in processes if one.is_running()]):
        process.kill()
    psutil.wait_procs(ending, timeout=PATIENCE)
