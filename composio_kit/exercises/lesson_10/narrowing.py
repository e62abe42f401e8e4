"""What an MCP server lists, and what it allows."""

from typing import Any

from composio_kit.exercises.declarations import (
    Exercise,
    Judgement,
    Mistake,
    Option,
    Outcome,
    Prediction,
    Text,
    mistaken,
)

READ = frozenset({"GITHUB_GET_AN_ISSUE", "GITHUB_LIST_REPOSITORY_ISSUES"})


def unlisted_seen(made: Any) -> str:
    """Which option a call of a tool that is not on the list turned out to be."""
    return "refused" if made.is_error else "runs"


def judge_least(composio: Any, board: Any) -> Judgement:
    """Whether this session of Ayu's lists and allows two tools that read issues."""
    session = composio.use(board.session_id)
    if session.config.user_id != "user_ayu":
        return Outcome.NOT_YET
    shown = {tool["function"]["name"] for tool in session.tools()}
    missing = sorted(READ - shown)
    if missing:
        return mistaken("not-shown", missing=missing[0])
    toolkits = getattr(session.config.toolkits, "enabled", None)
    if toolkits != ["github"]:
        return mistaken("every-toolkit")
    extra = sorted(shown - READ)
    if any(name.startswith("COMPOSIO_") for name in extra):
        return mistaken("meta")
    if extra:
        return mistaken("too-many", count=len(extra), extra=extra[0])
    allowed = getattr((session.config.tools or {}).get("github"), "enabled", None)
    if set(allowed or ()) != READ:
        return mistaken("only-shown")
    return Outcome.CORRECT


UNLISTED = Prediction(
    id="10-unlisted",
    question=Text(
        en="The server lists one tool. The client calls `GITHUB_CREATE_AN_ISSUE`, which is not on "
        "the list. What happens?",
        id="Daftar server itu berisi satu tool. Client memanggil `GITHUB_CREATE_AN_ISSUE`, yang "
        "tidak ada di situ. Apa yang terjadi?",
    ),
    options=(
        Option(
            "client",
            Text(
                en="The client refuses: it does not know the tool.",
                id="Client menolak: ia tidak mengenal tool itu.",
            ),
        ),
        Option(
            "refused",
            Text(
                en="The server refuses: the tool is not on its list.",
                id="Server menolak: tool itu tidak ada di daftarnya.",
            ),
        ),
        Option(
            "runs",
            Text(en="It runs, and there is a new issue.", id="Berjalan, dan ada issue baru."),
        ),
    ),
    observe=unlisted_seen,
    happens="runs",
    because=Text(
        en="`preload` says what is shown. It forbids nothing.",
        id="`preload` menentukan apa yang ditampilkan. Ia tidak melarang apa pun.",
    ),
)

LEAST = Exercise(
    id="10-least",
    start="board = ...",
    answer="composio, board",
    judge=judge_least,
    correct=Text(
        en="Two tools to see and the same two to run: a client can have no more than that.",
        id="Dua tool terlihat, dan hanya dua itu yang boleh berjalan: client tidak bisa mendapat "
        "lebih dari itu.",
    ),
    hints=(
        Text(
            en="Two questions, two settings: what may run, and what is shown?",
            id="Dua pertanyaan, dua pengaturan: apa yang boleh berjalan, dan apa yang ditampilkan?",
        ),
        Text(
            en='`toolkits=["github"]`, `tools={"github": [...]}` for what may run, and '
            '`session_preset="direct_tools"`, which shows just that.',
            id='`toolkits=["github"]`, `tools={"github": [...]}` untuk yang boleh berjalan, dan '
            '`session_preset="direct_tools"`, yang menampilkan hanya itu.',
        ),
    ),
    mistakes=(
        Mistake(
            "only-shown",
            code="""\
read = ["GITHUB_LIST_REPOSITORY_ISSUES", "GITHUB_GET_AN_ISSUE"]
shown = {"tools": read}
board = composio.create(
    user_id="user_ayu", toolkits=["github"], preload=shown, session_preset="direct_tools"
)""",
            says=Text(
                en="The list is right, but a list forbids nothing: this session would still open "
                "an issue. Say with `tools` and `toolkits` what may run.",
                id="Daftarnya benar, tetapi daftar tidak melarang apa pun: session ini masih bisa "
                "membuat issue. Tentukan dengan `tools` dan `toolkits` apa yang boleh berjalan.",
            ),
        ),
        Mistake(
            "not-shown",
            code="""\
read = ["GITHUB_LIST_REPOSITORY_ISSUES", "GITHUB_GET_AN_ISSUE"]
board = composio.create(user_id="user_ayu", toolkits=["github"], tools={"github": read})""",
            says=Text(
                en="A client does not find `{missing}` on the list. To allow a tool is not yet to "
                "show it.",
                id="Client tidak menemukan `{missing}` di daftar. Mengizinkan sebuah tool belum "
                "berarti menampilkannya.",
            ),
        ),
        Mistake(
            "every-toolkit",
            code="""\
read = ["GITHUB_LIST_REPOSITORY_ISSUES", "GITHUB_GET_AN_ISSUE"]
board = composio.create(
    user_id="user_ayu", tools={"github": read}, session_preset="direct_tools"
)""",
            says=Text(
                en="`tools` narrows the toolkits that it names, and leaves every other one open. "
                "Say with `toolkits` that only GitHub may be used.",
                id="`tools` mempersempit toolkit yang disebutnya, dan membiarkan semua yang lain "
                "terbuka. Nyatakan dengan `toolkits` bahwa hanya GitHub yang boleh dipakai.",
            ),
        ),
        Mistake(
            "meta",
            code="""\
read = ["GITHUB_LIST_REPOSITORY_ISSUES", "GITHUB_GET_AN_ISSUE"]
shown = {"tools": read}
board = composio.create(
    user_id="user_ayu", toolkits=["github"], tools={"github": read}, preload=shown
)""",
            says=Text(
                en="Both are there, and the meta tools too: the board needs no search. A preset "
                "leaves them out.",
                id="Keduanya ada, tetapi meta tool juga: papan itu tidak perlu mencari. Ada preset "
                "yang meniadakannya.",
            ),
        ),
        Mistake(
            "too-many",
            code="""\
board = composio.create(
    user_id="user_ayu",
    toolkits=["github"],
    tags=["readOnlyHint"],
    session_preset="direct_tools",
)""",
            says=Text(
                en="{count} tools too many, `{extra}` among them. A tag chooses a kind of tool; "
                "here you know the names.",
                id="Ada {count} tool berlebih, misalnya `{extra}`. Tag memilih satu jenis tool; di "
                "sini Anda tahu namanya.",
            ),
        ),
    ),
    solution="""\
read = ["GITHUB_LIST_REPOSITORY_ISSUES", "GITHUB_GET_AN_ISSUE"]
board = composio.create(
    user_id="user_ayu",
    toolkits=["github"],
    tools={"github": read},
    session_preset="direct_tools",
)""",
)
