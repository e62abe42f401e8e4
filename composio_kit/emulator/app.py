"""The ASGI app: every route behind one security floor, every error in one envelope."""

import logging
import sqlite3

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from composio_kit.emulator.coverage import hidden_operations, operation_at
from composio_kit.emulator.operations import Operation, refusal_response
from composio_kit.emulator.problems import (
    INTERNAL,
    OPERATION_ABSENT,
    PATH_UNKNOWN,
    STORAGE_FULL,
    Refusal,
)
from composio_kit.emulator.routes import connected_accounts, consent, logs, sessions, toolkits
from composio_kit.emulator.security import SecurityFloor
from composio_kit.emulator.state import Emulator

OPERATIONS: tuple[Operation, ...] = (
    *sessions.OPERATIONS,
    *connected_accounts.OPERATIONS,
    *toolkits.OPERATIONS,
    *logs.OPERATIONS,
)

_log = logging.getLogger("composio_kit.emulator")


def create_app(emulator: Emulator) -> Starlette:
    """The ASGI application of one emulator: the same for a socket and in process."""
    offered = [(operation.method, operation.path) for operation in OPERATIONS]
    app = Starlette(
        routes=[
            Route("/health", health, methods=["GET"]),
            *consent.ROUTES,
            *(
                Route(operation.path, unrouted, methods=[operation.method])
                for operation in hidden_operations(offered)
            ),
            *(
                Route(operation.path, operation.answer, methods=[operation.method])
                for operation in OPERATIONS
            ),
        ],
        middleware=[Middleware(SecurityFloor, emulator=emulator)],
        exception_handlers={HTTPException: unrouted, Exception: failed},
    )
    app.router.redirect_slashes = False
    app.state.emulator = emulator
    return app


async def health(request: Request) -> Response:
    """Say that the emulator is there."""
    return JSONResponse({"status": "ok"})


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
    full = isinstance(error, sqlite3.OperationalError) and "full" in str(error)
    refusal = Refusal(STORAGE_FULL if full else INTERNAL)
    request_id: str = getattr(request.state, "request_id", "")
    _log.error("%s %s failed", request.method, request.url.path, exc_info=error)
    return refusal_response(refusal, emulator, request_id)
