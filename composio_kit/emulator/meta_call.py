"""What a call of a meta tool carries, and what it says to the caller."""

from dataclasses import dataclass

from composio_kit.emulator.catalogue import JsonObject
from composio_kit.emulator.records import LogEntry, Session
from composio_kit.emulator.state import Call
from composio_kit.emulator.text import Text

Result = tuple[JsonObject, str | None]
"""What a meta tool returns: its data, and a sentence if something failed."""


@dataclass(frozen=True, slots=True)
class MetaCall:
    """A call of a meta tool: in which session, with what, and where it is logged.

    `refused` are the subjects of the questions that the user answered with no.
    """

    call: Call
    session: Session
    arguments: JsonObject
    entry: LogEntry
    refused: frozenset[str] = frozenset()


CONNECTED = Text(
    en="{toolkit} is connected as {handle}.", id="{toolkit} terhubung sebagai {handle}."
)
NEEDS_NO_AUTH = Text(
    en="{toolkit} needs no authorization.", id="{toolkit} tidak memerlukan otorisasi."
)
SOME_FAILED = Text(en="{failed} of {total} failed.", id="{failed} dari {total} gagal.")


def some_failed(meta: MetaCall, failed: int, total: int) -> str | None:
    """The error of a call that did several things of which some failed."""
    return SOME_FAILED.say(meta.call.language, failed=failed, total=total) if failed else None
