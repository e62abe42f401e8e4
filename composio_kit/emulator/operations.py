"""An operation of the API: its method and path, what its body must look like, what it does."""

import hashlib
import json
import math
from collections.abc import Callable, Mapping
from contextlib import nullcontext
from dataclasses import dataclass, field
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from composio_kit.emulator.catalogue import JsonObject
from composio_kit.emulator.links import arrive
from composio_kit.emulator.policy import project_of
from composio_kit.emulator.problems import (
    API_KEY_INVALID,
    BODY_NOT_JSON,
    CREDENTIALS_CLASH,
    FIELD_INVALID,
    Refusal,
)
from composio_kit.emulator.state import Call, Emulator
from composio_kit.emulator.text import Language, Text
from composio_kit.emulator.validation import misfit

BASE = "/api/v3.1"
_as_json = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode
_CREDENTIALS = ("x-api-key", "x-user-api-key", "x-org-api-key")

NOT_UTF8 = Text(en="it is not valid UTF-8", id="bukan UTF-8 yang sah")
NOT_PARSED = Text(en="it is not JSON", id="bukan JSON")
NOT_AN_OBJECT = Text(en="it is JSON, but not an object", id="JSON-nya bukan sebuah objek")
NOT_A_NUMBER = Text(
    en="NaN and Infinity are not JSON", id="NaN dan Infinity bukan bagian dari JSON"
)
TOO_DEEP = Text(en="it is nested too deeply", id="susunannya bertingkat terlalu dalam")
WRONG_TYPE = Text(
    en="its content-type is not application/json", id="content-type-nya bukan application/json"
)


@dataclass(frozen=True)
class Operation:
    """One operation of Composio's API that the emulator offers.

    Parameters
    ----------
    handler
        Takes the `Call` and returns the body of the answer. It runs inside one
        transaction unless it is a GET, which writes nothing: a refusal leaves no trace.
    body
        JSON Schema of the request body, or None if it has none.
    query
        JSON Schema of each query parameter that the handler reads.
    repeats
        Whether the same request sent again (the SDK retries with the same
        x-request-id) must get the same answer instead of being done twice.
    """

    method: str
    path: str
    handler: Callable[[Call], JsonObject]
    body: Mapping[str, Any] | None = None
    query: Mapping[str, JsonObject] = field(default_factory=dict)
    status: int = 200
    repeats: bool = False

    async def answer(self, request: Request) -> Response:
        """Authenticate, check, run, and render."""
        emulator: Emulator = request.app.state.emulator
        request_id: str = request.state.request_id
        path: str = request.scope["path"]
        arrive(emulator)
        try:
            project = authenticate(request, emulator)
            fault = emulator.faults.take(project, request.method, path)
            if fault is not None:
                return fault.answer(emulator.language, request_id)
            call = await call_of(request, project, self.body)
            with nullcontext() if self.method == "GET" else emulator.store.transaction():
                status, answer = self._run(call, f"{self.method} {path}")
        except Refusal as refusal:
            return refusal_response(refusal, emulator, request_id)
        except RecursionError:
            too_deep = _not_json(TOO_DEEP, emulator.language)
            return refusal_response(too_deep, emulator, request_id)
        return Response(answer, status, media_type="application/json")

    def _run(self, call: Call, target: str) -> tuple[int, str]:
        if not self.repeats:
            return self.status, _as_json(self.handler(call))
        return once(call, target, self.handler, self.status)


async def call_of(request: Request, project: str, schema: Mapping[str, Any] | None = None) -> Call:
    """The call that a request makes; a refusal if its body does not fit the schema."""
    emulator: Emulator = request.app.state.emulator
    return Call(
        emulator=emulator,
        project=project,
        request_id=request.state.request_id,
        origin=f"{request.scope['scheme']}://{request.headers['host']}",
        path=request.path_params,
        query=request.query_params,
        body=parse_body(await request.body(), request, schema, emulator.language),
        source=source_of(request),
    )


def once(
    call: Call, target: str, handler: Callable[[Call], JsonObject], status: int = 200
) -> tuple[int, str]:
    """The handler's answer to a call as JSON, or the one that the same request got before."""
    body = json.dumps(call.body, sort_keys=True)
    request = hashlib.sha256(f"{call.request_id} {target} {body}".encode()).hexdigest()
    known = call.store.answer(call.project, request)
    if known is not None:
        return known
    answer = _as_json(handler(call))
    call.store.keep_answer(call.project, request, status, answer)
    return status, answer


def refusal_response(refusal: Refusal, emulator: Emulator, request_id: str) -> JSONResponse:
    """The error envelope as an answer."""
    envelope = refusal.envelope(emulator.language, request_id)
    final = refusal.problem.status >= 500 or refusal.problem.status == 409
    headers = {"x-should-retry": "false"} if final else None
    return JSONResponse(envelope, refusal.problem.status, headers)


def authenticate(request: Request, emulator: Emulator) -> str:
    """The project of the request's API key; a 401 if it opens none."""
    presented = [name for name in _CREDENTIALS if name in request.headers]
    if len(presented) > 1:
        raise Refusal(CREDENTIALS_CLASH)
    project = project_of(emulator.projects, request.headers.get("x-api-key", ""))
    if project is None:
        raise Refusal(API_KEY_INVALID)
    return project


def parse_body(
    raw: bytes, request: Request, schema: Mapping[str, Any] | None, language: Language
) -> JsonObject:
    """The request body as a JSON object that fits the operation's schema."""
    if not raw and schema is None:
        return {}
    sort = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if sort != "application/json":
        raise _not_json(WRONG_TYPE, language)
    try:
        body = json.loads(
            raw.decode("utf-8"),
            parse_constant=_no_constant,
            parse_float=_number,
            parse_int=_number,
        )
        if b"\\ud" in raw.lower():
            json.dumps(body, ensure_ascii=False).encode("utf-8")
    except UnicodeError:
        raise _not_json(NOT_UTF8, language) from None
    except _NotANumberError:
        raise _not_json(NOT_A_NUMBER, language) from None
    except RecursionError:
        raise _not_json(TOO_DEEP, language) from None
    except ValueError:
        raise _not_json(NOT_PARSED, language) from None
    if not isinstance(body, dict):
        raise _not_json(NOT_AN_OBJECT, language)
    unfit = misfit(schema, body, language, "") if schema else None
    if unfit is not None:
        raise Refusal(FIELD_INVALID, field=unfit[0], reason=unfit[1])
    return body


def source_of(request: Request) -> dict[str, str | None]:
    """Where a call came from, as the SDK's own headers say."""
    return {
        "host": request.headers.get("x-runtime"),
        "framework": request.headers.get("x-framework"),
        "language": request.headers.get("x-client-language"),
    }


class _NotANumberError(ValueError):
    pass


def _no_constant(name: str) -> float:
    raise _NotANumberError(name)


def _number(digits: str) -> int | float:
    """A number of JSON, which knows one kind of them: 2.0 is the integer 2."""
    number = float(digits)
    if not math.isfinite(number):
        raise _NotANumberError(digits)
    if digits.lstrip("-").isdecimal():
        return int(digits)
    return int(number) if number.is_integer() else number


def _not_json(reason: Text, language: Language) -> Refusal:
    return Refusal(BODY_NOT_JSON, reason=reason.say(language))
