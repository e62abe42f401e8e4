"""Linear: issues are created in a team, moved through its states, discussed and archived."""

from typing import Any

import pytest

from tests.emulator.toolkits.conftest import refusal, run


@pytest.fixture
def budi(connected) -> Any:
    return connected("budi", "linear")


def listed(session: Any, **arguments: Any) -> list[str]:
    found = run(session, "LINEAR_LIST_LINEAR_ISSUES", **arguments)["issues"]
    return [issue["identifier"] for issue in found]


def ids(session: Any, kind: str, team: str = "HAR") -> dict[str, str]:
    found = run(session, f"LINEAR_LIST_LINEAR_{kind.upper()}", team_id=team)[kind]
    return {one["name"]: one["id"] for one in found}


def test_each_account_has_its_own_team_and_key(connected) -> None:
    keys = [
        run(connected(person, "linear", alias), "LINEAR_GET_ALL_LINEAR_TEAMS")["teams"][0]["key"]
        for person, alias in (("budi", "work"), ("ayu", "work"), ("budi", "personal"))
    ]

    assert keys == ["HAR", "MEL", "HOME"]


def test_a_created_issue_gets_the_next_number_of_its_team(budi) -> None:
    issue = run(budi, "LINEAR_CREATE_LINEAR_ISSUE", team_id="HAR", title="Rain delay banner")

    assert (issue["identifier"], issue["state"]["name"]) == ("HAR-4", "Todo")
    assert listed(budi) == ["HAR-4", "HAR-3", "HAR-2", "HAR-1"]


def test_an_issue_is_found_by_its_id_and_by_its_identifier(budi) -> None:
    by_name = run(budi, "LINEAR_GET_LINEAR_ISSUE", issue_id="HAR-1")["issue"]
    by_id = run(budi, "LINEAR_GET_LINEAR_ISSUE", issue_id=by_name["id"])["issue"]

    assert by_id == by_name
    assert by_name["title"] == "Sunday ferries an hour late"


def test_an_update_changes_what_it_names_and_leaves_the_rest(budi) -> None:
    done, bug = ids(budi, "states")["Done"], ids(budi, "labels")["bug"]
    run(budi, "LINEAR_UPDATE_ISSUE", issue_id="HAR-3", state_id=done, label_ids=[bug], priority=2)

    issue = run(budi, "LINEAR_GET_LINEAR_ISSUE", issue_id="HAR-3")["issue"]

    assert (issue["state"]["name"], issue["labels"], issue["priority"]) == (
        "Done",
        [{"id": bug, "name": "bug"}],
        2,
    )
    assert issue["title"] == "Ferries that take bicycles"


def test_a_new_label_can_be_put_on_an_issue(budi) -> None:
    label = run(budi, "LINEAR_CREATE_LINEAR_LABEL", team_id="HAR", name="rain", color="#2e7d32")[
        "id"
    ]
    run(budi, "LINEAR_CREATE_LINEAR_ISSUE", team_id="HAR", title="Umbrella", label_ids=[label])

    assert ids(budi, "labels")["rain"] == label
    assert run(budi, "LINEAR_LIST_LINEAR_ISSUES")["issues"][0]["labels"][0]["name"] == "rain"


def test_a_comment_is_read_with_its_issue(budi) -> None:
    run(budi, "LINEAR_CREATE_LINEAR_COMMENT", issue_id="HAR-1", body="It is the import.")

    comments = run(budi, "LINEAR_GET_LINEAR_ISSUE", issue_id="HAR-1")["issue"]["comments"]

    assert [(one["user_name"], one["body"]) for one in comments] == [("Budi", "It is the import.")]
    assert run(budi, "LINEAR_GET_LINEAR_ISSUE", issue_id="HAR-2")["issue"]["comments"] == []


def test_a_deleted_issue_is_gone_and_its_number_is_not_given_again(budi) -> None:
    run(budi, "LINEAR_DELETE_LINEAR_ISSUE", issue_id="HAR-3")
    issue = run(budi, "LINEAR_CREATE_LINEAR_ISSUE", team_id="HAR", title="Next")

    assert issue["identifier"] == "HAR-4"
    assert listed(budi) == ["HAR-4", "HAR-2", "HAR-1"]
    assert "no issue HAR-3" in refusal(budi, "LINEAR_GET_LINEAR_ISSUE", issue_id="HAR-3")


def test_issues_are_listed_by_assignee(budi) -> None:
    me = run(budi, "LINEAR_GET_CURRENT_USER")["user"]["id"]
    [team] = run(budi, "LINEAR_GET_ALL_LINEAR_TEAMS")["teams"]
    wulan = next(one["id"] for one in team["members"] if one["name"] == "Wulan")
    run(budi, "LINEAR_UPDATE_ISSUE", issue_id="HAR-2", assignee_id=wulan)

    assert listed(budi, assignee_id=wulan) == ["HAR-2"]
    assert listed(budi, assignee_id=me) == ["HAR-3", "HAR-1"]


def test_a_list_comes_in_pages_that_end(budi) -> None:
    first = run(budi, "LINEAR_LIST_LINEAR_ISSUES", first=2)["page_info"]

    assert first["hasNextPage"] is True
    assert listed(budi, first=2, after=first["endCursor"]) == ["HAR-1"]


@pytest.mark.parametrize(
    ("slug", "arguments", "sentence"),
    [
        ("LINEAR_CREATE_LINEAR_ISSUE", {"team_id": "MEL", "title": "x"}, "no team MEL"),
        ("LINEAR_CREATE_LINEAR_ISSUE", {"team_id": "HAR"}, "title"),
        ("LINEAR_UPDATE_ISSUE", {"issue_id": "HAR-1", "state_id": "x"}, "no workflow state x"),
        ("LINEAR_UPDATE_ISSUE", {"issue_id": "HAR-1", "label_ids": ["x"]}, "no label x"),
        ("LINEAR_UPDATE_ISSUE", {"issue_id": "HAR-1", "assignee_id": "x"}, "Nobody here"),
        ("LINEAR_UPDATE_ISSUE", {"issue_id": "HAR-1", "priority": 5}, "at most 4"),
        ("LINEAR_CREATE_LINEAR_COMMENT", {"issue_id": "HAR-9", "body": "x"}, "no issue HAR-9"),
        (
            "LINEAR_CREATE_LINEAR_LABEL",
            {"team_id": "HAR", "name": "bug", "color": "#ffffff"},
            "a label bug already",
        ),
    ],
)
def test_what_cannot_be_done_is_said(budi, slug, arguments, sentence) -> None:
    assert sentence in refusal(budi, slug, **arguments)
