"""The exercise on scopes: an account that can read a workspace and never write in it."""

from typing import Any

from composio_kit.exercises.declarations import (
    Exercise,
    Judgement,
    Mistake,
    Outcome,
    Text,
    mistaken,
)

NEEDED = {"channels:read", "channels:history"}
WRITING = {"chat:write", "reactions:write"}


def judge_narrow(composio: Any, watcher: Any) -> Judgement:
    """Whether the account that the session uses was connected for reading alone."""
    if watcher.config.user_id != "user_budi":
        return Outcome.NOT_YET
    wanted = (watcher.config.auth_configs or {}).get("slack")
    if wanted is None:
        return mistaken("session-only")
    [slack] = watcher.toolkits(toolkits=["slack"]).items
    used = slack.connection
    if not used.is_active or used.auth_config.id != wanted:
        return mistaken("not-connected", auth_config=wanted)
    scopes = set(composio.connected_accounts.get(used.connected_account.id).requested_scopes)
    if scopes & WRITING:
        return mistaken("too-wide", scopes=", ".join(sorted(scopes & WRITING)))
    if NEEDED - scopes:
        return mistaken("too-narrow", scopes=", ".join(sorted(NEEDED - scopes)))
    return Outcome.CORRECT


def _connected_with(scopes: str) -> str:
    return f"""\
wanted = {{"type": "use_composio_managed_auth", "credentials": {{"scopes": {scopes}}}}}
config = composio.auth_configs.create("slack", wanted)
watcher = composio.create(user_id="user_budi", auth_configs={{"slack": config.id}})
approve(composio, watcher.authorize("slack"))"""


NARROW = Exercise(
    id="03-narrow",
    start="watcher = ...",
    answer="composio, watcher",
    judge=judge_narrow,
    correct=Text(
        en="Whatever a model, a bug or a stranger's message makes this program try: in Budi's "
        "name it writes nothing.",
        id="Apa pun yang dicoba program ini, entah karena model, bug, atau pesan orang asing: atas "
        "nama Budi, tidak ada yang ditulis.",
    ),
    hints=(
        Text(
            en="What limits an account itself: something in the session, or something that Budi "
            "was asked for when he connected it?",
            id="Apa yang membatasi akun itu sendiri: sesuatu di session, atau sesuatu yang diminta "
            "dari Budi saat ia menghubungkannya?",
        ),
        Text(
            en="Four calls, as with Ayu's Gmail: `auth_configs.create` with the two scopes, "
            "`create` with `auth_configs=`, `authorize` on that session, `approve`.",
            id="Empat panggilan, seperti pada Gmail Ayu: `auth_configs.create` dengan kedua scope "
            "itu, `create` dengan `auth_configs=`, `authorize` pada session itu, `approve`.",
        ),
    ),
    mistakes=(
        Mistake(
            "session-only",
            code="""\
readers = ["SLACK_LIST_ALL_CHANNELS", "SLACK_FETCH_CONVERSATION_HISTORY"]
watcher = composio.create(user_id="user_budi", tools={"slack": readers})
approve(composio, watcher.authorize("slack"))""",
            says=Text(
                en="This session names no auth config of yours. It may offer fewer tools, but the "
                "account can still write: any other session of Budi's can use it for that.",
                id="Session ini tidak menyebut auth config Anda. Tool-nya mungkin lebih sedikit, "
                "tetapi akunnya tetap bisa menulis: session Budi yang lain bisa memakainya untuk "
                "itu.",
            ),
        ),
        Mistake(
            "not-connected",
            code="""\
wanted = {"type": "use_composio_managed_auth", "credentials": {"scopes": ["channels:read"]}}
config = composio.auth_configs.create("slack", wanted)
watcher = composio.create(user_id="user_budi", auth_configs={"slack": config.id})""",
            says=Text(
                en="The session names `{auth_config}`, but uses no account that was connected with "
                "it. An auth config acts on the next consent, never on accounts from before.",
                id="Session-nya menyebut `{auth_config}`, tetapi tidak memakai akun yang "
                "dihubungkan dengannya. Auth config berlaku pada persetujuan berikutnya, bukan "
                "pada akun yang sudah ada.",
            ),
        ),
        Mistake(
            "too-wide",
            code=_connected_with('["channels:read", "channels:history", "chat:write"]'),
            says=Text(
                en="Budi was asked for `{scopes}` too. With that the account can write.",
                id="Budi juga dimintai `{scopes}`. Dengan itu akunnya bisa menulis.",
            ),
        ),
        Mistake(
            "too-narrow",
            code=_connected_with('["channels:read"]'),
            says=Text(
                en="Nothing can be written, but too little can be read: `{scopes}` is missing.",
                id="Menulis memang tidak bisa, tetapi yang bisa dibaca terlalu sedikit: `{scopes}` "
                "belum ada.",
            ),
        ),
    ),
    solution=_connected_with('["channels:read", "channels:history"]'),
)
