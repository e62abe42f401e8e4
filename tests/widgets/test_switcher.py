"""The user switcher: one user's connections or another's, and never both."""

from typing import Any

import pytest

from composio_kit import ConnectionPanel, KitError, UserSwitcher
from composio_kit.messages import set_language
from tests.doors import Door

USERS = ("user_ayu", "user_budi")
NAMES = {"user_ayu": "ayus-own", "user_budi": "budis-own"}


@pytest.fixture
def who() -> UserSwitcher:
    return UserSwitcher(USERS)


@pytest.fixture
def panel(door: Door, composio, who) -> ConnectionPanel:
    """A panel of two users, each with an account that says whose it is."""
    for user in USERS:
        door.connect(composio.create(user_id=user), "gmail", NAMES[user])
    return ConnectionPanel(composio, user_id=who, toolkits=["gmail"])


class Screen:
    """Everything that a panel showed, one picture for every message to the browser."""

    def __init__(self, panel: ConnectionPanel) -> None:
        self._parts = panel._controls
        self.pictures: list[str] = []
        for widget in (*self._parts.box.children, self._parts.search):
            widget.observe(self._take, ["value", "description", "_options_labels"])

    def _take(self, change: Any) -> None:
        parts = self._parts
        shown = [parts.table.value, parts.note.value, *parts.choose._options_labels]
        shown += [each.description for each in (parts.authorize, parts.disconnect, parts.confirm)]
        self.pictures.append(" ".join(shown))


def test_the_first_user_is_chosen(who, panel) -> None:
    assert who.user_id == "user_ayu"
    assert "ayus-own" in repr(panel)


def test_the_panels_follow(who, panel) -> None:
    who.choose("user_budi")

    assert repr(panel).splitlines()[0] == "Connections of user_budi"
    assert "budis-own" in repr(panel)
    assert "ayus-own" not in repr(panel)


def test_no_picture_has_anything_of_both_users(who, panel) -> None:
    panel._controls.disconnect.click()
    screen = Screen(panel)

    who.choose("user_budi")
    panel._controls.disconnect.click()
    who.choose("user_ayu")

    assert len(screen.pictures) > 4
    assert any("budis-own" in picture for picture in screen.pictures)
    for picture in screen.pictures:
        assert not ("ayus-own" in picture and "budis-own" in picture)
        assert not ("ayus-own" in picture and "Connections of user_budi" in picture)
        assert not ("budis-own" in picture and "Connections of user_ayu" in picture)


def test_what_happens_to_the_user_before_changes_nothing_on_the_screen(
    door: Door, composio, who, panel
) -> None:
    store = panel._glance.store
    who.choose("user_budi")
    screen = Screen(panel)
    door.connect(composio.create(user_id="user_ayu"), "gmail", "ayus-second")

    store.refresh()
    set_language("id")

    assert not any("ayus" in picture for picture in screen.pictures)


def test_an_answer_that_comes_too_late_is_not_shown(who, panel, composio, monkeypatch) -> None:
    """While one user is being read, a person has already chosen another."""
    create = composio.create

    def slow(**wanted: Any) -> Any:
        if wanted["user_id"] == "user_chris":
            panel.look_at("user_budi")
        return create(**wanted)

    monkeypatch.setattr(composio, "create", slow)

    panel.look_at("user_chris")

    assert repr(panel).splitlines()[0] == "Connections of user_budi"


def test_a_button_pressed_before_the_new_user_is_there_does_nothing(
    who, panel, composio, monkeypatch
) -> None:
    create = composio.create

    def pressed_meanwhile(**wanted: Any) -> Any:
        for button in (panel._controls.authorize, panel._controls.confirm):
            button.click()
        return create(**wanted)

    monkeypatch.setattr(composio, "create", pressed_meanwhile)

    who.choose("user_budi")

    accounts = composio.connected_accounts.list(user_ids=list(USERS)).items
    assert sorted(account.alias for account in accounts) == ["ayus-own", "budis-own"]


def test_going_back_makes_no_new_session(door: Door, who, panel) -> None:
    who.choose("user_budi")
    sessions = [glance.session.session_id for glance in panel._glances.values()]

    who.choose("user_ayu")

    assert [glance.session.session_id for glance in panel._glances.values()] == sessions


def test_two_panels_follow_one_switcher(composio, who, panel) -> None:
    second = ConnectionPanel(composio, user_id=who, toolkits=["github"])

    who.choose("user_budi")

    assert (panel.user_id, second.user_id) == ("user_budi", "user_budi")


def test_an_unknown_user_is_refused_with_those_there_are(who) -> None:
    with pytest.raises(KitError, match=r"user_chris is not in this switcher. It knows: user_ayu"):
        who.choose("user_chris")


def test_it_needs_somebody_to_choose() -> None:
    with pytest.raises(KitError, match="at least one user ID"):
        UserSwitcher([])


def test_it_has_a_name_and_says_who_is_chosen(who) -> None:
    assert repr(who) == "User: user_ayu"
    assert "<strong>user_ayu</strong>" in who._repr_html_()
    assert who._choice.description == "User"
