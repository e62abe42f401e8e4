"""What one running emulator is made of, and what one request to it carries."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from composio_kit.emulator.catalogue import Catalogue, Owner, Toolkit, load_catalogue
from composio_kit.emulator.clock import Clock, Ids, iso
from composio_kit.emulator.faults import Faults
from composio_kit.emulator.people import owner_of
from composio_kit.emulator.records import ConnectedAccount, JsonObject
from composio_kit.emulator.store import Store
from composio_kit.emulator.text import Language


@dataclass(frozen=True)
class Emulator:
    """One emulator: its memory, its time, its keys and its language.

    Parameters
    ----------
    public_host
        The host name that people's browsers use to reach it, when that is not
        a loopback name (behind JupyterHub or Binder).
    public_prefix
        What stands before the path of a consent link there, such as
        `/user/ayu/proxy/40123`.
    """

    store: Store
    clock: Clock
    ids: Ids
    api_keys: tuple[str, ...]
    language: Language
    faults: Faults
    public_host: str | None = None
    public_prefix: str | None = None
    catalogue: Catalogue = field(default_factory=load_catalogue)

    @cached_property
    def projects(self) -> Mapping[str, str]:
        """The project that each API key opens, in the order of the keys."""
        return {key: self.store.project(key) for key in self.api_keys}


@dataclass(frozen=True)
class Call:
    """One request of an API operation, authenticated and with its body checked."""

    emulator: Emulator
    project: str
    request_id: str
    origin: str
    path: Mapping[str, str]
    query: Mapping[str, str]
    body: JsonObject
    source: Mapping[str, str | None]

    @property
    def store(self) -> Store:
        """Where everything is kept."""
        return self.emulator.store

    @property
    def now(self) -> float:
        """The present moment in seconds since 1970."""
        return self.emulator.clock.now()

    @property
    def language(self) -> Language:
        """The language of the emulator's own sentences."""
        return self.emulator.language

    def new_id(self, kind: str) -> str:
        """A fresh id that starts with `kind`."""
        return self.emulator.ids.new(kind)


@dataclass(frozen=True)
class AccountData:
    """An account's records as its toolkit's tools see them (`catalogue.Account`)."""

    emulator: Emulator
    project: str
    account_id: str
    owner: Owner

    @property
    def language(self) -> Language:
        return self.emulator.language

    @property
    def now(self) -> str:
        return iso(self.emulator.clock.now())

    def all(self, kind: str) -> list[dict[str, Any]]:
        return self.emulator.store.data(self.project, self.account_id, kind)

    def get(self, kind: str, key: str) -> dict[str, Any] | None:
        return self.emulator.store.datum(self.project, self.account_id, kind, key)

    def put(self, kind: str, key: str, record: dict[str, Any]) -> None:
        self.emulator.store.put_datum(self.project, self.account_id, kind, key, record)

    def new_id(self) -> str:
        return self.emulator.ids.new("rec").removeprefix("rec_")


def data_of(
    emulator: Emulator, project: str, toolkit: Toolkit, account: ConnectedAccount | None, user: str
) -> AccountData:
    """The records that a call of one of the toolkit's tools works on.

    Parameters
    ----------
    account
        The connected account, or None for a toolkit that needs none.
    user
        The user id, for whom the call is made.
    """
    if account is None:
        return AccountData(emulator, project, "", owner_of(toolkit, user, "work", 1))
    owner = owner_of(toolkit, account.person or account.user_id, account.purpose, account.number)
    return AccountData(emulator, project, account.id, owner)
