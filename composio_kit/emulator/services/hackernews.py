"""The search API of Hacker News, which Algolia runs; it needs no account."""

from typing import Any

from composio_kit.emulator.catalogue import JsonObject
from composio_kit.emulator.service import Answer, Asked, Endpoint, Failure, Service


def _searched(asked: Asked) -> JsonObject:
    pages = {"size": asked.number("hitsPerPage", 20), "page": asked.number("page", 0)}
    return {"query": asked.query["query"], **pages}


def _front_page(asked: Asked) -> bool:
    return asked.query.get("tags") == "front_page" and not asked.query.get("query")


def _has_words(asked: Asked) -> bool:
    return bool(asked.query.get("query"))


def _newest(asked: Asked) -> JsonObject:
    return {"size": asked.number("hitsPerPage", 20), "page": asked.number("page", 0)}


def _hits(data: JsonObject, asked: Asked) -> Any:
    return {"hits": data["hits"]}


def _item(data: JsonObject, asked: Asked) -> Any:
    rest = {name: value for name, value in data.items() if name != "objectID"}
    return {"id": int(data["objectID"]), "type": "story", **rest}


def _failure(failure: Failure) -> Answer:
    return failure.status, {"status": failure.status, "error": failure.message}


SERVICE = Service(
    base_url="https://hn.algolia.com/api/v1",
    failure=_failure,
    endpoints=(
        Endpoint(
            "GET",
            "/search",
            "HACKERNEWS_GET_FRONTPAGE",
            lambda asked: {"min_points": 0},
            _hits,
            when=_front_page,
        ),
        Endpoint("GET", "/search", "HACKERNEWS_SEARCH_POSTS", _searched, _hits, when=_has_words),
        Endpoint("GET", "/search_by_date", "HACKERNEWS_GET_LATEST_POSTS", _newest, _hits),
        Endpoint(
            "GET",
            "/items/{id}",
            "HACKERNEWS_GET_ITEM_WITH_ID",
            lambda asked: {"item_id": asked.path["id"]},
            _item,
        ),
        Endpoint("GET", "/users/{username}", "HACKERNEWS_GET_USER"),
    ),
)
