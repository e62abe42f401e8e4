"""The accounts that a session's calls can reach: the user's own, and shared ones that it pins."""

from composio_kit.emulator.policy import own_accounts
from composio_kit.emulator.records import ConnectedAccount, Session
from composio_kit.emulator.store import Store


def accounts_in_reach(
    store: Store, project: str, session: Session, toolkit: str | None = None
) -> list[ConnectedAccount]:
    """What `policy` has to choose from for a call at a toolkit, or at any."""
    found = {
        account.id: account for account in store.active_accounts(project, session.user_id, toolkit)
    }
    pinned = session.config.get("connected_accounts") or {}
    for pins in pinned.values() if toolkit is None else (pinned.get(toolkit) or (),):
        for pin in pins:
            account = store.account(project, pin)
            if account is not None:
                found[pin] = account
    return list(found.values())


def usable_accounts(
    store: Store, project: str, session: Session, toolkit: str
) -> list[ConnectedAccount]:
    """The accounts that a session may use at a toolkit, the most recently connected first."""
    return own_accounts(session, accounts_in_reach(store, project, session, toolkit), toolkit)
