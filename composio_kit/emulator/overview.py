"""What a project holds, at a glance."""

from composio_kit.emulator.clock import iso
from composio_kit.emulator.links import owner_of_account
from composio_kit.emulator.records import ConnectedAccount, JsonObject, Session
from composio_kit.emulator.redaction import redacted
from composio_kit.emulator.state import Emulator

SHOWN = 50
"""How many records of each kind an overview shows at most: the newest."""


def overview(emulator: Emulator, project: str) -> JsonObject:
    """The project's users, accounts, sessions and ordered failures, the newest first.

    A user is whoever has a session or a connected account. No key and no link
    token is in it.
    """
    store = emulator.store
    sessions = store.latest(Session, project, SHOWN)
    accounts = store.latest(ConnectedAccount, project, SHOWN)
    made: list[Session | ConnectedAccount] = [*sessions, *accounts]
    newest = sorted(made, key=lambda record: record.created_at, reverse=True)
    user_ids = list(dict.fromkeys(record.user_id for record in newest))[:SHOWN]
    held: JsonObject = {
        "now": iso(emulator.clock.now()),
        "users": [
            {
                "user_id": user_id,
                "connected_accounts": store.count_of(ConnectedAccount, project, user_id),
                "sessions": store.count_of(Session, project, user_id),
            }
            for user_id in user_ids
        ],
        "connected_accounts": [_account(emulator, account) for account in accounts],
        "sessions": [
            {
                "id": session.id,
                "user_id": session.user_id,
                "config": session.config,
                "config_version": session.config_version,
                "created_at": iso(session.created_at),
            }
            for session in sessions
        ],
        "failures": [fault.described() for fault in emulator.faults.of(project)],
    }
    shown: JsonObject = redacted(held, emulator.api_keys)
    return shown


def _account(emulator: Emulator, account: ConnectedAccount) -> JsonObject:
    connected = bool(account.connected_at)
    return {
        "id": account.id,
        "user_id": account.user_id,
        "toolkit": account.toolkit,
        "account": owner_of_account(emulator, account).handle if connected else None,
        "account_type": account.account_type,
        "alias": account.alias,
        "word_id": account.word_id,
        "status": account.status,
        "status_reason": account.status_reason,
        "created_at": iso(account.created_at),
    }
