"""Who may use what. Pure: configuration and records in, a decision out.

A user is isolated twice. The project (the API key) decides which records a call
can see at all. Within it, a session works for one user id, and the only
accounts that its calls can reach are that user's own.
"""

import hmac
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from composio_kit.emulator.catalogue import Catalogue, Tool, Toolkit
from composio_kit.emulator.records import ConnectedAccount, Session
from composio_kit.emulator.text import Text

Config = Mapping[str, Any]
Permission = Literal["always_allow", "always_deny", "ask_once", "ask_always"]

NO_ACCOUNT = "__none__"
"""What stands for the account in the permissions of a tool that needs none."""

_DEFAULT_PERMISSIONS: Mapping[str, Permission] = {
    "allow_all": "always_allow",
    "ask_every_call": "ask_always",
    "ask_once_per_session": "ask_once",
}

DEFAULT_MAX_ACCOUNTS = 5


@dataclass(frozen=True, slots=True)
class Denied:
    """A decision against a call: the sentence that says why, and what to do."""

    why: Text
    values: Mapping[str, object]


def project_of(projects: Mapping[str, str], presented: str) -> str | None:
    """The project that an API key opens, or None if it opens none.

    Every key is compared in full and in constant time, so the time of the
    answer tells nothing about the keys there are.

    Parameters
    ----------
    projects
        The project of each key there is.
    presented
        The key that a request carries.
    """
    opened = None
    for key, project in projects.items():
        if hmac.compare_digest(key.encode(), presented.encode()):
            opened = project
    return opened


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


def pin_limit(config: Config) -> int:
    """How many accounts of one toolkit a session may pin."""
    return max_accounts(config) if multi_account(config) else 1


def shared_with(account: ConnectedAccount, user_id: str) -> bool:
    """Whether a SHARED account's access list lets a user use it.

    Nobody may unless the list says so, and whom it names as not allowed may not
    whatever else it says. The user who connected it may unless it names them so.
    """
    if account.account_type != "SHARED" or user_id in account.acl.get("not_allowed_user_ids", ()):
        return False
    return bool(
        account.acl.get("allow_all_users")
        or user_id == account.user_id
        or user_id in account.acl.get("allowed_user_ids", ())
    )


def may_pin(config: Config, toolkit: str, account: ConnectedAccount) -> bool:
    """Whether a session may pin an account: the user's own, or one that is shared with them."""
    if account.toolkit != toolkit or account.status == "INACTIVE":
        return False
    user_id: str = config["user_id"]
    if account.account_type == "SHARED":
        return shared_with(account, user_id)
    return account.user_id == user_id


def own_accounts(
    session: Session, accounts: Iterable[ConnectedAccount], toolkit: str
) -> list[ConnectedAccount]:
    """The accounts that a session may use at a toolkit, the most recently connected first.

    They are ACTIVE and belong to the session's user; if the session pins
    accounts for the toolkit, they are among those. A SHARED account is never
    used by itself: only if it is pinned and its access list allows the user.
    """
    pins: Sequence[str] | None = (session.config.get("connected_accounts") or {}).get(toolkit)
    usable = [
        account
        for account in accounts
        if account.toolkit == toolkit
        and account.status == "ACTIVE"
        and (pins is None or account.id in pins)
        and (
            pins is not None and shared_with(account, session.user_id)
            if account.account_type == "SHARED"
            else account.user_id == session.user_id
        )
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


def may_manage(session: Session, toolkit: str, account: ConnectedAccount) -> bool:
    """Whether a session may rename or remove an account: its user's own, within the pins."""
    pins: Sequence[str] | None = (session.config.get("connected_accounts") or {}).get(toolkit)
    return (
        account.toolkit == toolkit
        and account.user_id == session.user_id
        and (pins is None or account.id in pins)
    )


def scopes_missing(tool: Tool, account: ConnectedAccount | None) -> list[str]:
    """The scopes that a tool needs and the person did not allow for this account."""
    if account is None:
        return []
    return [scope for scope in tool.scopes if scope not in account.scopes]


def needs_approval(config: Config, toolkit: str, tool: Tool) -> bool:
    """Whether the user must be asked before a tool runs: by toolkit, by tool, or by tag."""
    rule = (config.get("tools") or {}).get(toolkit) or {}
    tags = [
        *((config.get("tags") or {}).get("require_approval") or ()),
        *((rule.get("tags") or {}).get("require_approval") or ()),
    ]
    return (
        toolkit_needs_approval(config, toolkit)
        or tool.slug in rule.get("require_approval", ())
        or bool(set(tags) & set(tool.tags))
    )


def toolkit_needs_approval(config: Config, toolkit: str) -> bool:
    """Whether the user must be asked before anything is done at a toolkit."""
    return toolkit in ((config.get("toolkits") or {}).get("require_approval") or ())


def permission_for(permissions: Config | None, tool: str, account_id: str | None) -> Permission:
    """What a session's `experimental.permissions` say of a call.

    An override for the tool with this account comes before one for all tools with
    this account, and both before the default.

    Parameters
    ----------
    tool
        The tool's slug.
    account_id
        The connected account that the call would use, or None if it needs none.
    """
    if not permissions:
        return "always_allow"
    overrides: Mapping[str, Permission] = permissions.get("overrides") or {}
    whose = account_id or NO_ACCOUNT
    for key in (f"{tool}:{whose}", f"*:{whose}"):
        if key in overrides:
            return overrides[key]
    return _DEFAULT_PERMISSIONS[permissions["default"]]


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
PERMISSION_DENIED = Text(
    en="The permissions of this session forbid {tool} for {account}. "
    "Change experimental.permissions with session.update(…).",
    id="Permissions session ini melarang {tool} untuk {account}. "
    "Ubah experimental.permissions lewat session.update(…).",
)
SCOPES_MISSING = Text(
    en="The account {account} was connected without the scopes that {tool} needs: {scopes}. "
    "Connect it again with an auth config that asks for them.",
    id="Akun {account} dihubungkan tanpa scope yang diperlukan {tool}: {scopes}. "
    "Hubungkan lagi dengan auth config yang memintanya.",
)
TOOL_RESTRICTED = Text(
    en="The auth config {auth_config} does not allow the tool {tool}. It allows: {allowed}.",
    id="Auth config {auth_config} tidak mengizinkan tool {tool}. Yang diizinkan: {allowed}.",
)
AUTH_CONFIG_OFF = Text(
    en="Auth config is disabled: {auth_config}. Enable it, or connect with another one.",
    id="Auth config dinonaktifkan: {auth_config}. Aktifkan, atau hubungkan dengan yang lain.",
)
