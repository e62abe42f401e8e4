"""Notion's REST API, for what its toolkit knows: pages, rows with names and choices, text."""

from typing import Any

from composio_kit.emulator.catalogue import JsonObject
from composio_kit.emulator.service import Answer, Asked, Endpoint, Failure, Service

_CODES = {
    "invalid": "validation_error",
    "forbidden": "restricted_resource",
    "missing": "object_not_found",
}


def _text(parts: object) -> str:
    """The words of rich text, as somebody writes it or as Notion gives it."""
    said = []
    for part in parts if isinstance(parts, list) else ():
        if isinstance(part, dict):
            text = part.get("text")
            written = text.get("content") if isinstance(text, dict) else None
            said.append(str(written if written is not None else part.get("plain_text", "")))
    return "".join(said)


def _cells(properties: object) -> list[JsonObject]:
    """The cells of a row as the tools take them: titles and choices."""
    cells: list[JsonObject] = []
    for name, value in properties.items() if isinstance(properties, dict) else ():
        held = value if isinstance(value, dict) else {}
        if "title" in held:
            cells.append({"name": name, "type": "title", "value": _text(held["title"])})
        elif isinstance(held.get("select"), dict):
            choice = str(held["select"].get("name", ""))
            cells.append({"name": name, "type": "select", "value": choice})
        else:
            kind = next((key for key in held if key not in ("id", "type")), "unknown")
            cells.append({"name": name, "type": kind, "value": ""})
    return cells


def _parent(asked: Asked, kind: str) -> str | None:
    parent = asked.body.get("parent")
    return parent.get(kind) if isinstance(parent, dict) else None


def _into_database(asked: Asked) -> bool:
    return _parent(asked, "database_id") is not None


def _new_row(asked: Asked) -> JsonObject:
    cells = _cells(asked.body.get("properties"))
    return {"database_id": _parent(asked, "database_id"), "properties": cells}


def _new_page(asked: Asked) -> JsonObject:
    parent = _parent(asked, "page_id")
    titles = [c["value"] for c in _cells(asked.body.get("properties")) if c["type"] == "title"]
    page = {"title": titles[0]} if titles else {}
    return page if parent is None else {"parent_id": parent, **page}


def _changes_cells(asked: Asked) -> bool:
    return bool(asked.body.get("properties"))


def _row_changes(asked: Asked) -> JsonObject:
    trashed = asked.body.get("archived", asked.body.get("in_trash", False))
    cells = _cells(asked.body["properties"])
    return {"row_id": asked.path["page"], "properties": cells, "delete_row": trashed}


def _trashed(asked: Asked) -> JsonObject:
    trashed = asked.body.get("archived", asked.body.get("in_trash", False))
    return {"page_id": asked.path["page"], "archive": trashed}


def _searched(asked: Asked) -> JsonObject:
    wanted = asked.body.get("filter")
    kind = wanted.get("value", "page") if isinstance(wanted, dict) else "page"
    return {"page_size": 100, **asked.body, "filter_value": kind}


def _children(asked: Asked) -> JsonObject:
    pages = {"page_size": asked.number("page_size", 100)}
    more = {k: v for k, v in asked.query.items() if k == "start_cursor"}
    return {"block_id": asked.path["block"], **pages, **more}


def _appended(asked: Asked) -> JsonObject:
    """One block of text at a time, which is what the toolkit can add."""
    where = {"parent_block_id": asked.path["block"]}
    children = asked.body.get("children")
    if not isinstance(children, list) or len(children) != 1 or not isinstance(children[0], dict):
        return where
    block = children[0]
    kind = next((name for name in block if name not in ("object", "type")), "paragraph")
    held = block.get(kind)
    text = _text(held.get("rich_text")) if isinstance(held, dict) else ""
    return {**where, "content_block": {"content": text, "block_property": kind}}


def _failure(failure: Failure) -> Answer:
    code, status = _CODES[failure.kind], failure.status
    body: JsonObject = {"object": "error", "status": status, "code": code}
    return status, {**body, "message": failure.message}


def _blocks(data: JsonObject, asked: Asked) -> Any:
    return data["block_child_data"]


SERVICE = Service(
    base_url="https://api.notion.com/v1",
    failure=_failure,
    endpoints=(
        Endpoint("GET", "/users/me", "NOTION_GET_ABOUT_ME"),
        Endpoint("POST", "/search", "NOTION_SEARCH_NOTION_PAGE", _searched),
        Endpoint("POST", "/pages", "NOTION_INSERT_ROW_DATABASE", _new_row, when=_into_database),
        Endpoint("POST", "/pages", "NOTION_CREATE_NOTION_PAGE", _new_page),
        Endpoint(
            "PATCH",
            "/pages/{page}",
            "NOTION_UPDATE_ROW_DATABASE",
            _row_changes,
            when=_changes_cells,
        ),
        Endpoint("PATCH", "/pages/{page}", "NOTION_ARCHIVE_NOTION_PAGE", _trashed),
        Endpoint(
            "GET", "/blocks/{block}/children", "NOTION_FETCH_BLOCK_CONTENTS", _children, _blocks
        ),
        Endpoint("PATCH", "/blocks/{block}/children", "NOTION_ADD_PAGE_CONTENT", _appended),
        Endpoint(
            "POST",
            "/databases/{database}/query",
            "NOTION_QUERY_DATABASE",
            lambda asked: {"page_size": 100, **asked.body, "database_id": asked.path["database"]},
        ),
    ),
)
