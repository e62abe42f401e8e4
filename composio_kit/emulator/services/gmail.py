"""Gmail's REST API. A message has MIME headers and a body, as Gmail gives it in format full."""

import base64
import binascii
from datetime import datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import format_datetime, parseaddr
from typing import Any

from composio_kit.emulator.catalogue import JsonObject
from composio_kit.emulator.service import Answer, Asked, Endpoint, Failure, Service

_STATUS = {"invalid": "INVALID_ARGUMENT", "forbidden": "PERMISSION_DENIED", "missing": "NOT_FOUND"}
_SNIPPET = 100


def _letter(raw: object) -> EmailMessage | None:
    """The letter in the field `raw`: an RFC 822 message in base64url, padded or not."""
    if not isinstance(raw, str):
        return None
    try:
        decoded = base64.urlsafe_b64decode(raw + "=" * (-len(raw) % 4))
    except (binascii.Error, ValueError):
        return None
    parsed = message_from_bytes(decoded, policy=policy.default)
    return parsed if isinstance(parsed, EmailMessage) and parsed.keys() else None


def _words_of(letter: EmailMessage) -> str:
    body = letter.get_body(("plain", "html"))
    return str(body.get_content()).rstrip("\n") if body is not None else ""


def _written(raw: object) -> JsonObject:
    """The arguments of a tool that writes a letter; what is no letter gives none."""
    try:
        letter = _letter(raw)
        if letter is None:
            return {}
        said = {"subject": str(letter.get("subject", "")), "body": _words_of(letter)}
        recipient = parseaddr(str(letter.get("to", "")))[1]
    except (LookupError, ValueError, TypeError, AttributeError):
        return {}  # what the email package raises at a letter that is broken
    return {**said, "recipient_email": recipient} if recipient else said


def _sent(asked: Asked) -> JsonObject:
    return _written(asked.body.get("raw"))


def _answered(asked: Asked) -> JsonObject:
    said = _written(asked.body.get("raw"))
    reply = {"thread_id": asked.body["threadId"], "message_body": said.get("body", "")}
    return {**reply, **{k: v for k, v in said.items() if k == "recipient_email"}}


def _drafted(asked: Asked) -> JsonObject:
    message = asked.body.get("message")
    return _written(message.get("raw") if isinstance(message, dict) else None)


def _in_thread(asked: Asked) -> bool:
    return bool(asked.body.get("threadId"))


def _searched(asked: Asked) -> JsonObject:
    labels = [name for name in asked.query.get("labelIds", "").split(",") if name]
    return {
        "query": asked.query.get("q", ""),
        "max_results": asked.number("maxResults", 100),
        "label_ids": labels,
    }


def _listed_drafts(asked: Asked) -> JsonObject:
    return {"max_results": asked.number("maxResults", 100)}


def _named(asked: Asked) -> JsonObject:
    return {"message_id": asked.path["id"]}


def _modified(asked: Asked) -> JsonObject:
    names = {"addLabelIds": "add_label_ids", "removeLabelIds": "remove_label_ids"}
    changes = {names[name]: value for name, value in asked.body.items() if name in names}
    return {"message_id": asked.path["id"], **changes}


def _brief(message: JsonObject) -> JsonObject:
    return {"id": message["messageId"], "threadId": message["threadId"]}


def _full(message: JsonObject) -> JsonObject:
    text: bytes = message["messageText"].encode()
    written = datetime.fromisoformat(message["messageTimestamp"])
    headers = {
        "From": message["sender"],
        "To": message["to"],
        "Subject": message["subject"],
        "Date": format_datetime(written),
    }
    return {
        **_brief(message),
        "labelIds": message["labelIds"],
        "snippet": message["messageText"][:_SNIPPET],
        "internalDate": str(int(written.timestamp() * 1000)),
        "payload": {
            "mimeType": "text/plain",
            "headers": [{"name": name, "value": value} for name, value in headers.items()],
            "body": {"size": len(text), "data": base64.urlsafe_b64encode(text).decode()},
        },
    }


def _page(data: JsonObject, asked: Asked) -> Any:
    found = [_brief(message) for message in data["messages"]]
    return {"messages": found, "resultSizeEstimate": data["resultSizeEstimate"]}


def _drafts(data: JsonObject, asked: Asked) -> Any:
    drafts = [{"id": one["id"], "message": _brief(one["message"])} for one in data["drafts"]]
    return {"drafts": drafts, "resultSizeEstimate": len(drafts)}


def _draft(data: JsonObject, asked: Asked) -> Any:
    return {"id": data["id"], "message": {**_brief(data["message"]), "labelIds": ["DRAFT"]}}


def _thread(data: JsonObject, asked: Asked) -> Any:
    return {"id": asked.path["id"], "messages": [_full(message) for message in data["messages"]]}


def _labelled(data: JsonObject, asked: Asked) -> Any:
    return {**_brief(data), "labelIds": data["labelIds"]}


def _failure(failure: Failure) -> Answer:
    error = {"code": failure.status, "message": failure.message, "status": _STATUS[failure.kind]}
    return failure.status, {"error": error}


_ME = "/users/me"
_MESSAGES = f"{_ME}/messages"

SERVICE = Service(
    base_url="https://gmail.googleapis.com/gmail/v1",
    failure=_failure,
    endpoints=(
        Endpoint("GET", f"{_ME}/profile", "GMAIL_GET_PROFILE"),
        Endpoint("GET", _MESSAGES, "GMAIL_FETCH_EMAILS", _searched, _page),
        Endpoint("POST", f"{_MESSAGES}/send", "GMAIL_REPLY_TO_THREAD", _answered, when=_in_thread),
        Endpoint("POST", f"{_MESSAGES}/send", "GMAIL_SEND_EMAIL", _sent),
        Endpoint(
            "GET",
            f"{_MESSAGES}/{{id}}",
            "GMAIL_FETCH_MESSAGE_BY_MESSAGE_ID",
            _named,
            lambda data, asked: _full(data),
        ),
        Endpoint(
            "POST", f"{_MESSAGES}/{{id}}/modify", "GMAIL_ADD_LABEL_TO_EMAIL", _modified, _labelled
        ),
        Endpoint("POST", f"{_MESSAGES}/{{id}}/trash", "GMAIL_MOVE_TO_TRASH", _named, _labelled),
        Endpoint(
            "GET",
            f"{_ME}/threads/{{id}}",
            "GMAIL_FETCH_MESSAGE_BY_THREAD_ID",
            lambda asked: {"thread_id": asked.path["id"]},
            _thread,
        ),
        Endpoint("GET", f"{_ME}/drafts", "GMAIL_LIST_DRAFTS", _listed_drafts, _drafts),
        Endpoint("POST", f"{_ME}/drafts", "GMAIL_CREATE_EMAIL_DRAFT", _drafted, _draft),
        Endpoint(
            "POST",
            f"{_ME}/drafts/send",
            "GMAIL_SEND_DRAFT",
            lambda asked: {"draft_id": asked.body["id"]} if "id" in asked.body else {},
        ),
        Endpoint("GET", f"{_ME}/labels", "GMAIL_LIST_LABELS"),
    ),
)
