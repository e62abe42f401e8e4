"""`experimental.permissions`: which calls a person is asked about, always, once or never."""

from typing import Any

import pytest
from composio.exceptions import ToolInputRequiredError
from hypothesis import given
from hypothesis import strategies as st

from composio_kit.emulator.policy import permission_for
from tests.doors import Door

PROFILE, FETCH = "GMAIL_GET_PROFILE", "GMAIL_FETCH_EMAILS"
OVERRIDES = ("always_allow", "always_deny", "ask_once", "ask_always")


@pytest.fixture
def session(door: Door, composio: Any) -> Any:
    """Ayu's session with two mailboxes; the work one is connected last."""
    made = composio.create(user_id="user_ayu", multi_account={"enable": True})
    made.update(multi_account={"require_explicit_selection": False})
    made.accounts = [door.connect(made, "gmail", name) for name in ("personal-mail", "work-mail")]
    return made


def allow(session: Any, default: str, **overrides: str) -> None:
    session.update(experimental={"permissions": {"default": default, "overrides": overrides}})


def ask(session: Any, slug: str = PROFILE, **more: Any) -> ToolInputRequiredError:
    with pytest.raises(ToolInputRequiredError) as asked:
        session.execute(slug, arguments={}, **more)
    return asked.value


def say(session: Any, asked: ToolInputRequiredError, decision: str, slug: str = PROFILE) -> Any:
    accepted = {"action": "accept", "content": {"decision": decision}}
    return session.execute(
        slug,
        arguments={},
        input_responses=dict.fromkeys(asked.input_requests, accepted),
        request_state=asked.request_state,
    )


def test_ask_every_call_asks_again_after_every_yes(session: Any) -> None:
    allow(session, "ask_every_call")

    for decision in ("approve", "always_approve"):
        assert say(session, ask(session), decision).result_type == "completed"
    ask(session)


def test_the_question_names_the_account(session: Any) -> None:
    allow(session, "ask_every_call")

    (question,) = ask(session).input_requests.values()

    work = session.accounts[1]
    assert question["message"] == f"May {PROFILE} run for user_ayu with {work}?"


@pytest.mark.parametrize(("decision", "outcome"), [("approve", "completed"), ("deny", "failed")])
def test_ask_once_per_session_remembers_a_yes_and_a_no(
    session: Any, decision: str, outcome: str
) -> None:
    allow(session, "ask_once_per_session")

    say(session, ask(session), decision)

    assert session.execute(PROFILE, arguments={}).result_type == outcome
    ask(session, FETCH)


def test_what_was_answered_for_one_account_is_asked_anew_for_another(session: Any) -> None:
    allow(session, "ask_once_per_session")
    say(session, ask(session), "approve")

    ask(session, account="personal-mail")


def test_always_deny_runs_nothing_asks_nothing_and_is_logged(composio: Any, session: Any) -> None:
    work = session.accounts[1]
    allow(session, "allow_all", **{f"{PROFILE}:{work}": "always_deny"})

    result = session.execute(PROFILE, arguments={})

    assert (result.result_type, result.data) == ("failed", {})
    assert f"forbid {PROFILE} for {work}" in result.error
    assert composio.logs.get(result.log_id).status.value == "failed"
    assert session.execute(PROFILE, arguments={}, account="personal-mail").error is None


def test_always_allow_skips_the_question_for_one_account(session: Any) -> None:
    allow(session, "ask_every_call", **{f"*:{session.accounts[1]}": "always_allow"})

    assert session.execute(PROFILE, arguments={}).result_type == "completed"
    ask(session, account="personal-mail")


def test_a_tool_without_an_account_is_named_with_none(session: Any) -> None:
    slug = "HACKERNEWS_GET_FRONTPAGE"
    allow(session, "allow_all", **{f"{slug}:__none__": "always_deny"})

    assert f"forbid {slug} for __none__" in session.execute(slug, arguments={}).error


def test_many_calls_at_once_are_each_judged_for_their_own_account(session: Any) -> None:
    personal, work = session.accounts
    keys = {f"{PROFILE}:{work}": "ask_always", f"{FETCH}:{personal}": "always_deny"}
    allow(session, "allow_all", **keys)
    calls = [
        {"tool_slug": slug, "arguments": {}, "account": account}
        for slug in (PROFILE, FETCH)
        for account in (personal, work)
    ]
    with pytest.raises(ToolInputRequiredError) as asked:
        session.execute_meta("COMPOSIO_MULTI_EXECUTE_TOOL", arguments={"tools": calls})
    (request_id,) = asked.value.input_requests

    result = session.execute_meta(
        "COMPOSIO_MULTI_EXECUTE_TOOL",
        arguments={"tools": calls},
        input_responses={request_id: {"action": "decline"}},
        request_state=asked.value.request_state,
    )

    ran = [one["response"]["successful"] for one in result.data["results"]]
    assert ran == [True, False, False, True]
    errors = [one.get("error", "") for one in result.data["results"]]
    assert "did not allow" in errors[1]
    assert "forbid" in errors[2]


def test_an_approval_that_the_configuration_demands_is_asked_all_the_same(
    door: Door, composio: Any
) -> None:
    session = composio.create(user_id="user_ayu", toolkits={"require_approval": ["gmail"]})
    account = door.connect(session, "gmail")
    allow(session, "allow_all", **{f"*:{account}": "always_allow"})

    ask(session)


def test_absent_keeps_them_and_none_removes_them(session: Any) -> None:
    allow(session, "ask_every_call")
    session.update(experimental={"link_url_overwrite": "https://connect.example"})
    ask(session)

    session.update(experimental={"permissions": None})

    assert session.execute(PROFILE, arguments={}).result_type == "completed"


@pytest.mark.parametrize(
    "permissions",
    [
        {},
        {"default": "ask_sometimes"},
        {"default": "allow_all", "overrides": {"GMAIL_GET_PROFILE": "always_deny"}},
        {"default": "allow_all", "overrides": {"*:ca_1": "perhaps"}},
    ],
)
def test_permissions_of_another_form_are_refused(door: Door, permissions: Any) -> None:
    body = {"user_id": "u", "experimental": {"permissions": permissions}}

    assert door.call("POST", "/tool_router/session", body).status_code == 400


@given(
    default=st.sampled_from(["allow_all", "ask_every_call", "ask_once_per_session"]),
    overrides=st.dictionaries(
        st.tuples(st.sampled_from(["A", "B", "*"]), st.sampled_from(["ca_1", "ca_2", "__none__"])),
        st.sampled_from(OVERRIDES),
    ),
    account=st.sampled_from(["ca_1", "ca_2", None]),
)
def test_the_tools_own_override_comes_first_and_the_default_last(
    default: str, overrides: dict[tuple[str, str], str], account: str | None
) -> None:
    keys = {f"{tool}:{whose}": value for (tool, whose), value in overrides.items()}
    meant = {"allow_all": "always_allow", "ask_every_call": "ask_always"}.get(default, "ask_once")
    whose = account or "__none__"

    decided = permission_for({"default": default, "overrides": keys}, "A", account)

    assert decided == overrides.get(("A", whose), overrides.get(("*", whose), meant))
