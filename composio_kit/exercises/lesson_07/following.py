"""Following one piece of work, and its two ids."""

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

CHECK, EXECUTE = "COMPOSIO_MANAGE_CONNECTIONS", "COMPOSIO_MULTI_EXECUTE_TOOL"


def calls_found(by_workflow: Any, by_session: Any) -> str:
    """Which option a search of the log by workflow id is."""
    if len(by_workflow) == 0:
        return "none"
    return "all" if len(by_workflow) == len(by_session) else "some"


def judge_follow(composio: Any, session: Any, found: Any, checked: Any, done: Any) -> Judgement:
    """Whether a check and an execution followed a search in its session and its workflow."""
    rows = trace_rows(composio, session.session_id)
    if not {checked.log_id, done.log_id} <= {row.log for row in rows}:
        return mistaken("other-session", session=session.session_id)
    steps = [composio.logs.get(step.log_id).data for step in (checked, done)]
    if [step["tool_slug"] for step in steps] != [CHECK, EXECUTE]:
        return Outcome.NOT_YET
    passed_on = {step["arguments"].get("session_id") for step in steps}
    if session.session_id in passed_on:
        return mistaken("session-as-workflow", session=session.session_id)
    if passed_on != {found.data["session"]["id"]}:
        return mistaken("no-workflow")
    for row in rows:
        if row.parent == done.log_id and row.status == "failed":
            return mistaken("failed", error=row.error)
    return Outcome.NOT_YET if done.error else Outcome.CORRECT


IDS = Prediction(
    id="07-ids",
    question=Text(
        en="By the session ID, `trace` finds six calls. How many does it find by the workflow ID?",
        id="Dengan session ID, `trace` menemukan enam panggilan. Dengan workflow ID, berapa yang "
        "ditemukan?",
    ),
    options=(
        Option(
            "all",
            Text(
                en="The same six: both IDs mean this piece of work.",
                id="Enam juga: kedua ID itu merujuk ke pekerjaan yang sama.",
            ),
        ),
        Option(
            "some",
            Text(
                en="Some: those to which the workflow ID was passed on.",
                id="Sebagian: yang menerima workflow ID itu sebagai argumen.",
            ),
        ),
        Option("none", Text(en="None.", id="Tidak ada.")),
    ),
    observe=calls_found,
    happens="none",
    because=Text(
        en="The log is grouped by session. The workflow ID is an argument that meta tools hand on.",
        id="Log dikelompokkan menurut session. Workflow ID hanyalah argumen yang dioper "
        "antar-meta tool.",
    ),
)

