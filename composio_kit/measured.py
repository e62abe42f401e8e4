"""A plot of what was measured: drawn for who runs the lesson, and never stored."""

from base64 import b64encode
from io import BytesIO
from typing import TYPE_CHECKING, Any

from composio_kit.messages import messages

if TYPE_CHECKING:
    from matplotlib.figure import Figure

MEASURED = "measured"
"""The mark in an output's metadata that says: no two runs draw this picture alike."""


class MeasuredPlot:
    """A matplotlib figure of times measured in this run.

    A notebook shows the picture. The stored lessons keep only the sentence
    beside it, because measured times never repeat: `composio-kit author run`
    leaves the picture out, and nothing compares it.

    Parameters
    ----------
    figure
        What to show. It is closed, so that no notebook shows it twice.
    """

    def __init__(self, figure: "Figure") -> None:
        from matplotlib import pyplot

        buffer = BytesIO()
        figure.savefig(buffer, format="png")
        pyplot.close(figure)
        self._png = buffer.getvalue()

    def __repr__(self) -> str:
        return messages().classroom.measured_plot

    def _repr_mimebundle_(
        self, include: Any = None, exclude: Any = None
    ) -> tuple[dict[str, str], dict[str, bool]]:
        picture = b64encode(self._png).decode()
        return {"text/plain": repr(self), "image/png": picture}, {MEASURED: True}
