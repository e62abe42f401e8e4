"""What the file of `--state` holds: everything a restart needs, and no API key."""

import secrets
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest

from composio_kit.approval import press
from composio_kit.emulator.server import build
from composio_kit.emulator.settings import Settings
from tests.conftest import sdk
from tests.doors import KEY, OTHER_KEY, Door, in_process


@pytest.fixture
def state(tmp_path: Path) -> Path:
    return tmp_path / "state.db"


@contextmanager
def started(state: Path, *keys: str) -> Iterator[Door]:
    """An emulator on a state file, ended as Ctrl-C ends it."""
    emulator = build(Settings(api_keys=keys or (KEY, OTHER_KEY), state=str(state)))
    with in_process(emulator) as door:
        yield door
    emulator.store.close()


def on_disk(state: Path) -> bytes:
    """Every byte of the state, what is not yet in the main file too."""
    return b"".join(file.read_bytes() for file in sorted(state.parent.glob(f"{state.name}*")))


def sessions_of(door: Door, key: str) -> set[str]:
    held = door.http.get("/_emulator/state", headers={"x-api-key": key}).json()
    return {session["user_id"] for session in held["sessions"]}


def in_the_old_form(state: Path, projects: dict[str, str]) -> None:
    """Make a state as earlier emulators wrote it: projects called by their keys, no salt."""
    with closing(sqlite3.connect(state)) as db:
        db.execute("drop table properties")
        db.execute("alter table sessions drop column experimental")
        for (table,) in db.execute(
            "select name from sqlite_master where type = 'table'"
        ).fetchall():
            columns = [row[1] for row in db.execute(f"pragma table_info({table})")]
            for key, name in projects.items() if "project" in columns else ():
                db.execute(f"update {table} set project = ? where project = ?", (key, name))
        db.commit()


def test_no_key_is_in_the_file_while_it_is_written_nor_after(state: Path) -> None:
    keys = tuple(f"ak_{secrets.token_hex(16)}" for _ in range(2))
    with started(state, *keys) as door:
        for key in keys:
            composio = sdk(door, key)
            session = composio.create(user_id="user_ayu")
            door.connect(session, "gmail")
            session.execute("GMAIL_FETCH_EMAILS", arguments={"query": key})
            door.call("GET", "/toolkits", key=f"{key}x")
        while_written = on_disk(state)

    assert b"user_ayu" in while_written
    assert [key for key in keys if key.encode() in while_written + on_disk(state)] == []


def test_each_key_finds_its_own_project_again(state: Path) -> None:
    with started(state) as door:
        sdk(door, KEY).create(user_id="user_ayu")
        sdk(door, OTHER_KEY).create(user_id="user_budi")

    with started(state, OTHER_KEY, KEY) as door:
        assert (sessions_of(door, KEY), sessions_of(door, OTHER_KEY)) == (
            {"user_ayu"},
            {"user_budi"},
        )


def test_the_state_of_an_earlier_emulator_is_kept_and_rid_of_its_keys(state: Path) -> None:
    with started(state) as door:
        sdk(door, KEY).create(user_id="user_ayu")
        sdk(door, OTHER_KEY).create(user_id="user_budi")
        projects = dict(door.emulator.projects)
    in_the_old_form(state, projects)
    assert KEY.encode() in on_disk(state)

    with started(state, KEY) as door:
        assert sessions_of(door, KEY) == {"user_ayu"}
        assert [key for key in (KEY, OTHER_KEY) if key.encode() in on_disk(state)] == []
    with started(state) as door:
        assert sessions_of(door, OTHER_KEY) == {"user_budi"}


def test_the_accounts_of_an_earlier_emulator_are_found_again(state: Path) -> None:
    with started(state) as door:
        session = sdk(door, KEY).create(user_id="user_ayu")
        press(door.http, session.authorize("gmail").redirect_url, "approve")
    with closing(sqlite3.connect(state)) as db:
        db.execute("alter table accounts drop column person")

    with started(state) as door:
        session = sdk(door, KEY).create(user_id="user_ayu")
        profile = session.execute("GMAIL_GET_PROFILE", arguments={})
        assert profile.data["emailAddress"] == "ayu@melati-school.example"


def test_two_states_call_the_same_key_differently(tmp_path: Path) -> None:
    names = set()
    for number in range(2):
        with started(tmp_path / f"{number}.db", KEY) as door:
            names.add(door.emulator.projects[KEY])

    assert len(names) == 2


def control(door: Door, method: str, path: str, body: Any = None) -> Any:
    more = {} if body is None else {"json": body}
    answer = door.http.request(method, f"/_emulator/{path}", headers={"x-api-key": KEY}, **more)
    assert answer.is_success, answer.text
    return answer.json()


def test_a_clock_that_was_moved_stays_moved_after_a_restart(state: Path) -> None:
    with started(state) as door:
        control(door, "POST", "clock", {"seconds": 86400})
        control(door, "POST", "clock", {"seconds": 86400.5})
        told = control(door, "GET", "state")["now"]

    with started(state) as door:
        assert control(door, "GET", "state")["now"] >= told


def test_failures_that_were_ordered_still_come_after_a_restart(state: Path) -> None:
    order = {"operation": "POST /tool_router/session", "status": 503, "times": 2, "retry": False}
    with started(state) as door:
        ordered = control(door, "POST", "fail", order)["failures"]
        assert door.call("POST", "/tool_router/session", {"user_id": "u"}).status_code == 503

    with started(state) as door:
        assert control(door, "GET", "state")["failures"] == [{**ordered[0], "times": 1}]
        answers = [door.call("POST", "/tool_router/session", {"user_id": "u"}) for _ in range(2)]
        assert [answer.status_code for answer in answers] == [503, 201]

    with started(state) as door:
        assert control(door, "GET", "state")["failures"] == []
