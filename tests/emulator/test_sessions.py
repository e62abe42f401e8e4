"""Sessions: what create asks, what the answers say, and what goes with a session and what not."""

from typing import Any

import pytest

from composio_kit.emulator.catalogue import load_catalogue
from tests.doors import Door

META = [
    "COMPOSIO_SEARCH_TOOLS",
    "COMPOSIO_GET_TOOL_SCHEMAS",
    "COMPOSIO_MANAGE_CONNECTIONS",
    "COMPOSIO_MULTI_EXECUTE_TOOL",
]


TOOLKITS = ["github", "gmail", "googlecalendar", "hackernews", "linear", "notion", "slack"]


def names(session: Any) -> list[str]:
    return [tool["function"]["name"] for tool in session.tools()]


def test_every_create_is_a_new_session(composio) -> None:
    first, second = composio.create(user_id="user_ayu"), composio.create(user_id="user_ayu")

    assert first.session_id != second.session_id


def test_a_session_is_found_again_by_its_id(composio) -> None:
    created = composio.create(user_id="user_ayu", toolkits=["github"])

    used = composio.use(created.session_id)

    assert used.config.user_id == "user_ayu"
    assert used.config.toolkits.enabled == ["github"]
    assert used.config_version == 1


def test_requests_say_enable_and_answers_say_enabled(door: Door) -> None:
    asked = {
        "user_id": "u",
        "toolkits": {"disable": ["gmail"]},
        "tools": {
            "github": {"enable": ["GITHUB_GET_AN_ISSUE"]},
            "hackernews": {"tags": ["readOnlyHint"]},
        },
        "tags": {"enable": ["readOnlyHint"], "disable": ["destructiveHint"]},
        "manage_connections": {"enable": False},
        "multi_account": {"enable": True, "max_accounts_per_toolkit": 2},
        "workbench": {"enable": False, "enable_proxy_execution": True},
        "search": {"enable": False},
        "execute": {"enable_multi_execute": False},
    }

    config = door.call("POST", "/tool_router/session", asked).json()["config"]

    assert config == {
        "user_id": "u",
        "toolkits": {"disabled": ["gmail"]},
        "tools": {
            "github": {"enabled": ["GITHUB_GET_AN_ISSUE"]},
            "hackernews": {"tags": {"enabled": ["readOnlyHint"]}},
        },
        "tags": {"enabled": ["readOnlyHint"], "disabled": ["destructiveHint"]},
        "manage_connections": {"enabled": False},
        "multi_account": {"enable": True, "max_accounts_per_toolkit": 2},
        "workbench": {"enable": False, "proxy_execution_enabled": True},
        "search": {"enable": False},
        "execute": {"enable_multi_execute": False},
        "preload": {"tools": []},
        "instant": False,
    }


def test_the_mcp_address_has_the_origin_of_the_api_so_its_headers_are_filled(composio) -> None:
    session = composio.create(user_id="user_ayu")

    assert session.mcp.url.startswith(str(composio.client.base_url).rstrip("/"))
    assert list(session.mcp.headers) == ["x-api-key"]


def test_a_model_is_given_four_meta_tools(composio) -> None:
    assert names(composio.create(user_id="user_ayu")) == META


def test_preloaded_tools_come_after_the_meta_tools(composio) -> None:
    session = composio.create(user_id="u", preload={"tools": ["GMAIL_SEND_EMAIL"]})

    assert names(session) == [*META, "GMAIL_SEND_EMAIL"]


def test_the_direct_tools_preset_gives_the_tools_themselves(composio) -> None:
    session = composio.create(
        user_id="u",
        toolkits=["hackernews"],
        session_preset="direct_tools",
    )

    hackernews = load_catalogue().toolkits["hackernews"]
    assert names(session) == [tool.slug for tool in hackernews.tools]


