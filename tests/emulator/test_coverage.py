"""What the emulator does not offer, it says so: 501 in Composio's envelope, never a bare 404."""

import re

import pytest

from composio_kit.emulator.app import OPERATIONS
from composio_kit.emulator.coverage import CoveredOperation, covered_operations
from tests.doors import Door

ABSENT = [row for row in covered_operations() if row.coverage == "absent"]


def shape(path: str) -> str:
    return re.sub(r"\{[^}]*\}", "{}", path)


def test_every_row_marked_supported_has_a_route_and_every_route_a_row() -> None:
    rows = {(r.method, shape(r.path)) for r in covered_operations() if r.coverage == "supported"}

    assert rows == {(operation.method, shape(operation.path)) for operation in OPERATIONS}


@pytest.mark.parametrize("row", ABSENT, ids=lambda row: row.accessor)
def test_an_absent_operation_answers_501_and_names_itself(
    door: Door, row: CoveredOperation
) -> None:
    path = re.sub(r"\{[^}]*\}", "x1", row.path).removeprefix("/api/v3.1")

    answer = door.call(row.method, path, {} if row.method != "GET" else None)

    error = answer.json()["error"]
    assert (answer.status_code, error["status"]) == (501, 501)
    assert row.accessor in error["message"]
    assert answer.headers["x-should-retry"] == "false"


def test_a_path_that_composio_does_not_have_is_a_404_in_the_envelope(door: Door) -> None:
    answer = door.call("GET", "/no/such/thing")

    assert answer.status_code == 404
    assert answer.json()["error"]["slug"] == "HTTP_NotFound"
