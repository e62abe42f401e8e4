"""Shared accounts: by pin only, by the access list only, and a denial wins."""

from typing import Any

import pytest

from composio_kit.approval import press
from tests.doors import Door


@pytest.fixture
def share(door: Door, composio) -> Any:
    """Connects a mailbox of Ayu's that others may use as the access list says."""

    def connect(**acl: Any) -> str:
        experimental = {"account_type": "SHARED", "acl_config_for_shared": acl}
        request = composio.create(user_id="user_ayu").authorize("gmail", experimental=experimental)
        press(door.http, request.redirect_url, "approve")
        return str(request.id)

    return connect


def address(session: Any) -> str | None:
    return session.execute("GMAIL_GET_PROFILE").data.get("emailAddress")


def test_an_allowed_user_uses_it_by_pinning_it(composio, share) -> None:
    account = share(allowed_user_ids=["user_budi"])

    budi = composio.create(user_id="user_budi", connected_accounts={"gmail": account})

    assert address(budi) == "ayu@melati-school.example"


def test_it_is_never_used_without_a_pin_not_even_by_its_owner(composio, share) -> None:
    share(allow_all_users=True)

    assert address(composio.create(user_id="user_budi")) is None
    assert address(composio.create(user_id="user_ayu")) is None


@pytest.mark.parametrize(
    ("acl", "user", "may"),
    [
        ({}, "user_budi", False),
        ({}, "user_ayu", True),
        ({"allow_all_users": True}, "user_chris", True),
        ({"allowed_user_ids": ["user_budi"]}, "user_chris", False),
        ({"allow_all_users": True, "not_allowed_user_ids": ["user_budi"]}, "user_budi", False),
        (
            {"allowed_user_ids": ["user_budi"], "not_allowed_user_ids": ["user_budi"]},
            "user_budi",
            False,
        ),
        ({"not_allowed_user_ids": ["user_ayu"]}, "user_ayu", False),
    ],
)
def test_who_may_pin_it(composio, share, acl, user, may) -> None:
    from composio_client import BadRequestError

    account = share(**acl)

    try:
        composio.create(user_id=user, connected_accounts={"gmail": account})
        pinned = True
    except BadRequestError:
        pinned = False
    assert pinned is may


def test_taking_somebody_off_the_list_works_at_once_in_running_sessions(composio, share) -> None:
    account = share(allowed_user_ids=["user_budi"])
    budi = composio.create(user_id="user_budi", connected_accounts={"gmail": account})

    composio.experimental.update_acl(account, allowed_user_ids=[])

    assert address(budi) is None


def test_a_private_account_has_no_access_list(door: Door, composio) -> None:
    from composio.exceptions import ComposioAclOnlyForSharedError

    private = door.connect(composio.create(user_id="user_ayu"), "gmail")

    with pytest.raises(ComposioAclOnlyForSharedError):
        composio.connected_accounts.update_acl(private, allow_all_users=True)
    with pytest.raises(ComposioAclOnlyForSharedError):
        composio.create(user_id="user_ayu").authorize(
            "github", experimental={"acl_config_for_shared": {"allow_all_users": True}}
        )


def test_a_list_shows_private_accounts_unless_told_otherwise(door: Door, composio, share) -> None:
    shared = share(allow_all_users=True)
    private = door.connect(composio.create(user_id="user_ayu"), "gmail")

    def ids(**filters: object) -> set[str]:
        return {item.id for item in composio.connected_accounts.list(**filters).items}

    assert ids() == {private}
    assert ids(account_type="SHARED") == {shared}
    assert ids(account_type="ALL") == {shared, private}


def test_at_most_one_shared_account_of_a_toolkit_is_pinned(composio, share) -> None:
    from composio_client import BadRequestError

    pair = [share(allow_all_users=True), share(allow_all_users=True)]

    with pytest.raises(BadRequestError):
        composio.create(
            user_id="user_budi",
            connected_accounts={"gmail": pair},
            multi_account={"enable": True},
        )