def test_tools_come_in_pages_that_end(door: Door) -> None:
    body = {"user_id": "u", "toolkits": {"enable": ["github"]}, "preload": {"tools": "all"}}
    session = door.call("POST", "/tool_router/session", body).json()["session_id"]
    seen, cursor = [], ""
    while cursor is not None:
        answer = door.call("GET", f"/tool_router/session/{session}/tools?limit=5&cursor={cursor}")
        seen += [item["slug"] for item in answer.json()["items"]]
        cursor = answer.json()["next_cursor"]

    assert len(seen) == len(set(seen)) == 4 + 10


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ({"toolkits": ["githab"]}, "do not exist in this emulator: githab"),
        ({"tools": {"github": ["GITHUB_CREATE_ISSUE"]}}, "toolkit github: GITHUB_CREATE_ISSUE"),
        ({"preload": {"tools": ["GMAIL_SING"]}}, "do not exist in this emulator: GMAIL_SING"),
        ({"preload": {"tools": "all"}}, "needs a positive list"),
        ({"connected_accounts": {"gmail": "ca_none"}}, "ca_none cannot be pinned"),
        ({"connected_accounts": {"gmail": ["ca_1", "ca_2"]}}, "2 accounts are pinned for gmail"),
    ],
)
def test_a_configuration_that_cannot_be_is_refused(composio, options, sentence) -> None:
    from composio_client import BadRequestError

    with pytest.raises(BadRequestError, match=sentence):
        composio.create(user_id="u", **options)


def test_a_deleted_session_is_gone_and_the_connection_stays(door: Door, composio) -> None:
    from composio_client import NotFoundError

    session = composio.create(user_id="user_ayu")
    account = door.connect(session, "github")

    session.delete()

    with pytest.raises(NotFoundError):
        composio.use(session.session_id)
    assert composio.connected_accounts.get(account).status == "ACTIVE"
    assert composio.create(user_id="user_ayu").execute(
        "GITHUB_GET_THE_AUTHENTICATED_USER"
    ).data == {"login": "ayu", "name": "Ayu", "type": "User"}


def test_toolkits_tell_what_the_users_calls_would_use(door: Door, composio) -> None:
    session = composio.create(user_id="user_ayu")
    account = door.connect(session, "gmail")

    kits = {kit.slug: kit for kit in session.toolkits().items}
    github, gmail, news = kits["github"], kits["gmail"], kits["hackernews"]
    assert (github.connection.is_active, gmail.connection.is_active) == (False, True)
    assert gmail.connection.connected_account.id == account
    assert (news.is_no_auth, news.connection) == (True, None)


def test_toolkits_are_narrowed_by_the_session_and_by_every_filter(door: Door, composio) -> None:
    session = composio.create(user_id="user_ayu", toolkits=["github", "gmail"])
    door.connect(session, "gmail")

    def slugs(**filters: object) -> list[str]:
        return [item.slug for item in session.toolkits(**filters).items]

    assert slugs() == ["github", "gmail"]
    assert slugs(search="hub") == ["github"]
    assert slugs(is_connected=True) == ["gmail"]
    assert slugs(is_connected=False) == ["github"]
    assert slugs(toolkits=["hackernews"]) == ["hackernews"]
    assert slugs(limit=1) == ["github"]


def test_a_page_of_toolkits_leads_to_the_next(composio) -> None:
    session = composio.create(user_id="user_ayu")

    first = session.toolkits(limit=4)
    second = session.toolkits(limit=4, next_cursor=first.next_cursor)

    assert [item.slug for item in first.items + second.items] == TOOLKITS
    assert (first.total_pages, second.next_cursor) == (2, None)


def test_the_catalogue_lists_and_describes_the_toolkits(composio) -> None:
    assert [kit.slug for kit in composio.toolkits.list().items] == TOOLKITS
    assert [kit.slug for kit in composio.toolkits.list(category="news").items] == ["hackernews"]
    assert composio.toolkits.get("gmail").composio_managed_auth_schemes == ["OAUTH2"]
