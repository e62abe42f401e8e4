"""A server that is killed in the middle costs no kernel, and the next ones are plain."""

import psutil
import pytest

from tests.kernels.ways import server, way_of
from tests.processes import ENDLESS, has_ended, open_kernel


@pytest.fixture(scope="module")
def orphan(tmp_path_factory):
    """A kernel whose server has been killed."""
    folder = tmp_path_factory.mktemp("orphan")
    with way_of("fork", own=True), open_kernel(folder) as kernel:
        kernel.run("kept = 4711")
        server().kill()
        yield kernel
        process = psutil.Process(kernel.popen.pid)
    assert has_ended(process)


def test_a_kernel_goes_on(orphan):
    assert orphan.run("print(kept)") == "4711\n"


def test_a_kernel_can_still_be_interrupted(orphan):
    assert orphan.interrupted(ENDLESS) == "KeyboardInterrupt"


def test_the_next_kernel_is_a_plain_one(orphan, tmp_path, caplog):
    with open_kernel(tmp_path) as kernel:
        assert kernel.run("print('here')") == "here\n"
        assert kernel.is_plain
    assert [record.message.partition(":")[0] for record in caplog.records] == [
        "A plain kernel is started"
    ]
