"""Which of the client's operations the emulator offers: the table in `coverage.csv`.

The table has one row for every operation of `composio_client`; a test holds
that, and that each row marked `supported` has a route.
"""

import csv
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

Coverage = Literal["supported", "absent"]


@dataclass(frozen=True, slots=True)
class CoveredOperation:
    """One operation of the client, where a program calls it, and whether it is offered here."""

    method: str
    path: str
    accessor: str
    coverage: Coverage


@cache
def covered_operations() -> tuple[CoveredOperation, ...]:
    """Every operation of the client, in the order of the table."""
    with (Path(__file__).parent / "coverage.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))[1:]
    return tuple(
        CoveredOperation(method, path, accessor, "supported" if word == "supported" else "absent")
        for method, path, accessor, word in rows
    )


def operation_at(method: str, path: str) -> CoveredOperation | None:
    """The client's operation that a request means, or None if it means none.

    Of two that fit, it is the one with fewer placeholders: `/toolkits/categories`
    is not the toolkit called `categories`.
    """
    fitting = [
        operation
        for operation in covered_operations()
        if operation.method == method and _pattern(operation.path).fullmatch(path)
    ]
    return min(fitting, key=lambda operation: operation.path.count("{"), default=None)


def hidden_operations(routes: Iterable[tuple[str, str]]) -> list[CoveredOperation]:
    """The absent operations whose own path a route for another one would answer.

    Parameters
    ----------
    routes
        Method and path of every route.
    """
    return [
        operation
        for operation in covered_operations()
        if operation.coverage == "absent"
        and any(
            operation.method == method and _pattern(path).fullmatch(operation.path)
            for method, path in routes
        )
    ]


@cache
def _pattern(path: str) -> re.Pattern[str]:
    return re.compile(re.sub(r"\\\{[^}]*\\\}", "[^/]+", re.escape(path)))
