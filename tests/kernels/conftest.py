import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import cache
from pathlib import Path

import pytest

from tests.kernels.ways import folder_in_front, way_of
from tests.processes import Kernel, open_kernel


@pytest.fixture(scope="session")
def kernels(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], Kernel]]:
    """The kernel of each way, for tests that leave it as they found it."""
    folder = tmp_path_factory.mktemp("work")
    (folder / "script.py").write_text("print(__name__, len(__import__('sys').argv))")
    (folder / "own.py").write_text("value = 'from the working folder'")
    with ExitStack() as opened:

        @cache
        def kernel(way: str) -> Kernel:
            with way_of(way):
                environment = {**os.environ, "COLOUR": "blue"}
                return opened.enter_context(open_kernel(folder, env=environment))

        yield kernel


@pytest.fixture
def own_server() -> Iterator[Path]:
    """Kernels are forked by a server of this test's own; the folder that it serves."""
    with way_of("fork", own=True):
        yield folder_in_front()
