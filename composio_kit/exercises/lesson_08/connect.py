"""A run that waits for an account, and how it goes on."""

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


def judge_connect(composio: Any, session: Any, finished: Any) -> Judgement:
    """Whether a run that stopped for an account went on, once, when the account was there."""
    [gmail] = session.toolkits(toolkits=["gmail"]).items
    if not gmail.connection.is_active:
        return mistaken("not-connected", user=session.config.user_id)
    questions = [said for said in finished["messages"] if said.type == "human"]
    read = [row for row in trace_rows(composio, session.session_id) if row.status == "success"]
    if len(questions) > 1:
        return mistaken("asked-again")
    if not read:
        return mistaken("other-thread", thread=session.session_id)
    return Outcome.CORRECT


CONNECT = Exercise(
    id="08-connect",
    start="""\
from uuid import uuid4

dewi = composio.create(user_id=f"user_dewi_{uuid4()}", **MAIL)
dewi_agent = patient_agent(dewi)
dewi_agent.invoke(question(INBOX), thread(dewi))
finished = ...""",
    answer="composio, dewi, finished",
    judge=judge_connect,
    correct=Text(
        en="The run went on where it had stopped: one question, one answer, and Dewi asked once.",
        id="Proses agen berlanjut dari tempat ia berhenti: satu pertanyaan, satu jawaban, dan Dewi "
        "cukup bertanya sekali.",
    ),
    hints=(
        Text(
            en="What is missing: an account, or an answer? And where is the stopped run kept?",
            id="Apa yang kurang: akun, atau jawaban? Dan di mana proses yang berhenti itu "
            "disimpan?",
        ),
        Text(
            en='First `approve(composio, dewi.authorize("gmail"))`. Then `dewi_agent.invoke` once '
            "more: with `Command(resume=True)` instead of a question, and in the same thread.",
            id='Pertama `approve(composio, dewi.authorize("gmail"))`. Lalu sekali lagi '
            "`dewi_agent.invoke`: dengan `Command(resume=True)` sebagai pengganti pertanyaan, dan "
            "di thread yang sama.",
        ),
    ),
    mistakes=(
        Mistake(
            "not-connected",
            code="""\
dewi = composio.create(user_id=f"user_dewi_{uuid4()}", **MAIL)
dewi_agent = patient_agent(dewi)
dewi_agent.invoke(question(INBOX), thread(dewi))
finished = dewi_agent.invoke(Command(resume=True), thread(dewi))""",
            says=Text(
                en="The run looked again and stopped again: `{user}` has no Gmail yet. To resume "
                "does not connect, only the person does.",
                id="Proses agen memeriksa lagi dan berhenti lagi: `{user}` belum punya Gmail. "
                "Melanjutkan proses tidak menghubungkan akun: hanya orangnya yang bisa.",
            ),
        ),
        Mistake(
            "asked-again",
            code="""\
dewi = composio.create(user_id=f"user_dewi_{uuid4()}", **MAIL)
dewi_agent = patient_agent(dewi)
dewi_agent.invoke(question(INBOX), thread(dewi))
approve(composio, dewi.authorize("gmail"))
finished = dewi_agent.invoke(question(INBOX), thread(dewi))""",
            says=Text(
                en="The question stands twice in this thread: the first was never answered. Many a "
                "real model refuses such a conversation. Resume the run instead.",
                id="Di thread ini pertanyaannya ada dua: yang pertama tidak pernah terjawab. "
                "Banyak model sungguhan menolak percakapan seperti itu. Lanjutkan prosesnya saja.",
            ),
        ),
        Mistake(
            "other-thread",
            code="""\
dewi = composio.create(user_id=f"user_dewi_{uuid4()}", **MAIL)
dewi_agent = patient_agent(dewi)
dewi_agent.invoke(question(INBOX), thread(dewi))
approve(composio, dewi.authorize("gmail"))
new_thread = {"configurable": {"thread_id": str(uuid4())}}
finished = dewi_agent.invoke(Command(resume=True), new_thread)""",
            says=Text(
                en="Gmail is connected, but nothing was read. The stopped run is kept in the "
                "thread `{thread}`, and you resumed another one.",
                id="Gmail sudah terhubung, tetapi tidak ada yang dibaca. Proses yang berhenti "
                "disimpan di thread `{thread}`, sedangkan Anda melanjutkan thread lain.",
            ),
        ),
    ),
    solution="""\
from uuid import uuid4

dewi = composio.create(user_id=f"user_dewi_{uuid4()}", **MAIL)
dewi_agent = patient_agent(dewi)
dewi_agent.invoke(question(INBOX), thread(dewi))
approve(composio, dewi.authorize("gmail"))
finished = dewi_agent.invoke(Command(resume=True), thread(dewi))""",
)
