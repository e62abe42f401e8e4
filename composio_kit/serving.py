"""`composio-kit emulator`: the emulator on its own, for programs in any language."""

import errno
import json
import shlex
import signal
import socket
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, cast

from composio_kit.command_help import WORDS, option
from composio_kit.lessons import BadInputError
from composio_kit.messages import LANGUAGES, messages, set_language, system_language

if TYPE_CHECKING:
    from composio_kit.emulator.state import Emulator

PORT = 9900
"""Where the SDK looks for `Composio(environment="local")`."""

API_KEY = "ak_local"

_HELP = messages(system_language()).serving

_PYTHON = """\
from composio import Composio

composio = Composio(api_key={key}, {where}, allow_tracking=False)
session = composio.create(user_id="user_ayu", toolkits=["github"])
request = session.authorize("github")
print(request.redirect_url)  # {approve}
request.wait_for_connection()
print(session.execute("GITHUB_GET_THE_AUTHENTICATED_USER", arguments={{}}))"""

_TYPESCRIPT = """\
import {{ Composio }} from "@composio/core";

const composio = new Composio({{ apiKey: {key}, baseURL: "{address}", allowTracking: false }});
const session = await composio.create("user_ayu", {{ toolkits: ["github"] }});
const request = await session.authorize("github");
console.log(request.redirectUrl); // {approve}
await request.waitForConnection();
console.log(await session.execute("GITHUB_GET_THE_AUTHENTICATED_USER", {{}}));"""

_MCP_PATH = "/tool_router/trs_…/mcp"
_SEED = {"users": ["user_ayu", "user_budi"], "toolkits": ["github", "gmail"]}


def serve_emulator(
    port: int = PORT,
    state: Path | None = None,
    language: Literal["en", "id"] = "en",
    api_keys: Sequence[str] = (API_KEY,),
) -> None:
    """Run an emulator in the foreground until Ctrl-C, and print how to use it.

    Parameters
    ----------
    port
        where to answer on 127.0.0.1; 0 takes any free port.
    state
        a file to keep everything in, or nothing to keep it in memory.
    language
        of the emulator's pages and sentences.
    api_keys
        the keys that it accepts, each for a project of its own.

    Raises
    ------
    BadInputError
        a port, a file or a key that cannot be used.
    """
    from composio_kit.emulator.server import serve

    keys = tuple(dict.fromkeys(api_keys))
    for key in keys:
        if not (key.isascii() and key.isprintable()) or " " in key or not key:
            raise BadInputError(messages().serving.key_unfit.format(key=repr(key)))
    listener = _listener(port)
    taken = listener.getsockname()[1]
    with listener:
        emulator = _emulator(taken, state, language, keys)
        # Whatever ends a service politely ends it as Ctrl-C does.
        signal.signal(signal.SIGTERM, signal.default_int_handler)
        said = "\n".join(instructions(taken, state, keys))
        try:
            serve(emulator, listener, lambda: print(said, flush=True))
        except KeyboardInterrupt:
            print()
    print(messages().serving.stopped)


def instructions(port: int, state: Path | None, api_keys: Sequence[str]) -> Iterator[str]:
    """The lines that say how to point a program at the emulator on `port`.

    What is to be copied stands at the beginning of a line.
    """
    words = messages().serving
    address = f"http://127.0.0.1:{port}"
    key = json.dumps(api_keys[0])
    where = 'environment="local"' if port == PORT else f'base_url="{address}"'
    yield words.answers.format(address=address)
    yield words.in_file.format(file=state) if state else words.in_memory
    yield words.keys.format(keys=", ".join(api_keys))
    yield words.page.format(address=f"{address}/")
    if _behind_a_proxy():
        yield words.proxy_set
    yield from _section(
        words.python, _PYTHON.format(key=key, where=where, approve=words.open_and_approve)
    )
    yield from _section(
        words.typescript,
        _TYPESCRIPT.format(key=key, address=address, approve=words.open_and_approve),
    )
    server = {
        "type": "http",
        "url": f"{address}{_MCP_PATH}",
        "headers": {"x-api-key": api_keys[0]},
    }
    settings = json.dumps({"mcpServers": {"composio": server}}, indent=2, ensure_ascii=False)
    yield from _section(words.mcp, settings, words.mcp_address)
    yield from _section(
        words.curl,
        _curl(f"{address}/api/v3.1/toolkits", api_keys[0]),
        _curl(f"{address}/_emulator/seed", api_keys[0], _SEED),
    )
    yield from _section(words.control, *_control())


