"""Gmail: mail is answered in its conversation, drafts are sent, and mail is sorted.

Sending, searching and drafting are shown in `test_execution`.
"""

from typing import Any

import pytest

from tests.emulator.toolkits.conftest import refusal, run

MEETING = "subject:meeting"


@pytest.fixture
def ayu(connected) -> Any:
    return connected("ayu", "gmail")


def fetch(session: Any, query: str = "", **more: Any) -> list[dict[str, Any]]:
    return run(session, "GMAIL_FETCH_EMAILS", query=query, max_results=50, **more)["messages"]


def test_a_reply_is_in_the_conversation_and_goes_to_who_wrote(ayu) -> None:
    [mail] = fetch(ayu, MEETING)
    run(ayu, "GMAIL_REPLY_TO_THREAD", thread_id=mail["threadId"], message_body="I will bring it.")

    thread = run(ayu, "GMAIL_FETCH_MESSAGE_BY_THREAD_ID", thread_id=mail["threadId"])["messages"]

    assert [(one["sender"], one["to"], one["subject"]) for one in thread] == [
        (
            "headmistress@melati-school.example",
            "ayu@melati-school.example",
            "Staff meeting on Wednesday",
        ),
        (
            "ayu@melati-school.example",
            "headmistress@melati-school.example",
            "Re: Staff meeting on Wednesday",
        ),
    ]


def test_a_reply_to_ones_own_mail_goes_to_the_other_person(ayu) -> None:
    sent = run(ayu, "GMAIL_SEND_EMAIL", recipient_email="rina@melati-school.example", subject="Key")
    run(ayu, "GMAIL_REPLY_TO_THREAD", thread_id=sent["threadId"], message_body="It is in 5B.")

    assert fetch(ayu, "subject:re:")[0]["to"] == "rina@melati-school.example"


def test_a_draft_is_listed_until_it_is_sent(ayu) -> None:
    draft = run(
        ayu,
        "GMAIL_CREATE_EMAIL_DRAFT",
        recipient_email="parents-5b@melati-school.example",
        subject="The beans",
    )["id"]
    before = run(ayu, "GMAIL_LIST_DRAFTS")["drafts"]

    run(ayu, "GMAIL_SEND_DRAFT", draft_id=draft)

    assert [one["id"] for one in before] == [draft]
    assert run(ayu, "GMAIL_LIST_DRAFTS")["drafts"] == []
    assert [mail["subject"] for mail in fetch(ayu, "in:sent")] == ["The beans"]


def test_mail_is_marked_and_filed_with_labels(ayu) -> None:
    [mail] = fetch(ayu, MEETING)
    run(
        ayu,
        "GMAIL_ADD_LABEL_TO_EMAIL",
        message_id=mail["messageId"],
        add_label_ids=["STARRED"],
        remove_label_ids=["UNREAD", "INBOX"],
    )

    assert [one["subject"] for one in fetch(ayu, label_ids=["STARRED"])] == [mail["subject"]]
    assert mail["subject"] not in [one["subject"] for one in fetch(ayu, "is:unread")]
    assert mail["subject"] not in [one["subject"] for one in fetch(ayu, "in:inbox")]


def test_mail_in_the_trash_is_found_only_there(ayu) -> None:
    [mail] = fetch(ayu, MEETING)
    run(ayu, "GMAIL_MOVE_TO_TRASH", message_id=mail["messageId"])

    assert fetch(ayu, MEETING) == []
    assert [one["messageId"] for one in fetch(ayu, "in:trash")] == [mail["messageId"]]
    assert [one["messageId"] for one in fetch(ayu, label_ids=["TRASH"])] == [mail["messageId"]]


def test_what_cannot_be_done_is_said(ayu) -> None:
    [mail] = fetch(ayu, MEETING)
    nobody = run(ayu, "GMAIL_CREATE_EMAIL_DRAFT", subject="To whom?")["id"]

    assert "no message x" in refusal(
        ayu, "GMAIL_REPLY_TO_THREAD", thread_id="x", message_body="Hello?"
    )
    assert "no recipient" in refusal(ayu, "GMAIL_SEND_DRAFT", draft_id=nobody)
    assert "no message" in refusal(ayu, "GMAIL_SEND_DRAFT", draft_id=mail["messageId"])
    assert "one of" in refusal(
        ayu, "GMAIL_ADD_LABEL_TO_EMAIL", message_id=mail["messageId"], add_label_ids=["SENT"]
    )
