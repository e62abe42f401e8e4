"""A connection panel on the screen, as a person finds their way in it: by words and roles."""

from typing import Literal

from playwright.sync_api import Locator, Page

from composio_kit.messages import messages
from tests.browser.notebook import Language, Notebook

Answer = Literal["approve", "decline"]


class Panel:
    """A `ConnectionPanel` that a notebook shows.

    Parameters
    ----------
    notebook
        where it is.
    output
        the output that shows it.
    language
        the language that it speaks.
    """

    def __init__(self, notebook: Notebook, output: Locator, language: Language) -> None:
        self.words = messages(language).connection
        self.notebook = notebook
        self.output = output
        self.choice = output.get_by_role("combobox")
        self.alias = output.get_by_label(self.words.alias, exact=True)
        self.link = output.get_by_role("link")
        self.notice = output.get_by_role("status")
        self.alert = output.get_by_role("alert")

    def rows(self, *words: str) -> Locator:
        """The rows in which all of these words stand."""
        found = self.output.get_by_role("row")
        for word in words:
            found = found.filter(has_text=word)
        return found

    def status(self, *words: str) -> Locator:
        """What the row with these words says of its connection."""
        return self.rows(*words).get_by_role("cell").nth(1)

    def button(self, message: str, account: str = "", toolkit: str = "") -> Locator:
        """A button, by the message that it shows."""
        name = message.format(account=account, toolkit=toolkit)
        return self.output.get_by_role("button", name=name, exact=True)

    def choose(self, connection: str) -> None:
        """Choose a connection to act on."""
        self.choice.select_option(label=connection)

    def authorize(self, toolkit: str, alias: str = "") -> None:
        """Ask for the first connection of a toolkit, with the mouse."""
        self.choose(toolkit)
        self.alias.fill(alias)
        self.button(self.words.authorize, toolkit).click()
        self.link.wait_for()

    def open_consent_page(self) -> Page:
        """Follow the link to the consent page, which opens in a new tab."""
        with self.notebook.page.context.expect_page() as opened:
            self.link.click()
        opened.value.locator("form").wait_for()
        return opened.value

    def answer_in_new_tab(self, answer: Answer) -> None:
        """Follow the link, press a button of the consent page, and come back."""
        tab = self.open_consent_page()
        tab.locator(f"button[value={answer}]").click()
        tab.locator("form").wait_for(state="detached")
        tab.close()
