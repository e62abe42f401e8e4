"""Tools run on the records of an account: what one writes, the others read."""

from typing import Any

import pytest

from tests.conftest import sdk
from tests.doors import DOORS, Door, make_emulator

GARDEN = {"owner": "ayu", "repo": "school-garden"}


@pytest.fixture
def ayu(door: Door, composio) -> Any:
    """A session of Ayu's, with GitHub and Gmail connected."""
    session = composio.create(user_id="user_ayu")
    door.connect(session, "github")
    door.connect(session, "gmail")
    return session


def run(session: Any, slug: str, **arguments: Any) -> dict[str, Any]:
    result = session.execute(slug, arguments=arguments)
    assert result.result_type == "completed", result.error
    return dict(result.data)


def test_a_created_issue_is_listed_read_changed_and_commented(ayu) -> None:
    number = run(ayu, "GITHUB_CREATE_AN_ISSUE", **GARDEN, title="Mulch", labels=["soil"])["number"]
    run(ayu, "GITHUB_CREATE_AN_ISSUE_COMMENT", **GARDEN, issue_number=number, body="Straw?")
    run(ayu, "GITHUB_UPDATE_AN_ISSUE", **GARDEN, issue_number=number, title="Straw mulch")

    issue = run(ayu, "GITHUB_GET_AN_ISSUE", **GARDEN, issue_number=number)
    comments = run(ayu, "GITHUB_LIST_ISSUE_COMMENTS", **GARDEN, issue_number=number)["comments"]
    listed = run(ayu, "GITHUB_LIST_REPOSITORY_ISSUES", **GARDEN)["issues"]

    assert (issue["title"], issue["comments"], issue["labels"]) == (
        "Straw mulch",
        1,
        [{"name": "soil"}],
    )
    assert [comment["body"] for comment in comments] == ["Straw?"]
    assert listed[0]["number"] == number


def test_a_closed_issue_leaves_the_open_ones(ayu) -> None:
    before = run(ayu, "GITHUB_GET_A_REPOSITORY", **GARDEN)["open_issues_count"]
    run(ayu, "GITHUB_UPDATE_AN_ISSUE", **GARDEN, issue_number=1, state="closed")

    assert run(ayu, "GITHUB_GET_A_REPOSITORY", **GARDEN)["open_issues_count"] == before - 1
    closed = run(ayu, "GITHUB_LIST_REPOSITORY_ISSUES", **GARDEN, state="closed")["issues"]
    assert [issue["number"] for issue in closed] == [1]


def test_a_star_is_given_once(ayu) -> None:
    for _ in range(2):
        run(ayu, "GITHUB_STAR_A_REPOSITORY_FOR_THE_AUTHENTICATED_USER", **GARDEN)

    assert run(ayu, "GITHUB_GET_A_REPOSITORY", **GARDEN)["stargazers_count"] == 1


def test_a_sent_mail_is_in_the_mailbox_it_was_sent_from(ayu) -> None:
    run(
        ayu,
        "GMAIL_SEND_EMAIL",
        recipient_email="parents@melati-school.example",
        subject="The beans",
        body="They may sprout later.",
    )

    found = run(ayu, "GMAIL_FETCH_EMAILS", query="subject:beans", max_results=5)["messages"]

    assert [(mail["sender"], mail["labelIds"]) for mail in found] == [
        ("ayu@melati-school.example", ["SENT"])
    ]


def test_mail_is_searched_as_gmail_does(ayu) -> None:
    def subjects(query: str) -> list[str]:
        found = run(ayu, "GMAIL_FETCH_EMAILS", query=query, max_results=10)["messages"]
        return [mail["subject"] for mail in found]

    assert subjects("from:headmistress") == ["Staff meeting on Wednesday"]
    assert subjects("garden") == ["Staff meeting on Wednesday"]
    assert len(subjects("is:unread")) == 2
    assert subjects("is:unread from:nobody") == []
    assert subjects("in:sent") == []


def test_a_draft_is_kept_and_not_sent(ayu) -> None:
    draft = run(ayu, "GMAIL_CREATE_EMAIL_DRAFT", subject="Trip", body="…")

    mail = run(ayu, "GMAIL_FETCH_MESSAGE_BY_MESSAGE_ID", message_id=draft["id"])
    labels = {label["id"] for label in run(ayu, "GMAIL_LIST_LABELS")["labels"]}

    assert mail["labelIds"] == ["DRAFT"]
    assert {"INBOX", "DRAFT"} <= labels


def test_a_toolkit_without_authorization_runs_for_anybody(composio) -> None:
    stories = run(composio.create(user_id="user_chris"), "HACKERNEWS_GET_FRONTPAGE")["hits"]

    assert stories
    assert all("emulated" in story["title"] for story in stories if story["points"] > 90)


