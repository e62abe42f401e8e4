"""Control routes: what a developer does to the emulator itself, under `/_emulator`."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from composio_kit.approval import press
from composio_kit.emulator.routes import control
from composio_kit.emulator.server import build
from composio_kit.emulator.settings import Settings
from tests.conftest import sdk
from tests.doors import KEY, OTHER_KEY, Door, in_process, make_emulator
from tests.emulator.controls import GET_ME, accounts, control_call, done, execute, seeded


@pytest.mark.parametrize(
    "operation", control.OPERATIONS, ids=lambda one: f"{one.method} {one.path}"
)
@pytest.mark.parametrize("key", [None, "ak_wrong"])
def test_control_takes_a_key_of_the_emulator(door: Door, operation: Any, key: str | None) -> None:
    answer = control_call(door, operation.method, operation.path.rpartition("/")[2], {}, key)

    assert answer.status_code == 401
    assert answer.json()["error"]["slug"] == "HTTP_Unauthorized"


def test_what_control_does_not_offer_is_a_404_in_the_envelope(door: Door) -> None:
    answer = control_call(door, "POST", "no_such_thing")

    assert answer.status_code == 404
    assert answer.json()["error"]["request_id"] == answer.headers["x-request-id"]


@pytest.mark.parametrize(
    ("path", "body", "field"),
    [
        ("seed", {}, "users"),
        ("seed", {"users": []}, "users"),
        ("seed", {"users": ["user_ayu"], "toolkits": "github"}, "toolkits"),
        ("seed", {"users": ["user_ayu"], "tools": []}, "tools"),
        ("clock", {"seconds": -1}, "seconds"),
        ("clock", {"seconds": 1e300}, "seconds"),
        ("expire_link", {}, "connected_account_id"),
        ("fail", {"status": 200}, "status"),
        ("fail", {"status": 500, "times": 0}, "times"),
        ("fail", {"status": 500, "retry": "yes"}, "retry"),
        ("fail", {"status": 500, "operation": "POST /no/such/thing"}, "operation"),
        ("fail", {"status": 500, "operation": "GET"}, "operation"),
    ],
)
def test_a_request_that_does_not_fit_is_a_400_that_names_the_field(
    door: Door, path: str, body: Any, field: str
) -> None:
    answer = control_call(door, "POST", path, body)

    assert answer.status_code == 400
    assert field in answer.json()["error"]["message"]


class TestSeed:
    def test_every_user_gets_a_session_and_an_approved_account_of_every_toolkit(
        self, door: Door
    ) -> None:
        made = seeded(door, ["user_ayu", "user_budi"], ["github", "gmail"])

        assert [session["user_id"] for session in made["sessions"]] == ["user_ayu", "user_budi"]
        assert {(one["user_id"], one["toolkit"]["slug"]) for one in accounts(door)} == {
            (user, toolkit) for user in ("user_ayu", "user_budi") for toolkit in ("github", "gmail")
        }
        assert {one["status"] for one in accounts(door)} == {"ACTIVE"}
        assert {one["id"] for one in made["connected_accounts"]} == {
            one["id"] for one in accounts(door)
        }

    def test_the_sdk_goes_on_from_there(self, door: Door) -> None:
        made = seeded(door, ["user_ayu"], ["github"])
        session = sdk(door).use(made["sessions"][0]["session_id"])

        result = session.execute(GET_ME, arguments={})

        assert result.error is None
        assert result.data["login"] == accounts(door)[0]["data"]["account"]

    def test_a_user_who_is_connected_gets_no_second_account(self, door: Door) -> None:
        first = seeded(door, ["user_ayu"], ["github"])

        second = seeded(door, ["user_ayu"], ["github", "gmail"])

        assert len(accounts(door)) == 2
        assert second["connected_accounts"][0] == first["connected_accounts"][0]

    def test_without_toolkits_it_is_every_toolkit_there_is(self, door: Door) -> None:
        done(door, "POST", "seed", {"users": ["user_ayu"]})

        connected = {one["toolkit"]["slug"] for one in accounts(door)}
        toolkits = door.call("GET", "/toolkits").json()["items"]
        assert connected == {one["slug"] for one in toolkits if not one["no_auth"]}

    def test_an_unknown_toolkit_leaves_nothing_behind(self, door: Door) -> None:
        body = {"users": ["user_ayu"], "toolkits": ["github", "no_such_toolkit"]}

        answer = control_call(door, "POST", "seed", body)

        assert answer.status_code == 404
        assert done(door, "GET", "state")["users"] == []

    def test_the_same_request_sent_again_makes_nothing_twice(self, door: Door) -> None:
        headers = {"x-api-key": KEY, "x-request-id": "the-same"}
        body = {"users": ["user_ayu"], "toolkits": ["github"]}

        first, again = (
            door.http.post("/_emulator/seed", headers=headers, json=body) for _ in range(2)
        )

        assert again.json() == first.json()
        assert len(done(door, "GET", "state")["sessions"]) == 1


class TestReset:
    def test_nothing_of_the_project_is_left(self, door: Door) -> None:
        session_id = seeded(door, ["user_ayu"], ["github"])["sessions"][0]["session_id"]
        execute(door, session_id)

        done(door, "POST", "reset")

        assert door.call("GET", f"/tool_router/session/{session_id}").status_code == 404
        assert accounts(door) == []
        assert done(door, "GET", "logs")["items"] == []

    def test_the_state_file_keeps_no_row_of_it_but_the_answer_to_the_reset(
        self, tmp_path: Path
    ) -> None:
        file = tmp_path / "state.db"
        with in_process(build(Settings(api_keys=(KEY,), state=str(file)))) as door:
            execute(door, seeded(door, ["user_ayu"], ["github"])["sessions"][0]["session_id"])
            project = door.emulator.projects[KEY]
            assert len(rows_of(file, project)) > 5

            answer = done(door, "POST", "reset")

            (kept,) = rows_of(file, project)
            assert json.loads(kept[-1]) == answer

    def test_another_project_keeps_everything(self, door: Door) -> None:
        seeded(door, ["user_ayu"], ["github"], KEY)
        seeded(door, ["user_budi"], ["gmail"], OTHER_KEY)

        done(door, "POST", "reset", key=KEY)

        assert [one["user_id"] for one in accounts(door, OTHER_KEY)] == ["user_budi"]

    def test_an_id_is_not_given_out_again(self, door: Door) -> None:
        before = seeded(door, ["user_ayu"], ["github"])

        done(door, "POST", "reset")

        after = seeded(door, ["user_ayu"], ["github"])
        assert after["sessions"][0]["session_id"] != before["sessions"][0]["session_id"]
        assert after["connected_accounts"][0]["id"] != before["connected_accounts"][0]["id"]

    def test_a_link_from_before_opens_nothing(self, composio: Any, door: Door) -> None:
        request = composio.create(user_id="user_ayu").authorize("github")

        done(door, "POST", "reset")

        assert door.http.get(request.redirect_url).status_code == 404

    def test_ordered_failures_are_forgotten(self, door: Door) -> None:
        done(door, "POST", "fail", {"status": 500})

        done(door, "POST", "reset")

        assert door.call("GET", "/toolkits").status_code == 200


class TestClock:
    def test_it_moves_the_time_forward(self, door: Door) -> None:
        before = door.emulator.clock.now()

        done(door, "POST", "clock", {"seconds": 86400.5})

        assert door.emulator.clock.now() - before == pytest.approx(86400.5, abs=2)

    def test_a_link_lapses_when_its_ten_minutes_are_over(self, composio: Any, door: Door) -> None:
        request = composio.create(user_id="user_ayu").authorize("github")

        done(door, "POST", "clock", {"seconds": 600})

        assert composio.connected_accounts.get(request.id).status == "EXPIRED"

    def test_it_stops_before_the_year_ends_that_dates_can_be_written_in(self, door: Door) -> None:
        ages = 60 * 60 * 24 * 365 * 7970

        assert control_call(door, "POST", "clock", {"seconds": ages}).status_code == 200
        assert control_call(door, "POST", "clock", {"seconds": ages}).status_code == 400
        assert done(door, "GET", "state")["now"].startswith("99")


class TestExpireLink:
    def test_the_account_expires_and_the_page_is_gone(self, composio: Any, door: Door) -> None:
        request = composio.create(user_id="user_ayu").authorize("github")

        answer = done(door, "POST", "expire_link", {"connected_account_id": request.id})

        assert answer == {"connected_account_id": request.id, "status": "EXPIRED"}
        account = composio.connected_accounts.get(request.id)
        assert (account.status, account.status_reason) == (
            "EXPIRED",
            "Connection initiation did not complete within 10 minutes",
        )
        assert door.http.get(request.redirect_url).status_code == 410

    def test_other_links_stay_open(self, composio: Any, door: Door) -> None:
        session = composio.create(user_id="user_ayu")
        kept, lapsed = session.authorize("github"), session.authorize("gmail")

        done(door, "POST", "expire_link", {"connected_account_id": lapsed.id})

        press(door.http, kept.redirect_url, "approve")
        assert composio.connected_accounts.get(kept.id).status == "ACTIVE"

    def test_a_link_that_was_used_cannot_expire(self, door: Door) -> None:
        account = seeded(door, ["user_ayu"], ["github"])["connected_accounts"][0]["id"]

        answer = control_call(door, "POST", "expire_link", {"connected_account_id": account})

        assert answer.status_code == 400
        assert account in answer.json()["error"]["message"]

    def test_an_account_of_another_project_is_a_404(self, door: Door) -> None:
        account = seeded(door, ["user_ayu"], ["github"], OTHER_KEY)["connected_accounts"][0]["id"]

        answer = control_call(door, "POST", "expire_link", {"connected_account_id": account})

        assert answer.status_code == 404


class TestLogs:
    def test_the_latest_call_is_first_and_tells_everything(self, door: Door) -> None:
        made = seeded(door, ["user_ayu"], ["github"])
        session, account = made["sessions"][0]["session_id"], made["connected_accounts"][0]["id"]
        execute(door, session, headers={"x-request-id": "first"})
        execute(door, session, "GMAIL_FETCH_EMAILS", headers={"x-request-id": "second"})

        second, first = done(door, "GET", "logs")["items"]

        assert (first["request_id"], second["request_id"]) == ("first", "second")
        assert (first["status"], second["status"]) == ("success", "failed")
        assert first["session_id"] == first["context"]["session_id"] == session
        assert (first["user_id"], first["tool_slug"]) == ("user_ayu", GET_ME)
        assert first["connected_account_id"] == account
        assert second["error"]

    def test_an_entry_holds_all_that_the_api_tells_of_it(self, door: Door) -> None:
        execute(door, seeded(door, ["user_ayu"], ["github"])["sessions"][0]["session_id"])

        (entry,) = done(door, "GET", "logs")["items"]

        told = door.call("GET", f"/logs/tool_execution/{entry['id']}").json()
        assert told.items() <= entry.items()
        assert set(entry) > set(told)

    def test_it_is_read_page_by_page(self, door: Door) -> None:
        session = seeded(door, ["user_ayu"], ["github"])["sessions"][0]["session_id"]
        for _ in range(3):
            execute(door, session)

        first = done(door, "GET", "logs?limit=2")
        rest = done(door, "GET", f"logs?limit=2&cursor={first['next_cursor']}")

        assert (len(first["items"]), len(rest["items"]), rest["next_cursor"]) == (2, 1, None)
        assert len({one["id"] for one in first["items"] + rest["items"]}) == 3

    def test_it_can_be_of_one_session(self, door: Door) -> None:
        ayu, budi = (
            one["session_id"]
            for one in seeded(door, ["user_ayu", "user_budi"], ["github"])["sessions"]
        )
        execute(door, ayu)
        execute(door, budi)

        items = done(door, "GET", f"logs?session_id={budi}")["items"]

        assert [one["session_id"] for one in items] == [budi]

    def test_a_key_sees_only_its_own_project(self, door: Door) -> None:
        execute(door, seeded(door, ["user_ayu"], ["github"])["sessions"][0]["session_id"])

        assert done(door, "GET", "logs", key=OTHER_KEY)["items"] == []


class TestState:
    def test_users_accounts_and_sessions_are_told_the_newest_first(self, door: Door) -> None:
        seeded(door, ["user_ayu"], ["github", "gmail"])
        seeded(door, ["user_budi"], ["github"])

        state = done(door, "GET", "state")

        assert state["users"] == [
            {"user_id": "user_budi", "connected_accounts": 1, "sessions": 1},
            {"user_id": "user_ayu", "connected_accounts": 2, "sessions": 1},
        ]
        assert [one["user_id"] for one in state["connected_accounts"]] == [
            "user_budi",
            "user_ayu",
            "user_ayu",
        ]
        assert state["sessions"][1]["config"]["toolkits"] == {"enabled": ["github", "gmail"]}

    def test_a_user_without_a_session_is_one_too(self, door: Door) -> None:
        session = seeded(door, ["user_ayu"], ["github"])["sessions"][0]["session_id"]

        door.call("DELETE", f"/tool_router/session/{session}")

        assert done(door, "GET", "state")["users"] == [
            {"user_id": "user_ayu", "connected_accounts": 1, "sessions": 0}
        ]

    def test_it_shows_the_newest_fifty(self, door: Door) -> None:
        for number in range(51):
            door.call("POST", "/tool_router/session", {"user_id": f"user_{number}"})

        state = done(door, "GET", "state")

        assert (len(state["users"]), len(state["sessions"])) == (50, 50)
        assert state["users"][0]["user_id"] == "user_50"

    def test_it_holds_no_link_token_and_no_key(self, composio: Any, door: Door) -> None:
        request = composio.create(user_id=f"user of {KEY}").authorize("github")

        told = control_call(door, "GET", "state").text

        assert request.id in told
        assert KEY not in told
        assert request.redirect_url.rpartition("/")[2] not in told

    def test_a_key_sees_only_its_own_project(self, door: Door) -> None:
        seeded(door, ["user_ayu"], ["github"])

        state = done(door, "GET", "state", key=OTHER_KEY)

        assert (state["users"], state["connected_accounts"], state["sessions"]) == ([], [], [])


def test_control_speaks_the_language_of_the_emulator() -> None:
    with in_process(make_emulator("id")) as door:
        answer = control_call(door, "POST", "clock", {"seconds": 1e300})

    assert "tahunnya akan melewati 9998" in answer.json()["error"]["message"]


def rows_of(file: Path, project: str) -> list[Any]:
    """The rows of a state file that belong to a project."""
    with closing(sqlite3.connect(file)) as database:
        tables = database.execute("select name from sqlite_master where type = 'table'").fetchall()
        rows = [row for (name,) in tables for row in database.execute(f"select * from {name}")]
    return [row for row in rows if project in row]
