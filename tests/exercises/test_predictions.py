"""`predict` before a run, and `reveal` after it."""

import pytest

from composio_kit import KitError, predict, reveal
from composio_kit.exercises.lesson_00 import TOOLS
from composio_kit.messages import messages

FOUR_TOOLS = ["search", "schemas", "connections", "execute"]


@pytest.fixture(autouse=True)
def _nothing_predicted(monkeypatch):
    monkeypatch.setattr("composio_kit.exercises.predictions._predicted", {})


def radio_of(shown):
    return next(child for child in shown.view.children if hasattr(child, "index"))


def test_without_a_prediction_what_happened_is_said_and_no_more(language):
    revealed = reveal("00-tools", FOUR_TOOLS)

    words = messages().exercises
    assert (revealed.predicted, revealed.happened) == (None, "few")
    assert words.no_prediction in repr(revealed)
    assert words.as_predicted not in repr(revealed)
    assert words.surprise not in repr(revealed)


@pytest.mark.parametrize(("choice", "said"), [(2, "as_predicted"), (3, "surprise")])
def test_a_prediction_is_compared_with_what_happened(language, choice, said):
    predict("00-tools", choice)

    revealed = reveal("00-tools", FOUR_TOOLS)

    assert revealed.predicted == TOOLS.options[choice - 1].key
    assert repr(revealed).startswith(getattr(messages().exercises, said))
    assert TOOLS.because.say() in repr(revealed)


def test_what_happened_is_read_from_what_is_handed_over():
    assert reveal("00-tools", []).happened == "none"


def test_a_run_that_was_changed_beyond_reading_is_no_error():
    revealed = reveal("00-tools", 5)

    assert revealed.happened is None
    assert repr(revealed).startswith(messages().exercises.nothing_of_these)


def test_one_click_is_a_prediction():
    radio_of(predict("00-tools")).index = 0

    assert reveal("00-tools", FOUR_TOOLS).predicted == "none"


def test_nothing_is_chosen_until_somebody_chooses():
    assert radio_of(predict("00-tools")).index is None


def test_a_cell_that_is_run_again_remembers_the_choice():
    radio_of(predict("00-tools")).index = 2

    assert radio_of(predict("00-tools")).index == 2


@pytest.mark.parametrize("choice", [0, 4, "few"])
def test_an_option_that_does_not_exist(choice):
    with pytest.raises(KitError, match="1 to 3"):
        predict("00-tools", choice)


def test_a_kept_prediction_counts_as_progress(kept):
    predict("00-tools", 1)

    reveal("00-tools", FOUR_TOOLS)

    assert "00-tools" in kept.read_text()


def test_revealing_without_a_prediction_is_no_progress(kept):
    reveal("00-tools", FOUR_TOOLS)

    assert not kept.exists()
