"""What holds for every toolkit: how its tools are described, and what an account starts with."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import fastjsonschema
import pytest

from composio_kit.emulator.catalogue import Owner, Tool, Toolkit, load_catalogue
from composio_kit.emulator.clock import LESSON_START, iso
from composio_kit.emulator.people import owner_of
from composio_kit.emulator.text import Language

KITS = list(load_catalogue())
WITH_ACCOUNTS = [kit for kit in KITS if not kit.needs_no_auth]
TOOLS = [tool for kit in KITS for tool in kit.tools]
WHOSE = [(user, purpose) for user in ("ayu", "budi", "chris") for purpose in ("work", "personal")]
NAMES = {"id", "key", "name", "login", "email", "handle", "identifier", "ts", "domain", "full_name"}
MAIL = re.compile(r"[\w.+-]+@[\w.-]+")
each_kit = pytest.mark.parametrize("kit", KITS, ids=lambda kit: kit.slug)
each_kit_with_accounts = pytest.mark.parametrize("kit", WITH_ACCOUNTS, ids=lambda kit: kit.slug)
each_tool = pytest.mark.parametrize("tool", TOOLS, ids=lambda tool: tool.slug)


@dataclass
class Notebook:
    """An account's records, kept in a dictionary, at the moment when a lesson starts."""

    owner: Owner
    language: Language
    now: str = iso(LESSON_START.timestamp())
    records: dict[tuple[str, str], dict[str, Any]] = field(default_factory=dict)
    ids: int = 0

    def all(self, kind: str) -> list[dict[str, Any]]:
        return [record for (its, _), record in self.records.items() if its == kind]

    def get(self, kind: str, key: str) -> dict[str, Any] | None:
        return self.records.get((kind, key))

    def put(self, kind: str, key: str, record: dict[str, Any]) -> None:
        self.records[kind, key] = record

    def new_id(self) -> str:
        self.ids += 1
        return f"{self.ids:04}"

    def by_place(self) -> dict[str, dict[str, Any]]:
        return {f"{kind}/{key}": record for (kind, key), record in self.records.items()}


def seeded(kit: Toolkit, user: str, purpose: str, language: Language = "en") -> Notebook:
    """What a new account of somebody's starts with."""
    notebook = Notebook(owner_of(kit, f"user_{user}", purpose, 1), language)
    kit.seed(notebook)
    return notebook


def strings(value: Any, place: str = "") -> Iterator[tuple[str, str]]:
    """Every string in some records, with the path to it."""
    if isinstance(value, str):
        yield place, value
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from strings(item, f"{place}/{key}")
    elif isinstance(value, list | tuple):
        for index, item in enumerate(value):
            yield from strings(item, f"{place}/{index}")


def prose(kit: Toolkit, user: str, purpose: str) -> dict[str, str]:
    """What is said differently in the two languages, and where: the prose, in English."""
    english = strings(seeded(kit, user, purpose, "en").by_place())
    indonesian = dict(strings(seeded(kit, user, purpose, "id").by_place()))
    return {place: text for place, text in english if indonesian[place] != text}


@each_kit
def test_a_toolkit_has_six_to_fifteen_tools_of_its_own(kit: Toolkit) -> None:
    slugs = [tool.slug for tool in kit.tools]

    assert 6 <= len(slugs) == len(set(slugs)) <= 15
    assert all(slug.startswith(f"{kit.slug.upper()}_") for slug in slugs)
    assert kit.description.endswith(".")


@each_tool
def test_a_tool_is_described_whole(tool: Tool) -> None:
    assert tool.name
    assert tool.description.endswith(".")
    assert set(tool.required) <= set(tool.parameters)
    assert any(tag.endswith("Hint") for tag in tool.tags)


@each_tool
def test_a_tools_arguments_are_a_json_schema_whose_defaults_fit_it(tool: Tool) -> None:
    check = fastjsonschema.compile({**tool.input_schema, "required": []}, use_default=False)
    defaults = {
        name: schema["default"] for name, schema in tool.parameters.items() if "default" in schema
    }

    assert check(defaults) == defaults


@each_kit
def test_every_scope_is_explained_and_needed_by_a_tool(kit: Toolkit) -> None:
    assert {scope for tool in kit.tools for scope in tool.scopes} == set(kit.scopes)


@each_kit_with_accounts
def test_a_tool_that_writes_needs_a_scope(kit: Toolkit) -> None:
    for tool in kit.tools:
        assert tool.scopes or "readOnlyHint" in tool.tags


@each_kit_with_accounts
def test_no_two_accounts_start_with_the_same_data(kit: Toolkit) -> None:
    seen = [dict(strings(seeded(kit, *whose).by_place())) for whose in WHOSE]

    assert all(seen)
    for index, one in enumerate(seen):
        assert one not in seen[index + 1 :]


@each_kit_with_accounts
@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("ayu", "work"), ("ayu", "personal")),
        (("budi", "work"), ("budi", "personal")),
        (("ayu", "work"), ("budi", "work")),
    ],
    ids=["ayu", "budi", "work"],
)
def test_two_accounts_of_the_stories_share_no_sentence(kit: Toolkit, one, other) -> None:
    first, second = set(prose(kit, *one).values()), set(prose(kit, *other).values())

    assert first
    assert second
    assert not first & second


@each_kit_with_accounts
@pytest.mark.parametrize("whose", WHOSE, ids="-".join)
def test_both_languages_have_the_same_records_names_and_ids(kit: Toolkit, whose) -> None:
    english = seeded(kit, *whose, language="en").by_place()
    indonesian = seeded(kit, *whose, language="id").by_place()
    translated = prose(kit, *whose)

    assert translated
    assert list(english) == list(indonesian)
    assert {place for place, _ in strings(english)} == {place for place, _ in strings(indonesian)}
    assert not {place.rpartition("/")[2] for place in translated} & NAMES


@each_kit_with_accounts
@pytest.mark.parametrize("whose", WHOSE, ids="-".join)
def test_every_address_is_in_a_domain_that_nobody_can_own(kit: Toolkit, whose) -> None:
    notebook = seeded(kit, *whose)
    said = [text for _, text in strings(notebook.by_place())] + [notebook.owner.handle]

    for address in MAIL.findall(" ".join(said)):
        assert address.endswith(".example")


def test_the_third_account_of_a_person_has_an_address_of_its_own() -> None:
    gmail = load_catalogue().toolkits["gmail"]

    assert owner_of(gmail, "user_ayu", "work", 3).handle == "ayu3@melati-school.example"
