from collections.abc import Iterator
from pathlib import Path

import pytest

from composio_kit.exercises.records import VARIABLE
from composio_kit.messages import messages, set_language


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file in which this person's progress is kept."""
    path = tmp_path / "kept" / "progress.json"
    monkeypatch.setenv(VARIABLE, str(path))
    return path


@pytest.fixture(params=["en", "id"])
def language(request: pytest.FixtureRequest) -> Iterator[str]:
    """Each language in turn, spoken for one test."""
    before = messages().language
    set_language(request.param)
    yield request.param
    set_language(before)
