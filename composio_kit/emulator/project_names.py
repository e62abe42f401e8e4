"""What a project is called in the state: by a salted digest of its API key.

Whoever reads the file of `--state` must not find a key there that opens a
project. The salt lies beside it, in the table `properties`.
"""

import hmac
import secrets
import sqlite3

SALT = "salt"


def project_name(salt: str, api_key: str) -> str:
    """The name of the project that a key opens. The key cannot be read from it."""
    return hmac.digest(salt.encode(), api_key.encode(), "sha256").hex()


def salt_of(db: sqlite3.Connection) -> str:
    """The salt of a state; one that has none yet gets it, and its projects their names.

    A state that an earlier emulator wrote calls its projects by their keys. They
    are renamed, and the file is written anew, so that no key stays in a page of
    it that is free by now.
    """
    kept = _kept(db)
    if kept is not None:
        return kept
    db.execute("begin immediate")
    try:
        salt = _kept(db) or secrets.token_hex(16)
        db.execute("insert or ignore into properties values (?, ?)", (SALT, salt))
        renamed = _rename_projects(db, salt)
        db.execute("commit")
    except BaseException:
        if db.in_transaction:
            db.execute("rollback")
        raise
    if renamed:
        db.execute("vacuum")
        db.execute("pragma wal_checkpoint(truncate)")
    return salt


def tables_by_project(db: sqlite3.Connection) -> list[str]:
    """Every table whose rows belong to a project."""
    found = db.execute(
        "select tables.name from sqlite_master as tables "
        "join pragma_table_info(tables.name) as columns "
        "where tables.type = 'table' and columns.name = 'project'"
    )
    return [name for (name,) in found.fetchall()]


def _kept(db: sqlite3.Connection) -> str | None:
    row = db.execute("select value from properties where name = ?", (SALT,)).fetchone()
    return str(row[0]) if row else None


def _rename_projects(db: sqlite3.Connection, salt: str) -> int:
    db.create_function("project_name", 1, lambda key: project_name(salt, key), deterministic=True)
    return sum(
        db.execute(f"update {table} set project = project_name(project)").rowcount
        for table in tables_by_project(db)
    )
