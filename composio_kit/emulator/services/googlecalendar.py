"""Google Calendar's REST API, for events that begin and end at a time of day."""

from datetime import datetime
from typing import Any

from composio_kit.emulator.catalogue import JsonObject
from composio_kit.emulator.service import Answer, Asked, Endpoint, Failure, Service

_STATUS = {"invalid": "badRequest", "forbidden": "forbidden", "missing": "notFound"}
_WORDS = ("summary", "description", "location")
_MINUTE = 60


def _moment(block: object) -> str | None:
    said = block.get("dateTime") if isinstance(block, dict) else None
    return said if isinstance(said, str) else None


def _said_of(body: JsonObject) -> JsonObject:
    """The words, guests and time zone that a body gives an event."""
    said = {name: body[name] for name in _WORDS if name in body}
    if isinstance(body.get("attendees"), list):
        guests = [guest for guest in body["attendees"] if isinstance(guest, dict)]
        said["attendees"] = [guest.get("email") for guest in guests]
    start = body.get("start")
    if isinstance(start, dict) and isinstance(start.get("timeZone"), str):
        said["timezone"] = start["timeZone"]
    return said


def _minutes(start: str, end: str) -> int | None:
    try:
        span = datetime.fromisoformat(end) - datetime.fromisoformat(start)
    except (TypeError, ValueError):
        return None
    return int(span.total_seconds()) // _MINUTE


def _planned(asked: Asked) -> JsonObject:
    plan = {"calendar_id": asked.path["calendar"], **_said_of(asked.body)}
    start, end = _moment(asked.body.get("start")), _moment(asked.body.get("end"))
    if start is None or end is None:
        return plan
    plan["start_datetime"] = start
    minutes = _minutes(start, end)
    if minutes is not None:
        plan["event_duration_hour"], plan["event_duration_minutes"] = divmod(minutes, 60)
    return plan


def _changed(asked: Asked) -> JsonObject:
    which = {"calendar_id": asked.path["calendar"], "event_id": asked.path["event"]}
    times = {f"{name}_time": _moment(asked.body.get(name)) for name in ("start", "end")}
    given = {name: time for name, time in times.items() if time is not None}
    return {**which, **_said_of(asked.body), **given}


def _which(asked: Asked) -> JsonObject:
    return {"calendar_id": asked.path["calendar"], "event_id": asked.path["event"]}


def _searched(asked: Asked) -> JsonObject:
    names = {"q": "query", "timeMin": "timeMin", "timeMax": "timeMax"}
    given = {names[name]: value for name, value in asked.query.items() if name in names}
    most = asked.number("maxResults", 250)
    return {"calendar_id": asked.path["calendar"], "max_results": most, **given}


def _span(asked: Asked) -> JsonObject:
    names = {"timeMin": "time_min", "timeMax": "time_max", "timeZone": "timezone"}
    given = {names[name]: value for name, value in asked.body.items() if name in names}
    items = asked.body.get("items")
    if not isinstance(items, list) or not items:
        return given
    return {**given, "items": [item.get("id") for item in items if isinstance(item, dict)]}


def _calendars(data: JsonObject, asked: Asked) -> Any:
    return {"kind": "calendar#calendarList", "items": data["calendars"]}


def _events(data: JsonObject, asked: Asked) -> Any:
    found = [_event(event, asked) for event in data["event_data"]["event_data"]]
    return {"kind": "calendar#events", "items": found}


def _event(data: JsonObject, asked: Asked) -> Any:
    shown = {name: value for name, value in data.items() if name != "calendarId"}
    return {"kind": "calendar#event", **shown}


def _busy(data: JsonObject, asked: Asked) -> Any:
    busy = {key: {"busy": slots["busy"]} for key, slots in data["calendars"].items()}
    times = {name: asked.body[name] for name in ("timeMin", "timeMax") if name in asked.body}
    return {"kind": "calendar#freeBusy", **times, "calendars": busy}


def _failure(failure: Failure) -> Answer:
    reason = {"domain": "global", "reason": _STATUS[failure.kind], "message": failure.message}
    error = {"code": failure.status, "message": failure.message, "errors": [reason]}
    return failure.status, {"error": error}


_EVENTS = "/calendars/{calendar}/events"
_EVENT = f"{_EVENTS}/{{event}}"

SERVICE = Service(
    base_url="https://www.googleapis.com/calendar/v3",
    failure=_failure,
    endpoints=(
        Endpoint(
            "GET",
            "/users/me/calendarList",
            "GOOGLECALENDAR_LIST_CALENDARS",
            lambda asked: {"max_results": asked.number("maxResults", 100)},
            _calendars,
        ),
        Endpoint("GET", _EVENTS, "GOOGLECALENDAR_FIND_EVENT", _searched, _events),
        Endpoint("POST", _EVENTS, "GOOGLECALENDAR_CREATE_EVENT", _planned, _event),
        Endpoint("PATCH", _EVENT, "GOOGLECALENDAR_PATCH_EVENT", _changed, _event),
        Endpoint(
            "DELETE",
            _EVENT,
            "GOOGLECALENDAR_DELETE_EVENT",
            _which,
            lambda data, asked: None,
            status=204,
        ),
        Endpoint("POST", "/freeBusy", "GOOGLECALENDAR_FIND_FREE_SLOTS", _span, _busy),
    ),
)
