"""A user's connected accounts as rows and as a DataFrame, read with the SDK alone."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd
    from composio import Composio

PAGE = 100
COLUMNS = ("user_id", "toolkit", "account", "alias", "status", "since")


@dataclass(frozen=True, slots=True)
class AccountRow:
    """One connected account of one user.

    Attributes
    ----------
    user_id
        The user it was listed for. The API calls the field of that name in an
        account deprecated, so the row takes the id that was asked for.
    toolkit
        The toolkit's slug, such as `gmail`.
    account
        Its id, `ca_…`.
    alias
        The name that the application gave it, or an empty string.
    status
        `ACTIVE` if it can be used; the API's other words if not.
    since
        When it was made, ISO 8601.
    word_id
        The name that Composio gave it, such as `gmail_red-castle`, or an empty string.
    reason
        Why it has that status, in the service's words, or an empty string.
    """

    user_id: str
    toolkit: str
    account: str
    alias: str
    status: str
    since: str
    word_id: str = ""
    reason: str = ""


def account_rows(
    composio: "Composio[Any, Any]", user_ids: str | Iterable[str]
) -> tuple[AccountRow, ...]:
    """Every connected account of some users, by user, toolkit and age.

    Parameters
    ----------
    composio
        A client of the SDK.
    user_ids
        One user id or several.

    Raises
    ------
    composio_client.APIError
        what `composio.connected_accounts.list` raises.
    """
    wanted = [user_ids] if isinstance(user_ids, str) else list(user_ids)
    return tuple(row for user_id in wanted for row in _rows_of(composio, user_id))


def connections(composio: "Composio[Any, Any]", user_ids: str | Iterable[str]) -> "pd.DataFrame":
    """What is connected: a row per connected account of the given users.

    Parameters
    ----------
    composio
        A client of the SDK.
    user_ids
        One user id or several.

    Returns
    -------
    pandas.DataFrame
        columns `user_id`, `toolkit`, `account`, `alias`, `status`, `since`; no
        rows if nothing is connected.
    """
    import pandas as pd

    rows = [asdict(row) for row in account_rows(composio, user_ids)]
    return pd.DataFrame(rows, columns=list(COLUMNS))


def accounts_by_id(
    composio: "Composio[Any, Any]", user_id: str, accounts: Sequence[str]
) -> tuple[AccountRow, ...]:
    """The connected accounts with these ids that still exist, whoever they belong to.

    Parameters
    ----------
    composio
        A client of the SDK.
    user_id
        The user to whom the rows are shown; the API does not tell the owner.
    accounts
        Ids of connected accounts. One request for every hundred.

    Raises
    ------
    composio_client.APIError
        what `composio.connected_accounts.list` raises.
    """
    rows: list[AccountRow] = []
    for start in range(0, len(accounts), PAGE):
        page = composio.connected_accounts.list(
            connected_account_ids=list(accounts[start : start + PAGE]),
            account_type="ALL",
            limit=PAGE,
        )
        rows += [_row(item, user_id) for item in page.items]
    return tuple(rows)


def _rows_of(composio: "Composio[Any, Any]", user_id: str) -> list[AccountRow]:
    rows: list[AccountRow] = []
    cursor: str | None = None
    while True:
        asked: dict[str, Any] = {"cursor": cursor} if cursor else {}
        page = composio.connected_accounts.list(
            user_ids=[user_id], account_type="ALL", limit=PAGE, **asked
        )
        rows += [_row(item, user_id) for item in page.items]
        cursor = page.next_cursor
        if not cursor:
            return sorted(rows, key=lambda row: (row.toolkit, row.since, row.account))


def _row(item: Any, user_id: str) -> AccountRow:
    return AccountRow(
        user_id=user_id,
        toolkit=item.toolkit.slug,
        account=item.id,
        alias=item.alias or "",
        status=item.status,
        since=item.created_at,
        word_id=item.word_id or "",
        reason=item.status_reason or "",
    )
