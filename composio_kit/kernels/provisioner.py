"""The provisioner that hands out ready kernels, and plain ones when in doubt."""

import os
from pathlib import Path
from typing import Any

from jupyter_client.connect import KernelConnectionInfo
from jupyter_client.provisioning.local_provisioner import LocalProvisioner
from traitlets import Enum, Unicode

from composio_kit.kernels.kernel import Launch, NotReady

NAME = "composio-kit-provisioner"
"""Under which `jupyter_client` finds it."""

VARIABLE = "COMPOSIO_KIT_READY"
"""`0` switches ready kernels off, `spare` forces the way of macOS and Windows."""

STREAMS = ("stdin", "stdout", "stderr")
_UNDERSTOOD = frozenset({"env", "cwd", "independent", *STREAMS})


class ReadyProvisioner(LocalProvisioner):
    """Launches a kernel that has imported already; a plain one if that might be different.

    The kernelspec that `ready.ready_kernels` writes says in which folder the kernels are
    made ready, and how.
    """

    folder = Unicode()
    way = Enum(["fork", "spare"])

    async def launch_kernel(self, cmd: list[str], **kwargs: Any) -> KernelConnectionInfo:
        """Launch a kernel with a command, as jupyter_client asks for it."""
        if os.environ.get(VARIABLE) == "0":
            return await super().launch_kernel(cmd, **kwargs)
        try:
            self.process = await self._ready_kernel(cmd, self._scrub_kwargs(kwargs))
        except NotReady as reason:
            self.log.warning("A plain kernel is started: %s.", reason)
            return await super().launch_kernel(cmd, **kwargs)
        self.pid = self.pgid = self.process.pid
        self.cwd = kwargs.get("cwd") or Path.cwd()
        return self.connection_info

    async def _ready_kernel(self, cmd: list[str], asked: dict[str, Any]) -> Any:
        if unknown := sorted(set(asked) - _UNDERSTOOD):
            raise NotReady(f"it is asked for with {', '.join(unknown)}")
        if asked.get("independent"):
            raise NotReady("it is to outlive its manager")
        folder = os.path.abspath(asked.get("cwd") or os.getcwd())
        if not os.path.isdir(folder):
            raise NotReady(f"its folder does not exist: {folder}")
        environment = {**(asked.get("env") or os.environ), "JPY_PARENT_PID": str(os.getpid())}
        launch = Launch([os.path.expanduser(part) for part in cmd], environment, folder)
        streams = {name: asked.get(name) for name in STREAMS}
        # Each way needs what the other's operating systems do not have.
        if self.way == "fork":
            from composio_kit.kernels.forked import fork

            return await fork(Path(self.folder), launch, streams)
        from composio_kit.kernels.spare import SPARES

        return await SPARES.take(Path(self.folder), launch, streams)
