"""Which chat model an agent lesson gets, and what it says about it."""

import sys
from types import ModuleType
from typing import Any

import pytest
from langsmith import utils as langsmith
from langsmith.run_trees import configure

from composio_kit import chat_model
from composio_kit.messages import LANGUAGES, messages, set_language
from composio_kit.models import MAKERS, without_model_keys
from composio_kit.scripted_model import ScriptedChatModel
from tests.processes import undone

SCRIPT = {"inbox": [("GMAIL_FETCH_EMAILS", {})]}
CEREBRAS, OPENAI = MAKERS


@pytest.fixture(autouse=True)
def _as_before(monkeypatch):
    """Each test begins in English, without a key, and leaves LangSmith as it was."""
    for maker in MAKERS:
        monkeypatch.delenv(maker.key, raising=False)
    with undone():
        set_language("en")
        yield
    configure(enabled=None)


def printed(capsys: pytest.CaptureFixture[str]) -> str:
    return " ".join(capsys.readouterr().out.split())


def package_with(name: str) -> Any:
    """A package that makes a note of the chat model it is asked for."""
    package = ModuleType("installed")
    setattr(package, name, lambda **options: (name, options))
    return package


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_a_key_the_model_is_scripted_and_one_line_says_so(language, capsys):
    set_language(language)

    assert isinstance(chat_model(SCRIPT), ScriptedChatModel)
    assert printed(capsys) == messages(language).models.scripted_ready


@pytest.mark.parametrize(
    ("maker", "name"), [(CEREBRAS, "ChatCerebras"), (OPENAI, "ChatOpenAI")], ids=lambda one: ""
)
def test_with_a_key_the_model_is_a_real_one(maker, name, monkeypatch, capsys):
    monkeypatch.setenv(maker.key, "a-key")
    monkeypatch.setitem(sys.modules, maker.package, package_with(name))

    assert chat_model(SCRIPT) == (name, {"model": maker.model, "temperature": 0})
    said = printed(capsys)
    assert maker.model in said
    assert "a-key" not in said


def test_the_key_of_the_guides_model_goes_first(monkeypatch):
    for maker, name in ((CEREBRAS, "ChatCerebras"), (OPENAI, "ChatOpenAI")):
        monkeypatch.setenv(maker.key, "a-key")
        monkeypatch.setitem(sys.modules, maker.package, package_with(name))

    assert chat_model(SCRIPT)[1]["model"] == "llama-3.3-70b"


@pytest.mark.parametrize("maker", MAKERS, ids=lambda maker: maker.package)
def test_a_key_without_its_package_gives_a_sentence_and_the_scripted_model(
    maker, monkeypatch, capsys
):
    monkeypatch.setenv(maker.key, "a-key")
    monkeypatch.setitem(sys.modules, maker.package, None)

    assert isinstance(chat_model(SCRIPT), ScriptedChatModel)
    words = messages("en").models
    package = maker.package.replace("_", "-")
    missing = words.package_missing.format(key=maker.key, package=package)
    assert printed(capsys) == f"{missing} {words.scripted_ready}"


@pytest.mark.parametrize("maker", MAKERS, ids=lambda maker: maker.package)
def test_the_real_packages_take_what_the_kit_gives_them(maker, monkeypatch):
    pytest.importorskip(maker.package)
    monkeypatch.setenv(maker.key, "a-key")

    assert chat_model(SCRIPT).bind_tools([])


def test_langsmith_traces_nothing_whatever_the_environment_says(monkeypatch):
    for name in ("LANGSMITH_TRACING", "LANGSMITH_TRACING_V2", "LANGCHAIN_TRACING_V2"):
        monkeypatch.setenv(name, "true")
    langsmith.get_env_var.cache_clear()
    assert langsmith.tracing_is_enabled()

    chat_model(SCRIPT)

    assert not langsmith.tracing_is_enabled()
    langsmith.get_env_var.cache_clear()


def test_a_run_that_must_repeat_sees_no_key_of_a_model():
    environment = {"CEREBRAS_API_KEY": "a", "OPENAI_API_KEY": "b", "HOME": "/home/ayu"}

    assert without_model_keys(environment) == {"HOME": "/home/ayu"}
