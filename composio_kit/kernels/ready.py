"""Makes kernels ready, for this process and for those that it starts."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from composio_kit.kernels.kernel import IMPORTING, SOCKET
from composio_kit.kernels.provisioner import NAME, VARIABLE

_END_SECONDS = 10
_BACKLOG = 128


@contextmanager
def ready_kernels(at_once: bool = False) -> Iterator[None]:
    """Let every kernel `python3` that is started while the block runs be a ready one.

    Sets `JUPYTER_PATH`, so that it holds for this process and those that it starts. Where
    no ready kernel can be had, or one is ready already, nothing is changed.

    Parameters
    ----------
    at_once
        whether everything is imported now, and not when the first kernel is asked for. (A
        spare belongs to the process that manages kernels, and is prepared there.)
    """
    way = chosen_way(os.environ.get(VARIABLE, ""))
    with ExitStack() as made:
        if way and _config() is None:
            # Such as a full disk: the kernels are plain ones.
            with suppress(OSError):
                made.enter_context(_made_ready(way, at_once))
        yield


def chosen_way(asked: str) -> str | None:
    """How kernels are made ready here: `fork`, `spare`, or None for not at all.

    Parameters
    ----------
    asked
        the value of `COMPOSIO_KIT_READY`; empty for what suits this computer.
    """
    if asked == "0":
        return None
    if asked == "spare" or sys.platform != "linux":
        return "spare"
    try:
        os.close(os.pidfd_open(os.getpid()))
    except OSError:  # an older Linux
        return "spare"
    return "fork"


def prepare_spare() -> None:
    """Start the spare kernel of this process, if that is the way that was chosen."""
    config = _config()
    if config and config.get("way") == "spare":
        from composio_kit.kernels.spare import SPARES

        SPARES.prepare(Path(config["folder"]))


def _config() -> dict[str, str] | None:
    """What the kernelspec `python3` says about ready kernels, if it is ours."""
    from jupyter_client.kernelspec import KernelSpecManager, NoSuchKernel

    try:
        metadata = KernelSpecManager().get_kernel_spec("python3").metadata
    except NoSuchKernel:
        return None
    provisioner = metadata.get("kernel_provisioner", {})
    return provisioner.get("config") if provisioner.get("provisioner_name") == NAME else None


@contextmanager
def _made_ready(way: str, at_once: bool) -> Iterator[None]:
    with ExitStack() as made:
        folder = made.enter_context(
            TemporaryDirectory(prefix="composio-kit-", ignore_cleanup_errors=True)
        )
        _write_kernelspec(Path(folder), way)
        made.enter_context(_server(Path(folder), at_once) if way == "fork" else _spares())
        made.enter_context(_in_front(folder))
        yield


def _write_kernelspec(folder: Path, way: str) -> None:
    """Write ipykernel's kernelspec `python3` below `folder`, with our provisioner in it."""
    from ipykernel.kernelspec import get_kernel_dict, write_kernel_spec

    config = {"folder": str(folder), "way": way}
    provisioner = {"provisioner_name": NAME, "config": config}
    metadata = {**get_kernel_dict().get("metadata", {}), "kernel_provisioner": provisioner}
    write_kernel_spec(folder / "kernels" / "python3", overrides={"metadata": metadata})


@contextmanager
def _server(folder: Path, at_once: bool) -> Iterator[None]:
    (folder / IMPORTING).touch()
    address = str(folder / SOCKET)
    # Bound here, so that kernels can be asked for before the server has imported anything.
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(address)
        listener.listen(_BACKLOG)
        number = listener.fileno()
        server = subprocess.Popen(  # noqa: S603
            [sys.executable, "-m", "composio_kit.kernels.server", str(folder), str(number)],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            cwd=folder,
            pass_fds=[number],
            start_new_session=True,
        )
    try:
        if at_once:
            with socket.socket(socket.AF_UNIX) as caller:
                caller.connect(address)
        yield
    finally:
        if server.stdin:
            server.stdin.close()
        with suppress(subprocess.TimeoutExpired):
            server.wait(_END_SECONDS)
        server.kill()
        server.wait()


@contextmanager
def _spares() -> Iterator[None]:
    from composio_kit.kernels.spare import SPARES

    try:
        yield
    finally:
        SPARES.end()


@contextmanager
def _in_front(folder: str) -> Iterator[None]:
    before = os.environ.get("JUPYTER_PATH")
    os.environ["JUPYTER_PATH"] = os.pathsep.join(filter(None, (folder, before)))
    try:
        yield
    finally:
        if before is None:
            del os.environ["JUPYTER_PATH"]
        else:
            os.environ["JUPYTER_PATH"] = before
