"""The consent page behind a link: what is asked for, Approve and Decline, and the way back.

GET shows and changes nothing. POST answers, once, with the token of the form;
only then is the person sent to the callback URL. The same answer sent again
gets the same result; any other gets 410.

A service knows by its own cookie who is at the browser. Here it is whoever the
user id suggests, unless the address says `?person=budi`.
"""

from dataclasses import replace
from typing import Any
from urllib.parse import parse_qs, parse_qsl, urlencode, urlsplit, urlunsplit

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from composio_kit.emulator.connection_states import Event
from composio_kit.emulator.links import answer_link, arrive, owner_of_account
from composio_kit.emulator.records import ConnectedAccount, Link
from composio_kit.emulator.rendering import PAGES, render
from composio_kit.emulator.state import Emulator
from composio_kit.emulator.text import Text

WORDS: dict[str, Text] = {
    "emulator": Text(en="Emulator", id="Emulator"),
    "not_real": Text(
        en="This page stands in for {toolkit}. No real account is connected.",
        id="Halaman ini berperan sebagai {toolkit}. Tidak ada akun sungguhan yang dihubungkan.",
    ),
    "title": Text(en="Connect {toolkit}", id="Hubungkan {toolkit}"),
    "asks": Text(
        en="An application asks to use this {toolkit} account:",
        id="Sebuah aplikasi meminta izin untuk memakai akun {toolkit} ini:",
    ),
    "for_user": Text(en="User ID", id="User ID"),
    "alias": Text(en="Alias", id="Alias"),
    "will": Text(en="It will be able to", id="Aplikasi itu akan dapat"),
    "then": Text(en="Afterwards you return to {host}.", id="Setelah itu Anda kembali ke {host}."),
    "approve": Text(en="Approve", id="Setujui"),
    "decline": Text(en="Decline", id="Tolak"),
    "approved_title": Text(en="{toolkit} is connected", id="{toolkit} terhubung"),
    "approved": Text(
        en="{handle} is connected for {user}. You can close this tab and go back.",
        id="{handle} terhubung untuk {user}. Anda boleh menutup tab ini, lalu kembali.",
    ),
    "declined_title": Text(en="{toolkit} was not connected", id="{toolkit} tidak jadi dihubungkan"),
    "declined": Text(
        en="You declined, and nothing was connected. You can close this tab.",
        id="Anda menolak, jadi tidak ada yang dihubungkan. Anda boleh menutup tab ini.",
    ),
    "gone_title": Text(
        en="This link can no longer be used", id="Tautan ini tidak dapat dipakai lagi"
    ),
    "gone": Text(
        en="It was used already, or ten minutes have passed. Go back and ask for a new one.",
        id="Tautan ini sudah dipakai, atau sudah lewat sepuluh menit. Kembali, lalu minta yang "
        "baru.",
    ),
    "unknown_title": Text(en="There is no such link", id="Tautan ini tidak ada"),
    "unknown": Text(
        en="Copy the whole address, or go back and ask for a new link.",
        id="Salin seluruh alamatnya, atau kembali dan minta tautan baru.",
    ),
    "form_title": Text(en="The answer was not accepted", id="Jawaban tidak diterima"),
    "form": Text(
        en="It did not come from this page's own form. Open the link again and choose there.",
        id="Jawaban itu tidak berasal dari formulir halaman ini. Buka lagi tautannya, lalu pilih "
        "di sana.",
    ),
}

LONGEST_PERSON = 64

_DECISIONS: dict[str, Event] = {"approve": "approve", "decline": "decline"}


async def show(request: Request) -> Response:
    """The page with the question."""
    emulator, link = _arrive(request)
    if link is None:
        return _notice(emulator, "unknown", 404)
    account = emulator.store.account(link.project, link.account_id)
    if link.decision is not None or account is None:
        return _notice(emulator, "gone", 410)
    toolkit = emulator.catalogue.toolkits[account.toolkit]
    signed_in = replace(account, person=_person(request))
    scopes = [
        (scope, text.say(emulator.language))
        for scope, text in toolkit.scopes.items()
        if scope in account.scopes
    ]
    return _page(
        emulator,
        "consent.html",
        200,
        link,
        toolkit=toolkit,
        handle=owner_of_account(emulator, signed_in).handle,
        account=account,
        scopes=scopes,
        form_token=link.form_token,
        callback_host=urlsplit(link.callback_url).netloc if link.callback_url else None,
    )


async def answer(request: Request) -> Response:
    """The person's answer: connect or not, then back to where they came from."""
    emulator, link = _arrive(request)
    if link is None:
        return _notice(emulator, "unknown", 404)
    form = parse_qs((await request.body()).decode("utf-8", "replace"))
    decision = _DECISIONS.get(form.get("decision", [""])[0])
    if decision is None or form.get("form_token", [""])[0] != link.form_token:
        return _notice(emulator, "form", 400)
    if link.decision is None:
        with emulator.store.transaction():
            account = answer_link(emulator, link, decision, _person(request))
    elif link.decision == decision:
        account = emulator.store.account(link.project, link.account_id)
    else:
        account = None
    if account is None:
        return _notice(emulator, "gone", 410)
    if link.callback_url:
        return RedirectResponse(callback(link.callback_url, decision, account), 303)
    return _result(emulator, decision, account)


def callback(url: str, decision: Event, account: ConnectedAccount) -> str:
    """Where the person goes after the answer: the callback URL, with what came of it."""
    parts = urlsplit(url)
    outcome = {
        "status": "success" if decision == "approve" else "failed",
        "connected_account_id": account.id,
    }
    kept = [pair for pair in parse_qsl(parts.query, True) if pair[0] not in outcome]
    query = urlencode([*kept, *outcome.items()])
    return urlunsplit((parts.scheme, parts.netloc, parts.path, query, parts.fragment))


def _person(request: Request) -> str:
    return request.query_params.get("person", "")[:LONGEST_PERSON]


def _arrive(request: Request) -> tuple[Emulator, Link | None]:
    emulator: Emulator = request.app.state.emulator
    arrive(emulator)
    return emulator, emulator.store.link(request.path_params["token"])


def _result(emulator: Emulator, decision: Event, account: ConnectedAccount) -> Response:
    toolkit = emulator.catalogue.toolkits[account.toolkit]
    key = "approved" if decision == "approve" else "declined"
    words = {
        "toolkit": toolkit.name,
        "handle": owner_of_account(emulator, account).handle,
        "user": account.user_id,
    }
    return _notice(emulator, key, 200, **words)


def _notice(emulator: Emulator, key: str, status: int, **words: str) -> Response:
    title, text = WORDS[f"{key}_title"], WORDS[key]
    return _page(
        emulator,
        "notice.html",
        status,
        None,
        kind=key,
        title=title.say(emulator.language, **words),
        text=text.say(emulator.language, **words),
    )


def _page(
    emulator: Emulator, template: str, status: int, link: Link | None, **values: Any
) -> Response:
    # Chromium follows the redirect after a form only to where form-action allows.
    goal = f" {_origin(link.callback_url)}" if link and link.callback_url else ""
    return render(
        template,
        emulator.language,
        WORDS,
        status=status,
        policy=f"form-action 'self'{goal}",
        **values,
    )


def _origin(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


ROUTES = (
    Route("/link/{token}", show, methods=["GET"]),
    Route("/link/{token}", answer, methods=["POST"]),
    Mount("/static", StaticFiles(directory=PAGES / "static")),
)
