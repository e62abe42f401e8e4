"""What the emulator does not offer, it says so: 501 in Composio's envelope, never a bare 404."""

import re

import pytest
from composio_client.types.tool_router.session_create_params import (
    Experimental,
    SessionCreateParams,
)

from composio_kit.emulator.app import OPERATIONS
from composio_kit.emulator.coverage import (
    README,
    CoveredOperation,
    covered_operations,
    options_table,
    table,
    with_table,
)
from composio_kit.emulator.session_options import ABSENT as ABSENT_OPTIONS
from composio_kit.emulator.session_options import offered_options
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


def test_the_readme_has_the_tables_as_python_m_composio_kit_emulator_coverage_writes_it() -> None:
    text = README.read_text(encoding="utf-8")

    assert table() in text
    assert options_table() in text
    assert with_table(text) == text


def test_a_table_that_is_out_of_date_is_replaced() -> None:
    old = "before\n<!-- coverage -->\nold\n<!-- /coverage -->\nafter"

    new = with_table(old)

    assert new == f"before\n<!-- coverage -->\n{table()}<!-- /coverage -->\nafter"


def test_the_table_names_every_operation_once_under_its_resource() -> None:
    named = [
        f"{resource.strip(' `')}.{name}"
        for _, resource, *columns, _ in (row.split("|") for row in table().splitlines()[4:])
        for name in re.findall(r"`(\w+)`", " ".join(columns))
    ]

    assert sorted(named) == sorted(row.accessor for row in covered_operations())


def test_the_table_of_options_names_every_option_of_the_client() -> None:
    client = [name for name in SessionCreateParams.__annotations__ if name != "experimental"]
    client += [f"experimental.{name}" for name in Experimental.__annotations__]

    assert sorted({*offered_options(), *ABSENT_OPTIONS}) == sorted({*client, "hooks"})
