"""A session's MCP endpoint, at the address that `session.mcp.url` says.

Here a request is checked; the `mcp` SDK, which takes a second to import, is
loaded for the first one that passes.
"""

import asyncio
from importlib import import_module

from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route
from starlette.types import ASGIApp

from composio_kit.emulator.links import arrive
from composio_kit.emulator.operations import authenticate, call_of
from composio_kit.emulator.problems import Problem, Refusal
from composio_kit.emulator.routes.sessions import SESSIONS, session_or_refuse
from composio_kit.emulator.state import Call, Emulator
from composio_kit.emulator.text import Text

POST_ONLY = Problem(
    405,
    10405,
    "HTTP_MethodNotAllowed",
    Text(
        en="An MCP session of this emulator answers POST and keeps no stream open.",
        id="Session MCP di emulator ini menjawab POST dan tidak membuka stream.",
    ),
    Text(
        en="Send each JSON-RPC message with a POST of its own.",
        id="Kirimkan setiap pesan JSON-RPC dengan POST tersendiri.",
    ),
)


async def answer(request: Request) -> ASGIApp:
    """Authenticate, look the session up, and hand the message to the SDK."""
    emulator: Emulator = request.app.state.emulator
    arrive(emulator)
    try:
        call = await call_of(request, authenticate(request, emulator))
        session_or_refuse(call)
        if request.method != "POST":
            raise Refusal(POST_ONLY)
        fault = emulator.faults.take(call.project, *_meant(call))
        if fault is not None:
            return fault.answer(emulator.language, call.request_id, jsonrpc="2.0", id=None)
    except Refusal as refusal:
        return _refused(refusal, emulator, request.state.request_id)
    # In a thread, so that other requests are answered while it loads.
    server = await asyncio.to_thread(import_module, "composio_kit.emulator.mcp_server")
    exchange: ASGIApp = server.Exchange(call, await request.body())
    return exchange


def _meant(call: Call) -> tuple[str, str]:
    """Method and path of the API's own operation that does what an MCP message asks for."""
    session = f"{SESSIONS}/{call.path['session_id']}"
    if call.body.get("method") == "tools/call":
        return "POST", f"{session}/execute"
    if call.body.get("method") == "tools/list":
        return "GET", f"{session}/tools"
    return "GET", session


def _refused(refusal: Refusal, emulator: Emulator, request_id: str) -> JSONResponse:
    """The error envelope, which is a JSON-RPC error too: MCP clients show its sentence."""
    envelope = refusal.envelope(emulator.language, request_id)
    headers = {"allow": "POST"} if refusal.problem is POST_ONLY else None
    return JSONResponse({"jsonrpc": "2.0", "id": None, **envelope}, refusal.problem.status, headers)


ROUTES = (Route("/tool_router/{session_id}/mcp", answer, methods=["GET", "POST", "DELETE"]),)
