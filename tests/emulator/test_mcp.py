"""A session through its MCP endpoint, with the official client through a real socket."""

import asyncio
import sqlite3
from collections.abc import Iterator
from typing import Any

import pytest
from mcp.types import ElicitResult

from tests.doors import Door, make_emulator, through_a_socket
from tests.mcp_client import ERAS, ask, client_session, listed, post, shown

REPOSITORY = {"owner": "ayu", "repo": "school-garden"}
ISSUE = {**REPOSITORY, "title": "Rain gauge"}


@pytest.fixture
def door() -> Iterator[Door]:
    """An emulator behind a socket, so that a client of any kind can reach it."""
    with through_a_socket(make_emulator()) as opened:
        yield opened


@pytest.fixture
def session(door: Door, composio: Any) -> Any:
    """Ayu's session, with GitHub connected and its tools shown."""
    made = composio.create(user_id="user_ayu", toolkits=["github"], preload={"tools": "all"})
    door.connect(made, "github")
    return made


@pytest.fixture(params=ERAS)
def era(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def call(session: Any, name: str, arguments: dict[str, Any] | None = None, **options: Any) -> Any:
    """The result of one tools/call."""
    return ask(session, lambda client: client.call_tool(name, arguments), **options)


def logged(composio: Any, session: Any) -> list[Any]:
    """The session's log entries in full, the oldest first."""
    rule = {"field": "session_id", "operator": "==", "value": session.session_id}
    found = composio.logs.search(filters=[rule]).logs
    return [composio.logs.get(log.id) for log in reversed(found)]


def test_a_client_initializes(session: Any) -> None:
    async def handshake() -> Any:
        async with client_session(session.mcp.url, session.mcp.headers) as client:
            return await client.initialize()

    hello = asyncio.run(handshake())

    assert hello.server_info.name == "composio-emulator"
    assert hello.capabilities.tools is not None


def test_each_era_of_the_protocol_is_spoken(session: Any, era: str) -> None:
    async def version(client: Any) -> str:
        return str(client.protocol_version)

    assert ask(session, version, era) == era


def test_it_lists_what_the_sdk_shows(session: Any, era: str) -> None:
    assert listed(session, era) == shown(session)


def test_a_tool_is_listed_with_the_schema_that_the_sdk_gives(composio: Any, session: Any) -> None:
    raw = composio.client.tool_router.session.tools(session.session_id, limit=500).items

    found = ask(session, lambda client: client.list_tools()).tools

    assert [(t.title, t.description, t.input_schema) for t in found] == [
        (t.name, t.description, t.input_parameters) for t in raw
    ]


def test_the_tags_of_a_tool_become_its_hints(session: Any) -> None:
    tools = {tool.name: tool for tool in ask(session, lambda client: client.list_tools()).tools}

    read = tools["GITHUB_GET_AN_ISSUE"].annotations
    assert read is not None
    assert (read.read_only_hint, read.destructive_hint) == (True, False)
    assert tools["GITHUB_CREATE_AN_ISSUE"].annotations.read_only_hint is False


def test_a_call_returns_its_data_as_structure_and_as_text(session: Any, era: str) -> None:
    result = call(session, "GITHUB_CREATE_AN_ISSUE", ISSUE, era=era)

    assert not result.is_error
    assert result.structured_content["title"] == "Rain gauge"
    assert '"title": "Rain gauge"' in result.content[0].text


def test_what_an_mcp_client_writes_the_sdk_reads(session: Any) -> None:
    number = call(session, "GITHUB_CREATE_AN_ISSUE", ISSUE).structured_content["number"]

    issue = session.execute("GITHUB_GET_AN_ISSUE", arguments={**REPOSITORY, "issue_number": number})

    assert issue.data["title"] == "Rain gauge"


def test_a_call_that_fails_is_a_tool_error_with_the_sentence_of_the_sdk(
    session: Any, era: str
) -> None:
    result = call(session, "GITHUB_CREATE_AN_ISSUE", REPOSITORY, era=era)

    assert result.is_error
    assert [block.text for block in result.content] == [
        session.execute("GITHUB_CREATE_AN_ISSUE", arguments=REPOSITORY).error
    ]


def test_an_unknown_tool_is_a_tool_error(session: Any) -> None:
    result = call(session, "GITHUB_NO_SUCH_TOOL")

    assert result.is_error
    assert "GITHUB_NO_SUCH_TOOL" in result.content[0].text


FULL_DISK = sqlite3.OperationalError("canary")
FULL_DISK.sqlite_errorcode = sqlite3.SQLITE_FULL


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (FULL_DISK, "the disk is full"),
        (RuntimeError("canary"), "a mistake of its own"),
    ],
)
def test_what_goes_wrong_inside_is_a_tool_error_that_tells_nothing_of_it(
    door: Door, session: Any, monkeypatch: pytest.MonkeyPatch, error: Exception, sentence: str
) -> None:
    def fail(*_: Any) -> None:
        raise error

    monkeypatch.setattr(door.emulator.store, "add", fail)

    result = call(session, "GITHUB_GET_THE_AUTHENTICATED_USER")

    assert result.is_error
    assert sentence in result.content[0].text
    assert "canary" not in result.content[0].text


