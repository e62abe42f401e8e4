"""What every widget of the kit has in common: three ways to be shown, and a life of its own."""

import weakref
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from composio_kit.messages import repaint_with_language

if TYPE_CHECKING:
    import ipywidgets

VIEW = "application/vnd.jupyter.widget-view+json"

# Who is on a screen lives on, even if no variable holds it any more.
_on_screen: set["LiveView"] = set()


class LiveView:
    """Something that a notebook shows live, as a table, or as text.

    A frontend takes the live view; papermill, nbconvert and GitHub take the
    table or the text. The last two hold no link, no id and no time.
    """

    def __init__(self, box: "ipywidgets.Box", *spare: "ipywidgets.Widget") -> None:
        self._box = box
        self._was_used = False
        # 0 asks the frontend to count the views of it that are on the screen.
        box._view_count = 0
        box.observe(weakly(self._screen_changed), "_view_count")
        repaint_with_language(self)
        weakref.finalize(self, _close, _all_of(box, *box.children, *spare)).atexit = False

    @property
    def is_watching(self) -> bool:
        """Whether a person sees it: a frontend shows it, or somebody has used it."""
        return self._was_used or bool(self._box._view_count)

    def repaint(self) -> None:
        """Show what is true now, in the language chosen now."""
        raise NotImplementedError

    def _static_html(self) -> str:
        raise NotImplementedError

    def _shown(self) -> None:
        """A frontend has begun to show it."""

    def _repr_html_(self) -> str:
        return self._static_html()

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, Any]:
        _on_screen.add(self)
        live = self._box._repr_mimebundle_() or {}
        bundle = {"text/plain": repr(self), "text/html": self._static_html()}
        return {**bundle, VIEW: live[VIEW]} if VIEW in live else bundle

    def _screen_changed(self, change: Any) -> None:
        if not change["new"]:
            _on_screen.discard(self)
        elif change["new"] > (change["old"] or 0):
            _on_screen.add(self)
            self._shown()


def weakly(method: Callable[..., Any]) -> Callable[..., None]:
    """A callback that does not keep its object alive, so that a cell run again leaves nothing."""
    held = weakref.WeakMethod(method)

    def call(*args: Any) -> None:
        alive = held()
        if alive is not None:
            alive(*args)

    return call


def _all_of(*widgets: "ipywidgets.Widget") -> "list[ipywidgets.Widget]":
    parts: dict[str, ipywidgets.Widget] = {}
    for widget in widgets:
        for part in (widget, widget.layout, getattr(widget, "style", None)):
            if part is not None:
                parts[part.model_id] = part
    return list(parts.values())


def _close(widgets: "Iterable[ipywidgets.Widget]") -> None:
    for widget in widgets:
        widget.close()
