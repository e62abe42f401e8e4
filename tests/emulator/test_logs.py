"""Every call is in the log, with what joins it to its session, its request and its parent."""

from typing import Any

import pytest

from tests.doors import KEY, Door


@pytest.fixture
def day(door: Door, composio) -> dict[str, Any]:
    """Two users' sessions with a handful of calls, one of which fails."""
    ayu = composio.create(user_id="user_ayu")
    budi = composio.create(user_id="user_budi")
    account = door.connect(ayu, "github")
    ayu.search(query="create github issue")
    good = ayu.execute("GITHUB_GET_THE_AUTHENTICATED_USER")
    bad = budi.execute("GITHUB_GET_THE_AUTHENTICATED_USER")
    many = ayu.execute_meta(
        "COMPOSIO_MULTI_EXECUTE_TOOL",
        arguments={"tools": [{"tool_slug": "HACKERNEWS_GET_FRONTPAGE", "arguments": {}}]},
    )
    return {
        "ayu": ayu.session_id,
        "budi": budi.session_id,
        "account": account,
        "good": good.log_id,
        "bad": bad.log_id,
        "many": many.log_id,
    }


def found(composio: Any, *rules: tuple[str, str, str], **more: Any) -> list[str]:
    filters = [{"field": f, "operator": o, "value": v} for f, o, v in rules]
    return [log.id for log in composio.logs.search(filters=filters, **more).logs]


def test_a_call_is_found_by_the_log_id_it_returned(composio, day) -> None:
    log = composio.logs.get(day["good"])

    assert log.status.value == "success"
    assert log.context.session_id == day["ayu"]
    assert log.data["tool_slug"] == "GITHUB_GET_THE_AUTHENTICATED_USER"
    assert log.data["user_id"] == "user_ayu"
    assert log.data["connected_account_id"] == day["account"]
    assert log.metadata.credential_source.value == "connected_account"


def test_a_failed_call_is_there_too_with_its_reason(composio, day) -> None:
    log = composio.logs.get(day["bad"])

    assert (log.status.value, log.level.value) == ("failed", "error")
    assert "user_budi has no active github account" in log.message


def test_a_sessions_calls_are_found_by_its_id_the_newest_first(composio, day) -> None:
    mine = found(composio, ("session_id", "==", day["ayu"]))

    assert mine[1:] == [day["many"], day["good"], "log_0001"]
    assert day["bad"] not in mine


def test_a_call_made_by_a_meta_tool_names_its_parent(composio, day) -> None:
    child = composio.logs.search(
        filters=[{"field": "tool_slug", "operator": "==", "value": "HACKERNEWS_GET_FRONTPAGE"}]
    ).logs[0]

    assert child.parent.log_id == day["many"]
    assert child.parent.tool_slug == "COMPOSIO_MULTI_EXECUTE_TOOL"


@pytest.mark.parametrize(
    ("rule", "count"),
    [
        (("tool_slug", "==", "GITHUB_GET_THE_AUTHENTICATED_USER"), 2),
        (("tool_slug", "contains", "COMPOSIO_"), 2),
        (("tool_slug", "not_contains", "COMPOSIO_"), 3),
        (("toolkit_slug", "!=", "github"), 3),
        (("status", "==", "failed"), 1),
        (("user_id", "==", "user_budi"), 1),
        (("connected_account_id", "==", "ca_0001"), 1),
        (("connected_account_id", "!=", "ca_0001"), 4),
        (("auth_config_id", "==", "ac_0001"), 1),
        (("log_id", "==", "log_0001"), 1),
        (("sandbox_id", "==", "none"), 0),
        (("session_id", "==", "' or 1=1 --"), 0),
    ],
)
def test_the_log_is_searched_by_every_field(composio, day, rule, count: int) -> None:
    assert len(found(composio, rule)) == count


def test_several_filters_must_all_be_met(composio, day) -> None:
    both = [("user_id", "==", "user_ayu"), ("status", "==", "success")]

    assert len(found(composio, *both)) == 4
    assert found(composio, ("user_id", "==", "user_ayu"), ("status", "==", "failed")) == []


def test_a_time_range_cuts_the_log(composio, day) -> None:
    start = composio.logs.get(day["bad"]).timings.start_time

    assert day["good"] not in found(composio, time_range={"from": start, "to": start + 10**6})
    assert found(composio, time_range={"from": start, "to": start}) == [day["bad"]]


def test_the_log_comes_in_pages(composio, day) -> None:
    first = composio.logs.search(limit=3)
    second = composio.logs.search(limit=3, cursor=first.next_cursor)

    assert [len(first.logs), len(second.logs), second.next_cursor] == [3, 2, None]


def test_the_callers_own_request_id_is_in_the_context(door: Door, composio) -> None:
    session = composio.create(user_id="u").session_id
    door.call(
        "POST",
        f"/tool_router/session/{session}/execute",
        {"tool_slug": "HACKERNEWS_GET_FRONTPAGE"},
        headers={"x-request-id": "order-4711"},
    )

    (log,) = found(composio, ("request_id", "==", "order-4711"))

    assert composio.logs.get(log).context.request_id == "order-4711"


def test_the_log_says_which_framework_called(composio, day) -> None:
    source = composio.logs.get(day["good"]).source

    assert (source.framework, source.language) == ("openai", "python")


def test_secrets_do_not_reach_the_log(door: Door, composio) -> None:
    session = composio.create(user_id="u")
    result = session.execute(
        "HACKERNEWS_SEARCH_POSTS",
        arguments={
            "query": f"my key is {KEY}",
            "access_token": "canary",
            "nested": {"Password": "p"},
        },
    )

    logged = door.call("GET", f"/logs/tool_execution/{result.log_id}").text

    assert KEY not in logged
    assert "canary" not in logged
    assert logged.count("[redacted]") == 3


def test_looking_at_the_log_is_not_logged(composio, day) -> None:
    before = len(composio.logs.search(limit=100).logs)
    composio.logs.get(day["good"])

    assert len(composio.logs.search(limit=100).logs) == before
