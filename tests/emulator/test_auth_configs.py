"""Auth configs: the scopes asked for are what the person sees, and what the tools may do."""

from typing import Any

import pytest
from bs4 import BeautifulSoup

from composio_kit.approval import press
from tests.doors import Door


def make(composio: Any, *scopes: str, toolkit: str = "gmail", **options: Any) -> str:
    created = composio.auth_configs.create(
        toolkit,
        {
            "type": "use_composio_managed_auth",
            "credentials": {"scopes": list(scopes)},
            **options,
        },
    )
    return str(created.id)


def test_the_scopes_asked_for_are_on_the_consent_page(door: Door, composio) -> None:
    narrow = make(composio, "gmail.readonly")
    session = composio.create(user_id="user_ayu", auth_configs={"gmail": narrow})

    page = BeautifulSoup(door.http.get(session.authorize("gmail").redirect_url).text, "html.parser")

    assert [code.text for code in page.find_all("code")] == ["gmail.readonly"]


def test_an_account_runs_only_the_tools_that_its_scopes_allow(door: Door, composio) -> None:
    narrow = make(composio, "gmail.readonly")
    session = composio.create(user_id="user_ayu", auth_configs={"gmail": narrow})
    door.connect(session, "gmail")

    read = session.execute("GMAIL_GET_PROFILE")
    wrote = session.execute("GMAIL_SEND_EMAIL", arguments={"recipient_email": "a@b.example"})

    assert read.result_type == "completed"
    assert "without the scopes that GMAIL_SEND_EMAIL needs: gmail.send" in wrote.error


def test_changed_scopes_hold_for_the_next_connection_only(door: Door, composio) -> None:
    config = make(composio, "gmail.readonly")
    session = composio.create(user_id="user_ayu", auth_configs={"gmail": config})
    first = door.connect(session, "gmail")
    composio.auth_configs.update(
        config,
        options={"type": "custom", "credentials": {"scopes": "gmail.readonly gmail.send"}},
    )
    second = door.connect(session, "gmail")

    def send(account: str) -> str:
        mail = {"recipient_email": "a@b.example"}
        return session.execute("GMAIL_SEND_EMAIL", arguments=mail, account=account).result_type

    assert [send(first), send(second)] == ["failed", "completed"]


def test_a_custom_app_keeps_its_client_id_and_shows_no_secret(door: Door, composio) -> None:
    created = composio.auth_configs.create(
        "github",
        {
            "type": "use_custom_auth",
            "auth_scheme": "OAUTH2",
            "credentials": {
                "client_id": "my-app",
                "client_secret": "canary-secret",
                "scopes": "repo,user",
            },
        },
    )

    answer = door.call("GET", f"/auth_configs/{created.id}").text

    config = composio.auth_configs.get(created.id)
    assert (config.type, config.is_composio_managed) == ("custom", False)
    assert config.credentials == {"client_id": "my-app", "scopes": "repo,user"}
    assert "canary-secret" not in answer


def test_an_auth_config_can_allow_some_tools_only(door: Door, composio) -> None:
    config = make(
        composio,
        "gmail.readonly",
        restrict_to_following_tools=["GMAIL_GET_PROFILE"],
    )
    session = composio.create(user_id="user_ayu", auth_configs={"gmail": config})
    door.connect(session, "gmail")

    assert session.execute("GMAIL_GET_PROFILE").result_type == "completed"
    assert "does not allow the tool GMAIL_FETCH_EMAILS" in (
        session.execute("GMAIL_FETCH_EMAILS").error
    )


def test_a_disabled_auth_config_stops_its_accounts_and_new_links(door: Door, composio) -> None:
    from composio_client import BadRequestError

    config = make(composio, "gmail.readonly")
    session = composio.create(user_id="user_ayu", auth_configs={"gmail": config})
    door.connect(session, "gmail")

    composio.auth_configs.disable(config)

    assert "Auth config is disabled" in session.execute("GMAIL_GET_PROFILE").error
    with pytest.raises(BadRequestError, match="is disabled"):
        session.authorize("gmail")
    composio.auth_configs.enable(config)
    assert session.execute("GMAIL_GET_PROFILE").result_type == "completed"


def test_deleting_an_auth_config_takes_its_accounts_along(door: Door, composio) -> None:
    from composio_client import NotFoundError

    config = make(composio, "gmail.readonly")
    account = door.connect(
        composio.create(user_id="user_ayu", auth_configs={"gmail": config}), "gmail"
    )

    composio.auth_configs.delete(config)

    with pytest.raises(NotFoundError):
        composio.connected_accounts.get(account)
    with pytest.raises(NotFoundError):
        composio.auth_configs.get(config)


def test_auth_configs_are_listed_by_toolkit_kind_and_words(door: Door, composio) -> None:
    mail = make(composio, "gmail.readonly", name="Reading mail")
    code = make(composio, "repo", toolkit="github", name="Our code")
    composio.auth_configs.disable(code)

    def ids(**filters: object) -> list[str]:
        return [item.id for item in composio.auth_configs.list(**filters).items]

    assert ids() == [mail]
    assert ids(show_disabled=True) == [mail, code]
    assert ids(toolkit_slug="github", show_disabled=True) == [code]
    assert ids(search="mail") == [mail]
    assert ids(is_composio_managed=False) == []


@pytest.mark.parametrize(
    ("toolkit", "scopes", "sentence"),
    [
        ("gmail", ["gmail.everything"], "has no scopes gmail.everything"),
        ("hackernews", [], "needs no authorization"),
    ],
)
def test_what_the_toolkit_does_not_have_is_refused(composio, toolkit, scopes, sentence) -> None:
    from composio_client import BadRequestError

    with pytest.raises(BadRequestError, match=sentence):
        make(composio, *scopes, toolkit=toolkit)


def test_a_session_uses_the_projects_first_auth_config_of_a_toolkit(door: Door, composio) -> None:
    config = make(composio, "gmail.readonly")

    account = door.connect(composio.create(user_id="user_ayu"), "gmail")

    assert composio.connected_accounts.get(account).auth_config.id == config


def test_a_connection_is_asked_for_with_an_auth_config_and_no_session(door: Door, composio) -> None:
    from composio.exceptions import ComposioMultipleConnectedAccountsError

    config = make(composio, "gmail.readonly")
    request = composio.connected_accounts.link("user_ayu", config, alias="work")
    press(door.http, request.redirect_url, "approve")

    assert request.wait_for_connection(timeout=5).alias == "work"
    with pytest.raises(ComposioMultipleConnectedAccountsError):
        composio.connected_accounts.link("user_ayu", config)