def test_a_user_without_a_connection_is_told_to_authorize(composio: Any) -> None:
    budi = composio.create(user_id="user_budi", toolkits=["github"], preload={"tools": "all"})

    result = call(budi, "GITHUB_GET_THE_AUTHENTICATED_USER")

    assert result.is_error
    assert "session.authorize('github')" in result.content[0].text


def test_a_read_only_session_lists_and_runs_only_read_only_tools(door: Door, composio: Any) -> None:
    reader = composio.create(
        user_id="user_ayu", toolkits=["github"], tags=["readOnlyHint"], preload={"tools": "all"}
    )
    door.connect(reader, "github")

    app_tools = [name for name in listed(reader) if name.startswith("GITHUB_")]
    write = call(reader, "GITHUB_CREATE_AN_ISSUE", ISSUE)

    assert "GITHUB_GET_AN_ISSUE" in app_tools
    assert "GITHUB_CREATE_AN_ISSUE" not in app_tools
    assert not call(reader, "GITHUB_GET_THE_AUTHENTICATED_USER").is_error
    assert write.is_error
    assert "not enabled in this session" in write.content[0].text


def test_a_session_without_meta_tools_lists_none(composio: Any) -> None:
    direct = composio.create(
        user_id="user_ayu",
        toolkits=["hackernews"],
        preload={"tools": ["HACKERNEWS_GET_FRONTPAGE"]},
        session_preset="direct_tools",
    )

    assert listed(direct) == shown(direct)
    assert "HACKERNEWS_GET_FRONTPAGE" in listed(direct)


def test_a_call_is_logged_under_its_session_with_the_users_account(
    composio: Any, session: Any
) -> None:
    account = session.toolkits(toolkits=["github"]).items[0].connection.connected_account

    call(session, "GITHUB_CREATE_AN_ISSUE", ISSUE, headers={"x-request-id": "req-from-mcp"})

    log = logged(composio, session)[-1]
    assert log.status.value == "success"
    assert log.data["tool_slug"] == "GITHUB_CREATE_AN_ISSUE"
    assert log.data["user_id"] == "user_ayu"
    assert log.data["connected_account_id"] == account.id
    assert log.context.request_id == "req-from-mcp"


def test_a_call_that_the_policy_stops_is_logged_too(composio: Any) -> None:
    reader = composio.create(user_id="user_ayu", toolkits=["hackernews"])

    call(reader, "GITHUB_CREATE_AN_ISSUE", ISSUE)

    assert [log.status.value for log in logged(composio, reader)] == ["failed"]


def test_a_meta_tool_runs_and_its_calls_are_logged_as_its_children(
    composio: Any, session: Any
) -> None:
    issue = {"tool_slug": "GITHUB_CREATE_AN_ISSUE", "arguments": ISSUE}

    result = call(session, "COMPOSIO_MULTI_EXECUTE_TOOL", {"tools": [issue]})

    parent, child = logged(composio, session)[-2:]
    assert result.structured_content["success_count"] == 1
    assert child.data["tool_slug"] == "GITHUB_CREATE_AN_ISSUE"
    assert child.parent.log_id == parent.id


