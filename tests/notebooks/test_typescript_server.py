"""The TypeScript server in the text of lesson 09: compiled strictly, run before the emulator."""

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import jwt
import pytest

from composio_kit.approval import press
from composio_kit.authoring.prose import read_prose
from composio_kit.authoring.trees import REPOSITORY, notebook_path, read_notebook
from composio_kit.emulator.process import Launch
from composio_kit.emulator.settings import Settings
from composio_kit.messages import LANGUAGES
from tests.npm import needs_npm, node, with_packages
from tests.processes import PATIENCE, nothing_left_behind

PROGRAM = Path(__file__).parent / "server"
KEY = "ak_of_the_service"
SECRET = "of the test, and as long as a secret for HS256 must be"

pytestmark = needs_npm


def code_in_the_text(language: str) -> dict[str, str]:
    """The files that the lesson shows: the agent's fence, and all others, in order, the server."""
    lesson = read_notebook(notebook_path(REPOSITORY, language, "09_web_service"), language)
    fences = [each for cell in lesson.markdown_cells for each in read_prose(cell["source"]).fences]
    shown = [each.text for each in fences if each.language == "typescript"]
    agent = [text for text in shown if text.startswith("// agent.ts")]
    server = [text for text in shown if text not in agent]
    return {"agent.ts": "\n".join(agent), "server.ts": "\n".join(server)}


def token(user: str, *, minutes: int = 15, secret: str | None = SECRET) -> str:
    """A token as the lesson's `sign_in` makes it, in Python."""
    claims = {"sub": user, "exp": datetime.now(UTC) + timedelta(minutes=minutes)}
    return jwt.encode(claims, secret, algorithm="HS256" if secret else "none")


@dataclass(frozen=True)
class Service:
    """The server that runs, and what a browser does with it."""

    url: str

    def __call__(self, method: str, path: str, sent: str | None, body: Any = None) -> Any:
        headers = {"Authorization": f"Bearer {sent}"} if sent else {}
        with httpx.Client(trust_env=False, timeout=PATIENCE) as browser:
            return browser.request(method, f"{self.url}{path}", headers=headers, json=body)

    def ask(self, user: str, conversation: str, message: str) -> Any:
        """A message in a conversation."""
        path = f"/api/conversations/{conversation}"
        return self("POST", path, token(user), {"message": message})

    def connect(self, user: str, toolkit: str) -> None:
        """What a person does who gets a link: open it and approve."""
        link = self("POST", f"/api/authorize/{toolkit}", token(user)).json()
        approved(link)


def approved(link: dict[str, str]) -> None:
    with httpx.Client(trust_env=False) as browser:
        press(browser, link["redirect_url"], "approve")


@pytest.fixture(scope="module")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The server and the agent as the reader sees them, checked by the compiler and compiled."""
    packages = with_packages(PROGRAM)
    folder = tmp_path_factory.mktemp("server")
    for file in ("tsconfig.json", "package.json"):
        shutil.copy(PROGRAM / file, folder)
    (folder / "node_modules").symlink_to(packages / "node_modules", target_is_directory=True)
    for file, code in code_in_the_text("en").items():
        (folder / file).write_text(code, encoding="utf-8")
    compiler = folder / "node_modules" / "typescript" / "bin" / "tsc"
    done = subprocess.run(
        [str(node), str(compiler)], cwd=folder, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (0, "")
    return folder


def running(folder: Path, base_url: str, key: str = KEY) -> Iterator[Service]:
    """The server, until the test has ended."""
    server = subprocess.Popen(
        [str(node), "server.js"],
        cwd=folder,
        env={
            **os.environ,
            "COMPOSIO_BASE_URL": base_url,
            "COMPOSIO_API_KEY": key,
            "COMPOSIO_DISABLE_VERSION_CHECK": "true",
            "NODE_NO_WARNINGS": "1",
            "NODE_ENV": "production",
            "TOKEN_SECRET": SECRET,
        },
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        encoding="utf-8",
    )
    try:
        assert server.stdout
        yield Service(f"http://127.0.0.1:{json.loads(server.stdout.readline())['port']}")
    finally:
        server.terminate()
        server.communicate(timeout=PATIENCE)


@pytest.fixture(scope="module")
def emulator() -> Iterator[Any]:
    with nothing_left_behind():
        launched = Launch(Settings(api_keys=(KEY,))).ready()
        yield launched
        launched.close()


@pytest.fixture(scope="module")
def service(compiled: Path, emulator: Any) -> Iterator[Service]:
    """The server, with Ayu's two accounts connected through it."""
    for server in running(compiled, emulator.base_url):
        for toolkit in ("github", "gmail"):
            server.connect("user_ayu", toolkit)
        yield server


