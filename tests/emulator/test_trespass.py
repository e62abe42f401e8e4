"""Whatever users, pins, access lists and calls there are, no call touches an account it must not.

`test_isolation` shows it of the policy. Here it is shown of the whole emulator,
against a model of a few lines: random people connect, share, pin, call, disable,
revoke and delete, and after every call the log says whose account it used and
the mailbox says what it read and wrote.
"""

from contextlib import ExitStack
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, multiple, rule

from composio_kit.approval import press
from tests.doors import OTHER_KEY, in_process, make_emulator

USERS = ("user_ayu", "user_budi", "user_chris")
users = st.sampled_from(USERS)
access_lists = st.fixed_dictionaries(
    {
        "allow_all_users": st.booleans(),
        "allowed_user_ids": st.sampled_from([[], *([user] for user in USERS)]),
        "not_allowed_user_ids": st.sampled_from([[], *([user] for user in USERS)]),
    }
)


@dataclass
class Mailbox:
    """A connected account as the model sees it: whose it is, and the mail sent from it."""

    id: str
    user_id: str
    alias: str
    acl: dict[str, Any] | None
    """Who may use it besides; None if it is its user's alone."""
    is_active: bool = True
    sent: list[str] = field(default_factory=list)

    def is_shared_with(self, user_id: str) -> bool:
        return (
            self.acl is not None
            and user_id not in self.acl["not_allowed_user_ids"]
            and (
                self.acl["allow_all_users"]
                or user_id == self.user_id
                or user_id in self.acl["allowed_user_ids"]
            )
        )


@dataclass
class OpenSession:
    """A session as the model sees it. Pins that are None leave all of its user's accounts."""

    id: str
    user_id: str
    pins: list[Mailbox] | None

    def may_use(self, mailbox: Mailbox) -> bool:
        if not mailbox.is_active or (self.pins is not None and mailbox not in self.pins):
            return False
        if mailbox.acl is None:
            return mailbox.user_id == self.user_id
        return self.pins is not None and mailbox.is_shared_with(self.user_id)


