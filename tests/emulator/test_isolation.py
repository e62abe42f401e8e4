"""No call of one user, or of one project, ever reaches another's account.

This is the subject of the course, so it is shown three times: in the policy, by
properties over anything that could be asked; in the emulator, user by user; and
project by project.
"""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composio_kit.emulator.catalogue import load_catalogue
from composio_kit.emulator.connection_states import Status
from composio_kit.emulator.policy import (
    Denied,
    account_for_call,
    enabled_tools,
    may_pin,
    own_accounts,
    project_of,
    shared_with,
    tool_enabled,
    toolkit_enabled,
)
from composio_kit.emulator.records import ConnectedAccount, Session
from tests.conftest import sdk
from tests.doors import KEY, OTHER_KEY, Door

CATALOGUE = load_catalogue()
TOOLKITS = sorted(CATALOGUE.toolkits)
STATUSES: tuple[Status, ...] = (
    "INITIALIZING",
    "INITIATED",
    "ACTIVE",
    "FAILED",
    "EXPIRED",
    "INACTIVE",
    "REVOKED",
)
USERS = ("user_ayu", "user_budi", "default")
ALIASES = (None, "work", "personal")
SCOPES = ("repo", "user", "gmail.readonly", "gmail.send")

acls = st.fixed_dictionaries(
    {},
    optional={
        "allow_all_users": st.booleans(),
        "allowed_user_ids": st.lists(st.sampled_from(USERS)),
        "not_allowed_user_ids": st.lists(st.sampled_from(USERS)),
    },
)

accounts = st.lists(
    st.builds(
        ConnectedAccount,
        id=st.sampled_from([f"ca_{number}" for number in range(8)]),
        user_id=st.sampled_from(USERS),
        toolkit=st.sampled_from(TOOLKITS),
        auth_config_id=st.just("ac_1"),
        alias=st.sampled_from(ALIASES),
        word_id=st.just("word"),
        purpose=st.just("work"),
        number=st.integers(1, 9),
        status=st.sampled_from(STATUSES),
        status_reason=st.none(),
        scopes=st.lists(st.sampled_from(SCOPES), unique=True).map(tuple),
        account_type=st.sampled_from(["PRIVATE", "SHARED"]),
        acl=acls,
        created_at=st.floats(0, 100),
        updated_at=st.floats(0, 100),
        connected_at=st.floats(1, 100),
    ),
    max_size=8,
    unique_by=lambda account: account.id,
)
pins = st.dictionaries(
    st.sampled_from(TOOLKITS),
    st.lists(st.sampled_from([f"ca_{number}" for number in range(8)]), max_size=3),
)
sessions = st.builds(
    Session,
    id=st.just("trs_1"),
    user_id=st.sampled_from(USERS),
    config=st.fixed_dictionaries(
        {},
        optional={
            "connected_accounts": pins,
            "multi_account": st.fixed_dictionaries(
                {"enable": st.booleans()}, optional={"require_explicit_selection": st.booleans()}
            ),
        },
    ),
    config_version=st.just(1),
    created_at=st.just(0.0),
)
wanted = st.sampled_from([None, "work", "personal", "nobody", *(f"ca_{n}" for n in range(8))])


@given(sessions, accounts, st.sampled_from(TOOLKITS), wanted)
def test_whatever_is_asked_a_call_gets_only_an_active_account_that_its_user_may_use(
    session: Session, accounts: list[ConnectedAccount], slug: str, wanted: str | None
) -> None:
    chosen = account_for_call(session, CATALOGUE.toolkits[slug], accounts, wanted)

    if isinstance(chosen, ConnectedAccount):
        shared = chosen.account_type == "SHARED"
        assert shared or chosen.user_id == session.user_id
        assert chosen.toolkit == slug
        assert chosen.status == "ACTIVE"


@given(sessions, accounts, st.sampled_from(TOOLKITS), wanted)
def test_a_shared_account_is_used_only_if_pinned_and_allowed_and_denial_wins(
    session: Session, accounts: list[ConnectedAccount], slug: str, wanted: str | None
) -> None:
    chosen = account_for_call(session, CATALOGUE.toolkits[slug], accounts, wanted)

    if isinstance(chosen, ConnectedAccount) and chosen.account_type == "SHARED":
        assert chosen.id in session.config["connected_accounts"][slug]
        assert session.user_id not in chosen.acl.get("not_allowed_user_ids", ())
        assert (
            chosen.acl.get("allow_all_users")
            or session.user_id == chosen.user_id
            or session.user_id in chosen.acl.get("allowed_user_ids", ())
        )


