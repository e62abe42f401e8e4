"""Slack: what is said in a channel can be read, answered, found and taken back."""

from typing import Any

import pytest

from tests.emulator.toolkits.conftest import refusal, run


@pytest.fixture
def budi(connected) -> Any:
    return connected("budi", "slack")


def history(session: Any, channel: str) -> list[str]:
    found = run(session, "SLACK_FETCH_CONVERSATION_HISTORY", channel=channel)["messages"]
    return [message["text"] for message in found]


def post(session: Any, channel: str, text: str, **more: Any) -> str:
    return run(session, "SLACK_SEND_MESSAGE", channel=channel, markdown_text=text, **more)["ts"]


def test_it_tells_whose_account_and_which_workspace_is_connected(connected) -> None:
    work = run(connected("ayu", "slack", "work"), "SLACK_TEST_AUTH")
    personal = run(connected("ayu", "slack", "personal"), "SLACK_TEST_AUTH")

    assert [(one["user"], one["team"]) for one in (work, personal)] == [
        ("ayu", "SD Melati"),
        ("ayu", "Angklung Braga"),
    ]


def test_a_message_is_the_newest_in_its_channel_and_in_no_other(budi) -> None:
    post(budi, "harbour-app", "I have found it.")

    assert history(budi, "harbour-app")[0] == "I have found it."
    assert "I have found it." not in history(budi, "general")


def test_a_channel_is_known_by_its_name_its_hash_and_its_id(budi) -> None:
    channels = run(budi, "SLACK_LIST_ALL_CHANNELS", channel_name="app")["channels"]

    assert [channel["name"] for channel in channels] == ["harbour-app"]
    assert (
        history(budi, "harbour-app")
        == history(budi, "#harbour-app")
        == history(budi, channels[0]["id"])
    )


def test_a_reply_is_in_the_thread_and_not_in_the_history(budi) -> None:
    [first] = run(budi, "SLACK_FETCH_CONVERSATION_HISTORY", channel="harbour-app")["messages"]
    post(budi, "harbour-app", "Yes, the import.", thread_ts=first["ts"])

    thread = run(
        budi,
        "SLACK_FETCH_MESSAGE_THREAD_FROM_A_CONVERSATION",
        channel="harbour-app",
        ts=first["ts"],
    )["messages"]

    assert history(budi, "harbour-app") == [first["text"]]
    assert [message["text"] for message in thread][0::2] == [first["text"], "Yes, the import."]
    [after] = run(budi, "SLACK_FETCH_CONVERSATION_HISTORY", channel="harbour-app")["messages"]
    assert (first["reply_count"], after["reply_count"]) == (1, 2)


def test_an_answer_to_a_reply_stays_in_the_same_thread(budi) -> None:
    first = post(budi, "general", "Who is on call?")
    second = post(budi, "general", "I am.", thread_ts=first)
    post(budi, "general", "Thanks.", thread_ts=second)

    thread = run(
        budi, "SLACK_FETCH_MESSAGE_THREAD_FROM_A_CONVERSATION", channel="general", ts=first
    )["messages"]

    assert [message["text"] for message in thread] == ["Who is on call?", "I am.", "Thanks."]


def test_a_history_can_begin_after_a_message(budi) -> None:
    before = post(budi, "general", "before")
    post(budi, "general", "after")

    found = run(budi, "SLACK_FETCH_CONVERSATION_HISTORY", channel="general", oldest=before)[
        "messages"
    ]

    assert [message["text"] for message in found] == ["after"]


def test_messages_are_found_by_words_channel_and_author(budi) -> None:
    post(budi, "general", "The timetable is fixed.")

    def found(query: str) -> list[str]:
        messages = run(budi, "SLACK_SEARCH_MESSAGES", query=query)["messages"]
        assert messages["total"] == len(messages["matches"])
        return [match["text"] for match in messages["matches"]]

    assert found("timetable from:@budi") == ["The timetable is fixed."]
    assert len(found("timetable")) == 2
    assert found("in:#general from:wulan") == [
        "We release on Friday as always. Nothing goes out after four."
    ]
    assert found("submarine") == []


def test_a_deleted_message_is_gone_everywhere(budi) -> None:
    ts = post(budi, "general", "Oops.")
    run(budi, "SLACK_DELETES_A_MESSAGE_FROM_A_CHAT", channel="general", ts=ts)

    assert "Oops." not in history(budi, "general")
    assert run(budi, "SLACK_SEARCH_MESSAGES", query="oops")["messages"]["total"] == 0
    assert "no message" in refusal(
        budi, "SLACK_DELETES_A_MESSAGE_FROM_A_CHAT", channel="general", ts=ts
    )


def test_a_reaction_stands_under_its_message(budi) -> None:
    ts = post(budi, "general", "Released.")
    run(budi, "SLACK_ADD_REACTION_TO_AN_ITEM", channel="general", timestamp=ts, name=":tada:")

    newest = run(budi, "SLACK_FETCH_CONVERSATION_HISTORY", channel="general")["messages"][0]
    me = run(budi, "SLACK_TEST_AUTH")["user_id"]

    assert newest["reactions"] == [{"name": "tada", "users": [me]}]


def test_every_author_is_a_member(budi) -> None:
    members = run(budi, "SLACK_LIST_ALL_USERS")["members"]
    authors = {
        message["user"]
        for message in run(budi, "SLACK_FETCH_CONVERSATION_HISTORY", channel="general")["messages"]
    }

    assert [member["name"] for member in members] == ["budi", "wulan", "joko"]
    assert authors <= {member["id"] for member in members}


def test_what_cannot_be_done_is_said(budi) -> None:
    [first] = run(budi, "SLACK_FETCH_CONVERSATION_HISTORY", channel="harbour-app")["messages"]
    here = {"channel": "harbour-app", "ts": first["ts"]}
    smile = {"channel": "harbour-app", "timestamp": first["ts"], "name": "smile"}
    run(budi, "SLACK_ADD_REACTION_TO_AN_ITEM", **smile)

    assert "no channel school-garden" in refusal(
        budi, "SLACK_SEND_MESSAGE", channel="school-garden", text="Hello?"
    )
    assert "needs words" in refusal(budi, "SLACK_SEND_MESSAGE", channel="general", text=" ")
    assert "somebody else's" in refusal(budi, "SLACK_DELETES_A_MESSAGE_FROM_A_CHAT", **here)
    assert ":smile:" in refusal(budi, "SLACK_ADD_REACTION_TO_AN_ITEM", **smile)
    assert "thread_ts" in refusal(
        budi, "SLACK_SEND_MESSAGE", channel="general", text="?", thread_ts="yesterday"
    )
