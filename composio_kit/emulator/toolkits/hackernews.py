"""Hacker News: a front page that anybody may read. It needs no authorization.

The stories are invented for the course, and say so: an emulator has no news.
"""

from datetime import datetime, timedelta

from composio_kit.emulator.catalogue import Account, JsonObject, Tool, ToolFailure, Toolkit
from composio_kit.emulator.text import Text

ITEM_NOT_FOUND = Text(
    en="There is no item {item_id}. Take an id from the front page.",
    id="Tidak ada item {item_id}. Ambil id dari halaman depan.",
)
USER_NOT_FOUND = Text(
    en="There is no Hacker News user {username}. Take a name from the front page.",
    id="Tidak ada user Hacker News {username}. Ambil nama dari halaman depan.",
)

# Id, author, points, how many hours old, and the title.
_STORIES: tuple[tuple[int, str, int, int, Text], ...] = (
    (
        101,
        "tinyserver",
        312,
        9,
        Text(
            en="Show HN (emulated): An API emulator that keeps real state",
            id="Show HN (emulasi): Emulator API yang menyimpan keadaan sungguhan",
        ),
    ),
    (
        102,
        "nusantara",
        287,
        30,
        Text(
            en="A school in Bandung measures its own rain (emulated)",
            id="Sebuah sekolah di Bandung mengukur sendiri curah hujannya (emulasi)",
        ),
    ),
    (
        103,
        "quietlogs",
        95,
        4,
        Text(
            en="Ask HN (emulated): How do you find one failing call among two hundred?",
            id="Ask HN (emulasi): Bagaimana mencari satu panggilan yang gagal di antara dua ratus?",
        ),
    ),
    (
        104,
        "tinyserver",
        41,
        2,
        Text(
            en="Why every user id should outlive an e-mail address (emulated)",
            id="Mengapa setiap user ID harus lebih awet daripada alamat email (emulasi)",
        ),
    ),
)


def _posts(account: Account) -> list[JsonObject]:
    hour = datetime.fromisoformat(account.now).replace(minute=0, second=0, microsecond=0)
    return [
        {
            "objectID": str(number),
            "title": title.say(account.language),
            "author": author,
            "points": points,
            "created_at": (hour - timedelta(hours=age)).isoformat(),
        }
        for number, author, points, age, title in _STORIES
    ]


def _page(posts: list[JsonObject], arguments: JsonObject) -> JsonObject:
    size, page = arguments.get("size", 5), arguments.get("page", 0)
    return {"hits": posts[page * size : (page + 1) * size]}


def get_frontpage(account: Account, arguments: JsonObject) -> JsonObject:
    least = arguments.get("min_points", 40)
    return {"hits": [post for post in _posts(account) if post["points"] >= least]}


def get_todays_posts(account: Account, arguments: JsonObject) -> JsonObject:
    least = arguments.get("min_points", 200)
    posts = zip(_posts(account), _STORIES, strict=True)
    return {
        "hits": [post for post, (_, _, points, age, _) in posts if age < 24 and points >= least]
    }


def get_latest_posts(account: Account, arguments: JsonObject) -> JsonObject:
    newest = sorted(_posts(account), key=lambda post: str(post["created_at"]), reverse=True)
    return _page(newest, arguments)


def search_posts(account: Account, arguments: JsonObject) -> JsonObject:
    words = arguments["query"].lower().split()
    found = [post for post in _posts(account) if all(w in post["title"].lower() for w in words)]
    return _page(found, arguments)


def get_item(account: Account, arguments: JsonObject) -> JsonObject:
    for post in _posts(account):
        if post["objectID"] == str(arguments["item_id"]):
            return post
    raise ToolFailure(ITEM_NOT_FOUND, item_id=arguments["item_id"])


def get_user(account: Account, arguments: JsonObject) -> JsonObject:
    theirs = [post for post in _posts(account) if post["author"] == arguments["username"]]
    if not theirs:
        raise ToolFailure(USER_NOT_FOUND, username=arguments["username"])
    return {"username": arguments["username"], "karma": sum(post["points"] for post in theirs)}


_READS = ("readOnlyHint", "openWorldHint", "idempotentHint")
_PAGE: dict[str, JsonObject] = {
    "size": {"type": "integer", "minimum": 1, "maximum": 1000, "default": 5},
    "page": {"type": "integer", "minimum": 0, "default": 0},
}

TOOLKIT = Toolkit(
    slug="hackernews",
    name="Hacker News",
    description="Stories and users of Hacker News. In this emulator the stories are invented.",
    category="News",
    colour="#c84a00",
    auth_scheme=None,
    scopes={},
    handle=lambda name, purpose: name,
    seed=lambda account: None,
    tools=(
        Tool(
            slug="HACKERNEWS_GET_FRONTPAGE",
            name="Get front page",
            description="Returns the stories on the front page of Hacker News.",
            parameters={"min_points": {"type": "integer", "minimum": 0, "default": 40}},
            required=(),
            tags=_READS,
            scopes=(),
            run=get_frontpage,
        ),
        Tool(
            slug="HACKERNEWS_GET_LATEST_POSTS",
            name="Get latest posts",
            description="Returns the newest posts of Hacker News.",
            parameters=_PAGE,
            required=(),
            tags=_READS,
            scopes=(),
            run=get_latest_posts,
        ),
        Tool(
            slug="HACKERNEWS_GET_TODAYS_POSTS",
            name="Get today's posts",
            description="Returns the posts of the last 24 hours that have enough points.",
            parameters={"min_points": {"type": "integer", "minimum": 0, "default": 200}},
            required=(),
            tags=_READS,
            scopes=(),
            run=get_todays_posts,
        ),
        Tool(
            slug="HACKERNEWS_SEARCH_POSTS",
            name="Search posts",
            description="Finds Hacker News posts whose title has all the words of a query.",
            parameters={"query": {"type": "string", "minLength": 1}, **_PAGE},
            required=("query",),
            tags=_READS,
            scopes=(),
            run=search_posts,
        ),
        Tool(
            slug="HACKERNEWS_GET_ITEM_WITH_ID",
            name="Get item with id",
            description="Returns one Hacker News post by its id.",
            parameters={"item_id": {"type": "string", "minLength": 1}},
            required=("item_id",),
            tags=_READS,
            scopes=(),
            run=get_item,
        ),
        Tool(
            slug="HACKERNEWS_GET_USER",
            name="Get user",
            description="Returns a Hacker News user with their karma.",
            parameters={"username": {"type": "string", "minLength": 1}},
            required=("username",),
            tags=_READS,
            scopes=(),
            run=get_user,
        ),
    ),
)
