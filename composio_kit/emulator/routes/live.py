"""The live page at `/`: what a project holds, and its latest calls, as they change.

It asks for no key and shows none: like every route it answers only this
computer's own names, and no page of another origin. A project is chosen by its
number, in the order of the keys. Looking takes no time on the emulator's clock.
"""

import mimetypes
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from composio_kit.emulator.catalogue import JsonObject
from composio_kit.emulator.clock import iso
from composio_kit.emulator.links import expire_links_first
from composio_kit.emulator.overview import SHOWN, overview
from composio_kit.emulator.records import LogEntry
from composio_kit.emulator.redaction import redacted
from composio_kit.emulator.rendering import render
from composio_kit.emulator.state import Emulator
from composio_kit.emulator.text import Language, Text

CALLS = 20
"""How many calls the page shows: the latest."""

# Where a computer's own list says that .js is text/plain, browsers would not run it.
mimetypes.add_type("text/javascript", ".js")

WORDS: dict[str, Text] = {
    "emulator": Text(en="Emulator", id="Emulator"),
    "heading": Text(en="Live from the emulator", id="Langsung dari emulator"),
    "lead": Text(
        en="What your programs do here shows up within two seconds. Every account is made up.",
        id="Apa pun yang dilakukan program Anda di sini terlihat dalam dua detik. Semua akun "
        "hanya rekaan.",
    ),
    "clock": Text(en="Time here (UTC):", id="Waktu di sini (UTC):"),
    "pause": Text(en="Pause", id="Jeda"),
    "lost": Text(
        en="The emulator does not answer. Trying again …",
        id="Emulator tidak menjawab. Mencoba lagi …",
    ),
    "projects": Text(en="Projects", id="Daftar project"),
    "project": Text(en="Project {number}", id="Project ke-{number}"),
    "unknown_title": Text(en="There is no such project", id="Project itu tidak ada"),
    "unknown": Text(
        en="This emulator has {count} of them, one for each API key that it was started with.",
        id="Emulator ini memiliki {count} project, satu untuk setiap API key yang diberikan saat "
        "dimulai.",
    ),
    "summary": Text(
        en="Users: {users}. Connected accounts: {accounts}, active: {active}. "
        "Sessions: {sessions}.",
        id="User: {users}. Connected account: {accounts}, yang aktif: {active}. "
        "Session: {sessions}.",
    ),
    "latest": Text(en="Latest call: {tool}, {result}.", id="Panggilan terakhir: {tool}, {result}."),
    "success": Text(en="success", id="berhasil"),
    "failed": Text(en="failed", id="gagal"),
    "all": Text(en="all", id="semua"),
    "all_but": Text(en="all but {toolkits}", id="semua kecuali {toolkits}"),
    "none": Text(en="none", id="tidak ada"),
}
_NOTHING = "–"
_KINDS = {"ACTIVE": "good", "INITIALIZING": "open", "INITIATED": "open", "INACTIVE": "off"}


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the page: what stands above it, in it, and in its place while it is empty."""

    id: str
    title: Text
    caption: Text
    empty: Text
    columns: tuple[Text, ...]

    def shown(self, language: Language) -> JsonObject:
        """Its words in one language."""
        return {
            "id": self.id,
            "title": self.title.say(language),
            "caption": self.caption.say(language),
            "empty": self.empty.say(language),
            "columns": [column.say(language) for column in self.columns],
        }


_USER = Text(en="User ID", id="User ID")
_CREATED = Text(en="Created (UTC)", id="Dibuat (UTC)")
_TOOLKIT = Text(en="Toolkit", id="Toolkit")
_SESSION = Text(en="Session", id="Session")
_CONNECTED_ACCOUNT = Text(en="Connected account", id="Connected account")

TABLES = (
    Table(
        "users",
        Text(en="Users", id="User"),
        Text(
            en="Who has a session or a connected account, the newest first",
            id="Pemilik session atau connected account, yang terbaru di atas",
        ),
        Text(en="No user yet.", id="Belum ada user."),
        (
            _USER,
            Text(en="Connected accounts", id="Jumlah connected account"),
            Text(en="Sessions", id="Jumlah session"),
        ),
    ),
    Table(
        "accounts",
        Text(en="Connected accounts", id="Connected account"),
        Text(en="The newest first", id="Yang terbaru di atas"),
        Text(
            en="None yet. session.authorize(…) makes one.",
            id="Belum ada. session.authorize(…) membuatnya.",
        ),
        (
            _CONNECTED_ACCOUNT,
            Text(en="Status", id="Status"),
            _TOOLKIT,
            _USER,
            Text(en="Account", id="Akun"),
            Text(en="Alias", id="Alias"),
            _CREATED,
        ),
    ),
    Table(
        "sessions",
        Text(en="Sessions", id="Session"),
        Text(en="The newest first", id="Yang terbaru di atas"),
        Text(
            en="None yet. composio.create(…) makes one.",
            id="Belum ada. composio.create(…) membuatnya.",
        ),
        (_SESSION, _USER, Text(en="Toolkits", id="Toolkit yang diizinkan"), _CREATED),
    ),
    Table(
        "calls",
        Text(en="Latest calls", id="Panggilan terakhir"),
        Text(
            en="Calls of tools, the latest first; /_emulator/logs has all of them",
            id="Panggilan tool, yang terakhir di atas; semuanya ada di /_emulator/logs",
        ),
        Text(
            en="None yet. session.execute(…) makes one.",
            id="Belum ada. session.execute(…) membuatnya.",
        ),
        (
            Text(en="Tool", id="Tool"),
            Text(en="Result", id="Hasil"),
            _USER,
            _SESSION,
            _CONNECTED_ACCOUNT,
            Text(en="Time (UTC)", id="Waktu (UTC)"),
            Text(en="Error", id="Penjelasan error"),
        ),
    ),
)


async def show(request: Request) -> Response:
    """The page as it is now; its script keeps it so."""
    emulator: Emulator = request.app.state.emulator
    language, count = emulator.language, len(emulator.api_keys)
    number = _number(request, count)
    if number is None:
        return render(
            "notice.html",
            language,
            WORDS,
            status=404,
            policy="form-action 'none'",
            root="./",
            kind="unknown",
            title=WORDS["unknown_title"].say(language),
            text=WORDS["unknown"].say(language, count=count),
        )
    return render(
        "live.html",
        language,
        WORDS,
        policy="form-action 'none'; script-src 'self'; connect-src 'self'",
        root="./",
        title=f"{WORDS['heading'].say(language)} · {WORDS['project'].say(language, number=number)}",
        project=number,
        projects=count,
        view=view(emulator, _project(emulator, number)),
        tables=[table.shown(language) for table in TABLES],
    )


async def news(request: Request) -> Response:
    """What the page's script asks for: everything on the page that can change."""
    emulator: Emulator = request.app.state.emulator
    number = _number(request, len(emulator.api_keys))
    if number is None:
        return JSONResponse({}, 404)
    return JSONResponse(view(emulator, _project(emulator, number)))


