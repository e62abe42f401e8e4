"""Tools as the API describes them to a model."""

from composio_kit.emulator.catalogue import VERSION, Catalogue, JsonObject, Tool
from composio_kit.emulator.meta_tools import MetaTool

_RESULT: JsonObject = {
    "type": "object",
    "properties": {
        "data": {"type": "object"},
        "error": {"type": ["string", "null"]},
        "successful": {"type": "boolean"},
    },
}


def tool_item(catalogue: Catalogue, tool: Tool) -> JsonObject:
    """An app tool, as an item of a list of tools."""
    toolkit = catalogue.toolkit_of(tool)
    kit = {"slug": toolkit.slug, "name": toolkit.name, "logo": toolkit.logo}
    return {
        **_item(tool.slug, tool.name, tool.description, tool.input_schema, tool.tags, kit),
        "scopes": list(tool.scopes),
        "no_auth": toolkit.needs_no_auth,
    }


def meta_tool_item(meta: MetaTool) -> JsonObject:
    """A meta tool, as an item of a list of tools; its toolkit is Composio itself."""
    kit = {"slug": "composio", "name": "Composio", "logo": ""}
    return {
        **_item(meta.slug, meta.name, meta.description, meta.input_schema, meta.tags, kit),
        "scopes": [],
        "no_auth": True,
    }


def _item(
    slug: str,
    name: str,
    description: str,
    schema: JsonObject,
    tags: tuple[str, ...],
    toolkit: JsonObject,
) -> JsonObject:
    return {
        "slug": slug,
        "name": name,
        "description": description,
        "input_parameters": schema,
        "output_parameters": _RESULT,
        "tags": list(tags),
        "toolkit": toolkit,
        "version": VERSION,
        "available_versions": [VERSION],
        "is_deprecated": False,
        "deprecated": {
            "displayName": name,
            "version": VERSION,
            "available_versions": [VERSION],
            "is_deprecated": False,
            "toolkit": {"logo": toolkit["logo"]},
        },
    }
