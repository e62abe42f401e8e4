"""What a request about a session may look like, as JSON Schema."""

from composio_kit.emulator.catalogue import JsonObject

_SLUGS: JsonObject = {"type": "array", "items": {"type": "string", "minLength": 1}}
_TAG: JsonObject = {
    "type": "string",
    "enum": [
        "readOnlyHint",
        "createHint",
        "updateHint",
        "destructiveHint",
        "idempotentHint",
        "openWorldHint",
    ],
}
_TAGS: JsonObject = {"type": "array", "items": _TAG}
_SWITCH: JsonObject = {"type": "boolean"}
CALLBACK_URL: JsonObject = {
    "type": "string",
    "maxLength": 2048,
    "pattern": "^https?://[^\\s/?#@\\\\]+([/?#][^\\s\\\\]*)?$",
}


def _one_of_two(items: JsonObject, **more: JsonObject) -> JsonObject:
    properties = {"enable": items, "disable": items, "require_approval": _SLUGS, **more}
    return {
        "type": "object",
        "properties": properties,
        "anyOf": [{"required": [name]} for name in properties],
        "not": {"required": ["enable", "disable"]},
    }


_TAG_RULE: JsonObject = {
    "type": ["array", "object"],
    "items": _TAG,
    "properties": {"enable": _TAGS, "disable": _TAGS, "require_approval": _TAGS},
}


def _block(**properties: JsonObject) -> JsonObject:
    return {"type": "object", "properties": properties}


def _or_null(schema: JsonObject) -> JsonObject:
    return {"anyOf": [schema, {"type": "null"}]}


SHARING: JsonObject = _block(
    account_type={"type": "string", "enum": ["PRIVATE", "SHARED"]},
    acl_config_for_shared=_block(
        allow_all_users=_SWITCH, allowed_user_ids=_SLUGS, not_allowed_user_ids=_SLUGS
    ),
)


_CUSTOM_TOOL: JsonObject = {
    "type": "object",
    "required": ["slug", "name", "description", "input_schema"],
    "properties": {
        "slug": {"type": "string", "pattern": "^[A-Za-z0-9_]+$", "maxLength": 60},
        "name": {"type": "string"},
        "description": {"type": "string"},
        "input_schema": {"type": "object"},
        "output_schema": {"type": "object"},
        "extends_toolkit": {"type": "string"},
        "preload": _SWITCH,
    },
}
_CUSTOM_TOOLKIT: JsonObject = {
    "type": "object",
    "required": ["slug", "name", "description", "tools"],
    "properties": {
        "slug": {"type": "string", "pattern": "^[A-Za-z0-9_-]+$", "maxLength": 60},
        "name": {"type": "string"},
        "description": {"type": "string"},
        "preload": _SWITCH,
        "tools": {"type": "array", "items": _CUSTOM_TOOL},
    },
}
_PERMISSIONS: JsonObject = {
    "type": "object",
    "required": ["default"],
    "properties": {
        "default": {"enum": ["allow_all", "ask_every_call", "ask_once_per_session"]},
        "overrides": {
            "type": "object",
            "propertyNames": {"pattern": "^[^:]+:[^:]+$"},
            "additionalProperties": {
                "enum": ["always_allow", "always_deny", "ask_once", "ask_always"]
            },
        },
    },
}
EXPERIMENTAL: JsonObject = _block(
    custom_tools={"type": "array", "items": _CUSTOM_TOOL},
    custom_toolkits={"type": "array", "items": _CUSTOM_TOOLKIT},
    assistive_prompt_config=_block(user_timezone={"type": "string", "maxLength": 100}),
    no_elicitation_support_fallback={"type": "string", "enum": ["deny", "allow"]},
    permissions=_or_null(_PERMISSIONS),
    link_url_overwrite=_or_null(CALLBACK_URL),
)

_CONNECTIONS: dict[str, JsonObject] = {
    "enable": _SWITCH,
    "enable_wait_for_connections": _SWITCH,
    "enable_connection_removal": _SWITCH,
}
_BLOCKS: dict[str, JsonObject] = {
    "toolkits": _one_of_two(_SLUGS),
    "tools": {
        "type": "object",
        "additionalProperties": _one_of_two(_SLUGS, tags=_TAG_RULE),
    },
    "tags": _TAG_RULE,
    "auth_configs": {"type": "object", "additionalProperties": {"type": "string"}},
    "connected_accounts": {"type": "object", "additionalProperties": _SLUGS},
    "manage_connections": _block(**_CONNECTIONS, callback_url=CALLBACK_URL),
    "multi_account": _block(
        enable=_SWITCH,
        max_accounts_per_toolkit={"type": "integer", "minimum": 2, "maximum": 10},
        require_explicit_selection=_SWITCH,
    ),
    "preload": _block(
        tools={
            "anyOf": [{"type": "array", "items": {"type": "string"}}, {"enum": ["all"]}],
        }
    ),
    "search": _block(enable=_SWITCH),
    "execute": _block(enable_multi_execute=_SWITCH),
    "workbench": _block(
        enable=_SWITCH,
        enable_proxy_execution=_SWITCH,
        auto_offload_threshold={"type": "number"},
        sandbox_size={"type": "string", "enum": ["standard", "medium", "large", "xlarge"]},
    ),
    "proxy_execute": {
        "type": "object",
        "required": ["enable"],
        "properties": {"enable": _SWITCH},
    },
    "instant": {"type": ["boolean", "object"]},
    "experimental": EXPERIMENTAL,
}

CREATE: JsonObject = {
    "type": "object",
    "required": ["user_id"],
    "properties": {"user_id": {"type": "string", "minLength": 1, "maxLength": 512}, **_BLOCKS},
}
PATCH: JsonObject = {
    "type": "object",
    "properties": {
        "expected_config_version": {"type": "integer", "minimum": 1},
        **{name: _or_null(block) for name, block in _BLOCKS.items()},
        "manage_connections": _or_null(_block(**_CONNECTIONS, callback_url=_or_null(CALLBACK_URL))),
    },
}
ATTACH: JsonObject = _block(experimental=EXPERIMENTAL)
