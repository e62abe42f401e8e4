"""What a person can do with a connection."""

import pytest

from composio_kit.widgets.choices import Choice, choices_of, nearest, replaced_by, row_for, step_for
from composio_kit.widgets.rows import ConnectionRow


def row(toolkit: str, account: str = "", status="connected", alias: str = "", **more):
    return ConnectionRow(toolkit, toolkit, account, alias, alias, status, "", **more)


EMPTY = row("github", status="not connected")
NEWS = row("hackernews", status="needs no account")
WORK = row("gmail", "ca_1", alias="work")
DECLINED = row("slack", "ca_2", "declined", alias="team")


def test_every_account_and_a_new_one_per_toolkit_that_takes_accounts() -> None:
    assert choices_of([EMPTY, WORK, NEWS]) == (
        Choice("github"),
        Choice("gmail", "ca_1"),
        Choice("gmail"),
    )


@pytest.mark.parametrize(
    ("wanted", "chosen"),
    [
        (Choice("gmail"), Choice("gmail")),
        (Choice("gmail", "ca_gone"), Choice("gmail", "ca_1")),
        (Choice("notion"), Choice("github")),
        (None, Choice("github")),
    ],
)
def test_what_is_chosen_stays_chosen_as_far_as_it_is_there(wanted, chosen) -> None:
    assert nearest(choices_of([EMPTY, WORK]), wanted) == chosen


def test_without_choices_nothing_is_chosen() -> None:
    assert nearest((), Choice("gmail")) is None


@pytest.mark.parametrize(
    ("choice", "has_link", "step"),
    [
        (Choice("github"), False, "first"),
        (Choice("gmail"), False, "another"),
        (Choice("gmail", "ca_1"), False, "another"),
        (Choice("slack", "ca_2"), False, "again"),
        (Choice("notion", "ca_3"), True, "link"),
        (Choice("notion", "ca_3"), False, "another"),
        (Choice("linear", "ca_4"), False, "another"),
    ],
)
def test_what_authorize_does(choice: Choice, has_link: bool, step: str) -> None:
    waiting = row("notion", "ca_3", "waiting")
    foreign = row("linear", "ca_4", "expired", is_own=False)

    assert step_for([EMPTY, WORK, DECLINED, waiting, foreign], choice, has_link) == step


def test_an_account_that_has_ended_makes_room_for_one_of_its_name() -> None:
    assert replaced_by([WORK, DECLINED], "slack", "team") == "ca_2"
    assert replaced_by([WORK, DECLINED], "slack", "") == ""
    assert replaced_by([WORK, DECLINED], "gmail", "work") == ""


def test_the_row_that_speaks_for_a_toolkit_is_the_connected_one() -> None:
    ended, waiting = row("gmail", "ca_0", "failed"), row("gmail", "ca_9", "waiting")

    assert row_for([ended, WORK, waiting], "gmail", None) == WORK
    assert row_for([ended, waiting], "gmail", None) == waiting
    assert row_for([ended], "gmail", None) == ended
    assert row_for([ended, WORK], "gmail", "personal") is None
    assert row_for([EMPTY], "github", None) is None
