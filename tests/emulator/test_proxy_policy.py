"""A proxied call is held to what the session says of the tool that does the same."""

from pkgutil import iter_modules
from typing import Any, ClassVar

import pytest
from composio.exceptions import ToolInputRequiredError
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import composio_kit.emulator.services
from composio_kit.emulator.catalogue import load_catalogue
from composio_kit.emulator.service import service_of
from tests.doors import Door
from tests.emulator.proxied import ask, connected_everywhere

SERVICES = [module.name for module in iter_modules(composio_kit.emulator.services.__path__)]
NAMES = (
    *("parent", "properties", "start", "end", "items", "message", "raw", "threadId", "dateTime"),
    *("attendees", "children", "page_id", "database_id", "filter", "id", "title", "select"),
    *("text", "rich_text", "paragraph", "archived", "addLabelIds"),
)


@pytest.fixture
def ayu(door: Door, composio: Any) -> Any:
    return connected_everywhere(door, composio)


class TestPolicy:
    def test_a_tool_that_the_session_may_not_use_cannot_be_reached_around(
        self, door: Door, composio: Any
    ) -> None:
        session = composio.create(
            user_id="user_ayu", proxy_execute=True, tools={"gmail": ["GMAIL_GET_PROFILE"]}
        )
        door.connect(session, "gmail")

        answer = ask(session, "gmail", "GET /users/me/messages")

        assert (answer["status"], answer["data"]["error"]["status"]) == (403, "PERMISSION_DENIED")

    def test_an_approval_of_the_tool_is_asked_for_first(self, door: Door, composio: Any) -> None:
        session = composio.create(
            user_id="user_ayu",
            proxy_execute=True,
            tools={"slack": {"require_approval": ["SLACK_SEND_MESSAGE"]}},
        )
        door.connect(session, "slack")

        with pytest.raises(ToolInputRequiredError):
            ask(session, "slack", "POST /chat.postMessage", {"channel": "general", "text": "x"})

        assert ask(session, "slack", "POST /auth.test")["data"]["ok"] is True

    def test_a_call_is_logged_as_the_tool_that_does_the_same(self, composio: Any, ayu: Any) -> None:
        ask(ayu, "slack", "POST /auth.test")

        rule = {"field": "tool_slug", "operator": "==", "value": "SLACK_TEST_AUTH"}
        assert len(composio.logs.search(filters=[rule]).logs) == 1

    @pytest.mark.parametrize(
        "endpoint",
        [
            "https://evil.example/gmail/v1/users/me/profile",
            "http://gmail.googleapis.com/gmail/v1/users/me/profile",
            "https://gmail.googleapis.com.evil.example/gmail/v1/users/me/profile",
            "https://gmail.googleapis.com/other/users/me/profile",
            "http://[",
            "//evil.example/users/me/profile",
            "/users/me/profile/../messages",
        ],
    )
    def test_another_address_is_not_taken_for_the_services(self, ayu: Any, endpoint: str) -> None:
        assert ask(ayu, "gmail", f"GET {endpoint}")["status"] == 404

    def test_two_users_read_their_own(self, door: Door, composio: Any, ayu: Any) -> None:
        budi = composio.create(user_id="user_budi", proxy_execute=True)
        door.connect(budi, "gmail")

        seen = {
            ask(one, "gmail", "GET /users/me/profile")["data"]["emailAddress"]
            for one in (ayu, budi)
        }

        assert len(seen) == 2


@pytest.mark.parametrize("name", SERVICES)
def test_a_service_is_a_toolkit_and_its_endpoints_are_tools_of_it(name: str) -> None:
    service, toolkit = service_of(name), load_catalogue().toolkits[name]

    assert service is not None
    assert {endpoint.tool for endpoint in service.endpoints} <= {t.slug for t in toolkit.tools}
    assert service.base_url.startswith("https://")


def test_every_toolkit_has_a_service() -> None:
    assert sorted(load_catalogue().toolkits) == SERVICES


