"""A settings file for an MCP client, with the key left in the environment."""

import json
from collections.abc import Mapping
from typing import Any

import httpx

from composio_kit.exercises.declarations import (
    Exercise,
    Judgement,
    Mistake,
    Outcome,
    Text,
    mistaken,
)

REFERENCE = "${env:COMPOSIO_API_KEY}"
LIST_TOOLS = {"jsonrpc": "2.0", "id": 1, "method": "tools/list"}
ACCEPT = {"accept": "application/json, text/event-stream"}


def judge_settings(session: Any, cursor: Any) -> Judgement:
    """Whether Cursor, with the key in its environment, reaches the session with this file."""
    key = session.mcp.headers["x-api-key"]
    if key in json.dumps(cursor):
        return mistaken("key-inside")
    if "servers" in cursor:
        return mistaken("other-client")
    if "mcpServers" not in cursor:
        return mistaken("file-name")
    (server,) = cursor["mcpServers"].values()
    if server["url"] != session.mcp.url:
        return Outcome.NOT_YET
    headers: Mapping[str, str] = server.get("headers") or {}
    if not headers:
        return mistaken("no-headers")
    if not any(REFERENCE in value for value in headers.values()):
        return mistaken("other-reference")
    sent = {name: value.replace(REFERENCE, key) for name, value in headers.items()}
    answer = httpx.post(server["url"], json=LIST_TOOLS, headers={**ACCEPT, **sent}, timeout=30)
    if answer.status_code == httpx.codes.UNAUTHORIZED:
        return mistaken("other-header", header=next(iter(headers)))
    return Outcome.CORRECT if answer.is_success else Outcome.NOT_YET


SETTINGS = Exercise(
    id="10-settings",
    start="cursor = ...",
    answer="session, cursor",
    judge=judge_settings,
    correct=Text(
        en="Filled in, this file opens the session; as it stands in the folder, it opens nothing.",
        id="Setelah referensinya diisi, berkas ini membuka session; selama masih "
        "seperti di folder, ia tidak membuka apa pun.",
    ),
    hints=(
        Text(
            en="Which three things does a client need: where, with which header, and what stands "
            "for the key?",
            id="Client memerlukan tiga hal: ke mana, dengan header apa, dan apa yang mewakili "
            "key-nya?",
        ),
        Text(
            en="The shape of `.mcp.json` above with the reference of the last row of the table. "
            "Cursor needs no `type`.",
            id="Bentuknya seperti `.mcp.json` di atas, dengan referensi dari baris terakhir tabel. "
            "Cursor tidak memerlukan `type`.",
        ),
    ),
    mistakes=(
        Mistake(
            "key-inside",
            code="""\
server = {"url": session.mcp.url, "headers": session.mcp.headers}
cursor = {"mcpServers": {"composio": server}}""",
            says=Text(
                en="The key itself is in it. Whoever gets this file, by e-mail or in a repository, "
                "gets your whole project. Write the reference instead.",
                id="Key-nya sendiri ada di dalam. Siapa pun yang mendapat berkas ini, lewat email "
                "atau repository, mendapat seluruh project Anda. Tulislah referensinya.",
            ),
        ),
        Mistake(
            "other-client",
            code="""\
headers = {"x-api-key": "${env:COMPOSIO_API_KEY}"}
cursor = {"servers": {"composio": {"url": session.mcp.url, "headers": headers}}}""",
            says=Text(
                en="`servers` is the word of VS Code. Cursor does not look there and finds no "
                "server at all.",
                id="`servers` adalah istilah VS Code. Cursor tidak melihat ke situ, jadi tidak "
                "menemukan server apa pun.",
            ),
        ),
        Mistake(
            "file-name",
            code="""\
headers = {"x-api-key": "${env:COMPOSIO_API_KEY}"}
server = {"composio": {"url": session.mcp.url, "headers": headers}}
cursor = {".cursor/mcp.json": {"mcpServers": server}}""",
            says=Text(
                en="A file for Cursor begins with `mcpServers`. Hand over what stands in the file, "
                "without its name.",
                id="Berkas untuk Cursor dimulai dengan `mcpServers`. Serahkan isi berkasnya saja, "
                "tanpa namanya.",
            ),
        ),
        Mistake(
            "no-headers",
            code='cursor = {"mcpServers": {"composio": {"url": session.mcp.url}}}',
            says=Text(
                en="Only the address, as in the guide: the client would get a 401. It needs a "
                "header too.",
                id="Hanya alamat, seperti di panduan: client akan mendapat 401. Ia juga memerlukan "
                "header.",
            ),
        ),
        Mistake(
            "other-reference",
            code="""\
headers = {"x-api-key": "${COMPOSIO_API_KEY}"}
cursor = {"mcpServers": {"composio": {"url": session.mcp.url, "headers": headers}}}""",
            says=Text(
                en="Cursor does not fill in this reference: each client has a spelling of its own. "
                "See the table.",
                id="Referensi ini tidak diisi oleh Cursor: setiap client punya cara penulisan "
                "sendiri. Lihat tabelnya.",
            ),
        ),
        Mistake(
            "other-header",
            code="""\
headers = {"Authorization": "Bearer ${env:COMPOSIO_API_KEY}"}
cursor = {"mcpServers": {"composio": {"url": session.mcp.url, "headers": headers}}}""",
            says=Text(
                en="The server does not look for the key in `{header}`: with it, the answer is "
                "401. `session.mcp.headers` tells the right name.",
                id="Server tidak mencari key di `{header}`: dengan itu jawabannya 401. Nama yang "
                "benar ada di `session.mcp.headers`.",
            ),
        ),
    ),
    solution="""\
headers = {"x-api-key": "${env:COMPOSIO_API_KEY}"}
cursor = {"mcpServers": {"composio": {"url": session.mcp.url, "headers": headers}}}""",
)
