import os
import signal
from collections.abc import Iterator
from contextlib import ExitStack
from typing import Any

import pytest
from xdist.scheduler import LoadScopeScheduling

from composio_kit.kernels.ready import ready_kernels
from tests.doors import DOORS, KEY, Door, in_process, make_emulator

WHOLE_FOLDERS = ("tests/browser/", "tests/kernels/")


@pytest.fixture
def door() -> Iterator[Door]:
    """An emulator in process, speaking English."""
    with in_process(make_emulator()) as opened:
        yield opened


@pytest.fixture(params=DOORS)
def either_door(request: pytest.FixtureRequest) -> Iterator[Door]:
    """The same emulator through a socket and in process."""
    with DOORS[request.param](make_emulator()) as opened:
        yield opened


@pytest.fixture
def composio(door: Door) -> Any:
    """The real SDK in front of the emulator, checking every answer strictly."""
    return sdk(door)


def sdk(door: Door, api_key: str = KEY) -> Any:
    """A strict client of the real SDK for an emulator."""
    from composio import Composio

    client = Composio(
        api_key=api_key, base_url=door.base_url, http_client=door.http, allow_tracking=False
    )
    client.client._strict_response_validation = True
    return client


def pytest_configure(config: pytest.Config) -> None:
    """Let Ctrl-C mean something, and every kernel be a ready one.

    A shell has what it starts in the background ignore Ctrl-C, and so would every program that
    a test starts and stops in this way.
    """
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    if not hasattr(config, "workerinput"):  # pytest's workers share those of the first process
        kernels = ExitStack()
        kernels.enter_context(ready_kernels())
        config.add_cleanup(kernels.close)


class ByFolder(LoadScopeScheduling):
    """Gives a worker a whole class or module at a time, and some folders as a whole."""

    def _split_scope(self, nodeid: str) -> str:
        wholes = [folder for folder in WHOLE_FOLDERS if nodeid.startswith(folder)]
        return wholes[0] if wholes else super()._split_scope(nodeid)


def pytest_xdist_auto_num_workers() -> int:
    """One more than there are cores: many tests wait for a program that they have started."""
    return (os.cpu_count() or 1) + 1


def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> ByFolder | None:
    """Start JupyterLab, Chromium and the kernels of each way once a run."""
    return ByFolder(config, log) if config.getvalue("dist") == "loadscope" else None


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print what tests recorded with `record_property`, each property under its own title."""
    reported: dict[str, list[str]] = {}
    for test in terminalreporter.getreports("passed"):
        for title, line in test.user_properties:
            reported.setdefault(title, []).append(str(line))
    for title, lines in reported.items():
        terminalreporter.section(title)
        terminalreporter.write_line("\n".join(lines))
