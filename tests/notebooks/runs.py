"""Runs the notebooks as their users do, and says how the outputs compare with the stored ones."""

import os
import subprocess
import sys
from base64 import b64decode
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import nbformat
import papermill
from matplotlib.image import imread

from composio_kit.authoring.outputs import normalise
from composio_kit.authoring.trees import REPOSITORY
from composio_kit.models import without_model_keys
from tests.notebooks import refusing
from tests.processes import PATIENCE

CELL_SECONDS = str(int(PATIENCE))


@dataclass(frozen=True)
class Compared:
    """What strict nbval says of a cell.

    Attributes
    ----------
    problem
        what is wrong with its outputs; empty if they are as stored.
    refused
        whether it refuses them altered; None for a cell that shows no text.
    """

    problem: str
    refused: bool | None


def nbval(tree: Path, report: Path) -> dict[str, dict[str, Compared]]:
    """Compare every output of a tree of notebooks, strictly, and then with altered ones.

    Parameters
    ----------
    tree
        the folder of the notebooks.
    report
        where pytest writes its report; whatever else it says lies beside it.

    Returns
    -------
    dict
        for each lesson and code cell, by id, how it compares.
    """
    command = [sys.executable, "-m", "pytest", "--disable-plugin-autoload", "-p", "nbval.plugin"]
    command += ["-p", refusing.__name__, "--nbval", "--nbval-cell-timeout", CELL_SECONDS]
    command += ["--color=no", "-p", "no:cacheprovider", "-o", "addopts="]
    finished = _finished([*command, f"--junitxml={report}", str(tree)])
    assert report.is_file(), finished.stdout + finished.stderr
    results: dict[str, dict[str, Compared]] = {}
    for case in ElementTree.parse(report).iter("testcase"):
        lesson = case.attrib["classname"].removesuffix(".ipynb").rpartition(".")[2]
        number = int(case.attrib["name"].removeprefix("Cell "))
        said = {each.attrib["name"]: each.attrib["value"] for each in case.iter("property")}
        problems = [part.text or part.tag for part in case if part.tag != "properties"]
        results.setdefault(lesson, {})[_code_cells(tree / f"{lesson}.ipynb")[number].id] = Compared(
            problem="\n".join(problems),
            refused=said[refusing.REFUSED] == "True" if refusing.REFUSED in said else None,
        )
    return results


def altered(notebooks: Iterable[Path], copy: Path) -> dict[str, list[str]]:
    """Copy notebooks with every stored text output altered; the ids of those cells, by lesson."""
    copy.mkdir(parents=True)
    changed: dict[str, list[str]] = {}
    for path in notebooks:
        notebook = nbformat.read(path, as_version=4)
        cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
        changed[path.stem] = [cell.id for cell in cells if refusing.alter(cell.outputs)]
        nbformat.write(notebook, copy / path.name)
    return changed


def papermill_outputs(notebook: Path, language: str) -> dict[str, list[Any]]:
    """What each code cell shows when papermill runs a notebook in another language than its own."""
    executed = papermill.execute_notebook(
        notebook, None, parameters={"LANG": language}, progress_bar=False
    )
    return _outputs(executed)


def papermill_command_outputs(notebook: Path, language: str, out: Path) -> dict[str, list[Any]]:
    """The same by the command that the README shows."""
    finished = _finished(
        [sys.executable, "-m", "papermill", str(notebook), str(out), "-p", "LANG", language]
    )
    assert finished.returncode == 0, finished.stderr
    return _outputs(nbformat.read(out, as_version=4))


def stored_outputs(notebook: Path) -> dict[str, list[Any]]:
    """What each code cell of a notebook shows, as it is stored."""
    return _outputs(nbformat.read(notebook, as_version=4))


def _finished(command: list[str]) -> subprocess.CompletedProcess[str]:
    """Run a command that knows neither of the pytest around it nor of a chat model's key."""
    seen = without_model_keys(os.environ)
    environment = {key: value for key, value in seen.items() if not key.startswith("PYTEST_")}
    return subprocess.run(
        command, cwd=REPOSITORY, env=environment, capture_output=True, text=True, check=False
    )


def _code_cells(path: Path) -> list[Any]:
    notebook = nbformat.read(path, as_version=4)
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def _outputs(notebook: Any) -> dict[str, list[Any]]:
    normalise(notebook, "en")
    cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
    return {
        cell.id: [_comparable(output) for output in cell.outputs]
        for cell in cells
        if "injected-parameters" not in cell.metadata.get("tags", [])
    }


def _comparable(output: Any) -> dict[str, Any]:
    shown = {key: value for key, value in output.items() if key != "execution_count"}
    if "image/png" in shown.get("data", {}):
        shown["data"] = {**shown["data"], "image/png": _pixels(shown["data"]["image/png"])}
    return shown


def _pixels(png: str) -> str:
    """What a picture shows: how its file is packed is not the same on every computer."""
    pixels = imread(BytesIO(b64decode(png)))
    return f"{pixels.shape} {sha256(pixels.tobytes()).hexdigest()}"
