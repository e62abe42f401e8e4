"""What `start` gives a lesson: one line, a client of the real SDK, and no surprises."""

import asyncio
import contextvars
import socket
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from urllib.request import proxy_bypass

import composio.core.models.base as sdk_base
import httpx
import psutil
import pytest
from composio import Composio

from composio_kit import Classroom, KitError, start
from composio_kit.messages import messages
from tests.processes import open_kernel, undone

LANGUAGES = ("en", "id")
PROXIES = ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY")


@pytest.fixture(autouse=True)
def _as_before(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Each test begins without a key or a proxy, and what `start` changes is undone."""
    for name in ("COMPOSIO_API_KEY", "COMPOSIO_BASE_URL", *PROXIES):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)
    for name in ("NO_PROXY", "no_proxy"):
        monkeypatch.setenv(name, "")
    with undone():
        threading.setprofile(None)
        yield


@pytest.fixture
def emulators() -> Callable[[], list[psutil.Process]]:
    """Tells which emulators the test has started and that still run."""

    def running() -> set[psutil.Process]:
        children = psutil.Process().children()
        return {child for child in children if "composio_kit.emulator" in child.cmdline()}

    before = running()
    return lambda: list(running() - before)


@pytest.fixture
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*arguments: Any) -> None:
        raise AssertionError(f"a network call: {arguments}")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


def key_of(classroom: Classroom) -> str:
    """The API key that a classroom's client sends."""
    return sdk_base.credential_headers(classroom.composio.client)["x-api-key"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_starting_prints_one_line_in_the_language_of_the_lesson(
    language: str, capsys: pytest.CaptureFixture[str]
) -> None:
    start(language)
    start(language)

    words = messages(language).classroom
    assert capsys.readouterr().out in (
        f"{words.emulator_ready}\n{words.emulator_again}\n",
        f"{words.emulator_again}\n{words.emulator_again}\n",
    )


def test_what_was_kept_from_before_a_second_start_gets_a_plain_404() -> None:
    from composio_client import NotFoundError

    session = start().composio.create(user_id="user_ayu")

    start()

    with pytest.raises(NotFoundError, match=session.session_id):
        session.tools()


def test_live_without_a_key_leaves_no_emulator_to_answer_in_its_place(
    monkeypatch: pytest.MonkeyPatch, emulators: Callable[[], list[psutil.Process]]
) -> None:
    monkeypatch.delenv("COMPOSIO_API_KEY", raising=False)
    start()

    with pytest.raises(KitError):
        start(live=True)

    assert emulators() == []


def test_the_client_is_the_sdks_own_and_talks_to_the_emulator() -> None:
    classroom = start()

    assert type(classroom.composio) is Composio
    assert urlsplit(str(classroom.composio.client.base_url)).hostname == "127.0.0.1"
    assert classroom.composio.create(user_id="user_ayu").session_id.startswith("trs_")


def test_a_call_waits_thirty_seconds_at_most() -> None:
    assert start().composio.client.timeout == 30


def test_starting_again_replaces_the_emulator(
    emulators: Callable[[], list[psutil.Process]],
) -> None:
    start()
    (first,) = emulators()

    start()

    (second,) = emulators()
    assert second != first
    assert not first.is_running()


@pytest.mark.parametrize("language", LANGUAGES)
def test_live_without_a_key_is_one_sentence_that_names_what_to_set(language: str) -> None:
    with pytest.raises(KitError) as error:
        start(language, live=True)

    assert str(error.value) == messages(language).classroom.key_missing
    assert "COMPOSIO_API_KEY" in str(error.value)


def test_a_notebook_shows_that_sentence_and_no_traceback(tmp_path: Path) -> None:
    with open_kernel(tmp_path) as kernel:
        shown = {
            language: kernel.error(
                f"from composio_kit import start\nstart({language!r}, live=True)"
            )["traceback"]
            for language in LANGUAGES
        }

    sentences = {
        language: " ".join(line.strip() for part in lines for line in part.splitlines())
        for language, lines in shown.items()
    }
    assert sentences == {
        language: messages(language).classroom.key_missing for language in LANGUAGES
    }


@pytest.mark.usefixtures("_no_network")
def test_live_with_a_key_makes_a_client_for_the_service_without_a_network_call(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    emulators: Callable[[], list[psutil.Process]],
) -> None:
    monkeypatch.setenv("COMPOSIO_API_KEY", "ak_of_a_learner")

    classroom = start(live=True)

    assert classroom.live
    assert key_of(classroom) == "ak_of_a_learner"
    assert str(classroom.composio.client.base_url) == "https://backend.composio.dev"
    assert capsys.readouterr().out == messages("en").classroom.live_ready + "\n"
    assert emulators() == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_emulator_that_does_not_start_is_the_reason_and_what_to_do(
    language: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "uvicorn.py").write_text("raise ImportError('this uvicorn is broken')")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))

    with pytest.raises(KitError) as error:
        start(language)

    reason = "ImportError: this uvicorn is broken."
    assert str(error.value) == messages(language).classroom.emulator_failed.format(reason=reason)


