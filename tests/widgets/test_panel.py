"""The connection panel: what it shows, its buttons, and the same as function calls."""

from typing import Any

import pytest
from composio_client import APIError

from composio_kit import ConnectionPanel, KitError, connections
from composio_kit.approval import press
from composio_kit.messages import set_language
from tests.doors import Door
from tests.widgets.conftest import Answer, link_in, seen


@pytest.fixture
def panel(composio, session) -> Any:
    return ConnectionPanel(composio, session)


@pytest.fixture
def parts(panel) -> Any:
    return panel._controls


def choose(parts: Any, label: str) -> None:
    parts.choose.value = dict(parts.choose.options)[label]


def statuses(panel: Any) -> list[tuple[str, str, str]]:
    return [(row.toolkit, row.label, row.status) for row in panel.rows]


def test_a_toolkit_a_line_and_all_of_it_is_plain_text_too(panel) -> None:
    assert repr(panel).splitlines() == [
        "Connections of user_ayu",
        "Toolkit      Account  Status",
        "GitHub                ○ Not connected",
        "Gmail                 ○ Not connected",
        "Hacker News           – Needs no account",
    ]


def test_the_table_is_one_that_a_screen_reader_can_read(panel) -> None:
    html = panel._repr_html_()

    assert html.count('scope="col"') == 3
    assert html.count('scope="row"') == 3
    assert "<caption" in html
    assert '<span aria-hidden="true">○</span> Not connected' in html


def test_the_account_that_a_call_without_a_choice_uses_is_marked(
    door: Door, panel, session
) -> None:
    door.connect(session, "gmail", "work")
    door.connect(session, "gmail", "personal")

    panel.refresh()

    assert "personal (used by default)" in repr(panel)
    assert "work (used by default)" not in repr(panel)


def test_the_live_view_tells_since_when_and_the_stored_one_does_not(
    door: Door, panel, session, parts
) -> None:
    door.connect(session, "gmail", "work")
    panel.refresh()

    assert "2026-03-02 01:30 UTC" in seen(parts.table.value)
    assert "2026" not in panel._repr_html_() + repr(panel)


class TestWithTheMouse:
    def test_authorize_gives_a_link_that_opens_in_a_new_tab(self, panel, parts) -> None:
        assert parts.authorize.description == "Authorize GitHub"

        parts.authorize.click()

        assert 'target="_blank" rel="noopener noreferrer"' in parts.note.value
        assert "Open the page to approve GitHub" in seen(parts.note.value)
        assert "Waiting for approval, 10 min left" in seen(parts.table.value)

    def test_a_second_press_shows_the_same_link_again(self, panel, parts) -> None:
        parts.authorize.click()
        first = link_in(parts.note.value)

        parts.authorize.click()

        assert link_in(parts.note.value) == first
        assert len(panel.rows) == 3

    def test_an_approval_shows_and_the_link_is_gone(self, panel, parts, answer: Answer) -> None:
        parts.authorize.click()
        answer(parts.note.value)

        parts.refresh.click()

        assert "is connected." in seen(parts.note.value)
        assert "<a " not in parts.note.value
        assert statuses(panel)[0][2] == "connected"

    def test_who_declined_may_be_asked_again_in_the_same_line(
        self, panel, parts, answer: Answer
    ) -> None:
        choose(parts, "Gmail")
        parts.alias.value = "work"
        parts.authorize.click()
        answer(parts.note.value, "decline")
        parts.refresh.click()
        assert "Gmail · work was declined." in seen(parts.note.value)
        assert parts.authorize.description == "Authorize Gmail · work again"

        parts.authorize.click()
        answer(parts.note.value)
        parts.refresh.click()

        assert statuses(panel)[1] == ("gmail", "work", "connected")
        assert len(panel.rows) == 3

    def test_a_link_that_nobody_used_says_so(self, door: Door, panel, parts) -> None:
        parts.authorize.click()
        door.emulator.clock.advance(601)

        parts.refresh.click()

        assert "Nobody approved GitHub" in seen(parts.note.value)
        assert "again" in parts.authorize.description

    def test_another_account_of_a_toolkit_gets_the_alias_that_was_typed(
        self, door: Door, panel, parts, session
    ) -> None:
        door.connect(session, "gmail", "work")
        panel.refresh()
        choose(parts, "Gmail · another account")
        assert parts.authorize.description == "Authorize another Gmail account"
        parts.alias.value = " personal "

        parts.authorize.click()

        assert [row.label for row in panel.rows if row.toolkit == "gmail"] == ["work", "personal"]
        assert parts.alias.value == ""

    def test_what_the_service_refuses_is_said_and_nothing_is_lost(
        self, door: Door, panel, parts, session
    ) -> None:
        door.connect(session, "gmail", "work")
        panel.refresh()
        choose(parts, "Gmail · another account")
        parts.alias.value = "work"

        parts.authorize.click()

        assert 'role="alert"' in parts.note.value
        assert "work" in seen(parts.note.value)
        assert parts.alias.value == "work"

    def test_the_label_of_a_connection_with_no_account_is_the_toolkit(self, parts) -> None:
        assert [label for label, _ in parts.choose.options] == ["GitHub", "Gmail"]


