"""The security floor, on every kind of route."""

import pytest

from tests.doors import KEY, Door

ROUTES = [
    "/api/v3.1/toolkits",
    "/_emulator/state",
    "/",
    "/live.json",
    "/link/ln_x",
    "/static/emulator.css",
    "/health",
    "/openapi.json",
    "/nothing",
]


@pytest.mark.parametrize("path", ROUTES)
@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "10.0.0.1", "a b", ""])
def test_a_host_that_is_not_loopback_is_a_421(door: Door, path: str, host: str) -> None:
    answer = door.http.get(path, headers={"host": host, "x-api-key": KEY})

    assert answer.status_code == 421


@pytest.mark.parametrize(
    "host", ["localhost", "LOCALHOST:9900", "127.0.0.1:1", "127.8.9.1", "[::1]:9900", "x.localhost"]
)
def test_every_loopback_name_is_answered(door: Door, host: str) -> None:
    assert door.http.get("/health", headers={"host": host}).status_code == 200


@pytest.mark.parametrize("path", ROUTES)
@pytest.mark.parametrize(
    "origin", ["http://evil.example", "null", "http://127.0.0.1:1", "file://", "http://localhost"]
)
def test_a_foreign_origin_is_a_403(door: Door, path: str, origin: str) -> None:
    answer = door.http.get(path, headers={"origin": origin, "x-api-key": KEY})

    assert answer.status_code == 403


def test_the_emulators_own_origin_is_answered(either_door: Door) -> None:
    answer = either_door.http.get("/health", headers={"origin": either_door.base_url})

    assert answer.status_code == 200


@pytest.mark.parametrize("path", ROUTES)
def test_no_cors_header_is_ever_sent(door: Door, path: str) -> None:
    for method in ("GET", "OPTIONS", "POST"):
        answer = door.http.request(method, path, headers={"x-api-key": KEY})
        assert not [name for name in answer.headers if name.startswith("access-control-")]


@pytest.mark.parametrize("path", ROUTES)
def test_a_body_over_four_mebibytes_is_a_413(door: Door, path: str) -> None:
    answer = door.http.post(path, content=b"x" * (4 * 1024 * 1024 + 1))

    assert answer.status_code == 413


@pytest.mark.parametrize("path", ROUTES)
def test_answers_are_neither_sniffed_nor_cached(door: Door, path: str) -> None:
    headers = door.http.get(path, headers={"x-api-key": KEY}).headers

    assert (headers["x-content-type-options"], headers["cache-control"]) == ("nosniff", "no-store")


def test_the_documentation_of_the_framework_is_not_served(door: Door) -> None:
    assert {door.http.get(path).status_code for path in ("/docs", "/redoc")} == {404}
