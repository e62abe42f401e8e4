"""The live page at `/`: what it shows of a project, and what it must never show."""

from collections.abc import Iterator
from typing import Any

import pytest
from bs4 import BeautifulSoup

from composio_kit.emulator.server import build
from composio_kit.emulator.settings import Settings
from tests.doors import KEY, OTHER_KEY, Door, in_process, make_emulator

VECTORS = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "'; alert(1); '",
    "{{ 7 * 7 }}",
    "</title></style><svg onload=alert(1)>",
    "javascript:alert(1)",
]


@pytest.fixture(params=["en", "id"])
def spoken(request: pytest.FixtureRequest) -> Iterator[Door]:
    with in_process(make_emulator(request.param)) as door:
        yield door


def page(door: Door, query: str = "") -> BeautifulSoup:
    return BeautifulSoup(door.http.get(f"/{query}").text, "html.parser")


def rows(shown: BeautifulSoup, table: str) -> list[list[str]]:
    body = shown.select(f"#{table} tbody tr")
    return [[cell.get_text() for cell in row.find_all(["th", "td"])] for row in body]


def news(door: Door, query: str = "") -> Any:
    return door.http.get(f"/live.json{query}").json()


def start(door: Door, user_id: str = "user_ayu", key: str = KEY, **config: Any) -> str:
    answer = door.call("POST", "/tool_router/session", {"user_id": user_id, **config}, key=key)
    return str(answer.json()["session_id"])


def ask(door: Door, session_id: str, toolkit: str = "github", **more: str) -> Any:
    path = f"/tool_router/session/{session_id}/link"
    return door.call("POST", path, {"toolkit": toolkit, **more}).json()


def execute(door: Door, session_id: str, slug: str = "HACKERNEWS_GET_FRONTPAGE") -> None:
    path = f"/tool_router/session/{session_id}/execute"
    door.call("POST", path, {"tool_slug": slug, "arguments": {}})


def test_an_empty_emulator_says_what_will_fill_it(spoken: Door) -> None:
    shown = page(spoken)

    empty = [line.get_text() for line in shown.select(".empty:not([hidden])")]
    assert len(empty) == 4
    assert any("composio.create(…)" in line for line in empty)
    assert shown.select(".scroll:not([hidden])") == []


def test_users_accounts_sessions_and_calls_are_shown(door: Door) -> None:
    session = start(door, toolkits={"enable": ["github", "hackernews"]})
    account = ask(door, session, alias="work")["connected_account_id"]
    execute(door, session)

    shown = page(door)

    assert rows(shown, "users") == [["user_ayu", "1", "1"]]
    assert rows(shown, "accounts")[0][:6] == [
        account,
        "INITIATED",
        "github",
        "user_ayu",
        "–",
        "work",
    ]
    assert rows(shown, "sessions")[0][:3] == [session, "user_ayu", "github, hackernews"]
    call = rows(shown, "calls")[0]
    assert call[:4] == ["HACKERNEWS_GET_FRONTPAGE", "success", "user_ayu", session]


@pytest.mark.parametrize(
    ("config", "words"),
    [
        ({}, "all"),
        ({"toolkits": {"disable": ["gmail"]}}, "all but gmail"),
        ({"toolkits": {"enable": []}}, "none"),
    ],
)
def test_a_session_shows_the_toolkits_that_it_may_use(
    door: Door, config: dict[str, Any], words: str
) -> None:
    start(door, **config)

    assert rows(page(door), "sessions")[0][2] == words


def test_a_call_that_failed_shows_why(spoken: Door) -> None:
    session = start(spoken)
    execute(spoken, session, "GITHUB_GET_THE_AUTHENTICATED_USER")

    call = rows(page(spoken), "calls")[0]

    assert call[1] == ("failed" if spoken.emulator.language == "en" else "gagal")
    assert "session.authorize('github')" in call[-1]


def test_a_link_that_nobody_used_is_shown_as_expired(door: Door) -> None:
    ask(door, start(door))

    door.emulator.clock.advance(600)

    assert rows(page(door), "accounts")[0][1] == "EXPIRED"


def test_the_latest_twenty_calls_are_shown(door: Door) -> None:
    session = start(door)
    for _ in range(21):
        execute(door, session)

    assert len(rows(page(door), "calls")) == 20


def test_looking_takes_no_time_on_the_emulators_clock(door: Door) -> None:
    before = door.emulator.clock.now()

    page(door)
    news(door)

    assert door.emulator.clock.now() == before


def test_the_script_is_told_the_same_as_the_page_shows(spoken: Door) -> None:
    session = start(spoken)
    ask(spoken, session)
    execute(spoken, session)

    shown, told = page(spoken), news(spoken)

    for table, wanted in told["tables"].items():
        assert rows(shown, table) == [[cell["text"] for cell in row["cells"]] for row in wanted]
    assert shown.select_one("#summary").get_text() == told["summary"]
    assert shown.select_one("#clock").get_text() == told["clock"]


