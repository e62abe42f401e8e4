"""What happens to the machine happens: processes are killed, disks fill, many run at once."""

import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest

from composio_kit.emulator.process import EmulatorProcess, Launch
from composio_kit.emulator.server import build
from composio_kit.emulator.settings import Settings
from tests.doors import KEY, Door, in_process
from tests.processes import nothing_left_behind

KILLS = 40
FILES = 2
"""The kills are spread over as many files as the smallest machine has cores."""
API = "/api/v3.1"
SESSIONS = f"{API}/tool_router/session"


def browser(base_url: str) -> httpx.Client:
    return httpx.Client(
        base_url=base_url, headers={"x-api-key": KEY}, trust_env=False, verify=False, timeout=30
    )


@dataclass
class Writer:
    """Writes to an emulator until it is gone, and notes what was answered."""

    base_url: str
    user_id: str
    enough: threading.Semaphore
    sessions: list[str]
    mails: list[str]
    logs: list[str]

    def run(self) -> None:
        with browser(self.base_url) as http, suppress(httpx.TransportError):
            seed = {"users": [self.user_id], "toolkits": ["gmail"]}
            session = http.post("/_emulator/seed", json=seed).json()["sessions"][0]["session_id"]
            while True:
                mail = {"recipient_email": "budi@mail.example", "subject": "kept", "body": "?"}
                call = {"tool_slug": "GMAIL_SEND_EMAIL", "arguments": mail}
                sent = http.post(f"{SESSIONS}/{session}/execute", json=call).json()
                self.mails.append(sent["data"]["id"])
                self.logs.append(sent["log_id"])
                made = http.post(SESSIONS, json={"user_id": self.user_id}).json()
                self.sessions.append(made["session_id"])
                self.enough.release()


def write_and_kill(state: Path, kills: int) -> Writer:
    """Start an emulator on a file, kill it while it writes, again and again."""
    answered = Writer("", "", threading.Semaphore(0), [], [], [])
    for kill in range(kills):
        emulator = Launch(Settings(api_keys=(KEY,), state=str(state))).ready()
        enough = threading.Semaphore(0)
        writers = [
            Writer(
                emulator.base_url,
                f"user_{name}",
                enough,
                answered.sessions,
                answered.mails,
                answered.logs,
            )
            for name in ("ayu", "budi")
        ]
        threads = [threading.Thread(target=writer.run) for writer in writers]
        for thread in threads:
            thread.start()
        reached = [enough.acquire(timeout=30) for _ in range(1 + kill % 3)]
        emulator.process.kill()
        for thread in threads:
            thread.join()
        emulator.close()
        assert all(reached)
    return answered