@pytest.mark.parametrize(
    ("slug", "arguments", "sentence"),
    [
        ("GITHUB_CREATE_AN_ISSUE", {**GARDEN}, "title"),
        ("GITHUB_CREATE_AN_ISSUE", {**GARDEN, "title": ""}, "title"),
        ("GITHUB_GET_AN_ISSUE", {**GARDEN, "issue_number": "1"}, "issue_number"),
        ("GITHUB_GET_AN_ISSUE", {**GARDEN, "issue_number": 99}, "no issue #99"),
        ("GITHUB_GET_A_REPOSITORY", {"owner": "x", "repo": "y"}, "no repository x/y"),
        ("GITHUB_LIST_REPOSITORY_ISSUES", {**GARDEN, "per_page": 0}, "per_page"),
        ("GMAIL_SEND_EMAIL", {"recipient_email": "nobody"}, "recipient_email"),
        ("GMAIL_FETCH_MESSAGE_BY_MESSAGE_ID", {"message_id": "x"}, "no message x"),
        ("HACKERNEWS_GET_ITEM_WITH_ID", {"item_id": "7"}, "no item 7"),
        ("HACKERNEWS_GET_USER", {"username": "x"}, "no Hacker News user x"),
    ],
)
def test_a_call_that_cannot_be_done_fails_with_a_sentence(ayu, slug, arguments, sentence) -> None:
    result = ayu.execute(slug, arguments=arguments)

    assert (result.result_type, result.data) == ("failed", {})
    assert sentence in result.error
    assert result.error.endswith(".")


def test_an_unknown_tool_is_a_404_that_says_how_to_find_one(composio) -> None:
    from composio_client import NotFoundError

    with pytest.raises(NotFoundError) as caught:
        composio.create(user_id="u").execute("GITHUB_CREATE_ISSUE")

    assert "session.search" in caught.value.details["suggested_fix"]


def test_without_a_connection_the_call_fails_and_says_how_to_connect(composio) -> None:
    result = composio.create(user_id="user_chris").execute("GMAIL_GET_PROFILE")

    assert result.result_type == "failed"
    assert "session.authorize('gmail')" in result.error


def test_a_tool_that_the_session_does_not_enable_does_not_run(door: Door, composio) -> None:
    door.connect(composio.create(user_id="user_ayu"), "gmail")
    reader = composio.create(user_id="user_ayu", toolkits=["gmail"], tags=["readOnlyHint"])

    assert reader.execute("GMAIL_GET_PROFILE").result_type == "completed"
    sent = reader.execute("GMAIL_SEND_EMAIL", arguments={"recipient_email": "a@b.example"})
    assert (sent.result_type, "not enabled" in sent.error) == ("failed", True)


class TestSeveralAccounts:
    """Work and personal mail under one user id."""

    @pytest.fixture
    def accounts(self, door: Door, composio) -> dict[str, str]:
        session = composio.create(user_id="user_ayu")
        return {alias: door.connect(session, "gmail", alias) for alias in ("work", "personal")}

    def address(self, session: Any, **choice: str) -> str | None:
        return session.execute("GMAIL_GET_PROFILE", **choice).data.get("emailAddress")

    def test_each_has_its_own_mail(self, composio, accounts) -> None:
        session = composio.create(user_id="user_ayu")

        assert self.address(session, account="work") == "ayu@melati-school.example"
        assert self.address(session, account=accounts["personal"]) == "ayu@mail.example"

    def test_without_a_choice_the_last_connected_one_is_used(self, composio, accounts) -> None:
        assert self.address(composio.create(user_id="user_ayu")) == "ayu@mail.example"

    def test_a_pin_decides(self, composio, accounts) -> None:
        session = composio.create(
            user_id="user_ayu", connected_accounts={"gmail": accounts["work"]}
        )

        assert self.address(session) == "ayu@melati-school.example"
        assert self.address(session, account="personal") is None

    def test_a_demanded_choice_that_is_not_made_is_an_error_with_the_choices(
        self, composio, accounts
    ) -> None:
        session = composio.create(user_id="user_ayu", multi_account={"enable": True})

        result = session.execute("GMAIL_GET_PROFILE")

        assert result.result_type == "failed"
        assert "personal, work" in result.error

    def test_no_more_accounts_than_the_session_allows(self, composio, accounts) -> None:
        from composio_client import BadRequestError

        session = composio.create(
            user_id="user_ayu", multi_account={"enable": True, "max_accounts_per_toolkit": 2}
        )

        with pytest.raises(BadRequestError, match="already has 2 gmail accounts"):
            session.authorize("gmail")


def test_an_accounts_words_are_in_the_language_of_the_emulator() -> None:
    def first_title(language: str) -> str:
        with DOORS["in process"](make_emulator(language)) as door:
            session = sdk(door).create(user_id="user_ayu")
            door.connect(session, "github")
            return str(run(session, "GITHUB_GET_AN_ISSUE", **GARDEN, issue_number=1)["title"])

    assert [first_title("en"), first_title("id")] == [
        "Watering schedule for the holidays",
        "Jadwal piket menyiram selama liburan",
    ]
