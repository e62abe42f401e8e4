"""Custom tools: named by the emulator, found in searches, run in the caller's own process."""

from typing import Any

import pytest
from pydantic import BaseModel

from tests.doors import Door


class Grade(BaseModel):
    """Which class."""

    school_class: str


@pytest.fixture
def grades(composio) -> Any:
    """A tool of the school's own, with a list of the calls that it got."""

    @composio.experimental.tool(slug="LOOK_UP_GRADES", name="Look up grades")
    def look_up_grades(input: Grade, ctx: Any) -> dict[str, str]:
        """Looks up the grades of a class in the school's register."""
        return {"class": input.school_class, "asked_by": ctx.user_id}

    return look_up_grades


def test_a_custom_tool_runs_in_the_callers_process_as_the_sessions_user(composio, grades) -> None:
    session = composio.create(user_id="user_ayu", experimental={"custom_tools": [grades]})

    result = session.execute("LOCAL_LOOK_UP_GRADES", arguments={"school_class": "5B"})

    assert result.data == {"class": "5B", "asked_by": "user_ayu"}
    assert composio.logs.search().logs == []


def test_a_custom_tool_is_found_by_a_search(composio, grades) -> None:
    session = composio.create(user_id="user_ayu", experimental={"custom_tools": [grades]})

    found = session.search(query="look up the grades of class 5B")

    assert found.results[0].primary_tool_slugs[0] == "LOCAL_LOOK_UP_GRADES"
    assert found.tool_schemas["LOCAL_LOOK_UP_GRADES"].toolkit == "custom"


def test_a_custom_tool_is_bound_again_to_a_session_that_is_used_later(composio, grades) -> None:
    session = composio.create(user_id="user_ayu", experimental={"custom_tools": [grades]})

    later = composio.use(session.session_id, custom_tools=[grades])

    assert later.execute("LOCAL_LOOK_UP_GRADES", arguments={"school_class": "5A"}).data == {
        "class": "5A",
        "asked_by": "user_ayu",
    }


def test_without_being_bound_again_it_is_unknown(composio, grades) -> None:
    from composio_client import NotFoundError

    session = composio.create(user_id="user_ayu", experimental={"custom_tools": [grades]})

    with pytest.raises(NotFoundError):
        composio.use(session.session_id).execute("LOCAL_LOOK_UP_GRADES")


TOOL = {"slug": "X", "name": "X", "description": "X.", "input_schema": {"type": "object"}}


@pytest.mark.parametrize(
    "experimental",
    [
        {"custom_tools": [TOOL, TOOL]},
        {"custom_tools": [{**TOOL, "extends_toolkit": "githab"}]},
        {"custom_toolkits": [{"slug": "gmail", "name": "G", "description": "G.", "tools": []}]},
        {"custom_tools": [{"slug": "X"}]},
        {"custom_tools": [{**TOOL, "slug": "a b"}]},
    ],
)
def test_a_definition_that_clashes_or_is_not_whole_is_refused(door: Door, experimental) -> None:
    body = {"user_id": "u", "experimental": experimental}

    answer = door.call("POST", "/tool_router/session", body)

    assert answer.status_code == 400
