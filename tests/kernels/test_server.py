"""The process that forks kernels: alone, private, and gone with whoever started it."""

import os
import signal
import stat
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack

import psutil
import pytest

from composio_kit.kernels.provisioner import VARIABLE
from tests.kernels.ways import folder_in_front, server, way_of
from tests.processes import PATIENCE, open_kernel, until

AT_ONCE = 40

A_STARTER = """
import sys
from jupyter_client.manager import start_new_kernel
from composio_kit.kernels.ready import ready_kernels
from composio_kit.kernels.provisioner import VARIABLE
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


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM])
def test_it_ends_with_whoever_started_it_and_leaves_nothing(starter, how):
    program, folder, started = starter

    program.send_signal(how)

    assert until(lambda: all(map(has_ended, started)))
    assert until(lambda: not os.path.exists(folder))


def test_it_has_one_thread(own_server, tmp_path):
    with open_kernel(tmp_path):
        assert server().num_threads() == 1


def test_only_its_owner_reaches_it(own_server):
    assert stat.S_IMODE(own_server.stat().st_mode) == 0o700


def test_its_folder_goes_with_it():
    with way_of("fork", own=True):
        folder = folder_in_front()

    assert not folder.exists()


def test_a_kernel_has_none_of_its_descriptors(own_server, tmp_path):
    with open_kernel(tmp_path) as kernel:
        pid = int(kernel.run("import os; print(os.getpid())"))
        theirs, its = open_files(pid), open_files(server().pid)

    assert theirs & its <= {"/dev/null"}


def has_ended(process):
    """Whether a process runs no more; who ought to wait for it may be gone too."""
    return not process.is_running() or process.status() == psutil.STATUS_ZOMBIE


def open_files(pid):
    """What the descriptors of a process stand for, such as `socket:[4711]`."""
    folder = f"/proc/{pid}/fd"
    found = {os.readlink(f"{folder}/{number}") for number in os.listdir(folder)}
    return {name for name in found if not name.startswith("anon_inode")}


class TestAServerThatIsKilled:
    def test_a_kernel_goes_on(self, own_server, tmp_path):
        with open_kernel(tmp_path) as kernel:
            kernel.run("kept = 4711")
            server().kill()

            assert kernel.run("print(kept)") == "4711\n"

    def test_a_kernel_can_still_be_interrupted_and_ended(self, own_server, tmp_path):
        with open_kernel(tmp_path) as kernel:
            process = psutil.Process(kernel.popen.pid)
            server().kill()

            assert kernel.interrupted(ENDLESS) == "KeyboardInterrupt"
        assert has_ended(process)

    def test_the_next_kernel_is_a_plain_one(self, own_server, tmp_path, caplog):
        server().kill()

        with open_kernel(tmp_path) as kernel:
            assert kernel.run("print('here')") == "here\n"
            assert kernel.is_plain
        assert [record.message.partition(":")[0] for record in caplog.records] == [
            "A plain kernel is started"
        ]


ENDLESS = "import time\nprint('begun')\ntime.sleep(600)"


class TestAKernel:
    def test_it_ends_with_its_manager(self, tmp_path):
        code = (
            "import sys\n"
            "from jupyter_client.manager import start_new_kernel\n"
            "manager, client = start_new_kernel(kernel_name='python3')\n"
            "print(manager.provisioner.process.pid, flush=True)\n"
            "sys.stdin.read()"
        )
        with way_of("fork"):
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
    def test_its_manager_learns_how_it_ended(self, tmp_path, code, status):
        with way_of("fork"), open_kernel(tmp_path) as kernel:
            kernel.begin(code)

            assert kernel.popen.wait(PATIENCE) == status

    def test_it_is_interrupted_and_goes_on(self, tmp_path):
        with way_of("fork"), open_kernel(tmp_path) as kernel:
            assert kernel.interrupted(ENDLESS) == "KeyboardInterrupt"
            assert kernel.run("print('goes on')") == "goes on\n"

    def test_it_is_restarted_ten_times(self, tmp_path):
        with way_of("fork"), open_kernel(tmp_path) as kernel:
            for _ in range(10):
                kernel.restart()
                assert not kernel.is_plain
            assert kernel.run("print(1 + 1)") == "2\n"

    def test_forty_start_at_once_and_none_is_left(self, own_server, tmp_path):
        meeting = threading.Barrier(AT_ONCE)

        def lives(number):
            with open_kernel(tmp_path) as kernel:
                meeting.wait()
                return kernel.run(f"print({number})"), kernel.is_plain

        with ThreadPoolExecutor(AT_ONCE) as pool:
            lived = list(pool.map(lives, range(AT_ONCE)))

        assert lived == [(f"{number}\n", False) for number in range(AT_ONCE)]
        assert until(lambda: server().children() == [])


@pytest.mark.parametrize("draw", ["random.random()", "numpy.random.rand()", "uuid.uuid4()"])
def test_no_two_kernels_draw_the_same_numbers(tmp_path, draw):
    with way_of("fork"), ExitStack() as opened:
        kernels = [opened.enter_context(open_kernel(tmp_path)) for _ in range(2)]
        code = f"import numpy, random, uuid\nprint({draw})"
        first, second = (kernel.run(code) for kernel in kernels)

    assert first != second


@pytest.mark.parametrize("to", ["pipe", "file"])
def test_the_output_of_a_kernel_goes_where_its_manager_wants_it(tmp_path, to):
    with way_of("fork"), (tmp_path / "log").open("w+b") as log:
        wanted = subprocess.PIPE if to == "pipe" else log
        with open_kernel(tmp_path, stdout=wanted) as kernel:
            assert not kernel.is_plain
            kernel.run("import os; os.write(1, b'below')")
            if to == "pipe":
                assert kernel.popen.stdout.read(5) == b"below"
        log.seek(0)
        assert to == "pipe" or log.read() == b"below"
