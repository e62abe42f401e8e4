"""Requests that no client would send, through a real socket; and secrets that must stay secret."""

import json
import re
import secrets
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx
import pytest

from composio_kit.emulator.settings import Settings
from tests.doors import KEY, Door, make_emulator, through_a_socket
from tests.processes import nothing_left_behind

API = "/api/v3.1"
SESSIONS = f"{API}/tool_router/session"
POSTS = f"{API}/tools/execute/HACKERNEWS_GET_LATEST_POSTS"
MIB = 1024 * 1024


@pytest.fixture(scope="module")
def open_door() -> Iterator[Door]:
    """One emulator for all of these requests: each must leave it answering the next."""
    with through_a_socket(make_emulator()) as opened:
        yield opened


@pytest.fixture
def attacked(open_door: Door) -> Iterator[Door]:
    """An emulator that must answer as ever after whatever the test sends to it."""
    yield open_door
    assert open_door.call("POST", "/tool_router/session", {"user_id": "u"}).status_code == 201


def exchange(door: Door, sent: bytes) -> bytes:
    """What comes back on a connection of its own, until the emulator ends it."""
    address = urlsplit(door.base_url)
    with socket.create_connection((address.hostname, address.port), timeout=30) as line:
        received = b""
        try:
            line.sendall(sent)
            line.shutdown(socket.SHUT_WR)
            while part := line.recv(65536):
                received += part
        except OSError:  # the emulator hung up before it had read everything
            pass
    return received


HEAD = b"GET /health HTTP/1.1\r\nhost: 127.0.0.1\r\nconnection: close\r\n"
FLOODS = {
    "50 000 headers": b"".join(b"x-%d: y\r\n" % number for number in range(50_000)),
    "a header of a mebibyte": b"x-long: " + b"y" * MIB + b"\r\n",
    "a header that never ends": b"x-long: " + b"y" * (4 * MIB),
    "no colons": b"nonsense\r\n" * 1000,
}


@pytest.mark.parametrize("name", FLOODS)
def test_a_flood_of_headers_is_cut_off(attacked: Door, name: str) -> None:
    answer = exchange(attacked, HEAD + FLOODS[name] + b"\r\n")

    assert not answer or answer.startswith(b"HTTP/1.1 4")
    assert b"200 OK" not in answer


def test_a_few_hundred_headers_are_fine(attacked: Door) -> None:
    headers = b"".join(b"x-%d: y\r\n" % number for number in range(300))

    assert exchange(attacked, HEAD + headers + b"\r\n").startswith(b"HTTP/1.1 200")


@pytest.mark.parametrize(
    "start",
    [
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
        b"GET / HTTP/9.9\r\n\r\n",
        b"\r\n" * 1000,
        b"GET http://evil.example/ HTTP/1.1\r\nhost: evil.example\r\nconnection: close\r\n\r\n",
        b"POST /health HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-length: -1\r\n\r\n",
        b"POST /health HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-length: 5\r\n"
        b"transfer-encoding: chunked\r\n\r\nzz\r\n",
        b"GET /health HTTP/1.1\r\nhost: 127.0.0.1\r\nhost: evil.example\r\n\r\n",
    ],
)
def test_what_is_no_request_gets_no_answer_that_says_yes(attacked: Door, start: bytes) -> None:
    assert not exchange(attacked, start).startswith(b"HTTP/1.1 2")


@pytest.mark.parametrize("says_so", [True, False], ids=["saying so", "in chunks"])
def test_a_body_of_sixty_mebibytes_is_a_413_and_is_not_read_to_its_end(
    attacked: Door, says_so: bool
) -> None:
    given = 0

    def body() -> Iterator[bytes]:
        nonlocal given
        for _ in range(60):
            given += MIB
            yield b" " * MIB

    length = {"content-length": str(60 * MIB)} if says_so else {}
    answer = attacked.http.post(
        SESSIONS,
        content=body(),
        headers={"x-api-key": KEY, "content-type": "application/json", **length},
    )

    assert answer.status_code == 413
    assert answer.json()["error"]["slug"] == "HTTP_PayloadTooLarge"
    assert given < 60 * MIB


STRANGE = [
    "\x00",
    "%00",
    "..%2f..%2fetc%2fpasswd",
    "%ff%fe",
    "%ud800",
    "' or 1=1 --",
    "trs_0001%0d%0aset-cookie:a=b",
    "x" * 20_000,
    "🐢",
]


