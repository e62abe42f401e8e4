"""A session's configuration: what a request may say, and what the answers say of it.

The API asks with `enable` and `disable` and answers with `enabled` and
`disabled`; this module is the only place that knows both spellings.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from composio_kit.emulator.catalogue import Catalogue, JsonObject, Tool
from composio_kit.emulator.meta_tools import offered_meta_tools
from composio_kit.emulator.policy import enabled_tools, max_accounts, multi_account
from composio_kit.emulator.problems import OPTION_ABSENT, Refusal
from composio_kit.emulator.records import ConnectedAccount
from composio_kit.emulator.refusals import (
    PIN_NOT_THE_USERS,
    PINS_TOO_MANY,
    PRELOAD_INVALID,
    PRELOAD_NEEDS_FILTER,
    TOOLKITS_INVALID,
    TOOLS_INVALID,
)

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


CREATE: JsonObject = {
    "type": "object",
    "required": ["user_id"],
    "properties": {
        "user_id": {"type": "string", "minLength": 1, "maxLength": 512},
        "toolkits": _one_of_two(_SLUGS),
        "tools": {
            "type": "object",
            "additionalProperties": _one_of_two(_SLUGS, tags=_TAG_RULE),
        },
        "tags": _TAG_RULE,
        "auth_configs": {"type": "object", "additionalProperties": {"type": "string"}},
        "connected_accounts": {"type": "object", "additionalProperties": _SLUGS},
        "manage_connections": _block(
            enable=_SWITCH,
            callback_url=CALLBACK_URL,
            enable_wait_for_connections=_SWITCH,
            enable_connection_removal=_SWITCH,
        ),
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
    },
}

_ABSENT = ("hooks", "proxy_execute")
_ABSENT_EXPERIMENTAL = (
    "custom_tools",
    "custom_toolkits",
    "permissions",
    "link_url_overwrite",
    "submit_feedback",
)


def refuse_absent_options(body: Mapping[str, Any]) -> None:
    """Refuse what the emulator could only pretend to do."""
    for option in _ABSENT:
        if body.get(option) is not None:
            raise Refusal(OPTION_ABSENT, option=option)
    if body.get("instant"):
        raise Refusal(OPTION_ABSENT, option="instant")
    for option in _ABSENT_EXPERIMENTAL:
        if (body.get("experimental") or {}).get(option):
            raise Refusal(OPTION_ABSENT, option=f"experimental.{option}")
    if (body.get("manage_connections") or {}).get("enable_wait_for_connections"):
        raise Refusal(OPTION_ABSENT, option="manage_connections.enable_wait_for_connections")
    rules = [body.get("toolkits"), body.get("tags"), *(body.get("tools") or {}).values()]
    if any(isinstance(rule, dict) and rule.get("require_approval") for rule in rules):
        raise Refusal(OPTION_ABSENT, option="require_approval")


def config_from(body: Mapping[str, Any]) -> JsonObject:
    """The configuration that a create request asks for, in the words of the answers."""
    config: JsonObject = {
        "user_id": body["user_id"],
        "execute": dict(body.get("execute") or {}),
        "search": dict(body.get("search") or {}),
        "preload": {"tools": (body.get("preload") or {}).get("tools") or []},
        "instant": False,
    }
    asked = body.get("manage_connections") or {}
    config["manage_connections"] = {"enabled": asked.get("enable") is not False} | {
        name: asked[name]
        for name in ("callback_url", "enable_wait_for_connections", "enable_connection_removal")
        if asked.get(name) is not None
    }
    if body.get("toolkits"):
        config["toolkits"] = _answered(body["toolkits"], str.lower)
    if body.get("tools"):
        config["tools"] = {
            toolkit.lower(): _answered_tools(rule) for toolkit, rule in body["tools"].items()
        }
    if body.get("tags"):
        config["tags"] = _answered_tags(body["tags"])
    for name in ("auth_configs", "connected_accounts"):
        if body.get(name):
            config[name] = {toolkit.lower(): value for toolkit, value in body[name].items()}
    if body.get("multi_account"):
        config["multi_account"] = dict(body["multi_account"])
    if body.get("workbench"):
        workbench = dict(body["workbench"])
        if "enable_proxy_execution" in workbench:
            workbench["proxy_execution_enabled"] = workbench.pop("enable_proxy_execution")
        config["workbench"] = workbench
    return config


def check_config(
    config: Mapping[str, Any], catalogue: Catalogue, pinned: Iterable[ConnectedAccount]
) -> None:
    """Refuse a configuration that names what does not exist or is not the user's.

    Parameters
    ----------
    pinned
        Those of the accounts that it pins which the project has.
    """
    _check_toolkits(config, catalogue)
    _check_tools(config, catalogue)
    _check_preload(config, catalogue)
    _check_pins(config, pinned)


def exposed_tools(config: Mapping[str, Any], catalogue: Catalogue) -> list[Tool]:
    """The app tools that `session.tools()` shows besides the meta tools."""
    preload = config["preload"]["tools"]
    enabled = enabled_tools(config, catalogue)
    if preload == "all":
        return enabled
    wanted = {slug.upper() for slug in preload}
    return [tool for tool in enabled if tool.slug in wanted]


def tool_slugs(config: Mapping[str, Any], catalogue: Catalogue) -> list[str]:
    """The slugs of everything that `session.tools()` shows."""
    meta = [tool.slug for tool in offered_meta_tools(config)]
    return meta + [tool.slug for tool in exposed_tools(config, catalogue)]


def _answered(rule: Mapping[str, Any], spelled: Any = str) -> JsonObject:
    names = {"enable": "enabled", "disable": "disabled"}
    return {names[name]: [spelled(item) for item in rule[name]] for name in names if name in rule}


def _answered_tools(rule: Mapping[str, Any]) -> JsonObject:
    if "tags" in rule:
        return {"tags": _answered_tags(rule["tags"])}
    return _answered(rule, str.upper)


def _answered_tags(rule: Any) -> JsonObject:
    return {"enabled": list(rule)} if isinstance(rule, list) else _answered(rule)


def _listed(rule: Mapping[str, Any] | None) -> list[str]:
    return [*(rule or {}).get("enabled", ()), *(rule or {}).get("disabled", ())]


def _check_toolkits(config: Mapping[str, Any], catalogue: Catalogue) -> None:
    named = [
        *_listed(config.get("toolkits")),
        *(config.get("tools") or {}),
        *(config.get("connected_accounts") or {}),
        *(config.get("auth_configs") or {}),
    ]
    unknown = dict.fromkeys(slug for slug in named if slug not in catalogue.toolkits)
    if unknown:
        known = ", ".join(catalogue.toolkits)
        raise Refusal(TOOLKITS_INVALID, toolkits=", ".join(unknown), known=known)


def _check_tools(config: Mapping[str, Any], catalogue: Catalogue) -> None:
    for toolkit, rule in (config.get("tools") or {}).items():
        known = [tool.slug for tool in catalogue.toolkits[toolkit].tools]
        unknown = [slug for slug in _listed(rule) if slug not in known]
        if unknown:
            raise Refusal(
                TOOLS_INVALID, toolkit=toolkit, tools=", ".join(unknown), known=", ".join(known)
            )


def _check_preload(config: Mapping[str, Any], catalogue: Catalogue) -> None:
    preload = config["preload"]["tools"]
    if preload == "all":
        rules = [config.get("toolkits"), config.get("tags"), *(config.get("tools") or {}).values()]
        if not any("enabled" in (rule or {}) or (rule or {}).get("tags") for rule in rules):
            raise Refusal(PRELOAD_NEEDS_FILTER)
        return
    unknown = [slug for slug in preload if catalogue.tool(slug) is None]
    if unknown:
        raise Refusal(PRELOAD_INVALID, tools=", ".join(unknown))


def _check_pins(config: Mapping[str, Any], pinned: Iterable[ConnectedAccount]) -> None:
    usable = {
        account.id: account.toolkit
        for account in pinned
        if account.user_id == config["user_id"] and account.status != "INACTIVE"
    }
    limit = max_accounts(config) if multi_account(config) else 1
    for toolkit, pins in (config.get("connected_accounts") or {}).items():
        if len(pins) > limit:
            raise Refusal(PINS_TOO_MANY, toolkit=toolkit, count=len(pins), limit=limit)
        for pin in pins:
            if usable.get(pin) != toolkit:
                raise Refusal(PIN_NOT_THE_USERS, account=pin, toolkit=toolkit)
