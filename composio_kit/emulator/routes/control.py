"""Control: what a developer does to the emulator itself, under `/_emulator`.

Composio has nothing like it, so it has a prefix of its own. It takes an API key
as the API does and touches that key's project alone, except the clock, which
all projects share.
"""

from dataclasses import asdict, replace

from composio_kit.emulator.catalogue import JsonObject
from composio_kit.emulator.clock import iso
from composio_kit.emulator.connection_refusals import ACCOUNT_UNKNOWN
from composio_kit.emulator.coverage import CoveredOperation, operation_at
from composio_kit.emulator.faults import Fault
from composio_kit.emulator.links import (
    answer_link,
    expire_links,
    lapse,
    request_for_session,
    toolkit_or_refuse,
)
from composio_kit.emulator.operations import BASE, Operation
from composio_kit.emulator.overview import overview
from composio_kit.emulator.paging import TEXT, WINDOW, page, window
from composio_kit.emulator.problems import FIELD_INVALID, Problem, Refusal
from composio_kit.emulator.properties import CLOCK_SHIFT
from composio_kit.emulator.records import ConnectedAccount, Session
from composio_kit.emulator.routes import logs, sessions
from composio_kit.emulator.state import Call
from composio_kit.emulator.text import Text

PREFIX = "/_emulator"
END_OF_TIME = 253_370_764_800.0
"""The year 9999: what lies beyond cannot be written as a date."""

TOO_LATE = Text(en="the year would be past 9998", id="tahunnya akan melewati 9998")
NOT_AN_OPERATION = Text(
    en="it must be any, or an operation that the emulator offers, such as "
    "POST /tool_router/session/{id}/execute",
    id="harus any, atau operasi yang disediakan emulator ini, misalnya "
    "POST /tool_router/session/{id}/execute",
)
LINK_NOT_OPEN = Problem(
    400,
    1806,
    "Emulator_NoOpenLink",
    Text(
        en="The connected account {account} has no link that could still be used.",
        id="Connected account {account} tidak memiliki tautan yang masih bisa dipakai.",
    ),
    Text(
        en="Ask for a new connection with session.authorize(…).",
        id="Minta koneksi baru dengan session.authorize(…).",
    ),
)


def state(call: Call) -> JsonObject:
    """The project's users, connected accounts, sessions and ordered failures: the newest 50."""
    return overview(call.emulator, call.project)


def read_logs(call: Call) -> JsonObject:
    """The project's calls, the newest first, with everything that is known of each."""
    session_id = call.query.get("session_id")
    where, values = ("session_id = ?", [session_id]) if session_id else ("true", [])
    start, limit = window(call.query, call.language, default=20, most=100)
    found = call.store.logs(call.project, where, values, start, limit)
    items = [{**asdict(entry), **logs.detail(entry)} for entry in found]
    return page(items, start, limit, call.store.count_logs(call.project, where, values))


def reset(call: Call) -> JsonObject:
    """Forget everything of the project. Ids are not given out again, and the clock stays."""
    call.store.clear(call.project)
    call.emulator.faults.clear(call.project)
    return {"success": True}


def seed(call: Call) -> JsonObject:
    """Give each user a session with these toolkits, and an approved account of each.

    A user who has an active account of a toolkit already gets no second one.
    Without a list of toolkits it is every toolkit there is.
    """
    named = call.body.get("toolkits") or list(call.emulator.catalogue.toolkits)
    slugs = [toolkit_or_refuse(call.emulator, name).slug for name in dict.fromkeys(named)]
    made: list[Session] = []
    held: list[ConnectedAccount] = []
    for user_id in dict.fromkeys(call.body["users"]):
        session = _session_for(call, user_id, slugs)
        made.append(session)
        held += [account for slug in slugs for account in _connected(call, session, slug)]
    return {
        "sessions": [{"session_id": one.id, "user_id": one.user_id} for one in made],
        "connected_accounts": [
            {"id": one.id, "user_id": one.user_id, "toolkit": one.toolkit} for one in held
        ],
    }


def move_clock(call: Call) -> JsonObject:
    """Move the time forward, for every project. Links lapse as they would have by then."""
    seconds = call.body["seconds"]
    if call.now + seconds >= END_OF_TIME:
        raise Refusal(FIELD_INVALID, field="seconds", reason=TOO_LATE.say(call.language))
    shift = float(call.store.properties.get(CLOCK_SHIFT) or 0) + seconds
    call.store.properties.keep(CLOCK_SHIFT, str(shift))
    call.emulator.clock.advance(seconds)
    expire_links(call.emulator)
    return {"now": iso(call.now)}


