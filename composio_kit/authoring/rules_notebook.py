"""V1 to V6: what a stored notebook proves, and what it must not hold."""

import re
from collections import Counter
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

from nbformat.validator import iter_validate

from composio_kit.authoring.code import ends_in_expression, parse
from composio_kit.authoring.findings import Finding
from composio_kit.authoring.outputs import (
    NOTEBOOK_METADATA,
    WIDGET_VIEW,
    cell_metadata_allowed,
)
from composio_kit.authoring.trees import Cell, Course, cell_id, serialised
from composio_kit.messages import messages

FEWEST_OUTPUTS = 3
FORMAT = (4, 5)

_NBVAL_COMMENT = re.compile(r"^\s*#\s*(?:NBVAL_|PYTEST_VALIDATE_)\w+", re.MULTILINE)
_SECRETS = (
    re.compile(r"\bak_\w{4,}"),
    re.compile(r"\bsk-[\w-]{8,}"),
    re.compile(r"\bgh[pousr]_\w{8,}"),
    re.compile(r"\bxox[abps]-[\w-]{8,}"),
    re.compile(r"\bBearer\s+[\w.~+/-]{8,}"),
    re.compile(r"\beyJ[\w-]{8,}\.[\w-]+"),
)
_ADDRESS = re.compile(r"[\w.+-]+@((?:[\w-]+\.)+[A-Za-z]{2,})")
# Names that RFC 2606 reserves, so that no example writes to a person.
_RESERVED = re.compile(r"(?:^|\.)(?:example(?:\.(?:com|net|org))?|test|invalid|localhost)$")


def executed(course: Course) -> list[Finding]:
    """V1: every code cell was run; without a count nbval compares nothing."""
    words = messages().rules
    return [
        Finding("V1", notebook.name, cell_id(cell), words.not_executed)
        for _, notebook in course.notebooks
        for cell in notebook.code_cells
        if cell.get("execution_count") is None
    ]


def executed_in_order(course: Course) -> list[Finding]:
    """V2: the counts are 1 to N: restart, then run all."""
    findings = []
    for _, notebook in course.notebooks:
        counts = [cell.get("execution_count") for cell in notebook.code_cells]
        if None not in counts and counts != list(range(1, len(counts) + 1)):
            sentence = messages().rules.counts_out_of_order.format(counts=counts)
            findings.append(Finding("V2", notebook.name, "", sentence))
    return findings


def compared_outputs(course: Course) -> list[Finding]:
    """V3: there is something to compare, nothing hides from comparison, nothing failed."""
    words = messages().rules
    findings = []
    for _, notebook in course.notebooks:
        compared = [cell for cell in notebook.code_cells if cell["outputs"]]
        if len(compared) < FEWEST_OUTPUTS:
            sentence = words.outputs_few.format(count=len(compared), fewest=FEWEST_OUTPUTS)
            findings.append(Finding("V3", notebook.name, "", sentence))
        for cell in notebook.code_cells:
            sentences = []
            if not cell["outputs"] and ends_in_expression(cell["source"]):
                sentences.append(words.value_not_shown)
            if _NBVAL_COMMENT.search(cell["source"]):
                sentences.append(words.nbval_comment)
            if any(output["output_type"] == "error" for output in cell["outputs"]):
                sentences.append(words.error_stored)
            findings += [Finding("V3", notebook.name, cell_id(cell), each) for each in sentences]
    return findings


def no_traces(course: Course) -> list[Finding]:
    """V4: no widget state, no metadata of a machine, an editor or a run."""
    words = messages().rules
    findings = []
    for _, notebook in course.notebooks:
        if notebook.content["metadata"] != NOTEBOOK_METADATA:
            findings.append(Finding("V4", notebook.name, "", words.notebook_metadata))
        for cell in notebook.cells:
            allowed = cell_metadata_allowed(cell, notebook.language)
            extra = sorted(set(cell["metadata"]) - set(allowed))
            if extra:
                sentence = words.cell_metadata.format(keys=", ".join(extra))
                findings.append(Finding("V4", notebook.name, cell_id(cell), sentence))
            if any(WIDGET_VIEW in output.get("data", {}) for output in cell.get("outputs", [])):
                findings.append(Finding("V4", notebook.name, cell_id(cell), words.widget_view))
    return findings


def valid_file(course: Course) -> list[Finding]:
    """V5: a valid notebook of format 4.5 with unique ids, written as JupyterLab writes it."""
    words = messages().rules
    findings = [
        Finding("V5", path.relative_to(course.root).as_posix(), "", reason)
        for path, reason in course.unreadable.items()
    ]
    for _, notebook in course.notebooks:
        sentences = []
        content = notebook.content
        if (content["nbformat"], content.get("nbformat_minor")) != FORMAT:
            sentences.append(words.format_wrong)
        sentences += [
            words.notebook_invalid.format(error=error.message)
            for error in iter_validate(deepcopy(content))  # type: ignore[no-untyped-call]
        ]
        if not sentences and notebook.text != serialised(content):
            sentences.append(words.written_differently)
        findings += [Finding("V5", notebook.name, "", sentence) for sentence in sentences]
        ids = Counter(map(cell_id, notebook.cells))
        for repeated in [each for each, times in ids.items() if times > 1]:
            findings.append(Finding("V5", notebook.name, repeated, words.id_repeated))
        for cell in notebook.code_cells:
            if parse(cell["source"]) is None:
                findings.append(Finding("V5", notebook.name, cell_id(cell), words.code_unreadable))
    return findings


def no_secrets(course: Course) -> list[Finding]:
    """V6: nothing that looks like a key, and no address of a person."""
    return [
        Finding("V6", notebook.name, cell_id(cell), sentence)
        for _, notebook in course.notebooks
        for cell in notebook.cells
        for sentence in dict.fromkeys(_secrets_in(cell))
    ]


def _secrets_in(cell: Cell) -> Iterator[str]:
    words = messages().rules
    for text in _strings(cell):
        for pattern in _SECRETS:
            for found in pattern.findall(text):
                yield words.key_like.format(found=f"{found[:6]}…")
        for address in _ADDRESS.finditer(text):
            if not _RESERVED.search(address.group(1).lower()):
                yield words.real_address.format(address=address.group())


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, each in value.items():
            yield key
            yield from _strings(each)
    elif isinstance(value, list):
        for each in value:
            yield from _strings(each)
