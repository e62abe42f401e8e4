"""Asking a person first: nothing runs before the answer, and an answer is good once."""

from typing import Any

import pytest
from composio.exceptions import ToolInputRequiredError

from tests.doors import Door

MAIL = {"recipient_email": "parents@melati-school.example", "subject": "Trip"}


@pytest.fixture
def guarded(door: Door, composio) -> Any:
    """A session of Ayu's in which sending mail needs her approval."""
    session = composio.create(
        user_id="user_ayu", tools={"gmail": {"require_approval": ["GMAIL_SEND_EMAIL"]}}
    )
    door.connect(session, "gmail")
    return session


def ask(session: Any, slug: str = "GMAIL_SEND_EMAIL", **arguments: Any) -> ToolInputRequiredError:
    with pytest.raises(ToolInputRequiredError) as asked:
        session.execute(slug, arguments=arguments or MAIL)
    return asked.value


def answer(asked: ToolInputRequiredError, decision: str) -> dict[str, Any]:
    accepted = {"action": "accept", "content": {"decision": decision}}
    return {
        "input_responses": dict.fromkeys(asked.input_requests, accepted),
        "request_state": asked.request_state,
    }


def sent(session: Any) -> int:
    found = session.execute("GMAIL_FETCH_EMAILS", arguments={"query": "in:sent"}).data
    return int(found["resultSizeEstimate"])


def test_nothing_runs_before_the_person_answers(guarded) -> None:
    asked = ask(guarded)

    (question,) = asked.input_requests.values()
    assert question["message"] == "May GMAIL_SEND_EMAIL run for user_ayu?"
    assert sent(guarded) == 0


def test_an_approved_call_runs_once(guarded) -> None:
    asked = ask(guarded)

    result = guarded.execute("GMAIL_SEND_EMAIL", arguments=MAIL, **answer(asked, "approve"))

    assert (result.result_type, sent(guarded)) == ("completed", 1)
    ask(guarded)


def test_always_approve_asks_no_more_in_this_session(door: Door, composio, guarded) -> None:
    asked = ask(guarded)
    guarded.execute("GMAIL_SEND_EMAIL", arguments=MAIL, **answer(asked, "always_approve"))

    guarded.execute("GMAIL_SEND_EMAIL", arguments=MAIL)

    assert sent(guarded) == 2
    ask(composio.create(user_id="user_ayu", toolkits={"require_approval": ["gmail"]}))


@pytest.mark.parametrize(
    "response",
    [
        {"action": "accept", "content": {"decision": "deny"}},
        {"action": "accept", "content": {"decision": "perhaps"}},
        {"action": "accept", "content": {}},
        {"action": "decline"},
        {"action": "cancel"},
    ],
)
def test_whatever_is_not_a_clear_yes_is_a_no_and_is_logged(composio, guarded, response) -> None:
    asked = ask(guarded)

    result = guarded.execute(
        "GMAIL_SEND_EMAIL",
        arguments=MAIL,
        input_responses=dict.fromkeys(asked.input_requests, response),
        request_state=asked.request_state,
    )

    assert result.result_type == "failed"
    assert "did not allow GMAIL_SEND_EMAIL" in result.error
    assert composio.logs.get(result.log_id).status.value == "failed"
    assert sent(guarded) == 0


def test_an_answer_cannot_be_used_twice(guarded) -> None:
    from composio_client import BadRequestError

    asked = ask(guarded)
    guarded.execute("GMAIL_SEND_EMAIL", arguments=MAIL, **answer(asked, "approve"))

    with pytest.raises(BadRequestError, match="no open question"):
        guarded.execute("GMAIL_SEND_EMAIL", arguments=MAIL, **answer(asked, "approve"))
    assert sent(guarded) == 1


