"""What tests say to the control routes."""

from typing import Any

import httpx

from tests.doors import KEY, Door

EXECUTE = "POST /tool_router/session/{id}/execute"
GET_ME = "GITHUB_GET_THE_AUTHENTICATED_USER"


def control_call(
    door: Door, method: str, path: str, body: Any = None, key: str | None = KEY
) -> httpx.Response:
    headers = {"x-api-key": key} if key else {}
    return door.http.request(method, f"/_emulator/{path}", headers=headers, json=body)


def done(door: Door, method: str, path: str, body: Any = None, key: str = KEY) -> Any:
    answer = control_call(door, method, path, body, key)
    assert answer.is_success, answer.text
    return answer.json()


def seeded(door: Door, users: list[str], toolkits: list[str], key: str = KEY) -> Any:
    return done(door, "POST", "seed", {"users": users, "toolkits": toolkits}, key)


def execute(door: Door, session_id: str, slug: str = GET_ME, **more: Any) -> httpx.Response:
    path = f"/tool_router/session/{session_id}/execute"
    return door.call("POST", path, {"tool_slug": slug, "arguments": {}}, **more)


def accounts(door: Door, key: str = KEY) -> list[Any]:
    return list(door.call("GET", "/connected_accounts", key=key).json()["items"])
