"""Notion: pages and what stands on them, and databases, whose rows are pages too."""

from dataclasses import dataclass

from composio_kit.emulator.catalogue import Account, JsonObject, Tool, ToolFailure, Toolkit
from composio_kit.emulator.people import email_of
from composio_kit.emulator.text import Text

PAGE_NOT_FOUND = Text(
    en="There is no page {page} in this workspace. Search for it first.",
    id="Tidak ada halaman {page} di workspace ini. Cari dulu halamannya.",
)
DATABASE_NOT_FOUND = Text(
    en="There is no database {database} in this workspace. Search for it first.",
    id="Tidak ada database {database} di workspace ini. Cari dulu database-nya.",
)
COLUMN_UNKNOWN = Text(
    en="The database has no column {name} of type {type}. Its columns are {columns}.",
    id="Database ini tidak memiliki kolom {name} bertipe {type}. Kolomnya adalah {columns}.",
)


@dataclass(frozen=True, slots=True)
class _Workspace:
    """A workspace: a page, what stands on it, and a database below it with its rows."""

    name: str
    page: Text
    line: Text
    database: Text
    rows: tuple[tuple[str, Text], ...]


_SEED = {
    ("ayu", "work"): _Workspace(
        name="SD Melati",
        page=Text(en="Class 5B: the garden", id="Kelas 5B: kebun"),
        line=Text(
            en="Every child measures one plant a week, before watering it.",
            id="Setiap anak mengukur satu tanaman seminggu sekali, sebelum menyiramnya.",
        ),
        database=Text(en="Tasks of class 5B", id="Tugas kelas 5B"),
        rows=(
            ("Done", Text(en="Sow the beans", id="Tanam kacang panjang")),
            ("Doing", Text(en="Measure the chillies", id="Ukur tanaman cabai")),
        ),
    ),
    ("ayu", "personal"): _Workspace(
        name="Ayu",
        page=Text(en="Trip to Yogyakarta", id="Perjalanan ke Yogyakarta"),
        line=Text(
            en="The train leaves on Friday at 17:40, seat 7A.",
            id="Kereta berangkat hari Jumat pukul 17.40, kursi 7A.",
        ),
        database=Text(en="To pack for Yogyakarta", id="Yang dibawa ke Yogyakarta"),
        rows=(("Todo", Text(en="Rendang for the aunts", id="Rendang untuk para bibi")),),
    ),
    ("budi", "work"): _Workspace(
        name="Harbour",
        page=Text(en="How we release harbour-app", id="Cara kami merilis harbour-app"),
        line=Text(
            en="Nothing new from Thursday on. We release on Friday, before four.",
            id="Mulai Kamis tidak ada yang baru. Kita rilis hari Jumat, sebelum jam empat.",
        ),
        database=Text(en="Plan for harbour-app", id="Rencana harbour-app"),
        rows=(("Doing", Text(en="The Sunday timetable", id="Jadwal hari Minggu")),),
    ),
}
_ANYBODY = {
    "work": _Workspace(
        name="Office",
        page=Text(en="First days of {name}", id="Hari-hari pertama {name}"),
        line=Text(en="Ask Maya for the keys.", id="Minta kunci kepada Maya."),
        database=Text(en="Tasks of {name}", id="Tugas {name}"),
        rows=(("Todo", Text(en="Read the handbook", id="Baca buku panduan")),),
    ),
    "personal": _Workspace(
        name="Home",
        page=Text(en="Diary of {name}", id="Buku harian {name}"),
        line=Text(en="It rained all day.", id="Hujan seharian."),
        database=Text(en="Books of {name}", id="Buku-buku {name}"),
        rows=(("Doing", Text(en="Tales of the islands", id="Kisah dari pulau-pulau")),),
    ),
}


def _seed(account: Account) -> None:
    owner = account.owner
    seed = _SEED.get((owner.name.lower(), owner.purpose), _ANYBODY[owner.purpose])

    def say(text: Text) -> str:
        return text.say(account.language, name=owner.name)

    me = {"name": owner.name, "person": {"email": owner.handle}, "workspace_name": seed.name}
    account.put("user", "me", {"object": "user", "id": account.new_id(), **me})
    page = _write_page(account, {"type": "workspace"}, {"title": _cell("title", say(seed.page))})
    _write_block(account, page, "paragraph", say(seed.line))
    database: JsonObject = {
        "object": "database",
        "id": account.new_id(),
        "title": _rich(say(seed.database)),
        "parent": {"type": "page_id", "page_id": page["id"]},
        "properties": {"Name": {"type": "title"}, "Status": {"type": "select"}},
    }
    account.put("database", database["id"], database)
    for status, name in seed.rows:
        cells = {"Name": _cell("title", say(name)), "Status": _cell("select", status)}
        _write_page(account, _in(database), cells)


def _in(database: JsonObject) -> JsonObject:
    return {"type": "database_id", "database_id": database["id"]}


def _rich(text: str) -> list[JsonObject]:
    return [{"type": "text", "plain_text": text}]


