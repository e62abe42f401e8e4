"""Gmail: a mailbox of its own for every connected account."""

from composio_kit.emulator.catalogue import Account, JsonObject, Tool, ToolFailure, Toolkit
from composio_kit.emulator.text import Text

MESSAGE_NOT_FOUND = Text(
    en="There is no message {message_id} in this mailbox. Fetch the e-mails first.",
    id="Tidak ada pesan {message_id} di kotak surat ini. Ambil dulu daftar email-nya.",
)

# Per person and purpose: who wrote, about what, and the first line.
_SEED: dict[tuple[str, str], tuple[tuple[str, Text, Text], ...]] = {
    ("ayu", "work"): (
        (
            "headmistress@melati-school.example",
            Text(en="Staff meeting on Wednesday", id="Rapat guru hari Rabu"),
            Text(
                en="Dear Ayu, please bring the plan for the school garden.",
                id="Bu Ayu, tolong dibawa ya, rencana kebun sekolahnya.",
            ),
        ),
        (
            "parents-5b@melati-school.example",
            Text(en="Question about the science homework", id="Pertanyaan tentang PR IPA"),
            Text(
                en="Does the bean have to sprout by Friday?",
                id="Bu, apakah kacang hijaunya harus sudah berkecambah hari Jumat?",
            ),
        ),
    ),
    ("ayu", "personal"): (
        (
            "mum@family.example",
            Text(en="Sunday lunch", id="Makan siang hari Minggu"),
            Text(
                en="Your uncle is coming. Could you make the rendang?",
                id="Pamanmu mau datang. Kamu bisa masak rendangnya?",
            ),
        ),
        (
            "tickets@trains.example",
            Text(en="Your train to Yogyakarta", id="Tiket kereta Anda ke Yogyakarta"),
            Text(
                en="Friday 17:40, seat 7A. Please be there early.",
                id="Jumat pukul 17.40, kursi 7A. Harap tiba di stasiun lebih awal.",
            ),
        ),
    ),
    ("budi", "work"): (
        (
            "operations@harbour.example",
            Text(en="Sunday ferries show the wrong time", id="Jam feri hari Minggu tampil salah"),
            Text(
                en="Passengers waited an hour. Can you look before the weekend?",
                id="Mas Budi, penumpang sampai menunggu satu jam. Bisa dicek sebelum akhir pekan?",
            ),
        ),
    ),
}
_ANYBODY = (
    (
        "welcome@mail.example",
        Text(en="Welcome, {name}", id="Selamat datang, {name}"),
        Text(en="This mailbox is yours alone.", id="Kotak surat ini hanya milik Anda."),
    ),
)


def _handle(name: str, purpose: str) -> str:
    work = {"ayu": "melati-school.example", "budi": "harbour.example"}
    domain = work.get(name, "office.example") if purpose == "work" else "mail.example"
    return f"{name}@{domain}"


def _seed(account: Account) -> None:
    owner = account.owner
    for sender, subject, text in _SEED.get((owner.name.lower(), owner.purpose), _ANYBODY):
        _keep(
            account,
            sender=sender,
            to=owner.handle,
            subject=subject.say(account.language, name=owner.name),
            text=text.say(account.language, name=owner.name),
            labels=["INBOX", "UNREAD"],
        )


def _keep(
    account: Account, *, sender: str, to: str, subject: str, text: str, labels: list[str]
) -> JsonObject:
    key = account.new_id()
    message = {
        "messageId": key,
        "threadId": key,
        "sender": sender,
        "to": to,
        "subject": subject,
        "messageText": text,
        "labelIds": labels,
        "messageTimestamp": account.now,
    }
    account.put("message", key, message)
    return message


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


def get_profile(account: Account, arguments: JsonObject) -> JsonObject:
    return {
        "emailAddress": account.owner.handle,
        "messagesTotal": len(account.all("message")),
    }


def fetch_emails(account: Account, arguments: JsonObject) -> JsonObject:
    wanted = set(arguments.get("label_ids", ()))
    found = [
        message
        for message in reversed(account.all("message"))
        if wanted <= set(message["labelIds"]) and _matches(message, arguments.get("query", ""))
    ]
    return {
        "messages": found[: arguments.get("max_results", 1)],
        "resultSizeEstimate": len(found),
        "nextPageToken": None,
    }


