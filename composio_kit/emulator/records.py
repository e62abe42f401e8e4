"""The things the emulator keeps. Every one of them belongs to one project."""

from dataclasses import dataclass, field
from typing import Any, Literal

from composio_kit.emulator.connection_states import Status

JsonObject = dict[str, Any]
AccountType = Literal["PRIVATE", "SHARED"]


@dataclass(frozen=True, slots=True)
class Session:
    """A session: whose it is, and its configuration in the words of the API's answers.

    `elicitation_fallback` says what becomes of a call that needs an approval when
    an MCP client cannot ask for it: `deny` or `allow`. `experimental` are options
    that no answer repeats.
    """

    id: str
    user_id: str
    config: JsonObject
    config_version: int
    created_at: float
    elicitation_fallback: str = "deny"
    experimental: JsonObject = field(default_factory=dict)

    @property
    def permissions(self) -> JsonObject | None:
        """Which calls the user is to be asked about, call by call or once; None asks about none."""
        return self.experimental.get("permissions")

    @property
    def link_base(self) -> str | None:
        """Where links of this session are to begin, if not at the emulator's own address."""
        return self.experimental.get("link_url_overwrite")


@dataclass(frozen=True, slots=True)
class SessionVersion:
    """A configuration that a session had, until it was superseded."""

    session_id: str
    config_version: int
    config: JsonObject
    superseded_at: float


@dataclass(frozen=True, slots=True)
class Approval:
    """A call that waits for the user's answer. `state` is the secret that the answer carries."""

    state: str
    session_id: str
    call: str
    requests: JsonObject
    used: bool


@dataclass(frozen=True, slots=True)
class AuthConfig:
    """How accounts of one toolkit are authorized, for which scopes, and for which tools.

    An empty `only_tools` means all tools of the toolkit.
    """

    id: str
    toolkit: str
    name: str
    auth_scheme: str
    is_composio_managed: bool
    is_enabled: bool
    client_id: str | None
    scopes: tuple[str, ...]
    only_tools: tuple[str, ...]
    created_at: float
    updated_at: float


@dataclass(frozen=True, slots=True)
class ConnectedAccount:
    """One account of one user at one toolkit.

    `connected_at` is 0 until it was approved. `scopes` are those the person
    allowed. A SHARED account can be used by others too, as its `acl` says.
    `person` is who was signed in at the service when it was approved; empty if
    nobody said, and then it is the one whose user id it is.
    """

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
    scopes: tuple[str, ...]
    account_type: AccountType
    acl: JsonObject
    created_at: float
    updated_at: float
    connected_at: float
    person: str = ""


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
