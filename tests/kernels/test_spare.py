"""A spare kernel: a plain one that has imported before anybody asked for it."""

import os
import subprocess
import sys

import psutil
import pytest

from composio_kit.kernels.provisioner import VARIABLE
from tests.kernels.ways import folder_in_front, way_of
from tests.processes import has_ended, open_kernel, until


@pytest.fixture(scope="module")
def spares():
    """Spare kernels of these tests' own; none is left at the end."""
    with way_of("spare"):
        folder = folder_in_front()
        yield
    assert spare_kernels(folder) == []


def spare_kernels(folder=None):
    """The spare kernels of these tests, in use or not."""
    place = str(folder or folder_in_front())
    children = psutil.Process().children()
    return [child for child in children if any(place in part for part in child.cmdline())]


def test_a_kernel_is_the_spare_that_waited_and_the_next_one_waits_at_once(spares, tmp_path):
    (waiting,) = spare_kernels()

    with open_kernel(tmp_path) as kernel:
        assert kernel.popen.pid == waiting.pid
        assert len(spare_kernels()) == 2
        assert kernel.run("import sys; print('composio' in sys.modules)") == "True\n"


def test_a_spare_that_died_is_replaced_by_a_plain_kernel(spares, tmp_path):
    (waiting,) = spare_kernels()
    waiting.kill()

    with open_kernel(tmp_path) as kernel:
        assert kernel.is_plain
        assert kernel.run("print('here')") == "here\n"


def test_a_kernel_whose_output_goes_elsewhere_is_a_plain_one(spares, tmp_path):
    with open_kernel(tmp_path, stdout=subprocess.DEVNULL) as kernel:
        assert kernel.is_plain


def test_after_a_restart_the_kernel_is_another_spare(spares, tmp_path):
    (waiting,) = spare_kernels()

    with open_kernel(tmp_path) as kernel:
        kernel.run("kept = 1")
        (following,) = set(spare_kernels()) - {waiting}
        kernel.restart()

        assert kernel.popen.pid == following.pid
        assert kernel.error("kept")["ename"] == "NameError"


def test_the_spare_ends_with_its_manager():
    code = (
        "import sys\n"
        "from composio_kit.kernels.ready import prepare_spare, ready_kernels\n"
        "from composio_kit.kernels.spare import SPARES\n"
        "with ready_kernels():\n"
        "    prepare_spare()\n"
        "    print(SPARES.waiting.process.pid, flush=True)\n"
        "    sys.stdin.read()"
    )
    environment = {**os.environ, VARIABLE: "spare"}
    environment.pop("JUPYTER_PATH", None)
    with subprocess.Popen(
        [sys.executable, "-c", code],
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as manager:
        spare = psutil.Process(int(manager.stdout.readline()))
        manager.kill()

    assert until(lambda: has_ended(spare))