def fetch_message(account: Account, arguments: JsonObject) -> JsonObject:
    found = account.get("message", arguments["message_id"])
    if found is None:
        raise ToolFailure(MESSAGE_NOT_FOUND, message_id=arguments["message_id"])
    return found


def send_email(account: Account, arguments: JsonObject) -> JsonObject:
    message = _keep(
        account,
        sender=account.owner.handle,
        to=arguments["recipient_email"],
        subject=arguments.get("subject", ""),
        text=arguments.get("body", ""),
        labels=["SENT"],
    )
    return {"id": message["messageId"], "threadId": message["threadId"], "labelIds": ["SENT"]}


def create_draft(account: Account, arguments: JsonObject) -> JsonObject:
    message = _keep(
        account,
        sender=account.owner.handle,
        to=arguments.get("recipient_email", ""),
        subject=arguments.get("subject", ""),
        text=arguments.get("body", ""),
        labels=["DRAFT"],
    )
    return {"id": message["messageId"], "message": message}


def list_labels(account: Account, arguments: JsonObject) -> JsonObject:
    used = {label for message in account.all("message") for label in message["labelIds"]}
    names = sorted({"INBOX", "SENT", "DRAFT", "UNREAD"} | used)
    return {"labels": [{"id": name, "name": name, "type": "system"} for name in names]}


_USER: dict[str, JsonObject] = {
    "user_id": {
        "type": "string",
        "default": "me",
        "description": "Gmail's own word for the mailbox; 'me' is the connected account.",
    }
}
_LETTER: dict[str, JsonObject] = {
    "recipient_email": {"type": "string", "pattern": "^[^@\\s]+@[^@\\s]+$"},
    "subject": {"type": "string"},
    "body": {"type": "string"},
}

TOOLKIT = Toolkit(
    slug="gmail",
    name="Gmail",
    description="The mailbox of a Gmail account: read, search, draft and send.",
    category="Communication",
    colour="#b3261e",
    auth_scheme="OAUTH2",
    scopes={
        "gmail.readonly": Text(en="read your e-mail", id="membaca email Anda"),
        "gmail.compose": Text(en="write drafts", id="menulis draf email"),
        "gmail.send": Text(en="send e-mail in your name", id="mengirim email atas nama Anda"),
    },
    handle=_handle,
    seed=_seed,
    tools=(
        Tool(
            slug="GMAIL_GET_PROFILE",
            name="Get profile",
            description="Tells whose mailbox is connected: its address and how many messages.",
            parameters=_USER,
            required=(),
            tags=("readOnlyHint", "idempotentHint", "openWorldHint"),
            scopes=("gmail.readonly",),
            run=get_profile,
        ),
        Tool(
            slug="GMAIL_FETCH_EMAILS",
            name="Fetch emails",
            description="Fetches e-mails, the newest first; the query is Gmail's own.",
            parameters={
                **_USER,
                "query": {"type": "string"},
                "max_results": {"type": "integer", "minimum": 1, "maximum": 500, "default": 1},
                "label_ids": {"type": "array", "items": {"type": "string"}},
            },
            required=(),
            tags=("readOnlyHint", "idempotentHint", "openWorldHint", "important"),
            scopes=("gmail.readonly",),
            run=fetch_emails,
        ),
        Tool(
            slug="GMAIL_FETCH_MESSAGE_BY_MESSAGE_ID",
            name="Fetch message by message id",
            description="Fetches one e-mail by its id.",
            parameters={**_USER, "message_id": {"type": "string", "minLength": 1}},
            required=("message_id",),
            tags=("readOnlyHint", "idempotentHint", "openWorldHint"),
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
            slug="GMAIL_LIST_LABELS",
            name="List labels",
            description="Lists the labels of the mailbox.",
            parameters=_USER,
            required=(),
            tags=("readOnlyHint", "idempotentHint", "openWorldHint"),
            scopes=("gmail.readonly",),
            run=list_labels,
        ),
    ),
)