@given(accounts, st.sampled_from(USERS), st.sampled_from(TOOLKITS))
def test_what_may_not_be_used_may_not_be_pinned_either(
    accounts: list[ConnectedAccount], user_id: str, slug: str
) -> None:
    for account in accounts:
        if may_pin({"user_id": user_id}, slug, account):
            assert account.toolkit == slug
            assert account.user_id == user_id or shared_with(account, user_id)


@given(sessions, accounts, st.sampled_from(TOOLKITS), wanted)
def test_a_pin_is_a_boundary_that_no_choice_crosses(
    session: Session, accounts: list[ConnectedAccount], slug: str, wanted: str | None
) -> None:
    chosen = account_for_call(session, CATALOGUE.toolkits[slug], accounts, wanted)

    pinned = session.config.get("connected_accounts", {}).get(slug)
    if isinstance(chosen, ConnectedAccount) and pinned is not None:
        assert chosen.id in pinned


@given(sessions, accounts, st.sampled_from(TOOLKITS), wanted)
def test_a_named_account_is_used_or_refused_and_never_replaced(
    session: Session, accounts: list[ConnectedAccount], slug: str, wanted: str | None
) -> None:
    chosen = account_for_call(session, CATALOGUE.toolkits[slug], accounts, wanted)

    if isinstance(chosen, ConnectedAccount) and wanted is not None:
        assert wanted in (chosen.id, chosen.alias)


@given(sessions, accounts, st.sampled_from(["github", "gmail"]))
def test_without_a_name_it_is_the_one_connected_last(
    session: Session, accounts: list[ConnectedAccount], slug: str
) -> None:
    chosen = account_for_call(session, CATALOGUE.toolkits[slug], accounts, None)

    usable = own_accounts(session, accounts, slug)
    if isinstance(chosen, ConnectedAccount):
        assert chosen.connected_at == max(account.connected_at for account in usable)


@given(sessions, accounts, st.sampled_from(["github", "gmail"]))
def test_a_demanded_choice_is_never_guessed(
    session: Session, accounts: list[ConnectedAccount], slug: str
) -> None:
    demanding = replace(
        session,
        config={
            **session.config,
            "multi_account": {"enable": True, "require_explicit_selection": True},
        },
    )

    chosen = account_for_call(demanding, CATALOGUE.toolkits[slug], accounts, None)

    if len(own_accounts(demanding, accounts, slug)) != 1:
        assert isinstance(chosen, Denied)


@given(sessions, accounts, st.sampled_from(["github", "gmail"]), wanted)
def test_a_refusal_never_names_another_users_account(
    session: Session, accounts: list[ConnectedAccount], slug: str, wanted: str | None
) -> None:
    chosen = account_for_call(session, CATALOGUE.toolkits[slug], accounts, wanted)

    if isinstance(chosen, Denied):
        named = str(chosen.values.get("accounts", "")).split(", ")
        own = [
            a
            for a in accounts
            if (a.user_id == session.user_id or shared_with(a, session.user_id))
            and a.toolkit == slug
        ]
        assert set(named) - {""} <= {name for a in own for name in (a.id, a.alias)}


rules = st.one_of(
    st.fixed_dictionaries({"enabled": st.lists(st.sampled_from(TOOLKITS))}),
    st.fixed_dictionaries({"disabled": st.lists(st.sampled_from(TOOLKITS))}),
    st.just({}),
)


@given(rules)
def test_a_tool_of_a_toolkit_that_is_not_enabled_is_never_enabled(rule: dict) -> None:
    config = {"toolkits": rule} if rule else {}

    for tool in enabled_tools(config, CATALOGUE):
        assert toolkit_enabled(config, CATALOGUE.toolkit_of(tool).slug)


def test_a_toolkits_own_list_of_tools_decides_over_the_tags() -> None:
    config = {
        "tools": {"github": {"enabled": ["GITHUB_CREATE_AN_ISSUE"]}},
        "tags": {"enabled": ["readOnlyHint"]},
    }

    github = CATALOGUE.toolkits["github"]
    enabled = [tool.slug for tool in github.tools if tool_enabled(config, "github", tool)]

    assert enabled == ["GITHUB_CREATE_AN_ISSUE"]


