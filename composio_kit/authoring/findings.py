"""What a rule reports."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from composio_kit.authoring.trees import Course


@dataclass(frozen=True)
class Finding:
    """One place that breaks one rule.

    Attributes
    ----------
    rule
        the short name of the rule: `P1`, `L3`, `V6`.
    file
        the file, relative to the root of the course.
    cell
        the id of the cell, the name of the message, or nothing for the whole file.
    sentence
        what is wrong and what to do about it, for the author.
    """

    rule: str
    file: str
    cell: str
    sentence: str

    def __str__(self) -> str:
        place = f"{self.file} [{self.cell}]" if self.cell else self.file
        return f"{self.rule} {place}: {self.sentence}"


Rule: TypeAlias = Callable[[Course], list[Finding]]
