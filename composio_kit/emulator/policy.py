"""Who may use what. Pure: configuration and records in, a decision out.

A user is isolated twice. The project (the API key) decides which records a call
can see at all. Within it, a session works for one user id, and the only
accounts that its calls can reach are that user's own.
"""

import hmac
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from composio_kit.emulator.catalogue import Catalogue, Tool, Toolkit
from composio_kit.emulator.records import ConnectedAccount, Session
from composio_kit.emulator.text import Text

Config = Mapping[str, Any]

DEFAULT_MAX_ACCOUNTS = 5


@dataclass(frozen=True, slots=True)
class Denied:
    """A decision against a call: the sentence that says why, and what to do."""

    why: Text
    values: Mapping[str, object]


def project_of(api_keys: Iterable[str], presented: str) -> str | None:
    """The project that an API key opens, or None if it opens none.

    Every key is compared in full and in constant time, so the time of the
    answer tells nothing about the keys there are.
    """
    project = None
    for key in api_keys:
        if hmac.compare_digest(key.encode(), presented.encode()):
            project = key
    return project


def toolkit_enabled(config: Config, toolkit: str) -> bool:
    """Whether a session's configuration lets it use a toolkit."""
    rule = config.get("toolkits") or {}
    if "enabled" in rule:
        return toolkit in rule["enabled"]
    return toolkit not in rule.get("disabled", ())


def tool_enabled(config: Config, toolkit: str, tool: Tool) -> bool:
    """Whether a session's configuration lets it use a tool.

    A toolkit's own list of tools decides alone. Without one the tags decide,
    the toolkit's over the session's: a tool needs one of the enabled tags and
    none of the disabled ones.
    """
    if not toolkit_enabled(config, toolkit):
        return False
    rule = (config.get("tools") or {}).get(toolkit) or {}
    if "enabled" in rule:
        return tool.slug in rule["enabled"]
    if "disabled" in rule:
        return tool.slug not in rule["disabled"]
    tags = rule.get("tags") or config.get("tags") or {}
    has = set(tool.tags)
    if tags.get("enabled") and not has & set(tags["enabled"]):
        return False
    return not has & set(tags.get("disabled") or ())


def enabled_tools(config: Config, catalogue: Catalogue) -> list[Tool]:
    """Every tool that a session may use, in the order of the catalogue."""
    return [
        tool
        for toolkit in catalogue
        for tool in toolkit.tools
        if tool_enabled(config, toolkit.slug, tool)
    ]


def multi_account(config: Config) -> bool:
    """Whether a session may work with several accounts of one toolkit."""
    return bool((config.get("multi_account") or {}).get("enable"))


def max_accounts(config: Config) -> int:
    """How many accounts of one toolkit a multi-account session allows."""
    return int(
        (config.get("multi_account") or {}).get("max_accounts_per_toolkit") or DEFAULT_MAX_ACCOUNTS
    )


def own_accounts(
    session: Session, accounts: Iterable[ConnectedAccount], toolkit: str
) -> list[ConnectedAccount]:
    """The accounts that a session may use at a toolkit, the most recently connected first.

    They belong to the session's user and are ACTIVE; if the session pins
    accounts for the toolkit, they are among those.
    """
    pins: Sequence[str] | None = (session.config.get("connected_accounts") or {}).get(toolkit)
    usable = [
        account
        for account in accounts
        if account.user_id == session.user_id
        and account.toolkit == toolkit
        and account.status == "ACTIVE"
        and (pins is None or account.id in pins)
    ]
    return sorted(usable, key=lambda account: account.connected_at, reverse=True)


def account_for_call(
    session: Session,
    toolkit: Toolkit,
    accounts: Iterable[ConnectedAccount],
    wanted: str | None,
) -> ConnectedAccount | Denied | None:
    """The account that a call of one of the toolkit's tools gets.

    `wanted` is the id or alias that the caller named. Without it the only
    account is used, or the most recently connected one, unless the session
    demands an explicit choice. None means that the toolkit needs no account.
    """
    if toolkit.needs_no_auth:
        return None
    usable = own_accounts(session, accounts, toolkit.slug)
    if not usable:
        return Denied(NO_CONNECTED_ACCOUNT, {"toolkit": toolkit.slug, "user_id": session.user_id})
    names = ", ".join(account.alias or account.id for account in usable)
    if wanted is not None:
        for account in usable:
            if wanted in (account.id, account.alias):
                return account
        return Denied(
            ACCOUNT_NOT_USABLE, {"account": wanted, "toolkit": toolkit.slug, "accounts": names}
        )
    explicit = (session.config.get("multi_account") or {}).get("require_explicit_selection")
    if len(usable) > 1 and multi_account(session.config) and explicit:
        return Denied(ACCOUNT_CHOICE_REQUIRED, {"toolkit": toolkit.slug, "accounts": names})
    return usable[0]


NO_CONNECTED_ACCOUNT = Text(
    en="No connected account found: the user {user_id} has no active {toolkit} account in this "
    "session. Call session.authorize('{toolkit}') and let the person approve.",
    id="Tidak ada connected account: user {user_id} tidak memiliki akun {toolkit} yang aktif di "
    "session ini. Panggil session.authorize('{toolkit}'), lalu minta persetujuan orangnya.",
)
ACCOUNT_NOT_USABLE = Text(
    en="This session cannot use the {toolkit} account {account}. It can use: {accounts}.",
    id="Session ini tidak dapat memakai akun {toolkit} {account}. Yang dapat dipakai: {accounts}.",
)
ACCOUNT_CHOICE_REQUIRED = Text(
    en="Several {toolkit} accounts are connected and this session demands a choice. "
    "Name one with account=…: {accounts}.",
    id="Ada beberapa akun {toolkit} yang terhubung, dan session ini mewajibkan pilihan. "
    "Sebutkan salah satu dengan account=…: {accounts}.",
)
TOOL_NOT_ENABLED = Text(
    en="The tool {tool} is not enabled in this session. "
    "Create a session whose toolkits, tools and tags allow it.",
    id="Tool {tool} tidak diizinkan di session ini. "
    "Buat session dengan toolkit, tool, dan tag yang mengizinkannya.",
)
