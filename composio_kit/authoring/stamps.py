"""The stamp of a translation: which English it was made from.

Every Indonesian Markdown cell carries `metadata.i18n.src`, a hash of the
English cell as it was when a person accepted the translation. It is compared
with the live English cell, never with a stored copy.
"""

import hashlib

from composio_kit.authoring.trees import Cell

# The first line of a cell that `sync` has inserted and nobody has translated.
UNTRANSLATED = "**[[untranslated]]**"
STAMP = "i18n"


def stamp(source: str) -> str:
    """The stamp of an English text; spaces at line ends and newlines at its end do not count."""
    text = "\n".join(line.rstrip() for line in source.splitlines()).rstrip("\n")
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def accepted_stamp(cell: Cell) -> str:
    """The stamp that a translated cell carries, or nothing."""
    return str(cell["metadata"].get(STAMP, {}).get("src", ""))


def is_untranslated(cell: Cell) -> bool:
    """Whether the cell is still the English text that `sync` inserted."""
    return UNTRANSLATED in cell["source"]
