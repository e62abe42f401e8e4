"""Calls of a service's own API through a user's account, onto the account's records.

The services are in `services`: each endpoint there has a tool that does the same,
and is held to what the session says of that tool.
"""

import json
from typing import Literal

from composio_kit.emulator.approvals import (
    DENIED,
    Allowed,
    Question,
    ask_or_allow,
    questions_about,
)
from composio_kit.emulator.catalogue import JsonObject, Tool, Toolkit
from composio_kit.emulator.execution import ARGUMENT_INVALID, refuse_absent_fields, run_tool
from composio_kit.emulator.links import toolkit_or_refuse
from composio_kit.emulator.policy import (
    AUTH_CONFIG_OFF,
    PERMISSION_DENIED,
    SCOPES_MISSING,
    TOOL_NOT_ENABLED,
    TOOL_RESTRICTED,
    Denied,
    account_for_call,
    toolkit_enabled,
    toolkit_needs_approval,
)
from composio_kit.emulator.problems import Refusal
from composio_kit.emulator.reach import accounts_in_reach
from composio_kit.emulator.records import LogEntry, Session
from composio_kit.emulator.refusals import PROXY_NOT_ENABLED, PROXY_REFUSED
from composio_kit.emulator.service import (
    MOST_DIGITS,
    Asked,
    Endpoint,
    Failure,
    Service,
    asked_by,
    service_of,
)
from composio_kit.emulator.state import Call
from composio_kit.emulator.text import Text

_FORBIDDEN = (
    AUTH_CONFIG_OFF,
    PERMISSION_DENIED,
    SCOPES_MISSING,
    TOOL_NOT_ENABLED,
    TOOL_RESTRICTED,
)
NO_ENDPOINT = Text(
    en="The emulator knows no {method} {path} of {toolkit}.",
    id="Emulator ini tidak mengenal {method} {path} milik {toolkit}.",
)

_METHODS = ["GET", "POST", "PUT", "DELETE", "PATCH", "HEAD"]
PROXY: JsonObject = {
    "type": "object",
    "required": ["toolkit_slug", "endpoint", "method"],
    "properties": {
        "toolkit_slug": {"type": "string", "minLength": 1},
        "endpoint": {"type": "string", "minLength": 1, "maxLength": 2048},
        "method": {"type": "string", "enum": _METHODS},
        "body": {},
        "parameters": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["name", "type", "value"],
                "properties": {
                    "name": {"type": "string"},
                    "type": {"type": "string", "enum": ["header", "query"]},
                    "value": {"type": "string"},
                },
            },
        },
    },
}


def call_endpoint(call: Call, session: Session) -> JsonObject:
    """Answer a proxied request of a session, if its user need not be asked first."""
    allowed_toolkit(call, session, call.body)
    asking = json.dumps({k: v for k, v in call.body.items() if k in PROXY["properties"]})
    verdict = ask_or_allow(call, session, asking, questions_about_proxied(call, session, call.body))
    if not isinstance(verdict, Allowed):
        return verdict.body()
    return {**proxied(call, session, call.body, verdict.refused), "result_type": "completed"}


def proxied(
    call: Call,
    session: Session,
    request: JsonObject,
    refused: frozenset[str] = frozenset(),
    parent: LogEntry | None = None,
) -> JsonObject:
    """The service's answer to a proxied request of a session; refused if it may not be made.

    Parameters
    ----------
    request
        What `PROXY` describes.
    refused
        The subjects of the questions that the user answered with no.
    """
    toolkit = allowed_toolkit(call, session, request)
    asked = questions_about_proxied(call, session, request) if refused else []
    if any(question.subject in refused for question in asked):
        raise Refusal(PROXY_REFUSED, why=DENIED.say(call.language, tool=toolkit.slug))
    return answer_as_service(call, session, toolkit, request, parent)