class TestProjects:
    def test_a_project_is_chosen_by_its_number(self, door: Door) -> None:
        start(door, "user_ayu", KEY)
        start(door, "user_budi", OTHER_KEY)

        for shown in (page(door), page(door, "?project=1")):
            assert [row[0] for row in rows(shown, "users")] == ["user_ayu"]
        assert [row[0] for row in rows(page(door, "?project=2"), "users")] == ["user_budi"]
        assert [row["key"] for row in news(door, "?project=2")["tables"]["users"]] == ["user_budi"]

    def test_each_is_a_link_and_the_chosen_one_is_marked(self, spoken: Door) -> None:
        links = page(spoken, "?project=2").select("nav a")

        assert [link["href"] for link in links] == ["?project=1", "?project=2"]
        assert [link.get("aria-current") for link in links] == [None, "page"]

    def test_where_there_is_only_one_there_is_nothing_to_choose(self) -> None:
        with in_process(build(Settings(api_keys=(KEY,)))) as door:
            assert page(door).select("nav") == []

    @pytest.mark.parametrize("number", ["0", "3", "-1", "x", KEY, "1%00", "١"])
    def test_another_number_is_a_page_with_a_sentence(self, spoken: Door, number: str) -> None:
        answer = spoken.http.get(f"/?project={number}")

        assert answer.status_code == 404
        assert answer.headers["content-type"].startswith("text/html")
        assert "API key" in answer.text
        assert spoken.http.get(f"/live.json?project={number}").status_code == 404


class TestWhatIsNeverShown:
    @pytest.mark.parametrize("path", ["/", "/live.json"])
    def test_a_key_or_a_link_token(self, door: Door, path: str) -> None:
        session = start(door, f"user of {KEY}")
        link = ask(door, session, alias=f"{KEY} {OTHER_KEY}")
        execute(door, session, f"NO_SUCH_TOOL_{KEY}")

        told = door.http.get(path).text

        assert link["connected_account_id"] in told
        assert link["link_token"] not in told
        assert KEY not in told
        assert OTHER_KEY not in told

    @pytest.mark.parametrize("vector", VECTORS)
    def test_what_a_user_wrote_as_anything_but_text(self, door: Door, vector: str) -> None:
        session = start(door, vector)
        ask(door, session, alias=vector)

        shown = page(door)

        assert rows(shown, "users")[0][0] == vector
        assert rows(shown, "accounts")[0][5] == vector
        assert [script.get("src") for script in shown.find_all("script")] == ["static/live.js"]
        assert shown.select("img, svg, [onerror], [onload]") == []


class TestAccess:
    def test_nothing_in_it_is_inline_or_from_elsewhere(self, door: Door) -> None:
        answer = door.http.get("/")

        policy = answer.headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "script-src 'self'" in policy
        assert "unsafe" not in policy
        shown = BeautifulSoup(answer.text, "html.parser")
        assert all(script.get("src") and not script.string for script in shown.find_all("script"))
        assert shown.select("style, [style], [onclick]") == []

    def test_the_script_and_the_style_are_there(self, door: Door) -> None:
        script = door.http.get("/static/live.js")
        assert script.status_code == 200
        assert script.headers["content-type"].startswith("text/javascript")
        assert door.http.get("/static/emulator.css").status_code == 200

    def test_every_address_is_relative(self, spoken: Door) -> None:
        shown = page(spoken)

        addresses = [tag.get("href") or tag.get("src") for tag in shown.select("[href], [src]")]
        addresses.append(shown.main["data-source"])
        assert addresses
        assert [one for one in addresses if one.startswith(("/", "http", ".."))] == []

    def test_no_page_may_frame_it(self, door: Door) -> None:
        headers = door.http.get("/").headers

        assert "frame-ancestors 'none'" in headers["content-security-policy"]
        assert headers["x-frame-options"] == "DENY"

    def test_without_a_script_it_loads_itself_again(self, door: Door) -> None:
        refresh = page(door).select_one("head noscript meta")

        assert (refresh["http-equiv"], refresh["content"]) == ("refresh", "5")

    def test_every_table_has_a_heading_a_caption_and_scoped_headers(self, spoken: Door) -> None:
        session = start(spoken)
        ask(spoken, session)
        execute(spoken, session)

        shown = page(spoken)

        assert len(shown.select("h1")) == 1
        assert len(shown.select("table")) == len(shown.select("h2")) == 4
        for table in shown.select("table"):
            assert table.caption.get_text().strip()
            assert {header["scope"] for header in table.thead.find_all("th")} == {"col"}
            assert {header["scope"] for header in table.tbody.find_all("th")} == {"row"}

    def test_changes_are_announced_politely(self, door: Door) -> None:
        assert page(door).select_one("#summary")["role"] == "status"

    def test_it_says_its_language(self, spoken: Door) -> None:
        assert page(spoken).html["lang"] == spoken.emulator.language
