"""The authorize button: one button from not connected to connected."""

from typing import TYPE_CHECKING, Any

from composio_kit.errors import KitError
from composio_kit.messages import messages
from composio_kit.widgets.choices import replaced_by, row_for
from composio_kit.widgets.connection_view import ConnectionView
from composio_kit.widgets.controls import landing_for_focus
from composio_kit.widgets.glance import glance_through, in_words
from composio_kit.widgets.html import (
    LOOKS,
    STYLE,
    status_html,
    status_word,
    table_html,
)
from composio_kit.widgets.live import weakly
from composio_kit.widgets.notes import note_and_links, say
from composio_kit.widgets.rows import ENDED, ConnectionRow, Status, minutes_left

if TYPE_CHECKING:
    from composio import Composio

    from composio_kit.widgets.service import ConnectionRequest


class AuthorizeButton(ConnectionView):
    """One button that connects one toolkit, and says how far that has come.

    Pressed, it asks for a link and shows it: the person opens it in a new tab
    and approves or declines there, and the button says so by itself, with the
    way on if it did not work out. `authorize()` does the same without a person
    at the button.

    Parameters
    ----------
    composio
        A client of the SDK.
    session
        The session whose user connects.
    toolkit
        The toolkit's slug, such as `gmail`.
    alias
        The name of the account to connect. Without it any account of the
        toolkit counts as connected.

    Raises
    ------
    KitError
        the session has no such toolkit, or it needs no account.
    composio_client.APIError
        the service refuses. One that does not answer is said beside the button.
    """

    def __init__(
        self,
        composio: "Composio[Any, Any]",
        session: Any,
        toolkit: str,
        alias: str | None = None,
    ) -> None:
        import ipywidgets as w

        self._toolkit = toolkit
        self._alias = alias or None
        wide = w.Layout(width="100%", margin="0")
        self._button = w.Button(button_style="primary", layout=w.Layout(width="auto"))
        self._state = w.HTML(layout=w.Layout(width="auto", margin="0 0 0 12px"))
        self._line = w.HTML(layout=wide)
        self._landing = landing_for_focus()
        box = w.Box(
            [self._button, self._state, self._line, self._landing],
            layout=w.Layout(display="flex", flex_flow="row wrap", align_items="center"),
        )
        super().__init__(glance_through(composio, session), box)
        self._button.on_click(weakly(self._pressed))
        self._begin()
        self._check_toolkit()

    @property
    def status(self) -> Status:
        """How far it has come, such as `"not connected"`, `"waiting"` or `"connected"`."""
        row = self._row()
        return row.status if row else "not connected"

    def authorize(self) -> "ConnectionRequest":
        """Ask for the connection, as the button does; `approve` takes what comes back.

        An earlier account of the same alias that was declined, failed, expired
        or revoked makes room for the new one.

        Raises
        ------
        composio_client.APIError
            what `session.authorize` raises.
        """
        glance = self._glance
        replaces = replaced_by(glance.rows(), self._toolkit, self._alias or "")
        self._note = None
        return glance.store.authorize(glance.session, self._toolkit, self._alias, replaces)

    def repaint(self) -> None:
        """Show what the store knows now, in the language chosen now."""
        with self._painting:
            known = self._glance.connections()
            rows = in_words(known)
            link_goes = self._await(known, rows)
            row, name = row_for(rows, self._toolkit, self._alias), self._name(rows)
            status = row.status if row else "not connected"
            account = row.account if row else ""
            request = known.requests.get(account)
            words = messages().connection
            if status == "connected":
                label = words.is_connected
            else:
                label = words.authorize_again if status in ENDED else words.authorize
            self._button.description = label.format(account=name)
            left = minutes_left(request, self._glance.store.clock())
            state = status_html(status, left)
            self._state.value = f'{STYLE}<div class="composio-kit">{state}</div>'
            link = self._visible_links(known).get(account)
            self._line.value = note_and_links(known, self._note, [(name, link)] if link else [])
            if link_goes:
                self._catch_focus(self._landing)

    def __repr__(self) -> str:
        name = self._name(self._glance.rows())
        return f"{name}: {LOOKS[self.status][0]} {status_word(self.status)}"

    def _static_html(self) -> str:
        alias = self._alias or ""
        name = self._toolkit_name(self._glance.rows())
        row = ConnectionRow(self._toolkit, name, "", alias, alias, self.status, "")
        return table_html(self._glance.user_id, (row,), "")

    def _row(self) -> ConnectionRow | None:
        return row_for(self._glance.rows(), self._toolkit, self._alias)

    def _toolkit_name(self, rows: tuple[ConnectionRow, ...]) -> str:
        return next((row.name for row in rows if row.toolkit == self._toolkit), self._toolkit)

    def _name(self, rows: tuple[ConnectionRow, ...]) -> str:
        name = self._toolkit_name(rows)
        return f"{name} · {self._alias}" if self._alias else name

    def _pressed(self, button: Any) -> None:
        self._attempt(self._go_on)

    def _go_on(self) -> None:
        row, name = self._row(), self._name(self._glance.rows())
        requests = self._glance.connections().requests
        if row is not None and row.status == "connected":
            self.refresh()
            if self.status == "connected":
                self._say(say(lambda: messages().connection.already_connected, name))
        elif row is None or row.account not in requests or not requests[row.account].link:
            self.authorize()
        else:
            self._say(None)

    def _check_toolkit(self) -> None:
        known = self._glance.connections()
        slugs = [toolkit.slug for toolkit in known.toolkits if toolkit.needs_account]
        # Without an answer of the service there is nothing to check.
        if known.toolkits and self._toolkit not in slugs:
            words = messages().connection.no_such_toolkit
            raise KitError(words.format(toolkit=self._toolkit, toolkits=", ".join(slugs)))
