"""The process that forks kernels: alone, private, and gone with whoever started it."""

import json
import os
import signal
import socket
import stat
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack

import psutil
import pytest

from composio_kit.kernels.kernel import SOCKET
from composio_kit.kernels.provisioner import VARIABLE
from tests.kernels.ways import folder_in_front, server, way_of
from tests.processes import ENDLESS, PATIENCE, has_ended, open_kernel, until

AT_ONCE = 40

A_STARTER = """
import sys
from jupyter_client.manager import start_new_kernel
from composio_kit.kernels.ready import ready_kernels
from tests.kernels.ways import folder_in_front, server
with ready_kernels(at_once=True):
    kernel = 0
    if sys.argv[1] == "with a kernel":
        manager, client = start_new_kernel(kernel_name="python3")
        kernel = manager.provisioner.process.pid
    print(folder_in_front(), server().pid, kernel, flush=True)
    sys.stdin.read()
"""


@pytest.fixture(params=["while it imports", "with a kernel"])
def starter(request):
    """A program that has started a server: itself, the server's folder, and what it started."""
    environment = {**os.environ, VARIABLE: "fork"}
    environment.pop("JUPYTER_PATH", None)
    command = [sys.executable, "-c", A_STARTER, request.param]
    with subprocess.Popen(
        command, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as program:
        folder, *pids = program.stdout.readline().split()
        started = [psutil.Process(int(pid)) for pid in pids if pid != "0"]
        yield program, folder, started
        program.kill()


def test_it_ends_with_whoever_started_it_and_leaves_nothing(starter):
    program, folder, started = starter

    program.kill()

    assert until(lambda: all(map(has_ended, started)))
    assert until(lambda: not os.path.exists(folder))


@pytest.fixture
def forking():
    """Kernels are forked, by the server that all tests share."""
    with way_of("fork"):
        yield


def test_it_has_one_thread(forking, tmp_path):
    with open_kernel(tmp_path):
        assert server().num_threads() == 1


def test_only_its_owner_reaches_it(forking):
    assert stat.S_IMODE(folder_in_front().stat().st_mode) == 0o700


@pytest.mark.parametrize("line", [b"nonsense\n", b"[]\n", b"{}\n", b'{"command": 1}\n'])
def test_what_it_does_not_understand_it_survives(forking, tmp_path, line):
    with socket.socket(socket.AF_UNIX) as caller:
        caller.settimeout(PATIENCE)
        caller.connect(str(folder_in_front() / SOCKET))
        assert caller.recv(1) == b"\n"
        caller.sendall(line)
        assert "plain" in json.loads(caller.recv(4096))

    with open_kernel(tmp_path) as kernel:
        assert not kernel.is_plain


def test_its_folder_goes_with_it():
    with way_of("fork", own=True):
        folder = folder_in_front()

    assert not folder.exists()


def test_a_kernel_has_none_of_its_descriptors(forking, tmp_path):
    with open_kernel(tmp_path) as kernel:
        theirs, its = open_files(kernel.popen.pid), open_files(server().pid)

    assert theirs & its <= {"/dev/null"}


def open_files(pid):
    """What the descriptors of a process stand for, such as `socket:[4711]`."""
    folder = f"/proc/{pid}/fd"
    found = {os.readlink(f"{folder}/{number}") for number in os.listdir(folder)}
    return {name for name in found if not name.startswith("anon_inode")}


class TestAKernel:
    def test_it_ends_with_its_manager(self, forking):
        code = (
            "import sys\n"
            "from jupyter_client.manager import start_new_kernel\n"
            "manager, client = start_new_kernel(kernel_name='python3')\n"
            "print(manager.provisioner.process.pid, flush=True)\n"
            "sys.stdin.read()"
        )
        program = subprocess.Popen(
            [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        kernel = psutil.Process(int(program.stdout.readline()))

        program.kill()

        kernel.wait(PATIENCE)
        program.communicate()

    @pytest.mark.parametrize(
        ("code", "status"),
        [
            ("import os; os._exit(3)", 3),
            ("import os, signal; os.kill(os.getpid(), signal.SIGKILL)", -signal.SIGKILL),
        ],
    )
    def test_its_manager_learns_how_it_ended(self, forking, tmp_path, code, status):
        with open_kernel(tmp_path) as kernel:
            kernel.begin(code)

            assert kernel.popen.wait(PATIENCE) == status

    def test_it_is_interrupted_and_goes_on(self, forking, tmp_path):
        with open_kernel(tmp_path) as kernel:
            assert kernel.interrupted(ENDLESS) == "KeyboardInterrupt"
            assert kernel.run("print('goes on')") == "goes on\n"

    def test_it_is_restarted_ten_times(self, forking, tmp_path):
        with open_kernel(tmp_path) as kernel:
            for _ in range(10):
                kernel.restart()
                assert not kernel.is_plain
            assert kernel.run("print(1 + 1)") == "2\n"

    def test_forty_start_at_once_and_none_is_left(self, forking, tmp_path):
        meeting = threading.Barrier(AT_ONCE, timeout=PATIENCE)

        def lives(number):
            with open_kernel(tmp_path) as kernel:
                meeting.wait()
                return kernel.run(f"print({number})"), kernel.is_plain, kernel.popen.pid

        with ThreadPoolExecutor(AT_ONCE) as pool:
            lived = list(pool.map(lives, range(AT_ONCE)))

        assert [shown for shown, _, _ in lived] == [f"{number}\n" for number in range(AT_ONCE)]
        assert not any(is_plain for _, is_plain, _ in lived)
        assert until(lambda: not any(psutil.pid_exists(pid) for _, _, pid in lived))


@pytest.mark.parametrize("draw", ["random.random()", "numpy.random.rand()", "uuid.uuid4()"])
def test_no_two_kernels_draw_the_same_numbers(forking, tmp_path, draw):
    with ExitStack() as opened:
        kernels = [opened.enter_context(open_kernel(tmp_path)) for _ in range(2)]
        code = f"import numpy, random, uuid\nprint({draw})"
        first, second = (kernel.run(code) for kernel in kernels)

    assert first != second


@pytest.mark.parametrize("to", ["pipe", "file"])
def test_the_output_of_a_kernel_goes_where_its_manager_wants_it(forking, tmp_path, to):
    with (tmp_path / "log").open("w+b") as log:
        wanted = subprocess.PIPE if to == "pipe" else log
        with open_kernel(tmp_path, stdout=wanted) as kernel:
            assert not kernel.is_plain
            kernel.run("import os; os.write(1, b'below')")
            if to == "pipe":
                assert kernel.popen.stdout.read(5) == b"below"
        log.seek(0)
        assert to == "pipe" or log.read() == b"below"
