"""Notebooks of a few cells that import nothing, so that a run of one takes a second."""

from collections.abc import Mapping
from pathlib import Path

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

KERNEL = {"name": "python3", "display_name": "Python 3 (ipykernel)", "language": "python"}


def write_notebook(
    path: Path, cells: Mapping[str, str], *, kernel: str = "python3", **code_cell
) -> Path:
    """A notebook with a heading and these code cells, by id; `code_cell` goes into each."""
    notebook = new_notebook(metadata={"kernelspec": {**KERNEL, "name": kernel}})
    notebook.cells = [new_markdown_cell("# A lesson", id="title")]
    notebook.cells += [new_code_cell(code, id=name, **code_cell) for name, code in cells.items()]
    path.parent.mkdir(parents=True, exist_ok=True)
    nbformat.write(notebook, path)
    return path
