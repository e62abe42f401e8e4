"""What predictions, verdicts and quizzes look like: HTML with its plain twin, and a live view.

The two static forms hold no id, time or link, so that they repeat, and only
inline styles, which JupyterLab keeps in a notebook that it does not trust.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from typing import Any

from markdown_it import MarkdownIt

WIDGET_VIEW = "application/vnd.jupyter.widget-view+json"

GOOD, WRONG, NEUTRAL = "#1a7f37", "#c2410c", "#6b7280"

_INLINE = MarkdownIt("commonmark", {"html": False}).disable(["link", "image", "autolink"])


@dataclass(frozen=True, repr=False)
class Shown:
    """Something to look at.

    Attributes
    ----------
    plain
        what a terminal shows.
    html
        what a notebook shows.
    view
        a widget that a running notebook shows instead, or None.
    """

    plain: str
    html: str
    view: Any = None

    def __repr__(self) -> str:
        return self.plain

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, Any]:
        live = self.view._repr_mimebundle_() or {} if self.view is not None else {}
        view = {WIDGET_VIEW: live[WIDGET_VIEW]} if WIDGET_VIEW in live else {}
        return {"text/plain": self.plain, "text/html": self.html, **view}


def inline(text: str) -> str:
    """A sentence as HTML: code between backticks, everything else escaped."""
    return str(_INLINE.renderInline(text))


def bare(text: str) -> str:
    """A sentence without its backticks, for a widget that shows no HTML."""
    return text.replace("`", "")


def box(color: str, *parts: str) -> str:
    """HTML parts beside a bar of a colour, which repeats what the words say."""
    return (
        f'<div style="border-left:4px solid {color};padding:2px 12px;margin:4px 0;'
        f'line-height:1.5">{"".join(parts)}</div>'
    )


def paragraph(text: str) -> str:
    """One paragraph of HTML."""
    return f'<p style="margin:2px 0">{inline(text)}</p>'


def headline(text: str) -> str:
    """One paragraph of HTML in bold."""
    return f'<p style="margin:2px 0"><strong>{inline(text)}</strong></p>'


def question_html(text: str) -> str:
    """A question above its options. The lines of an ipywidgets text are too far apart for it."""
    return f'<p style="margin:4px 0 2px;line-height:1.4"><strong>{inline(text)}</strong></p>'


def folded(summary: str, text: str) -> str:
    """HTML that opens when its summary is pressed."""
    return f"<details><summary>{escape(summary)}</summary>{paragraph(text)}</details>"


def numbered_html(lines: Iterable[str]) -> str:
    """An ordered list as HTML."""
    items = "".join(f"<li>{inline(line)}</li>" for line in lines)
    return f'<ol style="margin:2px 0">{items}</ol>'


def numbered_plain(lines: Iterable[str]) -> str:
    """An ordered list as lines of text."""
    return "\n".join(f"  {number}. {line}" for number, line in enumerate(lines, 1))
