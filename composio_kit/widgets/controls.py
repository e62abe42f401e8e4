"""The parts of a connection panel. However many accounts there are, their number is the same.

Layouts and styles are shared: each is a comm of its own, and a notebook opens
twenty of them at once where it should open two.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from composio_kit.messages import messages
from composio_kit.widgets.choices import Choice, row_of, step_for
from composio_kit.widgets.html import STYLE, account_name, table_html
from composio_kit.widgets.rows import ConnectionRow

if TYPE_CHECKING:
    import ipywidgets as w

HIDDEN, VISIBLE = "none", None


class Controls:
    """The table, the note, and one bar of fields and buttons."""

    def __init__(self) -> None:
        import ipywidgets as w
        from ipywidgets.widgets.widget_string import HTMLStyle, TextStyle

        part = {"width": "auto", "max_width": "100%", "margin": "2px 8px 2px 0"}
        shown = w.Layout(**part)
        wide = w.Layout(width="100%", margin="4px 0 0 0")
        plain = w.ButtonStyle()
        typed = TextStyle(description_width="initial")
        written = HTMLStyle()
        self.is_labelling = False
        self.search = w.Text(layout=shown, style=typed)
        self.choose = w.Dropdown(layout=shown, style=typed)
        self.alias = w.Text(layout=shown, style=typed)
        self.authorize = w.Button(button_style="primary", layout=shown, style=plain)
        self.disconnect = w.Button(layout=w.Layout(**part, display=HIDDEN), style=plain)
        self.confirm = w.Button(
            button_style="danger", layout=w.Layout(**part, display=HIDDEN), style=plain
        )
        self.refresh = w.Button(layout=shown, style=plain)
        self.note = w.HTML(layout=wide, style=written)
        self.landing = landing_for_focus(layout=shown)
        self.table = w.HTML(layout=wide, style=written)
        self._bar = (
            self.choose,
            self.alias,
            self.authorize,
            self.disconnect,
            self.confirm,
            self.refresh,
            self.note,
            self.landing,
            self.table,
        )
        self.box = w.Box(
            self._bar,
            layout=w.Layout(display="flex", flex_flow="row wrap", align_items="center"),
        )

    @property
    def searched(self) -> str:
        """What a person looks for, or an empty string."""
        found: str = self.search.value.strip() if self.search in self.box.children else ""
        return found

    def offer_search(self, offered: bool) -> None:
        """Show the search field, or not."""
        children = (self.search, *self._bar) if offered else self._bar
        if self.box.children != children:
            self.box.children = children

    def label(
        self,
        rows: Sequence[ConnectionRow],
        choices: Sequence[Choice],
        choice: Choice | None,
        *,
        asks: bool,
        links: set[str],
    ) -> None:
        """Let the fields and buttons say what they do now.

        Parameters
        ----------
        rows
            What the panel shows.
        choices, choice
            What can be chosen, and what is.
        asks
            Whether the person pressed Disconnect and has not answered yet.
        links
            The accounts whose link is known.
        """
        words = messages().connection
        self.search.description, self.search.placeholder = words.search, words.search_hint
        self.choose.description = words.choose
        self.alias.description, self.alias.placeholder = words.alias, words.alias_hint
        self.refresh.description = words.refresh
        self._offer([(_label(rows, one), one) for one in choices], choice)
        if choice is None:
            self.authorize.description = words.authorize.format(account="…")
            self.disconnect.layout.display = self.confirm.layout.display = HIDDEN
            return
        row = row_of(rows, choice)
        name = _label(rows, choice)
        toolkit = next(one.name for one in rows if one.toolkit == choice.toolkit)
        self.authorize.description = {
            "first": words.authorize.format(account=toolkit),
            "another": words.authorize_another.format(toolkit=toolkit),
            "again": words.authorize_again.format(account=name),
            "link": words.show_link.format(account=name),
        }[step_for(rows, choice, choice.account in links)]
        can_go = row is not None and row.is_own
        asks = asks and can_go
        self.disconnect.description = (words.keep if asks else words.disconnect).format(
            account=name
        )
        self.confirm.description = words.yes_disconnect.format(account=name)
        self.disconnect.layout.display = VISIBLE if can_go else HIDDEN
        self.confirm.layout.display = VISIBLE if asks else HIDDEN

    def empty(self, user_id: str) -> None:
        """Leave nothing of anybody to be seen, under the name of the user who comes next."""
        words = messages().connection
        self.note.value = ""
        self._offer([], None)
        self.disconnect.layout.display = self.confirm.layout.display = HIDDEN
        for button in (self.authorize, self.disconnect, self.confirm):
            button.description = "…"
        self.alias.value = self.search.value = ""
        self.table.value = STYLE + table_html(user_id, (), words.reading)

    def _offer(self, options: list[tuple[str, Choice]], choice: Choice | None) -> None:
        if tuple(options) == self.choose.options and choice == self.choose.value:
            return
        self.is_labelling = True
        try:
            with self.choose.hold_sync():
                if tuple(options) != self.choose.options:
                    self.choose.options = options
                self.choose.value = choice
        finally:
            self.is_labelling = False


def landing_for_focus(**shared: "w.Widget") -> "w.Label":
    """A place for a focus that would be lost: `focus()` puts it there, and only then.

    A link that goes away takes the focus with it, and a kernel cannot ask a
    page where the focus is. So the page decides, by the style sheet: the place
    is there only while nothing else has the focus. Whoever types elsewhere
    types on. (A label takes the focus itself; an `HTML` hands it to its text, which takes none.)
    """
    import ipywidgets as w

    return w.Label(tabbable=False, _dom_classes=("composio-kit-landing",), **shared)


def _label(rows: Sequence[ConnectionRow], choice: Choice) -> str:
    row = row_of(rows, choice)
    if row is not None:
        return account_name(row)
    alike = [one for one in rows if one.toolkit == choice.toolkit]
    if any(one.account for one in alike):
        return messages().connection.another_account.format(toolkit=alike[0].name)
    return alike[0].name
