"""Many people at once: each gets their own answers, and nobody waits for somebody who is slow."""

import asyncio
import re
import socket
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AsyncExitStack, ExitStack
from threading import Barrier
from typing import Any
from urllib.parse import urlsplit

import httpx
import pytest

from composio_kit.emulator.process import EmulatorProcess, Launch
from composio_kit.emulator.settings import Settings
from tests.doors import KEY, Door, make_emulator, through_a_socket
from tests.processes import nothing_left_behind

USERS = 100
SESSIONS = "/api/v3.1/tool_router/session"
HEADERS = {"x-api-key": KEY}


@pytest.fixture
def emulator() -> Iterator[EmulatorProcess]:
    with nothing_left_behind():
        yield Launch(Settings(api_keys=(KEY,))).ready()


@pytest.fixture
def door() -> Iterator[Door]:
    with through_a_socket(make_emulator()) as opened:
        yield opened


class Person:
    """One of many, with a mailbox that they connect, write to and read."""

    def __init__(self, http: httpx.AsyncClient, number: int, everybody: asyncio.Barrier) -> None:
        self.http = http
        self.user_id = f"user_{number:03}"
        self.everybody = everybody

    async def live(self) -> dict[str, Any]:
        """Everything from the first session to reading one's own mail; what came back."""
        session = (await self._post(SESSIONS, user_id=self.user_id))["session_id"]
        asked = await self._post(f"{SESSIONS}/{session}/link", toolkit="gmail")
        await self.everybody.wait()
        await self._approve(urlsplit(asked["redirect_url"]).path)
        await self._run(session, "GMAIL_SEND_EMAIL", **self._letter())
        await self.everybody.wait()
        profile = await self._run(session, "GMAIL_GET_PROFILE")
        mails = await self._run(session, "GMAIL_FETCH_EMAILS", max_results=50)
        toolkits = await self.http.get(f"{SESSIONS}/{session}/toolkits?toolkits=gmail")
        return {
            "session": session,
            "account": asked["connected_account_id"],
            "address": profile["emailAddress"],
            "sent": [one["subject"] for one in mails["messages"] if "SENT" in one["labelIds"]],
            "mailboxes": {one["to"] for one in mails["messages"] if "INBOX" in one["labelIds"]},
            "shown": toolkits.json()["items"][0]["connected_account"]["id"],
        }

    def _letter(self) -> dict[str, str]:
        to = "somebody@mail.example"
        return {"recipient_email": to, "subject": f"from {self.user_id}", "body": "Hello"}

    async def _approve(self, link: str) -> None:
        page = await self.http.get(link)
        token = re.search(r'name="form_token" value="([^"]+)"', page.text)
        assert token is not None
        assert f">{self.user_id}<" in page.text
        answer = {"form_token": token[1], "decision": "approve"}
        assert (await self.http.post(link, data=answer)).status_code == 200

    async def _run(self, session: str, slug: str, **arguments: Any) -> dict[str, Any]:
        path = f"{SESSIONS}/{session}/execute"
        answer = await self._post(path, tool_slug=slug, arguments=arguments)
        assert answer["result_type"] == "completed", answer["error"]
        return dict(answer["data"])

    async def _post(self, path: str, **body: Any) -> dict[str, Any]:
        answer = await self.http.post(path, json=body)
        assert answer.is_success, answer.text
        return dict(answer.json())


async def live_together(base_url: str) -> dict[str, dict[str, Any]]:
    everybody = asyncio.Barrier(USERS)
    async with AsyncExitStack() as browsers:
        people = []
        for number in range(USERS):
            http = httpx.AsyncClient(
                base_url=base_url, headers=HEADERS, trust_env=False, verify=False, timeout=60
            )
            await browsers.enter_async_context(http)
            people.append(Person(http, number, everybody))
        lives = await asyncio.gather(*(person.live() for person in people))
    return {person.user_id: life for person, life in zip(people, lives, strict=True)}


