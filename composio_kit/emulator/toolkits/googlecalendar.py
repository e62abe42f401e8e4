"""Google Calendar: calendars and their events, in the time zone of Bandung and Surabaya."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

from composio_kit.emulator.catalogue import Account, JsonObject, Tool, ToolFailure, Toolkit
from composio_kit.emulator.people import email_of
from composio_kit.emulator.text import Text

CALENDAR_NOT_FOUND = Text(
    en="There is no calendar {calendar} in this account. List the calendars first.",
    id="Tidak ada kalender {calendar} di akun ini. Lihat dulu daftar kalendernya.",
)
EVENT_NOT_FOUND = Text(
    en="There is no event {event} in the calendar {calendar}. Find the event first.",
    id="Tidak ada acara {event} di kalender {calendar}. Cari dulu acaranya.",
)
TIME_UNREADABLE = Text(
    en="{time} is not a date and time that a calendar has. Write it like 2026-03-02T13:00:00.",
    id="{time} bukan tanggal dan waktu yang ada di kalender. Tulis seperti 2026-03-02T13:00:00.",
)
TIMEZONE_UNKNOWN = Text(
    en="There is no time zone {timezone}. Use an IANA name such as Asia/Jakarta.",
    id="Tidak ada zona waktu {timezone}. Pakai nama IANA seperti Asia/Jakarta.",
)
ENDS_TOO_EARLY = Text(
    en="That would end before it starts. Give an end that is later than {start}.",
    id="Waktu selesainya mendahului waktu mulai. Berikan waktu selesai setelah {start}.",
)

_HOME = "Asia/Jakarta"
_WIB = timezone(timedelta(hours=7))


@dataclass(frozen=True, slots=True)
class _Event:
    """Something in how many days, at what hour, for how many minutes, with which colleagues."""

    days: int
    hour: int
    minutes: int
    summary: Text
    guests: tuple[str, ...] = ()
    calendar: str | None = None


_SEED = {
    ("ayu", "work"): (
        _Event(0, 10, 80, Text(en="Science with 5B", id="IPA bersama 5B")),
        _Event(2, 13, 60, Text(en="Staff meeting", id="Rapat guru"), ("rina", "dedi")),
        _Event(4, 7, 30, Text(en="Watering", id="Menyiram"), ("dedi",), "school-garden"),
    ),
    ("ayu", "personal"): (
        _Event(3, 19, 120, Text(en="Angklung rehearsal", id="Latihan angklung"), ("sari",)),
        _Event(6, 12, 180, Text(en="Lunch at Mum's", id="Makan siang di rumah Ibu")),
    ),
    ("budi", "work"): (
        _Event(0, 9, 15, Text(en="Stand-up", id="Rapat pagi"), ("wulan", "joko")),
        _Event(0, 14, 60, Text(en="Sunday ferries", id="Feri hari Minggu"), ("joko",)),
        _Event(4, 15, 45, Text(en="Release 3.5", id="Rilis 3.5"), ("wulan",), "releases"),
    ),
}
_ANYBODY = {
    "work": (_Event(1, 9, 30, Text(en="{name} meets the team", id="{name} bertemu tim")),),
    "personal": (_Event(5, 18, 90, Text(en="{name} cooks", id="{name} memasak")),),
}


def _seed(account: Account) -> None:
    owner = account.owner
    _write_calendar(account, owner.handle, owner.handle)
    today = datetime.fromisoformat(account.now).astimezone(_WIB)
    host = owner.handle.partition("@")[2]
    for event in _SEED.get((owner.name.lower(), owner.purpose), _ANYBODY[owner.purpose]):
        calendar = owner.handle
        if event.calendar is not None:
            calendar = f"{event.calendar}@group.calendar.example"
            _write_calendar(account, calendar, event.calendar)
        day = today + timedelta(days=event.days)
        start = day.replace(hour=event.hour, minute=0, second=0, microsecond=0)
        fields = {
            "summary": event.summary.say(account.language, name=owner.name),
            "attendees": [f"{guest}@{host}" for guest in event.guests],
            "start": _time(start, _HOME),
            "end": _time(start + timedelta(minutes=event.minutes), _HOME),
        }
        _write_event(account, calendar, fields)


def _write_calendar(account: Account, key: str, summary: str) -> None:
    primary = key == account.owner.handle
    calendar = {"id": key, "summary": summary, "primary": primary, "timeZone": _HOME}
    account.put("calendar", key, {**calendar, "accessRole": "owner"})


def _write_event(account: Account, calendar: str, fields: JsonObject) -> JsonObject:
    owner = {"email": account.owner.handle, "self": True}
    event = {
        "id": account.new_id(),
        "calendarId": calendar,
        "status": "confirmed",
        "summary": "",
        "description": "",
        "location": "",
        "creator": owner,
        "organizer": owner,
        "created": account.now,
    }
    return _keep(account, {**event, **fields, "attendees": _guests(fields.get("attendees", ()))})


def _keep(account: Account, event: JsonObject) -> JsonObject:
    event = {**event, "updated": account.now}
    account.put("event", event["id"], event)
    return event


def _guests(emails: Iterable[str]) -> list[JsonObject]:
    return [{"email": email, "responseStatus": "needsAction"} for email in emails]


def _zone(name: str) -> tzinfo:
    if name == _HOME:
        return _WIB
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError) as error:
        raise ToolFailure(TIMEZONE_UNKNOWN, timezone=name) from error


def _moment(said: str, zone: tzinfo = _WIB) -> datetime:
    """A moment that somebody wrote; one without an offset is in `zone`."""
    try:
        moment = datetime.fromisoformat(said)
    except ValueError as error:
        raise ToolFailure(TIME_UNREADABLE, time=said) from error
    if not 1970 <= moment.year <= 9000:
        raise ToolFailure(TIME_UNREADABLE, time=said)
    return moment if moment.tzinfo else moment.replace(tzinfo=zone)


def _time(moment: datetime, zone: str) -> JsonObject:
    return {"dateTime": moment.isoformat(), "timeZone": zone}


def _span(event: JsonObject) -> tuple[datetime, datetime]:
    start, end = event["start"]["dateTime"], event["end"]["dateTime"]
    return datetime.fromisoformat(start), datetime.fromisoformat(end)


def _calendar(account: Account, key: str) -> JsonObject:
    found = account.get("calendar", account.owner.handle if key == "primary" else key)
    if found is None:
        raise ToolFailure(CALENDAR_NOT_FOUND, calendar=key)
    return found


def _event(account: Account, arguments: JsonObject) -> JsonObject:
    calendar = _calendar(account, arguments.get("calendar_id", "primary"))
    found = account.get("event", arguments["event_id"])
    if found is None or found["calendarId"] != calendar["id"] or found["status"] == "cancelled":
        raise ToolFailure(EVENT_NOT_FOUND, event=arguments["event_id"], calendar=calendar["id"])
    return found


def _events(account: Account, key: str, since: datetime, until: datetime) -> list[JsonObject]:
    """The events of a calendar in a span of time, in the order of their start."""
    calendar = _calendar(account, key)["id"]
    found = []
    for event in account.all("event"):
        start, end = _span(event)
        live = event["calendarId"] == calendar and event["status"] != "cancelled"
        if live and end > since and start < until:
            found.append(event)
    return sorted(found, key=_span)


def get_current_date_time(account: Account, arguments: JsonObject) -> JsonObject:
    zone = arguments.get("timezone", "UTC")
    now = datetime.fromisoformat(account.now).astimezone(_zone(zone))
    return {"current_datetime": now.isoformat(timespec="seconds"), "timezone": zone}


def list_calendars(account: Account, arguments: JsonObject) -> JsonObject:
    return {"calendars": account.all("calendar")[: arguments.get("max_results", 10)]}


def find_event(account: Account, arguments: JsonObject) -> JsonObject:
    since = _moment(arguments.get("timeMin", "1970-01-02"))
    until = _moment(arguments.get("timeMax", "9000-01-01"))
    words = arguments.get("query", "").lower().split()
    found = []
    for event in _events(account, arguments.get("calendar_id", "primary"), since, until):
        said = [event[name] for name in _WORDS] + [guest["email"] for guest in event["attendees"]]
        if all(word in " ".join(said).lower() for word in words):
            found.append(event)
    return {"event_data": {"event_data": found[: arguments.get("max_results", 10)]}}


def create_event(account: Account, arguments: JsonObject) -> JsonObject:
    calendar = _calendar(account, arguments.get("calendar_id", "primary"))
    zone = arguments.get("timezone") or calendar["timeZone"]
    start = _moment(arguments["start_datetime"], _zone(zone))
    end = start + timedelta(
        hours=arguments.get("event_duration_hour", 0),
        minutes=arguments.get("event_duration_minutes", 30),
    )
    said = {name: arguments[name] for name in (*_WORDS, "attendees") if name in arguments}
    times = {"start": _time(start, zone), "end": _time(end, zone)}
    return _write_event(account, calendar["id"], {**said, **times})


def patch_event(account: Account, arguments: JsonObject) -> JsonObject:
    event = _event(account, arguments)
    changes: JsonObject = {name: arguments[name] for name in _WORDS if name in arguments}
    if "attendees" in arguments:
        changes["attendees"] = _guests(arguments["attendees"])
    zone = arguments.get("timezone") or event["start"]["timeZone"]
    for name in ("start", "end"):
        if f"{name}_time" in arguments:
            changes[name] = _time(_moment(arguments[f"{name}_time"], _zone(zone)), zone)
    changed = {**event, **changes}
    start, end = _span(changed)
    if end < start:
        raise ToolFailure(ENDS_TOO_EARLY, start=start.isoformat())
    return _keep(account, changed)


def delete_event(account: Account, arguments: JsonObject) -> JsonObject:
    event = _keep(account, {**_event(account, arguments), "status": "cancelled"})
    return {"id": event["id"], "status": "cancelled"}


def find_free_slots(account: Account, arguments: JsonObject) -> JsonObject:
    name = arguments.get("timezone", "UTC")
    zone = _zone(name)
    now = datetime.fromisoformat(account.now).astimezone(zone)
    since = _moment(arguments.get("time_min", now.isoformat()), zone)
    midnight = since.replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)
    until = _moment(arguments.get("time_max", midnight.isoformat()), zone)
    if until < since:
        raise ToolFailure(ENDS_TOO_EARLY, start=since.isoformat())
    calendars = {}
    for key in arguments.get("items", ["primary"]):
        busy = [_span(event) for event in _events(account, key, since, until)]
        free, reached = [], since
        for start, end in [*busy, (until, until)]:
            if start > reached:
                free.append((reached, start))
            reached = max(reached, end)
        calendars[key] = {"busy": _slots(busy, zone), "free": _slots(free, zone)}
    return {"calendars": calendars, "timeZone": name}


def _slots(spans: list[tuple[datetime, datetime]], zone: tzinfo) -> list[JsonObject]:
    return [
        {"start": start.astimezone(zone).isoformat(), "end": end.astimezone(zone).isoformat()}
        for start, end in spans
    ]


_READS = ("readOnlyHint", "idempotentHint", "openWorldHint")
_WORDS = ("summary", "description", "location")
_STRING: JsonObject = {"type": "string"}
_NAME: JsonObject = {"type": "string", "minLength": 1}
_MAIL: JsonObject = {"type": "string", "pattern": "^[^@\\s]+@[^@\\s]+$"}
_WHEN: JsonObject = {
    "type": "string",
    "description": "ISO 8601, such as 2026-03-02T13:00:00; without an offset, in the time zone.",
}
_ZONE: dict[str, JsonObject] = {
    "timezone": {"type": "string", "description": "An IANA name, such as Asia/Jakarta."}
}
_CALENDAR: dict[str, JsonObject] = {
    "calendar_id": {"type": "string", "default": "primary", "description": "Which calendar."}
}
_DETAILS: dict[str, JsonObject] = {
    **dict.fromkeys(_WORDS, _STRING),
    "attendees": {"type": "array", "items": _MAIL, "description": "E-mail addresses."},
}
_WHICH: dict[str, JsonObject] = {**_CALENDAR, "event_id": _NAME}


def _most(most: int, default: int) -> JsonObject:
    return {"type": "integer", "minimum": 1, "maximum": most, "default": default}


TOOLKIT = Toolkit(
    slug="googlecalendar",
    name="Google Calendar",
    description="The calendars of a Google account: find, plan, move and cancel events.",
    category="Productivity",
    colour="#1967d2",
    auth_scheme="OAUTH2",
    scopes={
        "calendar.readonly": Text(en="see your calendars", id="melihat kalender Anda"),
        "calendar.events": Text(en="plan and cancel events", id="membuat dan membatalkan acara"),
    },
    handle=email_of,
    seed=_seed,
    tools=(
        Tool(
            slug="GOOGLECALENDAR_GET_CURRENT_DATE_TIME",
            name="Get current date and time",
            description="Tells the present date and time in a time zone.",
            parameters=_ZONE,
            required=(),
            tags=("readOnlyHint", "openWorldHint"),
            scopes=(),
            run=get_current_date_time,
        ),
        Tool(
            slug="GOOGLECALENDAR_LIST_CALENDARS",
            name="List calendars",
            description="Lists the calendars of the connected account with their ids.",
            parameters={"max_results": _most(250, 10)},
            required=(),
            tags=_READS,
            scopes=("calendar.readonly",),
            run=list_calendars,
        ),
        Tool(
            slug="GOOGLECALENDAR_FIND_EVENT",
            name="Find event",
            description="Finds events by their words and their time.",
            parameters={
                **_CALENDAR,
                "query": _STRING,
                "timeMin": _WHEN,
                "timeMax": _WHEN,
                "max_results": _most(2500, 10),
            },
            required=(),
            tags=(*_READS, "important"),
            scopes=("calendar.readonly",),
            run=find_event,
        ),
        Tool(
            slug="GOOGLECALENDAR_CREATE_EVENT",
            name="Create event",
            description="Plans an event of half an hour, or as long as you say.",
            parameters={
                **_CALENDAR,
                "start_datetime": _WHEN,
                **_ZONE,
                "event_duration_hour": {"type": "integer", "minimum": 0, "maximum": 24},
                "event_duration_minutes": {"type": "integer", "minimum": 0, "maximum": 59},
                **_DETAILS,
            },
            required=("start_datetime",),
            tags=("openWorldHint", "createHint", "important"),
            scopes=("calendar.events",),
            run=create_event,
        ),
        Tool(
            slug="GOOGLECALENDAR_PATCH_EVENT",
            name="Patch event",
            description="Changes what is given of an event: its words, its time, its guests.",
            parameters={**_WHICH, "start_time": _WHEN, "end_time": _WHEN, **_ZONE, **_DETAILS},
            required=("calendar_id", "event_id"),
            tags=("openWorldHint", "updateHint", "important"),
            scopes=("calendar.events",),
            run=patch_event,
        ),
        Tool(
            slug="GOOGLECALENDAR_DELETE_EVENT",
            name="Delete event",
            description="Cancels an event.",
            parameters=_WHICH,
            required=("event_id",),
            tags=("openWorldHint", "destructiveHint"),
            scopes=("calendar.events",),
            run=delete_event,
        ),
        Tool(
            slug="GOOGLECALENDAR_FIND_FREE_SLOTS",
            name="Find free slots",
            description="Tells when calendars are busy and free, today or in the time you give.",
            parameters={
                "items": {"type": "array", "items": _NAME, "description": "Ids of calendars."},
                "time_min": _WHEN,
                "time_max": _WHEN,
                **_ZONE,
            },
            required=(),
            tags=_READS,
            scopes=("calendar.readonly",),
            run=find_free_slots,
        ),
    ),
)
