"""The ways to start a kernel, chosen for a test."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
import pytest
from jupyter_client.kernelspec import KernelSpecManager

from composio_kit.kernels.provisioner import VARIABLE
from composio_kit.kernels.ready import prepare_spare, ready_kernels

WAYS = ("plain", "fork", "spare")


@contextmanager
def way_of(name: str, *, own: bool = False) -> Iterator[None]:
    """Let kernels be started one way.

    Parameters
    ----------
    own
        whether a server that forks is this test's own, to be killed and the like; otherwise
        it is the one that all tests share.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(VARIABLE, {"plain": "0", "fork": ""}.get(name, name))
        if own or name != "fork":
            patch.delenv("JUPYTER_PATH", raising=False)
        with ready_kernels(at_once=True):
            prepare_spare()
            yield


def folder_in_front() -> Path:
    """Where the ready kernels come from, as the kernelspec in front says."""
    metadata = KernelSpecManager().get_kernel_spec("python3").metadata
    return Path(metadata["kernel_provisioner"]["config"]["folder"])


def server() -> psutil.Process:
    """The process that forks kernels: the first that was started for the folder in front."""
    folder = str(folder_in_front())
    serving = [
        one for one in psutil.process_iter(["cmdline"]) if folder in (one.info["cmdline"] or [])
    ]
    return min(serving, key=lambda process: process.create_time())
