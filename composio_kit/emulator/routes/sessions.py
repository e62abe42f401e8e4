"""Sessions: create, retrieve, attach, change, look back, delete."""

from dataclasses import replace
from typing import Any

from composio_kit.emulator.catalogue import JsonObject
from composio_kit.emulator.clock import iso
from composio_kit.emulator.custom_tools import echoed
from composio_kit.emulator.operations import BASE, Operation
from composio_kit.emulator.paging import WINDOW, page, window
from composio_kit.emulator.problems import Refusal
from composio_kit.emulator.records import Session, SessionVersion
from composio_kit.emulator.refusals import CONFIG_CONFLICT, SESSION_UNKNOWN
from composio_kit.emulator.session_config import (
    changed,
    check_config,
    config_from,
    pins_of,
    tool_slugs,
)
from composio_kit.emulator.session_options import refuse_absent_options
from composio_kit.emulator.session_schema import ATTACH, CREATE, PATCH
from composio_kit.emulator.state import Call

SESSIONS = f"{BASE}/tool_router/session"
SESSION = f"{SESSIONS}/{{session_id}}"

HIGH_CONTEXT = 50
"""Preloading more tools than this is answered with a warning."""


def create(call: Call) -> JsonObject:
    """Make a session for a user id."""
    refuse_absent_options(call.body, call.language)
    config = config_from(call.body)
    _check(call, config)
    session = Session(
        id=call.new_id("trs"),
        user_id=config["user_id"],
        config=config,
        config_version=1,
        created_at=call.now,
        elicitation_fallback=_fallback(call, "deny"),
        experimental=_experimental(call, {}),
    )
    call.store.add(call.project, session)
    asked = call.body.get("experimental") or {}
    zone = (asked.get("assistive_prompt_config") or {}).get("user_timezone")
    return _answer(call, session, assistive_prompt=_prompt(session, zone), **_echo(call))


def retrieve(call: Call) -> JsonObject:
    """Look a session up by its id."""
    return _answer(call, session_or_refuse(call))


def attach(call: Call) -> JsonObject:
    """Bind custom tools to an existing session: they are named, and not kept."""
    return _answer(call, session_or_refuse(call), **_echo(call))


def patch(call: Call) -> JsonObject:
    """Change a session's configuration in place; the version before goes into the history."""
    session = session_or_refuse(call)
    expected = call.body.get("expected_config_version")
    if expected is not None and expected != session.config_version:
        raise Refusal(CONFIG_CONFLICT, current=session.config_version, expected=expected)
    refuse_absent_options(call.body, call.language)
    config = changed(session.config, call.body)
    _check(call, config)
    call.store.add(
        call.project,
        SessionVersion(session.id, session.config_version, session.config, call.now),
    )
    session = replace(
        session,
        config=config,
        config_version=session.config_version + 1,
        elicitation_fallback=_fallback(call, session.elicitation_fallback),
        experimental=_experimental(call, session.experimental),
    )
    call.store.save(call.project, session)
    return _answer(call, session)


def config_history(call: Call) -> JsonObject:
    """Every configuration that a session has had, the newest first."""
    session = session_or_refuse(call)
    start, limit = window(call.query, call.language, default=20, most=100)
    live = [
        {
            "version": session.config_version,
            "is_current": True,
            "created_at": iso(call.now),
            "config": session.config,
        }
    ]
    skipped = max(0, start - 1)
    found, shown = call.store.versions(call.project, session.id, skipped, limit)
    earlier = [
        {
            "version": version.config_version,
            "is_current": False,
            "created_at": iso(version.superseded_at),
            "config": version.config,
        }
        for version in found
    ]
    rows = (live + earlier)[:limit] if start == 0 else earlier
    return page(rows, start, limit, shown.total + 1)


def delete(call: Call) -> JsonObject:
    """Forget a session. The user's connected accounts stay."""
    session = session_or_refuse(call)
    call.store.remove(call.project, session)
    return {"session_id": session.id, "deleted": True}


def session_or_refuse(call: Call) -> Session:
    """The session that the path names; a 404 if the project has none of that id."""
    session_id = call.path["session_id"]
    session = call.store.session(call.project, session_id)
    if session is None:
        raise Refusal(SESSION_UNKNOWN, session_id=session_id)
    return session


def _check(call: Call, config: JsonObject) -> None:
    pinned = [call.store.account(call.project, pin) for pin in pins_of(config)]
    check_config(config, call.emulator.catalogue, [account for account in pinned if account])


def _answer(call: Call, session: Session, **experimental: Any) -> JsonObject:
    slugs = tool_slugs(session.config, call.emulator.catalogue)
    answer: JsonObject = {
        "session_id": session.id,
        "config": session.config,
        "config_version": session.config_version,
        "mcp": {"type": "http", "url": f"{call.origin}/tool_router/{session.id}/mcp"},
        "tool_router_tools": slugs,
        "experimental": {
            "no_elicitation_support_fallback": session.elicitation_fallback,
            **experimental,
        },
    }
    if len(slugs) > HIGH_CONTEXT:
        message = f"{len(slugs)} tools are shown to the model; fewer leave it more room."
        answer["warnings"] = [{"code": "PRELOAD_TOOLS_HIGH_CONTEXT_USAGE", "message": message}]
    return answer


def _echo(call: Call) -> JsonObject:
    return echoed(call.body.get("experimental") or {}, call.emulator.catalogue)


def _fallback(call: Call, before: str) -> str:
    asked: JsonObject | None = call.body.get("experimental", {})
    return "deny" if asked is None else asked.get("no_elicitation_support_fallback", before)


def _experimental(call: Call, before: JsonObject) -> JsonObject:
    """The options that no answer repeats: absent keeps one, null removes it."""
    asked: JsonObject | None = call.body.get("experimental", {})
    if asked is None:
        return {}
    kept = dict(before)
    for name in ("permissions", "link_url_overwrite"):
        if name in asked:
            kept[name] = asked[name]
    return {name: value for name, value in kept.items() if value is not None}


def _prompt(session: Session, zone: str | None) -> str:
    where = f" The user's time zone is {zone}." if zone else ""
    return (
        f"You act for the user {session.user_id}.{where} Search for tools first, connect a "
        "toolkit before you use its tools, and pass the id that the search gives to the next "
        "meta tools."
    )


OPERATIONS = (
    Operation("POST", SESSIONS, create, body=CREATE, status=201, repeats=True),
    Operation("GET", SESSION, retrieve),
    Operation("POST", f"{SESSION}/attach", attach, body=ATTACH),
    Operation("PATCH", SESSION, patch, body=PATCH, repeats=True),
    Operation("GET", f"{SESSION}/config_history", config_history, query=WINDOW),
    Operation("DELETE", SESSION, delete, repeats=True),
)
