"""Which of the client's operations the emulator offers: the table in `coverage.csv`.

The table has one row for every operation of `composio_client`; a test holds
that, and that each row marked `supported` has a route.
`python -m composio_kit.emulator.coverage` writes it into the README, with the
options of a session below it.
"""

import csv
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from composio_kit.emulator.session_options import ABSENT, LIMITS, offered_options

Coverage = Literal["supported", "absent"]

README = Path(__file__).with_name("README.md")
_TABLE = re.compile(r"(?<=<!-- coverage -->\n).*(?=<!-- /coverage -->)", re.DOTALL)
_OPTIONS = re.compile(r"(?<=<!-- options -->\n).*(?=<!-- /options -->)", re.DOTALL)


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


def table() -> str:
    """The table for people, in Markdown: a row for every resource of the client."""
    resources: dict[str, dict[Coverage, list[str]]] = {}
    for operation in covered_operations():
        resource, _, name = operation.accessor.rpartition(".")
        columns = resources.setdefault(resource, {"supported": [], "absent": []})
        columns[operation.coverage].append(f"`{name}`")
    offered = sum(len(columns["supported"]) for columns in resources.values())
    rows = [
        f"| `{resource}` | {', '.join(columns['supported'])} | {', '.join(columns['absent'])} |"
        for resource, columns in sorted(resources.items())
    ]
    return "\n".join(
        [
            f"{offered} of the client's {len(covered_operations())} operations are offered.",
            "",
            "| Resource | Offered | Answered with 501 |",
            "|---|---|---|",
            *rows,
            "",
        ]
    )


def options_table() -> str:
    """The options that a session can be created with, in Markdown, and why some are absent."""
    offered = [f"| `{option}` | {LIMITS.get(option, 'yes')} |" for option in offered_options()]
    absent = [f"| `{option}` | 501: {why.en} |" for option, why in ABSENT.items()]
    return "\n".join(["| Option of a session | Offered |", "|---|---|", *offered, *absent, ""])


def with_table(document: str) -> str:
    """The document with each table as it is now between its two markers."""
    return _OPTIONS.sub(lambda _: options_table(), _TABLE.sub(lambda _: table(), document))


@cache
def _pattern(path: str) -> re.Pattern[str]:
    return re.compile(re.sub(r"\\\{[^}]*\\\}", "[^/]+", re.escape(path)))


if __name__ == "__main__":
    README.write_text(with_table(README.read_text(encoding="utf-8")), encoding="utf-8")
