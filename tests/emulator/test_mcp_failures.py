"""Failures that a developer orders reach MCP clients as they reach the SDK."""

from collections.abc import Iterator
from typing import Any

import pytest
from mcp import MCPError

from tests.doors import KEY, Door, make_emulator, through_a_socket
from tests.mcp_client import ERAS, HELLO, ask, listed, post

SESSION = "/tool_router/session/{session_id}"
EXECUTE = f"POST {SESSION}/execute"
LIST = f"GET {SESSION}/tools"
CALL = {"jsonrpc": "2.0", "id": 2, "method": "tools/call", "params": {"name": "X", "arguments": {}}}


@pytest.fixture
def door() -> Iterator[Door]:
    with through_a_socket(make_emulator()) as opened:
        yield opened


@pytest.fixture
def session(door: Door, composio: Any) -> Any:
    return composio.create(user_id="user_ayu", toolkits=["hackernews"])


def order(door: Door, operation: str, **more: Any) -> None:
    body = {"operation": operation, "status": 503, **more}
    answer = door.http.post("/_emulator/fail", json=body, headers={"x-api-key": KEY})
    assert answer.status_code == 200


def refused(session: Any, work: Any, era: str = "2026-07-28") -> MCPError:
    """The error that a client raises at `work`."""

    async def failing(client: Any) -> MCPError:
        with pytest.raises(MCPError) as raised:
            await work(client)
        return raised.value

    return ask(session, failing, era)


@pytest.mark.parametrize("era", ERAS)
def test_a_call_of_a_tool_fails_as_an_execution_and_the_next_runs(
    door: Door, session: Any, era: str
) -> None:
    def front_page(client: Any) -> Any:
        return client.call_tool("HACKERNEWS_GET_FRONTPAGE", {})

    order(door, EXECUTE)

    refused(session, front_page, era)

    assert not ask(session, front_page, era).is_error


def test_a_list_of_tools_fails_as_the_apis_own(door: Door, session: Any) -> None:
    order(door, LIST)
    assert post(door, session, HELLO).status_code == 200

    refused(session, lambda client: client.list_tools())

    assert "COMPOSIO_SEARCH_TOOLS" in listed(session)


def test_the_answer_says_that_the_failure_was_ordered_and_what_a_client_may_do(
    door: Door, session: Any
) -> None:
    order(door, EXECUTE, retry=False)

    answer = post(door, session, CALL)

    assert (answer.status_code, answer.headers["x-should-retry"]) == (503, "false")
    assert answer.json()["jsonrpc"] == "2.0"
    assert "a failure was ordered" in answer.json()["error"]["message"]


def test_any_means_the_next_message_whatever_it_is(door: Door, session: Any) -> None:
    order(door, "any", times=2)

    assert [post(door, session, HELLO).status_code for _ in range(3)] == [503, 503, 200]


def test_a_failure_of_another_operation_is_not_used_up(door: Door, session: Any) -> None:
    order(door, f"POST {SESSION}/link")

    assert post(door, session, HELLO).status_code == 200
    assert (
        door.call("POST", f"/tool_router/session/{session.session_id}/link", {}).status_code == 503
    )
