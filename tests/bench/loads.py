"""The requests that are measured, and sending them over many connections at once."""

import asyncio
import json
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import httpx

from composio_kit.approval import press
from tests.bench.servers import KEY

API = "/api/v3.1"
ISSUE = {
    "tool_slug": "GITHUB_GET_AN_ISSUE",
    "arguments": {"owner": "ayu", "repo": "school-garden", "issue_number": 1},
}


@dataclass(frozen=True)
class Load:
    """One kind of request, and its body anew for every one sent."""

    name: str
    method: str
    path: str
    body: Callable[[], dict[str, Any]] | None = None


def prepare(base_url: str, user_id: str = "user_ayu") -> list[Load]:
    """A session with GitHub connected, and the calls to make in it."""
    with httpx.Client(base_url=base_url, headers={"x-api-key": KEY}, trust_env=False) as http:
        made = http.post(f"{API}/tool_router/session", json={"user_id": user_id}).json()
        session_id = made["session_id"]
        session = f"{API}/tool_router/session/{session_id}"
        link = http.post(f"{session}/link", json={"toolkit": "github"}).json()
        press(http, link["redirect_url"], "approve")
        http.post(f"{session}/execute", json=ISSUE).raise_for_status()
    of_session = {"field": "session_id", "operator": "==", "value": session_id}
    return [
        Load("session create", "POST", f"{API}/tool_router/session", lambda: {"user_id": "u"}),
        Load("session toolkits", "GET", f"{session}/toolkits"),
        Load("link", "POST", f"{session}/link", lambda: {"toolkit": "gmail"}),
        Load("execute", "POST", f"{session}/execute", lambda: ISSUE),
        Load("accounts of a user", "GET", f"{API}/connected_accounts?user_ids={user_id}&limit=5"),
        Load(
            "calls of a session",
            "POST",
            f"{API}/logs/tool_execution",
            lambda: {"filters": [of_session], "limit": 5},
        ),
    ]


def answers_to(loads: list[Load], base_url: str) -> dict[str, str]:
    """What the emulator answers to each, by path."""
    with httpx.Client(base_url=base_url, headers={"x-api-key": KEY}, trust_env=False) as http:
        return {
            load.path: http.request(
                load.method, load.path, json=load.body() if load.body else None
            ).text
            for load in loads
        }


async def send(load: Load, base_url: str, requests: int, connections: int) -> list[float]:
    """The seconds of each request, over several connections at once."""
    address = urlsplit(base_url)
    turns = [
        _one_connection(load, address.hostname, address.port, requests // connections)
        for _ in range(connections)
    ]
    return [seconds for times in await asyncio.gather(*turns) for seconds in times]


async def _one_connection(
    load: Load, host: str | None, port: int | None, requests: int
) -> list[float]:
    reader, writer = await asyncio.open_connection(host, port)
    clock = asyncio.get_running_loop().time
    times = []
    for _ in range(requests):
        body = json.dumps(load.body()).encode() if load.body else b""
        head = (
            f"{load.method} {load.path} HTTP/1.1\r\nhost: {host}:{port}\r\nx-api-key: {KEY}\r\n"
            f"x-request-id: {secrets.token_hex(16)}\r\ncontent-type: application/json\r\n"
            f"content-length: {len(body)}\r\n\r\n"
        )
        began = clock()
        writer.write(head.encode() + body)
        answer = (await reader.readuntil(b"\r\n\r\n")).lower()
        if b" 2" not in answer[:12]:
            raise RuntimeError(f"{load.name}: {answer.splitlines()[0].decode()}")
        length = answer.partition(b"content-length:")[2].partition(b"\r\n")[0]
        await reader.readexactly(int(length))
        times.append(clock() - began)
    writer.close()
    return times
