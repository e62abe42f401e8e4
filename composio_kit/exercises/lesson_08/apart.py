"""Serving several people, each with their own session and its tools."""

from collections.abc import Mapping
from typing import Any

from composio_kit.exercises.declarations import (
    Exercise,
    Judgement,
    Mistake,
    Outcome,
    Text,
    mistaken,
)
from composio_kit.trace import trace_rows


def judge_apart(composio: Any, served: Mapping[str, str]) -> Judgement:
    """Whether each person's run happened in a session of their own."""
    if len(set(served.values())) < len(served):
        return mistaken("one-session", session=next(iter(served.values())))
    for user_id, session_id in served.items():
        owner = composio.use(session_id).config.user_id
        if owner != user_id:
            return mistaken("wrong-user", session=session_id, owner=owner, user=user_id)
        rows = trace_rows(composio, session_id)
        if not rows:
            return mistaken("foreign-tools", session=session_id, user=user_id)
        if not any(row.toolkit == "github" and row.status == "success" for row in rows):
            return Outcome.NOT_YET
    return Outcome.CORRECT


APART = Exercise(
    id="08-apart",
    start="""\
def serve(user_id, text):
    return ...


served = {user_id: serve(user_id, REPOS) for user_id in ("user_ayu", "user_budi")}""",
    answer="composio, served",
    judge=judge_apart,
    correct=Text(
        en="Each run is in the log of its own session, and each saw its own user's GitHub.",
        id="Setiap proses tercatat di log session-nya sendiri, dan masing-masing melihat GitHub "
        "milik user-nya sendiri.",
    ),
    hints=(
        Text(
            en="Where do the tools of an agent come from, and when?",
            id="Dari mana asal tool sebuah agen, dan kapan dibuatnya?",
        ),
        Text(
            en="Three lines in `serve`: create a session with `user_id=user_id`, let "
            "`guide_agent(session)` answer `question(text)`, return `session.session_id`.",
            id="Tiga baris di dalam `serve`: buat session dengan `user_id=user_id`, biarkan "
            "`guide_agent(session)` menjawab `question(text)`, kembalikan `session.session_id`.",
        ),
    ),
    mistakes=(
        Mistake(
            "foreign-tools",
            code="""\
everybodys = guide_agent(composio.create(user_id="user_ayu"))


def serve(user_id, text):
    session = composio.create(user_id=user_id)
    everybodys.invoke(question(text))
    return session.session_id


served = {user_id: serve(user_id, REPOS) for user_id in ("user_ayu", "user_budi")}""",
            says=Text(
                en="`{session}` belongs to `{user}` and its log is empty: the agent worked with "
                "tools of another session. Build the agent from this session's own tools.",
                id="`{session}` memang milik `{user}`, tetapi log-nya kosong: agennya bekerja "
                "dengan tool dari session lain. Bangun agen dari tool milik session ini.",
            ),
        ),
        Mistake(
            "one-session",
            code="""\
everybodys = composio.create(user_id="user_ayu")


def serve(user_id, text):
    guide_agent(everybodys).invoke(question(text))
    return everybodys.session_id


served = {user_id: serve(user_id, REPOS) for user_id in ("user_ayu", "user_budi")}""",
            says=Text(
                en="Both were served in `{session}`. A new agent does not help if the session is "
                "the old one: it decides whose account is used.",
                id="Keduanya dilayani di `{session}`. Agen baru tidak menolong kalau session-nya "
                "masih yang lama: session itulah yang menentukan akun siapa yang dipakai.",
            ),
        ),
        Mistake(
            "wrong-user",
            code="""\
def serve(user_id, text):
    session = composio.create(user_id="default")
    guide_agent(session).invoke(question(text))
    return session.session_id


served = {user_id: serve(user_id, REPOS) for user_id in ("user_ayu", "user_budi")}""",
            says=Text(
                en="`{session}` belongs to `{owner}`, and `{user}` asked. A session of one's own "
                "needs the user ID of the person who asks.",
                id="`{session}` milik `{owner}`, padahal yang meminta `{user}`. Session sendiri "
                "berarti session dengan user ID orang yang meminta.",
            ),
        ),
    ),
    solution="""\
def serve(user_id, text):
    session = composio.create(user_id=user_id)
    guide_agent(session).invoke(question(text))
    return session.session_id


served = {user_id: serve(user_id, REPOS) for user_id in ("user_ayu", "user_budi")}""",
)
