"""The store's transactions: each is all or nothing, and those in a file commit together.

A commit to a file takes longer than the request that needs it. So what is
written in one turn of the event loop is committed once, after it, and every
answer waits for that (`settled`): a `kill -9` loses nothing that was answered.
"""

import asyncio
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager


class Transactions:
    """The transactions of one connection, which is in autocommit mode outside them.

    Parameters
    ----------
    together
        Whether those of one turn of the event loop are committed together.
    """

    def __init__(self, db: sqlite3.Connection, together: bool) -> None:
        self._db = db
        self._together = together
        self._due: asyncio.Future[None] | None = None

    @contextmanager
    def one(self, at_once: bool = False) -> Iterator[None]:
        """All of the block, or nothing of it.

        Parameters
        ----------
        at_once
            Whether to commit when it ends, so that what goes wrong then is raised here.
        """
        if self._db.in_transaction:
            with self._part():
                yield
        elif at_once or not self._together:
            with self._whole():
                yield
        else:
            self._begin()
            with self._part():
                yield

    async def settled(self) -> None:
        """Wait until all that was written is committed.

        Raises
        ------
        sqlite3.Error
            it could not be, and is undone.
        """
        if self._due is not None:
            await asyncio.shield(self._due)

    def close(self) -> None:
        """Commit what is still open."""
        if self._db.in_transaction:
            self._commit()

    @contextmanager
    def _whole(self) -> Iterator[None]:
        self._db.execute("begin immediate")
        try:
            yield
            self._db.execute("commit")
        except BaseException:
            self._undo()
            raise

    @contextmanager
    def _part(self) -> Iterator[None]:
        try:
            self._db.execute("savepoint part")
            yield
            self._db.execute("release part")
        except BaseException as error:
            if self._db.in_transaction:
                self._db.execute("rollback to part")
                self._db.execute("release part")
            else:  # On a full disk SQLite may give up all of it, other parts too.
                self._end(error)
            raise

    def _begin(self) -> None:
        loop = asyncio.get_running_loop()
        self._db.execute("begin immediate")
        self._due = loop.create_future()
        loop.call_soon(self._commit_together, self._due)

    def _commit_together(self, due: "asyncio.Future[None]") -> None:
        if self._due is not due:
            return
        try:
            self._commit()
        except sqlite3.Error as error:
            self._end(error)
        else:
            self._end(None)

    def _commit(self) -> None:
        try:
            self._db.execute("commit")
        except sqlite3.Error:
            self._undo()
            raise

    def _undo(self) -> None:
        if self._db.in_transaction:
            self._db.execute("rollback")

    def _end(self, error: BaseException | None) -> None:
        due, self._due = self._due, None
        if due is None or due.done():
            return
        if error is None:
            due.set_result(None)
        else:
            due.set_exception(error)
            due.exception()  # Perhaps nobody waits for it.
