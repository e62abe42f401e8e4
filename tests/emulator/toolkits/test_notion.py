"""Notion: pages are written, read and archived, and the rows of a database are pages too."""

from typing import Any

import pytest

from tests.emulator.toolkits.conftest import refusal, run


@pytest.fixture
def ayu(connected) -> Any:
    return connected("ayu", "notion")


def titles(session: Any, **arguments: Any) -> list[str]:
    found = run(session, "NOTION_SEARCH_NOTION_PAGE", page_size=50, **arguments)["results"]
    return [title_of(item) for item in found]


def title_of(item: dict[str, Any]) -> str:
    cells = item["properties"]
    parts = item.get("title") or cells.get("Name", cells.get("title"))["title"]
    return "".join(part["plain_text"] for part in parts)


def first(session: Any, query: str = "", kind: str = "page") -> str:
    found = run(session, "NOTION_SEARCH_NOTION_PAGE", query=query, filter_value=kind)
    return str(found["results"][0]["id"])


def lines(session: Any, page: str) -> list[tuple[str, str]]:
    blocks = run(session, "NOTION_FETCH_BLOCK_CONTENTS", block_id=page)["block_child_data"]
    return [
        (block["type"], block[block["type"]]["rich_text"][0]["plain_text"])
        for block in blocks["results"]
    ]


def rows(session: Any, database: str) -> list[tuple[str, str]]:
    found = run(session, "NOTION_QUERY_DATABASE", database_id=database, page_size=50)["results"]
    return [(title_of(row), row["properties"]["Status"]["select"]["name"]) for row in found]


def test_it_tells_whose_account_and_which_workspace_is_connected(connected) -> None:
    school = run(connected("ayu", "notion"), "NOTION_GET_ABOUT_ME")
    harbour = run(connected("budi", "notion"), "NOTION_GET_ABOUT_ME")

    assert [(one["name"], one["workspace_name"]) for one in (school, harbour)] == [
        ("Ayu", "SD Melati"),
        ("Budi", "Harbour"),
    ]


def test_a_page_is_created_below_another_and_found_by_its_title(ayu) -> None:
    parent = first(ayu, "garden")
    page = run(ayu, "NOTION_CREATE_NOTION_PAGE", parent_id=parent, title="Rain in March")

    assert page["parent"]["page_id"] == parent
    assert titles(ayu, query="RAIN") == ["Rain in March"]


def test_what_is_added_to_a_page_stands_at_its_end(ayu) -> None:
    page = first(ayu, "garden")
    before = lines(ayu, page)
    for block in (
        {"content": "Monday: 12 mm", "block_property": "heading_2"},
        {"content": "It rained at noon."},
    ):
        run(ayu, "NOTION_ADD_PAGE_CONTENT", parent_block_id=page, content_block=block)

    assert lines(ayu, page) == [
        *before,
        ("heading_2", "Monday: 12 mm"),
        ("paragraph", "It rained at noon."),
    ]


def test_an_archived_page_is_in_the_trash_until_it_is_taken_out(ayu) -> None:
    page = first(ayu, "garden")
    run(ayu, "NOTION_ARCHIVE_NOTION_PAGE", page_id=page)

    assert titles(ayu, query="garden") == []
    assert "no page" in refusal(ayu, "NOTION_FETCH_BLOCK_CONTENTS", block_id=page)

    run(ayu, "NOTION_ARCHIVE_NOTION_PAGE", page_id=page, archive=False)
    assert titles(ayu, query="garden") == ["Class 5B: the garden"]


def test_a_row_that_is_inserted_and_changed_is_read_by_a_query(ayu) -> None:
    database = first(ayu, "5B", "database")
    before = rows(ayu, database)
    cells = [
        {"name": "Name", "type": "title", "value": "Draw the roots"},
        {"name": "Status", "type": "select", "value": "Todo"},
    ]
    row = run(ayu, "NOTION_INSERT_ROW_DATABASE", database_id=database, properties=cells)
    doing = [{"name": "Status", "type": "select", "value": "Doing"}]
    run(ayu, "NOTION_UPDATE_ROW_DATABASE", row_id=row["id"], properties=doing)

    assert rows(ayu, database) == [*before, ("Draw the roots", "Doing")]


def test_a_deleted_row_is_gone(ayu) -> None:
    database = first(ayu, "5B", "database")
    [row, *_] = run(ayu, "NOTION_QUERY_DATABASE", database_id=database)["results"]
    run(ayu, "NOTION_UPDATE_ROW_DATABASE", row_id=row["id"], delete_row=True)

    assert title_of(row) not in [name for name, _ in rows(ayu, database)]


def test_a_page_created_in_a_database_is_a_row(ayu) -> None:
    database = first(ayu, "5B", "database")
    run(ayu, "NOTION_CREATE_NOTION_PAGE", parent_id=database, title="Buy seeds")

    found = run(ayu, "NOTION_QUERY_DATABASE", database_id=database, page_size=50)["results"]
    assert "Buy seeds" in [title_of(row) for row in found]


def test_a_list_comes_in_pages_that_end(ayu) -> None:
    seen, cursor = [], {}
    while True:
        page = run(ayu, "NOTION_SEARCH_NOTION_PAGE", page_size=1, **cursor)
        seen += [title_of(item) for item in page["results"]]
        if not page["has_more"]:
            break
        cursor = {"start_cursor": page["next_cursor"]}

    assert seen == titles(ayu)


def test_what_cannot_be_done_is_said(ayu) -> None:
    database = first(ayu, "5B", "database")
    height = [{"name": "Height", "type": "number", "value": "34"}]

    assert "Name (title), Status (select)" in refusal(
        ayu, "NOTION_INSERT_ROW_DATABASE", database_id=database, properties=height
    )
    assert "no database x" in refusal(ayu, "NOTION_QUERY_DATABASE", database_id="x")
    assert "no page x" in refusal(ayu, "NOTION_CREATE_NOTION_PAGE", parent_id="x", title="y")
    assert "no page x" in refusal(ayu, "NOTION_ARCHIVE_NOTION_PAGE", page_id="x")
    assert "no database" in refusal(
        ayu, "NOTION_UPDATE_ROW_DATABASE", row_id=first(ayu, "garden"), properties=height
    )
