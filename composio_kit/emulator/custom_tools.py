"""Custom tools: defined by the caller, run in the caller's own process by the SDK.

The emulator never runs them and does not keep them. It gives each its final
slug, names it in answers so that the SDK routes it to the caller, and finds it
in searches.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from composio_kit.emulator.catalogue import Catalogue, JsonObject
from composio_kit.emulator.problems import Refusal
from composio_kit.emulator.refusals import CUSTOM_TOOL_CLASH, TOOLKITS_INVALID

PREFIX = "LOCAL_"


@dataclass(frozen=True, slots=True, eq=False)
class CustomTool:
    """A tool of the caller's, with the slug under which a model sees it."""

    slug: str
    toolkit: str
    definition: Mapping[str, Any]

    @property
    def words(self) -> set[str]:
        """What a search looks at."""
        text = f"{self.slug} {self.definition['name']} {self.definition['description']}"
        return {word for word in text.replace("_", " ").lower().split() if len(word) > 2}


def custom_tools_of(experimental: Mapping[str, Any], catalogue: Catalogue) -> list[CustomTool]:
    """The custom tools that a request defines, each with its final slug.

    Raises
    ------
    Refusal
        a slug is named twice or is one of Composio's, or an extended toolkit
        does not exist.
    """
    found = [
        _custom_tool(definition, definition.get("extends_toolkit"))
        for definition in experimental.get("custom_tools") or ()
    ]
    for toolkit in experimental.get("custom_toolkits") or ():
        if toolkit["slug"].lower() in catalogue.toolkits:
            raise Refusal(CUSTOM_TOOL_CLASH, slug=toolkit["slug"])
        found += [_custom_tool(definition, toolkit["slug"]) for definition in toolkit["tools"]]
    for definition in experimental.get("custom_tools") or ():
        extended = definition.get("extends_toolkit")
        if extended and extended.lower() not in catalogue.toolkits:
            known = ", ".join(catalogue.toolkits)
            raise Refusal(TOOLKITS_INVALID, toolkits=extended, known=known)
    slugs = [tool.slug for tool in found]
    for slug in slugs:
        if slugs.count(slug) > 1:
            raise Refusal(CUSTOM_TOOL_CLASH, slug=slug)
    return found


def echoed(experimental: Mapping[str, Any], catalogue: Catalogue) -> JsonObject:
    """The `experimental` block of an answer: every custom tool with its final slug."""
    by_original = {
        (tool.toolkit, tool.definition["slug"]): tool.slug
        for tool in custom_tools_of(experimental, catalogue)
    }

    def named(definition: Mapping[str, Any], toolkit: str | None) -> JsonObject:
        original = definition["slug"]
        slug = by_original[(toolkit or "", original)]
        return {**definition, "slug": slug, "original_slug": original}

    answer: JsonObject = {}
    if experimental.get("custom_tools"):
        answer["custom_tools"] = [
            named(tool, tool.get("extends_toolkit")) for tool in experimental["custom_tools"]
        ]
    if experimental.get("custom_toolkits"):
        answer["custom_toolkits"] = [
            {**kit, "tools": [_without(named(tool, kit["slug"])) for tool in kit["tools"]]}
            for kit in experimental["custom_toolkits"]
        ]
    return answer


def matching(use_case: str, tools: Iterable[CustomTool]) -> list[CustomTool]:
    """The custom tools that share a word with a use case, those with most words first."""
    words = set(use_case.lower().split())
    hits = [(len(words & tool.words), tool) for tool in tools]
    return [tool for count, tool in sorted(hits, key=lambda hit: -hit[0]) if count]


def _custom_tool(definition: Mapping[str, Any], toolkit: str | None) -> CustomTool:
    inside = f"{toolkit.upper()}_" if toolkit else ""
    return CustomTool(f"{PREFIX}{inside}{definition['slug'].upper()}", toolkit or "", definition)


def _without(definition: JsonObject) -> JsonObject:
    return {name: value for name, value in definition.items() if name != "extends_toolkit"}
