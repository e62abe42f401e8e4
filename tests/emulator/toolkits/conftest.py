"""Sessions of the two people in the stories, and a call that must succeed or must fail."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.doors import Door


@pytest.fixture
def connected(door: Door, composio) -> Callable[..., Any]:
    """A session of somebody's, with one account connected: `connected("ayu", "slack", "work")`."""

    def connect(person: str, toolkit: str, alias: str = "work") -> Any:
        session = composio.create(user_id=f"user_{person}", toolkits=[toolkit])
        account = door.connect(session, toolkit, alias)
        return composio.create(
            user_id=f"user_{person}",
            toolkits=[toolkit],
            connected_accounts={toolkit: account},
        )

    return connect


def run(session: Any, slug: str, /, **arguments: Any) -> dict[str, Any]:
    """What a tool gives back; the call must succeed."""
    result = session.execute(slug, arguments=arguments)
    assert result.result_type == "completed", result.error
    return dict(result.data)


def refusal(session: Any, slug: str, /, **arguments: Any) -> str:
    """Why a tool did nothing; the call must fail, with a sentence and without data."""
    result = session.execute(slug, arguments=arguments)
    assert (result.result_type, result.data) == ("failed", {})
    assert result.error.endswith(".")
    return str(result.error)
