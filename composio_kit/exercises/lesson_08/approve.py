"""A person's no in the middle of a run."""

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

POST = "SLACK_SEND_MESSAGE"


def must_ask(session: Any) -> bool:
    """Whether this session asks a person before it posts, by its tools or its toolkits."""
    slack = (session.config.tools or {}).get("slack")
    whole = getattr(session.config.toolkits, "require_approval", None) or []
    return POST in (getattr(slack, "require_approval", None) or []) or "slack" in whole


def without_a_post(session: Any, decided: Any) -> Judgement:
    """Why a run posted nothing and was denied nothing."""
    waits = [one.value for one in decided.get("__interrupt__", [])]
    accounts = [toolkit for value in waits for toolkit in value.get("connect", [])]
    if accounts:
        toolkits, user = ", ".join(accounts), session.config.user_id
        return mistaken("not-connected", toolkits=toolkits, user=user)
    spoken = [said for said in decided["messages"] if said.type == "human"]
    if waits or len(spoken) > 1:
        return mistaken("unanswered")
    return mistaken("never-called", session=session.session_id)


def judge_approve(composio: Any, session: Any, decided: Any) -> Judgement:
    """Whether a post was asked for, denied, and so never made."""
    posts = [row for row in trace_rows(composio, session.session_id) if row.tool == POST]
    if not must_ask(session):
        return mistaken("unguarded", session=session.session_id)
    if not posts:
        return without_a_post(session, decided)
    if posts[-1].status == "success":
        return mistaken("approved", account=posts[-1].account)
    return Outcome.CORRECT if decided["messages"] else Outcome.NOT_YET


ASKED = """\
rules = {"slack": {"enable": ["SLACK_SEND_MESSAGE"], "require_approval": ["SLACK_SEND_MESSAGE"]}}
guarded = composio.create(
    user_id="user_budi", toolkits=["slack"], tools=rules, session_preset="direct_tools"
)
careful = patient_agent(guarded, ask_person(guarded))
careful.invoke(question(NOTE), thread(guarded))
"""

APPROVE = Exercise(
    id="08-approve",
    start="""\
guarded = ...
decided = ...""",
    answer="composio, guarded, decided",
    judge=judge_approve,
    correct=Text(
        en="Asked, denied, nothing posted, and the run came to its end: the no is in the log.",
        id="Ditanya, ditolak, tidak ada yang terkirim, dan proses agen tetap selesai: "
        "penolakannya tercatat di log.",
    ),
    hints=(
        Text(
            en="Which setting makes the service ask, and which word does it wait for?",
            id="Pengaturan mana yang membuat layanan bertanya, dan kata apa yang ditunggunya?",
        ),
        Text(
            en="As `sending` above, with `slack` and `SLACK_SEND_MESSAGE`: once under `enable`, "
            "once under `require_approval`. Then `invoke` twice: `question(NOTE)`, and "
            '`Command(resume="deny")`.',
            id="Seperti `sending` di atas, dengan `slack` dan `SLACK_SEND_MESSAGE`: sekali di "
            "`enable`, sekali di `require_approval`. Lalu dua kali `invoke`: `question(NOTE)`, dan "
            '`Command(resume="deny")`.',
        ),
    ),
    mistakes=(
        Mistake(
            "unguarded",
            code="""\
guarded = composio.create(
    user_id="user_budi",
    toolkits=["slack"],
    tools={"slack": ["SLACK_SEND_MESSAGE"]},
    session_preset="direct_tools",
)
careful = patient_agent(guarded, ask_person(guarded))
decided = careful.invoke(question(NOTE), thread(guarded))""",
            says=Text(
                en="Nobody was asked: session `{session}` requires no approval for this tool. An "
                "agent that could ask does not ask by itself; the session's settings decide.",
                id="Tidak ada yang ditanya: session `{session}` tidak mewajibkan persetujuan untuk "
                "tool ini. Agen yang bisa bertanya belum tentu bertanya; yang menentukan adalah "
                "pengaturan session.",
            ),
        ),
        Mistake(
            "approved",
            code=ASKED
            + """\
decided = careful.invoke(Command(resume="approve"), thread(guarded))""",
            says=Text(
                en="Budi was asked, and you said yes in his name: the note is in Slack, through "
                "`{account}`. He wants no.",
                id="Budi sudah ditanya, tetapi Anda menjawab ya atas namanya: kabar itu sudah ada "
                "di Slack, lewat `{account}`. Padahal ia ingin menolak.",
            ),
        ),
        Mistake(
            "unanswered",
            code=ASKED
            + """\
decided = careful.invoke(question("deny"), thread(guarded))""",
            says=Text(
                en="The question is still open: a word in the chat is for the model. The answer to "
                "an interrupt goes into `Command(resume=…)`.",
                id="Pertanyaannya masih terbuka: kata dalam percakapan ditujukan kepada model. "
                "Jawaban untuk interupsi dimasukkan ke `Command(resume=…)`.",
            ),
        ),
        Mistake(
            "not-connected",
            code="""\
rules = {"slack": {"enable": ["SLACK_SEND_MESSAGE"], "require_approval": ["SLACK_SEND_MESSAGE"]}}
guarded = composio.create(
    user_id="user_ayu", toolkits=["slack"], tools=rules, session_preset="direct_tools"
)
careful = patient_agent(guarded, ask_person(guarded))
careful.invoke(question(NOTE), thread(guarded))
decided = careful.invoke(Command(resume="deny"), thread(guarded))""",
            says=Text(
                en="The run waits for an account, not for a word: `{user}` has not connected "
                "`{toolkits}`. Budi has Slack: whose session is it?",
                id="Proses ini menunggu akun, bukan jawaban: `{user}` belum menghubungkan "
                "`{toolkits}`. Budi punya Slack: session ini milik siapa?",
            ),
        ),
        Mistake(
            "never-called",
            code="""\
rules = {"slack": {"enable": ["SLACK_SEND_MESSAGE"], "require_approval": ["SLACK_SEND_MESSAGE"]}}
guarded = composio.create(user_id="user_budi", **{**MAIL, "tools": rules})
careful = patient_agent(guarded, ask_person(guarded))
careful.invoke(question(NOTE), thread(guarded))
decided = careful.invoke(Command(resume="deny"), thread(guarded))""",
            says=Text(
                en="No question came up: the agent never called `SLACK_SEND_MESSAGE` in "
                "`{session}`. Does this session offer it? It needs `slack` among its toolkits.",
                id="Tidak ada pertanyaan yang muncul: agen tidak pernah memanggil "
                "`SLACK_SEND_MESSAGE` di `{session}`. Apakah session ini punya tool itu? Harus ada "
                "`slack` di antara toolkit-nya.",
            ),
        ),
    ),
    solution=ASKED
    + """\
decided = careful.invoke(Command(resume="deny"), thread(guarded))""",
)
