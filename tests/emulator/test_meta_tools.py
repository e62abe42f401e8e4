"""The tools about tools, with the arguments of Composio's reference."""

from typing import Any

import pytest

from tests.doors import Door


@pytest.fixture
def session(composio) -> Any:
    return composio.create(user_id="user_ayu")


def meta(caller: Any, slug: str, /, **arguments: Any) -> Any:
    return caller.execute_meta(slug, arguments=arguments)


@pytest.mark.parametrize(
    ("use_case", "slug"),
    [
        ("create github issue", "GITHUB_CREATE_AN_ISSUE"),
        ("send an email", "GMAIL_SEND_EMAIL"),
        ("star a repository", "GITHUB_STAR_A_REPOSITORY_FOR_THE_AUTHENTICATED_USER"),
        ("hacker news front page", "HACKERNEWS_GET_FRONTPAGE"),
        ("comment on an issue", "GITHUB_CREATE_AN_ISSUE_COMMENT"),
    ],
)
def test_a_search_finds_the_tool_that_fits_first(session, use_case: str, slug: str) -> None:
    found = session.search(query=use_case)

    assert found.results[0].primary_tool_slugs[0] == slug
    assert found.tool_schemas[slug].input_schema["type"] == "object"


def test_a_search_says_what_must_be_connected_first(door: Door, session) -> None:
    before = session.search(query="send an email")
    door.connect(session, "gmail")
    after = session.search(query="send an email")

    assert before.toolkit_connection_statuses[0].has_active_connection is False
    assert before.next_steps_guidance[0] == "Connect gmail with COMPOSIO_MANAGE_CONNECTIONS first."
    assert after.toolkit_connection_statuses[0].has_active_connection is True
    assert "GMAIL_SEND_EMAIL" in after.next_steps_guidance[0]


def test_a_search_stays_within_the_session(composio) -> None:
    session = composio.create(user_id="user_ayu", toolkits=["gmail"])

    found = session.search(query="create github issue")

    assert all(slug.startswith("GMAIL_") for slug in found.tool_schemas)


def test_a_search_without_words_finds_nothing_and_says_so(session) -> None:
    found = session.search(query="?!")

    assert found.results[0].primary_tool_slugs == []
    assert "No tool of this session fits" in found.next_steps_guidance[0]


def test_several_use_cases_are_answered_in_order(session) -> None:
    queries = [{"use_case": "send an email"}, {"use_case": "close an issue"}]

    data = meta(session, "COMPOSIO_SEARCH_TOOLS", queries=queries).data

    assert [(r["index"], r["use_case"]) for r in data["results"]] == [
        (1, "send an email"),
        (2, "close an issue"),
    ]


def test_a_piece_of_work_gets_an_id_that_can_be_passed_on(session) -> None:
    queries = [{"use_case": "send an email"}]
    first = meta(
        session, "COMPOSIO_SEARCH_TOOLS", queries=queries, session={"generate_id": True}
    ).data["session"]

    again = meta(
        session, "COMPOSIO_SEARCH_TOOLS", queries=queries, session={"id": first["id"]}
    ).data["session"]

    assert first["id"] not in ("", session.session_id)
    assert again["id"] == first["id"]


def test_with_several_accounts_a_search_lists_them_and_demands_a_choice(
    door: Door, composio
) -> None:
    plain = composio.create(user_id="user_ayu")
    work = door.connect(plain, "gmail", "work")
    personal = door.connect(plain, "gmail", "personal")
    session = composio.create(user_id="user_ayu", multi_account={"enable": True})

    status = session.search(query="send an email").toolkit_connection_statuses[0]

    assert status.account_selection == "required"
    assert [(a.id, a.alias, a.is_default) for a in status.accounts] == [
        (personal, "personal", True),
        (work, "work", False),
    ]


def test_schemas_are_given_for_known_slugs_and_the_others_named(session) -> None:
    data = meta(
        session, "COMPOSIO_GET_TOOL_SCHEMAS", tool_slugs=["GMAIL_SEND_EMAIL", "GMAIL_SING"]
    ).data

    assert list(data["tool_schemas"]) == ["GMAIL_SEND_EMAIL"]
    assert data["not_found"] == ["GMAIL_SING"]


def test_managing_connections_gives_a_link_that_connects(door: Door, composio, session) -> None:
    from composio_kit.approval import press

    asked = meta(session, "COMPOSIO_MANAGE_CONNECTIONS", toolkits=["github"]).data
    press(door.http, asked["results"]["github"]["redirect_url"], "approve")
    after = meta(session, "COMPOSIO_MANAGE_CONNECTIONS", toolkits=["github"]).data

    assert asked["summary"]["initiated_connections"] == 1
    assert after["results"]["github"]["status"] == "active"
    assert "redirect_url" not in after["results"]["github"]


def test_reinitiating_asks_for_a_connection_although_there_is_one(door: Door, session) -> None:
    door.connect(session, "github")

    asked = meta(
        session, "COMPOSIO_MANAGE_CONNECTIONS", toolkits=["github"], reinitiate_all=True
    ).data

    assert asked["results"]["github"]["was_reinitiated"] is True


def test_managing_connections_names_what_it_cannot_connect(session) -> None:
    result = meta(session, "COMPOSIO_MANAGE_CONNECTIONS", toolkits=["hackernews", "githab"])

    assert result.data["results"]["hackernews"]["status"] == "active"
    assert "no toolkit githab" in result.data["results"]["githab"]["error_message"]
    assert (result.result_type, result.error) == ("failed", "1 of 2 failed.")