def expire_link(call: Call) -> JsonObject:
    """Let a connection's link lapse now, as if its ten minutes were over."""
    account_id = call.body["connected_account_id"]
    if call.store.account(call.project, account_id) is None:
        raise Refusal(ACCOUNT_UNKNOWN, account=account_id)
    link = call.store.open_link(call.project, account_id)
    if link is None:
        raise Refusal(LINK_NOT_OPEN, account=account_id)
    lapse(call.emulator, link)
    return {"connected_account_id": account_id, "status": "EXPIRED"}


def order_failure(call: Call) -> JsonObject:
    """Let the next requests of the project fail, all of them or those of one operation.

    Nothing is done by a request that fails. An MCP message is one too: `tools/call`
    as an execution, `tools/list` as a list of the session's tools, any other as a
    look at the session. `retry` is what the answer tells the
    client in `x-should-retry`; left out, the client's own rule decides. The SDK
    tries most calls three times, and each attempt is a request.
    """
    fault = Fault(
        operation=_operation(call),
        status=call.body["status"],
        times=call.body.get("times", 1),
        retry=call.body.get("retry"),
    )
    call.emulator.faults.order(call.project, fault)
    return _failures(call)


def cancel_failures(call: Call) -> JsonObject:
    """Forget the failures that were ordered and have not happened yet."""
    call.emulator.faults.clear(call.project)
    return _failures(call)


def _failures(call: Call) -> JsonObject:
    return {"failures": [fault.described() for fault in call.emulator.faults.of(call.project)]}


def _operation(call: Call) -> CoveredOperation | None:
    wanted = call.body.get("operation", "any")
    if wanted == "any":
        return None
    method, _, path = wanted.partition(" ")
    operation = operation_at(method.upper(), BASE + path.strip().removeprefix(BASE))
    if operation is None or operation.coverage == "absent":
        reason = NOT_AN_OPERATION.say(call.language)
        raise Refusal(FIELD_INVALID, field="operation", reason=reason)
    return operation


def _session_for(call: Call, user_id: str, slugs: list[str]) -> Session:
    body = {"user_id": user_id, "toolkits": {"enable": slugs}}
    made = sessions.create(replace(call, body=body))
    session = call.store.session(call.project, made["session_id"])
    if session is None:
        raise LookupError(made["session_id"])
    return session


def _connected(call: Call, session: Session, slug: str) -> list[ConnectedAccount]:
    if call.emulator.catalogue.toolkits[slug].needs_no_auth:
        return []
    active = call.store.active_accounts(call.project, session.user_id, slug)
    if active:
        return active
    request = request_for_session(call, session, slug)
    approved = answer_link(call.emulator, request.link, "approve")
    return [approved] if approved else []


_NAMES: JsonObject = {
    "type": "array",
    "minItems": 1,
    "maxItems": 100,
    "items": {"type": "string", "minLength": 1, "maxLength": 512},
}


def _body(*required: str, **properties: JsonObject) -> JsonObject:
    return {
        "type": "object",
        "required": list(required),
        "properties": properties,
        "additionalProperties": False,
    }


_SEED = _body("users", users=_NAMES, toolkits=_NAMES)
_CLOCK = _body("seconds", seconds={"type": "number", "minimum": 0})
_EXPIRE = _body("connected_account_id", connected_account_id={"type": "string"})
_FAIL = _body(
    "status",
    operation={"type": "string"},
    status={"type": "integer", "minimum": 400, "maximum": 599},
    times={"type": "integer", "minimum": 1, "maximum": 1000},
    retry={"type": "boolean"},
)

OPERATIONS = (
    Operation("GET", f"{PREFIX}/state", state),
    Operation("GET", f"{PREFIX}/logs", read_logs, query={"session_id": TEXT, **WINDOW}),
    Operation("POST", f"{PREFIX}/reset", reset, repeats=True),
    Operation("POST", f"{PREFIX}/seed", seed, body=_SEED, status=201, repeats=True),
    Operation("POST", f"{PREFIX}/clock", move_clock, body=_CLOCK, repeats=True),
    Operation("POST", f"{PREFIX}/expire_link", expire_link, body=_EXPIRE, repeats=True),
    Operation("POST", f"{PREFIX}/fail", order_failure, body=_FAIL, repeats=True),
    Operation("DELETE", f"{PREFIX}/fail", cancel_failures),
)
