"""How long an emulator lives beside its kernel, and who can reach it."""

import errno
import os
import socket
import sys
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from composio_kit.emulator.process import EmulatorFailed, EmulatorProcess, Launch
from composio_kit.emulator.settings import Settings
from tests.processes import Kernel, Running, nothing_left_behind, open_kernel

KEY = "ak_of_this_kernel"
OTHER_KEY = "ak_of_another_kernel"


@pytest.fixture
def kernel(tmp_path: Path) -> Iterator[Kernel]:
    with open_kernel(tmp_path) as opened:
        yield opened


@pytest.fixture
def other_kernel(tmp_path: Path) -> Iterator[Kernel]:
    with open_kernel(tmp_path) as opened:
        yield opened


@pytest.fixture
def emulator() -> Iterator[EmulatorProcess]:
    """An emulator that this process started."""
    with nothing_left_behind():
        yield Launch(Settings(api_keys=(KEY,))).ready()


def launch(key: str) -> str:
    """What a kernel runs for an emulator with a key of the test's choice."""
    return f"Launch(Settings(api_keys=({key!r},))).ready()"


def test_killing_the_kernel_ends_its_emulator_within_two_seconds(kernel: Kernel) -> None:
    emulator = kernel.start_emulator()

    kernel.kill()

    assert emulator.is_gone_within(2)


def test_interrupting_a_cell_leaves_the_emulator_answering(kernel: Kernel) -> None:
    emulator = kernel.start_emulator(launch(KEY))

    error = kernel.interrupted("import time\nprint('now', flush=True)\ntime.sleep(60)")

    assert error == "KeyboardInterrupt"
    assert emulator.status(KEY) == 200


def test_restarting_the_kernel_leaves_no_emulator_behind(kernel: Kernel) -> None:
    emulator = kernel.start_emulator()

    kernel.restart()

    assert emulator.is_gone_within(2)


def test_each_of_two_kernels_has_an_emulator_that_refuses_the_key_of_the_other(
    kernel: Kernel, other_kernel: Kernel
) -> None:
    emulator = kernel.start_emulator(launch(KEY))
    other = other_kernel.start_emulator(launch(OTHER_KEY))

    assert [emulator.status(KEY), other.status(OTHER_KEY)] == [200, 200]
    assert [emulator.status(OTHER_KEY), other.status(KEY)] == [401, 401]


def test_a_learners_file_named_like_a_library_does_not_get_into_the_emulator(
    kernel: Kernel, tmp_path: Path
) -> None:
    (tmp_path / "uvicorn.py").write_text("raise SystemExit('mine')")

    assert kernel.start_emulator(launch(KEY)).status(KEY) == 200


def test_it_listens_on_the_loopback_address_alone(emulator: EmulatorProcess) -> None:
    connections = Running.of(emulator).process.net_connections("inet")

    assert {one.laddr.ip for one in connections if one.status == psutil.CONN_LISTEN} == {
        "127.0.0.1"
    }


def test_its_key_is_in_no_command_line_and_in_no_environment(emulator: EmulatorProcess) -> None:
    process = Running.of(emulator).process

    assert process.cmdline()[0] == sys.executable
    assert process.environ()
    assert KEY not in f"{process.cmdline()} {process.environ()}"


def test_closing_ends_the_process_and_closing_again_does_nothing(
    emulator: EmulatorProcess,
) -> None:
    running = Running.of(emulator)

    emulator.close()
    emulator.close()

    assert not running.process.is_running()


def test_a_port_that_is_taken_is_one_sentence_without_a_traceback() -> None:
    with socket.socket() as taken, nothing_left_behind():
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        launched = Launch(Settings(api_keys=(KEY,), port=taken.getsockname()[1]))

        with pytest.raises(EmulatorFailed) as failure:
            launched.ready()

    sentence = str(failure.value)
    assert os.strerror(errno.EADDRINUSE) in sentence
    assert not [sign for sign in ("\n", "Traceback", "File ") if sign in sentence]
