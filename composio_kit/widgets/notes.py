"""The sentences under the buttons. A note is a function, so that it follows the language."""

from collections.abc import Callable, Iterable

from composio_kit.errors import suggested_fix
from composio_kit.messages import messages
from composio_kit.widgets.html import Tone, link_html, note_html
from composio_kit.widgets.rows import ConnectionRow, Connections

Note = Callable[[], str]


def say(message: Callable[[], str], account: str, tone: Tone = "plain") -> Note:
    """A note with a message of the catalogue about an account."""
    return lambda: note_html(message().format(account=account), tone)


def outcome(account: str, row: ConnectionRow | None) -> Note:
    """What became of a connection that waited, and what to do next if it did not work out."""
    match row.status if row else None:
        case "connected":
            return say(lambda: messages().connection.now_connected, account, "good")
        case "declined":
            return say(lambda: messages().connection.was_declined, account, "bad")
        case "expired":
            return say(lambda: messages().connection.has_expired, account, "bad")
        case None:
            return say(lambda: messages().connection.is_gone, account)
    return say(lambda: messages().connection.has_failed, account, "bad")


def problem(error: Exception) -> Note:
    """An error of the service or of the kit: what is wrong, and what to do about it."""
    fix = suggested_fix(error)
    sentence = f"{error} → {fix}" if fix else str(error)
    return lambda: note_html(sentence, "bad", role="alert")


def note_and_links(known: Connections, note: Note | None, links: Iterable[tuple[str, str]]) -> str:
    """Everything under the buttons: whether the service answers, a note, and the links.

    Parameters
    ----------
    links
        The name of each account that waits for its person, and its link.
    """
    unreachable = messages().connection.unreachable
    return "".join(
        [
            "" if known.is_reachable else note_html(unreachable, "bad", role="alert"),
            note_html(known.problem, "bad", role="alert") if known.problem else "",
            note() if note else "",
            *(link_html(account, link) for account, link in links),
        ]
    )