FOLLOW = Exercise(
    id="07-follow",
    start="""\
budi_work = composio.create(user_id="user_budi")
query = {"use_case": "list github issues"}
found = budi_work.execute_meta("COMPOSIO_SEARCH_TOOLS", arguments={"queries": [query]})
checked = ...
done = ...""",
    answer="composio, budi_work, found, checked, done",
    judge=judge_follow,
    correct=Text(
        en="Four entries, one session ID: whoever looks for this work later finds all of it.",
        id="Empat catatan, satu session ID: siapa pun yang kelak mencari pekerjaan ini akan "
        "menemukannya utuh.",
    ),
    hints=(
        Text(
            en="Which of the two IDs binds the calls together by itself, and which must you pass "
            "on?",
            id="Dari kedua ID itu, mana yang menyatukan panggilan dengan sendirinya, dan mana yang "
            "harus Anda teruskan?",
        ),
        Text(
            en="Two calls of `budi_work.execute_meta`, as in section 1. Both take "
            '`found.data["session"]["id"]` as `session_id` among their arguments.',
            id="Dua panggilan `budi_work.execute_meta`, seperti di bagian 1. Keduanya menerima "
            '`found.data["session"]["id"]` sebagai `session_id` di antara argumennya.',
        ),
    ),
    mistakes=(
        Mistake(
            "session-as-workflow",
            code="""\
flow = {"session_id": budi_work.session_id}
needs = {"toolkits": ["github"], **flow}
checked = budi_work.execute_meta("COMPOSIO_MANAGE_CONNECTIONS", arguments=needs)
harbour = {"owner": "budi", "repo": "harbour-app"}
tools = [{"tool_slug": "GITHUB_LIST_REPOSITORY_ISSUES", "arguments": harbour}]
done = budi_work.execute_meta("COMPOSIO_MULTI_EXECUTE_TOOL", arguments={"tools": tools, **flow})""",
            says=Text(
                en="You passed on `{session}`, the session ID. The argument has the same name, but "
                "it wants the workflow ID that the search returned.",
                id="Yang Anda teruskan adalah `{session}`, yaitu session ID. Nama argumennya "
                "memang sama, tetapi isinya harus workflow ID dari hasil pencarian.",
            ),
        ),
        Mistake(
            "no-workflow",
            code="""\
needs = {"toolkits": ["github"]}
checked = budi_work.execute_meta("COMPOSIO_MANAGE_CONNECTIONS", arguments=needs)
harbour = {"owner": "budi", "repo": "harbour-app"}
tools = [{"tool_slug": "GITHUB_LIST_REPOSITORY_ISSUES", "arguments": harbour}]
done = budi_work.execute_meta("COMPOSIO_MULTI_EXECUTE_TOOL", arguments={"tools": tools})""",
            says=Text(
                en="The session binds these calls in the log, but they do not carry the workflow "
                "ID of the search: nothing passes it on except you.",
                id="Di log, panggilan ini sudah disatukan oleh session-nya, tetapi tidak membawa "
                "workflow ID dari pencarian itu: selain Anda, tidak ada yang meneruskannya.",
            ),
        ),
        Mistake(
            "other-session",
            code="""\
flow = {"session_id": found.data["session"]["id"]}
checked = work.execute_meta(
    "COMPOSIO_MANAGE_CONNECTIONS", arguments={"toolkits": ["github"], **flow}
)
tools = [{"tool_slug": "GITHUB_LIST_REPOSITORY_ISSUES", "arguments": garden}]
done = work.execute_meta("COMPOSIO_MULTI_EXECUTE_TOOL", arguments={"tools": tools, **flow})""",
            says=Text(
                en="Not all of these calls are in the log of `{session}`. A workflow ID does not "
                "carry a call into another session: call through Budi's own.",
                id="Tidak semua panggilan ini ada di log `{session}`. Workflow ID tidak "
                "memindahkan panggilan ke session lain: panggil lewat session milik Budi.",
            ),
        ),
        Mistake(
            "failed",
            code="""\
flow = {"session_id": found.data["session"]["id"]}
needs = {"toolkits": ["github"], **flow}
checked = budi_work.execute_meta("COMPOSIO_MANAGE_CONNECTIONS", arguments=needs)
tools = [{"tool_slug": "GITHUB_LIST_REPOSITORY_ISSUES", "arguments": garden}]
done = budi_work.execute_meta("COMPOSIO_MULTI_EXECUTE_TOOL", arguments={"tools": tools, **flow})""",
            says=Text(
                en="Session and workflow are right, but the tool failed: {error} Nothing was "
                "raised: look at `done.error` first.",
                id="Session dan workflow-nya benar, tetapi tool-nya gagal: {error} Tidak ada error "
                "yang dilempar: lihat dulu `done.error`.",
            ),
        ),
    ),
    solution="""\
budi_work = composio.create(user_id="user_budi")
query = {"use_case": "list github issues"}
found = budi_work.execute_meta("COMPOSIO_SEARCH_TOOLS", arguments={"queries": [query]})
flow = {"session_id": found.data["session"]["id"]}
needs = {"toolkits": ["github"], **flow}
checked = budi_work.execute_meta("COMPOSIO_MANAGE_CONNECTIONS", arguments=needs)
harbour = {"owner": "budi", "repo": "harbour-app"}
tools = [{"tool_slug": "GITHUB_LIST_REPOSITORY_ISSUES", "arguments": harbour}]
done = budi_work.execute_meta("COMPOSIO_MULTI_EXECUTE_TOOL", arguments={"tools": tools, **flow})""",
)