def test_a_message_repeated_with_the_same_request_id_is_done_once(door: Door, session: Any) -> None:
    params = {"name": "GITHUB_CREATE_AN_ISSUE", "arguments": ISSUE}
    message = {"jsonrpc": "2.0", "id": 7, "method": "tools/call", "params": params}

    first, again = (post(door, session, message, **{"x-request-id": "req-1"}) for _ in range(2))

    assert first.json() == again.json()
    titles = [
        issue["title"]
        for issue in session.execute("GITHUB_LIST_REPOSITORY_ISSUES", arguments=REPOSITORY).data[
            "issues"
        ]
    ]
    assert titles.count("Rain gauge") == 1


ASKED_FIRST = {"require_approval": ["GITHUB_CREATE_AN_ISSUE"]}


def careful(door: Door, composio: Any, **experimental: str) -> Any:
    """A session of Ayu's that asks before it creates an issue."""
    made = composio.create(
        user_id="user_ayu",
        toolkits=["github"],
        tools={"github": ASKED_FIRST},
        preload={"tools": "all"},
        experimental=experimental,
    )
    door.connect(made, "github")
    return made


@pytest.mark.parametrize(("decision", "ran"), [("approve", True), ("deny", False)])
def test_a_client_that_can_ask_the_user_is_given_the_question(
    door: Door, composio: Any, decision: str, ran: bool
) -> None:
    questions = []

    async def person(context: Any, question: Any) -> ElicitResult:
        questions.append(question.message)
        return ElicitResult(action="accept", content={"decision": decision})

    result = call(
        careful(door, composio), "GITHUB_CREATE_AN_ISSUE", ISSUE, elicitation_callback=person
    )

    assert questions == ["May GITHUB_CREATE_AN_ISSUE run for user_ayu?"]
    assert result.is_error is not ran


def test_without_a_client_that_can_ask_nothing_runs(door: Door, composio: Any, era: str) -> None:
    session = careful(door, composio)

    result = call(session, "GITHUB_CREATE_AN_ISSUE", ISSUE, era=era)

    assert result.is_error
    assert "cannot ask" in result.content[0].text
    assert [log.status.value for log in logged(composio, session)] == ["failed"]


def test_without_a_client_that_can_ask_a_session_may_allow_the_call(
    door: Door, composio: Any, era: str
) -> None:
    session = careful(door, composio, no_elicitation_support_fallback="allow")

    assert not call(session, "GITHUB_CREATE_AN_ISSUE", ISSUE, era=era).is_error


def test_a_change_of_the_session_holds_from_the_next_list_on(session: Any) -> None:
    session.update(tools={"github": {"enable": ["GITHUB_GET_AN_ISSUE"]}})

    assert [name for name in listed(session) if name.startswith("GITHUB")] == [
        "GITHUB_GET_AN_ISSUE"
    ]


def test_whether_calls_are_allowed_unasked_can_be_changed(door: Door, composio: Any) -> None:
    session = careful(door, composio, no_elicitation_support_fallback="allow")

    session.update(experimental={"no_elicitation_support_fallback": "deny"})

    assert call(session, "GITHUB_CREATE_AN_ISSUE", ISSUE).is_error


def test_of_several_calls_only_those_run_that_need_no_approval(door: Door, composio: Any) -> None:
    session = careful(door, composio)
    read = {"tool_slug": "GITHUB_GET_THE_AUTHENTICATED_USER", "arguments": {}}
    write = {"tool_slug": "GITHUB_CREATE_AN_ISSUE", "arguments": ISSUE}

    result = call(session, "COMPOSIO_MULTI_EXECUTE_TOOL", {"tools": [read, write]})

    counts = result.structured_content
    assert (counts["success_count"], counts["error_count"]) == (1, 1)
