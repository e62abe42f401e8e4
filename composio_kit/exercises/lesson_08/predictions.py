"""Three runs at once, a run that needs a person's word, and an agent that is everybody's."""

from typing import Any

from composio_kit.exercises.declarations import Option, Prediction, Text
from composio_kit.trace import trace_rows

SEND = "GMAIL_SEND_EMAIL"


def newcomers_run(composio: Any, session: Any) -> str | None:
    """What became of the run of somebody who has connected nothing."""
    rows = trace_rows(composio, session.session_id)
    if any(row.account and row.status == "success" for row in rows):
        return "budis"
    return "told" if any(row.tool == "COMPOSIO_MANAGE_CONNECTIONS" for row in rows) else "error"


def sending_without_a_word(composio: Any, session: Any) -> str:
    """What came of a mail that needed a person's word, where nobody asked for it."""
    sent = [row for row in trace_rows(composio, session.session_id) if row.tool == SEND]
    if not sent:
        return "exception"
    return "sent" if sent[-1].status == "success" else "message"


def whose_mailbox(composio: Any, own: Any, of_the_agent: Any) -> str | None:
    """From whose mailbox a mail left that went through somebody else's agent."""
    rows = trace_rows(composio, of_the_agent.session_id)
    if any(row.tool == SEND and row.status == "success" for row in rows):
        return "ayus"
    return "asks" if trace_rows(composio, own.session_id) else "refused"


THREE = Prediction(
    id="08-three",
    question=Text(
        en="Budi and Chris ask one model the same, at the same moment. What does Chris get?",
        id="Budi dan Chris menanyai model yang sama, pada saat yang sama. Apa yang didapat Chris?",
    ),
    options=(
        Option(
            "budis",
            Text(
                en="Budi's repositories: the model is the same.",
                id="Daftar repository Budi: modelnya kan sama.",
            ),
        ),
        Option(
            "told",
            Text(
                en="The answer that GitHub is not connected yet.",
                id="Jawaban bahwa GitHub belum terhubung.",
            ),
        ),
        Option("error", Text(en="An exception.", id="Sebuah exception.")),
    ),
    observe=newcomers_run,
    happens="told",
    because=Text(
        en="The model only chooses calls. Whose account they reach is decided by the session.",
        id="Model hanya memilih panggilan. Akun siapa yang dipakai ditentukan oleh session.",
    ),
)

ASK = Prediction(
    id="08-ask",
    question=Text(
        en="This session sends only with Ayu's approval. The agent of section 1 sends. Then?",
        id="Session ini baru mengirim setelah Ayu setuju. Agen dari bagian 1 mengirim. Lalu apa?",
    ),
    options=(
        Option(
            "sent",
            Text(
                en="The mail is sent: this agent knows no approvals.",
                id="Email-nya terkirim: agen ini tidak mengenal persetujuan.",
            ),
        ),
        Option(
            "message",
            Text(
                en="The model gets a failed result, and says so.",
                id="Model menerima hasil yang gagal, lalu mengatakannya.",
            ),
        ),
        Option(
            "exception",
            Text(
                en="The run ends with an exception, and nothing is sent.",
                id="Proses agen berakhir dengan exception, dan tidak ada yang terkirim.",
            ),
        ),
    ),
    observe=sending_without_a_word,
    happens="exception",
    because=Text(
        en="A question is no failed result. The SDK raises it, `ToolNode` lets it through, and the "
        "log has no entry: nothing ran.",
        id="Pertanyaan bukan hasil yang gagal. SDK melemparnya sebagai exception, `ToolNode` "
        "meneruskannya, dan log tetap kosong: tidak ada yang dijalankan.",
    ),
)

SHARED = Prediction(
    id="08-shared",
    question=Text(
        en="Budi has no Gmail. His mail goes through the agent made for Ayu. What happens?",
        id="Budi tidak punya Gmail. Email-nya lewat agen yang dibuat untuk Ayu. Apa yang terjadi?",
    ),
    options=(
        Option(
            "refused",
            Text(
                en="It fails: Budi has no Gmail.",
                id="Gagal: Budi tidak punya Gmail.",
            ),
        ),
        Option(
            "asks",
            Text(
                en="In Budi's session he is asked to connect Gmail.",
                id="Di session Budi, ia diminta menghubungkan Gmail.",
            ),
        ),
        Option(
            "ayus",
            Text(
                en="It leaves from Ayu's mailbox.",
                id="Email-nya terkirim dari kotak surat Ayu.",
            ),
        ),
    ),
    observe=whose_mailbox,
    happens="ayus",
    because=Text(
        en="Each tool keeps the session that made it. Budi's own session was never asked.",
        id="Setiap tool mengingat session pembuatnya. Session milik Budi sendiri tidak pernah "
        "dipakai.",
    ),
)
