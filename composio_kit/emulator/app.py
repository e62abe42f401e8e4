"""The ASGI app: every route behind one security floor, every error in one envelope."""

import json
import logging
from functools import cache

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from composio_kit.emulator.coverage import hidden_operations, operation_at
from composio_kit.emulator.openapi import description
from composio_kit.emulator.operations import Operation, refusal_response
from composio_kit.emulator.problems import (
    OPERATION_ABSENT,
    PATH_UNKNOWN,
    Refusal,
    unforeseen,
)
from composio_kit.emulator.routes import (
    auth_configs,
    connected_accounts,
    consent,
    control,
    files,
    live,
    logs,
    mcp,
    session_calls,
    sessions,
    toolkits,
    tools,
)
from composio_kit.emulator.security import SecurityFloor
from composio_kit.emulator.state import Emulator

_OF_SESSIONS: tuple[Operation, ...] = (
    *session_calls.OPERATIONS,
    *sessions.OPERATIONS,
    *files.OPERATIONS,
)
_OF_PROJECTS: tuple[Operation, ...] = (
    *connected_accounts.OPERATIONS,
    *auth_configs.OPERATIONS,
    *toolkits.OPERATIONS,
    *tools.OPERATIONS,
    *logs.OPERATIONS,
)
OPERATIONS = (*_OF_SESSIONS, *_OF_PROJECTS)

_log = logging.getLogger("composio_kit.emulator")


def create_app(emulator: Emulator) -> Starlette:
    """The ASGI application of one emulator: the same for a socket and in process."""
    offered = [(operation.method, operation.path) for operation in OPERATIONS]
    app = Starlette(
        # Starlette tries them one after the other: those that are called most stand first.
        routes=[
            *(_route(operation) for operation in _OF_SESSIONS),
            *mcp.ROUTES,
            *(
                Route(operation.path, unrouted, methods=[operation.method])
                for operation in hidden_operations(offered)
            ),
            *(_route(operation) for operation in (*_OF_PROJECTS, *control.OPERATIONS)),
            *consent.ROUTES,
            *files.ROUTES,
            *live.ROUTES,
            Route("/health", health, methods=["GET"]),
            Route("/openapi.json", openapi, methods=["GET"]),
        ],
        middleware=[Middleware(SecurityFloor, emulator=emulator)],
        exception_handlers={HTTPException: unrouted, Exception: failed},
    )
    app.router.redirect_slashes = False
    app.state.emulator = emulator
    return app


def _route(operation: Operation) -> Route:
    return Route(operation.path, operation.answer, methods=[operation.method])


async def health(request: Request) -> Response:
    """Say that the emulator is there."""
    return JSONResponse({"status": "ok"})


async def openapi(request: Request) -> Response:
    """The emulator's description of itself in OpenAPI; no key is needed to read it."""
    return Response(_description(), media_type="application/json")


@cache
def _description() -> bytes:
    return json.dumps(description([*OPERATIONS, *control.OPERATIONS])).encode()


async def unrouted(request: Request, error: Exception | None = None) -> Response:
    """A path that no route has: absent from the emulator, or from Composio's API altogether."""
    emulator: Emulator = request.app.state.emulator
    method, path = request.method, request.url.path
    operation = operation_at(method, path)
    if operation is None:
        refusal = Refusal(PATH_UNKNOWN, method=method, path=ascii(path[:200])[1:-1])
    else:
        refusal = Refusal(
            OPERATION_ABSENT,
            accessor=operation.accessor,
            method=operation.method,
            path=operation.path,
        )
    return refusal_response(refusal, emulator, request.state.request_id)


async def failed(request: Request, error: Exception) -> Response:
    """A mistake of the emulator's own, or a full disk: never a traceback in the answer."""
    emulator: Emulator = request.app.state.emulator
    request_id: str = getattr(request.state, "request_id", "")
    # Not by its path: that may hold a consent link, and whoever reads a link can use it.
    _log.error("The request %s failed", request_id, exc_info=error)
    answer = refusal_response(unforeseen(error), emulator, request_id)
    answer.headers["x-request-id"] = request_id
    return answer
