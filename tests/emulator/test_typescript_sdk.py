"""The official TypeScript SDK, from npm, runs against the emulator unchanged."""

import json
import os
import subprocess
from pathlib import Path
from typing import Any

import httpx
import pytest

from composio_kit.approval import press
from composio_kit.emulator.process import Launch
from composio_kit.emulator.settings import Settings
from tests.npm import needs_npm, node, with_packages
from tests.processes import PATIENCE, nothing_left_behind

PROGRAM = Path(__file__).parents[1] / "typescript"
KEY = "ak_of_a_typescript_program"

pytestmark = needs_npm


@pytest.fixture(scope="module")
def folder() -> Path:
    """The program with the SDK beside it."""
    return with_packages(PROGRAM)


@pytest.fixture(scope="module")
def seen(folder: Path) -> dict[str, Any]:
    """What the program saw at each step, while a person approved what it asked for."""
    steps: dict[str, Any] = {}
    with nothing_left_behind():
        emulator = Launch(Settings(api_keys=(KEY,))).ready()
        program = subprocess.Popen(
            [str(node), "flow.mjs"],
            cwd=folder,
            env={
                **os.environ,
                "COMPOSIO_BASE_URL": emulator.base_url,
                "COMPOSIO_API_KEY": KEY,
                "NODE_NO_WARNINGS": "1",
            },
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )
        assert program.stdout
        for line in program.stdout:
            step = json.loads(line)
            steps[step["step"]] = step["seen"]
            if step["step"] == "authorize":
                with httpx.Client(trust_env=False) as browser:
                    press(browser, step["seen"]["redirectUrl"], "approve")
        _, complaints = program.communicate(timeout=PATIENCE)
        emulator.close()
    return {**steps, "complaints": complaints, "base_url": emulator.base_url}


def test_the_sdk_has_nothing_to_complain_of(seen: dict[str, Any]) -> None:
    assert seen["complaints"] == ""


def test_create_gives_a_session_with_an_mcp_address_and_the_key_for_it(
    seen: dict[str, Any],
) -> None:
    session = seen["create"]

    assert session["id"].startswith("trs_")
    assert session["version"] == 1
    assert session["mcp"] == {
        "type": "http",
        "url": f"{seen['base_url']}/tool_router/{session['id']}/mcp",
        "headers": {"x-api-key": KEY},
    }


def test_tools_gives_the_meta_tools(seen: dict[str, Any]) -> None:
    assert {"COMPOSIO_SEARCH_TOOLS", "COMPOSIO_MULTI_EXECUTE_TOOL"} <= set(seen["tools"])


def test_toolkits_says_that_github_is_not_connected_yet(seen: dict[str, Any]) -> None:
    assert [kit["slug"] for kit in seen["toolkits"]] == ["github"]
    assert seen["toolkits"][0]["connection"]["isActive"] is False


def test_authorize_gives_a_link_that_a_person_can_approve(seen: dict[str, Any]) -> None:
    assert seen["connected"] == {"id": seen["authorize"]["id"], "status": "ACTIVE"}


def test_execute_runs_a_tool_with_the_users_account(seen: dict[str, Any]) -> None:
    assert seen["execute"]["error"] is None
    assert seen["execute"]["data"]["login"] == "ayu"
    assert seen["execute"]["logId"].startswith("log_")


def test_use_finds_the_session_again_with_its_connection(seen: dict[str, Any]) -> None:
    connection = seen["use"]["connection"]

    assert seen["use"]["id"] == seen["create"]["id"]
    assert connection["isActive"] is True
    assert connection["connectedAccount"]["id"] == seen["authorize"]["id"]


def test_update_changes_the_toolkits_and_counts_the_version_up(seen: dict[str, Any]) -> None:
    assert seen["update"]["version"] == 2
    assert seen["update"]["config"]["toolkits"] == {"enabled": ["github", "gmail"]}


def test_list_gives_the_users_connected_account(seen: dict[str, Any]) -> None:
    assert seen["list"] == [
        {"id": seen["authorize"]["id"], "status": "ACTIVE", "toolkit": {"slug": "github"}}
    ]


def test_a_key_that_opens_no_project_is_refused_with_a_reason(seen: dict[str, Any]) -> None:
    assert seen["refused"].startswith("401 ")
    assert "Invalid API key." in seen["refused"]
