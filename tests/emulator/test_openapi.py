"""The emulator describes itself in OpenAPI, and the description is what it does."""

import re
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from openapi_spec_validator import validate
from starlette.datastructures import QueryParams
from starlette.requests import Request

from composio_kit.emulator.app import OPERATIONS
from composio_kit.emulator.coverage import covered_operations
from composio_kit.emulator.operations import Operation
from composio_kit.emulator.routes import control
from tests.doors import KEY, Door

READING = [
    pytest.param(operation, id=operation.path)
    for operation in (*OPERATIONS, *control.OPERATIONS)
    if operation.method == "GET"
]


@pytest.fixture
def described(door: Door) -> Any:
    return door.http.get("/openapi.json").json()


def operations_of(described: Any) -> Iterator[tuple[str, str, Any]]:
    """Method, path and description of every operation of a document."""
    for path, methods in described["paths"].items():
        for method, operation in methods.items():
            yield method.upper(), path, operation


def test_it_is_valid_openapi(described: Any) -> None:
    assert described["openapi"].startswith("3.1.")
    validate(described)


def test_it_has_every_operation_of_the_api_and_of_the_control_routes(described: Any) -> None:
    assert {(method, path) for method, path, _ in operations_of(described)} == {
        (operation.method, operation.path) for operation in (*OPERATIONS, *control.OPERATIONS)
    }


def test_it_names_every_operation_that_the_coverage_table_supports(described: Any) -> None:
    names = [operation["operationId"] for _, _, operation in operations_of(described)]
    supported = {row.accessor for row in covered_operations() if row.coverage == "supported"}

    assert {name for name in names if not name.startswith("emulator.")} == supported
    assert len(set(names)) == len(names)


def test_it_describes_a_body_as_the_emulator_checks_it(described: Any) -> None:
    create = described["paths"]["/api/v3.1/tool_router/session"]["post"]

    schema = create["requestBody"]["content"]["application/json"]["schema"]

    assert schema["required"] == ["user_id"]
    assert schema["properties"]["multi_account"]["properties"]["max_accounts_per_toolkit"] == {
        "type": "integer",
        "minimum": 2,
        "maximum": 10,
    }


def test_it_says_which_answers_to_expect(described: Any) -> None:
    create = described["paths"]["/api/v3.1/tool_router/session"]["post"]

    assert set(create["responses"]) == {"201", "4XX", "5XX"}


def test_it_says_in_which_header_the_key_goes(described: Any) -> None:
    scheme = described["components"]["securitySchemes"]["api_key"]

    assert described["security"] == [{"api_key": []}]
    assert (scheme["in"], scheme["name"]) == ("header", "x-api-key")


def test_every_operation_says_what_it_does(described: Any) -> None:
    assert [path for _, path, one in operations_of(described) if not one["summary"]] == []


class Watched(QueryParams):
    """Query parameters that keep the names under which they are looked up."""

    def __init__(self, query: QueryParams, read: set[str]) -> None:
        super().__init__(query)
        self.read = read

    def get(self, key: Any, default: Any = None) -> Any:
        self.read.add(key)
        return super().get(key, default)

    def __contains__(self, key: Any) -> bool:
        self.read.add(key)
        return super().__contains__(key)


@pytest.mark.parametrize("operation", READING)
def test_it_names_the_query_parameters_that_an_operation_reads(
    door: Door, operation: Operation, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = path_of_something_that_is_there(door, operation.path)
    ask, read = Request.query_params.fget, set[str]()
    monkeypatch.setattr(Request, "query_params", property(lambda r: Watched(ask(r), read)))

    answer = door.http.get(path, headers={"x-api-key": KEY})

    assert answer.status_code == 200
    assert read == set(operation.query)


def path_of_something_that_is_there(door: Door, path: str) -> str:
    """The path with ids of a session, an account, an auth config and a call that exist."""
    made = post(door, "/_emulator/seed", {"users": ["user_ayu"], "toolkits": ["github"]}).json()
    session_id = made["sessions"][0]["session_id"]
    tool = "GITHUB_GET_THE_AUTHENTICATED_USER"
    execute = f"/api/v3.1/tool_router/session/{session_id}/execute"
    ids = {
        "session_id": session_id,
        "account_id": made["connected_accounts"][0]["id"],
        "auth_config_id": door.call("GET", "/auth_configs").json()["items"][0]["id"],
        "log_id": post(door, execute, {"tool_slug": tool}).json()["log_id"],
        "tool_slug": tool,
        "slug": "github",
        "mount": "files",
    }
    return re.sub(r"\{(\w+)\}", lambda match: ids[match[1]], path)


def post(door: Door, path: str, body: Any) -> httpx.Response:
    return door.http.post(path, json=body, headers={"x-api-key": KEY})
