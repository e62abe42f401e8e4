"""Hacker News: the same invented stories for everybody, without a connection."""

from typing import Any

import pytest

from tests.emulator.toolkits.conftest import run


@pytest.fixture
def anybody(composio) -> Any:
    return composio.create(user_id="user_chris")


def ids(session: Any, slug: str, **arguments: Any) -> list[str]:
    return [post["objectID"] for post in run(session, slug, **arguments)["hits"]]


def test_todays_posts_are_a_day_old_at_most_and_have_points(anybody) -> None:
    assert ids(anybody, "HACKERNEWS_GET_TODAYS_POSTS") == ["101"]
    assert ids(anybody, "HACKERNEWS_GET_TODAYS_POSTS", min_points=0) == ["101", "103", "104"]


def test_the_latest_posts_come_newest_first_in_pages(anybody) -> None:
    assert ids(anybody, "HACKERNEWS_GET_LATEST_POSTS", size=3) == ["104", "103", "101"]
    assert ids(anybody, "HACKERNEWS_GET_LATEST_POSTS", size=3, page=1) == ["102"]


def test_posts_are_found_by_all_the_words_of_a_query(anybody) -> None:
    assert ids(anybody, "HACKERNEWS_SEARCH_POSTS", query="bandung school") == ["102"]
    assert ids(anybody, "HACKERNEWS_SEARCH_POSTS", query="bandung submarine") == []


def test_a_post_of_a_list_is_the_post_of_its_id(anybody) -> None:
    [post, *_] = run(anybody, "HACKERNEWS_GET_FRONTPAGE")["hits"]

    assert run(anybody, "HACKERNEWS_GET_ITEM_WITH_ID", item_id=post["objectID"]) == post
