"""The life of a connected account, as a table: what may happen, and what it becomes.

INITIATED → ACTIVE is the good way: an account is INITIATED as soon as it has a
link, so INITIALIZING is never seen here. A person who declines ends in
FAILED, a link nobody uses within ten minutes in EXPIRED. An account that was
ACTIVE can be disabled (INACTIVE) and enabled again, or revoked for good. There
is no way back from FAILED, EXPIRED and REVOKED: a new link makes a new account.
"""

from typing import Literal

Status = Literal["INITIALIZING", "INITIATED", "ACTIVE", "FAILED", "EXPIRED", "INACTIVE", "REVOKED"]
Event = Literal["approve", "decline", "lapse", "disable", "enable", "revoke"]

LINK_LIFETIME = 10 * 60.0
"""Seconds until a link that nobody used is worth nothing."""

_NEXT: dict[tuple[Status, Event], Status] = {
    ("INITIALIZING", "lapse"): "EXPIRED",
    ("INITIATED", "approve"): "ACTIVE",
    ("INITIATED", "decline"): "FAILED",
    ("INITIATED", "lapse"): "EXPIRED",
    ("ACTIVE", "disable"): "INACTIVE",
    ("ACTIVE", "enable"): "ACTIVE",
    ("ACTIVE", "revoke"): "REVOKED",
    ("INACTIVE", "enable"): "ACTIVE",
    ("INACTIVE", "disable"): "INACTIVE",
    ("INACTIVE", "revoke"): "REVOKED",
}

REASONS: dict[Event, str] = {
    "decline": "The user declined the authorization request",
    "lapse": "Connection initiation did not complete within 10 minutes",
    "disable": "Connection status updated by user",
    "revoke": "Revoked via user-initiated revoke endpoint",
}
"""`status_reason` as the API gives it; like every value of the API, it is English."""


def next_status(status: Status, event: Event) -> Status | None:
    """What an account in `status` becomes after `event`, or None if that cannot happen."""
    return _NEXT.get((status, event))
