"""Without a session: tools listed, run and proxied for a user id; and a session's own proxy."""

from typing import Any

import pytest

from tests.doors import Door


def test_tools_are_listed_by_toolkit_slug_and_words(composio) -> None:
    def slugs(**filters: Any) -> list[str]:
        return [tool.slug for tool in composio.client.tools.list(limit=100, **filters).items]

    assert all(slug.startswith("SLACK_") for slug in slugs(toolkit_slug="slack"))
    assert slugs(tool_slugs="GMAIL_SEND_EMAIL") == ["GMAIL_SEND_EMAIL"]
    assert slugs(query="send an email")[0] == "GMAIL_SEND_EMAIL"
    assert "GITHUB_STAR_A_REPOSITORY_FOR_THE_AUTHENTICATED_USER" in slugs(important="true")


def test_a_tool_runs_for_a_user_id(door: Door, composio) -> None:
    door.connect(composio.create(user_id="user_ayu"), "github")

    result = composio.tools.execute(
        "GITHUB_GET_THE_AUTHENTICATED_USER",
        {},
        user_id="user_ayu",
        dangerously_skip_version_check=True,
    )

    assert (result["successful"], result["data"]["login"]) == (True, "ayu")


def test_a_named_account_is_used_and_anothers_is_not(door: Door, composio) -> None:
    session = composio.create(user_id="user_ayu")
    work = door.connect(session, "gmail", "work")
    door.connect(session, "gmail", "personal")

    def run(user_id: str) -> dict[str, Any]:
        return composio.tools.execute(
            "GMAIL_GET_PROFILE",
            {},
            user_id=user_id,
            connected_account_id=work,
            dangerously_skip_version_check=True,
        )

    assert run("user_ayu")["data"]["emailAddress"] == "ayu@melati-school.example"
    assert run("user_budi")["successful"] is False


def test_a_call_without_a_session_is_logged_under_none(door: Door, composio) -> None:
    answer = door.call(
        "POST", "/tools/execute/HACKERNEWS_GET_FRONTPAGE", {"user_id": "user_ayu"}
    ).json()

    log = composio.logs.get(answer["log_id"])
    assert (log.context.session_id, log.data["user_id"]) == (None, "user_ayu")


def test_a_call_for_nobody_is_refused(door: Door) -> None:
    answer = door.call("POST", "/tools/execute/HACKERNEWS_GET_FRONTPAGE", {"arguments": {}})

    assert answer.status_code == 400
    assert "user_id or a connected_account_id" in answer.json()["error"]["message"]


class TestProxy:
    """Calls of the service's own API, on the account's records."""

    @pytest.fixture
    def ayu(self, door: Door, composio) -> Any:
        session = composio.create(user_id="user_ayu", proxy_execute=True)
        door.connect(session, "github")
        return session

    def call(self, session: Any, method: str, endpoint: str, **more: Any) -> Any:
        return session.proxy_execute(toolkit="github", method=method, endpoint=endpoint, **more)

    def test_an_endpoint_answers_as_the_service_does(self, ayu) -> None:
        answer = self.call(ayu, "GET", "/repos/ayu/school-garden/issues?state=open")

        assert answer["status"] == 200
        assert {issue["state"] for issue in answer["data"]} == {"open"}

    def test_what_the_proxy_writes_the_tools_read(self, ayu) -> None:
        made = self.call(
            ayu, "POST", "/repos/ayu/school-garden/issues", body={"title": "Rain gauge"}
        )
        read = ayu.execute(
            "GITHUB_GET_AN_ISSUE",
            arguments={"owner": "ayu", "repo": "school-garden", "issue_number": 3},
        )

        assert (made["status"], made["data"]["number"]) == (201, 3)
        assert read.data["title"] == "Rain gauge"

    def test_an_endpoint_that_the_emulator_does_not_know_is_a_404(self, ayu) -> None:
        answer = self.call(ayu, "GET", "/rate_limit")

        assert (answer["status"], "knows no GET /rate_limit" in answer["data"]["message"]) == (
            404,
            True,
        )

    def test_a_session_must_be_allowed_to(self, door: Door, composio) -> None:
        from composio_client import PermissionDeniedError

        session = composio.create(user_id="user_ayu")
        door.connect(session, "github")

        with pytest.raises(PermissionDeniedError, match="may not call"):
            self.call(session, "GET", "/user")

    def test_without_a_connection_nothing_is_called(self, composio) -> None:
        from composio_client import BadRequestError

        session = composio.create(user_id="user_chris", proxy_execute=True)

        with pytest.raises(BadRequestError, match="No connected account found"):
            self.call(session, "GET", "/user")

    def test_a_user_cannot_call_through_an_account_of_another(
        self, door: Door, ayu, composio
    ) -> None:
        (account,) = composio.connected_accounts.list(user_ids=["user_ayu"]).items
        request = {"endpoint": "/user", "method": "GET", "connected_account_id": account.id}

        def ask(**more: Any) -> Any:
            return door.call("POST", "/tools/execute/proxy", {**request, **more})

        assert (
            ask(user_id="user_ayu").json()["data"]
            == ask().json()["data"]
            == {
                "login": "ayu",
                "name": "Ayu",
                "type": "User",
            }
        )
        refused = ask(user_id="user_budi")
        assert refused.status_code == 400
        assert "the user user_budi has no active github account" in refused.text

    @pytest.mark.parametrize("field", ["custom_connection_data", "binary_body"])
    def test_credentials_and_files_of_the_caller_are_refused(self, door: Door, ayu, field) -> None:
        path = f"/tool_router/session/{ayu.session_id}/proxy_execute"
        request = {"toolkit_slug": "github", "endpoint": "/user", "method": "GET"}

        answer = door.call("POST", path, {**request, field: {"base64": "eA=="}})

        assert answer.status_code == 501
        assert f"does not take the field {field}" in answer.json()["error"]["message"]
