"""The tools about tools, as a model is told about them.

Their arguments are those of Composio's reference of meta tools. Each call is
logged under its session like any other, and the calls that
COMPOSIO_MULTI_EXECUTE_TOOL makes are logged as its children.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from composio_kit.emulator.catalogue import JsonObject
from composio_kit.emulator.execution import ARGUMENT_INVALID, Outcome, begin_log, finish_log
from composio_kit.emulator.meta_call import MetaCall, Result
from composio_kit.emulator.meta_connection_actions import ITEM
from composio_kit.emulator.meta_connections import manage_connections, wait_for_connections
from composio_kit.emulator.meta_execute import multi_execute, refuse_remote_code
from composio_kit.emulator.meta_proxy import proxy_execute
from composio_kit.emulator.meta_search import get_tool_schemas, search_tools
from composio_kit.emulator.proxy import PROXY
from composio_kit.emulator.records import Session
from composio_kit.emulator.state import Call
from composio_kit.emulator.validation import misfit

MOST_TOOLS_AT_ONCE = 50


@dataclass(frozen=True, slots=True)
class MetaTool:
    """A tool about tools: what a model is told about it, and what it does in a session."""

    slug: str
    name: str
    description: str
    input_schema: JsonObject
    tags: tuple[str, ...]
    run: Callable[[MetaCall], Result]
    is_offered: Callable[[Mapping[str, Any]], bool]


def run_meta_tool(
    call: Call,
    session: Session,
    meta: MetaTool,
    arguments: JsonObject,
    refused: frozenset[str] = frozenset(),
) -> Outcome:
    """Run a meta tool for the session's user and log the call.

    Parameters
    ----------
    refused
        The subjects of the questions that the user, when asked, answered with no.
    """
    entry = begin_log(call, session, meta.slug, arguments)
    unfit = misfit(meta.input_schema, arguments, call.language, "")
    if unfit is not None:
        field, reason = unfit
        why = ARGUMENT_INVALID.say(call.language, field=field, tool=meta.slug, reason=reason)
        return finish_log(call, entry, {}, why)
    data, error = meta.run(MetaCall(call, session, arguments, entry, refused))
    return finish_log(call, entry, data, error)


def offered_meta_tools(config: Mapping[str, Any]) -> list[MetaTool]:
    """The meta tools that a session's configuration leaves switched on."""
    return [meta for meta in META_TOOLS.values() if meta.is_offered(config)]


_WORKFLOW_ID: JsonObject = {
    "type": "string",
    "description": "The id that COMPOSIO_SEARCH_TOOLS gave for this piece of work.",
}


def _object(required: list[str], **properties: JsonObject) -> JsonObject:
    return {"type": "object", "properties": properties, "required": required}


_QUERY = _object(
    ["use_case"],
    use_case={"type": "string", "minLength": 1, "maxLength": 1024},
    known_fields={"type": "string", "maxLength": 500},
)
_ITEM = _object(
    ["tool_slug", "arguments"],
    tool_slug={"type": "string", "minLength": 1},
    arguments={"type": "object"},
    account={"type": "string", "description": "Id or alias of the connected account to use."},
)


def _switched_on(block: str, option: str) -> Callable[[Mapping[str, Any]], bool]:
    return lambda config: (config.get(block) or {}).get(option, True)


META_TOOLS: Mapping[str, MetaTool] = {
    meta.slug: meta
    for meta in (
        MetaTool(
            slug="COMPOSIO_SEARCH_TOOLS",
            name="Search tools",
            description="Finds the tools that fit a use case, with their schemas and whether "
            "their toolkit is connected. Call it first.",
            input_schema=_object(
                ["queries"],
                queries={"type": "array", "minItems": 1, "maxItems": 20, "items": _QUERY},
                session=_object([], id={"type": "string"}, generate_id={"type": "boolean"}),
                model={"type": "string"},
            ),
            tags=("important", "openWorldHint", "readOnlyHint"),
            run=search_tools,
            is_offered=_switched_on("search", "enable"),
        ),
        MetaTool(
            slug="COMPOSIO_GET_TOOL_SCHEMAS",
            name="Get tool schemas",
            description="Returns the full input schemas of tools whose slugs are known.",
            input_schema=_object(
                ["tool_slugs"],
                tool_slugs={"type": "array", "minItems": 1, "items": {"type": "string"}},
                session_id=_WORKFLOW_ID,
            ),
            tags=("readOnlyHint",),
            run=get_tool_schemas,
            is_offered=_switched_on("search", "enable"),
        ),
        MetaTool(
            slug="COMPOSIO_MANAGE_CONNECTIONS",
            name="Manage connections",
            description="Tells which toolkits are connected, and gives a link to authorize "
            "those that are not. An action adds, lists, renames or removes connections.",
            input_schema=_object(
                ["toolkits"],
                toolkits={
                    "type": "array",
                    "minItems": 1,
                    "items": ITEM,
                },
                reinitiate_all={"type": "boolean", "default": False},
                session_id=_WORKFLOW_ID,
            ),
            tags=("openWorldHint", "destructiveHint"),
            run=manage_connections,
            is_offered=_switched_on("manage_connections", "enabled"),
        ),
        MetaTool(
            slug="COMPOSIO_MULTI_EXECUTE_TOOL",
            name="Multi execute tool",
            description="Runs up to 50 independent tools and returns a result for each.",
            input_schema=_object(
                ["tools"],
                tools={
                    "type": "array",
                    "minItems": 1,
                    "maxItems": MOST_TOOLS_AT_ONCE,
                    "items": _ITEM,
                },
                thought={"type": "string"},
                sync_response_to_workbench={"type": "boolean", "default": False},
                session_id=_WORKFLOW_ID,
                current_step={"type": "string"},
                current_step_metric={"type": "string"},
                memory={
                    "type": "object",
                    "additionalProperties": {"type": "array", "items": {"type": "string"}},
                },
            ),
            tags=("openWorldHint", "destructiveHint", "important"),
            run=multi_execute,
            is_offered=_switched_on("execute", "enable_multi_execute"),
        ),
        MetaTool(
            slug="COMPOSIO_WAIT_FOR_CONNECTIONS",
            name="Wait for connections",
            description="Tells whether the person has approved the links that were shown.",
            input_schema=_object(
                ["toolkits"],
                toolkits={"type": "array", "minItems": 1, "items": {"type": "string"}},
                mode={"type": "string", "enum": ["any", "all"], "default": "all"},
                session_id=_WORKFLOW_ID,
            ),
            tags=("readOnlyHint",),
            run=wait_for_connections,
            is_offered=lambda config: bool(
                (config.get("manage_connections") or {}).get("enable_wait_for_connections")
            ),
        ),
        MetaTool(
            slug="COMPOSIO_PROXY_EXECUTE",
            name="Proxy execute",
            description="Calls the API of a toolkit's service with the user's connected account.",
            input_schema=PROXY,
            tags=("openWorldHint", "destructiveHint"),
            run=proxy_execute,
            is_offered=lambda config: (config.get("proxy_execute") or {}).get("enable") is True,
        ),
        *(
            MetaTool(
                slug=slug,
                name=name,
                description="Not offered by the emulator, which runs no code.",
                input_schema={"type": "object"},
                tags=("destructiveHint", "openWorldHint"),
                run=refuse_remote_code,
                is_offered=lambda config: False,
            )
            for slug, name in (
                ("COMPOSIO_REMOTE_WORKBENCH", "Remote workbench"),
                ("COMPOSIO_REMOTE_BASH_TOOL", "Remote bash tool"),
            )
        ),
    )
}