@pytest.mark.parametrize("value", STRANGE)
def test_a_strange_id_in_a_path_is_an_unknown_one(attacked: Door, value: str) -> None:
    for path in (f"{SESSIONS}/{{}}", f"{API}/connected_accounts/{{}}", "/link/{}", "/static/{}"):
        answer = attacked.http.get(
            httpx.URL(path.format("")).copy_with(raw_path=path.format(_raw(value)).encode()),
            headers={"x-api-key": KEY},
        )
        assert answer.status_code == 404
        assert "set-cookie" not in answer.headers


def _raw(value: str) -> str:
    return "".join(
        char if char.isascii() and char.isprintable() and char not in " '" else _quoted(char)
        for char in value
    )


def _quoted(char: str) -> str:
    return "".join(f"%{byte:02x}" for byte in char.encode())


@pytest.mark.parametrize(
    ("path", "body"),
    [
        (f"{API}/logs/tool_execution", {"time_range": {"from": 10**400}}),
        (f"{API}/logs/tool_execution", {"time_range": {"to": 10**300}}),
        (f"{API}/logs/tool_execution", {"limit": 10**400}),
        (f"{API}/logs/tool_execution", {"cursor": "ZnJvbTo5OTk5OTk5OTk5OTk5OTk5OTk5OTk5OTk5"}),
        (SESSIONS, {"user_id": "u\x00" * 10}),
        (SESSIONS, {"user_id": "u", "toolkits": {"enable": ["\x00"]}}),
        (f"{API}/tools/execute/GMAIL_FETCH_EMAILS", {"user_id": "u", "arguments": {"\x00": {}}}),
        (POSTS, {"user_id": "u", "arguments": {"page": 2.0}}),
        (POSTS, {"user_id": "u", "arguments": {"page": 9e99}}),
        ("/_emulator/clock", {"seconds": 10**400}),
    ],
)
def test_extreme_values_are_never_the_emulators_own_mistake(
    attacked: Door, path: str, body: Any
) -> None:
    answer = attacked.http.post(path, json=body, headers={"x-api-key": KEY})

    assert answer.status_code < 500


def test_a_failure_is_logged_without_the_link_it_happened_at(
    door: Door, caplog: pytest.LogCaptureFixture
) -> None:
    door.emulator.store.close()

    answer = door.http.get("/link/ln_canary", headers={"x-request-id": "to-look-up"})

    assert answer.status_code == 500
    assert answer.headers["x-request-id"] == "to-look-up"
    assert "to-look-up" in caplog.text
    assert "ln_canary" not in caplog.text + answer.text


