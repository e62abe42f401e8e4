"""Every answer is one that the installed client's own models accept, through both doors.

The client is lenient by default and its models allow unknown keys, so both are
asked for here: strict validation, and a walk for keys that no model declares.
"""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from composio_client._operations import OPERATIONS
from pydantic import BaseModel

from composio_kit.approval import press
from composio_kit.emulator.coverage import covered_operations
from tests.conftest import sdk
from tests.doors import Door

CUSTOM_TOOL = {
    "slug": "GRADES",
    "name": "Grades",
    "description": "Looks up the grades of a class.",
    "input_schema": {"type": "object", "properties": {}},
}
ISSUE = {"owner": "ayu", "repo": "school-garden", "title": "Rain gauge"}


class School:
    """Ayu with GitHub connected, in a session, after one call of a tool."""

    def __init__(self, door: Door) -> None:
        self.door = door
        self.composio = sdk(door)
        self.client = self.composio.client
        self.session = self.composio.create(user_id="user_ayu", toolkits=["github", "gmail"])
        self.account_id = door.connect(self.session, "github")
        self.proxied = self.composio.create(user_id="user_ayu", proxy_execute=True)
        self.result = self.session.execute("GITHUB_CREATE_AN_ISSUE", arguments=ISSUE)

    @property
    def sessions(self) -> Any:
        return self.client.tool_router.session

    def uploaded(self) -> str:
        """The path of a file that this session has."""
        address = self.sessions.files.create_upload_url(
            "files", session_id=self.id, mount_relative_path="a.txt"
        ).upload_url
        self.door.http.put(address, content=b"x")
        return "a.txt"

    @property
    def id(self) -> str:
        return self.session.session_id


CALLS: dict[str, Callable[[School], Any]] = {
    "tool_router.session.create": lambda s: s.sessions.create(
        user_id="user_budi",
        toolkits={"enable": ["github", "gmail"]},
        tools={"github": {"enable": ["GITHUB_GET_AN_ISSUE"]}, "gmail": {"tags": ["readOnlyHint"]}},
        tags={"disable": ["destructiveHint"]},
        manage_connections={"enable": True, "callback_url": "https://app.example/back"},
        multi_account={"enable": True, "max_accounts_per_toolkit": 3},
        preload={"tools": ["GITHUB_GET_AN_ISSUE"]},
        search={"enable": True},
        execute={"enable_multi_execute": False},
        workbench={"enable": False, "enable_proxy_execution": False},
    ),
    "tool_router.session.retrieve": lambda s: s.sessions.retrieve(s.id),
    "tool_router.session.delete": lambda s: s.sessions.delete(s.id),
    "tool_router.session.tools": lambda s: s.sessions.tools(s.id, limit=500),
    "tool_router.session.toolkits": lambda s: s.sessions.toolkits(s.id),
    "tool_router.session.link": lambda s: s.sessions.link(s.id, toolkit="gmail", alias="work"),
    "tool_router.session.execute": lambda s: s.sessions.execute(
        s.id, tool_slug="GITHUB_CREATE_AN_ISSUE", arguments=ISSUE
    ),
    "tool_router.session.execute_meta": lambda s: s.sessions.execute_meta(
        s.id, slug="COMPOSIO_MANAGE_CONNECTIONS", arguments={"toolkits": ["github", "gmail"]}
    ),
    "tool_router.session.search": lambda s: s.sessions.search(
        s.id, queries=[{"use_case": "read e-mail"}, {"use_case": "close an issue"}]
    ),
    "tool_router.session.attach": lambda s: s.sessions.attach(
        s.id,
        experimental={
            "custom_tools": [CUSTOM_TOOL],
            "custom_toolkits": [
                {"slug": "crm", "name": "CRM", "description": "Ours.", "tools": [CUSTOM_TOOL]}
            ],
        },
    ),
    "tool_router.session.patch": lambda s: s.sessions.patch(s.id, toolkits={"enable": ["github"]}),
    "tool_router.session.config_history": lambda s: [
        s.sessions.patch(s.id, tags=["readOnlyHint"]),
        s.sessions.config_history(s.id),
    ],
    "tool_router.session.proxy_execute": lambda s: s.sessions.proxy_execute(
        s.proxied.session_id, toolkit_slug="github", endpoint="/user", method="GET"
    ),
    "tool_router.session.files.list": lambda s: s.sessions.files.list("files", session_id=s.id),
    "tool_router.session.files.create_upload_url": lambda s: s.sessions.files.create_upload_url(
        "files", session_id=s.id, mount_relative_path="a.txt"
    ),
    "tool_router.session.files.create_download_url": lambda s: s.sessions.files.create_download_url(
        "files", session_id=s.id, mount_relative_path=s.uploaded()
    ),
    "tool_router.session.files.delete": lambda s: s.sessions.files.delete(
        "files", session_id=s.id, mount_relative_path=s.uploaded()
    ),
    "connected_accounts.list": lambda s: s.client.connected_accounts.list(user_ids=["user_ayu"]),
    "connected_accounts.retrieve": lambda s: s.client.connected_accounts.retrieve(s.account_id),
    "connected_accounts.update_status": lambda s: s.client.connected_accounts.update_status(
        s.account_id, enabled=False
    ),
    "connected_accounts.revoke": lambda s: s.client.connected_accounts.revoke(s.account_id),
    "connected_accounts.delete": lambda s: s.client.connected_accounts.delete(s.account_id),
    "connected_accounts.patch": lambda s: s.client.connected_accounts.patch(
        s.account_id, alias="school"
    ),
    "connected_accounts.refresh": lambda s: s.client.connected_accounts.refresh(s.account_id),
    "connected_accounts.create": lambda s: refused(
        lambda: s.client.connected_accounts.create(
            auth_config={"id": "ac_0001"}, connection={"user_id": "user_ayu"}
        )
    ),
    "link.create": lambda s: s.client.link.create(
        auth_config_id="ac_0001",
        user_id="user_ayu",
        experimental={
            "account_type": "SHARED",
            "acl_config_for_shared": {"allowed_user_ids": ["user_budi"]},
        },
    ),
    "auth_configs.create": lambda s: s.client.auth_configs.create(
        toolkit={"slug": "github"},
        auth_config={
            "type": "use_custom_auth",
            "auth_scheme": "OAUTH2",
            "credentials": {"client_id": "id", "client_secret": "s", "scopes": "user"},
            "restrict_to_following_tools": ["GITHUB_GET_THE_AUTHENTICATED_USER"],
        },
    ),
    "auth_configs.list": lambda s: s.client.auth_configs.list(),
    "auth_configs.retrieve": lambda s: s.client.auth_configs.retrieve("ac_0001"),
    "auth_configs.update": lambda s: s.client.auth_configs.update(
        "ac_0001", type="default", name="Ours", scopes="repo"
    ),
    "auth_configs.update_status": lambda s: s.client.auth_configs.update_status(
        "DISABLED", nanoid="ac_0001"
    ),
    "auth_configs.delete": lambda s: s.client.auth_configs.delete("ac_0001"),
    "tools.list": lambda s: s.client.tools.list(toolkit_slug="github"),
    "tools.retrieve": lambda s: s.client.tools.retrieve("GITHUB_GET_AN_ISSUE"),
    "tools.execute": lambda s: s.client.tools.execute(
        "GITHUB_GET_THE_AUTHENTICATED_USER", user_id="user_ayu", arguments={}
    ),
    "tools.proxy": lambda s: s.client.tools.proxy(
        endpoint="/user", method="GET", connected_account_id=s.account_id
    ),
    "toolkits.list": lambda s: s.client.toolkits.list(),
    "toolkits.retrieve": lambda s: s.client.toolkits.retrieve("github"),
    "logs.create_tool_execution": lambda s: s.client.logs.create_tool_execution(
        filters=[{"field": "session_id", "operator": "==", "value": s.id}]
    ),
    "logs.retrieve_tool_execution": lambda s: s.client.logs.retrieve_tool_execution(
        s.result.log_id
    ),
}


