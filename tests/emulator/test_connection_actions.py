"""The actions of COMPOSIO_MANAGE_CONNECTIONS: add, list, rename and remove a connection."""

from typing import Any

import pytest

from composio_kit.approval import press
from tests.conftest import sdk
from tests.doors import Door, in_process, make_emulator

SLUG = "COMPOSIO_MANAGE_CONNECTIONS"


@pytest.fixture
def session(door: Door, composio: Any) -> Any:
    """Ayu's session, with a work and a personal mailbox."""
    made = composio.create(user_id="user_ayu", multi_account={"enable": True})
    made.mailboxes = {
        name: door.connect(made, "gmail", name) for name in ("work-mail", "personal-mail")
    }
    return made


def manage(session: Any, *items: Any) -> Any:
    return session.execute(SLUG, arguments={"toolkits": list(items)}).data


def act(session: Any, action: str, **more: Any) -> Any:
    """The result of one action on Gmail."""
    item = {"name": "gmail", "action": action, **more}
    return manage(session, item)["results"]["gmail"]


def test_list_tells_every_account_of_the_user(session: Any) -> None:
    listed = act(session, "list")

    assert (listed["status"], listed["has_active_connection"]) == ("active", True)
    assert {one["alias"]: one["id"] for one in listed["accounts"]} == session.mailboxes
    assert len({one["account"] for one in listed["accounts"]}) == 2


def test_remove_deletes_the_account_and_leaves_the_other(composio: Any, session: Any) -> None:
    from composio_client import NotFoundError

    work, personal = session.mailboxes["work-mail"], session.mailboxes["personal-mail"]

    done = act(session, "remove", account_id=work)

    assert (done["status"], done["connected_account_id"]) == ("removed", work)
    assert done["has_active_connection"] is True
    with pytest.raises(NotFoundError):
        composio.connected_accounts.get(work)
    assert composio.connected_accounts.get(personal).status == "ACTIVE"


def test_an_account_can_be_named_by_its_alias(session: Any) -> None:
    done = act(session, "remove", account_id="work-mail")

    assert done["connected_account_id"] == session.mailboxes["work-mail"]


def test_two_accounts_of_one_toolkit_are_removed_in_one_call(session: Any) -> None:
    items = [
        {"name": "gmail", "action": "remove", "account_id": account}
        for account in session.mailboxes.values()
    ]

    data = manage(session, *items)

    assert [one["status"] for one in data["results"].values()] == ["removed", "removed"]
    assert list(data["results"]) == ["gmail", "gmail_2"]
    assert data["summary"]["removed_connections"] == 2
    assert act(session, "list")["status"] == "not_connected"


def test_a_session_can_forbid_removal(door: Door) -> None:
    body = {"user_id": "user_ayu", "manage_connections": {"enable_connection_removal": False}}
    made = door.call("POST", "/tool_router/session", body).json()
    session = sdk(door).use(made["session_id"])
    account = door.connect(session, "gmail")

    done = act(session, "remove", account_id=account)

    assert done["status"] == "failed"
    assert "may not remove connections" in done["error_message"]
    assert [one["id"] for one in act(session, "list")["accounts"]] == [account]


def test_rename_sets_and_clears_the_alias(composio: Any, session: Any) -> None:
    work = session.mailboxes["work-mail"]

    assert act(session, "rename", account_id=work, alias="school")["alias"] == "school"
    assert composio.connected_accounts.get(work).alias == "school"
    assert act(session, "rename", account_id="school", alias="")["alias"] is None
    assert getattr(composio.connected_accounts.get(work), "alias", None) is None


def test_an_alias_that_another_account_has_is_refused(session: Any) -> None:
    done = act(session, "rename", account_id="work-mail", alias="personal-mail")

    assert done["status"] == "failed"
    assert "already has a gmail account with the alias personal-mail" in done["error_message"]


def test_rename_without_an_alias_says_what_is_missing(session: Any) -> None:
    assert "needs an alias" in act(session, "rename", account_id="work-mail")["error_message"]


