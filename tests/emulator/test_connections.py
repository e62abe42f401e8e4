"""The life of a connected account, and the operations on it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composio_kit.approval import press
from composio_kit.emulator.connection_states import Event, Status, next_status
from tests.doors import Door

ENDS: tuple[Status, ...] = ("FAILED", "EXPIRED", "REVOKED")
EVENTS: tuple[Event, ...] = (
    "link",
    "approve",
    "decline",
    "lapse",
    "disable",
    "enable",
    "revoke",
)


@given(st.lists(st.sampled_from(EVENTS), max_size=12))
def test_whatever_happens_an_ended_account_stays_ended(events: list[Event]) -> None:
    status: Status = "INITIALIZING"
    for event in events:
        after = next_status(status, event)
        assert after is None or status not in ENDS
        status = after or status


@given(st.lists(st.sampled_from(EVENTS), max_size=12))
def test_no_account_is_active_without_an_approval(events: list[Event]) -> None:
    status: Status = "INITIALIZING"
    for event in events:
        status = next_status(status, event) or status

    assert status not in ("ACTIVE", "INACTIVE", "REVOKED") or "approve" in events


def test_a_new_connection_is_initiated_and_waits(composio) -> None:
    request = composio.create(user_id="user_ayu").authorize("github")

    account = composio.connected_accounts.get(request.id)

    assert (request.status, account.status) == ("INITIATED", "INITIATED")


def test_waiting_for_an_approved_connection_returns_at_once(door: Door, composio) -> None:
    request = composio.create(user_id="user_ayu").authorize("github")
    press(door.http, request.redirect_url, "approve")

    assert request.wait_for_connection(timeout=5).status == "ACTIVE"


def test_waiting_for_a_declined_connection_ends_with_the_sdks_error(door: Door, composio) -> None:
    from composio.exceptions import SDKError

    request = composio.create(user_id="user_ayu").authorize("github")
    press(door.http, request.redirect_url, "decline")

    with pytest.raises(SDKError):
        request.wait_for_connection(timeout=5)


def test_each_ended_connection_says_why(door: Door, composio) -> None:
    session = composio.create(user_id="user_ayu")
    declined, forgotten = session.authorize("github"), session.authorize("gmail")
    press(door.http, declined.redirect_url, "decline")
    revoked = door.connect(session, "github")
    composio.client.connected_accounts.revoke(revoked)
    door.emulator.clock.advance(600)

    reasons = [
        composio.connected_accounts.get(account).status_reason
        for account in (declined.id, forgotten.id, revoked)
    ]

    assert reasons == [
        "The user declined the authorization request",
        "Connection initiation did not complete within 10 minutes",
        "Revoked via user-initiated revoke endpoint",
    ]


def test_a_disabled_account_runs_no_tool_until_it_is_enabled_again(door: Door, composio) -> None:
    session = composio.create(user_id="user_ayu")
    account = door.connect(session, "github")

    def login() -> str | None:
        result = session.execute("GITHUB_GET_THE_AUTHENTICATED_USER")
        return result.data.get("login")

    composio.connected_accounts.disable(account)
    assert login() is None
    composio.connected_accounts.enable(account)
    assert login() == "ayu"


def test_a_revoked_account_cannot_be_enabled(door: Door, composio) -> None:
    from composio_client import BadRequestError

    account = door.connect(composio.create(user_id="user_ayu"), "github")
    composio.client.connected_accounts.revoke(account)

    with pytest.raises(BadRequestError, match="REVOKED"):
        composio.connected_accounts.enable(account)


def test_a_deleted_account_is_gone_with_its_data(door: Door, composio) -> None:
    from composio_client import NotFoundError

    session = composio.create(user_id="user_ayu")
    account = door.connect(session, "github")

    composio.connected_accounts.delete(account)

    with pytest.raises(NotFoundError):
        composio.connected_accounts.get(account)
    assert door.emulator.store.data("ak_first_project", account, "issue") == []


def test_an_alias_names_one_account_of_a_user_and_toolkit(door: Door, composio) -> None:
    from composio_client import BadRequestError

    session = composio.create(user_id="user_ayu")
    door.connect(session, "gmail", alias="work")

    with pytest.raises(BadRequestError, match="alias work"):
        session.authorize("gmail", alias="work")
    session.authorize("github", alias="work")
    composio.create(user_id="user_budi").authorize("gmail", alias="work")


def test_a_toolkit_without_authorization_cannot_be_connected(composio) -> None:
    from composio_client import BadRequestError

    with pytest.raises(BadRequestError, match="needs no authorization"):
        composio.create(user_id="user_ayu").authorize("hackernews")


def test_a_toolkit_outside_the_session_cannot_be_connected(composio) -> None:
    from composio_client import BadRequestError

    with pytest.raises(BadRequestError, match="not enabled"):
        composio.create(user_id="user_ayu", toolkits=["gmail"]).authorize("github")


def test_accounts_are_listed_by_every_filter(door: Door, composio) -> None:
    ayu, budi = composio.create(user_id="user_ayu"), composio.create(user_id="user_budi")
    mine = door.connect(ayu, "github")
    mail = door.connect(ayu, "gmail")
    theirs = door.connect(budi, "github")
    waiting = budi.authorize("gmail").id

    def ids(**filters: object) -> set[str]:
        return {item.id for item in composio.connected_accounts.list(**filters).items}

    assert ids() == {mine, mail, theirs, waiting}
    assert ids(user_ids=["user_ayu"]) == {mine, mail}
    assert ids(user_ids=["user_ayu", "user_budi"], toolkit_slugs=["github"]) == {mine, theirs}
    assert ids(statuses=["INITIATED"]) == {waiting}
    assert ids(connected_account_ids=[mail]) == {mail}
    assert ids(auth_config_ids=["ac_0001"]) == {mine, theirs}
    assert ids(account_type="ALL") == {mine, mail, theirs, waiting}
    assert ids(account_type="SHARED") == set()


def test_a_list_comes_in_pages_and_in_order(door: Door, composio) -> None:
    session = composio.create(user_id="user_ayu")
    made = [session.authorize("gmail", alias=f"box {number}").id for number in range(5)]

    first = composio.connected_accounts.list(limit=2, order_direction="asc")
    second = composio.connected_accounts.list(
        limit=2, order_direction="asc", cursor=first.next_cursor
    )
    newest = composio.connected_accounts.list(limit=1)

    assert [item.id for item in first.items + second.items] == made[:4]
    assert [newest.items[0].id, newest.total_items, newest.total_pages] == [made[4], 5, 5]


def test_no_answer_shows_a_token_or_a_link(door: Door, composio) -> None:
    session = composio.create(user_id="user_ayu")
    asked = session.authorize("gmail")
    door.connect(session, "github")
    token = asked.redirect_url.rpartition("/")[2]

    listed = door.call("GET", "/connected_accounts").text

    assert token not in listed
    assert '"access_token":"REDACTED"' in listed


def test_an_alias_is_set_changed_and_cleared(door: Door, composio) -> None:
    session = composio.create(user_id="user_ayu")
    account = door.connect(session, "gmail")

    def alias() -> str | None:
        return composio.connected_accounts.get(account).alias

    composio.connected_accounts.update(account, alias="work")
    assert alias() == "work"
    composio.connected_accounts.update(account, alias="school")
    assert alias() == "school"
    composio.connected_accounts.update(account, alias="")
    assert alias() is None


def test_an_alias_that_is_taken_is_not_given_twice(door: Door, composio) -> None:
    from composio_client import BadRequestError

    session = composio.create(user_id="user_ayu")
    door.connect(session, "gmail", alias="work")
    other = door.connect(session, "gmail")

    with pytest.raises(BadRequestError, match="alias work"):
        composio.connected_accounts.update(other, alias="work")


def test_an_ended_account_cannot_be_refreshed_back(door: Door, composio) -> None:
    from composio_client import BadRequestError

    request = composio.create(user_id="user_ayu").authorize("gmail")
    door.emulator.clock.advance(600)

    with pytest.raises(BadRequestError, match="EXPIRED"):
        composio.client.connected_accounts.refresh(request.id)


def test_what_is_revoked_cannot_be_revoked_again(door: Door, composio) -> None:
    from composio.exceptions import ComposioConnectedAccountNotRevokableError

    account = door.connect(composio.create(user_id="user_ayu"), "gmail")
    composio.connected_accounts.revoke(account)

    with pytest.raises(ComposioConnectedAccountNotRevokableError):
        composio.connected_accounts.revoke(account)


def test_the_old_way_to_connect_is_retired_as_composio_retired_it(composio) -> None:
    from composio.exceptions import ComposioLegacyConnectedAccountsEndpointRetiredError

    with pytest.raises(ComposioLegacyConnectedAccountsEndpointRetiredError):
        composio.connected_accounts.initiate("user_ayu", "ac_0001")