def emulator_command(
    port: Annotated[
        int, option(help=_HELP.help_port, metavar=WORDS.number_metavar, min=0, max=65535)
    ] = PORT,
    state: Annotated[Path | None, option(help=_HELP.help_state, metavar=_HELP.file_metavar)] = None,
    lang: Annotated[str | None, option(help=_HELP.help_language, metavar="en|id")] = None,
    api_key: Annotated[
        list[str] | None, option(help=_HELP.help_api_key, metavar=_HELP.key_metavar)
    ] = None,
) -> None:
    serve_emulator(port, state, _language(lang), api_key or [API_KEY])


def _language(typed: str | None) -> Literal["en", "id"]:
    if typed is not None and typed not in LANGUAGES:
        choices = ", ".join(LANGUAGES)
        raise BadInputError(WORDS.unknown_language.format(typed=typed, choices=choices))
    language = cast(Literal["en", "id"], typed or system_language())
    set_language(language)
    return language


def _listener(port: int) -> socket.socket:
    from composio_kit.emulator.server import listen

    words = messages().serving
    try:
        return listen(port)
    except OSError as error:
        taken = error.errno == errno.EADDRINUSE
        sentence = words.port_taken if taken else words.cannot_listen
        raise BadInputError(sentence.format(port=port, reason=error.strerror)) from None


def _emulator(
    port: int, state: Path | None, language: Literal["en", "id"], api_keys: tuple[str, ...]
) -> "Emulator":
    import sqlite3

    from composio_kit.emulator.server import build
    from composio_kit.emulator.settings import Settings

    settings = Settings(api_keys, language, port, state=str(state) if state else None)
    try:
        emulator = build(settings, port)
        with emulator.store.transaction(
            at_once=True
        ):  # a file that can only be read is found out now
            pass
    except sqlite3.Error as error:
        sentence = messages().serving.state_unusable
        raise BadInputError(sentence.format(file=state, reason=error)) from None
    return emulator


def _behind_a_proxy() -> bool:
    """Whether the SDK, which obeys proxy settings, would miss servers on this computer."""
    from urllib.request import getproxies, proxy_bypass

    proxied = {"http", "all"} & set(getproxies())
    return bool(proxied) and not all(proxy_bypass(host) for host in ("localhost", "127.0.0.1"))


def _section(title: str, *blocks: str) -> Iterator[str]:
    yield f"\n── {title} ──"
    yield from blocks


def _curl(address: str, key: str, body: object = None) -> str:
    command = ["curl", address, "-H", f"x-api-key: {key}"]
    if body is not None:
        command += ["-H", "content-type: application/json", "-d", json.dumps(body)]
    return shlex.join(command)


def _control() -> Iterator[str]:
    words = messages().serving
    failure = {
        "operation": "POST /tool_router/session/{id}/link",
        "status": 500,
        "times": 1,
        "retry": False,
    }
    routes: tuple[tuple[str, str, object, str], ...] = (
        ("GET", "state", None, words.control_state),
        ("GET", "logs", None, words.control_logs),
        ("POST", "reset", None, words.control_reset),
        ("POST", "seed", _SEED, words.control_seed),
        ("POST", "clock", {"seconds": 600}, words.control_clock),
        ("POST", "expire_link", {"connected_account_id": "ca_…"}, words.control_expire_link),
        ("POST", "fail", failure, words.control_fail),
        ("DELETE", "fail", None, words.control_cancel),
    )
    for method, name, body, meaning in routes:
        example = f" {json.dumps(body, ensure_ascii=False)}" if body else ""
        yield f"{method} /_emulator/{name}{example}\n    {meaning}"
