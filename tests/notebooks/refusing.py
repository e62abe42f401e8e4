"""A plugin beside nbval: each cell is compared with altered outputs too, in the same run.

A comparison that nothing could fail proves nothing. So whenever nbval compares what a cell
showed with what is stored, it is asked once more, with every stored text altered, and each
cell reports whether that was refused.
"""

from collections.abc import Callable, Iterable
from copy import deepcopy
from functools import partial
from typing import Any

import pytest
from nbval.plugin import IPyNbCell

REFUSED = "altered outputs were refused"
"""The property of a test case: `True` or `False`; there is none for a cell that shows no text."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let each cell compare twice."""
    for item in items:
        if isinstance(item, IPyNbCell):
            item.compare_outputs = partial(_compared_twice, item, item.compare_outputs)


def alter(outputs: Iterable[Any]) -> bool:
    """Alter every text in the outputs of a cell; whether there was any."""
    found = False
    for output in outputs:
        if output.output_type == "stream":
            output.text = f"altered {output.text}"
            found = True
        for mimetype, value in output.get("data", {}).items():
            if mimetype.startswith("text/"):
                output.data[mimetype] = f"altered {value}"
                found = True
    return found


def _compared_twice(
    cell: IPyNbCell, compare: Callable[..., bool], shown: list[Any], stored: list[Any]
) -> bool:
    same = compare(shown, stored)
    explained = list(cell.comparison_traceback)
    altered = deepcopy(stored)
    if alter(altered):
        cell.user_properties.append((REFUSED, not compare(shown, altered)))
    cell.comparison_traceback[:] = explained
    return same
