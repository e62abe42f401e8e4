"""Whose connections are looked at, and through which session. Stores and sessions are shared."""

import weakref
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from composio_kit.messages import messages
from composio_kit.widgets.rows import ConnectionRow, Connections, rows_of
from composio_kit.widgets.service import SdkService
from composio_kit.widgets.store import ConnectionStore

if TYPE_CHECKING:
    from composio import Composio

# Keyed by the client's identity, which holds as long as a store holds the client.
_stores: weakref.WeakValueDictionary[tuple[int, str], ConnectionStore] = (
    weakref.WeakValueDictionary()
)


@dataclass(frozen=True)
class Glance:
    """One user's connections, seen through one session."""

    store: ConnectionStore
    session: Any

    @property
    def user_id(self) -> str:
        """Whose they are."""
        return self.store.user_id

    def connections(self) -> Connections:
        """What is known now."""
        return self.store.connections(self.session)

    def rows(self) -> tuple[ConnectionRow, ...]:
        """What is known now, as rows in the language chosen now."""
        return in_words(self.connections())


def in_words(known: Connections) -> tuple[ConnectionRow, ...]:
    """What is known of a user's connections, as rows in the language chosen now."""
    unnamed = messages().connection.unnamed
    return rows_of(known, lambda number: unnamed.format(number=number))


def glance_through(composio: "Composio[Any, Any]", session: Any) -> Glance:
    """The connections of a session's user."""
    return Glance(_store_of(composio, session.config.user_id), session)


def glance_at(
    composio: "Composio[Any, Any]", user_id: str, toolkits: Iterable[str] | None
) -> Glance:
    """The connections of a user, through a new session with these toolkits, or with all."""
    wanted = None if toolkits is None else list(toolkits)
    session = composio.create(user_id=user_id, toolkits=wanted)
    return Glance(_store_of(composio, user_id), session)


def _store_of(composio: "Composio[Any, Any]", user_id: str) -> ConnectionStore:
    key = (id(composio), user_id)
    store = _stores.get(key)
    if store is None:
        store = ConnectionStore(SdkService(composio), user_id)
        _stores[key] = store
    return store
