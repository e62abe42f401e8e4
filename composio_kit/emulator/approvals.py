"""Asking a person before a tool runs: the question, the answers, and what they allow.

A call that needs approval runs nothing. It returns a question for each tool and
a `request_state`. The same call with answers and that state, once, goes on; a
state is unguessable, belongs to one call of one session, and is good once.
"""

import hashlib
import json
import secrets
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Any, Literal

from composio_kit.emulator.catalogue import JsonObject, Tool
from composio_kit.emulator.policy import (
    NO_ACCOUNT,
    Denied,
    account_for_call,
    needs_approval,
    permission_for,
    tool_enabled,
)
from composio_kit.emulator.problems import Refusal
from composio_kit.emulator.reach import accounts_in_reach
from composio_kit.emulator.records import Approval, Session
from composio_kit.emulator.refusals import APPROVAL_INVALID
from composio_kit.emulator.state import Call
from composio_kit.emulator.text import Text

Frequency = Literal["until_always_approved", "once_per_session", "every_call"]

_YES = ("approve", "always_approve")
_DECISIONS: Mapping[Frequency, tuple[str, ...]] = {
    "until_always_approved": ("approve", "always_approve", "deny"),
    "once_per_session": ("approve", "deny"),
    "every_call": ("approve", "deny"),
}

MAY_IT_RUN = Text(en="May {tool} run for {user}?", id="Bolehkah {tool} dijalankan untuk {user}?")
MAY_IT_RUN_WITH = Text(
    en="May {tool} run for {user} with {account}?",
    id="Bolehkah {tool} dijalankan untuk {user} memakai {account}?",
)
DENIED = Text(
    en="The user did not allow {tool}: nothing was run.",
    id="User tidak mengizinkan {tool}: tidak ada yang dijalankan.",
)


@dataclass(frozen=True, slots=True)
class Question:
    """What a user is to be asked: may this tool run, with this account.

    Parameters
    ----------
    subject
        What an answer that is remembered holds for.
    account
        The connected account that the question names, if it matters.
    """

    subject: str
    tool: str
    account: str | None = None
    frequency: Frequency = "until_always_approved"


@dataclass(frozen=True, slots=True)
class Asked:
    """Nothing was run: the user must answer first. It is the body of the answer, as it is."""

    requests: JsonObject
    state: str

    def body(self) -> JsonObject:
        """What the API answers instead of a result."""
        return {
            "result_type": "input_required",
            "input_requests": self.requests,
            "request_state": self.state,
        }


@dataclass(frozen=True, slots=True)
class Allowed:
    """The subjects of the questions that the user answered with no; none lets everything run."""

    refused: frozenset[str]


def questions_about(
    call: Call, session: Session, runs: Sequence[tuple[Tool, str | None]]
) -> list[Question]:
    """What the user must be asked before these tools run, each question once.

    Parameters
    ----------
    runs
        Each tool, with the account that the caller names for it, if it names one.
    """
    found = (_question_about(call, session, tool, wanted) for tool, wanted in runs)
    return list(dict.fromkeys(question for question in found if question is not None))


def ask_or_allow(
    call: Call, session: Session, asking: str, questions: Sequence[Question]
) -> Asked | Allowed:
    """Ask the user what must be asked, or take the answers that came with the call.

    Parameters
    ----------
    asking
        What the call is about, such as its tool and arguments: an answer holds for
        this and nothing else.

    Raises
    ------
    Refusal
        the answers belong to no open question of this call.
    """
    responses = call.body.get("input_responses")
    if not questions and not responses:
        return Allowed(frozenset())
    known = call.store.always_approved(call.project, session.id)
    refused = {one.subject for one in questions if _no_to(one) in known}
    open_questions = [one for one in questions if not _is_settled(one, known)]
    if not responses:
        if open_questions:
            return _ask(call, session, asking, open_questions)
        return Allowed(frozenset(refused))
    approval = call.store.approval(call.project, str(call.body.get("request_state") or ""))
    if approval is None or approval.used or approval.call != _digest(session, asking):
        raise Refusal(APPROVAL_INVALID)
    asked = set(approval.requests.values())
    if not set(responses) <= set(approval.requests) or (
        not {one.subject for one in open_questions} <= asked
    ):
        raise Refusal(APPROVAL_INVALID)
    call.store.use_approval(approval)
    by_subject = {one.subject: one for one in questions}
    for request_id, subject in approval.requests.items():
        decision = _decision(responses.get(request_id))
        question = by_subject.get(subject, Question(subject, subject))
        for kept in _remembered(question, decision):
            call.store.always_approve(call.project, session.id, kept)
        if decision not in _YES:
            refused.add(subject)
    return Allowed(frozenset(refused))


