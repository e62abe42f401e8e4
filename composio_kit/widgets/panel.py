"""The connection panel: what is connected, and the buttons to change it."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from composio_kit.errors import KitError
from composio_kit.messages import messages
from composio_kit.widgets.choices import (
    Choice,
    choices_of,
    nearest,
    replaced_by,
    row_of,
    step_for,
)
from composio_kit.widgets.connection_view import ConnectionView
from composio_kit.widgets.controls import Controls
from composio_kit.widgets.glance import Glance, glance_at, glance_through, in_words
from composio_kit.widgets.html import STYLE, account_name, table_html, table_text
from composio_kit.widgets.live import weakly
from composio_kit.widgets.notes import note_and_links, problem, say
from composio_kit.widgets.rows import SEARCH_FROM, ConnectionRow, matching, minutes_left

if TYPE_CHECKING:
    from composio import Composio

    from composio_kit.widgets.service import ConnectionRequest
    from composio_kit.widgets.switcher import UserSwitcher


class ConnectionPanel(ConnectionView):
    """What a user has connected, with buttons to authorize and to disconnect.

    A row per connected account and one per toolkit that has none, with the
    account that a call uses if it names none. Every button is a method too, for
    notebooks that run without a person.

    What happens to a connection that waits shows by itself, wherever its person
    answers: while one waits, and as long as the service does not answer, one
    thread asks once a second, later every three seconds, for ten minutes at
    most. Otherwise nothing is asked and no thread runs, until the panel comes
    on the screen, somebody presses a button of any panel of this user, or a
    cell has been run. Panels of one user and one client show every change at
    the same time.

    Parameters
    ----------
    composio
        A client of the SDK.
    session
        The session whose user and toolkits are shown.
    user_id
        Instead of a session: whose connections; a `UserSwitcher` lets a person
        choose. The panel makes a session of its own for each.
    toolkits
        With `user_id`: slugs of the toolkits, or nothing for all.

    Raises
    ------
    KitError
        there is neither a session nor a user id, or both.
    composio_client.APIError
        the service refuses. One that does not answer is said in the panel.
    """

    def __init__(
        self,
        composio: "Composio[Any, Any]",
        session: Any = None,
        *,
        user_id: "str | UserSwitcher | None" = None,
        toolkits: Iterable[str] | None = None,
    ) -> None:
        if (session is None) == (user_id is None):
            raise KitError(messages().connection.session_or_user)
        self._composio = composio
        self._toolkits = None if toolkits is None else tuple(toolkits)
        self._glances: dict[str, Glance] = {}
        self._choice: Choice | None = None
        self._asks: Choice | None = None
        self._controls = Controls()
        if session is not None:
            glance = glance_through(composio, session)
        else:
            glance = self._glance_at(_first_user(user_id))
        self._wanted = glance.user_id
        super().__init__(glance, self._controls.box, self._controls.search)
        self._listen()
        self._begin()
        if user_id is not None and not isinstance(user_id, str):
            self._switcher = user_id
            user_id.follow(self)

    @property
    def user_id(self) -> str:
        """Whose connections it shows."""
        return self._glance.user_id

    @property
    def rows(self) -> tuple[ConnectionRow, ...]:
        """What it shows, as rows."""
        return self._glance.rows()

    def authorize(self, toolkit: str, alias: str | None = None) -> "ConnectionRequest":
        """Ask for a connection, as the button does; `approve` takes what comes back.

        An account of the same toolkit and alias that was declined, failed,
        expired or revoked makes room for the new one.

        Parameters
        ----------
        toolkit
            Its slug.
        alias
            The new account's name, unique among the user's of that toolkit.

        Raises
        ------
        KitError
            the session has no such toolkit.
        composio_client.APIError
            what `session.authorize` raises.
        """
        rows = self.rows
        known = list(dict.fromkeys(row.toolkit for row in rows))
        if toolkit not in known:
            words = messages().connection.no_such_toolkit
            raise KitError(words.format(toolkit=toolkit, toolkits=", ".join(known)))
        return self._ask_for(self._glance, toolkit, alias, replaced_by(rows, toolkit, alias or ""))

    def disconnect(self, account_id: str) -> None:
        """Delete a connected account of the user, as the button does once it is confirmed.

        Raises
        ------
        KitError
            it is no account of the user's that the panel shows.
        composio_client.APIError
            what `composio.connected_accounts.delete` raises.
        """
        glance = self._glance
        row = row_of(glance.rows(), Choice("", account_id))
        if row is None or not row.is_own:
            words = messages().connection.no_such_account
            raise KitError(words.format(account=account_id, user=glance.user_id))
        with self._painting:
            self._awaited.pop(account_id, None)
        glance.store.disconnect(account_id)
        self._say(say(lambda: messages().connection.disconnected, account_name(row)))

    def look_at(self, user_id: str) -> None:
        """Show another user's connections (for a panel that was made with `user_id`).

        No moment shows rows of both: everything of the one user goes, the names
        in the buttons too, before anything of the other comes.

        Raises
        ------
        composio_client.APIError
            what `composio.create` and the calls after it raise.
        """
        with self._painting:
            self._wanted = user_id
            self._glance.store.leave(self)
            self._choice = self._asks = self._note = None
            self._awaited = {}
            self._controls.empty(user_id)
        try:
            glance = self._glance_at(user_id)
        except Exception as error:
            self._controls.note.value = problem(error)()
            raise
        with self._painting:
            if self._wanted != user_id:
                return
            self._glance = glance
        glance.store.join(self, glance.session)
        self.repaint()

    def refresh(self) -> None:
        """Ask the service for everything anew, as the button does.

        Raises
        ------
        composio_client.APIError
            the service refuses. One that does not answer is said in the panel.
        """
        if self._glance.user_id == self._wanted:
            super().refresh()
        else:
            self.look_at(self._wanted)

    def repaint(self) -> None:
        """Show what the store knows now, in the language chosen now."""
        with self._painting:
            glance = self._glance
            if glance.user_id != self._wanted:
                return
            known = glance.connections()
            rows = in_words(known)
            link_goes = self._await(known, rows)
            visible = matching(rows, self._controls.searched)
            choices = choices_of(visible)
            self._choice = nearest(choices, self._choice)
            links = self._visible_links(known)
            has_link = {one.account for one in known.requests.values() if one.link}
            asks = self._asks is not None and self._asks == self._choice
            self._controls.label(rows, choices, self._choice, asks=asks, links=has_link)
            self._controls.offer_search(len(known.toolkits) >= SEARCH_FROM)
            self._controls.note.value = note_and_links(
                known,
                self._note,
                [(account_name(row), links[row.account]) for row in rows if row.account in links],
            )
            now = glance.store.clock()
            minutes = {one.account: minutes_left(one, now) for one in known.requests.values()}
            words = messages().connection
            searched = self._controls.searched
            empty = words.none_found.format(words=searched) if searched else words.empty
            self._controls.table.value = STYLE + table_html(known.user_id, visible, empty, minutes)
            if link_goes:
                self._catch_focus(self._controls.landing)

    def __repr__(self) -> str:
        return table_text(self.user_id, self.rows, messages().connection.empty)

    def _static_html(self) -> str:
        return table_html(self.user_id, self.rows, messages().connection.empty)

    def _listen(self) -> None:
        controls = self._controls
        controls.choose.observe(weakly(self._chosen), "value")
        controls.search.observe(weakly(self._searched), "value")
        for button, pressed in (
            (controls.authorize, self._pressed_authorize),
            (controls.disconnect, self._pressed_disconnect),
            (controls.confirm, self._pressed_confirm),
            (controls.refresh, self._pressed_refresh),
        ):
            button.on_click(weakly(pressed))

    def _glance_at(self, user_id: str) -> Glance:
        if user_id not in self._glances:
            self._glances[user_id] = glance_at(self._composio, user_id, self._toolkits)
        return self._glances[user_id]

    def _ask_for(
        self, glance: Glance, toolkit: str, alias: str | None, replaces: str
    ) -> "ConnectionRequest":
        request = glance.store.authorize(glance.session, toolkit, alias or None, replaces)
        with self._painting:
            if glance is self._glance:
                self._choice, self._note = Choice(toolkit, request.id), None
        self.repaint()
        return request

    def _chosen(self, change: Any) -> None:
        if self._controls.is_labelling or change["new"] is None:
            return
        self._choice, self._asks, self._note = change["new"], None, None
        self.repaint()

    def _searched(self, change: Any) -> None:
        self.repaint()

    def _pressed_authorize(self, button: Any) -> None:
        self._attempt(self._authorize_choice)

    def _authorize_choice(self) -> None:
        with self._painting:
            choice, glance = self._choice, self._glance
            typed = self._controls.alias.value.strip()
        if choice is None:
            return
        known = glance.connections()
        rows = in_words(known)
        request, row = known.requests.get(choice.account), row_of(rows, choice)
        match step_for(rows, choice, has_link=bool(request and request.link)):
            case "link":
                self.repaint()
                return
            case "again":
                alias = typed or (row.alias if row else "")
                self._ask_for(glance, choice.toolkit, alias, choice.account)
            case _:
                replaces = replaced_by(rows, choice.toolkit, typed)
                self._ask_for(glance, choice.toolkit, typed, replaces)
        self._controls.alias.value = ""

    def _pressed_disconnect(self, button: Any) -> None:
        with self._painting:
            row = row_of(self.rows, self._choice) if self._choice else None
            self._asks = self._choice if row and self._asks != self._choice else None
            self._note = None
            if row and self._asks:
                self._note = say(lambda: messages().connection.ask_disconnect, account_name(row))
        self.repaint()

    def _pressed_confirm(self, button: Any) -> None:
        self._attempt(self._disconnect_choice)

    def _disconnect_choice(self) -> None:
        asked, self._asks = self._asks, None
        # This button goes away with the question: the focus goes where it stays.
        self._controls.authorize.focus()
        if asked is not None:
            self.disconnect(asked.account)

    def _pressed_refresh(self, button: Any) -> None:
        self._attempt(self.refresh)
        if self._note is None:
            self._say(say(lambda: messages().connection.refreshed, ""))


def _first_user(user_id: "str | UserSwitcher | None") -> str:
    if user_id is None or isinstance(user_id, str):
        return user_id or ""
    return user_id.user_id
