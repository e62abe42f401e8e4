"""The tables of the store: from records to rows, and back."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import fields
from operator import attrgetter
from typing import Any, Generic, TypeVar

from composio_kit.emulator.records import (
    Approval,
    AuthConfig,
    ConnectedAccount,
    Link,
    LogEntry,
    Session,
    SessionVersion,
)

Record = TypeVar("Record")

_TUPLES = frozenset({"scopes", "only_tools"})
_PACKED = _TUPLES | {"config", "acl", "experimental", "arguments", "source", "requests"}
_FLAGS = frozenset({"is_composio_managed", "is_enabled", "used"})
# No change touches these, so a change leaves the indexes over them alone.
_LASTING = frozenset({"id", "user_id", "session_id", "toolkit", "request_id", "created_at"})


def _unpack_tuple(kept: str) -> tuple[Any, ...]:
    return tuple(json.loads(kept))


_UNPACK: Mapping[str, Callable[[Any], Any]] = {
    **dict.fromkeys(_PACKED, json.loads),
    **dict.fromkeys(_TUPLES, _unpack_tuple),
    **dict.fromkeys(_FLAGS, bool),
}


class Table(Generic[Record]):
    """One kind of record, the table that keeps it, and the statements that reach it.

    What is more than a plain value becomes JSON in its column.
    """

    def __init__(self, kind: type[Record], name: str, order: tuple[str, ...] = ("seq",)) -> None:
        names = [field.name for field in fields(kind)]  # type: ignore[arg-type]
        owned = names if "project" in names else ["project", *names]
        self.name = name
        self.select = f"select {', '.join(names)} from {name}"
        self.insert = f"insert into {name} ({', '.join(owned)}) values ({_marks(owned)})"
        self.oldest_first = ", ".join(order)
        self.newest_first = ", ".join(f"{column} desc" for column in order)
        changing = [column for column in names if column not in _LASTING]
        self.update = (
            f"update {name} set ({', '.join(changing)}) = ({_marks(changing)}) "
            "where project = ? and id = ?"
        )
        self._kind = kind
        self._all = _reader(names)
        self._changing = _reader(changing)
        self._unpack = [
            (index, _UNPACK[column]) for index, column in enumerate(names) if column in _UNPACK
        ]

    def row(self, record: Record) -> Sequence[Any]:
        """Every column of a record."""
        return self._all(record)

    def changes(self, record: Record) -> Sequence[Any]:
        """The columns of a record that may have changed."""
        return self._changing(record)

    def record(self, row: Iterable[Any]) -> Record:
        """The record that a row holds."""
        values = list(row)
        for index, unpack in self._unpack:
            values[index] = unpack(values[index])
        return self._kind(*values)


def _reader(columns: Sequence[str]) -> Callable[[Any], list[Any]]:
    """What gives the values of some columns of a record."""
    read = attrgetter(*columns)
    packed = [index for index, column in enumerate(columns) if column in _PACKED]

    def values_of(record: Any) -> list[Any]:
        values = list(read(record))
        for index in packed:
            values[index] = json.dumps(values[index])
        return values

    return values_of


def _marks(columns: Sequence[str]) -> str:
    return ", ".join("?" * len(columns))


TABLES: Mapping[type, Table[Any]] = {
    Session: Table(Session, "sessions"),
    SessionVersion: Table(SessionVersion, "session_versions"),
    Approval: Table(Approval, "approvals"),
    AuthConfig: Table(AuthConfig, "auth_configs"),
    ConnectedAccount: Table(ConnectedAccount, "accounts"),
    Link: Table(Link, "links", order=("rowid",)),
    LogEntry: Table(LogEntry, "logs", order=("started_at", "seq")),
}