def _question_about(
    call: Call, session: Session, tool: Tool, wanted: str | None
) -> Question | None:
    toolkit = call.emulator.catalogue.toolkit_of(tool)
    if not tool_enabled(session.config, toolkit.slug, tool):
        return None
    if session.permissions:
        reachable = accounts_in_reach(call.store, call.project, session, toolkit.slug)
        account = account_for_call(session, toolkit, reachable, wanted)
        if not isinstance(account, Denied):
            whose = account.id if account else None
            permission = permission_for(session.permissions, tool.slug, whose)
            if permission == "always_deny":
                return None
            subject = f"{tool.slug}:{whose or NO_ACCOUNT}"
            if permission == "ask_always":
                return Question(subject, tool.slug, whose, "every_call")
            if permission == "ask_once":
                return Question(subject, tool.slug, whose, "once_per_session")
    if needs_approval(session.config, toolkit.slug, tool):
        return Question(tool.slug, tool.slug)
    return None


def _no_to(question: Question) -> str:
    """How a no that holds for the rest of the session is remembered."""
    return f"not {question.subject}"


def _is_settled(question: Question, known: Set[str]) -> bool:
    if question.frequency == "every_call":
        return False
    if question.frequency == "once_per_session":
        return question.subject in known or _no_to(question) in known
    return question.subject in known


def _remembered(question: Question, decision: str) -> Iterator[str]:
    """What an answer settles for the rest of the session."""
    if question.frequency == "once_per_session":
        yield question.subject if decision in _YES else _no_to(question)
    if question.frequency == "until_always_approved" and decision == "always_approve":
        yield question.subject


def _ask(call: Call, session: Session, asking: str, questions: list[Question]) -> Asked:
    by_id = {call.new_id("req"): question for question in questions}
    requests = {request_id: question.subject for request_id, question in by_id.items()}
    state = secrets.token_urlsafe(24)
    call.store.add(
        call.project,
        Approval(state, session.id, _digest(session, asking), requests, used=False),
    )
    shown = {request_id: _shown(call, session, one) for request_id, one in by_id.items()}
    return Asked(shown, state)


def _shown(call: Call, session: Session, question: Question) -> JsonObject:
    text = MAY_IT_RUN_WITH if question.account else MAY_IT_RUN
    message = text.say(
        call.language, tool=question.tool, user=session.user_id, account=question.account
    )
    decisions = list(_DECISIONS[question.frequency])
    return {
        "type": "elicitation",
        "mode": "form",
        "message": message,
        "requested_schema": {
            "type": "object",
            "properties": {"decision": {"type": "string", "enum": decisions}},
            "required": ["decision"],
        },
    }


def _digest(session: Session, asking: str) -> str:
    return hashlib.sha256(f"{session.id} {asking}".encode()).hexdigest()


def _decision(response: Mapping[str, Any] | None) -> str:
    """The user's word; whatever is not a clear yes is a no."""
    if response is None or response.get("action") != "accept":
        return "deny"
    return str((response.get("content") or {}).get("decision", "deny"))


def about(slug: str, arguments: JsonObject, account: str | None) -> str:
    """What a call is about, in one string that is the same for the same call."""
    return json.dumps([slug, arguments, account], sort_keys=True)
