"""Bad input: one sentence what is wrong, one what to do, and nothing is changed."""

from typing import Any

import pytest

from tests.doors import DOORS, KEY, OTHER_KEY, Door, make_emulator

SESSIONS = "/tool_router/session"


def post_raw(door: Door, content: bytes, **headers: str) -> Any:
    return door.http.post(
        f"/api/v3.1{SESSIONS}",
        content=content,
        headers={"x-api-key": KEY, "content-type": "application/json", **headers},
    )


def error_of(answer: Any) -> dict[str, Any]:
    error = answer.json()["error"]
    assert {"message", "code", "slug", "status", "request_id", "suggested_fix"} <= set(error)
    assert error["status"] == answer.status_code
    assert error["message"].endswith(".")
    assert error["suggested_fix"].endswith(".")
    assert "Traceback" not in answer.text
    return error


@pytest.mark.parametrize("key", [None, "", "ak_wrong", KEY + "x", KEY[:-1], "ak_ñ"])
def test_a_wrong_or_missing_key_is_a_401(either_door: Door, key: str | None) -> None:
    headers = {"x-api-key": key.encode()} if key else {}

    answer = either_door.http.get("/api/v3.1/toolkits", headers=headers)

    assert answer.status_code == 401
    assert error_of(answer)["slug"] == "HTTP_Unauthorized"


def test_two_credentials_are_a_401(door: Door) -> None:
    answer = door.call("GET", "/toolkits", headers={"x-user-api-key": "uak_1"})

    assert answer.status_code == 401
    error_of(answer)


def test_the_key_that_was_sent_is_not_repeated_in_the_answer(door: Door) -> None:
    answer = door.call("GET", "/toolkits", key="ak_canary_of_somebody")

    assert "canary" not in answer.text


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("GET", f"{SESSIONS}/trs_none", None),
        ("DELETE", f"{SESSIONS}/trs_none", None),
        ("GET", f"{SESSIONS}/trs_none/tools", None),
        ("GET", f"{SESSIONS}/trs_none/toolkits", None),
        ("POST", f"{SESSIONS}/trs_none/link", {"toolkit": "github"}),
        ("POST", f"{SESSIONS}/trs_none/execute", {"tool_slug": "GITHUB_GET_AN_ISSUE"}),
        ("POST", f"{SESSIONS}/trs_none/execute_meta", {"slug": "COMPOSIO_SEARCH_TOOLS"}),
        ("POST", f"{SESSIONS}/trs_none/search", {"queries": [{"use_case": "mail"}]}),
        ("GET", "/connected_accounts/ca_none", None),
        ("PATCH", "/connected_accounts/ca_none/status", {"enabled": True}),
        ("POST", "/connected_accounts/ca_none/revoke", None),
        ("DELETE", "/connected_accounts/ca_none", None),
        ("GET", "/toolkits/no-such-kit", None),
        ("GET", "/logs/tool_execution/log_none", None),
    ],
)
def test_an_unknown_id_is_a_404(door: Door, method: str, path: str, body: Any) -> None:
    answer = door.call(method, path, body)

    assert answer.status_code == 404
    error_of(answer)


MALFORMED = {
    "nothing": b"",
    "half an object": b'{"user_id": "u"',
    "a list": b'["u"]',
    "a string": b'"u"',
    "NaN": b'{"user_id": "u", "workbench": {"auto_offload_threshold": NaN}}',
    "infinity": b'{"user_id": "u", "workbench": {"auto_offload_threshold": 1e999}}',
    "bad UTF-8": b'{"user_id": "\xff\xfe"}',
    "half a surrogate pair": b'{"user_id": "\\ud800"}',
    "200 000 levels": b'{"a":' * 200_000 + b"1" + b"}" * 200_000,
    "800 levels": b'{"user_id": "u", "tools":' + b'{"a":' * 800 + b"1" + b"}" * 801,
}


@pytest.mark.parametrize("name", MALFORMED)
def test_a_malformed_body_is_a_400(either_door: Door, name: str) -> None:
    answer = post_raw(either_door, MALFORMED[name])

    assert answer.status_code == 400
    error_of(answer)


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({}, "user_id"),
        ({"user_id": ""}, "user_id"),
        ({"user_id": 7}, "user_id"),
        ({"user_id": None}, "user_id"),
        ({"user_id": "u", "toolkits": ["github"]}, "toolkits"),
        ({"user_id": "u", "toolkits": {"enabled": ["github"]}}, "toolkits"),
        ({"user_id": "u", "toolkits": {"enable": ["github"], "disable": ["gmail"]}}, "toolkits"),
        ({"user_id": "u", "tags": {"enable": ["readonly"]}}, "tags"),
        ({"user_id": "u", "tags": ["readonly"]}, "tags"),
        ({"user_id": "u", "multi_account": {"max_accounts_per_toolkit": 1}}, "multi_account"),
        ({"user_id": "u", "multi_account": {"max_accounts_per_toolkit": 11}}, "multi_account"),
        ({"user_id": "u", "preload": {"tools": "some"}}, "preload"),
        ({"user_id": "u", "manage_connections": {"callback_url": "javascript:1"}}, "callback_url"),
    ],
)
def test_a_field_that_does_not_fit_is_named(door: Door, body: Any, field: str) -> None:
    answer = door.call("POST", SESSIONS, body)

    assert answer.status_code == 400
    error = error_of(answer)
    assert field in error["message"] + error["suggested_fix"]


