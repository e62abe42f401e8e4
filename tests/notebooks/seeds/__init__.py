"""The two documents behind the course, as they were found, and taken apart.

The texts beside this module are kept as they came. In the guide, UTF-8 was read as
Windows-1252, and the signs that Windows-1252 does not have were lost; the rule was copied
from a page that put two bars after each line and dropped the indentation.
"""

import re
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from pathlib import Path

FOLDER = Path(__file__).parent
FENCE = "```"

# What is left of three signs of which a byte was lost.
_MAIMED = (("âŒ", "❌"), ("ðŸ” ", "🔐 "), ("ï¸", "\N{VARIATION SELECTOR-16}"))
_BAR = "|"
# What only introduces a block: "**Python:**", "✅ **Recommended:**", "Start with:".
_LABEL = re.compile(r"(?:\S+ ){0,2}\*\*[^*]+\*\*:?|(?:\S+ ){0,3}\S+:")


@dataclass(frozen=True)
class Block:
    """A fenced block of code (`language` is not empty), or lines of prose that belong together."""

    language: str
    text: str

    @property
    def claims(self) -> int:
        """How many statements a piece of prose makes: items of a list, rows of a table, or one."""
        items = [line for line in self.text.splitlines() if re.match(r"- |\d+\. |\| \*\*", line)]
        return max(1, len(items))


@dataclass(frozen=True)
class Section:
    """A heading, without the signs before it, and what stands under it."""

    level: int
    heading: str
    blocks: tuple[Block, ...]

    @property
    def snippets(self) -> list[Block]:
        """The blocks of code."""
        return [block for block in self.blocks if block.language]

    @property
    def prose(self) -> list[Block]:
        """What is said between them."""
        return [block for block in self.blocks if not block.language]


def guide() -> list[Section]:
    """The guide, `000_d710a872e57c381f.txt`, section by section."""
    text = (FOLDER / "000_d710a872e57c381f.txt").read_text(encoding="utf-8")
    return _sections(repaired(text).splitlines())


def rule() -> list[Section]:
    """The rule, `004_39ed2079efd87c46.txt`, section by section; its head counts as one."""
    text = (FOLDER / "004_39ed2079efd87c46.txt").read_text(encoding="utf-8")
    return _sections(_without_bars(text).splitlines())


def repaired(text: str) -> str:
    """A text as it was before its UTF-8 was read as Windows-1252."""
    for maimed, sign in _MAIMED:
        text = text.replace(maimed, sign)
    pieces = (
        "".join(piece) if whole else "".join(piece).encode("cp1252").decode("utf-8")
        for whole, piece in groupby(text, lambda sign: not _in_windows_1252(sign))
    )
    return "".join(pieces)


def unindented(text: str) -> list[str]:
    """The lines of a block without what the page of the rule dropped: indentation and blanks."""
    return [line.strip() for line in text.splitlines() if line.strip()]


@cache
def _in_windows_1252(sign: str) -> bool:
    try:
        sign.encode("cp1252")
    except UnicodeEncodeError:
        return False
    return True


def _without_bars(text: str) -> str:
    """The lines of the page from the first rule on; a line without text has its bars only."""
    lines = text[text.index("---\n") :].splitlines()
    found, bars = [], 0
    for line in lines:
        if line != _BAR:
            found.append(line)
            bars = 0
        else:
            bars += 1
            if bars > 2 and bars % 2:
                found.append("")
    return "\n".join(found)


def _sections(lines: list[str]) -> list[Section]:
    sections: list[Section] = []
    level, heading, blocks = 1, "", list[Block]()
    code: list[str] | None = None
    language, said = "", list[str]()

    def pause() -> None:
        while said and _LABEL.fullmatch(said[-1]) and not re.match(r"\d", said[-1]):
            said.pop()
        if said:
            blocks.append(Block("", "\n".join(said)))
            said.clear()

    for line in [*lines, "# "]:
        if line.startswith(FENCE):
            if code is None:
                while said and _LABEL.fullmatch(said[-1]):
                    said.pop()
                pause()
                language, code = line.removeprefix(FENCE), []
            else:
                blocks.append(Block(language, "\n".join(code)))
                code = None
        elif code is not None:
            code.append(line)
        elif line.startswith("#"):
            pause()
            if blocks or heading:
                sections.append(Section(level, heading, tuple(blocks)))
            marks, _, title = line.partition(" ")
            level, blocks = len(marks), []
            heading = re.sub(r"^\W+", "", title.replace("*", ""))
        elif line in ("", "---"):
            if not (said and said[-1].startswith(("- ", "1. ", "2. ", "3. ", "4. "))):
                pause()
        else:
            said.append(line)
    return sections
