"""A session's configuration: from what a request says to what the answers say of it.

The API asks with `enable` and `disable` and answers with `enabled` and
`disabled`; this module is the only place that knows both spellings.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from composio_kit.emulator.catalogue import Catalogue, JsonObject, Tool
from composio_kit.emulator.meta_tools import offered_meta_tools
from composio_kit.emulator.policy import enabled_tools, may_pin, pin_limit
from composio_kit.emulator.problems import Refusal
from composio_kit.emulator.records import ConnectedAccount
from composio_kit.emulator.refusals import (
    PIN_NOT_THE_USERS,
    PINS_TOO_MANY,
    PRELOAD_INVALID,
    PRELOAD_NEEDS_FILTER,
    PROXY_CLASH,
    TOOLKITS_INVALID,
    TOOLS_INVALID,
)

Config = Mapping[str, Any]

_ALWAYS: Mapping[str, Any] = {
    "execute": {},
    "search": {},
    "preload": {"tools": []},
    "instant": False,
    "manage_connections": {"enabled": True},
}


def config_from(body: Config) -> JsonObject:
    """The configuration that a create request asks for, in the words of the answers."""
    asked = {name: block for name, block in body.items() if block is not None}
    return changed({"user_id": body["user_id"], **_ALWAYS}, asked)


def changed(config: Config, body: Config) -> JsonObject:
    """A configuration after a PATCH.

    A block that the body does not name stays, and one that is `null` is removed.
    Maps and lists replace; of the other blocks only the named fields change.
    """
    new = dict(config)
    for name, convert in _BLOCKS.items():
        if name not in body:
            continue
        if body[name] is None:
            new.pop(name, None)
            if name in _ALWAYS:
                new[name] = _ALWAYS[name]
        elif name in _MERGED:
            new[name] = _merged(new.get(name, {}), convert(body[name]))
        else:
            new[name] = convert(body[name])
    return new


def check_config(config: Config, catalogue: Catalogue, pinned: Iterable[ConnectedAccount]) -> None:
    """Refuse a configuration that names what does not exist or is not the user's.

    Parameters
    ----------
    pinned
        Those of the accounts that it pins which the project has.
    """
    _check_toolkits(config, catalogue)
    _check_tools(config, catalogue)
    _check_preload(config, catalogue)
    _check_pins(config, {account.id: account for account in pinned})
    inside = (config.get("workbench") or {}).get("proxy_execution_enabled")
    if inside and (config.get("proxy_execute") or {}).get("enable") is False:
        raise Refusal(PROXY_CLASH)


def pins_of(config: Config) -> list[str]:
    """The ids of every account that a configuration pins."""
    return [pin for pins in (config.get("connected_accounts") or {}).values() for pin in pins]


def exposed_tools(config: Config, catalogue: Catalogue) -> list[Tool]:
    """The app tools that `session.tools()` shows besides the meta tools."""
    preload = config["preload"]["tools"]
    if not preload:
        return []
    enabled = enabled_tools(config, catalogue)
    if preload == "all":
        return enabled
    wanted = {slug.upper() for slug in preload}
    return [tool for tool in enabled if tool.slug in wanted]


def tool_slugs(config: Config, catalogue: Catalogue) -> list[str]:
    """The slugs of everything that `session.tools()` shows."""
    meta = [tool.slug for tool in offered_meta_tools(config)]
    return meta + [tool.slug for tool in exposed_tools(config, catalogue)]


def _renamed(names: Mapping[str, str]) -> Callable[[Config], JsonObject]:
    return lambda block: {names.get(name, name): value for name, value in block.items()}


def _rule(spelled: Callable[[str], str]) -> Callable[[Config], JsonObject]:
    names = {"enable": "enabled", "disable": "disabled", "require_approval": "require_approval"}
    return lambda rule: {
        names[name]: [spelled(item) for item in rule[name]] for name in names if name in rule
    }


def _tags(rule: Any) -> JsonObject:
    return {"enabled": list(rule)} if isinstance(rule, list) else _rule(str)(rule)


def _tools(rules: Config) -> JsonObject:
    return {toolkit.lower(): _tool_rule(rule) for toolkit, rule in rules.items()}


def _tool_rule(rule: Config) -> JsonObject:
    answered = _rule(str.upper)(rule)
    return {"tags": _tags(rule["tags"]), **answered} if "tags" in rule else answered


def _by_toolkit(values: Config) -> JsonObject:
    return {toolkit.lower(): value for toolkit, value in values.items()}


_BLOCKS: Mapping[str, Callable[[Any], Any]] = {
    "toolkits": _rule(str.lower),
    "tools": _tools,
    "tags": _tags,
    "auth_configs": _by_toolkit,
    "connected_accounts": _by_toolkit,
    "manage_connections": _renamed({"enable": "enabled"}),
    "multi_account": dict,
    "preload": dict,
    "search": dict,
    "execute": dict,
    "workbench": _renamed({"enable_proxy_execution": "proxy_execution_enabled"}),
    "proxy_execute": dict,
    "instant": bool,
}
_MERGED = ("manage_connections", "multi_account", "search", "execute", "workbench")


def _merged(block: Config, changes: Config) -> JsonObject:
    return {name: value for name, value in {**block, **changes}.items() if value is not None}


def _listed(rule: Config | None) -> list[str]:
    return [*(rule or {}).get("enabled", ()), *(rule or {}).get("disabled", ())]


def _check_toolkits(config: Config, catalogue: Catalogue) -> None:
    rule = config.get("toolkits") or {}
    named = [
        *_listed(rule),
        *rule.get("require_approval", ()),
        *(config.get("tools") or {}),
        *(config.get("connected_accounts") or {}),
        *(config.get("auth_configs") or {}),
    ]
    unknown = dict.fromkeys(slug for slug in named if slug not in catalogue.toolkits)
    if unknown:
        known = ", ".join(catalogue.toolkits)
        raise Refusal(TOOLKITS_INVALID, toolkits=", ".join(unknown), known=known)


def _check_tools(config: Config, catalogue: Catalogue) -> None:
    for toolkit, rule in (config.get("tools") or {}).items():
        known = [tool.slug for tool in catalogue.toolkits[toolkit].tools]
        named = [*_listed(rule), *rule.get("require_approval", ())]
        unknown = [slug for slug in named if slug not in known]
        if unknown:
            raise Refusal(
                TOOLS_INVALID, toolkit=toolkit, tools=", ".join(unknown), known=", ".join(known)
            )


def _check_preload(config: Config, catalogue: Catalogue) -> None:
    preload = config["preload"]["tools"]
    if preload == "all":
        tools = (config.get("tools") or {}).values()
        rules = [config.get("toolkits"), config.get("tags"), *tools]
        rules += [rule["tags"] for rule in tools if "tags" in rule]
        if not any("enabled" in (rule or {}) for rule in rules):
            raise Refusal(PRELOAD_NEEDS_FILTER)
        return
    unknown = [slug for slug in preload if catalogue.tool(slug) is None]
    if unknown:
        raise Refusal(PRELOAD_INVALID, tools=", ".join(unknown))


def _check_pins(config: Config, known: Mapping[str, ConnectedAccount]) -> None:
    for toolkit, pins in (config.get("connected_accounts") or {}).items():
        limit = pin_limit(config)
        if len(pins) > limit:
            raise Refusal(PINS_TOO_MANY, toolkit=toolkit, count=len(pins), limit=limit)
        for pin in pins:
            account = known.get(pin)
            if account is None or not may_pin(config, toolkit, account):
                raise Refusal(PIN_NOT_THE_USERS, account=pin, toolkit=toolkit)
        shared = [pin for pin in pins if known[pin].account_type == "SHARED"]
        if len(shared) > 1:
            raise Refusal(PINS_TOO_MANY, toolkit=toolkit, count=len(shared), limit=1)