def _cell(kind: str, value: str) -> JsonObject:
    return {"type": kind, kind: _rich(value) if kind == "title" else {"name": value}}


def _title(item: JsonObject) -> str:
    cells = item["properties"]
    parts = item.get("title") or cells.get("Name", cells.get("title"))["title"]
    return "".join(part["plain_text"] for part in parts)


def _write_page(account: Account, parent: JsonObject, cells: JsonObject) -> JsonObject:
    page = {
        "object": "page",
        "id": account.new_id(),
        "parent": parent,
        "properties": cells,
        "archived": False,
        "created_time": account.now,
    }
    return _keep(account, page)


def _keep(account: Account, page: JsonObject) -> JsonObject:
    page = {**page, "last_edited_time": account.now}
    account.put("page", page["id"], page)
    return page


def _write_block(account: Account, page: JsonObject, kind: str, text: str) -> JsonObject:
    parent = {"type": "page_id", "page_id": page["id"]}
    block: JsonObject = {"object": "block", "id": account.new_id(), "parent": parent, "type": kind}
    block[kind] = {"rich_text": _rich(text)}
    account.put("block", block["id"], block)
    return block


def _page(account: Account, key: str) -> JsonObject:
    found = account.get("page", key)
    if found is None or found["archived"]:
        raise ToolFailure(PAGE_NOT_FOUND, page=key)
    return found


def _database(account: Account, arguments: JsonObject) -> JsonObject:
    found = account.get("database", arguments["database_id"])
    if found is None:
        raise ToolFailure(DATABASE_NOT_FOUND, database=arguments["database_id"])
    return found


def _cells(database: JsonObject, properties: list[JsonObject]) -> JsonObject:
    """The cells of a row, each checked against the column of its name."""
    columns = {name: column["type"] for name, column in database["properties"].items()}
    for given in properties:
        if columns.get(given["name"]) != given["type"]:
            said = ", ".join(f"{name} ({kind})" for name, kind in columns.items())
            raise ToolFailure(COLUMN_UNKNOWN, name=given["name"], type=given["type"], columns=said)
    return {given["name"]: _cell(given["type"], given["value"]) for given in properties}


def _list(items: list[JsonObject], arguments: JsonObject, default: int) -> JsonObject:
    """One page of a list, in Notion's form."""
    start = int(arguments.get("start_cursor", 0))
    end = start + arguments.get("page_size", default)
    more = end < len(items)
    page = {"object": "list", "results": items[start:end]}
    return {**page, "has_more": more, "next_cursor": str(end) if more else None}


def get_about_me(account: Account, arguments: JsonObject) -> JsonObject:
    return account.all("user")[0]


def search(account: Account, arguments: JsonObject) -> JsonObject:
    words = arguments.get("query", "").lower()
    found = [
        item
        for item in account.all(arguments.get("filter_value", "page"))
        if not item.get("archived") and words in _title(item).lower()
    ]
    return _list(found, arguments, 2)


def create_page(account: Account, arguments: JsonObject) -> JsonObject:
    title = _cell("title", arguments["title"])
    database = account.get("database", arguments["parent_id"])
    if database is not None:
        return _write_page(account, _in(database), {"Name": title})
    parent = {"type": "page_id", "page_id": _page(account, arguments["parent_id"])["id"]}
    return _write_page(account, parent, {"title": title})


def archive_page(account: Account, arguments: JsonObject) -> JsonObject:
    page = account.get("page", arguments["page_id"])
    if page is None:
        raise ToolFailure(PAGE_NOT_FOUND, page=arguments["page_id"])
    return _keep(account, {**page, "archived": arguments.get("archive", True)})


def fetch_block_contents(account: Account, arguments: JsonObject) -> JsonObject:
    page = _page(account, arguments["block_id"])
    here = [block for block in account.all("block") if block["parent"]["page_id"] == page["id"]]
    return {"block_child_data": _list(here, arguments, 100)}


def add_page_content(account: Account, arguments: JsonObject) -> JsonObject:
    page, content = _page(account, arguments["parent_block_id"]), arguments["content_block"]
    kind = content.get("block_property", "paragraph")
    block = _write_block(account, page, kind, content["content"])
    _keep(account, page)
    return {"object": "list", "results": [block]}


def query_database(account: Account, arguments: JsonObject) -> JsonObject:
    parent = _in(_database(account, arguments))
    rows = [
        page for page in account.all("page") if page["parent"] == parent and not page["archived"]
    ]
    return _list(rows, arguments, 2)


def insert_row(account: Account, arguments: JsonObject) -> JsonObject:
    database = _database(account, arguments)
    cells = {"Name": _cell("title", ""), **_cells(database, arguments.get("properties", []))}
    return _write_page(account, _in(database), cells)


def update_row(account: Account, arguments: JsonObject) -> JsonObject:
    row = _page(account, arguments["row_id"])
    database = _database(account, {"database_id": "", **row["parent"]})
    cells = _cells(database, arguments.get("properties", []))
    changed = {**row, "properties": {**row["properties"], **cells}}
    return _keep(account, {**changed, "archived": arguments.get("delete_row", False)})


