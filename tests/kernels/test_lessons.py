"""The same lesson gives the same outputs, however its kernel was started."""

import os
import subprocess
import sys

import pytest

from composio_kit.authoring.trees import REPOSITORY, notebook_path
from composio_kit.kernels.provisioner import VARIABLE
from tests.kernels.ways import way_of
from tests.notebooks.runs import papermill_command_outputs, papermill_outputs, stored_outputs

LESSONS = ("00_start", "04_multiple_connections")


@pytest.fixture(scope="module", params=["fork", "spare"])
def way(request):
    """Each way in which a kernel is ready, in turn."""
    with way_of(request.param):
        yield


@pytest.mark.parametrize("lesson", LESSONS)
def test_a_ready_kernel_gives_the_stored_outputs(way, lesson):
    notebook = notebook_path(REPOSITORY, "id", lesson)

    assert papermill_outputs(notebook, "id") == stored_outputs(notebook)


class TestWithoutTheKit:
    """Plain tools, in an environment in which nobody has made a kernel ready."""

    @pytest.fixture(autouse=True)
    def nobody_has_made_a_kernel_ready(self, monkeypatch):
        monkeypatch.delenv("JUPYTER_PATH", raising=False)
        monkeypatch.delenv(VARIABLE, raising=False)

    def test_papermill_gives_the_stored_outputs(self, tmp_path):
        notebook = notebook_path(REPOSITORY, "en", LESSONS[0])

        assert papermill_command_outputs(notebook, "en", tmp_path / "out.ipynb") == (
            stored_outputs(notebook)
        )

    def test_pytest_with_nbval_passes(self):
        command = [sys.executable, "-m", "pytest", "--nbval", "-p", "no:cacheprovider", "-q"]
        notebook = notebook_path(REPOSITORY, "en", LESSONS[1])
        environment = {k: v for k, v in os.environ.items() if not k.startswith("PYTEST_")}

        finished = subprocess.run([*command, notebook], env=environment, capture_output=True)

        assert finished.returncode == 0, finished.stdout.decode()
