"""Gmail: a mailbox of its own for every connected account."""

from composio_kit.emulator.catalogue import Account, JsonObject, Tool, ToolFailure, Toolkit
from composio_kit.emulator.letters import ANYBODYS, LETTERS
from composio_kit.emulator.people import email_of
from composio_kit.emulator.text import Text

MESSAGE_NOT_FOUND = Text(
    en="There is no message {message_id} in this mailbox. Fetch the e-mails first.",
    id="Tidak ada pesan {message_id} di kotak surat ini. Ambil dulu daftar email-nya.",
)
DRAFT_TO_NOBODY = Text(
    en="The draft {draft_id} has no recipient. Write one that has.",
    id="Draf {draft_id} belum ada penerimanya. Tulis draf yang ada penerimanya.",
)


def _seed(account: Account) -> None:
    owner = account.owner
    seed = LETTERS.get((owner.name.lower(), owner.purpose), ANYBODYS[owner.purpose])
    for sender, *words in seed:
        subject, text = (said.say(account.language, name=owner.name) for said in words)
        _write(account, sender, owner.handle, subject, text, ["INBOX", "UNREAD"])


def _write(
    account: Account,
    sender: str,
    to: str,
    subject: str,
    text: str,
    labels: list[str],
    thread: str | None = None,
) -> JsonObject:
    key = account.new_id()
    message = {
        "messageId": key,
        "threadId": thread or key,
        "sender": sender,
        "to": to,
        "subject": subject,
        "messageText": text,
        "labelIds": labels,
        "messageTimestamp": account.now,
    }
    return _keep(account, message)


def _keep(account: Account, message: JsonObject) -> JsonObject:
    account.put("message", message["messageId"], message)
    return message


def _letter(account: Account, arguments: JsonObject, label: str) -> JsonObject:
    words = arguments.get("subject", ""), arguments.get("body", "")
    to = arguments.get("recipient_email", "")
    return _write(account, account.owner.handle, to, *words, [label])


def _sent(message: JsonObject) -> JsonObject:
    return {"id": message["messageId"], "threadId": message["threadId"], "labelIds": ["SENT"]}


def _matches(message: JsonObject, query: str) -> bool:
    for word in query.lower().split():
        name, _, value = word.partition(":")
        wanted = value.strip('"') if value else name
        where = {"from": "sender", "to": "to", "subject": "subject"}.get(name) if value else None
        if where is not None:
            text = str(message[where])
        elif name in ("is", "in", "label") and value:
            if wanted.upper() not in message["labelIds"]:
                return False
            continue
        else:
            text = " ".join(str(message[field]) for field in ("sender", "subject", "messageText"))
        if wanted not in text.lower():
            return False
    return True


def _found(account: Account, arguments: JsonObject) -> list[JsonObject]:
    """The messages that were asked for, the newest first; the trash only if asked for."""
    wanted, query = set(arguments.get("label_ids", ())), arguments.get("query", "")
    trash = "TRASH" in wanted or "in:trash" in query.lower()
    found = [
        message
        for message in reversed(account.all("message"))
        if wanted <= set(message["labelIds"])
        and trash == ("TRASH" in message["labelIds"])
        and _matches(message, query)
    ]
    return sorted(found, key=lambda message: str(message["messageTimestamp"]), reverse=True)


def _message(account: Account, arguments: JsonObject) -> JsonObject:
    found = account.get("message", arguments["message_id"])
    if found is None:
        raise ToolFailure(MESSAGE_NOT_FOUND, message_id=arguments["message_id"])
    return found


def _thread(account: Account, arguments: JsonObject) -> list[JsonObject]:
    key = arguments["thread_id"]
    found = [message for message in account.all("message") if message["threadId"] == key]
    if not found:
        raise ToolFailure(MESSAGE_NOT_FOUND, message_id=key)
    return found


def get_profile(account: Account, arguments: JsonObject) -> JsonObject:
    return {
        "emailAddress": account.owner.handle,
        "messagesTotal": len(account.all("message")),
    }


def fetch_emails(account: Account, arguments: JsonObject) -> JsonObject:
    found = _found(account, arguments)
    return {
        "messages": found[: arguments.get("max_results", 1)],
        "resultSizeEstimate": len(found),
        "nextPageToken": None,
    }


def fetch_thread(account: Account, arguments: JsonObject) -> JsonObject:
    return {"messages": _thread(account, arguments)}


