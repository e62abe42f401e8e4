"""A state file in which a project has already stored a great deal."""

from pathlib import Path

from composio_kit.emulator.records import AuthConfig, ConnectedAccount, LogEntry, Session
from composio_kit.emulator.session_config import config_from
from composio_kit.emulator.store import Store
from tests.bench.servers import KEY

LONG_AGO = 1_700_000_000.0
ACCOUNTS_A_USER = 5


def fill(path: Path, count: int) -> None:
    """Store `count` sessions, connected accounts and calls of many users."""
    store = Store(path)
    project = store.project(KEY)
    with store.transaction(at_once=True):
        store.add(project, _auth_config())
        for number in range(count):
            user_id = f"stored_{number // ACCOUNTS_A_USER}"
            at = LONG_AGO + number
            config = config_from({"user_id": user_id})
            store.add(project, Session(f"trs_stored_{number}", user_id, config, 1, at))
            store.add(project, _account(number, user_id, at))
            store.add(project, _call(number, user_id, at))
    store.close()


def _auth_config() -> AuthConfig:
    return AuthConfig(
        id="ac_stored",
        toolkit="gmail",
        name="gmail",
        auth_scheme="OAUTH2",
        is_composio_managed=True,
        is_enabled=True,
        client_id=None,
        scopes=(),
        only_tools=(),
        created_at=LONG_AGO,
        updated_at=LONG_AGO,
    )


def _account(number: int, user_id: str, at: float) -> ConnectedAccount:
    return ConnectedAccount(
        id=f"ca_stored_{number}",
        user_id=user_id,
        toolkit="gmail",
        auth_config_id="ac_stored",
        alias=f"number {number}",
        word_id="gmail_red-castle",
        purpose="work",
        number=1,
        status="ACTIVE",
        status_reason=None,
        scopes=(),
        account_type="PRIVATE",
        acl={},
        created_at=at,
        updated_at=at,
        connected_at=at,
    )


def _call(number: int, user_id: str, at: float) -> LogEntry:
    return LogEntry(
        id=f"log_stored_{number}",
        session_id=f"trs_stored_{number}",
        request_id=f"request-{number}",
        user_id=user_id,
        tool_slug="GMAIL_FETCH_EMAILS",
        toolkit_slug="gmail",
        connected_account_id=f"ca_stored_{number}",
        auth_config_id="ac_stored",
        parent_id=None,
        parent_tool_slug=None,
        status="success",
        message="Executed GMAIL_FETCH_EMAILS",
        arguments={"query": "garden"},
        error=None,
        credential_source="connected_account",
        source={},
        started_at=at,
        ended_at=at,
    )
