"""A real JupyterLab, started as a learner starts it."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
from playwright.sync_api import BrowserContext

from tests.browser.notebook import Notebook
from tests.processes import PATIENCE, nothing_left_behind
from tests.throwaway import write_notebook

TOKEN = "token-of-a-browser-test"
TIME_TO_START = 3 * PATIENCE
"""Seconds that JupyterLab gets; five are enough on a computer that does nothing else."""


@dataclass(frozen=True)
class JupyterLab:
    """A JupyterLab server.

    Attributes
    ----------
    address
        Where it answers, with its base URL, such as `http://127.0.0.1:8888/user/ana/`.
    folder
        What it shows: a learner's copy of the lessons, and notebooks that a test writes.
    """

    address: str
    folder: Path

    def write(self, name: str, *cells: str) -> Path:
        """A notebook of these code cells."""
        named = {f"cell-{number}": code for number, code in enumerate(cells)}
        return write_notebook(self.folder / f"{name}.ipynb", named)

    def open(self, context: BrowserContext, notebook: Path) -> Notebook:
        """Open a notebook in a new tab of a browser, and wait for its kernel."""
        path = notebook.relative_to(self.folder).as_posix()
        page = context.new_page()
        page.goto(f"{self.address}lab/tree/{path}?token={TOKEN}&reset")
        opened = Notebook(page, self.folder)
        opened.wait_for_kernel()
        return opened


@contextmanager
def run_lab(home: Path, base_url: str = "/") -> Iterator[JupyterLab]:
    """`composio-kit lab`, with settings, runtime files and lessons in a folder of its own.

    Parameters
    ----------
    home
        that folder, which must be empty.
    base_url
        the path that everything lies under, as a hub gives each person one; the
        kernels are told of it as a hub tells them.
    """
    config = home / "config"
    config.mkdir(parents=True)
    settings = {"LabApp": {"expose_app_in_browser": True}, "ServerApp": {"base_url": base_url}}
    (config / "jupyter_server_config.json").write_text(json.dumps(settings))
    environment = os.environ | {
        "JUPYTER_CONFIG_DIR": str(config),
        "JUPYTER_DATA_DIR": str(home / "data"),
        "JUPYTER_RUNTIME_DIR": str(home / "runtime"),
        "JUPYTERLAB_SETTINGS_DIR": str(home / "settings"),
        "IPYTHONDIR": str(home / "ipython"),
        "JUPYTER_TOKEN": TOKEN,
    }
    if base_url != "/":
        environment["JUPYTERHUB_SERVICE_PREFIX"] = base_url
    command = [sys.executable, "-c", "from composio_kit.cli import main; exit(main())", "lab"]
    command += ["--lang", "en", "--no-browser", "--folder", str(home / "lessons")]
    with (
        nothing_left_behind(),
        (home / "log").open("wb") as log,
        subprocess.Popen(command, env=environment, stdout=log, stderr=log) as server,
    ):
        try:
            yield JupyterLab(_address(home, server), home / "lessons")
        finally:
            server.terminate()
            server.wait(PATIENCE)


def _address(home: Path, server: "subprocess.Popen[bytes]") -> str:
    """Where the server answers, as soon as it does."""
    deadline = time.monotonic() + TIME_TO_START
    while time.monotonic() < deadline and server.poll() is None:
        for file in (home / "runtime").glob("jpserver-*.json"):
            try:
                address = str(json.loads(file.read_text())["url"])
                httpx.get(f"{address}api", trust_env=False).raise_for_status()
            except (ValueError, httpx.TransportError):
                continue
            return address
        time.sleep(0.1)
    raise AssertionError(f"JupyterLab did not start: {(home / 'log').read_text()}")