def fetch_message(account: Account, arguments: JsonObject) -> JsonObject:
    return _message(account, arguments)


def send_email(account: Account, arguments: JsonObject) -> JsonObject:
    return _sent(_letter(account, arguments, "SENT"))


def create_draft(account: Account, arguments: JsonObject) -> JsonObject:
    message = _letter(account, arguments, "DRAFT")
    return {"id": message["messageId"], "message": message}


def reply_to_thread(account: Account, arguments: JsonObject) -> JsonObject:
    thread, me = _thread(account, arguments), account.owner.handle
    others = [message["sender"] for message in thread if message["sender"] != me]
    to = arguments.get("recipient_email") or (others or [thread[0]["to"]])[-1]
    subject, text = f"Re: {thread[0]['subject']}", arguments["message_body"]
    return _sent(_write(account, me, to, subject, text, ["SENT"], thread[0]["threadId"]))


def list_drafts(account: Account, arguments: JsonObject) -> JsonObject:
    drafts = _found(account, {"label_ids": ["DRAFT"]})[: arguments.get("max_results", 1)]
    return {"drafts": [{"id": draft["messageId"], "message": draft} for draft in drafts]}


def send_draft(account: Account, arguments: JsonObject) -> JsonObject:
    draft = account.get("message", arguments["draft_id"])
    if draft is None or "DRAFT" not in draft["labelIds"]:
        raise ToolFailure(MESSAGE_NOT_FOUND, message_id=arguments["draft_id"])
    if not draft["to"]:
        raise ToolFailure(DRAFT_TO_NOBODY, draft_id=arguments["draft_id"])
    times = {"messageTimestamp": account.now}
    return _sent(_keep(account, {**draft, **times, "labelIds": ["SENT"]}))


def move_to_trash(account: Account, arguments: JsonObject) -> JsonObject:
    message = _message(account, arguments)
    kept = [label for label in message["labelIds"] if label not in ("INBOX", "TRASH")]
    return _keep(account, {**message, "labelIds": [*kept, "TRASH"]})


def list_labels(account: Account, arguments: JsonObject) -> JsonObject:
    return {"labels": [{"id": name, "name": name, "type": "system"} for name in _LABELS]}


def add_label(account: Account, arguments: JsonObject) -> JsonObject:
    message = _message(account, arguments)
    added, removed = arguments.get("add_label_ids", []), arguments.get("remove_label_ids", [])
    kept = [label for label in message["labelIds"] if label not in (*added, *removed)]
    return _keep(account, {**message, "labelIds": [*kept, *added]})


_READS = ("readOnlyHint", "idempotentHint", "openWorldHint")
_STRING: JsonObject = {"type": "string"}
_KEY: JsonObject = {"type": "string", "minLength": 1}
_LABELS = ("DRAFT", "IMPORTANT", "INBOX", "SENT", "STARRED", "TRASH", "UNREAD")
_NAMES: JsonObject = {"type": "array", "items": _STRING}
# Only these are a person's to set: Gmail decides itself what is sent and what is a draft.
_OWN: JsonObject = {
    "type": "array",
    "uniqueItems": True,
    "items": {"type": "string", "enum": ["IMPORTANT", "INBOX", "STARRED", "UNREAD"]},
}
_RELABEL = dict.fromkeys(("add_label_ids", "remove_label_ids"), _OWN)
_MAIL: JsonObject = {"type": "string", "pattern": "^[^@\\s]+@[^@\\s]+$"}
_USER: dict[str, JsonObject] = {
    "user_id": {
        "type": "string",
        "default": "me",
        "description": "Gmail's own word for the mailbox; 'me' is the connected account.",
    }
}
_LETTER: dict[str, JsonObject] = {"recipient_email": _MAIL, "subject": _STRING, "body": _STRING}


def _most(default: int) -> dict[str, JsonObject]:
    return {"max_results": {"type": "integer", "minimum": 1, "maximum": 500, "default": default}}


