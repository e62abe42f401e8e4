"""The replayed day: what the three policies notice, and what their logs can tell."""

from collections.abc import Mapping
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
from composio_kit.trace import trace_rows

SEND = "GMAIL_SEND_EMAIL"


def _succeeded(composio: Any, log_id: str) -> bool:
    return not composio.logs.get(log_id).data["error"]


def noon_noticed(composio: Any, days: Mapping[str, Any]) -> str | None:
    """Which option happened: the policies in which the call at 12:10 could use the new account."""
    working = {
        policy
        for policy, calls in days.items()
        if _succeeded(composio, calls.loc[calls["time"] == "12:10", "log"].item())
    }
    if working == set(days):
        return "all"
    return {frozenset(["per_message"]): "fresh", frozenset(): "none"}.get(frozenset(working))


def mails_left(composio: Any, calls: Any) -> str | None:
    """Which option happened: how many of the three mails after 15:00 left."""
    asked = calls[(calls["time"] > "15:00") & (calls["tool"] == SEND)]
    left = sum(_succeeded(composio, log_id) for log_id in asked["log"])
    return {0: "none", len(asked) - 1: "running", len(asked): "all"}.get(left)


def judge_story(composio: Any, mail: str, story: Any) -> Judgement:
    """Whether these are the calls of the conversation in which a mail left, all and only."""
    if "log" not in getattr(story, "columns", ()):
        return mistaken("entry")
    session_id = composio.logs.get(mail).context.session_id
    right = {row.log for row in trace_rows(composio, session_id)}
    said = set(story["log"])
    if said == right:
        return Outcome.CORRECT
    if mail not in said:
        return mistaken("other-day", mail=mail)
    if said < right:
        return mistaken("too-few", calls=len(said), all=len(right))
    return mistaken("too-many", calls=len(said), all=len(right))


NOON = Prediction(
    id="06-noon",
    question=Text(
        en="Budi connects Slack at 12:00 and asks for it again at 12:10, in a conversation from "
        "the morning. Under which policies does it work?",
        id="Budi menghubungkan Slack pukul 12:00, lalu memintanya lagi pukul 12:10, di percakapan "
        "yang dimulai pagi hari. Pada kebijakan mana permintaannya berhasil?",
    ),
    options=(
        Option(
            "fresh",
            Text(
                en="Per message only: the other sessions are older than the connection.",
                id="Hanya per pesan: session yang lain lebih tua daripada koneksinya.",
            ),
        ),
        Option("all", Text(en="Under all three.", id="Pada ketiganya.")),
        Option(
            "none",
            Text(
                en="Under none: the settings must be changed first.",
                id="Tidak ada: pengaturannya harus diubah dulu.",
            ),
        ),
    ),
    observe=noon_noticed,
    happens="all",
    because=Text(
        en="The account belongs to the user. A session looks for it at each call, however old it "
        "is.",
        id="Akun itu milik user-nya. Session mencarinya pada setiap panggilan, setua apa pun "
        "session itu.",
    ),
)

THREE = Prediction(
    id="06-three",
    question=Text(
        en="From 15:00 on, no mail may be sent. Three more messages ask for one. With one session "
        "per user, how many mails leave?",
        id="Mulai pukul 15:00, email tidak boleh dikirim. Masih ada tiga pesan yang meminta "
        "pengiriman. Dengan satu session per user, berapa email yang terkirim?",
    ),
    options=(
        Option(
            "none",
            Text(
                en="None: the settings forbid it.",
                id="Tidak ada: pengaturannya melarang.",
            ),
        ),
        Option(
            "running",
            Text(
                en="Two: those of conversations that began before.",
                id="Dua: yang percakapannya sudah dimulai sebelumnya.",
            ),
        ),
        Option("all", Text(en="All three.", id="Ketiganya.")),
    ),
    observe=mails_left,
    happens="all",
    because=Text(
        en="The settings are yours; the sessions of the morning still hold a copy of the old ones.",
        id="Pengaturan itu ada pada Anda; session dari pagi hari masih memegang salinan yang lama.",
    ),
)

STORY = Exercise(
    id="06-story",
    start="""\
mail = days["per_conversation"].query("time == '15:30'")["log"].item()
story = ...""",
    answer="composio, mail, story",
    judge=judge_story,
    correct=Text(
        en="From one entry to its whole conversation in two calls. Only a session that holds one "
        "conversation, and all of it, allows that.",
        id="Dari satu catatan ke seluruh percakapannya, cukup dengan dua panggilan. Itu hanya bisa "
        "kalau sebuah session memuat satu percakapan saja, dan secara utuh.",
    ),
    hints=(
        Text(
            en="Which ID does the entry of a call carry that all calls of its conversation share?",
            id="Di catatan sebuah panggilan, ID mana yang sama untuk semua panggilan dalam "
            "percakapan itu?",
        ),
        Text(
            en="`composio.logs.get(mail)` gives the entry; its `.context.session_id` goes to "
            "`trace`.",
            id="`composio.logs.get(mail)` memberi catatannya; `.context.session_id`-nya diserahkan "
            "ke `trace`.",
        ),
    ),
    mistakes=(
        Mistake(
            "entry",
            code="""\
mail = days["per_conversation"].query("time == '15:30'")["log"].item()
story = composio.logs.get(mail)""",
            says=Text(
                en="This is the one entry, not a table of calls. It names the session that leads "
                "to the others.",
                id="Ini baru catatannya, bukan tabel panggilan. Di dalamnya tertulis session "
                "yang mengantar ke panggilan lainnya.",
            ),
        ),
        Mistake(
            "too-many",
            code="""\
mail = days["per_conversation"].query("time == '15:30'")["log"].item()
of_ayu = days["per_conversation"].query("user == 'user_ayu'")
story = trace(composio, of_ayu["session"].unique())""",
            says=Text(
                en="{calls} calls, and the conversation has {all}. A user has several "
                "conversations: the user ID brings them all.",
                id="{calls} panggilan, padahal percakapannya hanya {all}. Satu user punya "
                "beberapa percakapan: lewat user ID, semuanya ikut terbawa.",
            ),
        ),
        Mistake(
            "too-few",
            code="""\
mail = days["per_conversation"].query("time == '15:30'")["log"].item()
calls = trace(composio, composio.logs.get(mail).context.session_id)
story = calls[calls["tool"] == "GMAIL_SEND_EMAIL"]""",
            says=Text(
                en="{calls} calls, and the conversation has {all}. What was read before a mail is "
                "part of its story.",
                id="{calls} panggilan, padahal percakapannya punya {all}. Apa yang dibaca sebelum "
                "email itu juga bagian dari ceritanya.",
            ),
        ),
        Mistake(
            "other-day",
            code="""\
mail = days["per_conversation"].query("time == '15:30'")["log"].item()
story = trace(composio, days["per_user"].query("time == '15:30'")["session"].item())""",
            says=Text(
                en="`{mail}` is not among these calls. They are from another replay of the day: "
                "start from the entry, not from the time.",
                id="`{mail}` tidak ada di antara panggilan-panggilan ini: semuanya dari pemutaran "
                "ulang yang lain. Mulailah dari catatannya, bukan dari jamnya.",
            ),
        ),
    ),
    solution="""\
mail = days["per_conversation"].query("time == '15:30'")["log"].item()
call = composio.logs.get(mail)
story = trace(composio, call.context.session_id)""",
)
