from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.kernels.ways import folder_in_front, way_of


@pytest.fixture
def own_server() -> Iterator[Path]:
    """Kernels are forked by a server of this test's own; the folder that it serves."""
    with way_of("fork", own=True):
        yield folder_in_front()