def test_add_asks_for_one_more_connection(door: Door, composio: Any, session: Any) -> None:
    done = act(session, "add", alias="choir-mail")

    assert done["status"] == "initiated"
    press(door.http, done["redirect_url"], "approve")
    added = composio.connected_accounts.get(done["connected_account_id"])
    assert (added.status, added.alias) == ("ACTIVE", "choir-mail")


@pytest.mark.parametrize("action", ["rename", "remove"])
def test_nobody_elses_account_can_be_changed(
    door: Door, composio: Any, session: Any, action: str
) -> None:
    budi = composio.create(user_id="user_budi")
    theirs = door.connect(budi, "gmail", "budi-mail")

    for named in (theirs, "budi-mail"):
        done = act(session, action, account_id=named, alias="mine")
        assert done["status"] == "failed"
        assert f"no gmail account {named} of its user's" in done["error_message"]
    account = composio.connected_accounts.get(theirs)
    assert (account.status, account.alias) == ("ACTIVE", "budi-mail")


def test_a_shared_account_is_its_owners_to_remove(door: Door, composio: Any) -> None:
    owner = composio.create(user_id="user_ayu")
    sharing = {"account_type": "SHARED", "acl_config_for_shared": {"allow_all_users": True}}
    request = owner.authorize("gmail", experimental=sharing)
    press(door.http, request.redirect_url, "approve")
    guest = composio.create(user_id="user_budi", connected_accounts={"gmail": request.id})

    assert act(guest, "remove", account_id=request.id)["status"] == "failed"
    assert act(owner, "remove", account_id=request.id)["status"] == "removed"


def test_pins_bound_what_can_be_changed(composio: Any, session: Any) -> None:
    pinned = composio.create(
        user_id="user_ayu", connected_accounts={"gmail": session.mailboxes["work-mail"]}
    )

    assert [one["alias"] for one in act(pinned, "list")["accounts"]] == ["work-mail"]
    assert act(pinned, "remove", account_id="personal-mail")["status"] == "failed"


def test_a_toolkit_that_the_session_may_not_use_is_left_alone(composio: Any, session: Any) -> None:
    narrow = composio.create(user_id="user_ayu", toolkits=["github"])

    assert act(narrow, "list")["status"] == "failed"
    assert act(narrow, "remove", account_id="work-mail")["status"] == "failed"
    assert len(act(session, "list")["accounts"]) == 2


def test_a_removal_is_logged_like_any_call(composio: Any, session: Any) -> None:
    rule = {"field": "tool_slug", "operator": "==", "value": SLUG}
    act(session, "remove", account_id="work-mail")
    result = session.execute(
        SLUG,
        arguments={"toolkits": [{"name": "gmail", "action": "remove", "account_id": "work-mail"}]},
    )

    assert result.error == "1 of 1 failed."
    found = composio.logs.search(filters=[rule]).logs
    assert [log.status.value for log in found] == ["failed", "success"]


@pytest.mark.parametrize(
    ("item", "sentence"),
    [
        ({"name": "gmail", "action": "burn"}, "must be one of add, list, rename, remove"),
        ({"action": "list"}, "it must contain name"),
        (7, "must be of type"),
    ],
)
def test_an_item_of_another_form_is_a_failed_execution(
    session: Any, item: Any, sentence: str
) -> None:
    result = session.execute(SLUG, arguments={"toolkits": [item]})

    assert result.result_type == "failed"
    assert "The argument toolkits.0" in result.error
    assert sentence in result.error


def test_it_answers_in_indonesian_too() -> None:
    with in_process(make_emulator("id")) as door:
        session = sdk(door).create(user_id="user_ayu")
        account = door.connect(session, "gmail")

        assert "tidak terhubung lagi" in act(session, "remove", account_id=account)["message"]
        assert "tidak memiliki akun" in act(session, "remove", account_id="x")["error_message"]
