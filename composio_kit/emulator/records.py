"""The things the emulator keeps. Every one of them belongs to one project."""

from dataclasses import dataclass
from typing import Any

from composio_kit.emulator.connection_states import Status

JsonObject = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Session:
    """A session: whose it is, and its configuration in the words of the API's answers."""

    id: str
    user_id: str
    config: JsonObject
    config_version: int
    created_at: float


@dataclass(frozen=True, slots=True)
class AuthConfig:
    """How accounts of one toolkit are authorized, and for which scopes."""

    id: str
    toolkit: str
    auth_scheme: str
    is_composio_managed: bool
    scopes: tuple[str, ...]
    created_at: float


@dataclass(frozen=True, slots=True)
class ConnectedAccount:
    """One account of one user at one toolkit. `connected_at` is 0 until it was approved."""

    id: str
    user_id: str
    toolkit: str
    auth_config_id: str
    alias: str | None
    word_id: str
    purpose: str
    number: int
    status: Status
    status_reason: str | None
    created_at: float
    updated_at: float
    connected_at: float


@dataclass(frozen=True, slots=True)
class Link:
    """A consent link: good for one answer, until it expires."""

    token: str
    form_token: str
    project: str
    account_id: str
    callback_url: str | None
    expires_at: float
    decision: str | None


@dataclass(frozen=True, slots=True)
class LogEntry:
    """One call of one tool, and everything that joins it to other records."""

    id: str
    session_id: str
    request_id: str
    user_id: str
    tool_slug: str
    toolkit_slug: str
    connected_account_id: str | None
    auth_config_id: str | None
    parent_id: str | None
    parent_tool_slug: str | None
    status: str
    message: str
    arguments: JsonObject
    error: str | None
    credential_source: str
    source: JsonObject
    started_at: float
    ended_at: float
