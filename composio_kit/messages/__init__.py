"""Every word the kit shows: one typed catalogue, two languages.

>>> messages("id").language
'id'
"""

import locale
import os

from composio_kit.messages.catalogue import Messages
from composio_kit.messages.english import ENGLISH
from composio_kit.messages.indonesian import INDONESIAN

LANGUAGES: tuple[str, ...] = ("en", "id")

_CATALOGUES = {"en": ENGLISH, "id": INDONESIAN}
_current = "en"


def messages(language: str | None = None) -> Messages:
    """The catalogue of `language`, or of the language chosen last.

    Parameters
    ----------
    language
        `"en"`, `"id"`, or nothing for the one that `set_language` chose
        (English until then).

    Raises
    ------
    ValueError
        for any other language; the sentence names the two there are.
    """
    return _CATALOGUES[checked_language(language or _current)]


def set_language(language: str) -> None:
    """Choose the language in which the kit speaks from now on: `"en"` or `"id"`."""
    global _current
    _current = checked_language(language)


def system_language() -> str:
    """The language for a person who has not chosen: `COMPOSIO_KIT_LANG`, else the system's."""
    wanted = os.environ.get("COMPOSIO_KIT_LANG") or locale.getlocale()[0] or "en"
    return "id" if wanted.lower().startswith(("id", "in_", "indonesian")) else "en"


def checked_language(language: object) -> str:
    """`language` itself if it is one of `LANGUAGES`; a sentence as ValueError if not."""
    if language in _CATALOGUES:
        return str(language)
    raise ValueError(
        f"The kit speaks 'en' (English) and 'id' (bahasa Indonesia), not {language!r}. "
        f"Tulis 'en' atau 'id'."
    )
