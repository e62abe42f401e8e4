"""The catalogue of toolkits: list and get."""

from composio_kit.emulator.catalogue import VERSION, JsonObject, Toolkit
from composio_kit.emulator.clock import LESSON_START, iso
from composio_kit.emulator.links import toolkit_or_refuse
from composio_kit.emulator.operations import BASE, Operation
from composio_kit.emulator.paging import TEXT, WINDOW, cut, page, window
from composio_kit.emulator.state import Call

_TOOLKITS = f"{BASE}/toolkits"
_PUBLISHED = iso(LESSON_START.timestamp())


def list_toolkits(call: Call) -> JsonObject:
    """One page of the toolkits that the emulator has."""
    words = call.query.get("search", "").lower()
    category = call.query.get("category", "").lower()
    found = [
        toolkit
        for toolkit in call.emulator.catalogue
        if words in f"{toolkit.slug} {toolkit.name.lower()}"
        and category in ("", _slug(toolkit.category))
    ]
    start, limit = window(call.query, call.language, default=20, most=1000)
    items = [_item(toolkit) for toolkit in cut(found, start, limit)]
    return page(items, start, limit, len(found))


def get_toolkit(call: Call) -> JsonObject:
    """One toolkit, with how its accounts are authorized."""
    toolkit = toolkit_or_refuse(call.emulator, call.path["slug"])
    schemes = [toolkit.auth_scheme] if toolkit.auth_scheme else []
    scopes = {"available": list(toolkit.scopes)}
    fields: JsonObject = {"required": [], "optional": []}
    return {
        "slug": toolkit.slug,
        "name": toolkit.name,
        "type": "native",
        "enabled": True,
        "is_local_toolkit": False,
        "composio_managed_auth_schemes": schemes,
        "composio_managed_auth": [{"mode": scheme, "scopes": scopes} for scheme in schemes],
        "auth_config_details": [
            {
                "mode": scheme,
                "name": f"{toolkit.slug}_{scheme.lower()}",
                "required_scopes": [],
                "fields": {"auth_config_creation": fields, "connected_account_initiation": fields},
            }
            for scheme in schemes
        ],
        "deprecated": {"toolkitId": toolkit.slug, "rawProxyInfoByAuthSchemes": []},
        "meta": {
            **_meta(toolkit),
            "available_versions": [VERSION],
            "categories": [{"name": toolkit.category, "slug": _slug(toolkit.category)}],
        },
    }


def _item(toolkit: Toolkit) -> JsonObject:
    schemes = [toolkit.auth_scheme] if toolkit.auth_scheme else []
    return {
        "slug": toolkit.slug,
        "name": toolkit.name,
        "type": "native",
        "is_local_toolkit": False,
        "no_auth": toolkit.needs_no_auth,
        "auth_schemes": schemes or ["NO_AUTH"],
        "composio_managed_auth_schemes": schemes,
        "deprecated": {"toolkitId": toolkit.slug},
        "meta": {
            **_meta(toolkit),
            "categories": [{"id": _slug(toolkit.category), "name": toolkit.category}],
        },
    }


def _meta(toolkit: Toolkit) -> JsonObject:
    return {
        "description": toolkit.description,
        "logo": toolkit.logo,
        "tools_count": len(toolkit.tools),
        "triggers_count": 0,
        "version": VERSION,
        "created_at": _PUBLISHED,
        "updated_at": _PUBLISHED,
    }


def _slug(category: str) -> str:
    return category.lower().replace(" ", "-")


OPERATIONS = (
    Operation("GET", _TOOLKITS, list_toolkits, query={"search": TEXT, "category": TEXT, **WINDOW}),
    Operation("GET", f"{_TOOLKITS}/{{slug}}", get_toolkit),
)
