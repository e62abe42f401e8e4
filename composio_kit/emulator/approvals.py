"""Asking a person before a tool runs: the question, the answers, and what they allow.

A call that needs approval runs nothing. It returns a question for each tool and
a `request_state`. The same call with answers and that state, once, goes on; a
state is unguessable, belongs to one call of one session, and is good once.
"""

import hashlib
import json
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from composio_kit.emulator.catalogue import JsonObject
from composio_kit.emulator.problems import Refusal
from composio_kit.emulator.records import Approval, Session
from composio_kit.emulator.refusals import APPROVAL_INVALID
from composio_kit.emulator.state import Call
from composio_kit.emulator.text import Text

DECISIONS = ("approve", "always_approve", "deny")

MAY_IT_RUN = Text(en="May {tool} run for {user}?", id="Bolehkah {tool} dijalankan untuk {user}?")
DENIED = Text(
    en="The user did not allow {tool}: nothing was run.",
    id="User tidak mengizinkan {tool}: tidak ada yang dijalankan.",
)


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
    """Which of the asked-for tools the user refused; an empty set lets everything run."""

    refused: frozenset[str]


def ask_or_allow(
    call: Call, session: Session, asking: str, tools: Sequence[str]
) -> Asked | Allowed:
    """Ask the user about the tools that need it, or take the answers that came with the call.

    Parameters
    ----------
    asking
        What the call is about, such as its tool and arguments: an answer holds for
        this and nothing else.
    tools
        The slugs that need an approval.

    Raises
    ------
    Refusal
        the answers belong to no open question of this call.
    """
    responses = call.body.get("input_responses")
    if not responses:
        known = call.store.always_approved(call.project, session.id) if tools else ()
        open_tools = [slug for slug in dict.fromkeys(tools) if slug not in known]
        return _ask(call, session, asking, open_tools) if open_tools else Allowed(frozenset())
    approval = call.store.approval(call.project, str(call.body.get("request_state") or ""))
    if approval is None or approval.used or approval.call != _digest(session, asking):
        raise Refusal(APPROVAL_INVALID)
    if not set(responses) <= set(approval.requests):
        raise Refusal(APPROVAL_INVALID)
    call.store.use_approval(approval)
    refused = set()
    for request_id, slug in approval.requests.items():
        decision = _decision(responses.get(request_id))
        if decision == "always_approve":
            call.store.always_approve(call.project, session.id, slug)
        if decision not in ("approve", "always_approve"):
            refused.add(slug)
    return Allowed(frozenset(refused))


def _ask(call: Call, session: Session, asking: str, tools: list[str]) -> Asked:
    requests = {call.new_id("req"): slug for slug in tools}
    state = secrets.token_urlsafe(24)
    call.store.add(
        call.project,
        Approval(state, session.id, _digest(session, asking), requests, used=False),
    )
    questions = {
        request_id: {
            "type": "elicitation",
            "mode": "form",
            "message": MAY_IT_RUN.say(call.language, tool=slug, user=session.user_id),
            "requested_schema": {
                "type": "object",
                "properties": {"decision": {"type": "string", "enum": list(DECISIONS)}},
                "required": ["decision"],
            },
        }
        for request_id, slug in requests.items()
    }
    return Asked(questions, state)


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
