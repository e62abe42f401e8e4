"""What the connection panel and the authorize button have in common."""

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

from composio_kit.widgets.cells import look_after_cells
from composio_kit.widgets.choices import Choice, row_of
from composio_kit.widgets.glance import Glance
from composio_kit.widgets.html import account_name
from composio_kit.widgets.live import LiveView
from composio_kit.widgets.notes import Note, outcome, problem
from composio_kit.widgets.rows import ConnectionRow, Connections

if TYPE_CHECKING:
    import ipywidgets

FOCUS_DELAY = 0.15
"""Seconds that a page gets to show a new text before the focus comes."""


class ConnectionView(LiveView):
    """A view of connections that notices what becomes of those that wait."""

    def __init__(self, glance: Glance, box: "ipywidgets.Box", *spare: "ipywidgets.Widget") -> None:
        super().__init__(box, *spare)
        # Callbacks and the poller are different threads: one paints at a time.
        self._painting = threading.RLock()
        self._glance = glance
        self._note: Note | None = None
        self._awaited: dict[str, str] = {}

    def refresh(self) -> None:
        """Ask the service for everything anew, as the button does.

        Raises
        ------
        composio_client.APIError
            the service refuses. One that does not answer is said in the view.
        """
        self._glance.store.refresh()

    def look_again(self) -> None:
        """Find out whether something has changed, if a person can see it."""
        self._glance.store.touch()

    def _begin(self) -> None:
        self._glance.store.join(self, self._glance.session)
        self.repaint()
        look_after_cells(self)

    def _shown(self) -> None:
        self.repaint()
        self.look_again()

    def _visible_links(self, known: Connections) -> dict[str, str]:
        """The links to paint, by account: none while nobody sees the view.

        What is painted is saved with a notebook that keeps the state of its
        widgets, as plain papermill does, and a link is a secret.
        """
        if not self.is_watching:
            return {}
        return {one.account: one.link for one in known.requests.values() if one.link}

    def _await(self, known: Connections, rows: tuple[ConnectionRow, ...]) -> bool:
        """Say what became of those that wait no longer, and remember those that do.

        Returns
        -------
        bool
            whether there is something new to say, and with it a link that goes.
        """
        over = [each for each in self._awaited.items() if each[0] not in known.requests]
        for account, name in over:
            self._note = outcome(name, row_of(rows, Choice("", account)))
        self._awaited = {
            row.account: account_name(row) for row in rows if row.account in known.requests
        }
        return bool(over)

    def _catch_focus(self, landing: "ipywidgets.Label") -> None:
        """Give a focus that has just lost its link a place, if a person sees the view.

        A page takes a focus at once and a new text a moment later, so the focus
        is sent when the link is surely gone.
        """
        if self.is_watching:
            later = threading.Timer(FOCUS_DELAY, landing.focus)
            later.daemon = True
            later.start()

    def _attempt(self, action: Callable[[], None]) -> None:
        """Do what a button asks for, and say it in the view if that does not work."""
        self._was_used = True
        self._note = None
        try:
            action()
        except Exception as error:
            self._say(problem(error))

    def _say(self, note: Note | None) -> None:
        self._note = note
        self.repaint()
