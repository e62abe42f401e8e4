"""A Jupyter Server extension: the server that manages kernels keeps a spare one."""

from typing import Any

from composio_kit.kernels.ready import prepare_spare


def _jupyter_server_extension_points() -> list[dict[str, str]]:
    return [{"module": __name__}]


def _load_jupyter_server_extension(server: Any) -> None:
    """Start the first spare kernel, where spares are the way that kernels are made ready."""
    prepare_spare()
