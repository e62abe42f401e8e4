"""`expect_error`: a mistake on purpose, shown as the learner would see it."""

import composio_client
import pytest

from composio_kit import expect_error
from composio_kit.errors import DemonstrationFailed
from composio_kit.messages import set_language
from tests.conftest import sdk
from tests.doors import Door


def test_the_error_is_printed_and_the_notebook_goes_on(capsys) -> None:
    with expect_error(ZeroDivisionError):
        print(1 / 0)

    assert capsys.readouterr().out == "ZeroDivisionError: division by zero\n"


def test_an_error_of_the_service_says_what_to_do(door: Door, capsys) -> None:
    with expect_error(composio_client.AuthenticationError):
        sdk(door, "wrong").create(user_id="u")

    first, second, *_ = capsys.readouterr().out.splitlines()
    assert first == "AuthenticationError: 401 Invalid API key."
    assert second.startswith("→ This is about your project's key")


def test_a_long_sentence_is_broken_between_words(capsys) -> None:
    words = " ".join(f"word{number}" for number in range(60))

    with expect_error(ValueError):
        raise ValueError(words)

    lines = capsys.readouterr().out.splitlines()
    assert max(map(len, lines)) <= 88
    assert " ".join(line.strip() for line in lines) == f"ValueError: {words}"


def test_a_group_of_errors_is_shown_with_the_errors_in_it(capsys) -> None:
    with expect_error(ExceptionGroup):
        raise ExceptionGroup("outer", [ExceptionGroup("inner", [ValueError("why")]), KeyError(1)])

    assert capsys.readouterr().out.splitlines() == [
        "ExceptionGroup: outer (2 sub-exceptions)",
        "ValueError: why",
        "KeyError: 1",
    ]


def test_a_mistake_that_no_longer_fails_fails_the_cell() -> None:
    with pytest.raises(DemonstrationFailed, match="ValueError"), expect_error(ValueError):
        pass


def test_one_of_several_errors_is_enough(capsys) -> None:
    with expect_error((ValueError, KeyError)):
        raise KeyError("nothing")

    assert capsys.readouterr().out == "KeyError: 'nothing'\n"


def test_several_errors_of_which_none_came_are_all_named() -> None:
    with (
        pytest.raises(DemonstrationFailed, match="ValueError / KeyError"),
        expect_error((ValueError, KeyError)),
    ):
        pass


def test_another_error_passes_through() -> None:
    with pytest.raises(KeyError), expect_error(ValueError):
        {}["nothing"]


def test_the_sentence_is_in_the_learners_language() -> None:
    set_language("id")
    try:
        with pytest.raises(DemonstrationFailed, match="tidak muncul"), expect_error(ValueError):
            pass
    finally:
        set_language("en")
