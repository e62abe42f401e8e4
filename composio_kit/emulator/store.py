"""What the emulator keeps, in SQLite: in memory for a lesson, in a file for `--state`.

Every query names the project, so a key sees only what was made with it. Nothing
is decided here: which project a key is, and which of a project's records a
session may use, is `policy`'s to say.
"""

import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, fields, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar

from composio_kit.emulator.records import (
    AuthConfig,
    ConnectedAccount,
    JsonObject,
    Link,
    LogEntry,
    Session,
)

Record = TypeVar("Record", AuthConfig, ConnectedAccount, Link, LogEntry, Session)

_TABLES: Mapping[type, str] = MappingProxyType(
    {
        Session: "sessions",
        AuthConfig: "auth_configs",
        ConnectedAccount: "accounts",
        Link: "links",
        LogEntry: "logs",
    }
)
_PACKED = frozenset({"config", "scopes", "arguments", "source"})

_SCHEMA = """
create table if not exists sessions (
    seq integer primary key, project text not null, id text not null, user_id text not null,
    config text not null, config_version integer not null, created_at real not null,
    unique (project, id)
);
create table if not exists auth_configs (
    seq integer primary key, project text not null, id text not null, toolkit text not null,
    auth_scheme text not null, is_composio_managed integer not null, scopes text not null,
    created_at real not null,
    unique (project, id)
);
create index if not exists auth_configs_of_toolkit on auth_configs (project, toolkit, seq);
create table if not exists accounts (
    seq integer primary key, project text not null, id text not null, user_id text not null,
    toolkit text not null, auth_config_id text not null, alias text, word_id text not null,
    purpose text not null, number integer not null, status text not null, status_reason text,
    created_at real not null, updated_at real not null, connected_at real not null,
    unique (project, id), unique (project, user_id, toolkit, alias)
);
create index if not exists accounts_of_user on accounts (project, user_id, toolkit, status, seq);
create table if not exists links (
    token text primary key, form_token text not null, project text not null,
    account_id text not null, callback_url text, expires_at real not null, decision text
);
create index if not exists links_open on links (decision, expires_at);
create table if not exists logs (
    seq integer primary key, project text not null, id text not null, session_id text not null,
    request_id text not null, user_id text not null, tool_slug text not null,
    toolkit_slug text not null, connected_account_id text, auth_config_id text,
    parent_id text, parent_tool_slug text, status text not null, message text not null,
    arguments text not null, error text, credential_source text not null, source text not null,
    started_at real not null, ended_at real not null,
    unique (project, id)
);
create index if not exists logs_of_session on logs (project, session_id, seq);
create index if not exists logs_of_project on logs (project, seq);
create table if not exists account_data (
    seq integer primary key, project text not null, account_id text not null,
    kind text not null, key text not null, body text not null,
    unique (project, account_id, kind, key)
);
create table if not exists answers (
    project text not null, request_id text not null, operation text not null,
    status integer not null, body text not null,
    primary key (project, request_id, operation)
) without rowid;
"""


@dataclass(frozen=True, slots=True)
class Page:
    """One page of records: `start` is how many came before, `total` how many match."""

    start: int
    total: int


