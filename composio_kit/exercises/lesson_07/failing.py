"""Finding the failing calls of a bad day."""

from collections.abc import Sequence
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

MESSAGES, BAD = 40, 2


def loop_seen(sessions: Sequence[str]) -> str:
    """Which option a loop that gave these sessions is."""
    if len(sessions) == MESSAGES:
        return "silent"
    return "skipped" if len(sessions) == MESSAGES - BAD else "stopped"


def judge_failing(composio: Any, sessions: Sequence[str], log_id: Any) -> Judgement:
    """Whether this is the id of the log entry of the Slack message that failed that day."""
    if not isinstance(log_id, str):
        return mistaken("no-id")
    if log_id in sessions:
        return mistaken("session-id", session=log_id)
    call = composio.logs.get(log_id)
    if call.context.session_id not in sessions:
        return Outcome.NOT_YET
    if not call.data["error"]:
        return mistaken("succeeded", tool=call.data["tool_slug"])
    if call.parent is None:
        return mistaken("reporter", error=call.data["error"])
    if call.data["toolkit_slug"] != "slack":
        return mistaken("other-failure", error=call.data["error"])
    return Outcome.CORRECT


DAY = Prediction(
    id="07-day",
    question=Text(
        en="Two of the 40 messages cannot be answered as they should. What does the loop do?",
        id="Dua dari 40 pesan itu tidak akan bisa dijawab sebagaimana mestinya. Apa yang terjadi "
        "pada loop-nya?",
    ),
    options=(
        Option(
            "stopped",
            Text(
                en="It stops at the first of the two, with an exception.",
                id="Berhenti di pesan pertama dari keduanya, dengan exception.",
            ),
        ),
        Option(
            "skipped",
            Text(
                en="It skips the two and returns 38 sessions.",
                id="Melewati keduanya dan menghasilkan 38 session.",
            ),
        ),
        Option(
            "silent",
            Text(
                en="It runs to its end, and nobody notices.",
                id="Berjalan sampai selesai, dan tidak ada yang tahu.",
            ),
        ),
    ),
    observe=loop_seen,
    happens="silent",
    because=Text(
        en="A tool that fails raises nothing: its reason is in `.error`, where nobody looked.",
        id="Tool yang gagal tidak melempar exception: alasannya ada di `.error`, dan tidak ada "
        "yang melihat ke sana.",
    ),
)

FAILING = Exercise(
    id="07-failing",
    start="failing_log_id = ...",
    answer="composio, day, failing_log_id",
    judge=judge_failing,
    correct=Text(
        en="From this entry the session ID leads to the whole story, and the story to the typo.",
        id="Dari catatan ini, session ID membawa Anda ke seluruh ceritanya, lalu ke salah "
        "ketiknya.",
    ),
    hints=(
        Text(
            en="You know the service that stayed silent. Which one of the filters must change?",
            id="Anda tahu layanan mana yang tidak menerima apa-apa. Filter mana yang perlu "
            "diganti?",
        ),
        Text(
            en="`composio.logs.search` with the toolkit `slack` and the status `failed`; then the "
            "`.id` of the first entry in `.logs`.",
            id="`composio.logs.search` dengan toolkit `slack` dan status `failed`; lalu ambil "
            "`.id` dari catatan pertama di `.logs`.",
        ),
    ),
    mistakes=(
        Mistake(
            "no-id",
            code="failing_log_id = failed.logs[0]",
            says=Text(
                en="This is a whole entry, or something that is no ID at all. One attribute of the "
                "entry is its ID.",
                id="Ini seluruh catatannya, atau sesuatu yang bukan ID. Salah satu atribut catatan "
                "itulah ID-nya.",
            ),
        ),
        Mistake(
            "session-id",
            code="failing_log_id = day[34]",
            says=Text(
                en="`{session}` is a session: five calls, and four of them are not to blame. Each "
                "call has an ID of its own, `log_…`.",
                id="`{session}` adalah session: isinya lima panggilan, dan empat di antaranya "
                "tidak bersalah. Setiap panggilan punya ID sendiri, `log_…`.",
            ),
        ),
        Mistake(
            "succeeded",
            code="""\
wanted = [{"field": "toolkit_slug", "operator": "==", "value": "slack"}]
failing_log_id = composio.logs.search(filters=wanted).logs[0].id""",
            says=Text(
                en="This call of `{tool}` went well. It is the newest of its kind, not the one "
                "that failed: ask for the status too.",
                id="Panggilan `{tool}` ini berhasil. Ia hanya yang terbaru dari jenisnya, "
                "bukan yang gagal: sertakan juga status sebagai filter.",
            ),
        ),
        Mistake(
            "reporter",
            code="""\
wanted = {"user_id": "user_budi", "toolkit_slug": "composio", "status": "failed"}
filters = [{"field": name, "operator": "==", "value": value} for name, value in wanted.items()]
failing_log_id = composio.logs.search(filters=filters).logs[0].id""",
            says=Text(
                en="This entry only reports: {error} It is the meta tool that called the others. "
                "The reason is in the entry whose `parent` this is.",
                id="Catatan ini hanya melaporkan: {error} Ini meta tool yang memanggil tool lain. "
                "Alasannya ada di catatan yang `parent`-nya adalah catatan ini.",
            ),
        ),
        Mistake(
            "other-failure",
            code="failing_log_id = failed.logs[0].id",
            says=Text(
                en="That call failed too, but it is the one of the GitHub complaint: {error}",
                id="Panggilan itu memang gagal juga, tetapi itu keluhan yang tadi, soal GitHub: "
                "{error}",
            ),
        ),
    ),
    solution="""\
wanted = {"user_id": "user_budi", "toolkit_slug": "slack", "status": "failed"}
filters = [{"field": name, "operator": "==", "value": value} for name, value in wanted.items()]
failing_log_id = composio.logs.search(filters=filters).logs[0].id""",
)
