"""`composio-kit emulator`: what it prints is true, and what cannot be done is one sentence."""

import json
import os
import re
import shlex
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import psutil
import pytest
from composio import Composio

from composio_kit.approval import press
from composio_kit.emulator.routes import control
from composio_kit.messages import messages
from composio_kit.serving import instructions
from tests.processes import PATIENCE

COMMAND = """
import sys
from composio_kit import cli
from composio_kit.serving import emulator_command

cli.app.command("emulator")(emulator_command)
sys.exit(cli.main(["emulator", *sys.argv[1:]]))
"""
LAST_WORDS = messages("en").serving.control_cancel


@dataclass
class Serving:
    """A running `composio-kit emulator`, and what it printed when it answered."""

    process: "subprocess.Popen[str]" = field(repr=False)
    printed: str
    address: str

    def call(self, method: str, path: str, body: Any = None, key: str = "ak_local") -> Any:
        with httpx.Client(base_url=self.address, trust_env=False, timeout=PATIENCE) as http:
            return http.request(method, path, json=body, headers={"x-api-key": key})

    def block(self, title: str) -> str:
        """What is printed under a title."""
        return block(self.printed, title)

    def end(self, how: signal.Signals = signal.SIGINT) -> str:
        """Send a signal, wait for the end, and return what was printed last."""
        self.process.send_signal(how)
        return self.process.communicate(timeout=PATIENCE)[0]


def block(printed: str, title: str) -> str:
    return printed.partition(f"── {title} ──\n")[2].partition("\n\n──")[0]


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-c", COMMAND, "--lang", "en", *arguments]


@contextmanager
def serving(*arguments: str) -> Iterator[Serving]:
    """The command, running on a free port unless the arguments name one."""
    process = subprocess.Popen(
        command("--port", "0", *arguments),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
    )
    giving_up = threading.Timer(PATIENCE, process.kill)
    giving_up.start()
    lines: list[str] = []
    try:
        while not lines or LAST_WORDS not in lines[-1]:
            lines.append(process.stdout.readline())
            assert lines[-1], "".join(lines)
        giving_up.cancel()
        printed = "".join(lines)
        yield Serving(process, printed, re.findall(r"http://127\.0\.0\.1:\d+", printed)[0])
    finally:
        giving_up.cancel()
        process.kill()
        process.communicate()


@pytest.fixture(scope="module")
def served() -> Iterator[Serving]:
    with serving() as running:
        yield running


def refused(*arguments: str) -> str:
    """The sentence with which the command does not start."""
    ended = subprocess.run(command(*arguments), capture_output=True, text=True, timeout=PATIENCE)
    assert (ended.returncode, ended.stdout) == (2, ""), ended
    assert "Traceback" not in ended.stderr
    assert ended.stderr.count("\n") == 1
    return ended.stderr


