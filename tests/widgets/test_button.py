"""The authorize button: from not connected to connected, and the way on if that fails."""

from typing import Any

import pytest

from composio_kit import AuthorizeButton, KitError
from composio_kit.messages import set_language
from tests.doors import Door
from tests.widgets.conftest import Answer, link_in, seen


@pytest.fixture
def button(composio, session) -> Any:
    return AuthorizeButton(composio, session, "gmail", "work")


def test_it_begins_not_connected(button) -> None:
    assert repr(button) == "Gmail · work: ○ Not connected"
    assert button._button.description == "Authorize Gmail · work"
    assert button.status == "not connected"


def test_pressed_it_shows_the_link_and_the_minutes_left(button) -> None:
    button._button.click()

    assert "Open the page to approve Gmail · work" in seen(button._line.value)
    assert seen(button._state.value) == "… Waiting for approval, 10 min left"


def test_pressed_twice_it_shows_one_link(button, composio) -> None:
    button._button.click()
    first = link_in(button._line.value)

    button._button.click()

    assert link_in(button._line.value) == first


def test_approved_it_is_connected(button, answer: Answer) -> None:
    button._button.click()
    answer(button._line.value)
    button.refresh()

    assert seen(button._state.value) == "✓ Connected"
    assert "Gmail · work is connected." in seen(button._line.value)
    assert "<a " not in button._line.value
    assert button._button.description == "Gmail · work: connected"


def test_declined_it_says_how_to_go_on_and_does(button, answer: Answer) -> None:
    button._button.click()
    answer(button._line.value, "decline")
    button.refresh()
    assert seen(button._state.value) == "✕ Declined"
    assert "Press Authorize to ask again." in seen(button._line.value)
    assert button._button.description == "Authorize Gmail · work again"

    button._button.click()
    answer(button._line.value)
    button.refresh()

    assert button.status == "connected"


def test_expired_it_says_how_to_go_on(door: Door, button) -> None:
    button._button.click()
    door.emulator.clock.advance(601)
    button.refresh()

    assert seen(button._state.value) == "✕ Expired"
    assert "Press Authorize for a new link." in seen(button._line.value)


def test_pressed_when_connected_it_makes_no_second_account(door: Door, composio, session) -> None:
    door.connect(session, "gmail")
    button = AuthorizeButton(composio, session, "gmail")

    button._button.click()

    assert "Gmail is connected already." in seen(button._line.value)
    assert len(composio.connected_accounts.list(user_ids=["user_ayu"]).items) == 1


def test_another_alias_is_another_connection(door: Door, composio, session) -> None:
    door.connect(session, "gmail", "personal")

    assert AuthorizeButton(composio, session, "gmail", "work").status == "not connected"
    assert AuthorizeButton(composio, session, "gmail").status == "connected"


def test_authorize_is_a_call_too(button, answer: Answer) -> None:
    button._box._view_count = 1

    request = button.authorize()

    assert request.redirect_url == link_in(button._line.value)


def test_its_stored_table_has_the_same_and_no_link(button) -> None:
    button._button.click()

    assert "Gmail work … Waiting for approval" in seen(button._repr_html_())
    assert "/link/" not in button._repr_html_() + repr(button)


def test_it_follows_the_language(button) -> None:
    set_language("id")

    assert button._button.description == "Beri izin Gmail · work"
    assert repr(button) == "Gmail · work: ○ Belum terhubung"


@pytest.mark.parametrize("toolkit", ["slack", "hackernews"])
def test_a_toolkit_without_accounts_in_this_session_is_refused(composio, session, toolkit) -> None:
    with pytest.raises(KitError, match=f"{toolkit} is not among"):
        AuthorizeButton(composio, session, toolkit)
