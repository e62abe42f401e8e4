"""A plot of measured times is seen by who runs the lesson, and stored for nobody."""

from base64 import b64decode

import pytest
from matplotlib import pyplot

from composio_kit import MeasuredPlot
from composio_kit.authoring.outputs import MEASURED
from composio_kit.messages import set_language

PNG = b"\x89PNG"


@pytest.fixture
def figure():
    return pyplot.figure()


@pytest.fixture
def plot(figure):
    return MeasuredPlot(figure)


def test_a_notebook_gets_the_picture_and_the_mark_that_it_never_repeats(plot):
    data, metadata = plot._repr_mimebundle_()

    assert b64decode(data["image/png"]).startswith(PNG)
    assert metadata == {MEASURED: True}


@pytest.mark.usefixtures("plot")
def test_the_figure_is_not_shown_a_second_time(figure):
    assert not pyplot.fignum_exists(figure.number)


def test_who_sees_no_picture_reads_why_in_their_language(plot):
    english = repr(plot)
    set_language("id")
    indonesian = repr(plot)
    set_language("en")

    assert "run this cell to see yours" in english
    assert "jalankan sel ini" in indonesian
