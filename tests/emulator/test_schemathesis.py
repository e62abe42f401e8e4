"""Whatever its own description allows, and much that it does not, the emulator answers properly."""

import itertools
from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis.checks import CheckContext
from schemathesis.core.transport import Response
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    negative_data_rejection,
    response_schema_conformance,
    status_code_conformance,
)

from composio_kit.emulator.app import create_app
from tests.doors import KEY, Door, in_process, make_emulator

HOST = "127.0.0.1"
SEEDS = {"users": ["user_ayu"], "toolkits": ["github"]}
HONEST = (501, 507)
"""What the emulator answers when it does not offer something, and when its disk is full."""

emulator = make_emulator()
schema = schemathesis.openapi.from_asgi(
    "/openapi.json", create_app(emulator), headers={"host": HOST}
)
schema.config.phases.coverage.enabled = False  # every boundary of every field takes minutes
tools = itertools.cycle(tool.slug for kit in emulator.catalogue for tool in kit.tools)


@pytest.fixture(scope="module")
def opened() -> Iterator[Door]:
    with in_process(emulator) as door:
        yield door


def no_mistake_of_its_own(ctx: CheckContext, response: Response, case: schemathesis.Case) -> None:
    assert response.status_code < 500 or response.status_code in HONEST, response.text


CHECKS = [
    no_mistake_of_its_own,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,  # an error that is not in the envelope does not fit it
]


@schema.exclude(path="/_emulator/fail", method="POST").parametrize()  # it orders server errors
@settings(
    max_examples=12,
    derandomize=True,
    database=None,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
def test_no_operation_has_a_server_error_or_leaves_the_envelope(
    case: schemathesis.Case, opened: Door
) -> None:
    send(case, [*CHECKS, negative_data_rejection])

    name_what_is_there(case, opened)
    send(case, CHECKS)


def send(case: schemathesis.Case, checks: list[Any]) -> None:
    case.call_and_validate(f"http://{HOST}", headers={"x-api-key": KEY}, checks=checks)


def name_what_is_there(case: schemathesis.Case, door: Door) -> None:
    """Put ids that exist in the place of those that were made up: the call gets further."""
    made = door.http.post("/_emulator/seed", json=SEEDS, headers={"x-api-key": KEY}).json()
    account = emulator.store.account(emulator.projects[KEY], made["connected_accounts"][0]["id"])
    assert account
    there = {
        "session_id": made["sessions"][0]["session_id"],
        "account_id": account.id,
        "connected_account_id": account.id,
        "auth_config_id": account.auth_config_id,
        "user_id": account.user_id,
        "toolkit": account.toolkit,
        "toolkit_slug": account.toolkit,
        "slug": account.toolkit,
        "tool_slug": next(tools),
    }
    for values in (case.path_parameters, case.body):
        if isinstance(values, dict):
            values.update({name: there[name] for name in there.keys() & values.keys()})