def view(emulator: Emulator, project: str) -> JsonObject:
    """What the page shows of a project: the rows of its tables, the clock, and a summary."""
    expire_links_first(emulator)
    held = overview(emulator, project)
    latest = emulator.store.latest(LogEntry, project, CALLS)
    active = sum(account["status"] == "ACTIVE" for account in held["connected_accounts"])
    summary = WORDS["summary"].say(
        emulator.language,
        users=_count(held["users"]),
        accounts=_count(held["connected_accounts"]),
        active=active,
        sessions=_count(held["sessions"]),
    )
    if latest:
        result = WORDS[latest[0].status].say(emulator.language)
        summary += " " + WORDS["latest"].say(
            emulator.language, tool=latest[0].tool_slug, result=result
        )
    tables = {
        "users": [_user_row(user) for user in held["users"]],
        "accounts": [_account_row(account) for account in held["connected_accounts"]],
        "sessions": [_session_row(session, emulator.language) for session in held["sessions"]],
        "calls": [_call_row(call, emulator.language) for call in latest],
    }
    seen = {"clock": _moment(held["now"]), "summary": summary, "tables": tables}
    shown: JsonObject = redacted(seen, emulator.api_keys)
    return shown


def _number(request: Request, count: int) -> int | None:
    typed = request.query_params.get("project", "1")
    known = {str(number): number for number in range(1, count + 1)}
    return known.get(typed)


def _project(emulator: Emulator, number: int) -> str:
    return emulator.projects[emulator.api_keys[number - 1]]


def _count(records: list[Any]) -> str:
    return f"{SHOWN}+" if len(records) == SHOWN else str(len(records))


def _user_row(user: Mapping[str, Any]) -> JsonObject:
    return _row(
        user["user_id"],
        _cell(user["user_id"], "id"),
        _cell(user["connected_accounts"]),
        _cell(user["sessions"]),
    )


def _account_row(account: Mapping[str, Any]) -> JsonObject:
    return _row(
        account["id"],
        _cell(account["id"], "id"),
        _cell(account["status"], _KINDS.get(account["status"], "bad")),
        _cell(account["toolkit"]),
        _cell(account["user_id"], "id"),
        _cell(account["account"]),
        _cell(account["alias"]),
        _cell(_moment(account["created_at"]), "time"),
    )


def _session_row(session: Mapping[str, Any], language: Language) -> JsonObject:
    return _row(
        session["id"],
        _cell(session["id"], "id"),
        _cell(session["user_id"], "id"),
        _cell(_toolkits(session["config"], language)),
        _cell(_moment(session["created_at"]), "time"),
    )


def _call_row(call: LogEntry, language: Language) -> JsonObject:
    return _row(
        call.id,
        _cell(call.tool_slug, "id"),
        _cell(WORDS[call.status].say(language), "bad" if call.error else "good"),
        _cell(call.user_id, "id"),
        _cell(call.session_id, "id"),
        _cell(call.connected_account_id, "id"),
        _cell(_moment(iso(call.started_at)), "time"),
        _cell(call.error, "long"),
    )


def _toolkits(config: Mapping[str, Any], language: Language) -> str:
    rule = config.get("toolkits") or {}
    if "enabled" in rule:
        return ", ".join(rule["enabled"]) or WORDS["none"].say(language)
    if rule.get("disabled"):
        return WORDS["all_but"].say(language, toolkits=", ".join(rule["disabled"]))
    return WORDS["all"].say(language)


def _row(key: str, *cells: JsonObject) -> JsonObject:
    return {"key": key, "cells": list(cells)}


def _cell(text: object, kind: str = "") -> JsonObject:
    return {"text": _NOTHING if text in (None, "") else str(text), "kind": kind}


def _moment(written: str) -> str:
    return written[:19].replace("T", " ")


ROUTES = (
    Route("/", show, methods=["GET"]),
    Route("/live.json", news, methods=["GET"]),
)