def test_many_calls_at_once_have_a_result_each(door: Door, session) -> None:
    door.connect(session, "github")
    calls = [
        {"tool_slug": "GITHUB_GET_THE_AUTHENTICATED_USER", "arguments": {}},
        {"tool_slug": "GMAIL_GET_PROFILE", "arguments": {}},
        {"tool_slug": "GITHUB_SING", "arguments": {}},
    ]

    result = meta(session, "COMPOSIO_MULTI_EXECUTE_TOOL", tools=calls)

    first, second, third = result.data["results"]
    assert first["response"]["data"]["login"] == "ayu"
    assert "authorize('gmail')" in second["error"]
    assert "no tool GITHUB_SING" in third["error"]
    assert (result.data["success_count"], result.data["error_count"]) == (1, 2)
    assert result.result_type == "failed"


def test_each_of_many_calls_can_choose_its_account(door: Door, session) -> None:
    for alias in ("work", "personal"):
        door.connect(session, "gmail", alias)
    calls = [
        {"tool_slug": "GMAIL_GET_PROFILE", "arguments": {}, "account": alias}
        for alias in ("work", "personal")
    ]

    results = meta(session, "COMPOSIO_MULTI_EXECUTE_TOOL", tools=calls).data["results"]

    assert [result["response"]["data"]["emailAddress"] for result in results] == [
        "ayu@melati-school.example",
        "ayu@mail.example",
    ]


@pytest.mark.parametrize(
    ("slug", "arguments", "sentence"),
    [
        ("COMPOSIO_SEARCH_TOOLS", {"query": "create github issue"}, "queries"),
        ("COMPOSIO_MANAGE_CONNECTIONS", {"toolkit": "github"}, "toolkits"),
        ("COMPOSIO_MULTI_EXECUTE_TOOL", {"tool": "X", "args": {}}, "tools"),
        ("COMPOSIO_GET_TOOL_SCHEMAS", {}, "tool_slugs"),
        (
            "COMPOSIO_MULTI_EXECUTE_TOOL",
            {"tools": [{"tool_slug": "X", "arguments": {}}] * 51},
            "at most 50",
        ),
    ],
)
def test_the_guides_arguments_are_named_as_wrong(session, slug, arguments, sentence) -> None:
    result = meta(session, slug, **arguments)

    assert result.result_type == "failed"
    assert sentence in result.error


def test_a_meta_tool_also_runs_as_an_ordinary_tool(session) -> None:
    result = session.execute(
        "COMPOSIO_SEARCH_TOOLS", arguments={"queries": [{"use_case": "send an email"}]}
    )

    assert result.data["results"][0]["primary_tool_slugs"][0] == "GMAIL_SEND_EMAIL"


@pytest.mark.parametrize("slug", ["COMPOSIO_REMOTE_WORKBENCH", "COMPOSIO_REMOTE_BASH_TOOL"])
def test_remote_code_is_refused_with_a_sentence_and_logged(composio, session, slug: str) -> None:
    result = meta(session, slug, code="print(1)")

    assert (result.result_type, result.data) == ("failed", {})
    assert "runs no code" in result.error
    assert composio.logs.get(result.log_id).data["tool_slug"] == slug


def test_waiting_for_connections_is_offered_when_it_is_asked_for(composio) -> None:
    asked = {"enable": True, "wait_for_connections": True}
    session = composio.create(user_id="user_ayu", manage_connections=asked)

    names = [tool["function"]["name"] for tool in session.tools()]

    assert "COMPOSIO_WAIT_FOR_CONNECTIONS" in names


def test_waiting_tells_whether_the_person_has_approved(door: Door, session) -> None:
    before = meta(session, "COMPOSIO_WAIT_FOR_CONNECTIONS", toolkits=["github", "gmail"]).data
    door.connect(session, "github")
    one = meta(session, "COMPOSIO_WAIT_FOR_CONNECTIONS", toolkits=["github", "gmail"]).data
    either = meta(
        session, "COMPOSIO_WAIT_FOR_CONNECTIONS", toolkits=["github", "gmail"], mode="any"
    ).data

    assert (before["ready"], one["ready"], either["ready"]) == (False, False, True)
    assert one["connected"] == {"github": True, "gmail": False}


def test_a_piece_of_work_remembers_what_it_was_told(session) -> None:
    queries = [{"use_case": "create an issue"}]
    flow = meta(session, "COMPOSIO_SEARCH_TOOLS", queries=queries).data["session"]["id"]
    calls = [{"tool_slug": "HACKERNEWS_GET_FRONTPAGE", "arguments": {}}]
    for fact in ("ayu's repository is school-garden", "issues are in Indonesian"):
        meta(
            session,
            "COMPOSIO_MULTI_EXECUTE_TOOL",
            tools=calls,
            session_id=flow,
            memory={"github": [fact]},
        )

    again = meta(session, "COMPOSIO_SEARCH_TOOLS", queries=queries, session={"id": flow}).data
    other = meta(session, "COMPOSIO_SEARCH_TOOLS", queries=queries).data

    assert again["results"][0]["memory"] == {
        "github": ["ayu's repository is school-garden", "issues are in Indonesian"]
    }
    assert "memory" not in other["results"][0]
