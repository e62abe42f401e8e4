"""The official MCP client in front of a session."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from typing import Any, TypeVar

import httpx
import httpx2
from mcp import Client, ClientSession
from mcp.client.streamable_http import streamable_http_client

from tests.doors import KEY, Door

Result = TypeVar("Result")

ERAS: Mapping[str, str] = {"2025-11-25": "legacy", "2026-07-28": "auto"}
"""The two ways to begin: with a handshake, and with each request standing for itself."""


HELLO = {
    "jsonrpc": "2.0",
    "id": 1,
    "method": "initialize",
    "params": {
        "protocolVersion": "2025-11-25",
        "capabilities": {},
        "clientInfo": {"name": "test", "version": "1"},
    },
}


@asynccontextmanager
async def mcp_client(
    url: str, headers: Mapping[str, str], era: str = "2026-07-28", **options: Any
) -> AsyncIterator[Client]:
    """A connected client."""
    async with httpx2.AsyncClient(headers=dict(headers), trust_env=False, timeout=30) as http:
        transport = streamable_http_client(url, http_client=http)
        async with Client(transport, mode=ERAS[era], **options) as client:
            yield client


def ask(
    session: Any,
    work: Callable[[Client], Awaitable[Result]],
    era: str = "2026-07-28",
    headers: Mapping[str, str] | None = None,
    **options: Any,
) -> Result:
    """What `work` comes to with a client of the session, sent as `session.mcp` says.

    Parameters
    ----------
    headers
        Headers to send besides those of `session.mcp`.
    """

    async def connected() -> Result:
        sent = {**session.mcp.headers, **(headers or {})}
        async with mcp_client(session.mcp.url, sent, era, **options) as client:
            return await work(client)

    return asyncio.run(connected())


@asynccontextmanager
async def client_session(url: str, headers: dict[str, str]) -> AsyncIterator[ClientSession]:
    """The client's lower level, before it has said anything."""
    async with (
        httpx2.AsyncClient(headers=headers, trust_env=False) as http,
        streamable_http_client(url, http_client=http) as (read, write),
        ClientSession(read, write) as client,
    ):
        yield client


def post(door: Door, session: Any, message: Any = HELLO, **headers: str) -> httpx.Response:
    """One raw message, with the session's headers unless told otherwise."""
    sent = {"accept": "application/json, text/event-stream", "x-api-key": KEY, **headers}
    return door.http.post(session.mcp.url, json=message, headers=sent)


def shown(session: Any) -> list[str]:
    """The slugs that `session.tools()` gives to a model."""
    return [tool["function"]["name"] for tool in session.tools()]


def listed(session: Any, era: str = "2026-07-28") -> list[str]:
    """The names that an MCP client lists."""
    return [tool.name for tool in ask(session, lambda client: client.list_tools(), era).tools]
