"""What every request must pass before a route sees it.

Host must be a loopback name or the configured public host (421), so that a page
which rebinds its name to 127.0.0.1 gets nothing; a foreign Origin gets 403; a
body of more than `BODY_LIMIT` bytes gets 413, whether its length says so or
only its bytes do. No CORS header is ever sent.
"""

import ipaddress
import json
import re
import secrets
from functools import lru_cache
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from composio_kit.emulator.problems import BODY_TOO_LARGE, HOST_UNKNOWN, ORIGIN_FOREIGN, Refusal
from composio_kit.emulator.state import Emulator

BODY_LIMIT = 4 * 1024 * 1024
_REQUEST_ID = re.compile(r"[!-~]{1,128}")


class SecurityFloor:
    """ASGI middleware: request ids, Host, Origin, the size of bodies, and no answer too early."""

    def __init__(self, app: ASGIApp, emulator: Emulator) -> None:
        self.app = app
        self.emulator = emulator

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        asked = headers.get("x-request-id", "")
        request_id = asked if _REQUEST_ID.fullmatch(asked) else secrets.token_hex(16)
        scope.setdefault("state", {})["request_id"] = request_id

        async def send_with_id(message: Message) -> None:
            if message["type"] == "http.response.start":
                await self.emulator.store.settled()
                answer = MutableHeaders(scope=message)
                answer["x-request-id"] = request_id
                answer.setdefault("x-content-type-options", "nosniff")
                answer.setdefault("cache-control", "no-store")
            await send(message)

        try:
            check_host(headers.get("host", ""), self.emulator.public_host)
            check_origin(headers.get("origin"), headers["host"], self.emulator.public_host)
            check_length(headers.get("content-length"))
            body = await read_body(receive)
        except Refusal as refusal:
            await send_refusal(send_with_id, self.emulator, refusal, request_id)
            return
        await self.app(scope, replay(body, receive), send_with_id)


def check_host(host: str, public_host: str | None) -> None:
    """Refuse a Host header that is neither a loopback name nor the public host."""
    if not _is_own_host(host, public_host):
        raise Refusal(HOST_UNKNOWN, host=ascii(host[:80]))


@lru_cache(maxsize=64)
def _is_own_host(host: str, public_host: str | None) -> bool:
    name = urlsplit(f"//{host}").hostname if _is_authority(host) else None
    return name is not None and (is_loopback(name) or name == public_host)


def check_origin(origin: str | None, host: str, public_host: str | None) -> None:
    """Refuse an Origin that is neither the emulator's own nor the public host's."""
    if origin is None:
        return
    parts = urlsplit(origin) if _is_authority(origin.partition("://")[2]) else None
    own = parts is not None and parts.netloc == host
    public = parts is not None and public_host is not None and parts.hostname == public_host
    if not (own or public):
        raise Refusal(ORIGIN_FOREIGN)


def check_length(length: str | None) -> None:
    """Refuse a body that says it is too long."""
    if length is not None and length.isdecimal() and int(length) > BODY_LIMIT:
        raise _too_large()


def is_loopback(name: str) -> bool:
    """Whether a host name can only mean this computer."""
    if name == "localhost" or name.endswith(".localhost"):
        return True
    try:
        return ipaddress.ip_address(name).is_loopback
    except ValueError:
        return False


async def read_body(receive: Receive) -> bytes:
    """The whole body, refused as soon as more bytes have come than are allowed."""
    chunks: list[bytes] = []
    received = 0
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            return b""
        chunk = message.get("body", b"")
        received += len(chunk)
        if received > BODY_LIMIT:
            raise _too_large()
        chunks.append(chunk)
        if not message.get("more_body", False):
            return b"".join(chunks)


def replay(body: bytes, receive: Receive) -> Receive:
    """A `receive` that gives `body` once, and then what the connection gives."""
    given = False

    async def receive_again() -> Message:
        nonlocal given
        if given:
            return await receive()
        given = True
        return {"type": "http.request", "body": body, "more_body": False}

    return receive_again


async def send_refusal(send: Send, emulator: Emulator, refusal: Refusal, request_id: str) -> None:
    """Answer with the error envelope, from outside the routes."""
    body = json.dumps(refusal.envelope(emulator.language, request_id)).encode()
    await send(
        {
            "type": "http.response.start",
            "status": refusal.problem.status,
            "headers": [
                (b"content-type", b"application/json"),
                (b"content-length", str(len(body)).encode()),
                (b"connection", b"close"),
            ],
        }
    )
    await send({"type": "http.response.body", "body": body})


def _is_authority(text: str) -> bool:
    return re.fullmatch(r"[\w.\-]+(:\d{1,5})?|\[[0-9A-Fa-f:.]+\](:\d{1,5})?", text) is not None


def _too_large() -> Refusal:
    return Refusal(BODY_TOO_LARGE, limit=BODY_LIMIT // 1024 // 1024)
