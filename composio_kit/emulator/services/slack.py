"""Slack's Web API: every answer is a 200 and says in `ok` whether it worked."""

from typing import Any

from composio_kit.emulator.catalogue import JsonObject
from composio_kit.emulator.service import Answer, Asked, Endpoint, Failure, Service
from composio_kit.emulator.toolkits.slack import (
    ALREADY_REACTED,
    CHANNEL_NOT_FOUND,
    MESSAGE_NOT_FOUND,
    NO_TEXT,
    NOT_YOURS,
)

_CODES = {
    CHANNEL_NOT_FOUND: "channel_not_found",
    MESSAGE_NOT_FOUND: "message_not_found",
    NO_TEXT: "no_text",
    NOT_YOURS: "cant_delete_message",
    ALREADY_REACTED: "already_reacted",
}
_KINDS = {"invalid": "invalid_arguments", "forbidden": "missing_scope", "missing": "fatal_error"}


def _ok(data: JsonObject, asked: Asked) -> Any:
    return {"ok": True, **data}


def _page(data: JsonObject, asked: Asked) -> Any:
    return {"ok": True, **data, "response_metadata": {"next_cursor": ""}}


def _reacted(data: JsonObject, asked: Asked) -> Any:
    return {"ok": True}


def _arguments(asked: Asked) -> JsonObject:
    """What the body says, or the query; a reading method's numbers come as text."""
    said = asked.all()
    numbers = {name: asked.number(name, 100) for name in ("limit", "count") if name in asked.query}
    return {**said, **numbers}


def _failure(failure: Failure) -> Answer:
    code = _CODES.get(failure.why, _KINDS[failure.kind])
    body: JsonObject = {"ok": False, "error": code}
    return 200, {**body, "response_metadata": {"messages": [failure.message]}}


_METHODS = (
    ("auth.test", "SLACK_TEST_AUTH", _ok),
    ("conversations.list", "SLACK_LIST_ALL_CHANNELS", _page),
    ("users.list", "SLACK_LIST_ALL_USERS", _page),
    ("conversations.history", "SLACK_FETCH_CONVERSATION_HISTORY", _ok),
    ("conversations.replies", "SLACK_FETCH_MESSAGE_THREAD_FROM_A_CONVERSATION", _ok),
    ("search.messages", "SLACK_SEARCH_MESSAGES", _ok),
    ("chat.postMessage", "SLACK_SEND_MESSAGE", _ok),
    ("chat.delete", "SLACK_DELETES_A_MESSAGE_FROM_A_CHAT", _ok),
    ("reactions.add", "SLACK_ADD_REACTION_TO_AN_ITEM", _reacted),
)
_WRITING = ("chat.postMessage", "chat.delete", "reactions.add")

SERVICE = Service(
    base_url="https://slack.com/api",
    failure=_failure,
    endpoints=tuple(
        Endpoint(verb, f"/{method}", tool, _arguments, answer)
        for method, tool, answer in _METHODS
        for verb in (("POST",) if method in _WRITING else ("GET", "POST"))
    ),
)
