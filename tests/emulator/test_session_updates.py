"""Changing a session in place: what a PATCH keeps, versions, conflicts, and the history."""

from typing import Any

import pytest

from tests.doors import Door


def config_of(session: Any) -> dict[str, Any]:
    return session.config.model_dump(exclude_none=True)


def test_an_update_changes_what_it_names_and_keeps_the_rest(composio) -> None:
    session = composio.create(
        user_id="u",
        toolkits=["github", "gmail"],
        tags=["readOnlyHint"],
        multi_account={"enable": True},
    )

    session.update(toolkits={"enable": ["github"]})

    assert config_of(session)["toolkits"] == {"enabled": ["github"]}
    assert config_of(session)["tags"] == {"enabled": ["readOnlyHint"]}
    assert config_of(session)["multi_account"]["enable"] is True


def test_none_removes_a_block_and_an_empty_list_denies_everything(composio) -> None:
    session = composio.create(user_id="u", toolkits=["github"])

    session.update(toolkits={"enable": []})
    assert session.toolkits().items == []
    session.update(toolkits=None)
    assert len(session.toolkits().items) == 7


def test_maps_replace(composio) -> None:
    session = composio.create(user_id="u", tools={"github": ["GITHUB_GET_AN_ISSUE"]})

    session.update(tools={"gmail": {"enable": ["GMAIL_GET_PROFILE"]}})

    assert list(config_of(session)["tools"]) == ["gmail"]


def test_only_the_callback_is_removed_from_the_connections_block(composio) -> None:
    session = composio.create(
        user_id="u",
        manage_connections={"enable": True, "callback_url": "https://app.example/back"},
    )

    session.update(manage_connections={"callback_url": None})

    assert config_of(session)["manage_connections"] == {"enabled": True}


def test_every_update_is_a_new_version(composio) -> None:
    session = composio.create(user_id="u")

    session.update(tags=["readOnlyHint"])
    session.update(tags=None)

    assert session.config_version == 3
    assert composio.use(session.session_id).config_version == 3


def test_the_second_of_two_writers_is_told_instead_of_overwriting(composio) -> None:
    from composio.exceptions import SessionConfigConflictError

    mine = composio.create(user_id="u", toolkits=["github"])
    theirs = composio.use(mine.session_id)
    theirs.update(toolkits={"enable": ["gmail"]}, expected_config_version=1)

    with pytest.raises(SessionConfigConflictError):
        mine.update(toolkits={"enable": ["slack"]}, expected_config_version=mine.config_version)

    assert composio.use(mine.session_id).config.toolkits.enabled == ["gmail"]


def test_without_an_expected_version_the_last_writer_wins(composio) -> None:
    mine = composio.create(user_id="u", toolkits=["github"])
    composio.use(mine.session_id).update(toolkits={"enable": ["gmail"]})

    mine.update(toolkits={"enable": ["slack"]})

    assert (mine.config.toolkits.enabled, mine.config_version) == (["slack"], 3)


def test_a_refused_update_leaves_version_and_config(composio) -> None:
    from composio_client import BadRequestError

    session = composio.create(user_id="u", toolkits=["github"])

    with pytest.raises(BadRequestError, match="githab"):
        session.update(toolkits={"enable": ["githab"]})

    assert composio.use(session.session_id).config_version == 1


def test_the_history_has_every_version_the_newest_first(composio) -> None:
    session = composio.create(user_id="u", toolkits=["github"])
    for toolkit in ("gmail", "slack"):
        session.update(toolkits={"enable": [toolkit]})

    history = composio.client.tool_router.session.config_history(session.session_id)

    rows = [(row.version, row.is_current, row.config.toolkits.enabled) for row in history.items]
    assert rows == [(3, True, ["slack"]), (2, False, ["gmail"]), (1, False, ["github"])]


def test_the_history_comes_in_pages(composio) -> None:
    session = composio.create(user_id="u")
    for _ in range(4):
        session.update(tags=["readOnlyHint"])
    history = composio.client.tool_router.session.config_history
    seen, cursor = [], None
    while True:
        more = {"cursor": cursor} if cursor else {}
        page = history(session.session_id, limit=2, **more)
        seen += [row.version for row in page.items]
        cursor = page.next_cursor
        if cursor is None:
            break

    assert seen == [5, 4, 3, 2, 1]


def test_a_pin_to_an_account_that_is_gone_is_noticed_by_the_next_call(door: Door, composio) -> None:
    session = composio.create(user_id="user_ayu")
    account = door.connect(session, "gmail")
    pinned = composio.create(user_id="user_ayu", connected_accounts={"gmail": account})
    composio.connected_accounts.delete(account)
    door.connect(session, "gmail")

    assert pinned.execute("GMAIL_GET_PROFILE").result_type == "failed"
    pinned.update(connected_accounts=None)
    assert pinned.execute("GMAIL_GET_PROFILE").result_type == "completed"