@pytest.mark.parametrize("query", ["limit=0", "limit=-3", "limit=many", "limit=1e999", "cursor=x"])
def test_a_page_that_cannot_be_is_a_400(door: Door, query: str) -> None:
    answer = door.call("GET", f"/toolkits?{query}")

    assert answer.status_code == 400
    error_of(answer)


def test_a_body_that_is_not_declared_as_json_is_a_400(door: Door) -> None:
    answer = post_raw(door, b'{"user_id": "u"}', **{"content-type": "text/plain"})

    assert answer.status_code == 400
    assert "application/json" in error_of(answer)["message"]


def test_a_body_that_says_it_is_too_large_is_a_413(either_door: Door) -> None:
    answer = post_raw(either_door, b'{"user_id": "' + b"u" * (4 * 1024 * 1024) + b'"}')

    assert answer.status_code == 413
    error_of(answer)


def test_a_body_that_is_too_large_without_saying_so_is_a_413(either_door: Door) -> None:
    def endless() -> Any:
        for _ in range(6 * 1024):
            yield b" " * 1024

    answer = either_door.http.post(
        f"/api/v3.1{SESSIONS}",
        content=endless(),
        headers={"x-api-key": KEY, "content-type": "application/json"},
    )

    assert answer.status_code == 413
    error_of(answer)


def test_the_callers_request_id_comes_back_in_header_and_error(either_door: Door) -> None:
    answer = either_door.call("GET", "/toolkits/none", headers={"x-request-id": "mine-7"})

    assert answer.headers["x-request-id"] == "mine-7"
    assert error_of(answer)["request_id"] == "mine-7"


@pytest.mark.parametrize("request_id", [None, "a b", "x" * 200])
def test_without_a_usable_request_id_one_is_made(door: Door, request_id: str | None) -> None:
    headers = {"x-request-id": request_id} if request_id else {}

    answer = door.call("GET", "/toolkits", headers=headers)

    assert answer.headers["x-request-id"] not in ("", request_id)


def test_a_refused_request_changes_nothing(door: Door) -> None:
    session = door.call("POST", SESSIONS, {"user_id": "u"}).json()["session_id"]
    door.call("POST", f"{SESSIONS}/{session}/link", {"toolkit": "gmail", "alias": "work"})

    again = door.call("POST", f"{SESSIONS}/{session}/link", {"toolkit": "gmail", "alias": "work"})

    assert again.status_code == 400
    accounts = door.call("GET", "/connected_accounts?account_type=ALL").json()
    assert accounts["total_items"] == 1


def test_the_sentences_are_in_the_language_of_the_emulator() -> None:
    with DOORS["in process"](make_emulator("id")) as door:
        error = error_of(door.call("GET", "/toolkits", key="salah"))

    assert error["message"] == "API key tidak valid."


def test_a_mistake_of_the_emulators_own_is_a_sentence_too(door: Door) -> None:
    door.emulator.store.close()

    answer = door.call("GET", "/toolkits")

    assert answer.status_code == 500
    assert error_of(answer)["slug"] == "HTTP_InternalServerError"


def test_a_retry_of_the_same_request_makes_nothing_twice(either_door: Door) -> None:
    same = {"x-request-id": "one-logical-call"}
    first = either_door.call("POST", SESSIONS, {"user_id": "u"}, headers=same)
    again = either_door.call("POST", SESSIONS, {"user_id": "u"}, headers=same)

    assert first.json() == again.json()


def test_the_same_request_id_on_another_request_is_another_request(door: Door) -> None:
    same = {"x-request-id": "shared"}
    one = door.call("POST", SESSIONS, {"user_id": "u"}, headers=same).json()
    other = door.call("POST", SESSIONS, {"user_id": "v"}, headers=same).json()
    theirs = door.call("POST", SESSIONS, {"user_id": "u"}, headers=same, key=OTHER_KEY).json()

    assert len({one["session_id"], other["session_id"], theirs["session_id"]}) == 3
