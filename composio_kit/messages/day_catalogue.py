"""The shape of the words of the recorded day: what people asked for, and the mails they sent."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DayMessages:
    """One working day of three users, in the order of the clock; then the texts of the mails."""

    parents_wrote: str
    harbour_open: str
    my_repositories: str
    tell_bean: str
    garden_open: str
    slack_channels: str
    budi_connects_slack: str
    slack_again: str
    tell_jars: str
    front_page: str
    operations_wrote: str
    news_of_python: str
    tell_ferries: str
    holiday_issue: str
    no_more_sending: str
    tell_displays: str
    headmistress_wrote: str
    tell_thanks: str
    front_page_now: str
    tell_plan: str
    harbour_still_open: str
    parents_answered: str
    about_bean: str
    bean: str
    jars: str
    thanks: str
    about_ferries: str
    ferries: str
    displays: str
    about_meeting: str
    plan: str