class TestDisconnecting:
    @pytest.fixture
    def work(self, door: Door, session, panel, parts) -> str:
        made = door.connect(session, "gmail", "work")
        panel.refresh()
        choose(parts, "Gmail · work")
        return made

    def test_is_offered_for_accounts_alone(self, work, parts) -> None:
        assert parts.disconnect.description == "Disconnect Gmail · work"
        assert parts.disconnect.layout.display is None

        choose(parts, "GitHub")

        assert parts.disconnect.layout.display == "none"

    def test_asks_first(self, work, panel, parts) -> None:
        parts.disconnect.click()

        assert statuses(panel)[1] == ("gmail", "work", "connected")
        assert parts.confirm.description == "Yes, disconnect Gmail · work"
        assert parts.confirm.layout.display is None
        assert "Disconnect Gmail · work?" in seen(parts.note.value)

    def test_a_second_press_of_the_same_button_keeps_the_account(self, work, panel, parts) -> None:
        parts.disconnect.click()
        assert parts.disconnect.description == "Keep Gmail · work"

        parts.disconnect.click()

        assert parts.confirm.layout.display == "none"
        assert statuses(panel)[1] == ("gmail", "work", "connected")

    def test_happens_once_it_is_confirmed(self, work, panel, parts, composio) -> None:
        parts.disconnect.click()
        parts.confirm.click()

        assert statuses(panel)[1] == ("gmail", "", "not connected")
        assert connections(composio, "user_ayu").empty
        assert "Gmail · work is disconnected." in seen(parts.note.value)

    def test_choosing_something_else_withdraws_the_question(self, work, parts) -> None:
        parts.disconnect.click()

        choose(parts, "GitHub")
        choose(parts, "Gmail · work")

        assert parts.confirm.layout.display == "none"

    def test_moves_the_focus_to_a_button_that_stays(self, work, parts, monkeypatch) -> None:
        focused = []
        monkeypatch.setattr(type(parts.authorize), "focus", lambda button: focused.append(button))
        parts.disconnect.click()

        parts.confirm.click()

        assert focused == [parts.authorize]


def test_no_button_is_ever_disabled(panel, parts, answer: Answer) -> None:
    buttons = (parts.authorize, parts.disconnect, parts.confirm, parts.refresh)
    parts.authorize.click()
    answer(parts.note.value)
    parts.refresh.click()

    assert [button.disabled for button in buttons] == [False] * 4


class TestWithoutAPerson:
    def test_authorize_returns_what_approve_takes(self, door: Door, panel) -> None:
        request = panel.authorize("gmail", alias="work")
        press(door.http, request.redirect_url, "approve")
        panel.refresh()

        assert statuses(panel)[1] == ("gmail", "work", "connected")

    def test_disconnect_needs_no_confirmation(self, door: Door, panel, session) -> None:
        account = door.connect(session, "gmail")
        panel.refresh()

        panel.disconnect(account)

        assert statuses(panel)[1] == ("gmail", "", "not connected")

    def test_an_unknown_toolkit_is_named_with_those_there_are(self, panel) -> None:
        with pytest.raises(KitError, match=r"slack is not among .*: github, gmail, hackernews"):
            panel.authorize("slack")

    def test_a_foreign_account_is_not_disconnected(self, door: Door, panel, composio) -> None:
        foreign = door.connect(composio.create(user_id="user_budi"), "gmail")

        with pytest.raises(KitError, match=f"{foreign} is not an account of user_ayu"):
            panel.disconnect(foreign)

    def test_an_error_of_the_service_is_the_sdks_own(self, panel) -> None:
        with pytest.raises(APIError):
            panel.authorize("hackernews")

    def test_nothing_is_asked_and_no_thread_runs(self, panel) -> None:
        panel.authorize("gmail")

        assert not panel._glance.store.poller.is_running


def test_panels_of_one_user_show_a_change_at_the_same_time(composio, session) -> None:
    first = ConnectionPanel(composio, session)
    second = ConnectionPanel(composio, composio.create(user_id="user_ayu", toolkits=["gmail"]))

    first.authorize("gmail", "work")

    assert "Gmail    work     … Waiting for approval" in repr(second)


def test_a_panel_says_everything_again_when_the_language_changes(panel, parts) -> None:
    parts.authorize.click()

    set_language("id")

    assert "Koneksi user_ayu" in seen(parts.table.value)
    assert "Menunggu persetujuan, sisa 10 menit" in seen(parts.table.value)
    assert "Buka halaman persetujuan GitHub" in seen(parts.note.value)
    assert parts.refresh.description == "Muat ulang"
    assert "Belum terhubung" in repr(panel)


def test_a_user_id_is_enough_and_toolkits_narrow_it(composio) -> None:
    panel = ConnectionPanel(composio, user_id="user_chris", toolkits=["gmail"])

    assert statuses(panel) == [("gmail", "", "not connected")]
    assert panel.user_id == "user_chris"


@pytest.mark.parametrize("arguments", [{}, {"session": 1, "user_id": "user_ayu"}])
def test_it_needs_a_session_or_a_user_id(composio, arguments) -> None:
    with pytest.raises(KitError, match="needs a session"):
        ConnectionPanel(composio, **arguments)


class TestSearching:
    @pytest.fixture
    def many(self, composio, monkeypatch) -> Any:
        monkeypatch.setattr("composio_kit.widgets.panel.SEARCH_FROM", 7)
        return ConnectionPanel(composio, composio.create(user_id="user_ayu"))

    def test_is_offered_with_many_toolkits_only(self, many, panel) -> None:
        assert many._controls.search in many._controls.box.children
        assert panel._controls.search not in panel._controls.box.children

    def test_narrows_the_table_and_the_choice(self, many) -> None:
        many._controls.search.value = "git"

        assert "GitHub" in seen(many._controls.table.value)
        assert "Gmail" not in seen(many._controls.table.value)
        assert [label for label, _ in many._controls.choose.options] == ["GitHub"]

    def test_says_when_nothing_matches(self, many) -> None:
        many._controls.search.value = "zzz"

        assert "Nothing here matches “zzz”." in seen(many._controls.table.value)
        many._controls.authorize.click()

    def test_leaves_what_is_stored_whole(self, many) -> None:
        many._controls.search.value = "git"

        assert "Gmail" in many._repr_html_()
