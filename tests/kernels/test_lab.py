"""JupyterLab, as a learner starts it, hands out ready kernels."""

import os
from contextlib import contextmanager

import httpx
import psutil
import pytest

from composio_kit.kernels.provisioner import VARIABLE
from tests.browser.lab import TOKEN, run_lab
from tests.processes import PATIENCE, until


@contextmanager
def kernel_of(lab):
    """Have JupyterLab start a kernel."""
    with httpx.Client(
        base_url=lab.address,
        headers={"Authorization": f"token {TOKEN}"},
        trust_env=False,
        timeout=2 * PATIENCE,
    ) as http:
        model = http.post("api/kernels", json={"name": "python3"}).raise_for_status().json()
        yield
        http.delete(f"api/kernels/{model['id']}").raise_for_status()


def running(program):
    """How many processes below this one run a program of Python's, such as `ipykernel_launcher`."""
    children = psutil.Process(os.getpid()).children(recursive=True)
    return sum(["-m", program] == child.cmdline()[1:3] for child in children)


@pytest.mark.parametrize(
    ("way", "program"),
    [("fork", "composio_kit.kernels.server"), ("spare", "composio_kit.kernels.spare")],
)
def test_a_kernel_is_ready(tmp_path, monkeypatch, way, program):
    monkeypatch.delenv("JUPYTER_PATH", raising=False)
    monkeypatch.setenv(VARIABLE, way)
    before = running(program)

    with run_lab(tmp_path / "lab") as lab:
        assert until(lambda: running(program) == before + 1)
        with kernel_of(lab):
            assert until(lambda: running(program) == before + 2)
            assert running("ipykernel_launcher") == 0
