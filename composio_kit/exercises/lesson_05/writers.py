"""Two writers of one session: the lost update, and its cure."""

from collections.abc import Sequence
from typing import Any

from composio.exceptions import SessionConfigConflictError
from composio_client import BadRequestError

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
from composio_kit.exercises.lesson_05.overtaken import (
    FETCH,
    MOST_WRITES,
    SEND,
    EndlessRetry,
    Overtaken,
)

DRAFTS = "GMAIL_LIST_DRAFTS"


def what_is_left(allowed: Sequence[str]) -> str | None:
    """Which option Gmail's rule is, after both have written."""
    return {
        (FETCH, DRAFTS): "both",
        (FETCH,): "refused",
        (FETCH, SEND, DRAFTS): "last",
    }.get(tuple(allowed))


def judge_merge(composio: Any, shared: Any, allow: Any) -> Judgement:
    """Whether this function allows a tool and loses nothing when somebody writes in between.

    It is called for the session that the exercise's own cell made, and the judge
    is the other writer.
    """
    writer = Overtaken(composio)
    try:
        answer = allow(writer, shared.session_id, DRAFTS)
    except (SessionConfigConflictError, BadRequestError):
        return mistaken("gave-up")
    except EndlessRetry:
        return mistaken("endless", times=MOST_WRITES)
    if not writer.writes:
        return Outcome.NOT_ATTEMPTED if answer is ... else Outcome.NOT_YET
    left = list(composio.use(shared.session_id).config.tools["gmail"].enabled)
    if SEND in left:
        return mistaken("overwrote") if writer.writes == 1 else mistaken("old-list")
    if DRAFTS not in left:
        return mistaken("gave-up")
    return Outcome.CORRECT if sorted(left) == sorted([FETCH, DRAFTS]) else Outcome.NOT_YET


LOST = Prediction(
    id="05-lost",
    question=Text(
        en="`screen` takes `GMAIL_SEND_EMAIL` away. Then `job`, which read the session before "
        "that, adds `GMAIL_LIST_DRAFTS`. What holds?",
        id="`screen` mencabut `GMAIL_SEND_EMAIL`. Setelah itu `job`, yang membaca session sebelum "
        "perubahan itu, menambahkan `GMAIL_LIST_DRAFTS`. Mana yang berlaku?",
    ),
    options=(
        Option(
            "both",
            Text(
                en="Both: sending is gone, the drafts are there.",
                id="Keduanya: izin mengirim dicabut, daftar draf diizinkan.",
            ),
        ),
        Option(
            "refused",
            Text(
                en="Only the first: the update of `job` is refused.",
                id="Hanya yang pertama: perubahan dari `job` ditolak.",
            ),
        ),
        Option(
            "last",
            Text(
                en="Only the second: sending is allowed again.",
                id="Hanya yang kedua: model boleh mengirim lagi.",
            ),
        ),
    ),
    observe=what_is_left,
    happens="last",
    because=Text(
        en="`job` wrote back the list it had read, one tool longer. The last writer wins, and "
        "nobody gets an error.",
        id="`job` menulis kembali list yang pernah dibacanya, ditambah satu tool. Penulis terakhir "
        "yang menang, dan tidak ada yang menerima error.",
    ),
)

_SHARED = 'shared = composio.create(user_id="user_ayu", toolkits=["gmail"], tools=with_sending)'

MERGE = Exercise(
    id="05-merge",
    start=f"""\
{_SHARED}


def allow(composio, session_id, tool):
    return ...""",
    answer="composio, shared, allow",
    judge=judge_merge,
    correct=Text(
        en="Somebody wrote in between, your function noticed, read again, and both changes hold.",
        id="Di sela-selanya ada yang menulis; fungsi Anda menyadarinya, membaca ulang, dan kedua "
        "perubahan berlaku.",
    ),
    hints=(
        Text(
            en="After a conflict, which two things are out of date: only the version, or the list "
            "as well?",
            id="Setelah konflik, apa saja yang sudah usang: versinya saja, atau list-nya juga?",
        ),
        Text(
            en="A loop of a few rounds. In each: `composio.use`, `rules_of`, append the tool, "
            "`update` with `expected_config_version`. Catch `conflicts`; in the last round "
            "`raise`.",
            id="Perulangan beberapa putaran. Di setiap putaran: `composio.use`, `rules_of`, "
            "tambahkan tool-nya, `update` dengan `expected_config_version`. Tangkap `conflicts`; "
            "di putaran terakhir, `raise`.",
        ),
    ),
    mistakes=(
        Mistake(
            "overwrote",
            code=f"""\
{_SHARED}


def allow(composio, session_id, tool):
    now = composio.use(session_id)
    rules = rules_of(now.config)
    rules["gmail"].append(tool)
    now.update(tools=as_update(rules))""",
            says=Text(
                en="Sending is allowed again. You did read first, but somebody wrote between your "
                "`use` and your `update`. Let the service compare the version.",
                id="Izin mengirim kembali lagi. Anda memang membaca dulu, tetapi ada yang menulis "
                "di antara `use` dan `update` Anda. Biarkan layanan membandingkan versinya.",
            ),
        ),
        Mistake(
            "gave-up",
            code=f"""\
{_SHARED}


def allow(composio, session_id, tool):
    now = composio.use(session_id)
    rules = rules_of(now.config)
    rules["gmail"].append(tool)
    now.update(tools=as_update(rules), expected_config_version=now.config_version)""",
            says=Text(
                en="Nothing was lost, and nothing was added: the conflict was the end. It is a "
                "message to you: read again, and try again.",
                id="Tidak ada yang hilang, tetapi juga tidak ada yang ditambahkan: semuanya "
                "berhenti di konflik itu. Konflik adalah pesan untuk Anda: baca lagi, lalu coba "
                "lagi.",
            ),
        ),
        Mistake(
            "old-list",
            code=f"""\
{_SHARED}


def allow(composio, session_id, tool):
    rules = rules_of(composio.use(session_id).config)
    rules["gmail"].append(tool)
    for _ in range(3):
        now = composio.use(session_id)
        try:
            return now.update(tools=as_update(rules), expected_config_version=now.config_version)
        except conflicts:
            continue""",
            says=Text(
                en="The second try had the new version and the old list, so sending came back. The "
                "version only guards a list that was read together with it.",
                id="Percobaan kedua memakai versi baru dengan list lama, jadi izin mengirim "
                "kembali. Versi hanya menjaga list yang dibaca bersamanya.",
            ),
        ),
        Mistake(
            "endless",
            code=f"""\
{_SHARED}


def allow(composio, session_id, tool):
    now = composio.use(session_id)
    rules = rules_of(now.config)
    rules["gmail"].append(tool)
    while True:
        try:
            return now.update(tools=as_update(rules), expected_config_version=now.config_version)
        except conflicts:
            continue""",
            says=Text(
                en="{times} tries, {times} conflicts: what is stale stays stale until you read "
                "again. And give every loop an end.",
                id="{times} kali mencoba, {times} kali konflik: yang usang tetap usang sampai Anda "
                "membaca lagi. Dan beri setiap perulangan sebuah batas.",
            ),
        ),
    ),
    solution=f"""\
{_SHARED}


def allow(composio, session_id, tool):
    for last in (False, False, True):
        now = composio.use(session_id)
        rules = rules_of(now.config)
        rules["gmail"].append(tool)
        try:
            return now.update(tools=as_update(rules), expected_config_version=now.config_version)
        except conflicts:
            if last:
                raise""",
)
