"""Logs of tool executions: search with filters and a time range, and get one."""

from composio_kit.emulator.catalogue import JsonObject
from composio_kit.emulator.clock import iso
from composio_kit.emulator.operations import BASE, Operation
from composio_kit.emulator.paging import cursor, window
from composio_kit.emulator.problems import Refusal
from composio_kit.emulator.records import LogEntry
from composio_kit.emulator.refusals import LOG_UNKNOWN
from composio_kit.emulator.state import Call

_LOGS = f"{BASE}/logs/tool_execution"

_COLUMNS = {
    "tool_slug": "tool_slug",
    "toolkit_slug": "toolkit_slug",
    "connected_account_id": "connected_account_id",
    "auth_config_id": "auth_config_id",
    "status": "status",
    "user_id": "user_id",
    "session_id": "session_id",
    "request_id": "request_id",
    "log_id": "id",
    "sandbox_id": "null",
}
_CONDITIONS = {
    "==": "{column} = ?",
    "!=": "({column} is null or {column} != ?)",
    "contains": "instr({column}, ?) > 0",
    "not_contains": "({column} is null or instr({column}, ?) = 0)",
}


def search(call: Call) -> JsonObject:
    """One page of the project's calls that meet every filter, the newest first."""
    conditions, values = [], []
    for rule in call.body.get("filters") or ():
        condition = _CONDITIONS[rule["operator"]]
        conditions.append(condition.format(column=_COLUMNS[rule["field"]]))
        values.append(rule["value"])
    time_range = call.body.get("time_range") or {}
    for name, condition in (("from", "started_at >= ?"), ("to", "started_at <= ?")):
        if time_range.get(name) is not None:
            conditions.append(condition)
            values.append(time_range[name] / 1000)
    start, limit = window(call.body, call.language, default=20, most=100)
    where = " and ".join(conditions) or "true"
    found = call.store.logs(call.project, where, values, start, limit + 1)
    return {
        "logs": [_row(entry) for entry in found[:limit]],
        "next_cursor": cursor(start + limit) if len(found) > limit else None,
    }


def get(call: Call) -> JsonObject:
    """One call with its context: the session, and the request id that the caller sent."""
    entry = call.store.log(call.project, call.path["log_id"])
    if entry is None:
        raise Refusal(LOG_UNKNOWN, log_id=call.path["log_id"])
    return detail(entry)


def detail(entry: LogEntry) -> JsonObject:
    """A call with everything that the API tells of it."""
    return {
        **_row(entry),
        "timings": {
            "start_time": round(entry.started_at * 1000),
            "end_time": round(entry.ended_at * 1000),
        },
        "context": {
            "session_id": entry.session_id or None,
            "trace_id": entry.session_id or None,
            "request_id": entry.request_id,
        },
        "source": entry.source,
        "data": {
            "tool_slug": entry.tool_slug,
            "toolkit_slug": entry.toolkit_slug,
            "user_id": entry.user_id,
            "connected_account_id": entry.connected_account_id,
            "auth_config_id": entry.auth_config_id,
            "arguments": entry.arguments,
            "error": entry.error,
        },
    }


def _row(entry: LogEntry) -> JsonObject:
    failed = entry.status == "failed"
    row: JsonObject = {
        "id": entry.id,
        "timestamp": iso(entry.started_at),
        "type": "tool.execution",
        "status": entry.status,
        "level": "error" if failed else "info",
        "message": entry.message,
        "metadata": {"credential_source": entry.credential_source},
        "metrics": {},
    }
    if entry.parent_id and entry.parent_tool_slug:
        row["parent"] = {"log_id": entry.parent_id, "tool_slug": entry.parent_tool_slug}
    return row


_MOMENT: JsonObject = {"type": "number", "minimum": 0}
_SEARCH: JsonObject = {
    "type": "object",
    "properties": {
        "limit": {"type": "number", "minimum": 1},
        "cursor": {"type": ["string", "null"]},
        "filters": {
            "type": "array",
            "maxItems": 50,
            "items": {
                "type": "object",
                "required": ["field", "operator", "value"],
                "properties": {
                    "field": {"type": "string", "enum": list(_COLUMNS)},
                    "operator": {"type": "string", "enum": list(_CONDITIONS)},
                    "value": {"type": "string"},
                },
            },
        },
        "time_range": {"type": "object", "properties": {"from": _MOMENT, "to": _MOMENT}},
    },
}

OPERATIONS = (
    Operation("POST", _LOGS, search, body=_SEARCH),
    Operation("GET", f"{_LOGS}/{{log_id}}", get),
)
