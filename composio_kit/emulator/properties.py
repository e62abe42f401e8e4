"""What the emulator keeps about itself: how its clock was moved, and how projects are called.

A project is called by a salted digest of its API key: whoever reads the file of
`--state` must not find a key there that opens a project.
"""

import hmac
import secrets
import sqlite3

SALT = "salt"
CLOCK_SHIFT = "clock_shift"
ORDERED_FAILURES = "ordered_failures"

_LATER_COLUMNS = (("sessions", "experimental", "{}"), ("accounts", "person", ""))


class Properties:
    """Values by name, of no project in particular. All of them are text."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def get(self, name: str) -> str | None:
        """The value of a property, or None if it was never kept."""
        row = self._db.execute("select value from properties where name = ?", (name,)).fetchone()
        return str(row[0]) if row else None

    def keep(self, name: str, value: str) -> None:
        """Keep a value in the place of an earlier one."""
        self._db.execute("insert or replace into properties values (?, ?)", (name, value))


def project_name(salt: str, api_key: str) -> str:
    """The name of the project that a key opens. The key cannot be read from it."""
    return hmac.digest(salt.encode(), api_key.encode(), "sha256").hex()


def salt_of(db: sqlite3.Connection) -> str:
    """The salt of a state; one that has none yet gets it, and its projects their names.

    A state that an earlier emulator wrote calls its projects by their keys. They
    are renamed, and the file is written anew, so that no key stays in a page of
    it that is free by now.
    """
    properties = Properties(db)
    kept = properties.get(SALT)
    if kept is not None:
        return kept
    db.execute("begin immediate")
    try:
        kept = properties.get(SALT)
        salt = kept or secrets.token_hex(16)
        properties.keep(SALT, salt)
        renamed = 0 if kept else _rename_projects(db, salt)
        db.execute("commit")
    except BaseException:
        if db.in_transaction:
            db.execute("rollback")
        raise
    if renamed:
        db.execute("vacuum")
        db.execute("pragma wal_checkpoint(truncate)")
    return salt


def add_missing_columns(db: sqlite3.Connection) -> None:
    """Give the tables of an earlier emulator's state the columns that came later."""
    for table, column, default in _LATER_COLUMNS:
        known = {row[1] for row in db.execute(f"pragma table_info({table})")}
        if column not in known:
            db.execute(f"alter table {table} add column {column} text not null default '{default}'")


def tables_by_project(db: sqlite3.Connection) -> list[str]:
    """Every table whose rows belong to a project."""
    found = db.execute(
        "select tables.name from sqlite_master as tables "
        "join pragma_table_info(tables.name) as columns "
        "where tables.type = 'table' and columns.name = 'project'"
    )
    return [name for (name,) in found.fetchall()]


def _rename_projects(db: sqlite3.Connection, salt: str) -> int:
    db.create_function("project_name", 1, lambda key: project_name(salt, key), deterministic=True)
    return sum(
        db.execute(f"update {table} set project = project_name(project)").rowcount
        for table in tables_by_project(db)
    )
