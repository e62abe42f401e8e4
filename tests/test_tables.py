"""`connections` and `trace`: the same facts as the SDK's answers, as tables."""

from typing import Any

import pytest

from composio_kit import connections, trace
from composio_kit.accounts import account_rows
from composio_kit.trace import trace_rows
from tests.doors import Door


@pytest.fixture
def session(composio) -> Any:
    return composio.create(user_id="user_ayu")


def test_a_row_for_every_connected_account(door: Door, composio, session) -> None:
    door.connect(session, "gmail", "work")
    door.connect(session, "gmail", "personal")
    session.authorize("github")

    table = connections(composio, "user_ayu")

    assert table[["toolkit", "alias", "status"]].to_numpy().tolist() == [
        ["github", "", "INITIATED"],
        ["gmail", "work", "ACTIVE"],
        ["gmail", "personal", "ACTIVE"],
    ]


def test_several_users_stay_apart_and_in_the_order_asked(door: Door, composio, session) -> None:
    door.connect(session, "gmail")
    door.connect(composio.create(user_id="user_budi"), "gmail")

    table = connections(composio, ["user_budi", "user_ayu", "user_chris"])

    assert table["user_id"].tolist() == ["user_budi", "user_ayu"]


def test_with_nothing_connected_the_table_has_its_columns_and_no_rows(composio) -> None:
    table = connections(composio, "user_chris")

    assert list(table.columns) == ["user_id", "toolkit", "account", "alias", "status", "since"]
    assert table.empty


def test_more_accounts_than_fit_in_a_page_are_all_there(composio, session) -> None:
    for number in range(103):
        session.authorize("gmail", alias=f"box {number}")

    assert len(account_rows(composio, "user_ayu")) == 103


def test_the_calls_of_a_session_in_the_order_they_began(door: Door, composio, session) -> None:
    account = door.connect(session, "github")
    session.search(query="create github issue")
    session.execute("GITHUB_GET_THE_AUTHENTICATED_USER")
    session.execute("GMAIL_GET_PROFILE")

    calls = trace(composio, session.session_id)

    assert calls[["tool", "account", "status"]].to_numpy().tolist() == [
        ["COMPOSIO_SEARCH_TOOLS", "", "success"],
        ["GITHUB_GET_THE_AUTHENTICATED_USER", account, "success"],
        ["GMAIL_GET_PROFILE", "", "failed"],
    ]
    assert calls["error"].iloc[2].startswith("No connected account found")


def test_a_call_made_by_another_names_it(composio, session) -> None:
    session.execute_meta(
        "COMPOSIO_MULTI_EXECUTE_TOOL",
        arguments={"tools": [{"tool_slug": "HACKERNEWS_GET_FRONTPAGE", "arguments": {}}]},
    )

    parent, child = trace_rows(composio, session.session_id)

    assert child.parent == parent.log
    assert child.request == parent.request


def test_another_sessions_calls_are_not_in_it(composio, session) -> None:
    composio.create(user_id="user_ayu").execute("HACKERNEWS_GET_FRONTPAGE")

    assert trace(composio, session.session_id).empty


def test_the_calls_of_several_sessions_stand_in_the_order_they_began(composio, session) -> None:
    other = composio.create(user_id="user_budi")
    other.execute("HACKERNEWS_GET_FRONTPAGE")
    session.search(query="create github issue")
    other.search(query="send an email")

    calls = trace(composio, [session.session_id, other.session_id])

    assert calls["session"].tolist() == [other.session_id, session.session_id, other.session_id]


def test_more_calls_than_fit_in_a_page_are_all_there(composio, session) -> None:
    calls = [{"tool_slug": "HACKERNEWS_GET_FRONTPAGE", "arguments": {}}] * 50
    for _ in range(3):
        session.execute_meta("COMPOSIO_MULTI_EXECUTE_TOOL", arguments={"tools": calls})

    assert len(trace_rows(composio, session.session_id)) == 153
