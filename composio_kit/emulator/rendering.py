"""HTML pages: their templates, and the headers that every one of them carries."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from starlette.responses import HTMLResponse

from composio_kit.emulator.text import Language, Text

if TYPE_CHECKING:
    from jinja2 import Environment

PAGES = Path(__file__).parent / "pages"

_POLICY = (
    "default-src 'none'; style-src 'self'; img-src data:; base-uri 'none'; frame-ancestors 'none'"
)


def render(
    template: str,
    language: Language,
    words: Mapping[str, Text],
    *,
    status: int = 200,
    policy: str,
    **values: Any,
) -> HTMLResponse:
    """A page that no other page may frame, and that runs and loads nothing from elsewhere.

    Parameters
    ----------
    words
        What `say("key", …)` in the template has to choose from.
    policy
        What this page's Content-Security-Policy allows besides styles and images.
    values
        What the template shows; all of it is escaped.
    """

    def say(key: str, **filled: object) -> str:
        return words[key].say(language, **filled)

    html = _templates().get_template(template).render(say=say, language=language, **values)
    headers = {
        "content-security-policy": f"{_POLICY}; {policy}",
        "x-frame-options": "DENY",
        # With no-referrer a browser would send `Origin: null` with a form.
        "referrer-policy": "same-origin",
    }
    return HTMLResponse(html, status, headers)


@cache
def _templates() -> "Environment":
    from jinja2 import Environment, FileSystemLoader  # a tenth of a second, not at start-up

    return Environment(loader=FileSystemLoader(PAGES), autoescape=True, trim_blocks=True)
