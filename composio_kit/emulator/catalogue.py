"""What a toolkit is, and the toolkits there are: every module in `toolkits/`."""

import pkgutil
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from importlib import import_module
from typing import Any, Protocol
from urllib.parse import quote

from composio_kit.emulator.text import Language, Text

JsonObject = dict[str, Any]
VERSION = "20260302_00"


class ToolFailure(Exception):
    """A tool could not do what it was asked; the sentence goes into the result's `error`."""

    def __init__(self, what: Text, **values: object) -> None:
        super().__init__(what.en)
        self.what = what
        self.values = values


@dataclass(frozen=True, slots=True)
class Owner:
    """The person behind a connected account, as the provider knows them."""

    name: str
    handle: str
    purpose: str
    number: int


class Account(Protocol):
    """What a tool sees of the account it works on: its owner, its records, the time."""

    @property
    def owner(self) -> Owner:
        """Whose account it is."""
        ...

    @property
    def language(self) -> Language:
        """The language of the words a tool writes by itself."""
        ...

    @property
    def now(self) -> str:
        """The present moment, ISO 8601."""
        ...

    def all(self, kind: str) -> list[JsonObject]:
        """Every record of `kind`, in the order in which they were first written."""
        ...

    def get(self, kind: str, key: str) -> JsonObject | None:
        """One record, or None."""
        ...

    def put(self, kind: str, key: str, record: JsonObject) -> None:
        """Write a record, replacing one of the same key."""
        ...

    def new_id(self) -> str:
        """A fresh id for a record."""
        ...


@dataclass(frozen=True, slots=True, eq=False)
class Tool:
    """One tool: what a model is told about it, and what it does to an account's records."""

    slug: str
    name: str
    description: str
    parameters: Mapping[str, JsonObject]
    required: tuple[str, ...]
    tags: tuple[str, ...]
    scopes: tuple[str, ...]
    run: Callable[[Account, JsonObject], JsonObject]

    input_schema: JsonObject = field(init=False)

    def __post_init__(self) -> None:
        schema = {
            "type": "object",
            "properties": dict(self.parameters),
            "required": list(self.required),
        }
        object.__setattr__(self, "input_schema", schema)


@dataclass(frozen=True, slots=True, eq=False)
class Toolkit:
    """One service to connect to: its tools, and the data a new account of it starts with."""

    slug: str
    name: str
    description: str
    category: str
    colour: str
    auth_scheme: str | None
    scopes: Mapping[str, Text]
    tools: tuple[Tool, ...]
    handle: Callable[[str, str], str]
    seed: Callable[[Account], None]

    @property
    def needs_no_auth(self) -> bool:
        """Whether its tools run without a connected account."""
        return self.auth_scheme is None

    @property
    def logo(self) -> str:
        """A tile with the initial, drawn here: a logo must not need the internet."""
        return _tile(self.name[0], self.colour)


@cache
def _tile(initial: str, colour: str) -> str:
    drawing = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">'
        f'<rect width="32" height="32" rx="7" fill="{colour}"/>'
        '<text x="16" y="22" font-family="sans-serif" font-size="18" font-weight="700" '
        f'text-anchor="middle" fill="#fff">{initial}</text></svg>'
    )
    return "data:image/svg+xml," + quote(drawing)


@dataclass(frozen=True)
class Catalogue:
    """The toolkits by slug and the tools by slug, and a search over what they can do."""

    toolkits: Mapping[str, Toolkit]
    _owner_of: Mapping[str, Toolkit] = field(init=False)
    _tools: Mapping[str, Tool] = field(init=False)

    def __post_init__(self) -> None:
        pairs = [(kit, tool) for kit in self.toolkits.values() for tool in kit.tools]
        object.__setattr__(self, "_owner_of", {tool.slug: kit for kit, tool in pairs})
        object.__setattr__(self, "_tools", {tool.slug: tool for _, tool in pairs})

    def __iter__(self) -> Iterator[Toolkit]:
        return iter(self.toolkits.values())

    def tool(self, slug: str) -> Tool | None:
        """The tool with this slug, in any case of letters, or None."""
        return self._tools.get(slug.upper())

    def toolkit_of(self, tool: Tool) -> Toolkit:
        """The toolkit that a tool belongs to."""
        return self._owner_of[tool.slug]

    @cached_property
    def _index(self) -> sqlite3.Connection:
        index = sqlite3.connect(":memory:", check_same_thread=False)
        index.execute(
            "create virtual table tools using fts5 "
            "(slug unindexed, words, name, description, tokenize = 'porter unicode61')"
        )
        index.executemany(
            "insert into tools values (?, ?, ?, ?)",
            [
                (tool.slug, tool.slug.replace("_", " "), tool.name, tool.description)
                for tool in self._tools.values()
            ],
        )
        return index

    def search(self, use_case: str, allowed: Iterable[Tool]) -> list[Tool]:
        """Those of the `allowed` tools that have a word of `use_case`, the best first.

        The ranking is SQLite's BM25 over slug, name and description. It is not
        Composio's, which a model makes; only the shape of the answer is.
        """
        words = ["".join(filter(str.isalnum, word)) for word in use_case.split()]
        query = " OR ".join(f'"{word}"' for word in words if len(word) > 1)
        if not query:
            return []
        slugs = {tool.slug for tool in allowed}
        found = self._index.execute(
            "select slug from tools where tools match ? order by bm25(tools, 0, 4, 4, 1), slug",
            (query,),
        )
        return [self._tools[slug] for (slug,) in found if slug in slugs]


@cache
def load_catalogue() -> Catalogue:
    """Every toolkit that a module of `composio_kit.emulator.toolkits` defines as `TOOLKIT`."""
    package = import_module("composio_kit.emulator.toolkits")
    modules = sorted(module.name for module in pkgutil.iter_modules(package.__path__))
    toolkits = [import_module(f"{package.__name__}.{name}").TOOLKIT for name in modules]
    return Catalogue({toolkit.slug: toolkit for toolkit in toolkits})
