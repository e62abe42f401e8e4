"""The recorded day of lesson 06, and the count of its requests."""

import logging
from typing import Any

import pytest

from composio_kit.messages import set_language
from composio_kit.recorded_day import recorded_day
from composio_kit.request_count import counted_requests
from tests.doors import Door
from tests.processes import undone


@pytest.fixture(params=["en", "id"])
def day(request) -> Any:
    with undone():
        set_language(request.param)
        yield recorded_day()
        set_language("en")


@pytest.fixture
def said(day) -> Any:
    return day[day["event"] == "message"]


def test_everything_happens_in_the_order_of_the_clock(day) -> None:
    assert day["time"].is_monotonic_increasing
    assert day["time"].is_unique


def test_twenty_messages_of_three_users_in_seven_conversations(said) -> None:
    assert said["message"].tolist() == [f"{number:02}" for number in range(1, 21)]
    assert said["user"].nunique() == 3
    assert said["conversation"].nunique() == 7


def test_a_conversation_is_of_one_user(said) -> None:
    assert (said.groupby("conversation")["user"].nunique() == 1).all()


def test_two_things_happen_besides(day) -> None:
    happened = day[day["event"] != "message"]

    assert happened[["time", "event", "user"]].to_numpy().tolist() == [
        ["12:00", "connect", "user_budi"],
        ["15:00", "settings", ""],
    ]


def test_words_fit_in_a_cell_of_a_table(day) -> None:
    assert day["words"].map(len).max() < 50


def test_each_message_is_a_call_that_the_service_takes(said, door: Door, composio: Any) -> None:
    for user, toolkit in (("ayu", "gmail"), ("ayu", "github"), ("budi", "gmail")):
        door.connect(composio.create(user_id=f"user_{user}"), toolkit)
    for toolkit in ("github", "slack"):
        door.connect(composio.create(user_id="user_budi"), toolkit)
    for step in said.itertuples():
        ran = composio.create(user_id=step.user).execute(step.tool, arguments=step.arguments)
        assert not ran.error, step


class TestCountedRequests:
    def test_each_request_counts_by_its_method(self, composio) -> None:
        with counted_requests() as spent:
            session = composio.create(user_id="user_ayu")
            composio.use(session.session_id)

        assert spent == ["POST", "GET"]

    def test_what_is_sent_after_the_block_does_not_count(self, composio) -> None:
        with counted_requests() as spent:
            pass
        composio.create(user_id="user_ayu")

        assert spent == []

    def test_nothing_of_an_address_is_kept_or_shown(self, composio, capfd) -> None:
        logging.basicConfig(level=logging.INFO)
        with counted_requests() as spent:
            composio.create(user_id="user_ayu")

        assert spent == ["POST"]
        assert "http" not in "".join(capfd.readouterr())

    def test_the_logger_is_left_as_it_was(self, composio) -> None:
        logger = logging.getLogger("httpx")
        before = logger.level, logger.propagate, list(logger.handlers)

        with pytest.raises(RuntimeError), counted_requests():
            raise RuntimeError

        assert (logger.level, logger.propagate, list(logger.handlers)) == before
