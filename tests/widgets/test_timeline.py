"""Calls on one time scale."""

from typing import Any

import pytest

from composio_kit.trace import TraceRow
from composio_kit.widgets.timeline import kind_of, timeline_of


def call(log: str, *, session="trs_1", parent="", second=0, tool="GMAIL_FETCH_EMAILS", **more: Any):
    facts = {"account": "", "status": "success", "error": "", "duration_ms": 0.0, **more}
    return TraceRow(
        session=session,
        log=log,
        parent=parent,
        tool=tool,
        request="",
        time=f"2026-03-02T01:30:{second:02}+00:00",
        toolkit="",
        **facts,
    )


def test_every_session_has_a_lane_in_the_order_asked_even_without_calls() -> None:
    drawn = timeline_of(["trs_2", "trs_1", "trs_2"], [call("log_1")], {})

    assert [(lane.session, len(lane.spans)) for lane in drawn.lanes] == [("trs_2", 0), ("trs_1", 1)]


def test_all_sessions_share_one_scale_from_the_first_call_to_the_last_end() -> None:
    drawn = timeline_of(
        ["trs_1", "trs_2"],
        [call("log_1", second=5), call("log_2", session="trs_2", second=7, duration_ms=1500.0)],
        {},
    )

    assert [lane.spans[0].starts for lane in drawn.lanes] == [0, 2]
    assert drawn.seconds == 3.5


def test_children_stand_right_after_their_parent_and_deeper() -> None:
    rows = [
        call("log_1", second=1),
        call("log_2", second=2),
        call("log_3", second=3, parent="log_1"),
        call("log_4", second=4, parent="log_3"),
    ]

    (lane,) = timeline_of(["trs_1"], rows, {}).lanes

    assert [(span.row.log, span.depth) for span in lane.spans] == [
        ("log_1", 0),
        ("log_3", 1),
        ("log_4", 2),
        ("log_2", 0),
    ]


@pytest.mark.parametrize("parent", ["log_elsewhere", "log_1"])
def test_a_call_whose_parent_is_not_there_stands_by_itself(parent: str) -> None:
    (lane,) = timeline_of(["trs_1"], [call("log_1", parent=parent)], {}).lanes

    assert [span.depth for span in lane.spans] == [0]


def test_an_account_is_called_by_its_name() -> None:
    rows = [call("log_1", account="ca_1"), call("log_2", account="ca_2")]

    (lane,) = timeline_of(["trs_1"], rows, {"ca_1": "work"}).lanes

    assert [span.account for span in lane.spans] == ["work", "ca_2"]


def test_failures_are_counted() -> None:
    (lane,) = timeline_of(["trs_1"], [call("log_1", status="failed"), call("log_2")], {}).lanes

    assert lane.failures == 1


def test_a_duration_that_the_service_does_not_tell_is_not_made_up() -> None:
    (lane,) = timeline_of(["trs_1"], [call("log_1", duration_ms=None)], {}).lanes

    assert lane.spans[0].seconds is None


@pytest.mark.parametrize(
    ("tool", "kind"),
    [
        ("COMPOSIO_SEARCH_TOOLS", "search"),
        ("COMPOSIO_GET_TOOL_SCHEMAS", "search"),
        ("COMPOSIO_MANAGE_CONNECTIONS", "connection check"),
        ("COMPOSIO_MULTI_EXECUTE_TOOL", "execution"),
        ("GMAIL_SEND_EMAIL", "execution"),
    ],
)
def test_what_a_call_is_for(tool: str, kind: str) -> None:
    assert kind_of(tool) == kind
