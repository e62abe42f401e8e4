"""The people behind the user ids, as the services they connect know them.

Composio knows no person, only a user id; a mail service knows a name and an
address. A person has an account from work, which they connect unless an alias
says that another one is meant, and a personal one.
"""

import re

from composio_kit.emulator.catalogue import Owner, Toolkit

_PURPOSES = {
    "work": ("work", "office", "school", "kerja", "kantor", "sekolah"),
    "personal": ("personal", "private", "home", "pribadi", "rumah"),
}
_WORKPLACES = {
    "ayu": "melati-school.example",
    "budi": "harbour.example",
    "office": "melati-school.example",
}


def name_of(user_id: str) -> str:
    """A first name for a user id: `user_ayu` is Ayu, a UUID is its first eight signs."""
    words = [word for word in re.split(r"[^0-9A-Za-z]+", user_id) if word]
    telling = [word for word in words if word.lower() not in {"user", "usr", "u", "id"}]
    return (telling or words or ["somebody"])[0][:16].capitalize()


def purpose_of(alias: str | None, number: int) -> str:
    """What the `number`-th account of a person is for, counted from 1: `work` or `personal`.

    Without an alias it is the same one again: a person who authorizes twice, in
    one lesson or by mistake, chooses the same account at the service.
    """
    said = (alias or "").lower()
    for purpose, words in _PURPOSES.items():
        if any(word in said for word in words):
            return purpose
    return "work" if not alias or number % 2 else "personal"


def email_of(name: str, purpose: str) -> str:
    """The address under which most services know a person, by what the account is for."""
    workplace = _WORKPLACES.get(name, "office.example")
    return f"{name}@{workplace if purpose == 'work' else 'mail.example'}"


def owner_of(toolkit: Toolkit, user_id: str, purpose: str, number: int) -> Owner:
    """The person as the toolkit's service knows them."""
    name = name_of(user_id)
    person, at, host = toolkit.handle(name.lower(), purpose).partition("@")
    again = "" if number <= 2 else str(number)
    return Owner(name, f"{person}{again}{at}{host}", purpose, number)