def test_a_toolkits_tags_decide_over_the_sessions() -> None:
    config = {
        "tools": {"gmail": {"tags": {"enabled": ["createHint"]}}},
        "tags": {"enabled": ["readOnlyHint"]},
    }

    gmail = CATALOGUE.toolkits["gmail"]
    enabled = [tool for tool in gmail.tools if tool_enabled(config, "gmail", tool)]

    assert enabled == [tool for tool in gmail.tools if "createHint" in tool.tags]


@pytest.mark.parametrize("presented", ["", "ak", KEY + " ", KEY.upper(), "*", "%"])
def test_only_a_whole_key_opens_a_project(presented: str) -> None:
    assert project_of({KEY: "first", OTHER_KEY: "second"}, presented) is None


def test_each_key_opens_its_own_project() -> None:
    projects = {KEY: "first", OTHER_KEY: "second"}

    assert [project_of(projects, key) for key in projects] == ["first", "second"]


def mails(session: object) -> list[str]:
    result = session.execute("GMAIL_FETCH_EMAILS", arguments={"max_results": 10})
    return [message["subject"] for message in result.data.get("messages", [])]


def test_two_users_read_two_mailboxes(door: Door, composio) -> None:
    ayu, budi = composio.create(user_id="user_ayu"), composio.create(user_id="user_budi")
    door.connect(ayu, "gmail")
    door.connect(budi, "gmail")

    assert set(mails(ayu)) & set(mails(budi)) == set()
    assert "Staff meeting on Wednesday" in mails(ayu)
    assert "Sunday ferries show the wrong time" in mails(budi)


def test_one_users_connection_is_not_another_users(door: Door, composio) -> None:
    door.connect(composio.create(user_id="user_ayu"), "gmail")

    chris = composio.create(user_id="user_chris")

    assert mails(chris) == []
    assert chris.toolkits(toolkits=["gmail"]).items[0].connection.is_active is False


def test_naming_another_users_account_does_not_open_it(door: Door, composio) -> None:
    account = door.connect(composio.create(user_id="user_ayu"), "gmail", alias="work")
    budi = composio.create(user_id="user_budi")
    door.connect(budi, "gmail")

    for name in (account, "work"):
        result = budi.execute("GMAIL_FETCH_EMAILS", account=name)
        assert (result.result_type, result.data) == ("failed", {})


def test_another_users_account_cannot_be_pinned(door: Door, composio) -> None:
    from composio_client import BadRequestError

    account = door.connect(composio.create(user_id="user_ayu"), "gmail")

    with pytest.raises(BadRequestError, match="same user_id"):
        composio.create(user_id="user_budi", connected_accounts={"gmail": account})


def test_whoever_shares_a_user_id_shares_its_accounts(door: Door, composio) -> None:
    door.connect(composio.create(user_id="default"), "gmail")

    assert mails(composio.create(user_id="default")) != []


def test_another_project_sees_nothing(door: Door, composio) -> None:
    from composio_client import NotFoundError

    session = composio.create(user_id="user_ayu")
    account = door.connect(session, "gmail")
    log = session.execute("GMAIL_GET_PROFILE").log_id
    other = sdk(door, OTHER_KEY)

    for look in (
        lambda: other.use(session.session_id),
        lambda: other.connected_accounts.get(account),
        lambda: other.logs.get(log),
    ):
        with pytest.raises(NotFoundError):
            look()
    assert other.connected_accounts.list().items == []
    assert other.logs.search().logs == []
    assert mails(other.create(user_id="user_ayu")) == []


def test_another_project_cannot_change_anything(door: Door, composio) -> None:
    from composio_client import NotFoundError

    session = composio.create(user_id="user_ayu")
    account = door.connect(session, "gmail")
    other = sdk(door, OTHER_KEY)

    for change in (
        lambda: other.connected_accounts.delete(account),
        lambda: other.connected_accounts.disable(account),
        lambda: other.client.connected_accounts.revoke(account),
        lambda: other.sessions.delete(session.session_id),
    ):
        with pytest.raises(NotFoundError):
            change()
    assert composio.connected_accounts.get(account).status == "ACTIVE"
