"""The shape of the words of the widgets: connections, users, and the calls of a session."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ConnectionMessages:
    """Connection panel, authorize button and user switcher.

    Where a message has a place for an account, that is the toolkit with the account's name.
    """

    caption: str
    toolkit: str
    account: str
    status: str
    since: str
    unnamed: str
    used_by_default: str
    empty: str
    reading: str
    none_found: str

    connected: str
    waiting: str
    waiting_minutes: str
    declined: str
    failed: str
    expired: str
    switched_off: str
    revoked: str
    not_connected: str
    needs_no_account: str

    choose: str
    another_account: str
    alias: str
    alias_hint: str
    search: str
    search_hint: str
    authorize: str
    authorize_again: str
    authorize_another: str
    is_connected: str
    show_link: str
    disconnect: str
    keep: str
    yes_disconnect: str
    refresh: str

    open_link: str
    link_lasts: str
    no_link: str
    now_connected: str
    was_declined: str
    has_expired: str
    has_failed: str
    is_gone: str
    ask_disconnect: str
    disconnected: str
    refreshed: str
    already_connected: str
    unreachable: str

    user: str
    choose_user: str
    no_such_user: str
    no_such_toolkit: str
    no_such_account: str
    session_or_user: str


@dataclass(frozen=True, slots=True)
class TraceMessages:
    """The calls of sessions on one time scale."""

    scale: str
    session: str
    call: str
    calls: str
    failure: str
    failures: str
    step: str
    tool: str
    account: str
    starts: str
    duration: str
    outcome: str
    timeline: str
    search: str
    connection_check: str
    execution: str
    succeeded: str
    failed: str
    error: str
    not_told: str
    decimal_mark: str
