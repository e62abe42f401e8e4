import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from composio_kit.approval import Decision, press
from composio_kit.messages import set_language
from tests.doors import Door

Answer = Callable[..., None]


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    set_language("en")
    yield
    set_language("en")


@pytest.fixture
def session(composio) -> Any:
    return composio.create(user_id="user_ayu", toolkits=["github", "gmail", "hackernews"])


@pytest.fixture
def answer(door: Door) -> Answer:
    """What a person does in the tab that the link in some HTML opens."""

    def on_the_page(html: str, decision: Decision = "approve") -> None:
        press(door.http, link_in(html), decision)

    return on_the_page


def link_in(html: str) -> str:
    """The only link in some HTML."""
    (link,) = re.findall(r'<a href="([^"]+)"', html)
    return link


def seen(html: str) -> str:
    """What a person reads in some HTML."""
    without_style = re.sub(r"<style>.*?</style>", "", html, flags=re.DOTALL)
    return " ".join(re.sub(r"<[^>]+>", " ", without_style).split())
