"""The emulator's description of itself in OpenAPI 3.1, made from its operations.

Composio's published document describes an older API than the one that the SDK
calls, so this one is made from what the routes here really check.
"""

import re
from collections.abc import Iterable

from composio_kit.emulator.catalogue import JsonObject
from composio_kit.emulator.coverage import operation_at
from composio_kit.emulator.operations import BASE, Operation

_INFO: JsonObject = {
    "title": "Composio emulator",
    "version": BASE.rpartition("/")[2],
    "description": "What a local emulator offers of Composio's API, and under /_emulator how to "
    "control the emulator itself. The SDK calls these operations by the names in operationId. "
    "Not described here: the consent page at /link/{token}, and the MCP endpoint that a session "
    "names in mcp.url.",
}
_OBJECT: JsonObject = {"type": "object"}
_TEXT: JsonObject = {"type": "string"}
_ERROR_FIELDS: JsonObject = {
    "message": _TEXT,
    "code": {"type": "integer"},
    "slug": _TEXT,
    "status": {"type": "integer", "minimum": 400, "maximum": 599},
    "request_id": _TEXT,
    "suggested_fix": _TEXT,
}
_COMPONENTS: JsonObject = {
    "securitySchemes": {
        "api_key": {
            "type": "apiKey",
            "in": "header",
            "name": "x-api-key",
            "description": "A key that the emulator was started with. Each opens a project of "
            "its own.",
        }
    },
    "schemas": {
        "Error": {
            "type": "object",
            "required": ["error"],
            "additionalProperties": False,
            "properties": {
                "error": {
                    "type": "object",
                    "required": list(_ERROR_FIELDS),
                    "additionalProperties": False,
                    "properties": _ERROR_FIELDS,
                }
            },
        }
    },
    "responses": {
        "Refused": {
            "description": "The request was wrong: `message` says how, `suggested_fix` what to do.",
            "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Error"}}},
        },
        "NotDone": {
            "description": "The emulator does not offer this (501), its disk is full (507), or a "
            "failure was ordered at /_emulator/fail. Nothing was changed.",
            "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Error"}}},
        },
    },
}


def description(operations: Iterable[Operation]) -> JsonObject:
    """The OpenAPI document of these operations."""
    paths: JsonObject = {}
    for operation in operations:
        paths.setdefault(operation.path, {})[operation.method.lower()] = _described(operation)
    return {
        "openapi": "3.1.0",
        "info": _INFO,
        "security": [{"api_key": []}],
        "paths": paths,
        "components": _COMPONENTS,
    }


def _described(operation: Operation) -> JsonObject:
    name = _name(operation)
    described: JsonObject = {
        "operationId": name,
        "tags": [name.rpartition(".")[0]],
        "summary": (operation.handler.__doc__ or "").partition("\n")[0],
        "parameters": [*_path_parameters(operation), *_query_parameters(operation)],
        "responses": {
            str(operation.status): {
                "description": "It was done.",
                "content": {"application/json": {"schema": _OBJECT}},
            },
            "4XX": {"$ref": "#/components/responses/Refused"},
            "5XX": {"$ref": "#/components/responses/NotDone"},
        },
    }
    if operation.body is not None:
        described["requestBody"] = {
            "required": True,
            "content": {"application/json": {"schema": operation.body}},
        }
    return described


def _name(operation: Operation) -> str:
    """Where a program of the SDK's client calls it; Composio has no control operations."""
    called = operation_at(operation.method, operation.path)
    return called.accessor if called else f"emulator.{operation.handler.__name__}"


def _path_parameters(operation: Operation) -> list[JsonObject]:
    return [
        {"name": name, "in": "path", "required": True, "schema": {"type": "string", "minLength": 1}}
        for name in re.findall(r"\{(\w+)\}", operation.path)
    ]


def _query_parameters(operation: Operation) -> list[JsonObject]:
    return [
        {"name": name, "in": "query", "schema": schema} for name, schema in operation.query.items()
    ]
