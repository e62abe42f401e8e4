"""The chat model of an agent lesson: a real one if there is a key, else a scripted one."""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Any

from composio_kit.errors import print_wrapped
from composio_kit.messages import messages

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

    from composio_kit.scripted_model import Script


@dataclass(frozen=True, slots=True)
class Maker:
    """Whose model it may be: the key it needs, the package it comes in, how it is made."""

    key: str
    package: str
    model: str
    build: Callable[[Any, str], "BaseChatModel"]


MAKERS = (
    Maker(
        key="CEREBRAS_API_KEY",
        package="langchain_cerebras",
        model="llama-3.3-70b",
        build=lambda package, model: package.ChatCerebras(model=model, temperature=0),
    ),
    Maker(
        key="OPENAI_API_KEY",
        package="langchain_openai",
        model="gpt-4.1-mini",
        build=lambda package, model: package.ChatOpenAI(model=model, temperature=0),
    ),
)
"""In the order in which they are tried."""


def without_model_keys(environment: Mapping[str, str]) -> dict[str, str]:
    """An environment in which every agent is scripted, so that each run shows the same."""
    keys = {maker.key for maker in MAKERS}
    return {name: value for name, value in environment.items() if name not in keys}


def chat_model(script: "Script") -> "BaseChatModel":
    """Return the chat model of the lesson, and print one line that says which it is.

    With a key in `CEREBRAS_API_KEY` it is `ChatCerebras`, with one in
    `OPENAI_API_KEY` it is `ChatOpenAI`, if the package for it is installed (the
    extra `models`). Otherwise it is a `ScriptedChatModel`, which says in every
    answer that it is scripted. LangSmith's tracing is switched off: nothing of a
    lesson is sent there.

    Parameters
    ----------
    script
        What the scripted model does: a word that stands in the person's message →
        the calls of tools it leads to, in order. Each is a tool's slug and its
        arguments, or a function that makes them of the messages so far. A real
        model decides by itself and takes no notice of it.

    Returns
    -------
    BaseChatModel
        a LangChain chat model; `bind_tools` gives it the tools of a session. One
        serves any number of people at once.

    Examples
    --------
    >>> model = chat_model({"inbox": [("GMAIL_FETCH_EMAILS", {"max_results": 2})]})
    """
    _never_trace()
    words = messages().models
    for maker in MAKERS:
        if not os.environ.get(maker.key):
            continue
        try:
            package = import_module(maker.package)
        except ImportError:
            named = maker.package.replace("_", "-")
            print_wrapped(words.package_missing.format(key=maker.key, package=named))
            continue
        print_wrapped(words.real_ready.format(model=maker.model, key=maker.key))
        return maker.build(package, maker.model)
    from composio_kit.scripted_model import ScriptedChatModel

    print_wrapped(words.scripted_ready)
    return ScriptedChatModel(script=script)


def _never_trace() -> None:
    """Keep LangSmith off in every thread, whatever the environment says."""
    from langsmith.run_trees import configure

    configure(enabled=False)
