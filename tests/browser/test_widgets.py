"""The authorize button, the user switcher and the session trace in JupyterLab."""

from playwright.sync_api import expect

from composio_kit.messages import messages
from tests.browser.notebook import Language, Notebook
from tests.browser.panel import Panel

BUTTON = "AuthorizeButton(composio, session, 'gmail', 'work')"

TWO_USERS = """
for user, alias in (("user_ayu", "ayus-mail"), ("user_budi", "budis-mail")):
    theirs = composio.create(user_id=user)
    approve(composio, theirs.authorize("gmail", alias=alias))
who = UserSwitcher(["user_ayu", "user_budi"])
"""

WATCH_ROWS = """
(output) => {
  const seen = [];
  const look = () => {
    const both = ["ayus-mail", "budis-mail"].filter((name) => output.textContent.includes(name));
    const title = output.querySelector("caption")?.textContent ?? "";
    const mixed = title.includes("ayu") ? "budis-mail" : "ayus-mail";
    if (both.length === 2 || both.includes(mixed)) seen.push(output.textContent);
  };
  new MutationObserver(look).observe(output,
    { subtree: true, childList: true, characterData: true, attributes: true });
  output.mixed = seen;
}
"""


def test_the_button_goes_from_not_connected_to_connected(
    notebook: Notebook, language: Language
) -> None:
    words = messages(language).connection
    button = Panel(notebook, notebook.run(BUTTON), language)
    expect(button.output).to_contain_text(f"○ {words.not_connected}")

    button.button(words.authorize, "Gmail · work").click()
    expect(button.output).to_contain_text(f"… {words.waiting_minutes.format(minutes=10)}")
    button.answer_in_new_tab("approve")

    expect(button.output).to_contain_text(f"✓ {words.connected}")
    expect(button.link).to_have_count(0)


def test_the_button_says_the_way_on_after_a_refusal(notebook: Notebook, language: Language) -> None:
    words = messages(language).connection
    button = Panel(notebook, notebook.run(BUTTON), language)
    button.button(words.authorize, "Gmail · work").click()

    button.answer_in_new_tab("decline")

    expect(button.output).to_contain_text(f"✕ {words.declined}")
    expect(button.notice).to_contain_text(words.was_declined.format(account="Gmail · work"))
    expect(button.button(words.authorize_again, "Gmail · work")).to_be_visible()


def test_no_moment_shows_rows_of_two_users(notebook: Notebook, language: Language) -> None:
    notebook.in_kernel(TWO_USERS)
    who = notebook.run("who").get_by_role("combobox")
    panel = Panel(
        notebook,
        notebook.run("ConnectionPanel(composio, user_id=who, toolkits=['gmail'])"),
        language,
    )
    expect(panel.rows("ayus-mail")).to_have_count(1)
    panel.output.evaluate(WATCH_ROWS)

    for user, mail in (("user_budi", "budis-mail"), ("user_ayu", "ayus-mail")) * 3:
        who.select_option(user)
        expect(panel.rows(mail)).to_have_count(1)

    assert panel.output.evaluate("output => output.mixed") == []


def test_the_trace_shows_the_calls_of_two_sessions_above_each_other(notebook: Notebook) -> None:
    notebook.in_kernel(
        "other = composio.create(user_id='user_budi')\n"
        "session.execute('HACKERNEWS_GET_FRONTPAGE', arguments={})\n"
        "other.execute('GITHUB_GET_THE_AUTHENTICATED_USER', arguments={})\n"
    )

    shown = notebook.run("SessionTrace(composio, [other.session_id, session.session_id])")

    above, below = shown.locator("details:has(table)").all()
    expect(above).to_contain_text("GITHUB_GET_THE_AUTHENTICATED_USER")
    expect(below).to_contain_text("HACKERNEWS_GET_FRONTPAGE")
