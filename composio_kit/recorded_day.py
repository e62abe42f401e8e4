"""A recorded working day of three users of one app, to be replayed under different policies."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass, field, fields
from typing import TYPE_CHECKING, Any, Literal

from composio_kit.messages import messages

if TYPE_CHECKING:
    import pandas as pd

FRONT_PAGE = "HACKERNEWS_GET_FRONTPAGE"
CHANNELS = "SLACK_LIST_ALL_CHANNELS"
ISSUES = "GITHUB_LIST_REPOSITORY_ISSUES"
FETCH, SEND = "GMAIL_FETCH_EMAILS", "GMAIL_SEND_EMAIL"

GARDEN = {"owner": "ayu", "repo": "school-garden"}
HARBOUR = {"owner": "budi", "repo": "harbour-app"}
PARENTS = "parents-5b@melati-school.example"
HEADMISTRESS = "headmistress@melati-school.example"
OPERATIONS = "operations@harbour.example"

Event = Literal["message", "connect", "settings"]


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that happened on the day.

    Attributes
    ----------
    time
        By the day's own clock, `HH:MM`.
    event
        `message` if a user asked for something, `connect` if they connected a
        toolkit, `settings` if the makers of the app changed its settings.
    user
        The user id, or an empty string.
    conversation
        The conversation that the message belongs to, or an empty string.
    message
        The number of the message, `01` to `20`, or an empty string.
    words
        What was asked for, in the language of the lesson.
    tool
        The slug of the tool that answers the message, or an empty string.
    arguments
        What the tool is called with.
    """

    time: str
    event: Event
    user: str
    conversation: str
    message: str
    words: str
    tool: str = ""
    arguments: dict[str, Any] = field(default_factory=dict)


def recorded_day() -> "pd.DataFrame":
    """The day as a table: 20 messages in seven conversations, and two events.

    Returns
    -------
    pandas.DataFrame
        a row per step in the order of the clock, columns `time`, `event`,
        `user`, `conversation`, `message`, `words`, `tool`, `arguments`.
    """
    import pandas as pd

    columns = [each.name for each in fields(Step)]
    return pd.DataFrame([asdict(step) for step in _steps()], columns=columns)


def _steps() -> Iterator[Step]:
    number = 0
    for time, where, words, tool, arguments in _messages_and_events():
        user = f"user_{where.partition('-')[0]}" if where else ""
        if tool:
            number += 1
            yield Step(time, "message", user, where, f"{number:02}", words, tool, arguments)
        else:
            yield Step(time, "connect" if where else "settings", user, "", "", words)


def _messages_and_events() -> list[tuple[str, str, str, str, dict[str, Any]]]:
    """Time, conversation (a name alone for a connection), words, tool and its arguments."""
    day = messages().day

    def mail(to: str, subject: str, body: str) -> dict[str, Any]:
        return {"recipient_email": to, "subject": subject, "body": body}

    def newest(sender: str) -> dict[str, Any]:
        return {"query": f"from:{sender}"}

    return [
        ("08:40", "ayu-1", day.parents_wrote, FETCH, newest(PARENTS)),
        ("09:05", "budi-1", day.harbour_open, ISSUES, HARBOUR),
        (
            "09:30",
            "ayu-2",
            day.my_repositories,
            "GITHUB_LIST_REPOSITORIES_FOR_THE_AUTHENTICATED_USER",
            {},
        ),
        ("09:45", "ayu-1", day.tell_bean, SEND, mail(PARENTS, day.about_bean, day.bean)),
        ("10:20", "ayu-2", day.garden_open, ISSUES, GARDEN),
        ("11:30", "budi-1", day.slack_channels, CHANNELS, {}),
        ("12:00", "budi", day.budi_connects_slack, "", {}),
        ("12:10", "budi-1", day.slack_again, CHANNELS, {}),
        ("12:40", "ayu-1", day.tell_jars, SEND, mail(PARENTS, day.about_bean, day.jars)),
        ("13:15", "chris-1", day.front_page, FRONT_PAGE, {}),
        ("13:30", "budi-2", day.operations_wrote, FETCH, newest(OPERATIONS)),
        ("13:50", "chris-1", day.news_of_python, "HACKERNEWS_SEARCH_POSTS", {"query": "python"}),
        (
            "14:10",
            "budi-2",
            day.tell_ferries,
            SEND,
            mail(OPERATIONS, day.about_ferries, day.ferries),
        ),
        ("14:30", "ayu-2", day.holiday_issue, "GITHUB_GET_AN_ISSUE", {**GARDEN, "issue_number": 1}),
        ("15:00", "", day.no_more_sending, "", {}),
        (
            "15:10",
            "budi-2",
            day.tell_displays,
            SEND,
            mail(OPERATIONS, day.about_ferries, day.displays),
        ),
        ("15:20", "ayu-3", day.headmistress_wrote, FETCH, newest(HEADMISTRESS)),
        ("15:30", "ayu-1", day.tell_thanks, SEND, mail(PARENTS, day.about_bean, day.thanks)),
        ("15:40", "chris-2", day.front_page_now, FRONT_PAGE, {}),
        ("15:50", "ayu-3", day.tell_plan, SEND, mail(HEADMISTRESS, day.about_meeting, day.plan)),
        ("16:05", "budi-1", day.harbour_still_open, ISSUES, HARBOUR),
        ("16:20", "ayu-1", day.parents_answered, FETCH, newest(PARENTS)),
    ]
