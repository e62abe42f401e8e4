"""A request that is sent again with the same x-request-id is answered again and not done again.

The SDK tries a call that got no answer three times. Every operation that is not
a GET is tried here, so one that writes and forgets to say so cannot pass.
"""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from composio_kit.approval import press
from composio_kit.emulator.app import OPERATIONS
from composio_kit.emulator.operations import BASE
from composio_kit.emulator.routes import control
from composio_kit.emulator.server import build
from composio_kit.emulator.settings import Settings
from tests.doors import KEY, Door, in_process

Tables = dict[str, list[tuple[Any, ...]]]
Request = tuple[str, Any]

MAIL = {"recipient_email": "budi@mail.example", "subject": "Once", "body": "Hello"}
ISSUE = {
    "endpoint": "/repos/ayu/school-garden/issues",
    "method": "POST",
    "body": {"title": "Once"},
}
MOUNT = "/mounts/files"
NOTE = {"mount_relative_path": "note.txt"}
USE_CASE = {"use_case": "send an e-mail"}


class World:
    """A user with a session and two accounts, one of which still waits for its approval."""

    def __init__(self, door: Door, state: Path) -> None:
        self.door = door
        self.state = state
        body = {"user_id": "user_ayu", "proxy_execute": {"enable": True}}
        self.session = self.ask("/tool_router/session", body)["session_id"]
        link = f"/tool_router/session/{self.session}/link"
        connected = [self.ask(link, {"toolkit": kit}) for kit in ("github", "gmail")]
        for one in connected:
            press(door.http, urlsplit(one["redirect_url"]).path, "approve")
        self.github, self.gmail = (one["connected_account_id"] for one in connected)
        self.waiting = self.ask(link, {"toolkit": "gmail"})["connected_account_id"]
        upload = f"/tool_router/session/{self.session}{MOUNT}/upload_url"
        address = self.ask(upload, NOTE)["upload_url"]
        assert door.http.put(urlsplit(address).path, content=b"hello").is_success
        self.auth_config = door.call("GET", "/auth_configs").json()["items"][0]["id"]

    def ask(self, path: str, body: Any) -> Any:
        answer = self.door.call("POST", path, body)
        assert answer.is_success, answer.text
        return answer.json()

    def kept(self) -> Tables:
        """Everything that the emulator keeps, but for the answers it repeats."""
        with closing(sqlite3.connect(self.state)) as db:
            names = [
                name
                for (name,) in db.execute("select name from sqlite_master where type = 'table'")
                if name != "recent_answers"
            ]
            tables = {name: db.execute(f"select * from {name}").fetchall() for name in names}
        ordered = self.door.emulator.faults.of(KEY)
        tables["failures ordered"] = [tuple(fault.described().values()) for fault in ordered]
        return tables


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    state = tmp_path / "state.db"
    emulator = build(Settings(api_keys=(KEY,), state=str(state), repeatable=True))
    with in_process(emulator) as door:
        yield World(door, state)
    emulator.store.close()


def in_session(name: str, body: Any) -> Callable[[World], Request]:
    return lambda world: (f"{BASE}/tool_router/session/{world.session}{name}", body)


def of_account(name: str, body: Any) -> Callable[[World], Request]:
    return lambda world: (f"{BASE}/connected_accounts/{world.gmail}{name}", body)


def of_auth_config(name: str, body: Any) -> Callable[[World], Request]:
    return lambda world: (f"{BASE}/auth_configs/{world.auth_config}{name}", body)


def at(path: str, body: Any) -> Callable[[World], Request]:
    return lambda world: (path, body)


SESSION = f"{BASE}/tool_router/session/{{session_id}}"
ACCOUNT = f"{BASE}/connected_accounts/{{account_id}}"
AUTH_CONFIG = f"{BASE}/auth_configs/{{auth_config_id}}"

