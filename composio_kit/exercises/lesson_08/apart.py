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


def offers_github(session: Any) -> bool:
    """Whether this session has the tools of GitHub, by its toolkits."""
    enabled = getattr(session.config.toolkits, "enabled", None)
    return enabled is None or "github" in enabled


def judge_apart(composio: Any, served: Mapping[str, Any]) -> Judgement:
    """Whether each person's run happened in a session of their own."""
    for user_id, handed_back in served.items():
        if not isinstance(handed_back, str) or not handed_back.startswith("trs_"):
            return mistaken("no-session-id", user=user_id)
    if len(set(served.values())) < len(served):
        return mistaken("one-session", session=next(iter(served.values())))
    for user_id, session_id in served.items():
        session = composio.use(session_id)
        owner = session.config.user_id
        if owner != user_id:
            return mistaken("wrong-user", session=session_id, owner=owner, user=user_id)
        if not offers_github(session):
            return mistaken("without-github", session=session_id)
        rows = trace_rows(composio, session_id)
        if not rows:
            return mistaken("nothing-ran", session=session_id, user=user_id)
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
            "nothing-ran",
            code="""\
everybodys = guide_agent(composio.create(user_id="user_ayu"))


def serve(user_id, text):
    session = composio.create(user_id=user_id)
    everybodys.invoke(question(text))
    return session.session_id


served = {user_id: serve(user_id, REPOS) for user_id in ("user_ayu", "user_budi")}""",
            says=Text(
                en="`{session}` belongs to `{user}`, but nothing ran in it: its log is empty. Did "
                "the agent work with tools of another session, or did its run stop at an "
                "`interrupt`? Build the agent from this session's own tools.",
                id="`{session}` memang milik `{user}`, tetapi di situ tidak ada yang berjalan: "
                "log-nya kosong. Apakah agennya bekerja dengan tool dari session lain, atau "
                "prosesnya berhenti di `interrupt`? Bangun agen dari tool milik session ini.",
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
        Mistake(
            "without-github",
            code="""\
def serve(user_id, text):
    session = composio.create(user_id=user_id, **MAIL)
    guide_agent(session).invoke(question(text))
    return session.session_id


served = {user_id: serve(user_id, REPOS) for user_id in ("user_ayu", "user_budi")}""",
            says=Text(
                en="`{session}` has no tool of GitHub, and `REPOS` asks for one: `MAIL` narrows a "
                "session to Gmail. Create it without, or with `github` among its toolkits.",
                id="`{session}` tidak punya tool GitHub, padahal `REPOS` memintanya: `MAIL` "
                "mempersempit session menjadi Gmail saja. Buat session tanpa `MAIL`, atau dengan "
                "`github` di antara toolkit-nya.",
            ),
        ),
        Mistake(
            "no-session-id",
            code="""\
def serve(user_id, text):
    session = composio.create(user_id=user_id)
    done = guide_agent(session).invoke(question(text))
    return done["messages"][-1].text


served = {user_id: serve(user_id, REPOS) for user_id in ("user_ayu", "user_budi")}""",
            says=Text(
                en="What `serve` returns for `{user}` is no session ID. By that `check` finds the "
                "run: return `session.session_id`, not the answer.",
                id="Yang dikembalikan `serve` untuk `{user}` bukan session ID. Dengan ID itulah "
                "`check` menemukan prosesnya: kembalikan `session.session_id`, bukan jawabannya.",
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
