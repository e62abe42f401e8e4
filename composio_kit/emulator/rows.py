"""From records to rows of the store, and back."""

import json
import sqlite3
from dataclasses import fields
from typing import Any, TypeVar

Record = TypeVar("Record")

_TUPLES = frozenset({"scopes", "only_tools"})
_PACKED = _TUPLES | {"config", "acl", "arguments", "source", "requests"}
_FLAGS = frozenset({"is_composio_managed", "is_enabled", "used"})


def row_of(record: Any) -> dict[str, Any]:
    """A record as the columns of its table; what is more than a plain value becomes JSON."""
    row = {field.name: getattr(record, field.name) for field in fields(record)}
    return {name: json.dumps(value) if name in _PACKED else value for name, value in row.items()}


def record_of(kind: type[Record], row: sqlite3.Row) -> Record:
    """The record of a kind that a row holds."""
    names = [field.name for field in fields(kind)]  # type: ignore[arg-type]
    return kind(**{name: _value(name, row[name]) for name in names})


def _value(name: str, kept: Any) -> Any:
    if name in _TUPLES:
        return tuple(json.loads(kept))
    if name in _PACKED:
        return json.loads(kept)
    return bool(kept) if name in _FLAGS else kept
