"""A cell that was run may have changed a connection: views on the screen look again."""

import weakref
from typing import Any, Protocol


class Looker(Protocol):
    """A view that can look again."""

    def look_again(self) -> None:
        """Find out whether something has changed, if a person can see it."""


_lookers: weakref.WeakSet[Looker] = weakref.WeakSet()


def look_after_cells(looker: Looker) -> None:
    """Let `looker`, for as long as it lives, look again after each cell of this notebook."""
    from IPython import get_ipython

    _lookers.add(looker)
    shell = get_ipython()
    if shell is not None and _cell_was_run not in shell.events.callbacks["post_run_cell"]:
        shell.events.register("post_run_cell", _cell_was_run)


def _cell_was_run(result: Any) -> None:
    for looker in list(_lookers):
        looker.look_again()
