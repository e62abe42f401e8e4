"""A chat model that follows a script: real tool calls, answers made of the real results.

It keeps nothing between two calls and decides by the messages alone, so that
any number of people can talk to one of it at once. What it decides is in pure
functions; the class around them is what LangChain asks of a chat model.
"""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from langchain_core.callbacks import CallbackManagerForLLMRun
from langchain_core.language_models import BaseChatModel, LanguageModelInput
from langchain_core.messages import AIMessage, BaseMessage, HumanMessage, ToolMessage
from langchain_core.outputs import ChatGeneration, ChatResult
from langchain_core.runnables import Runnable
from langchain_core.utils.function_calling import convert_to_openai_tool

from composio_kit.messages import messages as catalogue

SEARCH = "COMPOSIO_SEARCH_TOOLS"
CONNECT = "COMPOSIO_MANAGE_CONNECTIONS"
EXECUTE = "COMPOSIO_MULTI_EXECUTE_TOOL"

PHRASES_SHOWN = 3
LONGEST_PHRASE = 60

Call: TypeAlias = tuple[str, dict[str, Any]]
Step: TypeAlias = Call | Callable[[Sequence[BaseMessage]], Call]
Script: TypeAlias = Mapping[str, Sequence[Step]]


class ScriptedChatModel(BaseChatModel):
    """A LangChain chat model that follows a script and says so in every answer.

    The first word of the script that stands in the person's newest message says
    which tools are called, in order. A tool that the session does not offer
    itself is reached as the meta tools ask for it: search, connections,
    execution. The script ends early where a call fails or an account is missing.

    Attributes
    ----------
    script
        A word, in whatever case, → the calls it leads to: each a tool's slug and
        its arguments, or a function that makes them of the messages so far.
    """

    script: Mapping[str, Sequence[Any]]

    @property
    def _llm_type(self) -> str:
        return "scripted"

    def bind_tools(
        self, tools: Sequence[Any], *, tool_choice: str | None = None, **kwargs: Any
    ) -> Runnable[LanguageModelInput, AIMessage]:
        """The model, with the tools it may call."""
        return self.bind(tools=[convert_to_openai_tool(tool) for tool in tools], **kwargs)

    def _generate(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        **kwargs: Any,
    ) -> ChatResult:
        offered = [tool["function"]["name"] for tool in kwargs.get("tools", [])]
        said = next_message(self.script, offered, messages)
        return ChatResult(generations=[ChatGeneration(message=said)])


@dataclass(frozen=True, slots=True)
class Done:
    """A tool that ran, or failed to: what came of it."""

    tool: str
    data: Any
    error: str | None


def next_message(
    script: Script, offered: Sequence[str], messages: Sequence[BaseMessage]
) -> AIMessage:
    """What the model says next: a call of a tool, or the answer that ends the turn.

    Parameters
    ----------
    offered
        The names of the tools that the model may call.
    messages
        The conversation so far. What counts is what came after the person's
        newest message.
    """
    words = catalogue().models
    asked, turn = _turn(messages)
    steps = _steps(script, asked)
    if steps is None:
        return _answer(words.unknown_request.format(words=", ".join(script)))
    unusable = _unusable_connections(turn)
    if unusable:
        return _answer("\n".join(unusable))
    done = list(_done(turn))
    if len(done) >= len(steps) or any(one.error for one in done):
        return _answer("\n".join(map(_told, done)))
    step = steps[len(done)]
    tool, arguments = step(messages) if callable(step) else step
    call = _way_to(tool, arguments, offered, asked, turn)
    if call is None:
        return _answer(words.tool_missing.format(tool=tool))
    name, given = call
    request = {"name": name, "args": given, "id": f"call_{len(messages)}", "type": "tool_call"}
    return AIMessage(content="", tool_calls=[request])


def _turn(messages: Sequence[BaseMessage]) -> tuple[str, Sequence[BaseMessage]]:
    """The person's newest message, and everything since."""
    for index in range(len(messages) - 1, -1, -1):
        if isinstance(messages[index], HumanMessage):
            return messages[index].text, messages[index + 1 :]
    return "", messages