def test_the_repr_of_a_classroom_is_the_same_in_every_run() -> None:
    assert repr(start("id")) == "Classroom(language='id', live=False)"


@pytest.mark.parametrize("live", [False, True])
def test_a_key_is_neither_printed_nor_in_the_repr(
    live: bool, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COMPOSIO_API_KEY", "ak_of_a_learner")

    classroom = start(live=live)

    printed = capsys.readouterr()
    assert key_of(classroom) not in repr(classroom) + printed.out + printed.err


def test_the_key_of_an_emulator_is_not_the_learners(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMPOSIO_API_KEY", "ak_of_a_learner")

    assert key_of(start()) != "ak_of_a_learner"


class TestBehindAProxy:
    """A proxy that nothing reaches: every request that goes through it fails."""

    @pytest.fixture(autouse=True)
    def _dead_proxy(self, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
        with socket.socket() as never_listening:
            never_listening.bind(("127.0.0.1", 0))
            port = never_listening.getsockname()[1]
            for name in PROXIES:
                monkeypatch.setenv(name, f"http://127.0.0.1:{port}")
            yield

    def test_the_client_reaches_the_emulator(self) -> None:
        assert start().composio.toolkits.list().items

    def test_the_client_needs_no_library_for_a_proxy_that_it_does_not_use(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("ALL_PROXY", "socks5://127.0.0.1:9")

        assert start().composio.toolkits.list().items

    def test_a_client_that_a_lesson_makes_reaches_it_too(self) -> None:
        classroom = start()
        theirs = Composio(
            api_key=key_of(classroom),
            base_url=str(classroom.composio.client.base_url),
            allow_tracking=False,
        )

        assert theirs.toolkits.list().items

    def test_only_this_computer_is_added_to_what_needs_no_proxy(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("no_proxy", "intranet.example")

        start()

        hosts = ("127.0.0.1", "localhost", "intranet.example", "backend.composio.dev")
        assert [bool(proxy_bypass(host)) for host in hosts] == [True, True, True, False]


def in_the_main_thread(call: Callable[[], object]) -> None:
    call()


def in_a_thread(call: Callable[[], object]) -> None:
    thread = threading.Thread(target=call)
    thread.start()
    thread.join()


def in_a_pool(call: Callable[[], object]) -> None:
    with ThreadPoolExecutor() as pool:
        pool.submit(call).result()


def in_asyncio(call: Callable[[], object]) -> None:
    asyncio.run(asyncio.to_thread(call))  # type: ignore[arg-type]


WAYS = (in_the_main_thread, in_a_thread, in_a_pool, in_asyncio)


class TestTelemetry:
    """The SDK would tell telemetry.composio.dev of each call, from whatever thread makes it."""

    @pytest.fixture
    def events(self, monkeypatch: pytest.MonkeyPatch) -> list[Any]:
        """What the SDK would send; nothing is sent."""
        recorded: list[Any] = []
        monkeypatch.setattr(sdk_base, "push_event", lambda event: recorded.append(event))
        return recorded

    @pytest.mark.parametrize("way", WAYS)
    def test_the_recorder_sees_the_call_of_a_client_that_tracks(
        self, way: Callable[[Callable[[], object]], None], events: list[Any]
    ) -> None:
        def nothing(request: httpx.Request) -> httpx.Response:
            return httpx.Response(200, json={"items": []})

        def call() -> None:
            transport = httpx.MockTransport(nothing)
            composio = Composio(api_key="ak_any", http_client=httpx.Client(transport=transport))
            way(composio.toolkits.list)

        contextvars.copy_context().run(call)

        assert [payload["functionName"] for _, payload in events] == ["Toolkits.list"]

    @pytest.mark.parametrize("way", WAYS)
    def test_the_client_of_a_lesson_sends_nothing(
        self, way: Callable[[Callable[[], object]], None], events: list[Any]
    ) -> None:
        answers: list[Any] = []
        composio = start().composio

        way(lambda: answers.append(composio.toolkits.list()))

        assert len(answers) == 1
        assert events == []

    def test_a_thread_keeps_the_profiler_that_a_learner_set(self, events: list[Any]) -> None:
        profiled: list[str] = []

        def profiler(frame: Any, event: str, argument: Any) -> None:
            profiled.append(frame.f_code.co_name)

        threading.setprofile(profiler)
        composio = start().composio
        profiled.clear()

        in_a_thread(composio.toolkits.list)

        assert "run" in profiled
        assert events == []


def test_a_provider_decides_what_kind_of_tools_a_session_gives() -> None:
    from composio_langchain import LangchainProvider
    from langchain_core.tools import BaseTool

    session = start(provider=LangchainProvider()).composio.create(user_id="user_ayu")

    assert all(isinstance(tool, BaseTool) for tool in session.tools())
