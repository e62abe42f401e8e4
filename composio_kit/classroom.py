"""Starting a lesson: the emulator or the live service, and a client of the real SDK for it.

This is the only module that knows both worlds. Everything else takes the
client, or a session, and does not ask what is behind it.
"""

import os
import secrets
import sys
import threading
from dataclasses import dataclass, field
from importlib import import_module
from types import FrameType
from typing import TYPE_CHECKING, Any, Literal, cast
from urllib.parse import urlsplit

from composio_kit.emulator.process import EmulatorFailed, EmulatorProcess, Launch
from composio_kit.emulator.settings import Settings
from composio_kit.errors import KitError
from composio_kit.messages import checked_language, messages, set_language

if TYPE_CHECKING:
    from composio import Composio
    from composio.core.provider.base import BaseProvider

TIMEOUT = 30
"""Seconds a call may take; left to itself the SDK would wait for ever."""


@dataclass(frozen=True)
class Classroom:
    """A lesson that has begun: the language, and a client of the SDK.

    Attributes
    ----------
    composio
        The real `composio.Composio`, configured for the emulator or the live service.
    language
        `"en"` or `"id"`.
    live
        Whether its calls go to Composio instead of the emulator.
    """

    composio: "Composio[Any, Any]" = field(repr=False)
    language: str
    live: bool


@dataclass(frozen=True)
class Running:
    """The emulator of the lesson that goes on in this kernel, and its key."""

    key: str = field(repr=False)
    emulator: EmulatorProcess

    @property
    def port(self) -> int:
        """Where it listens."""
        return urlsplit(self.emulator.base_url).port or 0


_running: Running | None = None


def start(
    language: str = "en",
    *,
    live: bool = False,
    provider: "BaseProvider[Any, Any] | None" = None,
) -> Classroom:
    """Begin a lesson, with a fresh emulator or with the live service.

    Prints one line that says which. Called again, it begins afresh: the
    emulator of the lesson before is gone, with everything in it, and an empty
    one answers in its place.

    Parameters
    ----------
    language
        `"en"` or `"id"`: the language of everything the kit and the emulator say.
    live
        True to call Composio itself, with the key in `COMPOSIO_API_KEY`.
    provider
        For which framework `session.tools()` makes the tools, such as
        `composio_langchain.LangchainProvider()`; the SDK's own default is OpenAI.

    Returns
    -------
    Classroom
        `classroom.composio` is the client of the real SDK. It never sends
        telemetry, waits at most 30 seconds for an answer, and reaches an
        emulator past any proxy.

    Raises
    ------
    KitError
        live without a key, or an emulator that does not start.
    UnknownLanguage
        a language that the kit does not speak; it is a ValueError.
    """
    global _running
    language = checked_language(language)
    set_language(language)
    words = messages().classroom
    if live:
        _end_running()
        key = os.environ.get("COMPOSIO_API_KEY")
        if not key:
            raise KitError(words.key_missing)
        client = _client(key, provider)
        print(words.live_ready)
        return Classroom(client, language, live=True)
    before = _end_running()
    # The same address and key: what a learner kept from before gets a plain 404.
    key = before.key if before else f"ak_{secrets.token_urlsafe(18)}"
    launch = Launch(_settings(key, language, before.port if before else 0))
    import_module("composio")  # takes seconds, in which the emulator gets ready
    _running = Running(key, _ready(launch))
    _bypass_proxies()
    client = _client(key, provider, _running.emulator)
    print(words.emulator_again if before else words.emulator_ready)
    return Classroom(client, language, live=False)


def _end_running() -> Running | None:
    """End the emulator of the lesson before, and say which it was."""
    global _running
    before, _running = _running, None
    if before is not None:
        before.emulator.close()
    return before


def start_emulator(language: str = "en") -> EmulatorProcess:
    """Start an emulator of its own, without the SDK, and wait until it answers.

    Raises
    ------
    KitError
        it ended instead; the message has the reason it gave.
    """
    key = f"ak_{secrets.token_urlsafe(18)}"
    return _ready(Launch(_settings(key, checked_language(language))))


def _settings(key: str, language: str, port: int = 0) -> Settings:
    prefix = os.environ.get("JUPYTERHUB_SERVICE_PREFIX")
    public_url = os.environ.get("JUPYTERHUB_PUBLIC_URL", "")
    return Settings(
        api_keys=(key,),
        port=port,
        language=cast(Literal["en", "id"], language),
        repeatable=True,
        public_host=os.environ.get("COMPOSIO_KIT_PUBLIC_HOST") or urlsplit(public_url).hostname,
        public_prefix=f"{prefix}proxy/{{port}}" if prefix else None,
    )


def _ready(launch: Launch) -> EmulatorProcess:
    try:
        return launch.ready()
    except EmulatorFailed as failure:
        reason = str(failure).rstrip(".") + "."
        raise KitError(messages().classroom.emulator_failed.format(reason=reason)) from None


def _client(
    api_key: str,
    provider: "BaseProvider[Any, Any] | None",
    emulator: EmulatorProcess | None = None,
) -> "Composio[Any, Any]":
    import httpx
    from composio import Composio

    _never_track()
    if emulator is None:
        return Composio(provider=provider, api_key=api_key, timeout=TIMEOUT, allow_tracking=False)
    return Composio(
        provider=provider,
        api_key=api_key,
        base_url=emulator.base_url,
        timeout=TIMEOUT,
        allow_tracking=False,
        http_client=httpx.Client(trust_env=False),
    )


def _bypass_proxies() -> None:
    """Let every client of this kernel reach loopback addresses without a proxy."""
    for name in ("NO_PROXY", "no_proxy"):
        hosts = [host for host in os.environ.get(name, "").split(",") if host]
        missing = [host for host in ("127.0.0.1", "localhost") if host not in hosts]
        os.environ[name] = ",".join(hosts + missing)


def _never_track() -> None:
    """Keep the SDK's telemetry off in every thread and in every cell.

    The SDK keeps `allow_tracking=False` in a context variable whose default is
    True, and a thread begins with the default: a call in a ThreadPoolExecutor
    would report to telemetry.composio.dev. Python runs a profile function in
    each new thread before anything else; ours sets the variable there and
    takes itself away again.
    """
    from composio.core.models.base import allow_tracking
    from IPython import get_ipython

    others = threading.getprofile()

    def untracked(frame: FrameType, event: str, arg: Any) -> None:
        sys.setprofile(others)
        allow_tracking.set(False)

    if getattr(others, "__qualname__", "") != untracked.__qualname__:
        threading.setprofile(untracked)
    shell = get_ipython()
    if shell is not None and _untracked_cell not in shell.events.callbacks["pre_run_cell"]:
        shell.events.register("pre_run_cell", _untracked_cell)


def _untracked_cell(info: Any) -> None:
    from composio.core.models.base import allow_tracking

    allow_tracking.set(False)
