"""Failures ordered at `/_emulator/fail`, to see what a program does when Composio fails."""

from typing import Any

import composio_client
import pytest

from tests.doors import KEY, OTHER_KEY, Door
from tests.emulator.controls import EXECUTE, control_call, done, execute, seeded


class TestFail:
    def test_the_next_call_fails_as_ordered_and_the_one_after_succeeds(self, door: Door) -> None:
        session = seeded(door, ["user_ayu"], ["github"])["sessions"][0]["session_id"]
        done(door, "POST", "fail", {"operation": EXECUTE, "status": 503})

        failed, succeeded = execute(door, session), execute(door, session)

        assert (failed.status_code, succeeded.status_code) == (503, 200)
        error = failed.json()["error"]
        assert (error["status"], error["code"]) == (503, 10503)
        assert error["request_id"] == failed.headers["x-request-id"]
        assert "/_emulator/fail" in error["message"]

    def test_a_call_that_fails_does_nothing(self, door: Door) -> None:
        done(door, "POST", "fail", {"status": 500})

        door.call("POST", "/tool_router/session", {"user_id": "user_ayu"})

        assert done(door, "GET", "state")["sessions"] == []

    @pytest.mark.parametrize(
        "operation",
        [
            EXECUTE,
            "post /api/v3.1/tool_router/session/{session_id}/execute",
            "POST /tool_router/session/trs_1/execute",
        ],
    )
    def test_an_operation_is_named_by_method_and_path(self, door: Door, operation: str) -> None:
        session = seeded(door, ["user_ayu"], ["github"])["sessions"][0]["session_id"]

        done(door, "POST", "fail", {"operation": operation, "status": 429})

        assert door.call("GET", f"/tool_router/session/{session}").status_code == 200
        assert execute(door, session).status_code == 429

    @pytest.mark.parametrize("order", [{}, {"operation": "any"}])
    def test_any_means_whatever_comes_next(self, door: Door, order: dict[str, str]) -> None:
        done(door, "POST", "fail", {**order, "status": 500})

        statuses = [door.call("GET", path).status_code for path in ("/toolkits", "/toolkits")]

        assert statuses == [500, 200]

    def test_control_itself_never_fails(self, door: Door) -> None:
        done(door, "POST", "fail", {"status": 500})

        assert control_call(door, "GET", "state").status_code == 200

    def test_it_happens_as_often_as_ordered(self, door: Door) -> None:
        done(door, "POST", "fail", {"status": 500, "times": 3})

        statuses = [door.call("GET", "/toolkits").status_code for _ in range(4)]

        assert statuses == [500, 500, 500, 200]

    @pytest.mark.parametrize(
        ("order", "header"), [({"retry": True}, "true"), ({"retry": False}, "false"), ({}, None)]
    )
    def test_the_answer_tells_the_client_what_was_ordered(
        self, door: Door, order: dict[str, bool], header: str | None
    ) -> None:
        done(door, "POST", "fail", {"status": 500, **order})

        assert door.call("GET", "/toolkits").headers.get("x-should-retry") == header

    def test_the_sdk_tries_again_when_it_may(self, composio: Any, door: Door) -> None:
        done(door, "POST", "fail", {"status": 429, "retry": True})

        session = composio.create(user_id="user_ayu")

        assert [one["id"] for one in done(door, "GET", "state")["sessions"]] == [session.session_id]

    def test_the_sdk_raises_its_own_error_when_it_may_not(self, composio: Any, door: Door) -> None:
        done(door, "POST", "fail", {"status": 429, "retry": False})

        with pytest.raises(composio_client.RateLimitError) as raised:
            composio.create(user_id="user_ayu")

        assert raised.value.details["slug"] == "Emulator_OrderedFailure"

    def test_it_is_the_projects_own(self, door: Door) -> None:
        done(door, "POST", "fail", {"status": 500}, KEY)

        assert door.call("GET", "/toolkits", key=OTHER_KEY).status_code == 200
        assert door.call("GET", "/toolkits", key=KEY).status_code == 500

    def test_a_wrong_key_uses_no_failure_up(self, door: Door) -> None:
        done(door, "POST", "fail", {"status": 500})

        assert door.call("GET", "/toolkits", key="ak_wrong").status_code == 401
        assert door.call("GET", "/toolkits").status_code == 500

    def test_what_is_still_to_come_is_told_and_can_be_cancelled(self, door: Door) -> None:
        order = {"operation": EXECUTE, "status": 500, "times": 2, "retry": False}
        ordered = done(door, "POST", "fail", order)["failures"]

        assert done(door, "GET", "state")["failures"] == ordered
        assert [(one["status"], one["times"], one["retry"]) for one in ordered] == [(500, 2, False)]
        assert ordered[0]["operation"].startswith("POST /api/v3.1/tool_router/session/")

        assert done(door, "DELETE", "fail") == {"failures": []}
        assert door.call("GET", "/toolkits").status_code == 200
