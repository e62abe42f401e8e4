"""What a stored notebook may hold: outputs that repeat, and no trace of who ran it where."""

from collections.abc import Iterator
from typing import Any

from composio_kit.authoring.prose import html_blocks
from composio_kit.authoring.stamps import STAMP
from composio_kit.authoring.trees import Cell
from composio_kit.measured import MEASURED

WIDGET_VIEW = "application/vnd.jupyter.widget-view+json"
KERNELSPEC = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}
NOTEBOOK_METADATA = {"kernelspec": KERNELSPEC, "language_info": {"name": "python"}}
SHARED_CELL_METADATA = ("slideshow", "tags")


def cell_metadata_allowed(cell: Cell, language: str) -> tuple[str, ...]:
    """The metadata a cell may have; only a translated text carries a stamp."""
    translated = language != "en" and cell["cell_type"] == "markdown"
    return (*SHARED_CELL_METADATA, STAMP) if translated else SHARED_CELL_METADATA


def normalise(content: Any, language: str) -> None:
    """Leave in a notebook only what two runs have in common; changes `content`."""
    for key in list(content["metadata"]):
        del content["metadata"][key]
    content["metadata"].update(_copy(NOTEBOOK_METADATA))
    for cell in content["cells"]:
        allowed = cell_metadata_allowed(cell, language)
        for key in [key for key in cell["metadata"] if key not in allowed]:
            del cell["metadata"][key]
        if cell["cell_type"] == "code":
            merged = _merged_streams(cell["outputs"])
            cell["outputs"] = _without_measurements(_without_widgets(merged))


def output_texts(cell: Cell) -> Iterator[str]:
    """Everything a reader reads in the outputs of a cell, HTML without markup and code."""
    for output in cell.get("outputs", []):
        if output["output_type"] == "stream":
            yield output["text"]
        for mimetype, value in output.get("data", {}).items():
            if mimetype == "text/html":
                yield from html_blocks(value)
            elif mimetype.startswith("text/"):
                yield value


def _merged_streams(outputs: list[Any]) -> list[Any]:
    """Join neighbouring pieces of one stream: where a stream is cut is chance."""
    merged: list[Any] = []
    for output in outputs:
        last = merged[-1] if merged else None
        if last and _stream(last) and _stream(last) == _stream(output):
            last["text"] += output["text"]
        else:
            merged.append(output)
    return merged


def _stream(output: Any) -> str | None:
    return output["name"] if output["output_type"] == "stream" else None


def _without_widgets(outputs: list[Any]) -> list[Any]:
    """Drop the live views, whose ids are chance; what else an output says stays."""
    for output in outputs:
        output.get("data", {}).pop(WIDGET_VIEW, None)
        output.get("metadata", {}).pop(WIDGET_VIEW, None)
    return [output for output in outputs if output.get("data") != {}]


def _without_measurements(outputs: list[Any]) -> list[Any]:
    """Drop the pictures of measured times, which never repeat; the sentence beside them stays."""
    for output in outputs:
        if output.get("metadata", {}).pop(MEASURED, False):
            output["data"].pop("image/png", None)
    return outputs


def _copy(metadata: dict[str, dict[str, str]]) -> dict[str, dict[str, str]]:
    return {key: dict(value) for key, value in metadata.items()}