REQUESTS: dict[str, Callable[[World], Request]] = {
    f"POST {BASE}/tool_router/session": at(f"{BASE}/tool_router/session", {"user_id": "u"}),
    f"PATCH {SESSION}": in_session("", {"toolkits": {"enable": ["gmail"]}}),
    f"DELETE {SESSION}": in_session("", None),
    f"POST {SESSION}/attach": in_session("/attach", {}),
    f"POST {SESSION}/link": in_session("/link", {"toolkit": "slack"}),
    f"POST {SESSION}/execute": in_session(
        "/execute", {"tool_slug": "GMAIL_SEND_EMAIL", "arguments": MAIL}
    ),
    f"POST {SESSION}/execute_meta": in_session(
        "/execute_meta",
        {"slug": "COMPOSIO_MANAGE_CONNECTIONS", "arguments": {"toolkits": ["notion"]}},
    ),
    f"POST {SESSION}/search": in_session("/search", {"queries": [USE_CASE]}),
    f"POST {SESSION}/proxy_execute": in_session(
        "/proxy_execute", {"toolkit_slug": "github", **ISSUE}
    ),
    f"POST {SESSION}/mounts/{{mount}}/upload_url": in_session(f"{MOUNT}/upload_url", NOTE),
    f"POST {SESSION}/mounts/{{mount}}/download_url": in_session(f"{MOUNT}/download_url", NOTE),
    f"POST {SESSION}/mounts/{{mount}}/delete": in_session(f"{MOUNT}/delete", NOTE),
    f"POST {BASE}/connected_accounts": at(f"{BASE}/connected_accounts", {}),
    f"POST {BASE}/connected_accounts/link": lambda world: (
        f"{BASE}/connected_accounts/link",
        {"auth_config_id": world.auth_config, "user_id": "user_budi"},
    ),
    f"PATCH {ACCOUNT}": of_account("", {"alias": "school"}),
    f"DELETE {ACCOUNT}": of_account("", None),
    f"PATCH {ACCOUNT}/status": of_account("/status", {"enabled": False}),
    f"POST {ACCOUNT}/refresh": of_account("/refresh", {}),
    f"POST {ACCOUNT}/revoke": of_account("/revoke", None),
    f"POST {BASE}/auth_configs": at(f"{BASE}/auth_configs", {"toolkit": {"slug": "gmail"}}),
    f"PATCH {AUTH_CONFIG}": of_auth_config("", {"type": "default", "name": "Ours"}),
    f"PATCH {AUTH_CONFIG}/{{status}}": of_auth_config("/DISABLED", None),
    f"DELETE {AUTH_CONFIG}": of_auth_config("", None),
    f"POST {BASE}/tools/execute/{{tool_slug}}": at(
        f"{BASE}/tools/execute/GMAIL_SEND_EMAIL", {"user_id": "user_ayu", "arguments": MAIL}
    ),
    f"POST {BASE}/tools/execute/proxy": lambda world: (
        f"{BASE}/tools/execute/proxy",
        {"connected_account_id": world.github, **ISSUE},
    ),
    f"POST {BASE}/logs/tool_execution": at(f"{BASE}/logs/tool_execution", {}),
    "POST /_emulator/reset": at("/_emulator/reset", None),
    "POST /_emulator/seed": at("/_emulator/seed", {"users": ["user_dewi"]}),
    "POST /_emulator/clock": at("/_emulator/clock", {"seconds": 3600}),
    "POST /_emulator/expire_link": lambda world: (
        "/_emulator/expire_link",
        {"connected_account_id": world.waiting},
    ),
    "POST /_emulator/fail": at("/_emulator/fail", {"status": 503, "operation": "GET /toolkits"}),
    "DELETE /_emulator/fail": at("/_emulator/fail", None),
}
WRITES = {
    f"{operation.method} {operation.path}": operation
    for operation in (*OPERATIONS, *control.OPERATIONS)
    if operation.method != "GET"
}


def test_every_operation_that_is_not_a_get_is_tried() -> None:
    assert REQUESTS.keys() == WRITES.keys()


@pytest.mark.parametrize("name", WRITES)
def test_a_request_sent_again_is_answered_again_and_not_done_again(world: World, name: str) -> None:
    path, body = REQUESTS[name](world)
    headers = {"x-api-key": KEY, "x-request-id": "one-logical-call"}

    def send() -> Any:
        more = {} if body is None else {"json": body}
        return world.door.http.request(WRITES[name].method, path, headers=headers, **more)

    before = world.kept()
    first, after_first = send(), world.kept()
    again, after_again = send(), world.kept()

    assert again.status_code == first.status_code
    assert after_again == after_first
    assert WRITES[name].repeats or after_first == before
    assert not WRITES[name].repeats or again.json() == first.json()


def test_an_hour_that_is_asked_for_twice_by_one_request_passes_once(world: World) -> None:
    start = world.door.emulator.clock.now()
    headers = {"x-api-key": KEY, "x-request-id": "an-hour"}

    for _ in range(2):
        world.door.http.post("/_emulator/clock", json={"seconds": 3600}, headers=headers)

    assert 3600 <= world.door.emulator.clock.now() - start < 7200


@pytest.mark.parametrize("name", [name for name, one in WRITES.items() if one.repeats])
def test_what_is_said_to_be_kept_from_repeating_does_write(world: World, name: str) -> None:
    path, body = REQUESTS[name](world)
    more = {} if body is None else {"json": body}

    before = world.kept(), world.door.emulator.clock.now()
    answer = world.door.http.request(WRITES[name].method, path, headers={"x-api-key": KEY}, **more)

    moved = world.door.emulator.clock.now() - before[1] > 1
    assert answer.is_success, answer.text
    assert moved or world.kept() != before[0]
