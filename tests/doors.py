"""The two doors of the emulator: through a socket, and in process.

Both give an `httpx.Client` that sends to the same app, so that every test can be
run through either.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import httpx
import uvicorn
from anyio.from_thread import BlockingPortal, start_blocking_portal

from composio_kit.approval import press
from composio_kit.emulator.app import create_app
from composio_kit.emulator.server import build, listen
from composio_kit.emulator.settings import Settings
from composio_kit.emulator.state import Emulator

KEY = "ak_first_project"
OTHER_KEY = "ak_second_project"


@dataclass
class Door:
    """A way to an emulator, and the emulator behind it."""

    emulator: Emulator
    http: httpx.Client
    base_url: str

    def call(
        self, method: str, path: str, body: Any = None, *, key: str | None = KEY, **more: Any
    ) -> httpx.Response:
        """One raw request to the API, with the first project's key unless told otherwise."""
        headers = {**({"x-api-key": key} if key else {}), **more.pop("headers", {})}
        if body is not None:
            more["json"] = body
        return self.http.request(method, f"/api/v3.1{path}", headers=headers, **more)

    def connect(self, session: Any, toolkit: str, alias: str | None = None) -> str:
        """Ask for a connection and approve it; the id of the connected account."""
        request = session.authorize(toolkit, alias=alias)
        press(self.http, request.redirect_url, "approve")
        return str(request.id)


class InProcess(httpx.BaseTransport):
    """An httpx transport that calls an ASGI app without a socket."""

    def __init__(self, app: Any, portal: BlockingPortal) -> None:
        self._asgi = httpx.ASGITransport(app=app, raise_app_exceptions=False)
        self._portal = portal

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        whole = httpx.Request(
            request.method, request.url, headers=request.headers, content=request.read()
        )

        async def exchange() -> httpx.Response:
            answer = await self._asgi.handle_async_request(whole)
            content = await answer.aread()
            return httpx.Response(answer.status_code, headers=answer.headers, content=content)

        return self._portal.call(exchange)


def make_emulator(language: str = "en") -> Emulator:
    """A lesson's emulator with two projects."""
    return build(Settings(api_keys=(KEY, OTHER_KEY), language=language, repeatable=True))


@contextmanager
def in_process(emulator: Emulator) -> Iterator[Door]:
    base_url = "http://127.0.0.1:9900"
    with (
        start_blocking_portal() as portal,
        httpx.Client(transport=InProcess(create_app(emulator), portal), base_url=base_url) as http,
    ):
        yield Door(emulator, http, base_url)


@contextmanager
def through_a_socket(emulator: Emulator) -> Iterator[Door]:
    listener = listen(0)
    config = uvicorn.Config(create_app(emulator), log_level="warning", lifespan="off", ws="none")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, args=([listener],), daemon=True)
    thread.start()
    base_url = f"http://127.0.0.1:{listener.getsockname()[1]}"
    try:
        with httpx.Client(base_url=base_url, trust_env=False, timeout=30) as http:
            yield Door(emulator, http, base_url)
    finally:
        server.should_exit = True
        thread.join(10)


DOORS = {"in process": in_process, "socket": through_a_socket}
