"""What never goes into a log: values under telling names, and the project's own key."""

import re
from typing import Any

REDACTED = "[redacted]"

_TELLING = re.compile(
    r"token|secret|passw|credential|authorization|cookie|api[-_]?key|private[-_]?key", re.I
)


def redacted(value: Any, secrets: tuple[str, ...] = ()) -> Any:
    """A copy of a JSON value without what must stay secret.

    Parameters
    ----------
    value
        Any JSON value.
    secrets
        Strings to remove wherever they stand, such as the project's API key.
    """
    if isinstance(value, dict):
        return {
            name: REDACTED if _TELLING.search(name) else redacted(item, secrets)
            for name, item in value.items()
        }
    if isinstance(value, list):
        return [redacted(item, secrets) for item in value]
    if isinstance(value, str):
        for secret in secrets:
            value = value.replace(secret, REDACTED)
    return value
