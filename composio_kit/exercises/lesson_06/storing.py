"""Storing the id of a session with its conversation."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from typing import Any

from composio_kit.exercises.declarations import (
    Exercise,
    Judgement,
    Mistake,
    Outcome,
    Text,
    mistaken,
)

TABLE = "CREATE TABLE conversations (user_id TEXT, conversation TEXT, session_id TEXT)"
STORED = "SELECT session_id FROM conversations"


def judge_session_for(composio: Any, session_for: Callable[..., Any]) -> Judgement:
    """Whether a function finds the session of a conversation again, and nobody else's."""
    with closing(sqlite3.connect(":memory:")) as db:
        db.execute(TABLE)
        first = session_for(db, "user_chris", "garden")
        if first is ...:
            return Outcome.NOT_ATTEMPTED
        if session_for(db, "user_chris", "garden").session_id != first.session_id:
            return mistaken("every-message")
        stranger = session_for(db, "user_budi", "garden")
        if composio.use(stranger.session_id).config.user_id != "user_budi":
            return mistaken("stranger", session=stranger.session_id)
        other = session_for(db, "user_chris", "homework")
        if other.session_id == first.session_id:
            return mistaken("every-user", session=first.session_id)
        stored = {row[0] for row in db.execute(STORED)}
    if not {each.session_id for each in (first, stranger, other)} <= stored:
        return mistaken("in-memory")
    return Outcome.CORRECT


SESSION_FOR = Exercise(
    id="06-session-for",
    start="""\
def session_for(db, user_id, conversation):
    return ...""",
    answer="composio, session_for",
    judge=judge_session_for,
    correct=Text(
        en="It survives a restart, keeps each conversation in a log of its own, and gives no "
        "stranger another user's session.",
        id="Fungsi ini bertahan setelah restart, memberi setiap percakapan log tersendiri, dan "
        "tidak memberikan session milik user lain kepada siapa pun.",
    ),
    hints=(
        Text(
            en="What must be equal for a session to be used again: the user, the conversation, or "
            "both? And where is that written down?",
            id="Apa yang harus sama supaya session dipakai lagi: user-nya, percakapannya, atau "
            "keduanya? Dan di mana itu dicatat?",
        ),
        Text(
            en="`SELECT session_id … WHERE user_id = ? AND conversation = ?`. With a row: "
            "`composio.use`. Without: `composio.create`, then `INSERT`.",
            id="`SELECT session_id … WHERE user_id = ? AND conversation = ?`. Ada barisnya: "
            "`composio.use`. Tidak ada: `composio.create`, lalu `INSERT`.",
        ),
    ),
    mistakes=(
        Mistake(
            "every-message",
            code="""\
def session_for(db, user_id, conversation):
    session = composio.create(user_id=user_id)
    row = (user_id, conversation, session.session_id)
    db.execute("INSERT INTO conversations VALUES (?, ?, ?)", row)
    return session""",
            says=Text(
                en="The same conversation, asked for twice, got two sessions. The ID is stored, "
                "but nobody looks for it before creating.",
                id="Percakapan yang sama diminta dua kali dan mendapat dua session. ID-nya "
                "disimpan, tetapi tidak dicari dulu sebelum session baru dibuat.",
            ),
        ),
        Mistake(
            "every-user",
            code="""\
def session_for(db, user_id, conversation):
    find = "SELECT session_id FROM conversations WHERE user_id = ?"
    row = db.execute(find, (user_id,)).fetchone()
    if row:
        return composio.use(row[0])
    session = composio.create(user_id=user_id)
    row = (user_id, conversation, session.session_id)
    db.execute("INSERT INTO conversations VALUES (?, ?, ?)", row)
    return session""",
            says=Text(
                en="Two conversations of one user share `{session}`: their calls lie in one log, "
                "and nothing tells them apart.",
                id="Dua percakapan milik satu user memakai `{session}` yang sama: panggilannya "
                "bercampur di satu log, tanpa pembeda.",
            ),
        ),
        Mistake(
            "stranger",
            code="""\
def session_for(db, user_id, conversation):
    find = "SELECT session_id FROM conversations WHERE conversation = ?"
    row = db.execute(find, (conversation,)).fetchone()
    if row:
        return composio.use(row[0])
    session = composio.create(user_id=user_id)
    row = (user_id, conversation, session.session_id)
    db.execute("INSERT INTO conversations VALUES (?, ?, ?)", row)
    return session""",
            says=Text(
                en="Budi named a conversation of Chris's and got `{session}`, Chris's session: "
                "with it he reads Chris's accounts. Look for the user too.",
                id="Budi menyebut nama percakapan milik Chris, lalu mendapat `{session}`, session "
                "milik Chris: dengan itu ia membaca akun Chris. Cocokkan juga user-nya.",
            ),
        ),
        Mistake(
            "in-memory",
            code="""\
kept = {}


def session_for(db, user_id, conversation):
    key = (user_id, conversation)
    if key not in kept:
        kept[key] = composio.create(user_id=user_id).session_id
    return composio.use(kept[key])""",
            says=Text(
                en="Right, until the program restarts: the IDs are in a dictionary, and the table "
                "is empty.",
                id="Ini benar sampai programnya di-restart: ID-nya ada di dictionary, sedangkan "
                "tabelnya kosong.",
            ),
        ),
    ),
    solution="""\
def session_for(db, user_id, conversation):
    key = (user_id, conversation)
    find = "SELECT session_id FROM conversations WHERE user_id = ? AND conversation = ?"
    row = db.execute(find, key).fetchone()
    if row:
        return composio.use(row[0])
    session = composio.create(user_id=user_id)
    db.execute("INSERT INTO conversations VALUES (?, ?, ?)", (*key, session.session_id))
    return session""",
)
