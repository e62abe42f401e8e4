"""What a panel shows of a user's connections, from facts alone."""

import pytest

from composio_kit.widgets.rows import (
    Connections,
    Request,
    Toolkit,
    default_account,
    matching,
    minutes_left,
    rows_of,
    status_of,
)
from tests.widgets.fakes import account

GITHUB, GMAIL = Toolkit("github", "GitHub"), Toolkit("gmail", "Gmail", default_account="ca_b")
NEWS = Toolkit("hackernews", "Hacker News", needs_account=False)


def rows(*accounts, toolkits=(GITHUB, GMAIL, NEWS), **more):
    own = frozenset(row.account for row in accounts)
    known = Connections("user_ayu", accounts, toolkits=toolkits, **{"own": own, **more})
    return rows_of(known, lambda number: f"account {number}")


def test_a_row_per_account_and_one_per_toolkit_without_any() -> None:
    shown = rows(account("a"), account("b"))

    assert [(row.toolkit, row.account, row.status) for row in shown] == [
        ("github", "", "not connected"),
        ("gmail", "ca_a", "connected"),
        ("gmail", "ca_b", "connected"),
        ("hackernews", "", "needs no account"),
    ]


def test_an_account_is_called_by_its_alias_else_its_word_id_else_its_number() -> None:
    shown = rows(
        account("a", alias="work"), account("b"), account("c", word_id=""), toolkits=(GMAIL,)
    )

    assert [row.label for row in shown] == ["work", "gmail_b", "account 3"]


def test_the_account_that_a_call_without_a_choice_uses_is_marked() -> None:
    shown = rows(account("a"), account("b"), toolkits=(GMAIL,))

    assert [row.is_default for row in shown] == [False, True]


def test_an_account_that_somebody_shares_is_not_the_users_own() -> None:
    assert [row.is_own for row in rows(account("a"), toolkits=(GMAIL,), own=frozenset())] == [False]


def test_a_link_whose_time_is_over_has_expired_even_if_the_service_still_waits() -> None:
    shown = rows(account("a", status="INITIATED"), toolkits=(GMAIL,), lapsed=frozenset({"ca_a"}))

    assert shown[0].status == "expired"


@pytest.mark.parametrize(
    ("status", "reason", "told"),
    [
        ("ACTIVE", "", "connected"),
        ("INITIATED", "", "waiting"),
        ("INITIALIZING", "", "waiting"),
        ("EXPIRED", "", "expired"),
        ("INACTIVE", "", "switched off"),
        ("REVOKED", "", "revoked"),
        ("FAILED", "The user declined the authorization request", "declined"),
        ("FAILED", "access_denied", "declined"),
        ("FAILED", "Permanent auth error during token refresh", "failed"),
        ("SOMETHING_NEW", "", "failed"),
    ],
)
def test_the_api_s_status_in_a_persons_terms(status: str, reason: str, told: str) -> None:
    assert status_of(account("a", status=status, reason=reason)) == told


class TestTheDefaultAccount:
    def test_is_the_one_that_the_session_shows(self) -> None:
        assert default_account("ca_b", None, False, ["ca_a", "ca_b"]) == "ca_b"

    def test_is_none_of_several_if_the_session_demands_a_choice(self) -> None:
        assert default_account("ca_b", None, True, ["ca_a", "ca_b"]) == ""

    def test_is_the_only_one_even_if_the_session_demands_a_choice(self) -> None:
        assert default_account("ca_b", ["ca_b"], True, ["ca_a", "ca_b"]) == "ca_b"

    def test_is_none_that_cannot_be_used(self) -> None:
        assert default_account("ca_b", None, False, ["ca_a"]) == ""


@pytest.mark.parametrize(
    ("now", "minutes"), [(0, 10), (1, 10), (61, 9), (599, 1), (600, None), (700, None)]
)
def test_the_minutes_that_a_link_is_still_good_for(now: float, minutes: int | None) -> None:
    assert minutes_left(Request("ca_a", deadline=600), now) == minutes


def test_a_request_does_not_print_its_link() -> None:
    assert "ln_canary" not in repr(Request("ca_a", 600, "https://connect.example/ln_canary"))


@pytest.mark.parametrize(
    ("words", "found"),
    [("git", ["github"]), ("WORK", ["gmail"]), ("gmail work", ["gmail"]), ("x", [])],
)
def test_a_search_looks_at_toolkits_and_accounts(words: str, found: list[str]) -> None:
    shown = rows(account("a", alias="work"), toolkits=(GITHUB, GMAIL))

    assert [row.toolkit for row in matching(shown, words)] == found
