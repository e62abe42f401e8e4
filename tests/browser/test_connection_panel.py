"""A connection panel in JupyterLab, from the first click to the last."""

import pytest
from playwright.sync_api import expect

from tests.browser.notebook import Language, Notebook
from tests.browser.panel import Panel

SHOW = "ConnectionPanel(composio, session)"

POLLERS = """
import threading
print(sum(thread.name == "composio-kit-poller" for thread in threading.enumerate()))
"""
NOTE_REQUESTS = """
asked = []
composio.client._client.event_hooks = {"request": [lambda request: asked.append(request.url)]}
"""
ALWAYS = 1000
"""The most failures that can be ordered at once."""
SECONDS_OF_QUIET = 4
"""Longer than the longest interval of a poller."""


@pytest.fixture
def panel(notebook: Notebook, language: Language) -> Panel:
    return Panel(notebook, notebook.run(SHOW), language)


def test_it_turns_to_connected_by_itself_when_the_person_approves_in_a_new_tab(
    panel: Panel,
) -> None:
    expect(panel.status("Gmail")).to_have_text(f"○ {panel.words.not_connected}")

    panel.authorize("Gmail", alias="work")
    waiting = panel.words.waiting_minutes.format(minutes=10)
    expect(panel.status("Gmail", "work")).to_have_text(f"… {waiting}")
    panel.answer_in_new_tab("approve")

    expect(panel.status("Gmail", "work")).to_have_text(f"✓ {panel.words.connected}")
    expect(panel.notice).to_have_text(
        f"✓ {panel.words.now_connected}".format(account="Gmail · work")
    )
    expect(panel.rows("Gmail", panel.words.used_by_default)).to_have_count(1)
    expect(panel.link).to_have_count(0)


def test_what_was_declined_can_be_asked_for_again(panel: Panel) -> None:
    panel.authorize("Gmail", alias="work")
    panel.answer_in_new_tab("decline")
    expect(panel.status("Gmail", "work")).to_have_text(f"✕ {panel.words.declined}")

    panel.button(panel.words.authorize_again, "Gmail · work").click()
    panel.answer_in_new_tab("approve")

    expect(panel.status("Gmail", "work")).to_have_text(f"✓ {panel.words.connected}")
    expect(panel.rows("Gmail")).to_have_count(1)


def test_a_link_that_nobody_uses_in_time_expires_and_a_new_one_can_be_had(panel: Panel) -> None:
    panel.authorize("GitHub", alias="school")

    panel.notebook.control("clock", seconds=600)

    expect(panel.status("GitHub", "school")).to_have_text(f"✕ {panel.words.expired}")
    expect(panel.link).to_have_count(0)
    panel.button(panel.words.authorize_again, "GitHub · school").click()
    panel.answer_in_new_tab("approve")
    expect(panel.status("GitHub", "school")).to_have_text(f"✓ {panel.words.connected}")


def test_disconnecting_takes_a_second_press_to_confirm(panel: Panel) -> None:
    panel.authorize("GitHub", alias="school")
    panel.answer_in_new_tab("approve")
    panel.rows("GitHub", panel.words.connected).wait_for()

    panel.button(panel.words.disconnect, "GitHub · school").click()
    panel.button(panel.words.keep, "GitHub · school").click()
    expect(panel.button(panel.words.yes_disconnect, "GitHub · school")).to_be_hidden()
    expect(panel.status("GitHub", "school")).to_have_text(f"✓ {panel.words.connected}")

    panel.button(panel.words.disconnect, "GitHub · school").click()
    panel.button(panel.words.yes_disconnect, "GitHub · school").click()
    expect(panel.status("GitHub")).to_have_text(f"○ {panel.words.not_connected}")
    expect(panel.notice).to_have_text(panel.words.disconnected.format(account="GitHub · school"))


def test_two_accounts_of_one_toolkit_have_a_row_each(panel: Panel) -> None:
    panel.authorize("Gmail", alias="work")
    panel.answer_in_new_tab("approve")
    panel.rows("Gmail", panel.words.connected).wait_for()

    panel.choose(panel.words.another_account.format(toolkit="Gmail"))
    panel.alias.fill("personal")
    panel.button(panel.words.authorize_another, toolkit="Gmail").click()
    panel.answer_in_new_tab("approve")

    expect(panel.rows("Gmail", panel.words.connected)).to_have_count(2)
    expect(panel.rows(panel.words.used_by_default)).to_have_count(1)


