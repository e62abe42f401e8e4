"""Whatever is sent to an MCP endpoint, the answer is never a server error."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.conftest import sdk
from tests.doors import KEY, Door, in_process, make_emulator

VERSIONS = ("2024-11-05", "2025-11-25", "2026-07-28", "1999-01-01", "")
METHODS = (
    "initialize",
    "notifications/initialized",
    "notifications/cancelled",
    "ping",
    "server/discover",
    "subscriptions/listen",
    "tools/list",
    "tools/call",
    "resources/read",
    "nonsense",
)
TOOLS = ("HACKERNEWS_GET_FRONTPAGE", "COMPOSIO_MULTI_EXECUTE_TOOL", "COMPOSIO_SEARCH_TOOLS", "no")
ENVELOPE = {
    "io.modelcontextprotocol/protocolVersion": "2026-07-28",
    "io.modelcontextprotocol/clientCapabilities": {},
}

FINITE = st.floats(allow_nan=False, allow_infinity=False)
anything = st.recursive(
    st.none() | st.booleans() | st.integers() | FINITE | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)
params = st.fixed_dictionaries(
    {},
    optional={
        "_meta": st.just(ENVELOPE) | anything,
        "name": st.sampled_from(TOOLS) | anything,
        "arguments": st.dictionaries(st.text(), anything, max_size=3) | anything,
        "cursor": anything,
        "protocolVersion": st.sampled_from(VERSIONS) | anything,
        "capabilities": st.just({}) | anything,
        "clientInfo": st.just({"name": "test", "version": "1"}) | anything,
        "requestId": anything,
        "requestState": anything,
        "inputResponses": anything,
    },
)
messages = st.fixed_dictionaries(
    {},
    optional={
        "jsonrpc": st.just("2.0") | anything,
        "id": st.integers() | st.text() | anything,
        "method": st.sampled_from(METHODS) | anything,
        "params": params | anything,
        "result": anything,
        "error": anything,
    },
)
bodies = st.binary(max_size=200) | (messages | anything | st.lists(messages, max_size=3)).map(
    lambda value: json.dumps(value).encode()
)
headers = st.fixed_dictionaries(
    {
        "content-type": st.sampled_from(["application/json", "text/plain", ""]),
        "accept": st.sampled_from(["application/json, text/event-stream", "application/json", ""]),
    },
    optional={
        "mcp-protocol-version": st.sampled_from(VERSIONS),
        "mcp-method": st.sampled_from(METHODS),
        "mcp-name": st.sampled_from(TOOLS),
        "mcp-session-id": st.sampled_from(["x", "trs_0001"]),
        "last-event-id": st.just("1"),
    },
)
JSON = {"content-type": "application/json", "accept": "application/json, text/event-stream"}
DEEP = b'{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"no","arguments":{"a":%s}}}'


@pytest.fixture(scope="module")
def endpoint() -> Iterator[tuple[Door, str]]:
    """An emulator in process, and the path of one session in it."""
    with in_process(make_emulator()) as door:
        session = sdk(door).create(user_id="user_ayu")
        yield door, f"/tool_router/{session.session_id}/mcp"


@settings(max_examples=400, deadline=None)
@given(body=bodies, sent=headers)
@example(body=b"[" * 200_000, sent=JSON)
@example(body=DEEP % (b"[" * 200_000 + b"]" * 200_000), sent=JSON)
@example(body=DEEP % (b"[" * 900 + b"]" * 900), sent=JSON)
@example(body=DEEP % b"NaN", sent=JSON)
@example(body=DEEP % b'"\\ud800"', sent=JSON)
@example(body=DEEP % (b"9" * 5000), sent=JSON)
@example(body=DEEP.replace(b":1,", b":1%s," % (b"0" * 400)) % b"1", sent=JSON)
@example(body=b"\xff\xfe", sent=JSON)
def test_garbage_is_never_a_server_error(
    endpoint: tuple[Door, str], body: bytes, sent: dict[str, str]
) -> None:
    door, path = endpoint

    answer = door.http.post(path, content=body, headers={"x-api-key": KEY, **sent})

    assert answer.status_code < 500, answer.text


@pytest.mark.parametrize("version", ["2025-11-25", "2026-07-28"])
@pytest.mark.parametrize("body", [b"[" * 200_000, DEEP % b"NaN", b"\xff", b"[]", b"{}", b""])
def test_what_is_no_message_is_a_400(endpoint: tuple[Door, str], body: bytes, version: str) -> None:
    door, path = endpoint
    sent = {**JSON, "x-api-key": KEY, "mcp-protocol-version": version}

    answer = door.http.post(path, content=body, headers=sent)

    assert answer.status_code == 400
    assert answer.json()["error"]["message"]


@given(arguments=st.dictionaries(st.text(), anything, max_size=3))
@settings(max_examples=100, deadline=None)
def test_any_arguments_of_a_tool_get_a_result(
    endpoint: tuple[Door, str], arguments: dict[str, Any]
) -> None:
    door, path = endpoint
    call = {"name": "HACKERNEWS_GET_FRONTPAGE", "arguments": arguments}
    message = {"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": call}

    answer = door.http.post(path, json=message, headers={"x-api-key": KEY, **JSON})

    assert answer.json()["result"]["content"]
