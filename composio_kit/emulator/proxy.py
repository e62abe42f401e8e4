"""Calls of a service's own API through a user's account, onto the account's records.

A toolkit names the endpoints of its service that the emulator knows, each with
the tool that does the same. The answer has the shape that the service gives.
"""

import json
import re
from urllib.parse import parse_qsl, urlsplit

from composio_kit.emulator.approvals import DENIED, Asked, Question, ask_or_allow
from composio_kit.emulator.catalogue import Endpoint, JsonObject, Toolkit
from composio_kit.emulator.execution import Outcome, run_tool
from composio_kit.emulator.links import toolkit_or_refuse
from composio_kit.emulator.policy import (
    Denied,
    account_for_call,
    toolkit_enabled,
    toolkit_needs_approval,
)
from composio_kit.emulator.problems import Refusal
from composio_kit.emulator.reach import accounts_in_reach
from composio_kit.emulator.records import Session
from composio_kit.emulator.refusals import PROXY_NOT_ENABLED, PROXY_REFUSED
from composio_kit.emulator.state import Call
from composio_kit.emulator.text import Text

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
    toolkit = toolkit_or_refuse(call.emulator, call.body["toolkit_slug"])
    allowed = (session.config.get("proxy_execute") or {}).get("enable") is True
    if not allowed or not toolkit_enabled(session.config, toolkit.slug):
        raise Refusal(PROXY_NOT_ENABLED, toolkit=toolkit.slug)
    asking = json.dumps({k: v for k, v in call.body.items() if k in PROXY["properties"]})
    needed = toolkit_needs_approval(session.config, toolkit.slug)
    guarded = [Question(toolkit.slug, toolkit.slug)] if needed else []
    verdict = ask_or_allow(call, session, asking, guarded)
    if isinstance(verdict, Asked):
        return verdict.body()
    if verdict.refused:
        raise Refusal(PROXY_REFUSED, why=DENIED.say(call.language, tool=toolkit.slug))
    reachable = accounts_in_reach(call.store, call.project, session, toolkit.slug)
    chosen = account_for_call(session, toolkit, reachable, None)
    if isinstance(chosen, Denied):
        raise Refusal(PROXY_REFUSED, why=chosen.why.say(call.language, **chosen.values))
    return {**answer_as_service(call, session, toolkit), "result_type": "completed"}


def answer_as_service(call: Call, session: Session, toolkit: Toolkit) -> JsonObject:
    """Status, headers and data of a proxied request, as the service would answer."""
    method, path, query = _target(call)
    for endpoint in toolkit.endpoints:
        match = _pattern(endpoint).fullmatch(path) if endpoint.method == method else None
        if match is None:
            continue
        body = call.body.get("body")
        arguments = {**query, **(body if isinstance(body, dict) else {}), **match.groupdict()}
        tool = next(tool for tool in toolkit.tools if tool.slug == endpoint.tool)
        known = {endpoint.renames.get(name, name): value for name, value in arguments.items()}
        typed = {
            name: int(value) if _is_number(tool.parameters[name], value) else value
            for name, value in known.items()
            if name in tool.parameters
        }
        return _as_service(run_tool(call, session, tool, typed), endpoint)
    message = NO_ENDPOINT.say(call.language, method=method, path=path, toolkit=toolkit.name)
    return _answer(404, {"message": message})


def _as_service(outcome: Outcome, endpoint: Endpoint) -> JsonObject:
    if not outcome.succeeded:
        return _answer(422, {"message": outcome.error})
    data = outcome.data[endpoint.picks] if endpoint.picks else outcome.data
    return _answer(endpoint.status, data)


def _answer(status: int, data: object) -> JsonObject:
    return {"status": status, "data": data, "headers": {"content-type": "application/json"}}


def _target(call: Call) -> tuple[str, str, dict[str, str]]:
    parts = urlsplit(call.body["endpoint"])
    query = dict(parse_qsl(parts.query))
    for parameter in call.body.get("parameters") or ():
        if parameter["type"] == "query":
            query[parameter["name"]] = parameter["value"]
    return call.body["method"], parts.path.rstrip("/") or "/", query


def _pattern(endpoint: Endpoint) -> re.Pattern[str]:
    return re.compile(re.sub(r"\\\{(\w+)\\\}", r"(?P<\1>[^/]+)", re.escape(endpoint.path)))


def _is_number(schema: JsonObject, value: object) -> bool:
    return schema.get("type") == "integer" and isinstance(value, str) and value.isdecimal()
