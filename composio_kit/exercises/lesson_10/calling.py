"""Calling a tool with an MCP client, and finding the call in the session's log."""

from typing import Any

from composio_kit.exercises.declarations import (
    Exercise,
    Judgement,
    Mistake,
    Outcome,
    Text,
    mistaken,
)

LIST_ISSUES = "GITHUB_LIST_REPOSITORY_ISSUES"


def judge_call(composio: Any, session: Any, result: Any, log_id: Any) -> Judgement:
    """Whether an MCP client listed issues through the session, and this is its log entry."""
    if hasattr(result, "log_id"):
        return mistaken("by-sdk")
    if not hasattr(result, "structured_content"):
        return Outcome.NOT_YET
    if result.is_error:
        return mistaken("failed", error=result.content[0].text)
    if not isinstance(log_id, str):
        return mistaken("not-one-id")
    if log_id == session.session_id:
        return mistaken("session-id", session=log_id)
    call = composio.logs.get(log_id)
    if call.context.session_id != session.session_id:
        return mistaken("other-session", user=call.data["user_id"])
    listed = call.data["tool_slug"] == LIST_ISSUES and not call.data["error"]
    return Outcome.CORRECT if listed else Outcome.NOT_YET


CALL = Exercise(
    id="10-call",
    start="""\
shown = {"tools": ["GITHUB_LIST_REPOSITORY_ISSUES"]}
budi_session = composio.create(user_id="user_budi", toolkits=["github"], preload=shown)
result = ...
log_id = ...""",
    answer="composio, budi_session, result, log_id",
    judge=judge_call,
    correct=Text(
        en="The call came over MCP, and it stands in the log like any other: by session, user and "
        "account.",
        id="Panggilan itu datang lewat MCP, dan di log ia tercatat seperti yang lain: menurut "
        "session, user, dan akunnya.",
    ),
    hints=(
        Text(
            en="Whose address and whose headers does the client need? And by which ID does the log "
            "keep calls together?",
            id="Alamat dan header session mana yang diperlukan client itu? Dan menurut ID apa log "
            "mengelompokkan panggilan?",
        ),
        Text(
            en="`mcp_client` with `budi_session.mcp`, then `await client.call_tool(...)`. After "
            "that `trace` of Budi's session: the last value in the column `log`.",
            id="`mcp_client` dengan `budi_session.mcp`, lalu `await client.call_tool(...)`. "
            "Setelah itu `trace` untuk session Budi: nilai terakhir di kolom `log`.",
        ),
    ),
    mistakes=(
        Mistake(
            "by-sdk",
            code="""\
harbour = {"owner": "budi", "repo": "harbour-app"}
result = budi_session.execute("GITHUB_LIST_REPOSITORY_ISSUES", arguments=harbour)
log_id = result.log_id""",
            says=Text(
                en="The right issues, but by the SDK: `execute` does not use the MCP address. An "
                "MCP client calls with `client.call_tool`.",
                id="Issue-nya benar, tetapi lewat SDK: `execute` tidak memakai alamat MCP. Client "
                "MCP memanggil dengan `client.call_tool`.",
            ),
        ),
        Mistake(
            "failed",
            code="""\
harbour = {"owner": "budi", "repo": "harbor-app"}
async with mcp_client(budi_session.mcp.url, budi_session.mcp.headers) as client:
    result = await client.call_tool("GITHUB_LIST_REPOSITORY_ISSUES", harbour)
log_id = trace(composio, budi_session.session_id)["log"].iloc[-1]""",
            says=Text(
                en="The tool failed: {error} An MCP client raises nothing then: look at "
                "`result.is_error` first.",
                id="Tool-nya gagal: {error} Client MCP tidak melempar exception untuk itu: "
                "lihat dulu `result.is_error`.",
            ),
        ),
        Mistake(
            "not-one-id",
            code="""\
harbour = {"owner": "budi", "repo": "harbour-app"}
async with mcp_client(budi_session.mcp.url, budi_session.mcp.headers) as client:
    result = await client.call_tool("GITHUB_LIST_REPOSITORY_ISSUES", harbour)
log_id = trace(composio, budi_session.session_id)["log"]""",
            says=Text(
                en="This is a whole column. One call has one ID, a text such as `log_…`: here the "
                "last value.",
                id="Ini satu kolom utuh. Satu panggilan punya satu ID, berupa teks seperti "
                "`log_…`: di sini nilai terakhirnya.",
            ),
        ),
        Mistake(
            "session-id",
            code="""\
harbour = {"owner": "budi", "repo": "harbour-app"}
async with mcp_client(budi_session.mcp.url, budi_session.mcp.headers) as client:
    result = await client.call_tool("GITHUB_LIST_REPOSITORY_ISSUES", harbour)
log_id = budi_session.session_id""",
            says=Text(
                en="`{session}` is the session: it finds all of its calls. This one call has an ID "
                "of its own, `log_…`.",
                id="`{session}` adalah session-nya: lewat ID itu Anda menemukan semua "
                "panggilannya. Panggilan yang satu ini punya ID sendiri, `log_…`.",
            ),
        ),
        Mistake(
            "other-session",
            code="""\
async with mcp_client(session.mcp.url, session.mcp.headers) as client:
    result = await client.call_tool("GITHUB_LIST_REPOSITORY_ISSUES", garden)
log_id = trace(composio, session.session_id)["log"].iloc[-1]""",
            says=Text(
                en="This call ran for `{user}`. The address decides whose session it is, so take "
                "the one in `budi_session.mcp`.",
                id="Panggilan ini berjalan untuk `{user}`. Alamatlah yang menentukan session milik "
                "siapa, jadi pakai yang ada di `budi_session.mcp`.",
            ),
        ),
    ),
    solution="""\
shown = {"tools": ["GITHUB_LIST_REPOSITORY_ISSUES"]}
budi_session = composio.create(user_id="user_budi", toolkits=["github"], preload=shown)
harbour = {"owner": "budi", "repo": "harbour-app"}
async with mcp_client(budi_session.mcp.url, budi_session.mcp.headers) as client:
    result = await client.call_tool("GITHUB_LIST_REPOSITORY_ISSUES", harbour)
log_id = trace(composio, budi_session.session_id)["log"].iloc[-1]""",
)