class TestWhatIsPrintedIsTrue:
    def test_the_python_program_runs_once_the_person_approves(self, served: Serving) -> None:
        program = subprocess.Popen(
            [sys.executable, "-u", "-c", served.block("Python")],
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "NO_PROXY": "localhost,127.0.0.1"},
        )
        with httpx.Client(trust_env=False) as browser:
            press(browser, program.stdout.readline().strip(), "approve")

        printed, _ = program.communicate(timeout=PATIENCE)

        assert program.returncode == 0
        assert "'login': 'ayu'" in printed

    def test_on_port_9900_the_sdk_calls_it_the_local_environment(self) -> None:
        printed = "\n".join(instructions(9900, None, ["ak_local"]))

        program = block(printed, "Python")
        made = next(line for line in program.splitlines() if "Composio(" in line)
        assert 'environment="local"' in made
        client = eval(made.partition("= ")[2], {"Composio": Composio})
        assert str(client.client.base_url).rstrip("/") == "http://localhost:9900"

    def test_the_typescript_program_names_the_address_and_the_key(self, served: Serving) -> None:
        program = served.block("TypeScript")

        assert f'apiKey: "ak_local", baseURL: "{served.address}", allowTracking: false' in program

    def test_the_mcp_settings_fit_the_address_of_a_session(self, served: Serving) -> None:
        settings = served.block("MCP client")
        settings = json.loads(settings[: settings.rindex("}") + 1])["mcpServers"]["composio"]

        session = served.call("POST", "/api/v3.1/tool_router/session", {"user_id": "u"}).json()

        assert settings["url"].replace("trs_…", session["session_id"]) == session["mcp"]["url"]
        assert (settings["type"], settings["headers"]) == ("http", {"x-api-key": "ak_local"})

    def test_the_curl_commands_succeed(self, served: Serving) -> None:
        commands = served.block("curl").splitlines()

        assert len(commands) == 2
        for line in commands:
            assert sent_as_curl_does(line).is_success, line

    def test_every_control_route_is_printed_and_works_as_printed(self, served: Serving) -> None:
        account = waiting_account(served)
        lines = served.block("Control, with the same x-api-key").splitlines()[::2]

        assert {tuple(line.split(" ")[:2]) for line in lines} == {
            (operation.method, operation.path) for operation in control.OPERATIONS
        }
        # A link must be there to expire, and not have lapsed when the clock was moved.
        for line in sorted(lines, key=lambda line: "expire" not in line):
            method, path, *body = line.replace("ca_…", account).split(" ", 2)
            sent = json.loads(body[0]) if body else None
            assert served.call(method, path, sent).is_success, line

    def test_the_page_is_there(self, served: Serving) -> None:
        (line,) = (line for line in served.printed.splitlines() if "The page" in line)

        answer = httpx.get(line.rpartition(" ")[2], trust_env=False)

        assert (answer.status_code, answer.headers["content-type"][:9]) == (200, "text/html")

    def test_both_languages_print_the_same_programs(self, monkeypatch: pytest.MonkeyPatch) -> None:
        said = {}
        for language in ("en", "id"):
            monkeypatch.setattr("composio_kit.messages._current", language)
            said[language] = "\n".join(instructions(1234, Path("a.db"), ["ak_one", "ak_two"]))

        for title in ("Python", "TypeScript", "curl"):
            english, indonesian = (
                re.sub(" (#|//) .*", "", block(printed, title)) for printed in said.values()
            )
            assert english
            assert english == indonesian
        assert said["en"].splitlines()[0] != said["id"].splitlines()[0]

    @pytest.mark.parametrize(
        ("environment", "hint"),
        [
            ({"HTTP_PROXY": "http://proxy.example:3128"}, True),
            ({"HTTP_PROXY": "http://proxy.example:3128", "NO_PROXY": "localhost,127.0.0.1"}, False),
            ({}, False),
        ],
    )
    def test_a_proxy_that_would_be_in_the_way_is_mentioned(
        self, environment: dict[str, str], hint: bool, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY"):
            monkeypatch.delenv(name, raising=False)
            monkeypatch.delenv(name.lower(), raising=False)
        for name, value in environment.items():
            monkeypatch.setenv(name, value)

        printed = "\n".join(instructions(9900, None, ["ak_local"]))

        assert ("set NO_PROXY=localhost,127.0.0.1" in printed) == hint


class TestKeys:
    def test_the_default_key_is_accepted_and_any_other_is_not(self, served: Serving) -> None:
        statuses = {
            key: served.call("GET", "/api/v3.1/toolkits", key=key).status_code
            for key in ("ak_local", "ak_other", "")
        }

        assert statuses == {"ak_local": 200, "ak_other": 401, "": 401}

    def test_each_key_is_a_project_of_its_own(self) -> None:
        with serving("--api-key", "ak_one", "--api-key", "ak_two") as served:
            made = {"users": ["user_ayu"], "toolkits": ["github"]}
            served.call("POST", "/_emulator/seed", made, key="ak_one")

            users = [
                len(served.call("GET", "/_emulator/state", key=key).json()["users"])
                for key in ("ak_one", "ak_two")
            ]

            assert users == [1, 0]
            assert served.call("GET", "/api/v3.1/toolkits").status_code == 401
            assert "ak_one, ak_two" in served.printed

    @pytest.mark.parametrize("key", ["", "two words", "kunci\t", "clé"])
    def test_a_key_that_no_header_can_carry_is_refused(self, key: str) -> None:
        assert "--api-key" in refused("--port", "0", "--api-key", key)


class TestState:
    def test_what_was_made_is_there_after_a_restart(self, tmp_path: Path) -> None:
        file = tmp_path / "state.db"
        with serving("--state", str(file)) as first:
            made = first.call("POST", "/api/v3.1/tool_router/session", {"user_id": "user_ayu"})
            first.end()

        with serving("--state", str(file)) as second:
            session = made.json()["session_id"]
            again = second.call("GET", f"/api/v3.1/tool_router/session/{session}")

        assert again.json()["config"] == made.json()["config"]
        assert str(file) in first.printed

    def test_without_a_file_nothing_is_kept(self, served: Serving) -> None:
        assert "in memory" in served.printed

    def test_a_folder_cannot_be_the_file(self, tmp_path: Path) -> None:
        assert str(tmp_path) in refused("--port", "0", "--state", str(tmp_path))

    def test_a_file_in_a_folder_that_is_not_there_cannot_be_made(self, tmp_path: Path) -> None:
        assert "--state" in refused("--port", "0", "--state", str(tmp_path / "no" / "state.db"))

    def test_another_file_is_left_as_it_is(self, tmp_path: Path) -> None:
        letter = tmp_path / "letter.txt"
        letter.write_text("Dear Ayu, " * 1000)

        assert str(letter) in refused("--port", "0", "--state", str(letter))
        assert letter.read_text() == "Dear Ayu, " * 1000


class TestThePort:
    def test_a_taken_port_is_a_sentence(self, served: Serving) -> None:
        port = served.address.rpartition(":")[2]

        assert f"Port {port} is taken" in refused("--port", port)

    def test_only_this_computer_is_listened_to(self, served: Serving) -> None:
        listening = psutil.Process(served.process.pid).net_connections()

        assert {one.laddr.ip for one in listening if one.status == "LISTEN"} == {"127.0.0.1"}

    def test_twelve_at_once_answer_each_on_its_own(self) -> None:
        with ExitStack() as stack:
            twelve = [stack.enter_context(serving()) for _ in range(12)]

            for number, one in enumerate(twelve):
                body = {"user_id": f"user_{number}"}
                assert one.call("POST", "/api/v3.1/tool_router/session", body).status_code == 201
            users = [one.call("GET", "/_emulator/state").json()["users"] for one in twelve]

        assert len({one.address for one in twelve}) == 12
        assert [[user["user_id"] for user in held] for held in users] == [
            [f"user_{number}"] for number in range(12)
        ]


class TestTheEnd:
    @pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
    def test_it_ends_without_a_traceback_and_says_so(self, how: signal.Signals) -> None:
        with serving() as served:
            printed = served.end(how)

        assert printed.strip() == "The emulator has stopped."
        assert served.process.returncode == 0

    def test_a_connection_that_is_open_does_not_hold_it_up(self) -> None:
        with serving() as served, httpx.Client(base_url=served.address, trust_env=False) as http:
            http.get("/health")

            assert "stopped" in served.end()


@pytest.mark.parametrize(
    ("option", "value"), [("--lang", "fr"), ("--port", "65536"), ("--port", "x"), ("--port", "-1")]
)
def test_an_option_that_does_not_fit_is_a_sentence(option: str, value: str) -> None:
    assert option in refused(option, value)


def sent_as_curl_does(line: str) -> httpx.Response:
    """Send what a curl command with -H and -d says."""
    _, address, *options = shlex.split(line)
    pairs = list(zip(options[::2], options[1::2], strict=True))
    headers = dict(value.split(": ", 1) for name, value in pairs if name == "-H")
    bodies = [value for name, value in pairs if name == "-d"]
    with httpx.Client(trust_env=False, timeout=PATIENCE) as http:
        if bodies:
            return http.post(address, content=bodies[0].encode(), headers=headers)
        return http.get(address, headers=headers)


def waiting_account(served: Serving) -> str:
    """An account whose link nobody has used yet."""
    session = served.call("POST", "/api/v3.1/tool_router/session", {"user_id": "u"}).json()
    path = f"/api/v3.1/tool_router/session/{session['session_id']}/link"
    return str(served.call("POST", path, {"toolkit": "github"}).json()["connected_account_id"])
