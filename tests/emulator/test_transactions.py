"""Transactions of a state file that come together are committed together."""

import asyncio
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from composio_kit.emulator.transactions import Transactions


class Database(sqlite3.Connection):
    """A connection that counts its commits, and whose disk can be full."""

    commits = 0
    is_full = False

    def execute(self, statement: str, *values: Any) -> sqlite3.Cursor:
        if statement == "commit":
            self.commits += 1
            if self.is_full:
                raise sqlite3.OperationalError("database or disk is full")
        return super().execute(statement, *values)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "state.db"


@pytest.fixture
def db(path: Path) -> Database:
    opened = sqlite3.connect(path, isolation_level=None, factory=Database)
    opened.execute("create table notes (note text)")
    return opened


@pytest.fixture
def transactions(db: Database) -> Transactions:
    return Transactions(db, together=True)


def in_the_file(path: Path) -> set[str]:
    """What another process that opens the file finds."""
    return {note for (note,) in sqlite3.connect(path).execute("select note from notes")}


async def request(db: Database, transactions: Transactions, note: str) -> None:
    with transactions.one():
        db.execute("insert into notes values (?)", (note,))
    await transactions.settled()


async def failing_request(db: Database, transactions: Transactions) -> None:
    with transactions.one():
        db.execute("insert into notes values ('lost')")
        raise ValueError


def in_one_turn(*requests: Any) -> list[Any]:
    async def turn() -> list[Any]:
        return await asyncio.gather(*requests, return_exceptions=True)

    return asyncio.run(turn())


def test_what_was_answered_is_in_the_file(
    db: Database, transactions: Transactions, path: Path
) -> None:
    in_one_turn(request(db, transactions, "one"))

    assert in_the_file(path) == {"one"}


def test_what_comes_together_is_committed_once(db: Database, transactions: Transactions) -> None:
    in_one_turn(*(request(db, transactions, str(number)) for number in range(5)))

    assert db.commits == 1


def test_one_that_fails_undoes_nothing_of_the_others(
    db: Database, transactions: Transactions, path: Path
) -> None:
    in_one_turn(
        request(db, transactions, "before"),
        failing_request(db, transactions),
        request(db, transactions, "after"),
    )

    assert in_the_file(path) == {"before", "after"}


def test_when_the_commit_fails_so_does_every_answer_that_waits_for_it(
    db: Database, transactions: Transactions, path: Path
) -> None:
    db.is_full = True

    came = in_one_turn(request(db, transactions, "one"), request(db, transactions, "two"))

    assert [type(each) for each in came] == [sqlite3.OperationalError] * 2
    assert in_the_file(path) == set()


def test_the_next_ones_go_on_after_a_commit_that_failed(
    db: Database, transactions: Transactions, path: Path
) -> None:
    db.is_full = True
    in_one_turn(request(db, transactions, "lost"))
    db.is_full = False

    in_one_turn(request(db, transactions, "kept"))

    assert in_the_file(path) == {"kept"}


def test_at_once_means_before_the_next_line(
    db: Database, transactions: Transactions, path: Path
) -> None:
    with transactions.one(at_once=True):
        db.execute("insert into notes values ('one')")

    assert in_the_file(path) == {"one"}


def test_closing_commits_what_is_open(db: Database, transactions: Transactions, path: Path) -> None:
    async def written() -> None:
        with transactions.one():
            db.execute("insert into notes values ('one')")
        transactions.close()

    in_one_turn(written())

    assert in_the_file(path) == {"one"}
