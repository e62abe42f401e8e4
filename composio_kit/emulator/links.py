"""Asking for a connection, and answering on the consent page."""

import secrets
import sqlite3
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, replace

from composio_kit.emulator.catalogue import Owner, Toolkit
from composio_kit.emulator.connection_refusals import (
    ACCOUNT_WRONG_STATE,
    ACCOUNTS_TOO_MANY,
    ACL_ONLY_FOR_SHARED,
    ALIAS_TAKEN,
    AUTH_CONFIG_DISABLED,
    AUTH_CONFIG_UNKNOWN,
    NO_AUTH_NEEDED,
)
from composio_kit.emulator.connection_states import LINK_LIFETIME, REASONS, Event, next_status
from composio_kit.emulator.people import owner_of, purpose_of
from composio_kit.emulator.policy import max_accounts, multi_account, toolkit_enabled
from composio_kit.emulator.problems import Refusal, is_full_disk
from composio_kit.emulator.records import (
    AccountType,
    AuthConfig,
    ConnectedAccount,
    JsonObject,
    Link,
    Session,
)
from composio_kit.emulator.refusals import TOOLKIT_NOT_IN_SESSION, TOOLKIT_UNKNOWN
from composio_kit.emulator.state import Call, Emulator, data_of

_COLOURS = ("red", "blue", "green", "amber", "violet", "coral", "silver", "teal")
_THINGS = ("castle", "harbour", "garden", "bridge", "forest", "market", "island", "lantern")

_EVENT_NAMES: Mapping[Event, tuple[str, str]] = {
    "approve": ("approved", "disetujui"),
    "decline": ("declined", "ditolak"),
    "disable": ("disabled", "dinonaktifkan"),
    "enable": ("enabled", "diaktifkan"),
    "revoke": ("revoked", "dicabut"),
}


@dataclass(frozen=True, slots=True)
class Sharing:
    """Whether an account is its user's alone, or shared, and with whom."""

    account_type: AccountType
    acl: JsonObject


PRIVATE = Sharing("PRIVATE", {})


@dataclass(frozen=True, slots=True)
class Request:
    """A connection that was asked for: the new account, and the link to approve it with."""

    account: ConnectedAccount
    link: Link
    redirect_url: str


def toolkit_or_refuse(emulator: Emulator, slug: str) -> Toolkit:
    """The toolkit with this slug; a 404 that names the known ones if there is none."""
    toolkit = emulator.catalogue.toolkits.get(slug.lower())
    if toolkit is None:
        known = ", ".join(emulator.catalogue.toolkits)
        raise Refusal(TOOLKIT_UNKNOWN, toolkit=slug, known=known)
    return toolkit


def request_for_session(
    call: Call,
    session: Session,
    toolkit_slug: str,
    alias: str | None = None,
    callback_url: str | None = None,
    sharing: Sharing = PRIVATE,
) -> Request:
    """Make a new account for the session's user and a link that the person approves it with."""
    toolkit = toolkit_or_refuse(call.emulator, toolkit_slug)
    if toolkit.needs_no_auth:
        raise Refusal(NO_AUTH_NEEDED, toolkit=toolkit.slug)
    if not toolkit_enabled(session.config, toolkit.slug):
        raise Refusal(TOOLKIT_NOT_IN_SESSION, toolkit=toolkit.slug)
    active = call.store.active_accounts(call.project, session.user_id, toolkit.slug)
    if multi_account(session.config) and len(active) >= max_accounts(session.config):
        raise Refusal(
            ACCOUNTS_TOO_MANY, user_id=session.user_id, toolkit=toolkit.slug, count=len(active)
        )
    auth_config = _auth_config(call, session, toolkit)
    request = request_connection(call, session.user_id, auth_config, alias, callback_url, sharing)
    if session.link_base is None:
        return request
    address = f"{session.link_base.rstrip('/')}/link/{request.link.token}"
    return replace(request, redirect_url=address)


def request_connection(
    call: Call,
    user_id: str,
    auth_config: AuthConfig,
    alias: str | None,
    callback_url: str | None,
    sharing: Sharing,
) -> Request:
    """Make a new account of a user with an auth config, and a link to approve it with."""
    toolkit = auth_config.toolkit
    if not auth_config.is_enabled:
        raise Refusal(AUTH_CONFIG_DISABLED, auth_config=auth_config.id)
    if sharing.acl and sharing.account_type != "SHARED":
        raise Refusal(ACL_ONLY_FOR_SHARED)
    if alias is not None and call.store.has_alias(call.project, user_id, toolkit, alias):
        raise Refusal(ALIAS_TAKEN, user_id=user_id, toolkit=toolkit, alias=alias)
    others = call.store.active_accounts(call.project, user_id, toolkit) if alias else []
    number = len(others) + 1
    account_id = call.new_id("ca")
    account = ConnectedAccount(
        id=account_id,
        user_id=user_id,
        toolkit=toolkit,
        auth_config_id=auth_config.id,
        alias=alias,
        word_id=_word_id(toolkit, account_id),
        purpose=purpose_of(alias, number),
        number=number,
        status="INITIATED",
        status_reason=None,
        scopes=auth_config.scopes,
        account_type=sharing.account_type,
        acl=sharing.acl,
        created_at=call.now,
        updated_at=call.now,
        connected_at=0.0,
    )
    call.store.add(call.project, account)
    link = Link(
        token=f"ln_{secrets.token_urlsafe(16)}",
        form_token=secrets.token_urlsafe(16),
        project=call.project,
        account_id=account_id,
        callback_url=callback_url,
        expires_at=call.now + LINK_LIFETIME,
        decision=None,
    )
    call.store.add_link(link)
    prefix = call.emulator.public_prefix
    base = prefix if prefix is not None else call.origin
    return Request(account, link, f"{base}/link/{link.token}")


