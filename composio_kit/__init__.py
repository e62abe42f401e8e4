"""A teaching kit about Composio users, sessions, multiple connections and correlation.

A notebook needs the names below; the SDK itself it imports as `composio`.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from composio_kit.trace import trace

if TYPE_CHECKING:
    from composio_kit.accounts import connections
    from composio_kit.approval import approve
    from composio_kit.classroom import Classroom, start
    from composio_kit.errors import KitError, expect_error
    from composio_kit.exercises import check, hint, predict, progress, quiz, reveal
    from composio_kit.measured import MeasuredPlot
    from composio_kit.models import chat_model
    from composio_kit.widgets.button import AuthorizeButton
    from composio_kit.widgets.panel import ConnectionPanel
    from composio_kit.widgets.session_trace import SessionTrace
    from composio_kit.widgets.switcher import UserSwitcher

__all__ = [
    "AuthorizeButton",
    "Classroom",
    "ConnectionPanel",
    "KitError",
    "MeasuredPlot",
    "SessionTrace",
    "UserSwitcher",
    "approve",
    "chat_model",
    "check",
    "connections",
    "expect_error",
    "hint",
    "predict",
    "progress",
    "quiz",
    "reveal",
    "start",
    "trace",
]

# Each name is imported when it is first used: the emulator's process, which lives
# in this package too, must not load the kit. Only `trace` is here at once, because
# its module has the same name and would stand in its place.
_HOMES = {
    "AuthorizeButton": "widgets.button",
    "Classroom": "classroom",
    "ConnectionPanel": "widgets.panel",
    "KitError": "errors",
    "MeasuredPlot": "measured",
    "SessionTrace": "widgets.session_trace",
    "UserSwitcher": "widgets.switcher",
    "approve": "approval",
    "chat_model": "models",
    "check": "exercises",
    "connections": "accounts",
    "expect_error": "errors",
    "hint": "exercises",
    "predict": "exercises",
    "progress": "exercises",
    "quiz": "exercises",
    "reveal": "exercises",
    "start": "classroom",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    return __all__