def test_two_panels_of_one_user_show_the_same_at_the_same_time(
    panel: Panel, language: Language
) -> None:
    above, below = panel, Panel(panel.notebook, panel.notebook.run(SHOW), language)

    above.authorize("Notion")
    expect(below.rows("Notion", above.words.waiting)).to_have_count(1)
    below.answer_in_new_tab("approve")

    for each in (above, below):
        expect(each.rows("Notion", each.words.connected)).to_have_count(1)


def test_what_another_program_connects_shows_after_a_press_of_refresh(panel: Panel) -> None:
    panel.notebook.control("seed", users=["user_ayu"], toolkits=["linear"])

    panel.button(panel.words.refresh).click()

    expect(panel.rows("Linear", panel.words.connected)).to_have_count(1)


def test_it_says_when_the_service_cannot_be_reached_and_goes_on_trying(panel: Panel) -> None:
    panel.notebook.control("seed", users=["user_ayu"], toolkits=["linear"])
    panel.notebook.control("fail", operation="any", status=503, times=ALWAYS, retry=False)

    panel.button(panel.words.refresh).click()

    expect(panel.alert).to_have_text(f"✕ {panel.words.unreachable}")
    panel.notebook.in_kernel(
        "composio.client.delete('/_emulator/fail', cast_to=object)", silent=True
    )
    expect(panel.rows("Linear", panel.words.connected)).to_have_count(1)
    expect(panel.alert).to_have_count(0)


def test_nothing_is_asked_and_no_thread_runs_while_nothing_waits(panel: Panel) -> None:
    notebook = panel.notebook
    panel.authorize("Gmail")
    assert notebook.in_kernel(POLLERS, silent=True) == "1"
    panel.answer_in_new_tab("approve")
    panel.rows("Gmail", panel.words.connected).wait_for()
    notebook.in_kernel(NOTE_REQUESTS, silent=True)

    notebook.page.wait_for_timeout(SECONDS_OF_QUIET * 1000)

    assert notebook.in_kernel("print(asked)", silent=True) == "[]"
    assert notebook.in_kernel(POLLERS, silent=True) == "0"


def test_run_all_does_not_wait_for_a_person(notebook: Notebook) -> None:
    notebook.add("panel = ConnectionPanel(composio, session)\npanel")
    notebook.add("request = panel.authorize('gmail')\npanel")
    after = notebook.add("print('the last cell')")

    notebook.run_all()

    expect(after).to_have_text("the last cell\n")


def test_it_is_alive_after_the_page_is_loaded_anew(panel: Panel) -> None:
    panel.authorize("Gmail", alias="work")

    panel.notebook.reload()

    expect(panel.status("Gmail", "work")).to_contain_text(panel.words.waiting)
    panel.answer_in_new_tab("approve")
    expect(panel.status("Gmail", "work")).to_have_text(f"✓ {panel.words.connected}")


def test_what_a_person_saves_holds_no_link(panel: Panel) -> None:
    panel.authorize("Gmail")
    link = str(panel.link.get_attribute("href"))
    panel.notebook.run(SHOW)

    saved = panel.notebook.save()

    assert panel.words.waiting in saved
    assert link.rpartition("/")[2] not in saved
    assert "/link/" not in saved


@pytest.mark.parametrize("language", ["id"])
def test_after_a_restart_of_the_kernel_the_cells_run_again_bring_a_living_panel(
    panel: Panel, language: Language
) -> None:
    panel.authorize("Gmail")

    panel.notebook.restart_kernel()
    expect(panel.rows("Gmail", panel.words.waiting)).to_have_count(1)

    panel.notebook.begin(language)
    again = Panel(panel.notebook, panel.notebook.run(SHOW), language)
    again.authorize("Gmail")
    again.answer_in_new_tab("approve")
    expect(again.rows("Gmail", again.words.connected)).to_have_count(1)
