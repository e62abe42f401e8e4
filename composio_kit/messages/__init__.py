"""Every word the kit shows: one typed catalogue, two languages.

>>> messages("id").language
'id'
"""

import locale
import os
import weakref
from typing import Protocol

from composio_kit.messages.catalogue import Messages
from composio_kit.messages.english import ENGLISH
from composio_kit.messages.indonesian import INDONESIAN

LANGUAGES: tuple[str, ...] = ("en", "id")

_CATALOGUES = {"en": ENGLISH, "id": INDONESIAN}
_current = "en"


class Shown(Protocol):
    """Something on the screen that has words in it."""

    def repaint(self) -> None:
        """Say everything again, in the language chosen now."""


_shown: weakref.WeakSet[Shown] = weakref.WeakSet()


class UnknownLanguage(ValueError):
    """A language that the kit does not speak. The text says it in both that it does."""

    def _render_traceback_(self) -> list[str]:
        return str(self).splitlines()


def messages(language: str | None = None) -> Messages:
    """The catalogue of `language`, or of the language chosen last.

    Parameters
    ----------
    language
        `"en"`, `"id"`, or nothing for the one that `set_language` chose
        (English until then).

    Raises
    ------
    UnknownLanguage
        for any other language.
    """
    return _CATALOGUES[checked_language(language or _current)]


def set_language(language: str) -> None:
    """Choose the language in which the kit speaks from now on: `"en"` or `"id"`."""
    global _current
    _current = checked_language(language)
    for shown in list(_shown):
        shown.repaint()


def repaint_with_language(shown: Shown) -> None:
    """See that `shown`, for as long as it lives, is repainted when the language changes."""
    _shown.add(shown)


def system_language() -> str:
    """The language for a person who has not chosen: `COMPOSIO_KIT_LANG`, else the system's."""
    wanted = os.environ.get("COMPOSIO_KIT_LANG") or locale.getlocale()[0] or "en"
    return "id" if wanted.lower().startswith(("id", "in_", "indonesian")) else "en"


def checked_language(language: object) -> str:
    """`language` in lower case if it is one of `LANGUAGES`.

    Raises
    ------
    UnknownLanguage
        if it is none of them.
    """
    wanted = language.lower() if isinstance(language, str) else language
    if wanted in _CATALOGUES:
        return str(wanted)
    raise UnknownLanguage(
        f"The kit does not speak {language!r}: write 'en' for English, or 'id' for Indonesian.\n"
        f"Kit ini tidak mengenal bahasa {language!r}: tulis 'en' untuk bahasa Inggris, atau 'id' "
        "untuk bahasa Indonesia."
    )