@pytest.fixture
def school(either_door: Door) -> School:
    return School(either_door)


@pytest.mark.parametrize("accessor", CALLS)
def test_the_client_accepts_the_answer_and_knows_every_key_of_it(
    school: School, accessor: str
) -> None:
    answer = CALLS[accessor](school)

    assert list(unknown_keys(answer)) == []


STATES = ("INITIATED", "ACTIVE", "FAILED", "EXPIRED", "INACTIVE", "REVOKED")


@pytest.mark.parametrize("status", STATES)
def test_an_account_in_every_state_is_one_that_the_client_accepts(
    school: School, status: str
) -> None:
    account_id = account_in(school, status)

    account = school.client.connected_accounts.retrieve(account_id)
    listed = school.client.connected_accounts.list(connected_account_ids=[account_id])

    assert [account.status, listed.items[0].status] == [status, status]
    assert list(unknown_keys(account)) == list(unknown_keys(listed)) == []


def test_a_supported_operation_without_a_contract_test_is_noticed() -> None:
    supported = {row.accessor for row in covered_operations() if row.coverage == "supported"}

    assert supported == set(CALLS)


def test_the_walk_notices_a_key_that_the_client_does_not_know(school: School) -> None:
    answer = school.sessions.retrieve(school.id)
    answer.config.enableds = True

    assert list(unknown_keys(answer)) == ["config.enableds"]


def test_strict_validation_notices_a_missing_field(either_door: Door) -> None:
    from composio_client import APIResponseValidationError

    strict = sdk(either_door)

    with pytest.raises(APIResponseValidationError):
        strict.client.get("/health", cast_to=type(strict.client.toolkits.list()))


def test_every_operation_of_the_client_is_in_the_table() -> None:
    table = {(row.method, row.path, row.accessor) for row in covered_operations()}

    assert table == {(o.method.upper(), o.path, ".".join(o.chain)) for o in OPERATIONS}


def refused(call: Callable[[], Any]) -> Any:
    """The body of the refusal that a call gets."""
    from composio_client import BadRequestError

    with pytest.raises(BadRequestError) as caught:
        call()
    return caught.value.body


def account_in(school: School, status: str) -> str:
    """The id of an account that has come to `status` the way it does in use."""
    if status in ("INITIATED", "FAILED", "EXPIRED"):
        request = school.session.authorize("gmail")
        if status == "FAILED":
            press(school.door.http, request.redirect_url, "decline")
        if status == "EXPIRED":
            school.door.emulator.clock.advance(600)
        return str(request.id)
    if status == "INACTIVE":
        school.client.connected_accounts.update_status(school.account_id, enabled=False)
    if status == "REVOKED":
        school.client.connected_accounts.revoke(school.account_id)
    return school.account_id


def unknown_keys(value: Any, path: str = "") -> Iterator[str]:
    """Where an answer has keys that its model does not declare."""
    if isinstance(value, BaseModel):
        for key in value.model_extra or ():
            yield f"{path}{key}"
        for name in type(value).model_fields:
            yield from unknown_keys(getattr(value, name), f"{path}{name}.")
    elif isinstance(value, list):
        for item in value:
            yield from unknown_keys(item, path)
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from unknown_keys(item, f"{path}{key}.")