def _steps(script: Script, asked: str) -> Sequence[Step] | None:
    said = asked.lower()
    return next((steps for word, steps in script.items() if word.lower() in said), None)


def _way_to(
    tool: str,
    arguments: dict[str, Any],
    offered: Sequence[str],
    asked: str,
    turn: Sequence[BaseMessage],
) -> Call | None:
    """The call that comes next on the way to a tool: the tool itself, or a meta tool."""
    if tool in offered:
        return tool, arguments
    if EXECUTE not in offered:
        return None
    since = [one for one in turn if isinstance(one, ToolMessage)]
    while since and any(one.name == EXECUTE for one in since):
        since = since[1:]
    found = next((_content(one) for one in since if one.name == SEARCH), None)
    if SEARCH in offered and found is None:
        return SEARCH, {"queries": [{"use_case": asked}], "session": {"generate_id": True}}
    data = (found or {}).get("data") or {}
    workflow = {"session_id": data["session"]["id"]} if data.get("session") else {}
    if CONNECT in offered and not any(one.name == CONNECT for one in since):
        schema = (data.get("tool_schemas") or {}).get(tool) or {}
        toolkit = schema.get("toolkit") or tool.partition("_")[0].lower()
        return CONNECT, {"toolkits": [toolkit], **workflow}
    calls = [{"tool_slug": tool, "arguments": arguments}]
    return EXECUTE, {"tools": calls, "sync_response_to_workbench": False, **workflow}


def _unusable_connections(turn: Sequence[BaseMessage]) -> list[str]:
    """What the newest look at the connections says of those that cannot be used."""
    last = turn[-1] if turn else None
    if not isinstance(last, ToolMessage) or last.name != CONNECT:
        return []
    words = catalogue().models
    results = (_content(last).get("data") or {}).get("results") or {}
    return [
        one.get("error_message") or words.not_connected.format(toolkit=toolkit)
        for toolkit, one in results.items()
        if one.get("status") != "active"
    ]


def _done(turn: Sequence[BaseMessage]) -> Iterator[Done]:
    """Each tool of the script that was called in this turn, and any call that failed."""
    for one in turn:
        if not isinstance(one, ToolMessage):
            continue
        result = _content(one)
        data, error = result.get("data") or {}, result.get("error")
        if one.name == EXECUTE and data.get("results"):
            for each in data["results"]:
                response = each.get("response") or {}
                yield Done(each["tool_slug"], response.get("data"), each.get("error"))
        elif one.name not in (SEARCH, CONNECT) or error:
            yield Done(one.name or "", data, error)


def _content(message: ToolMessage) -> dict[str, Any]:
    """What a tool returned: `data` and `error`, or the plain text of a call that broke."""
    try:
        result = json.loads(message.text)
    except ValueError:
        result = None
    if isinstance(result, dict):
        return result
    failed = message.status == "error"
    return {"data": message.text, "error": message.text if failed else None}


def _answer(text: str) -> AIMessage:
    return AIMessage(content=f"{catalogue().models.scripted_mark} {text}")


def _told(done: Done) -> str:
    if done.error:
        return catalogue().models.call_failed.format(tool=done.tool, error=done.error)
    found = [f"{name}: {value}" for name, value in _leaves(done.data)]
    phrases = [value for _, value in _leaves(done.data) if " " in value.strip()]
    shown = [_shortened(text) for text in (phrases or found)[:PHRASES_SHOWN]]
    return f"{done.tool} → {' · '.join(shown) or '✓'}"


def _leaves(data: Any, name: str = "") -> Iterator[tuple[str, str]]:
    """Every value in a result, with the name it stands under."""
    if isinstance(data, Mapping):
        for key, value in data.items():
            yield from _leaves(value, key)
    elif isinstance(data, list):
        for value in data:
            yield from _leaves(value, name)
    elif data not in (None, ""):
        yield name, str(data)


def _shortened(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= LONGEST_PHRASE else f"{line[: LONGEST_PHRASE - 1].rstrip()}…"
