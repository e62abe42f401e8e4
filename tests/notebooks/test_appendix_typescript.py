"""What the appendix says of the TypeScript snippets: they are run, with the official SDK."""

import json
import os
import subprocess
from pathlib import Path

import pytest

from composio_kit.emulator.process import Launch
from composio_kit.emulator.settings import Settings
from tests.notebooks.appendix import parts
from tests.npm import needs_npm, node, with_packages
from tests.processes import PATIENCE, nothing_left_behind

PROGRAM = Path(__file__).parent / "snippets"
KEY = "ak_of_the_snippets"

# The snippets that stop, and with what.
STOPS = {
    "G12": "SyntaxError: Identifier 'connectionRequest' has already been declared",
    "G14": "TypeError: toolkits.forEach is not a function",
    "G16": "TypeError: toolkits.find is not a function",
    "G21": "TypeError: session.connections is not a function",
    "G25": "SyntaxError: Identifier 'userId' has already been declared",
    "G27": "TypeError: toolkits.find is not a function",
    "G28": "ReferenceError: session is not defined",
    "G29": "ReferenceError: COMPOSIO_SEARCH_TOOLS is not defined",
    "G32": "TypeError: toolkits.forEach is not a function",
    "G33": "TypeError: toolkits.find is not a function",
    "G34": "ReferenceError: COMPOSIO_MULTI_EXECUTE_TOOL is not defined",
    "R14": "ReferenceError: session is not defined",
}

pytestmark = needs_npm


@pytest.fixture(scope="module")
def snippets():
    """The TypeScript and JavaScript of both documents, with their numbers and verdicts."""
    return [
        {"number": number, "language": one.language, "text": one.text, "verdict": verdict}
        for part in parts("en")
        for one in part.snippets
        for number, verdict, _ in one.verdicts
        if one.language != "python"
    ]


@pytest.fixture(scope="module")
def seen(snippets):
    """What came of each snippet: its error and what it was asked for afterwards."""
    with nothing_left_behind():
        emulator = Launch(Settings(api_keys=(KEY,))).ready()
        done = subprocess.run(
            [str(node), "run.mjs"],
            cwd=with_packages(PROGRAM),
            env={
                **os.environ,
                "COMPOSIO_BASE_URL": emulator.base_url,
                "COMPOSIO_API_KEY": KEY,
                "NODE_NO_WARNINGS": "1",
            },
            input=json.dumps(snippets),
            capture_output=True,
            encoding="utf-8",
            timeout=PATIENCE,
        )
        emulator.close()
    assert done.stderr == ""
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    return {row["number"]: row for row in rows}


def test_every_snippet_is_run(seen, snippets):
    assert list(seen) == [snippet["number"] for snippet in snippets]


def test_those_that_stop_do_so_where_the_appendix_says(seen):
    assert {number: row["error"] for number, row in seen.items() if row["error"]} == STOPS


def test_none_that_stops_is_said_to_work(snippets):
    working = {one["number"] for one in snippets if one["verdict"] == "works"}

    assert working & set(STOPS) == set()


def test_a_connection_id_is_ignored_and_the_accounts_have_no_name(seen):
    assert seen["G5"]["value"] == [None, None]


@pytest.mark.parametrize("number", ["G8", "G20"])
def test_what_narrows_tools_is_ignored_and_the_meta_tools_come_back(seen, number):
    first, *others = seen[number]["value"]

    assert {name.partition("_")[0] for name in first} == {"COMPOSIO"}
    assert all(other == first for other in others)


def test_enabled_and_disabled_toolkits_are_ignored_and_all_are_open(seen):
    assert seen["G22"]["value"] is None


def test_scopes_and_connection_id_of_authorize_are_ignored(seen):
    account = seen["G23"]["value"]

    assert account["status"] == "INITIATED"
    assert "admin:org" not in json.dumps(account)
    assert "work_github" not in json.dumps(account)


def test_the_server_of_the_guide_fails_in_one_route_and_obeys_anybody_in_the_other(seen):
    state, authorize = seen["G19"]["value"]

    assert state == {"status": 500, "body": {"error": "toolkits.map is not a function"}}
    assert authorize["status"] == 200
    assert authorize["body"]["redirectUrl"]
