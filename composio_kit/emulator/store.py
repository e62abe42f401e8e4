"""What the emulator keeps, in SQLite: in memory for a lesson, in a file for `--state`.

Every query names the project, so a key sees only what was made with it. Nothing
is decided here: which project a key is, and which of a project's records a
session may use, is `policy`'s to say.
"""

import json
import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from composio_kit.emulator.properties import (
    Properties,
    add_missing_columns,
    project_name,
    salt_of,
    tables_by_project,
)
from composio_kit.emulator.records import (
    Approval,
    AuthConfig,
    ConnectedAccount,
    JsonObject,
    Link,
    LogEntry,
    Session,
    SessionVersion,
)
from composio_kit.emulator.rows import TABLES
from composio_kit.emulator.transactions import Transactions

Record = TypeVar(
    "Record", Approval, AuthConfig, ConnectedAccount, Link, LogEntry, Session, SessionVersion
)

KEPT_ANSWERS = 10_000
"""A client sends a request again within seconds: long before so many others were answered."""

_SCHEMA = Path(__file__).with_name("schema.sql")


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
        if path:
            self._db.execute("pragma journal_mode = wal")
            self._db.execute("pragma synchronous = normal")
            self._db.execute("pragma busy_timeout = 5000")
        self._db.executescript(_SCHEMA.read_text(encoding="utf-8"))
        add_missing_columns(self._db)
        self._salt = salt_of(self._db)
        self.properties = Properties(self._db)
        self._transactions = Transactions(self._db, together=path is not None)

    def project(self, api_key: str) -> str:
        """What the project of an API key is called here; the key itself is not kept."""
        return project_name(self._salt, api_key)

    def transaction(self, at_once: bool = False) -> AbstractContextManager[None]:
        """All of the block, or nothing of it; see `Transactions.one`."""
        return self._transactions.one(at_once)

    async def settled(self) -> None:
        """Wait until what was written is safe in the file, if there is one."""
        await self._transactions.settled()

    def close(self) -> None:
        """Let go of the file."""
        self._transactions.close()
        self._db.close()

    def add(
        self,
        project: str,
        record: Session | SessionVersion | Approval | AuthConfig | ConnectedAccount | LogEntry,
    ) -> None:
        """Keep a new record."""
        table = TABLES[type(record)]
        self._db.execute(table.insert, (project, *table.row(record)))

    def save(
        self, project: str, record: Session | AuthConfig | ConnectedAccount | LogEntry
    ) -> None:
        """Keep a changed record in the place of the one with its id."""
        table = TABLES[type(record)]
        self._db.execute(table.update, (*table.changes(record), project, record.id))

    def remove(self, project: str, record: Session | AuthConfig | ConnectedAccount) -> None:
        """Forget a record; an account's own data goes with it."""
        self._db.execute(
            f"delete from {TABLES[type(record)].name} where project = ? and id = ?",
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

    def versions(
        self, project: str, session_id: str, start: int, limit: int
    ) -> tuple[list[SessionVersion], Page]:
        """One page of the configurations that a session had before, the newest first."""
        where = "project = ? and session_id = ?"
        return self._page(
            SessionVersion, where, [project, session_id], "config_version desc", start, limit
        )

    def approval(self, project: str, state: str) -> Approval | None:
        """The call that waits for an answer with this state."""
        return self._one(Approval, "project = ? and state = ?", (project, state))

    def use_approval(self, approval: Approval) -> None:
        """An answer is good once."""
        self._db.execute("update approvals set used = 1 where state = ?", (approval.state,))

    def always_approve(self, project: str, session_id: str, tool_slug: str) -> None:
        """Ask no more for this tool in this session."""
        self._db.execute(
            "insert or ignore into always_approved values (?, ?, ?)",
            (project, session_id, tool_slug),
        )

    def always_approved(self, project: str, session_id: str) -> set[str]:
        """The tools for which a session's user need not be asked any more."""
        rows = self._db.execute(
            "select tool_slug from always_approved where project = ? and session_id = ?",
            (project, session_id),
        )
        return {slug for (slug,) in rows}

    def memory(self, project: str, session_id: str, workflow_id: str) -> JsonObject:
        """What was remembered in a piece of work of a session."""
        row = self._db.execute(
            "select memory from workflows where project = ? and session_id = ? and id = ?",
            (project, session_id, workflow_id),
        ).fetchone()
        return json.loads(row[0]) if row else {}

    def remember(self, project: str, session_id: str, workflow_id: str, memory: JsonObject) -> None:
        """Add to what is remembered in a piece of work, by application."""
        kept = self.memory(project, session_id, workflow_id)
        for name, facts in memory.items():
            kept[name] = list(dict.fromkeys([*kept.get(name, ()), *facts]))
        self._db.execute(
            "insert or replace into workflows values (?, ?, ?, ?)",
            (project, session_id, workflow_id, json.dumps(kept)),
        )

    def account(self, project: str, account_id: str) -> ConnectedAccount | None:
        """The connected account of this id, if the project has it."""
        return self._one(ConnectedAccount, "project = ? and id = ?", (project, account_id))

    def active_accounts(
        self, project: str, user_id: str, toolkit: str | None = None
    ) -> list[ConnectedAccount]:
        """A user's ACTIVE accounts at one toolkit or at all, in the order of their making."""
        where, values = "project = ? and user_id = ? and status = 'ACTIVE'", [project, user_id]
        if toolkit is not None:
            where, values = f"{where} and toolkit = ?", [*values, toolkit]
        return self._all(ConnectedAccount, where, values)

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

    def auth_configs(self, project: str) -> list[AuthConfig]:
        """Every auth config of the project, in the order of their making."""
        return self._all(AuthConfig, "project = ?", (project,))

    def auth_config_for(self, project: str, toolkit: str) -> AuthConfig | None:
        """The first enabled auth config that the project made for a toolkit."""
        where = "project = ? and toolkit = ? and is_enabled = 1"
        return self._one(AuthConfig, where, (project, toolkit))

    def accounts_with(self, project: str, auth_config_id: str) -> list[ConnectedAccount]:
        """The accounts that were connected with an auth config."""
        where = "project = ? and auth_config_id = ?"
        return self._all(ConnectedAccount, where, (project, auth_config_id))

    def connections_of(self, project: str, auth_config_id: str) -> int:
        """How many accounts were connected with an auth config."""
        (count,) = self._db.execute(
            "select count(*) from accounts where project = ? and auth_config_id = ?",
            (project, auth_config_id),
        ).fetchone()
        return int(count)

    def add_link(self, link: Link) -> None:
        """Keep a new consent link."""
        table = TABLES[Link]
        self._db.execute(table.insert, table.row(link))

    def link(self, token: str) -> Link | None:
        """The consent link with this token. The token is the secret: no project is needed."""
        return self._one(Link, "token = ?", (token,))

    def decide(self, link: Link, decision: str) -> None:
        """Use up a link."""
        self._db.execute("update links set decision = ? where token = ?", (decision, link.token))

    def open_link(self, project: str, account_id: str) -> Link | None:
        """The link of an account that nobody has used yet."""
        where = "project = ? and account_id = ? and decision is null"
        return self._one(Link, where, (project, account_id))

    def lapsed_links(self, now: float) -> list[Link]:
        """The links that nobody used in time."""
        return self._all(Link, "decision is null and expires_at <= ?", (now,))

    def log(self, project: str, log_id: str) -> LogEntry | None:
        """The log entry of this id, if the project has it."""
        return self._one(LogEntry, "project = ? and id = ?", (project, log_id))

    def logs(
        self, project: str, where: str, values: Sequence[Any], start: int, limit: int
    ) -> list[LogEntry]:
        """Some of the project's calls that meet a condition, the newest first."""
        table = TABLES[LogEntry]
        rows = self._db.execute(
            f"{table.select} where project = ? and ({where}) "
            f"order by {table.newest_first} limit ? offset ?",
            (project, *values, limit, start),
        )
        return [table.record(row) for row in rows]

    def count_logs(self, project: str, where: str, values: Sequence[Any]) -> int:
        """How many of the project's calls meet a condition."""
        (count,) = self._db.execute(
            f"select count(*) from logs where project = ? and ({where})", (project, *values)
        ).fetchone()
        return int(count)

    def latest(self, kind: type[Record], project: str, limit: int) -> list[Record]:
        """The project's newest records of one kind, the newest first."""
        table = TABLES[kind]
        rows = self._db.execute(
            f"{table.select} where project = ? order by {table.newest_first} limit ?",
            (project, limit),
        )
        return [table.record(row) for row in rows]

    def count_of(
        self, kind: type[Session] | type[ConnectedAccount], project: str, user_id: str
    ) -> int:
        """How many sessions, or connected accounts, a user has."""
        (count,) = self._db.execute(
            f"select count(*) from {TABLES[kind].name} where project = ? and user_id = ?",
            (project, user_id),
        ).fetchone()
        return int(count)

    def clear(self, project: str) -> None:
        """Forget everything of a project, in every table there is."""
        for table in tables_by_project(self._db):
            self._db.execute(f"delete from {table} where project = ?", (project,))

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

    def remove_datum(self, project: str, owner_id: str, kind: str, key: str) -> None:
        """Forget one record."""
        self._db.execute(
            "delete from account_data "
            "where project = ? and account_id = ? and kind = ? and key = ?",
            (project, owner_id, kind, key),
        )

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

    def answer(self, project: str, request: str) -> tuple[int, str] | None:
        """What was answered before to the same request, sent again."""
        row = self._db.execute(
            "select status, body from recent_answers where project = ? and request = ?",
            (project, request),
        ).fetchone()
        return (row[0], row[1]) if row else None

    def keep_answer(self, project: str, request: str, status: int, body: str) -> None:
        """Remember an answer for a while, so that a retry makes nothing twice."""
        added = self._db.execute(
            "insert into recent_answers (project, request, status, body) values (?, ?, ?, ?)",
            (project, request, status, body),
        )
        self._db.execute(
            "delete from recent_answers where seq <= ?", ((added.lastrowid or 0) - KEPT_ANSWERS,)
        )

    def _one(self, kind: type[Record], where: str, values: Sequence[Any]) -> Record | None:
        found = self._all(kind, where, values)
        return found[0] if found else None

    def _all(self, kind: type[Record], where: str, values: Sequence[Any]) -> list[Record]:
        table = TABLES[kind]
        rows = self._db.execute(
            f"{table.select} where {where} order by {table.oldest_first}", tuple(values)
        )
        return [table.record(row) for row in rows]

    def _page(
        self,
        kind: type[Record],
        where: str,
        values: Sequence[Any],
        order: str,
        start: int,
        limit: int,
    ) -> tuple[list[Record], Page]:
        table = TABLES[kind]
        (total,) = self._db.execute(
            f"select count(*) from {table.name} where {where}", tuple(values)
        ).fetchone()
        rows = self._db.execute(
            f"{table.select} where {where} order by {order} limit ? offset ?",
            (*values, limit, start),
        )
        return [table.record(row) for row in rows], Page(start, total)