class Spy:
    """A developer with secrets, at an emulator of which every word is read."""

    def __init__(self, tmp_path: Path, state: Path | None = None) -> None:
        self.keys = tuple(f"ak_{secrets.token_hex(16)}" for _ in range(2))
        self.secrets = {name: secrets.token_hex(16) for name in ("password", "client_secret")}
        self.secrets |= {"first key": self.keys[0], "second key": self.keys[1]}
        self._stderr = tmp_path / "stderr"
        with self._stderr.open("wb") as file:
            self.process = subprocess.Popen(
                [sys.executable, "-P", "-m", "composio_kit.emulator"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=file,
            )
        assert self.process.stdin
        assert self.process.stdout
        settings = Settings(api_keys=self.keys, state=str(state) if state else None)
        self.process.stdin.write(settings.to_json().encode() + b"\n")
        self.process.stdin.flush()
        port = json.loads(self.process.stdout.readline())["port"]
        self.http = httpx.Client(base_url=f"http://127.0.0.1:{port}", trust_env=False)

    def ask(self, method: str, path: str, body: Any = None) -> httpx.Response:
        more = {} if body is None else {"json": body}
        return self.http.request(method, path, headers={"x-api-key": self.keys[0]}, **more)

    def said_aloud(self) -> str:
        """What the process wrote; the emulator has ended."""
        self.http.close()
        assert self.process.stdin
        self.process.stdin.close()
        self.process.wait(10)
        if self.process.stdout:
            self.process.stdout.close()
        return self._stderr.read_text(encoding="utf-8")


@pytest.fixture
def spy(tmp_path: Path) -> Iterator[Spy]:
    with nothing_left_behind():
        yield Spy(tmp_path)


def use_every_secret(spy: Spy, subject: str) -> str:
    """Do what needs a secret, rightly and wrongly; all that the refusals say.

    Parameters
    ----------
    subject
        What a letter is about that is sent meanwhile.
    """
    custom = {
        "type": "use_custom_auth",
        "authScheme": "OAUTH2",
        "credentials": {"client_id": "app", "client_secret": spy.secrets["client_secret"]},
    }
    auth = spy.ask(
        "POST", f"{API}/auth_configs", {"toolkit": {"slug": "gmail"}, "auth_config": custom}
    )
    assert auth.status_code == 201
    guarded = {"user_id": "user_ayu", "toolkits": {"require_approval": ["gmail"]}}
    session = spy.ask("POST", SESSIONS, guarded).json()["session_id"]
    asked = spy.ask("POST", f"{SESSIONS}/{session}/link", {"toolkit": "gmail"}).json()
    spy.secrets["link token"] = asked["link_token"]
    link = urlsplit(asked["redirect_url"]).path
    form = re.search(r'name="form_token" value="([^"]+)"', spy.http.get(link).text)
    assert form is not None
    spy.secrets["form token"] = form[1]
    refused = [spy.http.post(link, data={"form_token": form[1], "decision": "maybe"})]
    spy.http.post(link, data={"form_token": form[1], "decision": "approve"})
    refused += [spy.http.get(link), spy.http.post(link, data={"form_token": form[1]})]
    letter = {
        "recipient_email": "budi@mail.example",
        "subject": subject,
        "body": "Hello",
        "password": spy.secrets["password"],
        "nested": [{"Api-Key": spy.secrets["password"]}],
    }
    call = {"tool_slug": "GMAIL_SEND_EMAIL", "arguments": letter}
    execute = f"{SESSIONS}/{session}/execute"
    question = spy.ask("POST", execute, call).json()
    spy.secrets["request state"] = question["request_state"]
    (request_id,) = question["input_requests"]
    yes = {"action": "accept", "content": {"decision": "approve"}}
    answered = {
        **call,
        "request_state": question["request_state"],
        "input_responses": {request_id: yes},
    }
    assert spy.ask("POST", execute, answered).json()["result_type"] == "completed"
    refused += [
        spy.ask("POST", execute, answered),
        spy.ask("POST", execute, {**call, "arguments": {"password": spy.secrets["password"]}}),
        spy.ask("POST", execute, {**call, "account": 7, "request_state": [spy.keys[0]]}),
        spy.ask("POST", f"{SESSIONS}/{session}/execute_meta", {"slug": spy.keys[0]}),
        spy.http.get(f"{API}/toolkits", headers={"x-api-key": spy.keys[0] + "x"}),
        spy.http.get(
            f"{API}/toolkits",
            headers={"x-api-key": spy.keys[0], "x-user-api-key": spy.secrets["password"]},
        ),
        spy.ask("POST", f"{API}/auth_configs", {"toolkit": {"slug": "x"}, "auth_config": custom}),
        spy.ask("PATCH", f"{API}/auth_configs/none", {"credentials": custom["credentials"]}),
    ]
    return "\n".join(f"{answer.headers} {answer.text}" for answer in refused)


def test_no_secret_is_in_any_log_page_error_or_output(spy: Spy) -> None:
    refusals = use_every_secret(spy, f"my key is {spy.keys[0]}")
    spy.ask("POST", SESSIONS, {"user_id": "user_budi"})
    listed = ["connected_accounts", "auth_configs", "tools", "toolkits"]
    read = [spy.ask("GET", f"{API}/{name}").text for name in listed]
    read += [
        spy.ask("GET", f"{API}/{name}/{item['id']}").text
        for name in ("connected_accounts", "auth_configs")
        for item in spy.ask("GET", f"{API}/{name}").json()["items"]
    ]
    found = spy.ask("POST", f"{API}/logs/tool_execution", {"limit": 100}).json()["logs"]
    read += [spy.ask("GET", f"{API}/logs/tool_execution/{entry['id']}").text for entry in found]
    read += [json.dumps(found), spy.ask("GET", "/_emulator/logs").text]
    read += [spy.ask("GET", path).text for path in ("/_emulator/state", "/", "/live.json")]
    places = {"refusals": refusals, "answers": "\n".join(read), "stderr": spy.said_aloud()}

    assert [entry["status"] for entry in found] == ["success"]
    assert spy.secrets.keys() >= {"link token", "form token", "request state", "client_secret"}
    assert [
        (name, place)
        for name, secret in spy.secrets.items()
        for place, words in places.items()
        if secret in words
    ] == []


def test_no_credential_is_in_the_state_file(tmp_path: Path) -> None:
    state = tmp_path / "state.db"
    with nothing_left_behind():
        spy = Spy(tmp_path, state)
        use_every_secret(spy, "Hello")
        while_open = {file.name: file.read_bytes() for file in tmp_path.glob("state.db*")}
        spy.said_aloud()
    kept = [*while_open.values(), *(file.read_bytes() for file in tmp_path.glob("state.db*"))]

    assert {"state.db", "state.db-wal"} <= while_open.keys()
    assert any(b"user_ayu" in content for content in kept)
    credentials = ("first key", "second key", "password", "client_secret")
    assert [
        name
        for name in credentials
        if any(spy.secrets[name].encode() in content for content in kept)
    ] == []