class Store:
    """The emulator's memory. One connection, used by one thread at a time.

    Parameters
    ----------
    path
        A file to keep the state in, or nothing to keep it in memory.
    """

    def __init__(self, path: Path | None = None) -> None:
        self._db = sqlite3.connect(
            path or ":memory:", isolation_level=None, check_same_thread=False
        )
        self._db.row_factory = sqlite3.Row
        if path:
            self._db.execute("pragma journal_mode = wal")
            self._db.execute("pragma synchronous = normal")
            self._db.execute("pragma busy_timeout = 5000")
        self._db.executescript(_SCHEMA)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All of the block, or nothing of it."""
        self._db.execute("begin immediate")
        try:
            yield
        except BaseException:
            self._db.execute("rollback")
            raise
        self._db.execute("commit")

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()

    def add(self, project: str, record: Session | AuthConfig | ConnectedAccount | LogEntry) -> None:
        """Keep a new record."""
        self._insert(record, {"project": project})

    def save(self, project: str, record: Session | ConnectedAccount | LogEntry) -> None:
        """Keep a changed record in the place of the one with its id."""
        row = _row(record)
        columns = ", ".join(f"{name} = :{name}" for name in row)
        self._db.execute(
            f"update {_TABLES[type(record)]} set {columns} where project = :project and id = :id",
            {**row, "project": project},
        )

    def remove(self, project: str, record: Session | ConnectedAccount) -> None:
        """Forget a record; an account's own data goes with it."""
        self._db.execute(
            f"delete from {_TABLES[type(record)]} where project = ? and id = ?",
            (project, record.id),
        )
        if isinstance(record, ConnectedAccount):
            self._db.execute(
                "delete from account_data where project = ? and account_id = ?",
                (project, record.id),
            )

    def session(self, project: str, session_id: str) -> Session | None:
        """The session of this id, if the project has it."""
        return self._one(Session, "project = ? and id = ?", (project, session_id))

    def account(self, project: str, account_id: str) -> ConnectedAccount | None:
        """The connected account of this id, if the project has it."""
        return self._one(ConnectedAccount, "project = ? and id = ?", (project, account_id))

    def active_accounts(self, project: str, user_id: str, toolkit: str) -> list[ConnectedAccount]:
        """A user's ACTIVE accounts at one toolkit, in the order of their making."""
        where = "project = ? and user_id = ? and toolkit = ? and status = 'ACTIVE'"
        return self._all(ConnectedAccount, where, (project, user_id, toolkit))

    def has_alias(self, project: str, user_id: str, toolkit: str, alias: str) -> bool:
        """Whether one of a user's accounts at a toolkit has this alias already."""
        where = "project = ? and user_id = ? and toolkit = ? and alias = ?"
        return self._one(ConnectedAccount, where, (project, user_id, toolkit, alias)) is not None

    def accounts(
        self,
        project: str,
        filters: Mapping[str, Sequence[str]],
        *,
        order_by: str,
        descending: bool,
        start: int,
        limit: int,
    ) -> tuple[list[ConnectedAccount], Page]:
        """One page of the project's accounts, those whose columns are among the values."""
        where, values = "project = ?", [project]
        for column, wanted in filters.items():
            where += f" and {column} in ({', '.join('?' * len(wanted))})"
            values += wanted
        direction = "desc" if descending else "asc"
        return self._page(
            ConnectedAccount,
            where,
            values,
            f"{order_by} {direction}, seq {direction}",
            start,
            limit,
        )

    def auth_config(self, project: str, auth_config_id: str) -> AuthConfig | None:
        """The auth config of this id, if the project has it."""
        return self._one(AuthConfig, "project = ? and id = ?", (project, auth_config_id))

    def auth_config_for(self, project: str, toolkit: str) -> AuthConfig | None:
        """The first auth config that the project made for a toolkit."""
        found = self._all(AuthConfig, "project = ? and toolkit = ?", (project, toolkit))
        return found[0] if found else None

    def add_link(self, link: Link) -> None:
        """Keep a new consent link."""
        self._insert(link, {})

    def link(self, token: str) -> Link | None:
        """The consent link with this token. The token is the secret: no project is needed."""
        return self._one(Link, "token = ?", (token,))

    def decide(self, link: Link, decision: str) -> None:
        """Use up a link."""
        self._db.execute("update links set decision = ? where token = ?", (decision, link.token))

    def lapsed_links(self, now: float) -> list[Link]:
        """The links that nobody used in time."""
        return self._all(Link, "decision is null and expires_at <= ?", (now,))

    def log(self, project: str, log_id: str) -> LogEntry | None:
        """The log entry of this id, if the project has it."""
        return self._one(LogEntry, "project = ? and id = ?", (project, log_id))

    def logs(
        self, project: str, where: str, values: Sequence[Any], start: int, limit: int
    ) -> tuple[list[LogEntry], Page]:
        """One page of the project's calls that meet a condition, the newest first."""
        where = f"project = ? and ({where})" if where else "project = ?"
        return self._page(LogEntry, where, [project, *values], "seq desc", start, limit)

    def data(self, project: str, account_id: str, kind: str) -> list[JsonObject]:
        """An account's records of one kind, in the order in which they were first written."""
        rows = self._db.execute(
            "select body from account_data where project = ? and account_id = ? and kind = ? "
            "order by seq",
            (project, account_id, kind),
        )
        return [json.loads(body) for (body,) in rows]

    def datum(self, project: str, account_id: str, kind: str, key: str) -> JsonObject | None:
        """One of an account's records."""
        row = self._db.execute(
            "select body from account_data "
            "where project = ? and account_id = ? and kind = ? and key = ?",
            (project, account_id, kind, key),
        ).fetchone()
        return json.loads(row[0]) if row else None

    def put_datum(
        self, project: str, account_id: str, kind: str, key: str, body: JsonObject
    ) -> None:
        """Write one of an account's records, keeping its place if it is there already."""
        self._db.execute(
            "insert into account_data (project, account_id, kind, key, body) "
            "values (?, ?, ?, ?, ?) "
            "on conflict (project, account_id, kind, key) do update set body = excluded.body",
            (project, account_id, kind, key, json.dumps(body)),
        )

    def answer(
        self, project: str, request_id: str, operation: str
    ) -> tuple[int, JsonObject] | None:
        """What was answered before to the same request, sent again."""
        row = self._db.execute(
            "select status, body from answers "
            "where project = ? and request_id = ? and operation = ?",
            (project, request_id, operation),
        ).fetchone()
        return (row[0], json.loads(row[1])) if row else None

    def keep_answer(
        self, project: str, request_id: str, operation: str, status: int, body: JsonObject
    ) -> None:
        """Remember an answer, so that a retry of the same request makes nothing twice."""
        self._db.execute(
            "insert into answers values (?, ?, ?, ?, ?)",
            (project, request_id, operation, status, json.dumps(body)),
        )

    def _insert(self, record: Any, more: Mapping[str, str]) -> None:
        row = {**_row(record), **more}
        self._db.execute(
            f"insert into {_TABLES[type(record)]} ({', '.join(row)}) "
            f"values ({', '.join(f':{name}' for name in row)})",
            row,
        )

    def _one(self, kind: type[Record], where: str, values: Sequence[Any]) -> Record | None:
        found = self._all(kind, where, values)
        return found[0] if found else None

    def _all(self, kind: type[Record], where: str, values: Sequence[Any]) -> list[Record]:
        order = "rowid" if kind is Link else "seq"
        rows = self._db.execute(
            f"select * from {_TABLES[kind]} where {where} order by {order}", tuple(values)
        )
        return [_record(kind, row) for row in rows]

    def _page(
        self,
        kind: type[Record],
        where: str,
        values: Sequence[Any],
        order: str,
        start: int,
        limit: int,
    ) -> tuple[list[Record], Page]:
        table = _TABLES[kind]
        (total,) = self._db.execute(
            f"select count(*) from {table} where {where}", tuple(values)
        ).fetchone()
        rows = self._db.execute(
            f"select * from {table} where {where} order by {order} limit ? offset ?",
            (*values, limit, start),
        )
        return [_record(kind, row) for row in rows], Page(start, total)


def _row(record: Any) -> dict[str, Any]:
    row = {field.name: getattr(record, field.name) for field in fields(record)}
    return {name: json.dumps(value) if name in _PACKED else value for name, value in row.items()}


def _record(kind: type[Record], row: sqlite3.Row) -> Record:
    values = {
        field.name: json.loads(row[field.name]) if field.name in _PACKED else row[field.name]
        for field in fields(kind)
    }
    record = kind(**values)
    if isinstance(record, AuthConfig):
        record = replace(
            record,
            scopes=tuple(record.scopes),
            is_composio_managed=bool(record.is_composio_managed),
        )
    return record
