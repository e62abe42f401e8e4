"""A conversation that outlives its session."""

from typing import Any

from composio_kit.exercises.declarations import (
    Exercise,
    Judgement,
    Mistake,
    Outcome,
    Text,
    mistaken,
)

OWNER, STRANGER = "user_ayu", "user_budi"
TOOLS = {"GITHUB_GET_THE_AUTHENTICATED_USER", "GMAIL_GET_PROFILE"}


def judge_survive(conversation: str, lasting_session: Any) -> Judgement:
    """Whether a conversation whose session is gone gets a new one, once, and for its user alone."""
    from composio_client import NotFoundError
    from fastapi import HTTPException

    try:
        first = lasting_session(OWNER, conversation)
    except NotFoundError as error:
        return mistaken("not-caught", error=type(error).__module__.partition(".")[0])
    except Exception as error:
        return mistaken("raises", error=f"{type(error).__name__}: {error}")
    if first is None:
        return Outcome.NOT_ATTEMPTED
    more = {tool.name for tool in first.tools()} - TOOLS
    if more:
        return mistaken("every-tool", tool=min(more))
    again = lasting_session(OWNER, conversation)
    if again.session_id != first.session_id:
        return mistaken("not-stored")
    try:
        lasting_session(STRANGER, conversation)
    except HTTPException as refusal:
        refused = refusal.status_code == 404
        owned = first.config.user_id == OWNER and bool(first.toolkits(limit=1).items)
        return Outcome.CORRECT if refused and owned else Outcome.NOT_YET
    return mistaken("too-broad", user=STRANGER)


PREPARED = """\
gone = open_conversation("user_ayu")
session_of("user_ayu", gone).delete()


def lasting_session(user, conversation):
"""

SURVIVE = Exercise(
    id="09-survive",
    start=PREPARED.rstrip() + " ...",
    answer="gone, lasting_session",
    judge=judge_survive,
    correct=Text(
        en="The conversation goes on in a new session, the next message finds it in the table, "
        "and Budi still gets his 404.",
        id="Percakapan itu berlanjut di session baru, pesan berikutnya menemukannya di tabel, dan "
        "Budi tetap mendapat 404.",
    ),
    hints=(
        Text(
            en="Which class does `composio.use` raise for a session that is gone, and where must "
            "the ID of the new one go?",
            id="Kelas error apa yang dilempar `composio.use` untuk session yang sudah tidak ada, "
            "dan ID session yang baru harus disimpan di mana?",
        ),
        Text(
            en="`try: return session_of(user, conversation)`, then "
            "`except composio_client.NotFoundError`: create with `**SETUP`, and `UPDATE "
            "conversation SET session_id = ? WHERE id = ?`.",
            id="`try: return session_of(user, conversation)`, lalu "
            "`except composio_client.NotFoundError`: buat session dengan `**SETUP`, dan `UPDATE "
            "conversation SET session_id = ? WHERE id = ?`.",
        ),
    ),
    mistakes=(
        Mistake(
            "not-caught",
            code="from composio.exceptions import NotFoundError\n\n"
            + PREPARED
            + """\
    try:
        return session_of(user, conversation)
    except NotFoundError:
        return composio.create(user_id=user, **SETUP)""",
            says=Text(
                en="The error came through. The SDK has two classes called `NotFoundError`, and "
                "this one, a 404 of the service, is from `{error}`.",
                id="Error-nya lolos. SDK punya dua kelas bernama `NotFoundError`, dan yang ini, "
                "404 dari layanan, berasal dari `{error}`.",
            ),
        ),
        Mistake(
            "raises",
            code="""\
gone = open_conversation("user_ayu")
session_of("user_ayu", gone).delete()


def lasting_session(user, conversation):
    try:
        return session_of(user, conversation)
    except composio_client.NotFoundError:
        fresh = composio.create(user_id=user, **SETUP)
        ask("INSERT INTO conversation VALUES (?, ?, ?)", conversation, user, fresh.session_id)
        return fresh""",
            says=Text(
                en="Your function raised `{error}`. The conversation still has its row: only the "
                "session ID in it changes.",
                id="Fungsi Anda melempar `{error}`. Baris percakapan itu masih ada di tabel: yang "
                "berubah hanya session ID di dalamnya.",
            ),
        ),
        Mistake(
            "every-tool",
            code="""\
gone = open_conversation("user_ayu")
session_of("user_ayu", gone).delete()


def lasting_session(user, conversation):
    try:
        return session_of(user, conversation)
    except composio_client.NotFoundError:
        fresh = composio.create(user_id=user)
        ask("UPDATE conversation SET session_id = ? WHERE id = ?", fresh.session_id, conversation)
        return fresh""",
            says=Text(
                en="The new session may do more than the old one: `{tool}`, for example. What a "
                "conversation may do is in `SETUP`; `create` needs it again.",
                id="Session yang baru boleh melakukan lebih banyak daripada yang lama, misalnya "
                "`{tool}`. Batas sebuah percakapan ada di `SETUP`; `create` memerlukannya lagi.",
            ),
        ),
        Mistake(
            "not-stored",
            code=PREPARED
            + """\
    try:
        return session_of(user, conversation)
    except composio_client.NotFoundError:
        return composio.create(user_id=user, **SETUP)""",
            says=Text(
                en="Two messages, two sessions: the new ID was not stored, so every message of "
                "this conversation will create one more.",
                id="Dua pesan, dua session: ID yang baru tidak disimpan, jadi setiap pesan di "
                "percakapan ini akan membuat session lagi.",
            ),
        ),
        Mistake(
            "too-broad",
            code="""\
gone = open_conversation("user_ayu")
session_of("user_ayu", gone).delete()


def lasting_session(user, conversation):
    try:
        return session_of(user, conversation)
    except Exception:
        fresh = composio.create(user_id=user, **SETUP)
        ask("UPDATE conversation SET session_id = ? WHERE id = ?", fresh.session_id, conversation)
        return fresh""",
            says=Text(
                en="`{user}` asked for Ayu's conversation and got a session. The 404 of "
                "`session_of` was caught too: name the one class that you mean.",
                id="`{user}` meminta percakapan Ayu dan mendapat session. Error 404 dari "
                "`session_of` ikut tertangkap: sebutkan satu kelas yang memang Anda maksud.",
            ),
        ),
    ),
    solution="""\
gone = open_conversation("user_ayu")
session_of("user_ayu", gone).delete()


def lasting_session(user, conversation):
    try:
        return session_of(user, conversation)
    except composio_client.NotFoundError:
        fresh = composio.create(user_id=user, **SETUP)
        ask("UPDATE conversation SET session_id = ? WHERE id = ?", fresh.session_id, conversation)
        return fresh""",
)
