"""Slack: a workspace with its channels, messages, threads and reactions."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from composio_kit.emulator.catalogue import Account, JsonObject, Tool, ToolFailure, Toolkit
from composio_kit.emulator.people import email_of
from composio_kit.emulator.text import Text

CHANNEL_NOT_FOUND = Text(
    en="There is no channel {channel} in this workspace. List the channels first.",
    id="Tidak ada channel {channel} di workspace ini. Lihat dulu daftar channel-nya.",
)
MESSAGE_NOT_FOUND = Text(
    en="There is no message {ts} in the channel {channel}. Fetch its history first.",
    id="Tidak ada pesan {ts} di channel {channel}. Ambil dulu riwayatnya.",
)
NO_TEXT = Text(
    en="A message needs words. Give markdown_text or text.",
    id="Pesan memerlukan isi. Berikan markdown_text atau text.",
)
NOT_YOURS = Text(
    en="The message {ts} is somebody else's. You can delete only your own.",
    id="Pesan {ts} milik orang lain. Anda hanya dapat menghapus pesan sendiri.",
)
ALREADY_REACTED = Text(
    en="You have put :{name}: under the message {ts} already. Choose another emoji.",
    id="Anda sudah memberi :{name}: pada pesan {ts}. Pilih emoji lain.",
)


@dataclass(frozen=True, slots=True)
class _Workspace:
    """A workspace, and what was said there: the channel, who, how many minutes ago.

    The second post in a channel is a reply to the first.
    """

    name: str
    domain: str
    posts: dict[tuple[str, str, int], Text]


_SEED = {
    ("ayu", "work"): _Workspace(
        name="SD Melati",
        domain="melati-school",
        posts={
            ("general", "Rina", 90): Text(
                en="Staff meeting on Wednesday at one. Ayu, please bring the plan for the garden.",
                id="Rapat guru hari Rabu jam satu. Bu Ayu, tolong bawa rencana kebunnya.",
            ),
            ("school-garden", "Dedi", 45): Text(
                en="Who waters the chillies over the holidays?",
                id="Siapa yang menyiram cabai selama liburan?",
            ),
            ("school-garden", "Rina", 40): Text(
                en="There is a list by the door. Friday is still free.",
                id="Daftarnya ada di dekat pintu. Hari Jumat masih kosong.",
            ),
        },
    ),
    ("ayu", "personal"): _Workspace(
        name="Angklung Braga",
        domain="angklung-braga",
        posts={
            ("rehearsals", "Sari", 300): Text(
                en="The rehearsal moves to Thursday at seven.",
                id="Latihan pindah ke Kamis jam tujuh malam.",
            ),
            ("rehearsals", "Tono", 240): Text(
                en="Good, then I can bring the low notes.",
                id="Bagus, jadi saya bisa membawa angklung nada rendahnya.",
            ),
        },
    ),
    ("budi", "work"): _Workspace(
        name="Harbour",
        domain="harbour",
        posts={
            ("general", "Wulan", 120): Text(
                en="We release on Friday as always. Nothing goes out after four.",
                id="Kita rilis hari Jumat seperti biasa. Tidak ada yang keluar setelah jam empat.",
            ),
            ("harbour-app", "Joko", 60): Text(
                en="Passengers say that the Sunday times are an hour late.",
                id="Kata penumpang, jadwal hari Minggu terlambat satu jam.",
            ),
            ("harbour-app", "Wulan", 55): Text(
                en="I see it too. Budi, is it the import of the timetable?",
                id="Saya lihat juga. Budi, apa ini dari impor jadwalnya?",
            ),
        },
    ),
}
_ANYBODY = {
    "work": _Workspace(
        name="Office",
        domain="office",
        posts={
            ("general", "Maya", 30): Text(
                en="Welcome to the office, {name}.", id="Selamat datang di kantor, {name}."
            ),
        },
    ),
    "personal": _Workspace(
        name="Family",
        domain="family",
        posts={
            ("general", "Ratna", 30): Text(
                en="{name}, dinner is at seven tonight.", id="{name}, malam ini makan jam tujuh."
            ),
        },
    ),
}


def _seed(account: Account) -> None:
    owner = account.owner
    seed = _SEED.get((owner.name.lower(), owner.purpose), _ANYBODY[owner.purpose])
    team = f"T{account.new_id()}"
    account.put("team", team, {"id": team, "name": seed.name, "domain": seed.domain})
    users = {owner.name: f"U{account.new_id()}"}
    channels: dict[str, str] = {}
    opened: dict[str, str] = {}
    _write_user(account, users[owner.name], owner.name, owner.handle)
    for (name, author, minutes), text in seed.posts.items():
        if author not in users:
            users[author] = f"U{account.new_id()}"
            _write_user(account, users[author], author, f"{author.lower()}@{seed.domain}.example")
        if name not in channels:
            channels[name] = f"C{account.new_id()}"
            account.put("channel", channels[name], {"id": channels[name], "name": name})
        said = text.say(account.language, name=owner.name)
        post = _write(account, channels[name], users[author], said, opened.get(name), minutes)
        opened.setdefault(name, post["ts"])


def _write_user(account: Account, key: str, name: str, email: str) -> None:
    profile = {"real_name": name, "email": email}
    account.put("user", key, {"id": key, "name": name.lower(), "profile": profile})


def _write(
    account: Account, channel: str, user: str, text: str, thread: str | None, minutes: int = 0
) -> JsonObject:
    # Slack tells messages apart by their time alone, so the fraction counts them.
    seconds = int(datetime.fromisoformat(account.now).timestamp()) - 60 * minutes
    ts = f"{seconds}.{len(account.all('message')) + 1:06}"
    message: JsonObject = {"channel": channel, "ts": ts, "user": user, "text": text}
    if thread is not None:
        message["thread_ts"] = thread
    return _keep(account, message)


def _keep(account: Account, message: JsonObject) -> JsonObject:
    account.put("message", f"{message['channel']}/{message['ts']}", message)
    return message


def _me(account: Account) -> JsonObject:
    return account.all("user")[0]


def _channel(account: Account, arguments: JsonObject) -> JsonObject:
    wanted = arguments["channel"].removeprefix("#")
    for channel in account.all("channel"):
        if wanted in (channel["id"], channel["name"]):
            return channel
    raise ToolFailure(CHANNEL_NOT_FOUND, channel=arguments["channel"])


def _messages(account: Account) -> list[JsonObject]:
    """Every message that nobody deleted, the newest first."""
    kept = [message for message in account.all("message") if "deleted" not in message]
    return sorted(kept, key=lambda message: str(message["ts"]), reverse=True)


def _message(account: Account, channel: JsonObject, ts: str) -> JsonObject:
    found = account.get("message", f"{channel['id']}/{ts}")
    if found is None or "deleted" in found:
        raise ToolFailure(MESSAGE_NOT_FOUND, ts=ts, channel=channel["name"])
    return found


def test_auth(account: Account, arguments: JsonObject) -> JsonObject:
    me, team = _me(account), account.all("team")[0]
    return {"user_id": me["id"], "user": me["name"], "team_id": team["id"], "team": team["name"]}


def list_channels(account: Account, arguments: JsonObject) -> JsonObject:
    part = arguments.get("channel_name", "").lower()
    found = [channel for channel in account.all("channel") if part in channel["name"]]
    return {"channels": found[: arguments.get("limit", 100)]}


def list_users(account: Account, arguments: JsonObject) -> JsonObject:
    return {"members": account.all("user")[: arguments.get("limit", 100)]}


def fetch_history(account: Account, arguments: JsonObject) -> JsonObject:
    channel = _channel(account, arguments)
    here = [message for message in _messages(account) if message["channel"] == channel["id"]]
    answers = Counter(message["thread_ts"] for message in here if "thread_ts" in message)
    posts = [
        {**message, "reply_count": answers[message["ts"]]}
        for message in here
        if "thread_ts" not in message and float(message["ts"]) > float(arguments.get("oldest", 0))
    ]
    limit = arguments.get("limit", 100)
    return {"messages": posts[:limit], "has_more": len(posts) > limit}


def fetch_thread(account: Account, arguments: JsonObject) -> JsonObject:
    channel = _channel(account, arguments)
    first = _message(account, channel, arguments["ts"])
    answers = [
        message
        for message in reversed(_messages(account))
        if message["channel"] == channel["id"] and message.get("thread_ts") == first["ts"]
    ]
    return {"messages": [first, *answers][: arguments.get("limit", 100)]}


def send_message(account: Account, arguments: JsonObject) -> JsonObject:
    channel, thread = _channel(account, arguments), arguments.get("thread_ts")
    words = arguments.get("markdown_text") or arguments.get("text") or ""
    if not words.strip():
        raise ToolFailure(NO_TEXT)
    if thread is not None:
        thread = _message(account, channel, thread).get("thread_ts", thread)
    message = _write(account, channel["id"], _me(account)["id"], words, thread)
    return {"ok": True, "channel": channel["id"], "ts": message["ts"], "message": message}


def delete_message(account: Account, arguments: JsonObject) -> JsonObject:
    message = _message(account, _channel(account, arguments), arguments["ts"])
    if message["user"] != _me(account)["id"]:
        raise ToolFailure(NOT_YOURS, ts=message["ts"])
    _keep(account, {**message, "deleted": account.now})
    return {"ok": True, "channel": message["channel"], "ts": message["ts"]}


def add_reaction(account: Account, arguments: JsonObject) -> JsonObject:
    message = _message(account, _channel(account, arguments), arguments["timestamp"])
    name, me = arguments["name"].strip(":"), _me(account)["id"]
    reactions = {item["name"]: item["users"] for item in message.get("reactions", ())}
    if me in reactions.get(name, ()):
        raise ToolFailure(ALREADY_REACTED, name=name, ts=message["ts"])
    reactions[name] = [*reactions.get(name, ()), me]
    listed = [{"name": name, "users": users} for name, users in reactions.items()]
    _keep(account, {**message, "reactions": listed})
    return {"ok": True, "reactions": listed}


def search_messages(account: Account, arguments: JsonObject) -> JsonObject:
    places = {channel["id"]: channel["name"] for channel in account.all("channel")}
    names = {user["id"]: user["name"] for user in account.all("user")}
    found = []
    for message in _messages(account):
        place, name = places[message["channel"]], names[message["user"]]
        said = f"{message['text']} in:{place} in:#{place} from:{name} from:@{name}".lower()
        if all(word in said for word in arguments["query"].lower().split()):
            found.append({**message, "channel_name": place, "username": name})
    return {"messages": {"total": len(found), "matches": found[: arguments.get("count", 20)]}}


_READS = ("readOnlyHint", "idempotentHint", "openWorldHint")
_CHANNEL: dict[str, JsonObject] = {
    "channel": {"type": "string", "minLength": 1, "description": "Its id, or its name."}
}
_LIMIT: dict[str, JsonObject] = {
    "limit": {"type": "integer", "minimum": 1, "maximum": 1000, "default": 100}
}
_TS: JsonObject = {
    "type": "string",
    "pattern": "^[0-9]+\\.?[0-9]*$",
    "description": "The ts of a message.",
}
_STRING: JsonObject = {"type": "string"}

TOOLKIT = Toolkit(
    slug="slack",
    name="Slack",
    description="The channels and messages of a Slack workspace.",
    category="Communication",
    colour="#611f69",
    auth_scheme="OAUTH2",
    scopes={
        "channels:read": Text(en="see your channels", id="melihat channel Anda"),
        "channels:history": Text(en="read messages", id="membaca pesan"),
        "search:read": Text(en="search your messages", id="mencari di pesan Anda"),
        "users:read": Text(en="see who is in the workspace", id="melihat anggota workspace"),
        "chat:write": Text(en="write messages in your name", id="menulis pesan atas nama Anda"),
        "reactions:write": Text(en="put emoji under messages", id="memberi emoji pada pesan"),
    },
    handle=email_of,
    seed=_seed,
    tools=(
        Tool(
            slug="SLACK_TEST_AUTH",
            name="Test auth",
            description="Tells whose Slack account is connected, and to which workspace.",
            parameters={},
            required=(),
            tags=_READS,
            scopes=(),
            run=test_auth,
        ),
        Tool(
            slug="SLACK_LIST_ALL_CHANNELS",
            name="List all channels",
            description="Lists the channels of the workspace with their ids.",
            parameters={"channel_name": _STRING, **_LIMIT},
            required=(),
            tags=(*_READS, "important"),
            scopes=("channels:read",),
            run=list_channels,
        ),
        Tool(
            slug="SLACK_LIST_ALL_USERS",
            name="List all users",
            description="Lists the members of the workspace with their ids.",
            parameters=_LIMIT,
            required=(),
            tags=_READS,
            scopes=("users:read",),
            run=list_users,
        ),
        Tool(
            slug="SLACK_FETCH_CONVERSATION_HISTORY",
            name="Fetch conversation history",
            description="Fetches a channel's messages, the newest first, without the replies.",
            parameters={**_CHANNEL, "oldest": _TS, **_LIMIT},
            required=("channel",),
            tags=(*_READS, "important"),
            scopes=("channels:history",),
            run=fetch_history,
        ),
        Tool(
            slug="SLACK_FETCH_MESSAGE_THREAD_FROM_A_CONVERSATION",
            name="Fetch message thread from a conversation",
            description="Fetches a message and the replies to it, the oldest first.",
            parameters={**_CHANNEL, "ts": _TS, **_LIMIT},
            required=("channel", "ts"),
            tags=_READS,
            scopes=("channels:history",),
            run=fetch_thread,
        ),
        Tool(
            slug="SLACK_SEARCH_MESSAGES",
            name="Search messages",
            description="Finds messages by their words, by in:#channel and by from:@user.",
            parameters={
                "query": {"type": "string", "minLength": 1},
                "count": {"type": "integer", "minimum": 1, "maximum": 100, "default": 20},
            },
            required=("query",),
            tags=_READS,
            scopes=("search:read",),
            run=search_messages,
        ),
        Tool(
            slug="SLACK_SEND_MESSAGE",
            name="Send message",
            description="Posts a message to a channel, or into the thread under a message.",
            parameters={**_CHANNEL, "markdown_text": _STRING, "text": _STRING, "thread_ts": _TS},
            required=("channel",),
            tags=("openWorldHint", "createHint", "important"),
            scopes=("chat:write",),
            run=send_message,
        ),
        Tool(
            slug="SLACK_DELETES_A_MESSAGE_FROM_A_CHAT",
            name="Delete a message from a chat",
            description="Deletes one of your own messages.",
            parameters={**_CHANNEL, "ts": _TS},
            required=("channel", "ts"),
            tags=("openWorldHint", "destructiveHint"),
            scopes=("chat:write",),
            run=delete_message,
        ),
        Tool(
            slug="SLACK_ADD_REACTION_TO_AN_ITEM",
            name="Add reaction to an item",
            description="Puts an emoji under a message.",
            parameters={
                **_CHANNEL,
                "timestamp": _TS,
                "name": {"type": "string", "pattern": "^:?[a-z0-9_+-]+:?$"},
            },
            required=("channel", "timestamp", "name"),
            tags=("openWorldHint", "updateHint"),
            scopes=("reactions:write",),
            run=add_reaction,
        ),
    ),
)