TOOLKIT = Toolkit(
    slug="gmail",
    name="Gmail",
    description="The mailbox of a Gmail account: read, search, draft, send, answer and sort.",
    category="Communication",
    colour="#b3261e",
    auth_scheme="OAUTH2",
    scopes={
        "gmail.readonly": Text(en="read your e-mail", id="membaca email Anda"),
        "gmail.compose": Text(en="write drafts", id="menulis draf email"),
        "gmail.send": Text(en="send e-mail in your name", id="mengirim email atas nama Anda"),
        "gmail.modify": Text(en="sort and bin your e-mail", id="menata dan membuang email Anda"),
    },
    handle=email_of,
    seed=_seed,
    tools=(
        Tool(
            slug="GMAIL_GET_PROFILE",
            name="Get profile",
            description="Tells whose mailbox is connected: its address and how many messages.",
            parameters=_USER,
            required=(),
            tags=_READS,
            scopes=("gmail.readonly",),
            run=get_profile,
        ),
        Tool(
            slug="GMAIL_FETCH_EMAILS",
            name="Fetch emails",
            description="Fetches e-mails, the newest first; the query is Gmail's own.",
            parameters={**_USER, "query": _STRING, **_most(1), "label_ids": _NAMES},
            required=(),
            tags=(*_READS, "important"),
            scopes=("gmail.readonly",),
            run=fetch_emails,
        ),
        Tool(
            slug="GMAIL_FETCH_MESSAGE_BY_MESSAGE_ID",
            name="Fetch message by message id",
            description="Fetches one e-mail by its id.",
            parameters={**_USER, "message_id": _KEY},
            required=("message_id",),
            tags=_READS,
            scopes=("gmail.readonly",),
            run=fetch_message,
        ),
        Tool(
            slug="GMAIL_SEND_EMAIL",
            name="Send email",
            description="Sends an e-mail from the connected account, at once.",
            parameters={**_USER, **_LETTER},
            required=("recipient_email",),
            tags=("openWorldHint", "createHint", "important"),
            scopes=("gmail.send",),
            run=send_email,
        ),
        Tool(
            slug="GMAIL_CREATE_EMAIL_DRAFT",
            name="Create email draft",
            description="Writes an e-mail and leaves it among the drafts.",
            parameters={**_USER, **_LETTER},
            required=(),
            tags=("openWorldHint", "createHint", "important"),
            scopes=("gmail.compose",),
            run=create_draft,
        ),
        Tool(
            slug="GMAIL_LIST_DRAFTS",
            name="List drafts",
            description="Lists the drafts, the newest first.",
            parameters={**_USER, **_most(1)},
            required=(),
            tags=_READS,
            scopes=("gmail.readonly",),
            run=list_drafts,
        ),
        Tool(
            slug="GMAIL_SEND_DRAFT",
            name="Send draft",
            description="Sends a draft as it is.",
            parameters={**_USER, "draft_id": _KEY},
            required=("draft_id",),
            tags=("openWorldHint", "createHint"),
            scopes=("gmail.send",),
            run=send_draft,
        ),
        Tool(
            slug="GMAIL_FETCH_MESSAGE_BY_THREAD_ID",
            name="Fetch message by thread id",
            description="Fetches the e-mails of one conversation, the oldest first.",
            parameters={**_USER, "thread_id": _KEY},
            required=("thread_id",),
            tags=_READS,
            scopes=("gmail.readonly",),
            run=fetch_thread,
        ),
        Tool(
            slug="GMAIL_REPLY_TO_THREAD",
            name="Reply to thread",
            description="Answers in a conversation; without a recipient, whoever wrote last.",
            parameters={**_USER, "thread_id": _KEY, "message_body": _KEY, "recipient_email": _MAIL},
            required=("thread_id", "message_body"),
            tags=("openWorldHint", "createHint", "important"),
            scopes=("gmail.send",),
            run=reply_to_thread,
        ),
        Tool(
            slug="GMAIL_LIST_LABELS",
            name="List labels",
            description="Lists the labels of the mailbox.",
            parameters=_USER,
            required=(),
            tags=_READS,
            scopes=("gmail.readonly",),
            run=list_labels,
        ),
        Tool(
            slug="GMAIL_ADD_LABEL_TO_EMAIL",
            name="Add label to email",
            description="Puts labels on an e-mail and takes labels off.",
            parameters={**_USER, "message_id": _KEY, **_RELABEL},
            required=("message_id",),
            tags=("openWorldHint", "updateHint"),
            scopes=("gmail.modify",),
            run=add_label,
        ),
        Tool(
            slug="GMAIL_MOVE_TO_TRASH",
            name="Move to trash",
            description="Puts an e-mail in the trash.",
            parameters={**_USER, "message_id": _KEY},
            required=("message_id",),
            tags=("openWorldHint", "destructiveHint"),
            scopes=("gmail.modify",),
            run=move_to_trash,
        ),
    ),
)
