"""Google Calendar: what is planned is found, takes up time, and can be moved and cancelled.

The stories begin on Monday 2 March 2026, half past eight in the morning in Bandung.
"""

from typing import Any

import pytest

from tests.emulator.toolkits.conftest import refusal, run

WEDNESDAY = {"timeMin": "2026-03-04", "timeMax": "2026-03-05"}


@pytest.fixture
def ayu(connected) -> Any:
    return connected("ayu", "googlecalendar")


def find(session: Any, **arguments: Any) -> list[dict[str, Any]]:
    return run(session, "GOOGLECALENDAR_FIND_EVENT", **arguments)["event_data"]["event_data"]


def plan(session: Any, summary: str, start: str, **more: Any) -> dict[str, Any]:
    return run(
        session, "GOOGLECALENDAR_CREATE_EVENT", summary=summary, start_datetime=start, **more
    )


def hours(event: dict[str, Any]) -> tuple[str, str]:
    return event["start"]["dateTime"], event["end"]["dateTime"]


def test_it_tells_the_time_of_the_story(ayu) -> None:
    now = run(ayu, "GOOGLECALENDAR_GET_CURRENT_DATE_TIME", timezone="Asia/Jakarta")

    assert now["current_datetime"].startswith("2026-03-02T08:30:")
    assert now["current_datetime"].endswith("+07:00")


def test_work_and_personal_calendars_are_of_two_lives(connected) -> None:
    work, personal = connected("ayu", "googlecalendar"), connected("ayu", "googlecalendar", "home")

    assert [event["summary"] for event in find(work)] == ["Science with 5B", "Staff meeting"]
    assert [event["summary"] for event in find(personal)] == [
        "Angklung rehearsal",
        "Lunch at Mum's",
    ]


def test_the_calendars_of_an_account_are_listed(ayu) -> None:
    calendars = run(ayu, "GOOGLECALENDAR_LIST_CALENDARS")["calendars"]

    assert [(one["id"], one["primary"]) for one in calendars] == [
        ("ayu@melati-school.example", True),
        ("school-garden@group.calendar.example", False),
    ]
    assert [event["summary"] for event in find(ayu, calendar_id=calendars[1]["id"])] == ["Watering"]


def test_a_planned_event_is_found_by_its_words_and_its_day(ayu) -> None:
    plan(ayu, "Parents' evening", "2026-03-04T18:00:00", location="Room 5B")

    assert [event["summary"] for event in find(ayu, query="room parents")] == ["Parents' evening"]
    assert [event["summary"] for event in find(ayu, **WEDNESDAY)] == [
        "Staff meeting",
        "Parents' evening",
    ]
    assert find(ayu, query="parents", timeMax="2026-03-04") == []


def test_a_time_without_an_offset_is_in_the_calendars_own_time_zone(ayu) -> None:
    here = plan(ayu, "Call", "2026-03-03T10:00:00")
    there = plan(ayu, "Call", "2026-03-03T10:00:00", timezone="Europe/Amsterdam")
    exact = plan(ayu, "Call", "2026-03-03T03:00:00Z")

    assert hours(here) == ("2026-03-03T10:00:00+07:00", "2026-03-03T10:30:00+07:00")
    assert hours(there) == ("2026-03-03T10:00:00+01:00", "2026-03-03T10:30:00+01:00")
    assert hours(exact) == ("2026-03-03T03:00:00+00:00", "2026-03-03T03:30:00+00:00")


def test_an_event_takes_as_long_as_it_is_said_to(ayu) -> None:
    trip = plan(
        ayu, "Trip", "2026-03-06T07:00:00", event_duration_hour=5, event_duration_minutes=15
    )

    assert hours(trip)[1] == "2026-03-06T12:15:00+07:00"


def test_a_patch_changes_what_it_names_and_leaves_the_rest(ayu) -> None:
    [meeting] = find(ayu, query="meeting")
    run(
        ayu,
        "GOOGLECALENDAR_PATCH_EVENT",
        calendar_id="primary",
        event_id=meeting["id"],
        start_time="2026-03-04T14:00:00",
        end_time="2026-03-04T15:00:00",
        attendees=["rina@melati-school.example"],
    )

    [moved] = find(ayu, **WEDNESDAY)
    assert moved["summary"] == meeting["summary"]
    assert hours(moved) == ("2026-03-04T14:00:00+07:00", "2026-03-04T15:00:00+07:00")
    assert [guest["email"] for guest in moved["attendees"]] == ["rina@melati-school.example"]


def test_a_cancelled_event_is_gone(ayu) -> None:
    [meeting] = find(ayu, query="meeting")
    run(ayu, "GOOGLECALENDAR_DELETE_EVENT", event_id=meeting["id"])

    assert find(ayu, **WEDNESDAY) == []
    assert "no event" in refusal(ayu, "GOOGLECALENDAR_DELETE_EVENT", event_id=meeting["id"])


def test_free_slots_lie_between_the_events(ayu) -> None:
    plan(ayu, "Call", "2026-03-04T13:30:00", event_duration_hour=1)

    slots = run(
        ayu,
        "GOOGLECALENDAR_FIND_FREE_SLOTS",
        time_min="2026-03-04T12:00:00",
        time_max="2026-03-04T16:00:00",
        timezone="Asia/Jakarta",
    )["calendars"]["primary"]

    assert [slot["start"][11:16] for slot in slots["busy"]] == ["13:00", "13:30"]
    assert [(slot["start"][11:16], slot["end"][11:16]) for slot in slots["free"]] == [
        ("12:00", "13:00"),
        ("15:00", "16:00"),
    ]


def test_without_a_time_free_slots_are_those_of_today(ayu) -> None:
    slots = run(ayu, "GOOGLECALENDAR_FIND_FREE_SLOTS", timezone="Asia/Jakarta")

    free = slots["calendars"]["primary"]["free"]
    assert [slot["end"] for slot in free] == [
        "2026-03-02T10:00:00+07:00",
        "2026-03-03T00:00:00+07:00",
    ]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ({"start_datetime": "tomorrow"}, "tomorrow is not a date and time"),
        ({"start_datetime": "9999-12-31T23:00:00"}, "9999-12-31T23:00:00 is not a date"),
        ({"start_datetime": "2026-03-02T10:00", "timezone": "WIB"}, "no time zone WIB"),
        ({"start_datetime": "2026-03-02T10:00", "timezone": "../../x"}, "no time zone"),
        ({"start_datetime": "2026-03-02T10:00", "calendar_id": "budi"}, "no calendar budi"),
        ({"start_datetime": "2026-03-02T10:00", "event_duration_minutes": 60}, "at most 59"),
        ({"start_datetime": "2026-03-02T10:00", "attendees": ["Rina"]}, "attendees"),
    ],
)
def test_what_cannot_be_planned_is_said(ayu, arguments, sentence) -> None:
    assert sentence in refusal(ayu, "GOOGLECALENDAR_CREATE_EVENT", **arguments)


def test_nothing_ends_before_it_starts(ayu) -> None:
    [meeting] = find(ayu, query="meeting")
    early = {"calendar_id": "primary", "event_id": meeting["id"], "end_time": "2026-03-01T10:00"}
    backwards = {"time_min": "2026-03-04T12:00:00", "time_max": "2026-03-04T11:00:00"}

    assert "before it starts" in refusal(ayu, "GOOGLECALENDAR_PATCH_EVENT", **early)
    assert "before it starts" in refusal(ayu, "GOOGLECALENDAR_FIND_FREE_SLOTS", **backwards)
    assert find(ayu, query="meeting") == [meeting]
