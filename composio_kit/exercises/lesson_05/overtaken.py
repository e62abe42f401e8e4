"""A writer who is always overtaken: the race that the third exercise of lesson 05 is judged by."""

from typing import Any

FETCH, SEND = "GMAIL_FETCH_EMAILS", "GMAIL_SEND_EMAIL"
MOST_WRITES = 10


class EndlessRetry(Exception):
    """An answer wrote again and again, and would never have stopped."""


class Overtaken:
    """The SDK as somebody has it whom another writer overtakes between reading and writing.

    `use` gives sessions of the service. Before the first update through any of
    them the other writer takes sending away, through a session of its own.

    Attributes
    ----------
    writes
        How often an update was tried through it.
    """

    def __init__(self, composio: Any) -> None:
        self._composio = composio
        self.writes = 0

    def __getattr__(self, name: str) -> Any:
        return getattr(self._composio, name)

    def use(self, session_id: str) -> "OvertakenSession":
        """Take up a session."""
        return OvertakenSession(self._composio.use(session_id), self)

    def before_write(self, session_id: str) -> None:
        """Let the other writer write before the first update, and stop after too many."""
        self.writes += 1
        if self.writes == 1:
            self._composio.use(session_id).update(tools={"gmail": {"enable": [FETCH]}})
        if self.writes > MOST_WRITES:
            raise EndlessRetry


class OvertakenSession:
    """A session that the writer who is overtaken took up."""

    def __init__(self, session: Any, writer: Overtaken) -> None:
        self._session, self._writer = session, writer

    def __getattr__(self, name: str) -> Any:
        return getattr(self._session, name)

    def update(self, **changes: Any) -> Any:
        """Update it, as the SDK does, when the other writer is through."""
        self._writer.before_write(self._session.session_id)
        return self._session.update(**changes)