@pytest.mark.parametrize("name", SERVICES)
@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    body=st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=5),
        lambda some: (
            st.lists(some, max_size=3)
            | st.dictionaries(
                st.sampled_from(NAMES),
                some,
                max_size=4,
            )
        ),
        max_leaves=12,
    ),
    query=st.dictionaries(
        st.sampled_from(["q", "query", "maxResults", "page", "limit", "tags", "page_size"]),
        st.text(max_size=8),
        max_size=3,
    ),
)
def test_whatever_is_sent_is_never_a_mistake_of_the_emulators(
    ayu: Any, name: str, body: Any, query: dict[str, str]
) -> None:
    service = service_of(name)
    assert service is not None
    for endpoint in service.endpoints:
        path = endpoint.path.replace("{", "").replace("}", "")

        assert ask(ayu, name, f"{endpoint.method} {path}", body, **query)["status"] < 500


class TestMetaTool:
    """COMPOSIO_PROXY_EXECUTE, which a model calls."""

    SLUG = "COMPOSIO_PROXY_EXECUTE"
    POST: ClassVar[dict[str, Any]] = {
        "toolkit_slug": "slack",
        "endpoint": "/chat.postMessage",
        "method": "POST",
        "body": {"channel": "general", "text": "Hello"},
    }

    def shown(self, session: Any) -> bool:
        return self.SLUG in {tool["function"]["name"] for tool in session.tools()}

    def test_it_is_shown_only_while_the_session_allows_it(self, composio: Any) -> None:
        session = composio.create(user_id="user_ayu", proxy_execute=True)

        assert self.shown(session)
        session.update(proxy_execute=False)
        assert not self.shown(session)
        assert not self.shown(composio.create(user_id="user_ayu"))

    def test_it_answers_as_the_service_does_and_names_its_child_in_the_log(
        self, composio: Any, ayu: Any
    ) -> None:
        result = ayu.execute(self.SLUG, arguments=self.POST)

        assert (result.error, result.data["status"], result.data["data"]["ok"]) == (None, 200, True)
        rule = {"field": "tool_slug", "operator": "==", "value": "SLACK_SEND_MESSAGE"}
        (child,) = composio.logs.search(filters=[rule]).logs
        assert child.parent.log_id == result.log_id

    def test_what_the_session_does_not_allow_is_a_failed_execution(self, composio: Any) -> None:
        session = composio.create(user_id="user_ayu")

        result = session.execute(self.SLUG, arguments=self.POST)

        assert (result.result_type, result.data) == ("failed", {})
        assert "may not call" in result.error

    def test_the_user_is_asked_as_for_the_tool_itself(self, door: Door, composio: Any) -> None:
        rules = {"slack": {"require_approval": ["SLACK_SEND_MESSAGE"]}}
        session = composio.create(user_id="user_ayu", proxy_execute=True, tools=rules)
        door.connect(session, "slack")
        with pytest.raises(ToolInputRequiredError) as asked:
            session.execute(self.SLUG, arguments=self.POST)

        result = session.execute(
            self.SLUG,
            arguments=self.POST,
            input_responses={name: {"action": "decline"} for name in asked.value.input_requests},
            request_state=asked.value.request_state,
        )

        assert "did not allow" in result.error


def test_an_approval_holds_for_the_body_that_it_was_given_for(door: Door, composio: Any) -> None:
    session = composio.create(
        user_id="user_ayu", proxy_execute=True, toolkits={"require_approval": ["slack"]}
    )
    door.connect(session, "slack")

    def post(text: str, **answers: Any) -> Any:
        body = {"channel": "general", "text": text}
        request = {"toolkit_slug": "slack", "endpoint": "/chat.postMessage", "method": "POST"}
        path = f"/tool_router/session/{session.session_id}/proxy_execute"
        return door.call("POST", path, {**request, "body": body, **answers})

    asked = post("Hello").json()
    yes = {"action": "accept", "content": {"decision": "approve"}}
    answers = {
        "input_responses": dict.fromkeys(asked["input_requests"], yes),
        "request_state": asked["request_state"],
    }

    assert post("Something else", **answers).status_code == 400
    assert post("Hello", **answers).json()["data"]["ok"] is True