def test_forty_kills_while_it_writes_lose_nothing_that_was_answered(tmp_path: Path) -> None:
    states = [tmp_path / f"state-{number}.db" for number in range(FILES)]
    with nothing_left_behind(), ThreadPoolExecutor(FILES) as pool:
        rounds = list(pool.map(lambda state: write_and_kill(state, KILLS // FILES), states))

    for state, answered in zip(states, rounds, strict=True):
        with closing(sqlite3.connect(state)) as db:
            kept = {
                "sessions": {one for (one,) in db.execute("select id from sessions")},
                "mails": {one for (one,) in db.execute("select key from account_data")},
                "logs": {one for (one,) in db.execute("select id from logs where error is null")},
            }
            unfinished = db.execute("select count(*) from logs where message = ''").fetchone()
            integrity = db.execute("pragma integrity_check").fetchall()
        assert len(answered.sessions) >= KILLS // FILES
        assert set(answered.sessions) <= kept["sessions"]
        assert set(answered.mails) <= kept["mails"]
        assert set(answered.logs) <= kept["logs"]
        assert unfinished == (0,)
        assert integrity == [("ok",)]


def test_twelve_emulators_run_at_once_and_each_is_its_own(tmp_path: Path) -> None:
    keys = [f"ak_number_{number}" for number in range(12)]
    with nothing_left_behind():
        launched = [
            Launch(Settings(api_keys=(key,), state=str(tmp_path / f"{key}.db"))) for key in keys
        ]
        emulators = [launch.ready() for launch in launched]
        for emulator, key in zip(emulators, keys, strict=True):
            with browser(emulator.base_url) as http:
                made = http.post(
                    SESSIONS, json={"user_id": f"user_of_{key[3:]}"}, headers={"x-api-key": key}
                )
                assert made.status_code == 201
        seen = {key: users_of(one, keys) for one, key in zip(emulators, keys, strict=True)}
        for emulator in emulators:
            emulator.close()

    assert len({emulator.base_url for emulator in emulators}) == 12
    assert seen == {key: [f"user_of_{key[3:]}"] for key in keys}


def users_of(emulator: EmulatorProcess, keys: list[str]) -> list[str]:
    """The users of an emulator, under whichever of the keys it accepts."""
    with browser(emulator.base_url) as http:
        answers = [http.get("/_emulator/state", headers={"x-api-key": key}) for key in keys]
    return [user["user_id"] for one in answers if one.is_success for user in one.json()["users"]]


@dataclass
class Disk:
    """A disk with little room: where it is, how to fill it, how to free it again."""

    state: Path
    fill: Callable[[], None]
    free: Callable[[], None]


@contextmanager
def small_tmpfs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Disk]:
    """A real file system of one mebibyte, filled with a real file."""
    ballast = tmp_path / "ballast"

    def fill() -> None:
        with suppress(OSError), ballast.open("wb", buffering=0) as file:
            while True:
                file.write(b"x" * 512)

    mount = ["mount", "-t", "tmpfs", "-o", "size=1m,nosuid,nodev", "tmpfs", str(tmp_path)]
    subprocess.run(mount, check=True, capture_output=True)
    try:
        yield Disk(tmp_path / "state.db", fill, ballast.unlink)
    finally:
        subprocess.run(["umount", str(tmp_path)], check=True, capture_output=True)


@contextmanager
def limited_database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Disk]:
    """A database that SQLite does not let grow, which it reports as a full disk."""
    opened: list[sqlite3.Connection] = []
    connect = sqlite3.connect

    def noted(*given: object, **more: object) -> sqlite3.Connection:
        opened.append(connect(*given, **more))
        return opened[-1]

    monkeypatch.setattr(sqlite3, "connect", noted)
    yield Disk(
        tmp_path / "state.db",
        fill=lambda: opened[0].execute("pragma max_page_count = 1").close(),
        free=lambda: opened[0].execute("pragma max_page_count = 1000000").close(),
    )


def may_mount() -> bool:
    """Whether this process may mount a file system, as root on Linux may."""
    if not sys.platform.startswith("linux"):
        return False
    allowed = subprocess.run(["unshare", "-m", "true"], capture_output=True, check=False)
    return allowed.returncode == 0


DISKS = {
    "a database at its limit": limited_database,
    **({"a full file system": small_tmpfs} if may_mount() else {}),
}


@pytest.fixture(params=DISKS)
def disk(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Disk]:
    with DISKS[request.param](tmp_path, monkeypatch) as opened:
        yield opened


@pytest.fixture
def cramped(disk: Disk) -> Iterator[Door]:
    emulator = build(Settings(api_keys=(KEY,), state=str(disk.state), repeatable=True))
    try:
        with in_process(emulator) as door:
            yield door
    finally:
        emulator.store.close()


def create(door: Door, user_id: str = "user_ayu") -> httpx.Response:
    return door.call("POST", "/tool_router/session", {"user_id": user_id})


def until_it_is_full(door: Door) -> tuple[list[str], httpx.Response]:
    """Create sessions until one is not stored: the ids of those that were, and the refusal."""
    made: list[str] = []
    for _ in range(2000):
        answer = create(door)
        if answer.status_code != 201:
            return made, answer
        made.append(answer.json()["session_id"])
    raise AssertionError("the disk did not fill")


def test_on_a_full_disk_a_write_is_a_507_that_is_not_tried_again(disk: Disk, cramped: Door) -> None:
    disk.fill()

    refusal = until_it_is_full(cramped)[1]

    error = refusal.json()["error"]
    assert (refusal.status_code, error["status"]) == (507, 507)
    assert error["slug"] == "HTTP_InsufficientStorage"
    assert refusal.headers["x-should-retry"] == "false"
    assert refusal.headers["x-request-id"] == error["request_id"]


def test_on_a_full_disk_reads_go_on(disk: Disk, cramped: Door) -> None:
    kept = create(cramped).json()["session_id"]
    cramped.call("POST", f"/tool_router/session/{kept}/link", {"toolkit": "gmail"})
    disk.fill()
    until_it_is_full(cramped)

    reads = [f"/tool_router/session/{kept}", "/connected_accounts", "/toolkits"]
    while_open = [cramped.call("GET", path).status_code for path in reads]
    cramped.emulator.clock.advance(600)
    after_a_link_lapsed = [cramped.call("GET", path).status_code for path in reads]

    assert while_open == after_a_link_lapsed == [200, 200, 200]


def test_a_disk_with_room_again_is_written_to_again_and_is_whole(disk: Disk, cramped: Door) -> None:
    disk.fill()
    made, _ = until_it_is_full(cramped)
    refused = [create(cramped).status_code for _ in range(3)]
    disk.free()

    made += [create(cramped).json()["session_id"] for _ in range(20)]

    assert refused == [507, 507, 507]
    with closing(sqlite3.connect(disk.state)) as db:
        assert {one for (one,) in db.execute("select id from sessions")} == set(made)
        assert db.execute("pragma integrity_check").fetchall() == [("ok",)]


def test_a_state_that_another_program_holds_is_waited_for(tmp_path: Path) -> None:
    state = tmp_path / "state.db"
    emulator = build(Settings(api_keys=(KEY,), state=str(state)))
    with in_process(emulator) as door, closing(sqlite3.connect(state)) as other:
        other.isolation_level = None
        other.execute("begin immediate")
        with ThreadPoolExecutor(1) as pool:
            answer = pool.submit(create, door)
            other.execute("commit")
            assert answer.result(30).status_code == 201
    emulator.store.close()