_READS = ("readOnlyHint", "idempotentHint", "openWorldHint")
_KEY: JsonObject = {"type": "string", "minLength": 1, "description": "An id from a search."}
_STRING: JsonObject = {"type": "string"}
_BLOCKS = ["paragraph", "heading_1", "heading_2", "bulleted_list_item", "to_do", "quote"]
_PROPERTIES: dict[str, JsonObject] = {
    "properties": {
        "type": "array",
        "description": "Cells of the row, each with the name and the type of its column.",
        "items": {
            "type": "object",
            "properties": {"name": _STRING, "type": _STRING, "value": _STRING},
            "required": ["name", "type", "value"],
        },
    }
}


def _pages(default: int) -> dict[str, JsonObject]:
    return {
        "page_size": {"type": "integer", "minimum": 1, "maximum": 100, "default": default},
        "start_cursor": {"type": "string", "pattern": "^[0-9]{1,9}$"},
    }


TOOLKIT = Toolkit(
    slug="notion",
    name="Notion",
    description="The pages and databases of a Notion workspace.",
    category="Productivity",
    colour="#37352f",
    auth_scheme="OAUTH2",
    scopes={
        "read_content": Text(en="read your pages", id="membaca halaman Anda"),
        "insert_content": Text(en="write new pages and rows", id="menulis halaman dan baris baru"),
        "update_content": Text(en="change your pages", id="mengubah halaman Anda"),
    },
    handle=email_of,
    seed=_seed,
    tools=(
        Tool(
            slug="NOTION_GET_ABOUT_ME",
            name="Get about me",
            description="Tells whose Notion account is connected, and to which workspace.",
            parameters={},
            required=(),
            tags=_READS,
            scopes=(),
            run=get_about_me,
        ),
        Tool(
            slug="NOTION_SEARCH_NOTION_PAGE",
            name="Search Notion page",
            description="Finds pages, or databases, by words of their title.",
            parameters={
                "query": _STRING,
                "filter_value": {"type": "string", "enum": ["page", "database"]},
                **_pages(2),
            },
            required=(),
            tags=(*_READS, "important"),
            scopes=("read_content",),
            run=search,
        ),
        Tool(
            slug="NOTION_CREATE_NOTION_PAGE",
            name="Create Notion page",
            description="Creates an empty page below another page, or as a row of a database.",
            parameters={"parent_id": _KEY, "title": {"type": "string", "minLength": 1}},
            required=("parent_id", "title"),
            tags=("openWorldHint", "createHint", "important"),
            scopes=("insert_content",),
            run=create_page,
        ),
        Tool(
            slug="NOTION_FETCH_BLOCK_CONTENTS",
            name="Fetch block contents",
            description="Returns what stands on a page, block by block.",
            parameters={"block_id": _KEY, **_pages(100)},
            required=("block_id",),
            tags=_READS,
            scopes=("read_content",),
            run=fetch_block_contents,
        ),
        Tool(
            slug="NOTION_ADD_PAGE_CONTENT",
            name="Add page content",
            description="Adds a block of text at the end of a page.",
            parameters={
                "parent_block_id": _KEY,
                "content_block": {
                    "type": "object",
                    "properties": {
                        "content": {"type": "string", "minLength": 1},
                        "block_property": {"type": "string", "enum": _BLOCKS},
                    },
                    "required": ["content"],
                },
            },
            required=("parent_block_id", "content_block"),
            tags=("openWorldHint", "createHint", "important"),
            scopes=("insert_content",),
            run=add_page_content,
        ),
        Tool(
            slug="NOTION_ARCHIVE_NOTION_PAGE",
            name="Archive Notion page",
            description="Puts a page in the trash, or takes it out again.",
            parameters={"page_id": _KEY, "archive": {"type": "boolean", "default": True}},
            required=("page_id",),
            tags=("openWorldHint", "destructiveHint"),
            scopes=("update_content",),
            run=archive_page,
        ),
        Tool(
            slug="NOTION_QUERY_DATABASE",
            name="Query database",
            description="Returns rows of a database; each row is a page.",
            parameters={"database_id": _KEY, **_pages(2)},
            required=("database_id",),
            tags=(*_READS, "important"),
            scopes=("read_content",),
            run=query_database,
        ),
        Tool(
            slug="NOTION_INSERT_ROW_DATABASE",
            name="Insert row database",
            description="Adds a row to a database.",
            parameters={"database_id": _KEY, **_PROPERTIES},
            required=("database_id",),
            tags=("openWorldHint", "createHint", "important"),
            scopes=("insert_content",),
            run=insert_row,
        ),
        Tool(
            slug="NOTION_UPDATE_ROW_DATABASE",
            name="Update row database",
            description="Changes cells of a row, or puts the row in the trash.",
            parameters={"row_id": _KEY, **_PROPERTIES, "delete_row": {"type": "boolean"}},
            required=("row_id",),
            tags=("openWorldHint", "updateHint"),
            scopes=("update_content",),
            run=update_row,
        ),
    ),
)