class Neighbours(RuleBasedStateMachine):
    """A few people, their mailboxes and sessions, and everything that can happen to them."""

    mailboxes = Bundle("mailboxes")
    sessions = Bundle("sessions")
    wanted = st.one_of(st.none(), mailboxes)
    pins = st.one_of(
        mailboxes.map(lambda mailbox: [mailbox]), st.lists(mailboxes, max_size=3, unique_by=id)
    )

    def __init__(self) -> None:
        super().__init__()
        self._open = ExitStack()
        self.door = self._open.enter_context(in_process(make_emulator()))
        self.known: list[Mailbox] = []
        self.numbers = count(1)

    def teardown(self) -> None:
        self._open.close()

    @rule(target=mailboxes, user_id=users, acl=st.one_of(st.none(), access_lists))
    def connect(self, user_id: str, acl: dict[str, Any] | None) -> Mailbox:
        session = self._ok("POST", "/tool_router/session", {"user_id": user_id})["session_id"]
        alias = f"alias {next(self.numbers)}"
        asked: dict[str, Any] = {"toolkit": "gmail", "alias": alias}
        if acl is not None:
            asked["experimental"] = {"account_type": "SHARED", "acl_config_for_shared": acl}
        link = self._ok("POST", f"/tool_router/session/{session}/link", asked)
        press(self.door.http, link["redirect_url"], "approve")
        self.known.append(Mailbox(link["connected_account_id"], user_id, alias, acl))
        return self.known[-1]

    @rule(target=sessions, user_id=users, pins=st.one_of(st.none(), pins))
    def open_session(self, user_id: str, pins: list[Mailbox] | None) -> Any:
        body: dict[str, Any] = {
            "user_id": user_id,
            "multi_account": {"enable": True, "max_accounts_per_toolkit": 10},
        }
        if pins is not None:
            body["connected_accounts"] = {"gmail": [pin.id for pin in pins]}
        answer = self.door.call("POST", "/tool_router/session", body)
        if not self._may_pin(answer, user_id, pins):
            return multiple()
        return OpenSession(answer.json()["session_id"], user_id, pins)

    @rule(session=sessions, pins=pins)
    def pin_others(self, session: OpenSession, pins: list[Mailbox]) -> None:
        body = {"connected_accounts": {"gmail": [pin.id for pin in pins]}}
        answer = self.door.call("PATCH", f"/tool_router/session/{session.id}", body)
        if self._may_pin(answer, session.user_id, pins):
            session.pins = pins

    @rule(mailbox=mailboxes, acl=access_lists)
    def share_otherwise(self, mailbox: Mailbox, acl: dict[str, Any]) -> None:
        body = {"experimental": {"acl_config_for_shared": acl}}
        answer = self.door.call("PATCH", f"/connected_accounts/{mailbox.id}", body)
        assert answer.is_success == (mailbox.acl is not None)
        if answer.is_success:
            mailbox.acl = acl

    @rule(mailbox=mailboxes, enabled=st.booleans())
    def switch(self, mailbox: Mailbox, enabled: bool) -> None:
        path = f"/connected_accounts/{mailbox.id}/status"
        if self.door.call("PATCH", path, {"enabled": enabled}).is_success:
            mailbox.is_active = enabled

    @rule(mailbox=consumes(mailboxes), delete=st.booleans())
    def end(self, mailbox: Mailbox, delete: bool) -> None:
        if delete:
            self._ok("DELETE", f"/connected_accounts/{mailbox.id}")
        elif self.door.call("POST", f"/connected_accounts/{mailbox.id}/revoke").is_error:
            return
        mailbox.is_active = False

    @rule(session=sessions, wanted=wanted, by_alias=st.booleans(), writes=st.booleans())
    def call(
        self, session: OpenSession, wanted: Mailbox | None, by_alias: bool, writes: bool
    ) -> None:
        slug, arguments = self._mail(writes)
        body: dict[str, Any] = {"tool_slug": slug, "arguments": arguments}
        if wanted is not None:
            body["account"] = wanted.alias if by_alias else wanted.id
        answer = self._ok("POST", f"/tool_router/session/{session.id}/execute", body)
        self._touched(session, wanted, answer["log_id"], answer["data"], arguments)

    @rule(session=sessions, wanted=st.lists(wanted, min_size=1, max_size=3), writes=st.booleans())
    def call_many(self, session: OpenSession, wanted: list[Mailbox | None], writes: bool) -> None:
        mails = [self._mail(writes) for _ in wanted]
        tools = [
            {
                "tool_slug": slug,
                "arguments": arguments,
                **({"account": one.id} if one is not None else {}),
            }
            for one, (slug, arguments) in zip(wanted, mails, strict=True)
        ]
        body = {"slug": "COMPOSIO_MULTI_EXECUTE_TOOL", "arguments": {"tools": tools}}
        answer = self._ok("POST", f"/tool_router/session/{session.id}/execute_meta", body)
        for one, mail, result in zip(wanted, mails, answer["data"]["results"], strict=True):
            response = result["response"]
            self._touched(session, one, response["log_id"], response["data"], mail[1])

    @rule(user_id=users, wanted=wanted, writes=st.booleans())
    def call_without_a_session(self, user_id: str, wanted: Mailbox | None, writes: bool) -> None:
        slug, arguments = self._mail(writes)
        body: dict[str, Any] = {"user_id": user_id, "arguments": arguments}
        if wanted is not None:
            body["connected_account_id"] = wanted.id
        answer = self._ok("POST", f"/tools/execute/{slug}", body)
        anybody = OpenSession("", user_id, None)
        self._touched(anybody, wanted, answer["log_id"], answer["data"], arguments)

    @rule(session=sessions)
    def look_around(self, session: OpenSession) -> None:
        queries = {"queries": [{"use_case": "read e-mail"}, {"use_case": "send e-mail"}]}
        own = f"/tool_router/session/{session.id}"
        shown = self.door.call("GET", f"{own}/toolkits").text
        shown += self.door.call("POST", f"{own}/search", queries).text

        for mailbox in self.known:
            foreign = mailbox.user_id != session.user_id and not session.may_use(mailbox)
            assert not (foreign and f'"{mailbox.id}"' in shown)
        assert self.door.call("GET", own, key=OTHER_KEY).status_code == 404

    def _mail(self, writes: bool) -> tuple[str, dict[str, Any]]:
        if not writes:
            return "GMAIL_FETCH_EMAILS", {"query": "subject:mark", "max_results": 100}
        subject = f"mark {next(self.numbers)}"
        letter = {"recipient_email": "dewi@mail.example", "subject": subject, "body": "."}
        return "GMAIL_SEND_EMAIL", letter

    def _touched(
        self,
        session: OpenSession,
        wanted: Mailbox | None,
        log_id: str,
        data: dict[str, Any],
        arguments: dict[str, Any],
    ) -> None:
        """Hold one call against the model, by its log entry and by what it returned."""
        logged = self._ok("GET", f"/logs/tool_execution/{log_id}")
        used = logged["data"]["connected_account_id"]
        usable = [one for one in self.known if session.may_use(one)]
        goal = [one for one in usable if wanted is None or one is wanted]
        if not goal:
            assert (used, data) == (None, {})
            return
        mailbox = next((one for one in goal if one.id == used), None)
        assert mailbox is not None, f"{used} was used, and {goal} could be"
        assert logged["data"]["user_id"] == session.user_id
        if "subject" in arguments:
            mailbox.sent.append(arguments["subject"])
        else:
            assert {mail["subject"] for mail in data["messages"]} == set(mailbox.sent)

    def _may_pin(self, answer: Any, user_id: str, pins: list[Mailbox] | None) -> bool:
        """Whether the pins were taken, which they must not be if one is not the user's to use."""
        foreign = [
            pin
            for pin in pins or ()
            if not (pin.user_id == user_id if pin.acl is None else pin.is_shared_with(user_id))
        ]
        assert answer.status_code in (200, 201, 400)
        assert not (answer.is_success and foreign)
        return bool(answer.is_success)

    def _ok(self, method: str, path: str, body: Any = None) -> Any:
        answer = self.door.call(method, path, body)
        assert answer.is_success, answer.text
        return answer.json()


Neighbours.TestCase.settings = settings(
    max_examples=20,
    stateful_step_count=40,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
TestNoTrespass = Neighbours.TestCase