def change(
    emulator: Emulator, project: str, account: ConnectedAccount, event: Event
) -> ConnectedAccount:
    """Let something happen to an account and keep what it becomes.

    An account that becomes ACTIVE for the first time gets its own data. What
    cannot happen to an account in its state is refused with a sentence.
    """
    status = next_status(account.status, event)
    if status is None:
        name = _EVENT_NAMES[event][emulator.language == "id"]
        raise Refusal(ACCOUNT_WRONG_STATE, account=account.id, status=account.status, event=name)
    now = emulator.clock.now()
    first_time = status == "ACTIVE" and not account.connected_at
    changed = replace(
        account,
        status=status,
        status_reason=REASONS.get(event),
        updated_at=now,
        connected_at=now if first_time else account.connected_at,
    )
    emulator.store.save(project, changed)
    if first_time:
        toolkit = emulator.catalogue.toolkits[account.toolkit]
        toolkit.seed(data_of(emulator, project, toolkit, changed, account.user_id))
    return changed


def answer_link(
    emulator: Emulator, link: Link, event: Event, person: str = ""
) -> ConnectedAccount | None:
    """Approve or decline on the consent page. None if the account is gone.

    `person` is who is signed in there; empty for the one whose user id it is.
    """
    account = emulator.store.account(link.project, link.account_id)
    if account is None:
        return None
    emulator.store.decide(link, event)
    return change(emulator, link.project, replace(account, person=person), event)


def rename(call: Call, account: ConnectedAccount, alias: str | None) -> ConnectedAccount:
    """The account with another alias, or with none; refused if the user has it already."""
    owner = (call.project, account.user_id, account.toolkit)
    if alias and alias != account.alias and call.store.has_alias(*owner, alias):
        raise Refusal(ALIAS_TAKEN, user_id=account.user_id, toolkit=account.toolkit, alias=alias)
    return replace(account, alias=alias, updated_at=call.now)


def arrive(emulator: Emulator) -> None:
    """What a request does before all else: time goes on, and what waited too long lapses."""
    emulator.clock.arrive()
    expire_links_first(emulator)


def expire_links_first(emulator: Emulator) -> None:
    """Let links lapse before something is shown. A full disk only puts it off: reading goes on."""
    try:
        if emulator.store.lapsed_links(emulator.clock.now()):
            with emulator.store.transaction(at_once=True):
                expire_links(emulator)
    except sqlite3.Error as error:
        if not is_full_disk(error):
            raise


def expire_links(emulator: Emulator) -> None:
    """Let the links lapse that nobody used in time, and the accounts that waited for them."""
    for link in emulator.store.lapsed_links(emulator.clock.now()):
        lapse(emulator, link)


def lapse(emulator: Emulator, link: Link) -> None:
    """Let one link lapse, and the account that waited for it."""
    account = emulator.store.account(link.project, link.account_id)
    emulator.store.decide(link, "lapse")
    if account is not None and next_status(account.status, "lapse"):
        change(emulator, link.project, account, "lapse")


def owner_of_account(emulator: Emulator, account: ConnectedAccount) -> Owner:
    """The person whose account it is, as the toolkit's service knows them."""
    toolkit = emulator.catalogue.toolkits[account.toolkit]
    return owner_of(toolkit, account.person or account.user_id, account.purpose, account.number)


def _auth_config(call: Call, session: Session, toolkit: Toolkit) -> AuthConfig:
    wanted = (session.config.get("auth_configs") or {}).get(toolkit.slug)
    if wanted is not None:
        named = call.store.auth_config(call.project, wanted)
        if named is None or named.toolkit != toolkit.slug:
            raise Refusal(AUTH_CONFIG_UNKNOWN, auth_config=wanted, toolkit=toolkit.slug)
        return named
    first = call.store.auth_config_for(call.project, toolkit.slug)
    if first is not None:
        return first
    made = managed_auth_config(call, toolkit)
    call.store.add(call.project, made)
    return made


def managed_auth_config(call: Call, toolkit: Toolkit) -> AuthConfig:
    """A new auth config with Composio's own app and every scope of the toolkit."""
    return AuthConfig(
        id=call.new_id("ac"),
        toolkit=toolkit.slug,
        name=f"{toolkit.slug} (Composio)",
        auth_scheme=str(toolkit.auth_scheme),
        is_composio_managed=True,
        is_enabled=True,
        client_id=None,
        scopes=tuple(toolkit.scopes),
        only_tools=(),
        created_at=call.now,
        updated_at=call.now,
    )


def _word_id(toolkit: str, account_id: str) -> str:
    number = zlib.crc32(account_id.encode())
    colour = _COLOURS[number % len(_COLOURS)]
    thing = _THINGS[number // len(_COLOURS) % len(_THINGS)]
    return f"{toolkit}_{colour}-{thing}"
