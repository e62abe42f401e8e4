"""Who gets in at an MCP endpoint, and that each sees its own session only."""

import asyncio
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from composio.exceptions import MCPDestinationError
from mcp import MCPError

from composio_kit.emulator.app import create_app
from tests.conftest import sdk
from tests.doors import KEY, OTHER_KEY, Door, make_emulator, through_a_socket
from tests.mcp_client import ERAS, HELLO, client_session, listed, mcp_client, post, shown


@pytest.fixture
def door() -> Iterator[Door]:
    """An emulator behind a socket, so that a client of any kind can reach it."""
    with through_a_socket(make_emulator()) as opened:
        yield opened


@pytest.fixture
def session(composio: Any) -> Any:
    """A session of Ayu's."""
    return composio.create(user_id="user_ayu")


@pytest.mark.parametrize("key", ["", "ak_wrong"])
def test_a_missing_or_wrong_key_is_a_401_in_the_envelope(
    door: Door, session: Any, key: str
) -> None:
    answer = post(door, session, **{"x-api-key": key})

    assert answer.status_code == 401
    assert answer.json()["error"]["slug"] == "HTTP_Unauthorized"


def test_the_client_shows_the_sentence_of_a_refusal(session: Any) -> None:
    async def refused() -> None:
        async with client_session(session.mcp.url, {"x-api-key": "ak_wrong"}) as client:
            with pytest.raises(MCPError, match="Invalid API key"):
                await client.initialize()

    asyncio.run(refused())


def test_an_unknown_session_is_a_404(door: Door, composio: Any, session: Any) -> None:
    session.mcp.url = session.mcp.url.replace(session.session_id, "trs_9999")

    assert post(door, session).status_code == 404


def test_another_projects_session_is_a_404(door: Door, session: Any) -> None:
    answer = post(door, session, **{"x-api-key": OTHER_KEY})

    assert answer.status_code == 404
    assert answer.json()["error"]["slug"] == "ToolRouter_SessionNotFound"


def test_a_deleted_session_is_a_404(door: Door, session: Any) -> None:
    session.delete()

    assert post(door, session).status_code == 404


@pytest.mark.parametrize("method", ["GET", "DELETE"])
def test_no_stream_is_opened(door: Door, session: Any, method: str) -> None:
    headers = {"accept": "text/event-stream", **session.mcp.headers}

    answer = door.http.request(method, session.mcp.url, headers=headers)

    assert (answer.status_code, answer.headers["allow"]) == (405, "POST")


def test_a_subscription_is_refused_at_once(door: Door, session: Any) -> None:
    meta = {
        "io.modelcontextprotocol/protocolVersion": "2026-07-28",
        "io.modelcontextprotocol/clientCapabilities": {},
    }
    message = {"jsonrpc": "2.0", "id": 1, "method": "subscriptions/listen"}
    version = {"mcp-protocol-version": "2026-07-28", "mcp-method": "subscriptions/listen"}

    answer = post(door, session, {**message, "params": {"_meta": meta}}, **version)

    assert 400 <= answer.status_code < 500


def test_a_foreign_host_is_a_421(door: Door, session: Any) -> None:
    assert post(door, session, host="evil.example").status_code == 421


def test_a_foreign_origin_is_a_403(door: Door, session: Any) -> None:
    assert post(door, session, origin="http://evil.example").status_code == 403


def test_the_emulators_own_page_may_call(door: Door, session: Any) -> None:
    assert post(door, session, origin=door.base_url).status_code == 200


@pytest.mark.parametrize("name", ["127.0.0.1", "localhost"])
def test_the_sdk_gives_the_headers_for_its_own_origin(door: Door, name: str) -> None:
    door.base_url = door.base_url.replace("127.0.0.1", name)

    made = sdk(door).create(user_id="user_ayu", toolkits=["hackernews"], mcp=True)

    assert made.mcp.headers == {"x-api-key": KEY}
    assert listed(made) == shown(made)


def test_the_sdk_withholds_the_headers_from_another_spelling_of_the_host(door: Door) -> None:
    door.http.headers["host"] = door.base_url.removeprefix("http://").replace(
        "127.0.0.1", "localhost"
    )
    composio = sdk(door)

    assert composio.create(user_id="user_ayu").mcp.headers == {}
    with pytest.raises(MCPDestinationError):
        composio.create(user_id="user_ayu", mcp=True)


def test_clients_of_two_users_at_once_each_see_their_own(door: Door, composio: Any) -> None:
    sessions = {
        user: composio.create(user_id=user, toolkits=["github"])
        for user in ("user_ayu", "user_budi")
    }
    for made in sessions.values():
        door.connect(made, "github")
    expected = {
        user: made.execute("GITHUB_GET_THE_AUTHENTICATED_USER").data
        for user, made in sessions.items()
    }

    async def who_am_i(user: str, era: str) -> tuple[str, list[Any]]:
        made = sessions[user]
        async with mcp_client(made.mcp.url, made.mcp.headers, era) as client:
            asked = (client.call_tool("GITHUB_GET_THE_AUTHENTICATED_USER") for _ in range(5))
            results = await asyncio.gather(*asked)
        return user, [result.structured_content for result in results]

    async def everyone() -> list[tuple[str, list[Any]]]:
        return await asyncio.gather(*(who_am_i(u, e) for u in sessions for e in ERAS for _ in "ab"))

    answers = asyncio.run(everyone())

    assert expected["user_ayu"] != expected["user_budi"]
    assert len(answers) == 8
    assert all(seen == [expected[user]] * 5 for user, seen in answers)


def test_an_exchange_leaves_no_task_behind() -> None:
    emulator = make_emulator()
    transport = httpx.ASGITransport(app=create_app(emulator))
    headers = {"accept": "application/json", "x-api-key": KEY}

    async def exchange() -> tuple[int, int]:
        async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1") as http:
            sessions = "/api/v3.1/tool_router/session"
            made = await http.post(sessions, json={"user_id": "user_ayu"}, headers=headers)
            path = f"/tool_router/{made.json()['session_id']}/mcp"
            answer = await http.post(path, json=HELLO, headers=headers)
        return answer.status_code, len(asyncio.all_tasks())

    assert asyncio.run(exchange()) == (200, 1)


def test_the_sdk_is_not_loaded_before_the_first_mcp_request() -> None:
    program = (
        "import sys\n"
        "import composio_kit.emulator.server\n"
        "print(sorted({'mcp', 'mcp_types', 'pydantic'} & set(sys.modules)))"
    )

    loaded = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )

    assert loaded.stdout.strip() == "[]"
