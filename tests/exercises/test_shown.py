"""Everything that is shown: HTML with a plain twin, the same each time, few live parts."""

import re

import pytest

from composio_kit import check, hint, predict, progress, quiz, reveal
from composio_kit.exercises.shown import WIDGET_VIEW, inline

MOST_WIDGETS = 20
SHOWN = {
    "predict": lambda: predict("00-tools"),
    "predicted": lambda: predict("00-tools", 1),
    "reveal": lambda: reveal("00-tools", ["a"]),
    "check": lambda: check("00-chris", ...),
    "mistake": lambda: check("00-chris", "<script>alert(1)</script>"),
    "hint": lambda: hint("00-chris"),
    "quiz": lambda: quiz("00-quiz"),
    "marked": lambda: quiz("00-quiz", 1, 1, 1),
    "progress": lambda: progress(),
}
every = pytest.mark.parametrize("shown", SHOWN.values(), ids=SHOWN)


@every
def test_it_has_html_and_a_plain_twin_that_repeat(shown, language):
    first, second = shown()._repr_mimebundle_(), shown()._repr_mimebundle_()

    for bundle in (first, second):
        bundle.pop(WIDGET_VIEW, None)
    assert list(first) == ["text/plain", "text/html"]
    assert first == second


@every
def test_it_holds_no_link_id_script_or_style_sheet(shown, language):
    assert not re.search(r"<(a|script|style|link|img)\b|\b(id|href|src|on\w+)=", shown().html)


@every
def test_the_plain_twin_is_what_python_prints(shown):
    assert repr(shown()) == shown().plain


def widgets_in(view):
    """A widget and all that it is made of, each once."""
    parts = {view, view.layout, *([view.style] if hasattr(view, "style") else [])}
    return parts.union(*(widgets_in(child) for child in getattr(view, "children", ())))


@pytest.mark.parametrize("name", ["predict", "quiz"])
def test_the_live_view_is_made_of_few_widgets(name):
    shown = SHOWN[name]()

    assert WIDGET_VIEW in shown._repr_mimebundle_()
    assert len(widgets_in(shown.view)) <= MOST_WIDGETS


def test_code_is_code_and_everything_else_is_escaped():
    assert inline("Use `a < b` & <b>") == "Use <code>a &lt; b</code> &amp; &lt;b&gt;"
