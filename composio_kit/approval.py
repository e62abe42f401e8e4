"""Approving a connection: what the person's browser does, or waiting for the person."""

from contextlib import suppress
from typing import TYPE_CHECKING, Any, Literal, Protocol
from urllib.parse import quote, urljoin, urlsplit

from composio_kit.errors import KitError
from composio_kit.messages import messages

if TYPE_CHECKING:
    import httpx
    from composio import Composio

LINK_LIFETIME = 10 * 60.0
"""Seconds for which a person can use a connect link."""

Decision = Literal["approve", "decline"]


class ConnectionRequest(Protocol):
    """What `session.authorize(…)` returns."""

    id: str
    redirect_url: str | None


def approve(
    composio: "Composio[Any, Any]",
    request: ConnectionRequest,
    *,
    decision: Decision = "approve",
    person: str | None = None,
) -> Any:
    """Approve a connection that was asked for, and return the connected account.

    An account that the person has approved already is returned as it is. With
    the emulator this opens the consent page and presses its button, over HTTP,
    as a browser would, and goes on to the callback URL if that is on this
    computer. With the live service only the person can approve: the link is
    shown, and the call waits up to ten minutes.

    Parameters
    ----------
    composio
        The client with which the connection was asked for.
    request
        What `session.authorize(…)` returned.
    decision
        `"approve"`, or `"decline"` to press the other button (emulator only).
    person
        Who is signed in at the service in that browser, such as `"budi"`
        (emulator only; live it is whoever opens the link). Left out, it is the
        person whom the user id suggests. Which mailbox is connected is theirs
        to decide, whatever user id it is kept under.

    Returns
    -------
    connected account
        as `composio.connected_accounts.get` returns it, with its new status.

    Raises
    ------
    KitError
        the link was used or has expired, the person did not approve, or
        `request` is not a connection request.
    """
    link = getattr(request, "redirect_url", None)
    if not isinstance(link, str):
        raise KitError(messages().classroom.not_a_request.format(kind=type(request).__name__))
    account = composio.connected_accounts.get(request.id)
    if account.status == "ACTIVE":
        return account
    base_url = str(composio.client.base_url)
    if _is_loopback(base_url):
        import httpx

        page = urljoin(base_url, "/link/" + link.rpartition("/")[2])
        if person is not None:
            page += f"?person={quote(person)}"
        with httpx.Client(trust_env=False, timeout=30) as browser:
            press(browser, page, decision)
    else:
        _wait(composio, request, link)
    return composio.connected_accounts.get(request.id)


def press(browser: "httpx.Client", link: str, decision: Decision) -> None:
    """Open an emulator's consent page and press one of its buttons, as a browser does.

    A callback URL on this computer is opened too. What it answers does not matter:
    the person has decided before they get there.

    Raises
    ------
    KitError
        the page has no form, or does not take the answer.
    """
    import httpx
    from bs4 import BeautifulSoup, Tag

    page = browser.get(link)
    form = BeautifulSoup(page.text, "html.parser").find("form")
    if page.is_error or not isinstance(form, Tag):
        raise _refused(page.status_code)
    fields = {str(field["name"]): str(field["value"]) for field in form.find_all("input")}
    answer = browser.post(link, data={**fields, "decision": decision})
    if answer.is_error:
        raise _refused(answer.status_code)
    callback = answer.headers.get("location", "")
    if _is_loopback(callback):
        with suppress(httpx.HTTPError):
            browser.get(callback)


def _wait(composio: "Composio[Any, Any]", request: ConnectionRequest, link: str) -> None:
    from composio.exceptions import ComposioError

    words = messages().classroom
    print(words.open_link.format(account=request.id, link=link))
    print(words.waiting_for_person)
    try:
        composio.connected_accounts.wait_for_connection(request.id, timeout=LINK_LIFETIME)
    except (ComposioError, TimeoutError):
        status = composio.connected_accounts.get(request.id).status
        sentence = words.not_approved.format(account=request.id, status=status)
        raise KitError(sentence) from None
    print(words.connected.format(account=request.id, status="ACTIVE"))


def _refused(status: int) -> KitError:
    return KitError(messages().classroom.link_refused.format(status=status))


def _is_loopback(url: str) -> bool:
    host = urlsplit(url).hostname or ""
    return host in ("localhost", "::1") or host.startswith("127.")
