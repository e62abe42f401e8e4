"""The user switcher: whose eyes the panels see with."""

import weakref
from collections.abc import Iterable
from html import escape
from typing import Any, Protocol

from composio_kit.errors import KitError
from composio_kit.messages import messages
from composio_kit.widgets.live import LiveView, weakly


class Follower(Protocol):
    """A panel that shows the user who was chosen."""

    def look_at(self, user_id: str) -> None:
        """Show this user's connections, and nobody else's."""


class UserSwitcher(LiveView):
    """A choice of users; the panels that were made with it show the chosen one.

    >>> who = UserSwitcher(["user_ayu", "user_budi"])
    >>> panel = ConnectionPanel(composio, user_id=who, toolkits=["gmail"])

    A panel takes away everything of the one user before it shows anything of
    the other: no moment has rows of both.

    Parameters
    ----------
    users
        The user ids to choose from. The first is chosen.

    Raises
    ------
    KitError
        there are none.
    """

    def __init__(self, users: Iterable[str]) -> None:
        import ipywidgets as w

        self._users = tuple(dict.fromkeys(users))
        if not self._users:
            raise KitError(messages().connection.choose_user)
        self._followers: weakref.WeakSet[Follower] = weakref.WeakSet()
        self._choice = w.Dropdown(
            options=self._users, value=self._users[0], style={"description_width": "initial"}
        )
        super().__init__(w.Box([self._choice]))
        self._choice.observe(weakly(self._chosen), "value")
        self.repaint()

    @property
    def user_id(self) -> str:
        """Who is chosen."""
        return str(self._choice.value)

    def choose(self, user_id: str) -> None:
        """Choose a user, as a person does in the list.

        Raises
        ------
        KitError
            the user is not among those to choose from.
        """
        if user_id not in self._users:
            words = messages().connection.no_such_user
            raise KitError(words.format(user=user_id, users=", ".join(self._users)))
        self._choice.value = user_id

    def follow(self, follower: Follower) -> None:
        """Let `follower`, for as long as it lives, show whoever is chosen."""
        self._followers.add(follower)

    def repaint(self) -> None:
        """Say everything in the language chosen now."""
        self._choice.description = messages().connection.user

    def __repr__(self) -> str:
        return f"{messages().connection.user}: {self.user_id}"

    def _static_html(self) -> str:
        return (
            f"<p>{escape(messages().connection.user)}: <strong>{escape(self.user_id)}</strong></p>"
        )

    def _chosen(self, change: Any) -> None:
        for follower in list(self._followers):
            follower.look_at(change["new"])
