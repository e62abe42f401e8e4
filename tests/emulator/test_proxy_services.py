"""Proxied calls of the services' own APIs: what a tool writes the proxy reads, and back."""

import base64
from email.message import EmailMessage
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.conftest import sdk
from tests.doors import Door, in_process, make_emulator
from tests.emulator.proxied import ask, connected_everywhere, run


@pytest.fixture
def ayu(door: Door, composio: Any) -> Any:
    return connected_everywhere(door, composio)


def raw(to: str, subject: str, text: str) -> str:
    letter = EmailMessage()
    letter["To"], letter["Subject"] = to, subject
    letter.set_content(text)
    return base64.urlsafe_b64encode(letter.as_bytes()).decode().rstrip("=")


class TestGmail:
    def test_a_letter_that_a_tool_sent_is_read_with_its_headers(self, ayu: Any) -> None:
        to = "budi@harbour.example"
        sent = run(ayu, "GMAIL_SEND_EMAIL", recipient_email=to, subject="Ferry", body="At nine?")

        read = ask(ayu, "gmail", f"GET /users/me/messages/{sent['id']}")["data"]

        headers = {one["name"]: one["value"] for one in read["payload"]["headers"]}
        assert (headers["To"], headers["Subject"]) == (to, "Ferry")
        assert base64.urlsafe_b64decode(read["payload"]["body"]["data"]) == b"At nine?"

    def test_a_letter_that_the_proxy_sent_is_read_by_a_tool(self, ayu: Any) -> None:
        letter = raw("budi@harbour.example", "Jadwal ✓", "Pukul 9.")

        sent = ask(ayu, "gmail", "POST /gmail/v1/users/me/messages/send", {"raw": letter})

        assert sent["status"] == 200
        assert sent["data"]["labelIds"] == ["SENT"]
        read = run(ayu, "GMAIL_FETCH_MESSAGE_BY_MESSAGE_ID", message_id=sent["data"]["id"])
        assert (read["to"], read["subject"]) == ("budi@harbour.example", "Jadwal ✓")
        assert read["messageText"] == "Pukul 9."

    def test_a_search_gives_ids_as_gmail_does(self, ayu: Any) -> None:
        found = ask(ayu, "gmail", "GET /users/me/messages", q="from:headmistress", maxResults="5")

        (message,) = found["data"]["messages"]
        assert set(message) == {"id", "threadId"}

    def test_a_draft_is_written_listed_and_sent(self, ayu: Any) -> None:
        body = {"message": {"raw": raw("mum@family.example", "Sunday", "Yes")}}
        draft = ask(ayu, "gmail", "POST /users/me/drafts", body)["data"]
        listed = ask(ayu, "gmail", "GET /users/me/drafts")["data"]["drafts"]

        sent = ask(ayu, "gmail", "POST /users/me/drafts/send", {"id": draft["id"]})

        assert [one["id"] for one in listed] == [draft["id"]]
        assert sent["data"]["labelIds"] == ["SENT"]
        assert run(ayu, "GMAIL_LIST_DRAFTS")["drafts"] == []

    def test_an_answer_stays_in_its_conversation(self, ayu: Any) -> None:
        first = run(ayu, "GMAIL_FETCH_EMAILS")["messages"][0]
        body = {"raw": raw(first["sender"], "Re", "Baik."), "threadId": first["threadId"]}
        ask(ayu, "gmail", "POST /users/me/messages/send", body)

        thread = ask(ayu, "gmail", f"GET /users/me/threads/{first['threadId']}")["data"]

        assert [one["snippet"] for one in thread["messages"]][1:] == ["Baik."]

    def test_labels_are_changed_and_a_letter_is_binned(self, ayu: Any) -> None:
        key = run(ayu, "GMAIL_FETCH_EMAILS")["messages"][0]["messageId"]
        starred = {"addLabelIds": ["STARRED"], "removeLabelIds": ["UNREAD"]}

        labels = ask(ayu, "gmail", f"POST /users/me/messages/{key}/modify", starred)["data"]
        ask(ayu, "gmail", f"POST /users/me/messages/{key}/trash")

        assert labels["labelIds"] == ["INBOX", "STARRED"]
        read = run(ayu, "GMAIL_FETCH_MESSAGE_BY_MESSAGE_ID", message_id=key)
        assert "TRASH" in read["labelIds"]

    def test_what_is_not_there_is_googles_404(self, ayu: Any) -> None:
        answer = ask(ayu, "gmail", "GET /users/me/messages/none")

        error = answer["data"]["error"]
        assert (answer["status"], error["code"], error["status"]) == (404, 404, "NOT_FOUND")

    def test_nobody_elses_mailbox_is_behind_the_path(self, ayu: Any) -> None:
        assert ask(ayu, "gmail", "GET /users/budi@mail.example/profile")["status"] == 404

    @settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
    @given(letter=st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
    def test_a_broken_letter_is_refused_and_never_a_mistake_of_the_emulators(
        self, ayu: Any, letter: bytes
    ) -> None:
        body = {"raw": base64.urlsafe_b64encode(letter).decode()}

        assert ask(ayu, "gmail", "POST /users/me/messages/send", body)["status"] in (200, 400)


class TestSlack:
    def test_a_message_that_the_proxy_posts_a_tool_reads(self, ayu: Any) -> None:
        post = {"channel": "general", "text": "The gate is open"}

        sent = ask(ayu, "slack", "POST /chat.postMessage", post)["data"]

        assert sent["ok"] is True
        history = run(ayu, "SLACK_FETCH_CONVERSATION_HISTORY", channel="general")
        assert history["messages"][0]["text"] == "The gate is open"

    def test_reading_methods_take_a_query_or_a_body(self, ayu: Any) -> None:
        run(ayu, "SLACK_SEND_MESSAGE", channel="general", text="Hello")
        line = "https://slack.com/api/conversations.history"

        by_query = ask(ayu, "slack", f"GET {line}", channel="general", limit="1")["data"]
        by_body = ask(ayu, "slack", f"POST {line}", {"channel": "general", "limit": 1})["data"]

        assert by_query == by_body
        assert [one["text"] for one in by_query["messages"]] == ["Hello"]

    @pytest.mark.parametrize(
        ("method", "body", "code"),
        [
            ("chat.postMessage", {"channel": "nowhere", "text": "x"}, "channel_not_found"),
            ("chat.postMessage", {"channel": "general", "text": " "}, "no_text"),
            ("chat.postMessage", {"text": "x"}, "invalid_arguments"),
            ("chat.delete", {"channel": "general", "ts": "1.1"}, "message_not_found"),
        ],
    )
    def test_a_failure_is_a_200_that_names_slacks_code(
        self, ayu: Any, method: str, body: Any, code: str
    ) -> None:
        answer = ask(ayu, "slack", f"POST /{method}", body)

        assert (answer["status"], answer["data"]["ok"]) == (200, False)
        assert answer["data"]["error"] == code

    def test_who_one_is_and_what_there_is(self, ayu: Any) -> None:
        assert ask(ayu, "slack", "POST /auth.test")["data"]["user"] == "ayu"
        channels = ask(ayu, "slack", "GET /conversations.list")["data"]["channels"]
        assert channels == run(ayu, "SLACK_LIST_ALL_CHANNELS")["channels"]
        assert len(ask(ayu, "slack", "GET /users.list")["data"]["members"]) > 1


EVENT: dict[str, Any] = {
    "summary": "Open day",
    "start": {"dateTime": "2026-03-04T09:00:00+07:00", "timeZone": "Asia/Jakarta"},
    "end": {"dateTime": "2026-03-04T10:45:00+07:00"},
    "attendees": [{"email": "budi@harbour.example"}],
}
EVENTS = "/calendars/primary/events"


class TestGoogleCalendar:
    def test_an_event_that_the_proxy_plans_a_tool_finds(self, ayu: Any) -> None:
        made = ask(ayu, "googlecalendar", f"POST {EVENTS}", EVENT)["data"]

        found = run(ayu, "GOOGLECALENDAR_FIND_EVENT", query="open day")
        (event,) = found["event_data"]["event_data"]
        assert (event["id"], event["end"]["dateTime"]) == (made["id"], "2026-03-04T10:45:00+07:00")
        assert event["attendees"][0]["email"] == "budi@harbour.example"

    def test_an_event_is_listed_changed_and_deleted(self, ayu: Any) -> None:
        key = ask(ayu, "googlecalendar", f"POST {EVENTS}", EVENT)["data"]["id"]
        changes = {"summary": "Open evening", "end": {"dateTime": "2026-03-04T20:00:00+07:00"}}

        changed = ask(ayu, "googlecalendar", f"PATCH {EVENTS}/{key}", changes)["data"]
        listed = ask(ayu, "googlecalendar", f"GET {EVENTS}", q="evening")["data"]
        gone = ask(ayu, "googlecalendar", f"DELETE {EVENTS}/{key}")

        assert changed["summary"] == "Open evening"
        assert [one["id"] for one in listed["items"]] == [key]
        assert (gone["status"], gone["data"]) == (204, None)
        assert ask(ayu, "googlecalendar", f"GET {EVENTS}", q="evening")["data"]["items"] == []

    def test_a_calendars_id_may_be_quoted_in_the_path(self, ayu: Any) -> None:
        calendars = ask(ayu, "googlecalendar", "GET /users/me/calendarList")["data"]["items"]
        (key,) = [one["id"] for one in calendars if one["primary"]]

        quoted = f"GET /calendars/{key.replace('@', '%40')}/events"

        mine = ask(ayu, "googlecalendar", f"GET {EVENTS}")["data"]["items"]
        assert ask(ayu, "googlecalendar", quoted)["data"]["items"] == mine != []

    def test_busy_times_are_told(self, ayu: Any) -> None:
        ask(ayu, "googlecalendar", f"POST {EVENTS}", EVENT)
        day = {"timeMin": "2026-03-04T00:00:00+07:00", "timeMax": "2026-03-05T00:00:00+07:00"}

        told = ask(ayu, "googlecalendar", "POST /freeBusy", {**day, "items": [{"id": "primary"}]})

        busy = told["data"]["calendars"]["primary"]["busy"]
        assert {"start": "2026-03-04T02:00:00+00:00", "end": "2026-03-04T03:45:00+00:00"} in busy

    @pytest.mark.parametrize("start", [{"date": "2026-03-04"}, None, {"dateTime": 7}])
    def test_an_event_without_a_time_of_day_is_refused(self, ayu: Any, start: Any) -> None:
        answer = ask(ayu, "googlecalendar", f"POST {EVENTS}", {**EVENT, "start": start})

        assert answer["status"] == 400
        assert "start_datetime" in answer["data"]["error"]["message"]


class TestNotion:
    def database(self, session: Any) -> str:
        body = {"filter": {"property": "object", "value": "database"}}
        return str(ask(session, "notion", "POST /search", body)["data"]["results"][0]["id"])

    def test_a_row_that_the_proxy_adds_a_tool_finds(self, ayu: Any) -> None:
        database = self.database(ayu)
        cells = {"Name": {"title": [{"text": {"content": "Water the beds"}}]}}
        cells["Status"] = {"select": {"name": "Todo"}}
        body = {"parent": {"database_id": database}, "properties": cells}

        made = ask(ayu, "notion", "POST /pages", body)["data"]

        rows = run(ayu, "NOTION_QUERY_DATABASE", database_id=database, page_size=100)["results"]
        (row,) = [one for one in rows if one["id"] == made["id"]]
        assert row["properties"]["Status"]["select"]["name"] == "Todo"

    def test_a_row_is_changed_and_put_in_the_trash(self, ayu: Any) -> None:
        database = self.database(ayu)
        rows = ask(ayu, "notion", f"POST /databases/{database}/query")["data"]["results"]
        path = f"/pages/{rows[0]['id']}"

        done = {"properties": {"Status": {"select": {"name": "Done"}}}}
        changed = ask(ayu, "notion", f"PATCH {path}", done)["data"]
        ask(ayu, "notion", f"PATCH {path}", {"archived": True})

        assert changed["properties"]["Status"]["select"]["name"] == "Done"
        left = run(ayu, "NOTION_QUERY_DATABASE", database_id=database, page_size=100)["results"]
        assert len(left) == len(rows) - 1

    def test_text_is_added_to_a_page_and_read_again(self, ayu: Any) -> None:
        parent = run(ayu, "NOTION_SEARCH_NOTION_PAGE")["results"][0]["id"]
        title = {"title": {"title": [{"text": {"content": "Seeds"}}]}}
        body = {"parent": {"page_id": parent}, "properties": title}
        page = ask(ayu, "notion", "POST /pages", body)["data"]["id"]
        block = {"type": "quote", "quote": {"rich_text": [{"text": {"content": "Beans"}}]}}

        ask(ayu, "notion", f"PATCH /v1/blocks/{page}/children", {"children": [block]})

        read = ask(ayu, "notion", f"GET /blocks/{page}/children")["data"]["results"]
        assert (
            read
            == run(ayu, "NOTION_FETCH_BLOCK_CONTENTS", block_id=page)["block_child_data"]["results"]
        )
        assert [one["quote"]["rich_text"][0]["plain_text"] for one in read] == ["Beans"]

    @pytest.mark.parametrize(
        ("line", "body", "code"),
        [
            ("POST /databases/none/query", {}, "object_not_found"),
            ("POST /search", {"page_size": 0}, "validation_error"),
            ("PATCH /blocks/none/children", {"children": []}, "validation_error"),
        ],
    )
    def test_a_failure_has_notions_code(self, ayu: Any, line: str, body: Any, code: str) -> None:
        answer = ask(ayu, "notion", line, body)

        assert (answer["data"]["object"], answer["data"]["code"]) == ("error", code)
        assert answer["data"]["status"] == answer["status"]


class TestHackerNews:
    def test_it_needs_no_account(self, composio: Any) -> None:
        session = composio.create(user_id="user_chris", proxy_execute=True)
        front = ask(session, "hackernews", "GET /search?tags=front_page")["data"]["hits"]

        item = ask(session, "hackernews", f"GET /items/{front[0]['objectID']}")["data"]
        author = ask(session, "hackernews", f"GET /users/{item['author']}")["data"]

        assert item["title"] == front[0]["title"]
        assert author["username"] == item["author"]

    def test_words_and_pages(self, ayu: Any) -> None:
        newest = ask(ayu, "hackernews", "GET /search_by_date", hitsPerPage="2")["data"]["hits"]
        word = newest[0]["title"].split()[0]

        found = ask(ayu, "hackernews", "GET /api/v1/search", query=word)["data"]["hits"]

        assert len(newest) == 2
        assert newest[0] in found


class TestLinear:
    def test_graphql_is_refused_with_what_to_do_instead(self, ayu: Any) -> None:
        answer = ask(ayu, "linear", "POST /graphql", {"query": "{ viewer { id } }"})

        assert answer["status"] == 501
        assert "Call Linear's tools instead" in answer["data"]["errors"][0]["message"]

    def test_it_is_said_in_indonesian_too(self) -> None:
        with in_process(make_emulator("id")) as door:
            session = sdk(door).create(user_id="user_ayu", proxy_execute=True)
            door.connect(session, "linear")

            answer = ask(session, "linear", "POST /graphql", {"query": "{}"})

        assert "tidak menjalankan GraphQL" in answer["data"]["errors"][0]["message"]
