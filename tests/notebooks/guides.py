"""Reads an instructor guide as its tables say it: tracks, rows, minutes, cells."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

_MARKDOWN = MarkdownIt("commonmark").enable("table")
_MINUTES_IN_TITLE = re.compile(r"\b(\d+) (?:minutes|menit)\b", re.IGNORECASE)
_MINUTES = re.compile(r"(\d+)–(\d+)")
_CELL = re.compile(r"\d\d-[a-z]+(?:-[a-z]+)+")
_COLUMNS = 6


@dataclass(frozen=True)
class Row:
    """One line of a table: from minute to minute, the first and the last cell if there are any."""

    begin: int
    end: int
    cells: tuple[str, ...]


@dataclass(frozen=True)
class Track:
    """One workshop: the minutes that its heading promises, and its rows in order."""

    title: str
    minutes: int
    rows: list[Row] = field(default_factory=list)

    @property
    def lessons(self) -> list[str]:
        """The numbers of its lessons, each once, in the order in which they are taught."""
        return list(dict.fromkeys(cell[:2] for row in self.rows for cell in row.cells))


@dataclass(frozen=True)
class Guide:
    """What a guide says: its tracks, every cell it names anywhere, the levels of its headings."""

    tracks: list[Track]
    named_cells: list[str]
    heading_levels: list[str]


def read_guide(path: Path) -> Guide:
    """Read `INSTRUCTOR.md`: a chapter with tables of six columns is a track."""
    root = SyntaxTreeNode(_MARKDOWN.parse(path.read_text(encoding="utf-8")))
    tracks: list[Track] = []
    title = ""
    for node in root.children:
        if node.type == "heading" and node.tag == "h2":
            title = _text(node)
        for row in _rows(node):
            if not tracks or tracks[-1].title != title:
                tracks.append(Track(title, _promised(title)))
            tracks[-1].rows.append(row)
    return Guide(
        tracks=tracks,
        named_cells=[code for code in _codes(root) if _CELL.fullmatch(code)],
        heading_levels=[node.tag for node in root.children if node.type == "heading"],
    )


def _rows(node: SyntaxTreeNode) -> Iterator[Row]:
    if node.type != "table":
        return
    for row in (part for part in node.walk() if part.type == "tr"):
        columns = row.children
        if len(columns) == _COLUMNS and columns[0].type == "td":
            begin, end = _MINUTES.fullmatch(_text(columns[0])).groups()
            yield Row(int(begin), int(end), tuple(_codes(columns[1])))


def _promised(title: str) -> int:
    (minutes,) = _MINUTES_IN_TITLE.findall(title)
    return int(minutes)


def _text(node: SyntaxTreeNode) -> str:
    return "".join(part.content for part in node.walk() if part.type in ("text", "code_inline"))


def _codes(node: SyntaxTreeNode) -> Iterator[str]:
    return (part.content for part in node.walk() if part.type == "code_inline")