@pytest.fixture(scope="module", params=["wrong key", "away"])
def trouble(request: pytest.FixtureRequest, compiled: Path, emulator: Any) -> Iterator[Any]:
    """The server with a key that Composio refuses, or with no Composio; and which it is."""
    base_url = emulator.base_url if request.param == "wrong key" else "http://127.0.0.1:9"
    for server in running(compiled, base_url, key="ak_of_nobody"):
        yield request.param, server


def test_both_languages_show_the_same_server() -> None:
    first, *others = map(code_in_the_text, LANGUAGES)

    assert all(other == first for other in others)


def test_a_user_sees_what_they_have_connected(service: Service) -> None:
    assert service("GET", "/api/session", token("user_ayu")).json() == ["github", "gmail"]
    assert service("GET", "/api/session", token("user_budi")).json() == []


@pytest.mark.parametrize(
    "sent",
    [
        pytest.param(None, id="no token"),
        pytest.param(token("user_ayu", secret="guessed " * 5), id="guessed"),
        pytest.param(token("user_ayu", secret=None), id="unsigned"),
        pytest.param(token("user_ayu", minutes=-1), id="expired"),
        pytest.param(jwt.encode({"sub": "user_ayu"}, SECRET, algorithm="HS256"), id="endless"),
    ],
)
def test_who_has_no_good_token_gets_nothing(service: Service, sent: str | None) -> None:
    refused = service("GET", "/api/session", sent)

    assert refused.status_code == 401
    assert refused.headers["WWW-Authenticate"] == "Bearer"
    assert refused.json() == {"error": "unauthorized"}


@pytest.mark.parametrize(
    ("method", "path"),
    [("GET", "/api/session/user_ayu"), ("POST", "/api/authorize/user_ayu/gmail")],
)
def test_the_guides_attack_finds_no_address(service: Service, method: str, path: str) -> None:
    assert service(method, path, token("user_budi")).status_code == 404


def test_a_toolkit_that_the_service_does_not_offer_is_refused(service: Service) -> None:
    assert service("POST", "/api/authorize/slack", token("user_ayu")).status_code == 422


def test_a_conversation_answers_its_user_and_nobody_else(service: Service) -> None:
    opened = service("POST", "/api/conversations", token("user_ayu"))

    own = service.ask("user_ayu", opened.json(), "GitHub?")
    stolen = service.ask("user_budi", opened.json(), "GitHub?")
    unknown = service.ask("user_budi", "of-nobody", "GitHub?")

    assert opened.status_code == 201
    assert json.loads(own.json())["login"] == "ayu"
    assert stolen.status_code == 404
    assert (stolen.status_code, stolen.text) == (unknown.status_code, unknown.text)


def test_a_missing_connection_comes_with_the_link_that_mends_it(service: Service) -> None:
    conversation = service("POST", "/api/conversations", token("user_budi")).json()

    missing = service.ask("user_budi", conversation, "Gmail?")
    approved(missing.json())
    found = service.ask("user_budi", conversation, "Gmail?")

    assert (missing.status_code, missing.json()["connect"]) == (409, "gmail")
    assert json.loads(found.json())["emailAddress"].startswith("budi@")


def test_trouble_with_composio_is_answered_by_its_class(trouble: Any) -> None:
    kind, server = trouble
    answered = server("POST", "/api/conversations", token("user_ayu"))

    wanted = {"wrong key": (502, None, "unavailable"), "away": (503, "5", "try_again")}
    said = (answered.status_code, answered.headers.get("Retry-After"), answered.json()["error"])
    assert said == wanted[kind]
