"""Pages of a list, in the shape of the API: items, next_cursor, and the counts."""

import base64
import binascii
import math
from collections.abc import Mapping, Sequence
from typing import TypeVar

from composio_kit.emulator.catalogue import JsonObject
from composio_kit.emulator.problems import FIELD_INVALID, Refusal
from composio_kit.emulator.refusals import CURSOR_INVALID
from composio_kit.emulator.text import Language, Text

Item = TypeVar("Item")

TEXT: JsonObject = {"type": "string"}
FLAG: JsonObject = {"type": "boolean"}
WINDOW: dict[str, JsonObject] = {
    "cursor": TEXT,
    "limit": {"type": "integer", "minimum": 1},
}
"""The query parameters that `window` reads."""

_RANGE = Text(
    en="it must be a whole number from 1 to {most}",
    id="harus berupa bilangan bulat dari 1 sampai {most}",
)

_TRUE_OR_FALSE = Text(en="it must be true or false", id="harus true atau false")


def window(
    query: Mapping[str, object], language: Language, *, default: int, most: int
) -> tuple[int, int]:
    """Where the asked page starts and how long it is, from `cursor` and `limit`.

    A limit beyond `most` is cut to it, as the API does; one below 1 or no number
    is refused.
    """
    asked = query.get("limit")
    try:
        limit = default if asked in (None, "") else int(float(str(asked)))
    except (ValueError, OverflowError):
        limit = 0
    if limit < 1:
        raise Refusal(FIELD_INVALID, field="limit", reason=_RANGE.say(language, most=most))
    return _start(query.get("cursor")), min(limit, most)


def page(items: Sequence[JsonObject], start: int, limit: int, total: int) -> JsonObject:
    """One page of `total` items, of which `start` came before."""
    return {
        "items": list(items),
        "next_cursor": cursor(start + limit) if start + limit < total else None,
        "current_page": start // limit + 1,
        "total_pages": max(1, math.ceil(total / limit)),
        "total_items": total,
    }


def cut(items: Sequence[Item], start: int, limit: int) -> Sequence[Item]:
    """The part of `items` that a page shows."""
    return items[start : start + limit]


def cursor(start: int) -> str:
    """What the caller sends back to get the page that begins at `start`."""
    return base64.urlsafe_b64encode(f"from:{start}".encode()).decode()


def listed(query: Mapping[str, str], name: str) -> list[str]:
    """The values of a list parameter: the SDK joins them with commas."""
    return [value for value in query.get(name, "").split(",") if value]


def flag(query: Mapping[str, str], language: Language, name: str) -> bool | None:
    """A boolean parameter, or None if it was not sent; anything else is refused."""
    values = {"": None, "true": True, "false": False}
    sent = query.get(name, "").lower()
    if sent not in values:
        raise Refusal(FIELD_INVALID, field=name, reason=_TRUE_OR_FALSE.say(language))
    return values[sent]


def _start(text: object) -> int:
    if text in (None, ""):
        return 0
    try:
        name, _, start = base64.urlsafe_b64decode(str(text).encode()).decode().partition(":")
        if name != "from" or not start.isdecimal() or int(start) > 10**12:
            raise Refusal(CURSOR_INVALID)
    except (binascii.Error, UnicodeError, ValueError):
        raise Refusal(CURSOR_INVALID) from None
    return int(start)
