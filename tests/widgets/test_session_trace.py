"""The session trace: the same calls as `trace()`, for people."""

from dataclasses import replace
from typing import Any

import pytest

from composio_kit import SessionTrace, trace
from composio_kit.messages import set_language
from tests.doors import Door
from tests.widgets.conftest import seen

NEWS = {"tool_slug": "HACKERNEWS_GET_FRONTPAGE", "arguments": {}}


@pytest.fixture
def worked(door: Door, composio) -> Any:
    """A session that searched, checked, ran, and failed once."""
    session = composio.create(user_id="user_ayu")
    door.connect(session, "gmail", "work")
    session.search(query="read mail")
    session.execute_meta("COMPOSIO_MANAGE_CONNECTIONS", arguments={"toolkits": ["gmail"]})
    session.execute("GMAIL_GET_PROFILE")
    session.execute("GITHUB_GET_THE_AUTHENTICATED_USER")
    session.execute_meta("COMPOSIO_MULTI_EXECUTE_TOOL", arguments={"tools": [NEWS, NEWS]})
    return session


@pytest.fixture
def shown(composio, worked) -> SessionTrace:
    return SessionTrace(composio, worked.session_id)


def test_every_call_with_what_it_was_for_its_account_and_how_it_ended(shown) -> None:
    lines = [" ".join(line.split()) for line in repr(shown).splitlines()]

    assert lines == [
        "One time scale for all sessions: 4 s",
        "Session trs_0001 · 7 calls · 1 failed",
        "Starts Step Tool Account Duration Outcome",
        "+0 ms Search COMPOSIO_SEARCH_TOOLS 0 ms ✓ succeeded",
        "+1 s Connection check COMPOSIO_MANAGE_CONNECTIONS 0 ms ✓ succeeded",
        "+2 s Execution GMAIL_GET_PROFILE work 0 ms ✓ succeeded",
        "+3 s Execution GITHUB_GET_THE_AUTHENTICATED_USER 0 ms ✕ failed",
        shown.rows[3].error,
        "+4 s Execution COMPOSIO_MULTI_EXECUTE_TOOL 0 ms ✓ succeeded",
        "+4 s Execution HACKERNEWS_GET_FRONTPAGE 0 ms ✓ succeeded",
        "+4 s Execution HACKERNEWS_GET_FRONTPAGE 0 ms ✓ succeeded",
    ]


def test_the_html_says_the_same_in_a_table_with_heads(shown) -> None:
    html = shown._repr_html_()

    assert html.count('scope="col"') == 7
    for row in shown.rows:
        assert row.tool in html.replace("<wbr>", "")
    assert "Session trs_0001 · 7 calls · 1 failed" in seen(html)


def test_it_needs_no_style_sheet_and_no_script(shown) -> None:
    html = shown._repr_html_()

    assert "<style" not in html
    assert "<script" not in html


def test_an_error_stands_open_under_its_call(shown) -> None:
    html = shown._repr_html_()

    assert "<details open><summary>Error</summary>No connected account found" in html


def test_children_are_indented(shown) -> None:
    assert shown._repr_html_().count("padding-left:20px") == 2


def test_it_has_the_calls_of_the_data_frame(shown, composio, worked) -> None:
    table = trace(composio, worked.session_id)

    assert [row.tool for row in shown.rows] == table["tool"].tolist()
    assert {"toolkit", "duration_ms"} <= set(table.columns)
    assert table["toolkit"].tolist()[2] == "gmail"


def test_several_sessions_stand_above_each_other_on_one_scale(composio, worked) -> None:
    later = composio.create(user_id="user_budi")
    later.execute("HACKERNEWS_GET_FRONTPAGE")

    drawn = SessionTrace(composio, [worked.session_id, later.session_id])

    assert "Session trs_0001" in repr(drawn)
    assert "Session trs_0002 · 1 call" in repr(drawn)
    assert "+0 ms" not in repr(drawn).split("trs_0002")[1]


def test_a_session_without_calls_says_so(composio, session) -> None:
    drawn = SessionTrace(composio, session.session_id)

    assert f"Session {session.session_id} · 0 calls" in seen(drawn._repr_html_())


def test_it_is_a_picture_until_it_is_refreshed(shown, worked) -> None:
    worked.execute("GMAIL_GET_PROFILE")
    assert len(shown.rows) == 7

    shown.refresh()

    assert len(shown.rows) == 8


def test_two_traces_of_the_same_calls_are_stored_alike(composio, worked) -> None:
    first, second = (SessionTrace(composio, worked.session_id) for _ in range(2))

    assert first._repr_html_() == second._repr_html_()
    assert repr(first) == repr(second)


def test_it_speaks_both_languages(shown) -> None:
    set_language("id")

    assert "Pemeriksaan koneksi" in repr(shown)
    assert "7 panggilan · 1 gagal" in seen(shown._repr_html_())


def test_what_the_service_says_is_shown_as_text_and_not_as_html(shown) -> None:
    evil = "<img src=x onerror=alert(1)>"
    shown._rows = tuple(replace(row, tool=evil, error=evil) for row in shown._rows)

    assert "<img" not in shown._repr_html_()


def test_a_length_has_its_unit_and_no_more_digits_than_a_person_reads(shown) -> None:
    shown._rows = tuple(replace(row, duration_ms=1234.5) for row in shown._rows[:1])
    assert "1.2 s" in repr(shown)

    set_language("id")
    assert "1,2 s" in repr(shown)

    shown._rows = tuple(replace(row, duration_ms=125_000.0) for row in shown._rows)
    assert "2 min 5 s" in repr(shown)

    shown._rows = tuple(replace(row, duration_ms=None) for row in shown._rows)
    assert "tidak dilaporkan" in repr(shown)


def test_a_thousand_calls_are_all_there_and_begin_folded(composio) -> None:
    session = composio.create(user_id="user_ayu")
    for _ in range(20):
        session.execute_meta("COMPOSIO_MULTI_EXECUTE_TOOL", arguments={"tools": [NEWS] * 49})

    drawn = SessionTrace(composio, session.session_id)

    assert len(drawn.rows) == 1000
    assert [row.log for row in drawn.rows] == [f"log_{n:04}" for n in range(1, 1001)]
    assert drawn._repr_html_().count("<tr>") == 1001
    assert "<details>" in drawn._repr_html_()
