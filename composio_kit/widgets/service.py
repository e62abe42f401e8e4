"""What the widgets ask of Composio, in calls of the SDK and in nothing else."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from composio_kit.accounts import AccountRow, account_rows, accounts_by_id
from composio_kit.widgets.rows import Toolkit

if TYPE_CHECKING:
    from composio import Composio

TOOLKITS_PAGE = 50
"""The most toolkits that a session shows at once."""


class ConnectionRequest(Protocol):
    """What `session.authorize(…)` returns."""

    id: str
    redirect_url: str | None


class Service(Protocol):
    """What a store of connections needs."""

    def accounts(self, user_id: str) -> tuple[AccountRow, ...]:
        """Every connected account of a user."""

    def accounts_by_id(self, user_id: str, accounts: Sequence[str]) -> tuple[AccountRow, ...]:
        """Those of these accounts that still exist."""

    def toolkits(self, session: Any) -> tuple[Toolkit, ...]:
        """Every toolkit of a session, with the account that it shows."""

    def authorize(self, session: Any, toolkit: str, alias: str | None) -> ConnectionRequest:
        """Ask for a connection."""

    def disconnect(self, account: str) -> None:
        """Delete a connected account."""


@dataclass(frozen=True)
class SdkService:
    """A client of the SDK, as a store of connections needs it."""

    composio: "Composio[Any, Any]"

    def accounts(self, user_id: str) -> tuple[AccountRow, ...]:
        """Every connected account of a user."""
        return account_rows(self.composio, user_id)

    def accounts_by_id(self, user_id: str, accounts: Sequence[str]) -> tuple[AccountRow, ...]:
        """Those of these accounts that still exist."""
        return accounts_by_id(self.composio, user_id, accounts)

    def toolkits(self, session: Any) -> tuple[Toolkit, ...]:
        """Every toolkit of a session, with the account that it shows."""
        found: list[Toolkit] = []
        cursor: str | None = None
        while True:
            page = session.toolkits(limit=TOOLKITS_PAGE, next_cursor=cursor)
            found += [_toolkit(item) for item in page.items]
            cursor = page.next_cursor
            if not cursor:
                return tuple(found)

    def authorize(self, session: Any, toolkit: str, alias: str | None) -> ConnectionRequest:
        """Ask for a connection."""
        request: ConnectionRequest = session.authorize(toolkit, alias=alias)
        return request

    def disconnect(self, account: str) -> None:
        """Delete a connected account."""
        self.composio.connected_accounts.delete(account)


def is_passing(error: Exception) -> bool:
    """Whether a call failed for want of an answer, so that trying again makes sense."""
    from composio_client import APIConnectionError, APIStatusError

    if isinstance(error, APIStatusError):
        return error.status_code in (408, 429) or error.status_code >= 500
    return isinstance(error, APIConnectionError)


def retry_after(error: Exception) -> float | None:
    """The seconds that the service asked to wait, if it did."""
    headers = getattr(getattr(error, "response", None), "headers", {})
    try:
        return max(0.0, float(headers.get("retry-after", "")))
    except ValueError:
        return None


def _toolkit(item: Any) -> Toolkit:
    account = item.connection and item.connection.connected_account
    return Toolkit(item.slug, item.name, not item.is_no_auth, account.id if account else "")
