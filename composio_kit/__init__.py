"""A teaching kit about Composio users, sessions, multiple connections and correlation.

A notebook needs the names below; the SDK itself it imports as `composio`.
"""

from composio_kit.accounts import connections
from composio_kit.approval import approve
from composio_kit.classroom import Classroom, start
from composio_kit.errors import KitError, expect_error
from composio_kit.trace import trace

__all__ = ["Classroom", "KitError", "approve", "connections", "expect_error", "start", "trace"]