def test_an_answer_holds_for_the_call_it_was_given_for(composio, guarded) -> None:
    from composio_client import BadRequestError

    asked = ask(guarded)
    others = {**MAIL, "recipient_email": "somebody@else.example"}
    other_session = composio.create(user_id="user_ayu", toolkits={"require_approval": ["gmail"]})

    for session, arguments in ((guarded, others), (other_session, MAIL)):
        with pytest.raises(BadRequestError, match="no open question"):
            session.execute("GMAIL_SEND_EMAIL", arguments=arguments, **answer(asked, "approve"))
    assert sent(guarded) == 0


@pytest.mark.parametrize("state", ["", "guessed", None])
def test_a_state_cannot_be_forged(guarded, state: str | None) -> None:
    from composio_client import BadRequestError

    asked = ask(guarded)
    forged = {**answer(asked, "approve"), "request_state": state}

    with pytest.raises(BadRequestError, match="no open question"):
        guarded.execute("GMAIL_SEND_EMAIL", arguments=MAIL, **forged)


@pytest.mark.parametrize(
    ("options", "slug", "asks"),
    [
        ({"toolkits": {"require_approval": ["gmail"]}}, "GMAIL_GET_PROFILE", True),
        ({"toolkits": {"require_approval": ["github"]}}, "GMAIL_GET_PROFILE", False),
        ({"tags": {"require_approval": ["readOnlyHint"]}}, "GMAIL_GET_PROFILE", True),
        ({"tags": {"require_approval": ["createHint"]}}, "GMAIL_GET_PROFILE", False),
        (
            {"tools": {"gmail": {"tags": {"require_approval": ["readOnlyHint"]}}}},
            "GMAIL_GET_PROFILE",
            True,
        ),
        (
            {"tools": {"gmail": {"require_approval": ["GMAIL_SEND_EMAIL"]}}},
            "GMAIL_GET_PROFILE",
            False,
        ),
    ],
)
def test_approval_is_asked_by_toolkit_by_tool_and_by_tag(door: Door, options, slug, asks) -> None:
    body = {"user_id": "user_ayu", **options}
    session = door.call("POST", "/tool_router/session", body).json()["session_id"]

    answered = door.call("POST", f"/tool_router/session/{session}/execute", {"tool_slug": slug})

    assert (answered.json()["result_type"] == "input_required") is asks


def test_many_calls_at_once_ask_for_each_tool_and_run_what_is_approved(composio, guarded) -> None:
    calls = [
        {"tool_slug": "GMAIL_GET_PROFILE", "arguments": {}},
        {"tool_slug": "GMAIL_SEND_EMAIL", "arguments": MAIL},
    ]
    with pytest.raises(ToolInputRequiredError) as asked:
        guarded.execute_meta("COMPOSIO_MULTI_EXECUTE_TOOL", arguments={"tools": calls})

    result = guarded.execute_meta(
        "COMPOSIO_MULTI_EXECUTE_TOOL",
        arguments={"tools": calls},
        **answer(asked.value, "deny"),
    )

    profile, mail = result.data["results"]
    assert profile["response"]["successful"] is True
    assert "did not allow" in mail["error"]
    assert sent(guarded) == 0


def test_what_needs_an_approval_only_since_the_question_does_not_run_with_its_answer(
    composio, guarded
) -> None:
    from composio_client import BadRequestError

    calls = [
        {"tool_slug": "GMAIL_SEND_EMAIL", "arguments": MAIL},
        {"tool_slug": "GMAIL_CREATE_EMAIL_DRAFT", "arguments": MAIL},
    ]
    with pytest.raises(ToolInputRequiredError) as asked:
        guarded.execute_meta("COMPOSIO_MULTI_EXECUTE_TOOL", arguments={"tools": calls})
    guarded.update(toolkits={"require_approval": ["gmail"]})

    with pytest.raises(BadRequestError, match="no open question"):
        guarded.execute_meta(
            "COMPOSIO_MULTI_EXECUTE_TOOL",
            arguments={"tools": calls},
            **answer(asked.value, "approve"),
        )