def test_a_hundred_users_at_once_get_their_own_mail_and_nobody_elses(
    emulator: EmulatorProcess,
) -> None:
    lives = asyncio.run(live_together(emulator.base_url))
    with httpx.Client(base_url=emulator.base_url, headers=HEADERS, trust_env=False) as http:
        logs = [
            entry
            for cursor in ("", "ZnJvbToxMDA=", "ZnJvbToyMDA=")
            for entry in http.get(f"/_emulator/logs?limit=100&cursor={cursor}").json()["items"]
        ]

    for user_id, life in lives.items():
        assert life["sent"] == [f"from {user_id}"]
        assert life["mailboxes"] == {life["address"]}
        assert life["shown"] == life["account"]
    assert len({life["address"] for life in lives.values()}) == USERS
    assert len(logs) == 3 * USERS
    assert {
        (entry["user_id"], entry["session_id"], entry["connected_account_id"]) for entry in logs
    } == {(user_id, life["session"], life["account"]) for user_id, life in lives.items()}


def ask(door: Door) -> str:
    """The path of a consent link."""
    session = door.call("POST", "/tool_router/session", {"user_id": "user_ayu"}).json()
    path = f"/tool_router/session/{session['session_id']}/link"
    return urlsplit(door.call("POST", path, {"toolkit": "gmail"}).json()["redirect_url"]).path


def press_at_once(door: Door, decisions: list[str]) -> list[httpx.Response]:
    """A browser for each decision, all on the same consent page, all pressing together."""
    link, ready = ask(door), Barrier(len(decisions))
    token = re.search(r'name="form_token" value="([^"]+)"', door.http.get(link).text)
    assert token is not None

    def press(decision: str) -> httpx.Response:
        answer = {"form_token": token[1], "decision": decision}
        with httpx.Client(base_url=door.base_url, trust_env=False, verify=False) as browser:
            ready.wait()
            return browser.post(link, data=answer)

    with ThreadPoolExecutor(len(decisions)) as pool:
        return list(pool.map(press, decisions))


def accounts(door: Door) -> list[dict[str, Any]]:
    return list(door.call("GET", "/connected_accounts").json()["items"])


def test_browsers_that_approve_at_once_connect_one_account_once(door: Door) -> None:
    pages = press_at_once(door, ["approve"] * 8)

    assert {page.status_code for page in pages} == {200}
    assert len({page.text for page in pages}) == 1
    assert [account["status"] for account in accounts(door)] == ["ACTIVE"]
    profile = {"user_id": "user_ayu", "arguments": {}}
    mailbox = door.call("POST", "/tools/execute/GMAIL_GET_PROFILE", profile).json()["data"]
    assert mailbox == {"emailAddress": "ayu@melati-school.example", "messagesTotal": 2}


def test_of_browsers_that_disagree_at_once_one_is_obeyed_and_the_others_are_told(
    door: Door,
) -> None:
    decisions = ["approve", "decline"] * 4
    pages = press_at_once(door, decisions)

    (account,) = accounts(door)
    obeyed = {"ACTIVE": "approve", "FAILED": "decline"}[account["status"]]
    assert [page.status_code for page in pages] == [
        200 if decision == obeyed else 410 for decision in decisions
    ]


UNFINISHED = {
    "half a request line": b"GET /hea",
    "half of the headers": b"GET /health HTTP/1.1\r\nhost: 127.0.0.1\r\nx-a: ",
    "half a body": b"POST /api/v3.1/tool_router/session HTTP/1.1\r\nhost: 127.0.0.1\r\n"
    b"x-api-key: " + KEY.encode() + b"\r\ncontent-type: application/json\r\n"
    b'content-length: 1000\r\n\r\n{"user_id": ',
    "nothing": b"",
}


@pytest.mark.parametrize("name", UNFINISHED)
def test_requests_that_never_end_hold_up_nobody(door: Door, name: str) -> None:
    address = urlsplit(door.base_url)
    with ExitStack() as slow:
        for _ in range(100):
            line = slow.enter_context(socket.create_connection((address.hostname, address.port)))
            line.sendall(UNFINISHED[name])

        answers = [ask(door) for _ in range(5)]

    assert len(set(answers)) == 5