def answer_as_service(
    call: Call,
    session: Session,
    toolkit: Toolkit,
    request: JsonObject,
    parent: LogEntry | None = None,
) -> JsonObject:
    """Status, headers and data of a proxied request, as the service would answer.

    Raises
    ------
    Refusal
        the session's user has no account to call it with.
    """
    refuse_absent_fields(request)
    reachable = accounts_in_reach(call.store, call.project, session, toolkit.slug)
    chosen = account_for_call(session, toolkit, reachable, None)
    if isinstance(chosen, Denied):
        raise Refusal(PROXY_REFUSED, why=chosen.why.say(call.language, **chosen.values))
    service, asked = service_of(toolkit.slug), _asked(request)
    found = service.find(asked) if service else None
    if service is None or found is None:
        return _absent(call, toolkit, service, asked)
    endpoint, asked = found
    tool = _tool_of(toolkit, endpoint)
    said = endpoint.arguments(asked)
    arguments = {
        name: _typed(tool.parameters[name], value)
        for name, value in said.items()
        if name in tool.parameters
    }
    outcome = run_tool(call, session, tool, arguments, parent=parent)
    if outcome.why is not None:
        failure = Failure(_kind(outcome.why), outcome.why, str(outcome.error))
        return _answer(*service.failure(failure))
    return _answer(endpoint.status, endpoint.answer(outcome.data, asked))


def allowed_toolkit(call: Call, session: Session, request: JsonObject) -> Toolkit:
    """The toolkit that a proxied request names; refused if the session may not call it."""
    toolkit = toolkit_or_refuse(call.emulator, request["toolkit_slug"])
    allowed = (session.config.get("proxy_execute") or {}).get("enable") is True
    if not allowed or not toolkit_enabled(session.config, toolkit.slug):
        raise Refusal(PROXY_NOT_ENABLED, toolkit=toolkit.slug)
    return toolkit


def questions_about_proxied(call: Call, session: Session, request: JsonObject) -> list[Question]:
    """What the user is to be asked: about the toolkit, or about the tool that does the same."""
    toolkit = toolkit_or_refuse(call.emulator, request["toolkit_slug"])
    if toolkit_needs_approval(session.config, toolkit.slug):
        return [Question(toolkit.slug, toolkit.slug)]
    service = service_of(toolkit.slug)
    found = service.find(_asked(request)) if service else None
    if found is None:
        return []
    return questions_about(call, session, [(_tool_of(toolkit, found[0]), None)])


def _asked(request: JsonObject) -> Asked:
    given = request.get("parameters") or ()
    query = {item["name"]: item["value"] for item in given if item["type"] == "query"}
    body = request.get("body")
    said = body if isinstance(body, dict) else {}
    return asked_by(request["method"], request["endpoint"], query, said)


def _tool_of(toolkit: Toolkit, endpoint: Endpoint) -> Tool:
    return next(tool for tool in toolkit.tools if tool.slug == endpoint.tool)


def _absent(call: Call, toolkit: Toolkit, service: Service | None, asked: Asked) -> JsonObject:
    if service is not None and service.absent is not None:
        reason = service.absent.say(call.language)
        return _answer(501, service.failure(Failure("missing", service.absent, reason))[1])
    message = NO_ENDPOINT.say(
        call.language, method=asked.method, path=asked.address, toolkit=toolkit.name
    )
    return _answer(404, {"message": message})


def _kind(why: Text) -> Literal["invalid", "forbidden", "missing"]:
    if why == ARGUMENT_INVALID:
        return "invalid"
    return "forbidden" if why in _FORBIDDEN else "missing"


def _typed(schema: JsonObject, value: object) -> object:
    """A value of the query, which is text, as the number that a tool takes."""
    is_number = isinstance(value, str) and value.isdecimal() and len(value) < MOST_DIGITS
    return int(str(value)) if schema.get("type") == "integer" and is_number else value


def _answer(status: int, data: object) -> JsonObject:
    return {"status": status, "data": data, "headers": {"content-type": "application/json"}}
