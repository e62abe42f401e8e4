"""COMPOSIO_MANAGE_CONNECTIONS and COMPOSIO_WAIT_FOR_CONNECTIONS: what is connected, and links."""

from collections.abc import Mapping

from composio_kit.emulator.catalogue import JsonObject
from composio_kit.emulator.links import owner_of_account, request_for_session
from composio_kit.emulator.meta_call import (
    CONNECTED,
    NEEDS_NO_AUTH,
    MetaCall,
    Result,
    some_failed,
)
from composio_kit.emulator.meta_connection_actions import (
    connection_after,
    failed_connection,
    initiated,
    unique_items,
)
from composio_kit.emulator.meta_search import unique
from composio_kit.emulator.policy import toolkit_enabled
from composio_kit.emulator.problems import Refusal
from composio_kit.emulator.reach import usable_accounts
from composio_kit.emulator.records import Session
from composio_kit.emulator.state import Call
from composio_kit.emulator.text import Text

ALL_THERE = Text(en="Go on: the connections are there.", id="Lanjutkan: koneksinya sudah ada.")
ASK_AGAIN = Text(
    en="Not yet. The emulator does not wait: ask again when the person has approved.",
    id="Belum. Emulator tidak menunggu: tanyakan lagi setelah orangnya menyetujui.",
)


def manage_connections(meta: MetaCall) -> Result:
    """COMPOSIO_MANAGE_CONNECTIONS: what is connected, a link for what is not, and the actions.

    The results are by toolkit; one that is named again has its number after its slug.
    """
    call, session, arguments = meta.call, meta.session, meta.arguments
    again = bool(arguments.get("reinitiate_all"))
    results: dict[str, JsonObject] = {}
    for item in unique_items(arguments["toolkits"]):
        slug = item["name"].lower()
        if "action" in item:
            result = connection_after(call, session, slug, item)
        else:
            result = _connection(call, session, slug, again)
        results[_key(slug, results)] = result
    states = [result["status"] for result in results.values()]
    failed = states.count("failed")
    data = {
        "results": results,
        "summary": {
            "total_toolkits": len(results),
            "active_connections": states.count("active"),
            "initiated_connections": states.count("initiated"),
            "failed_connections": failed,
            "removed_connections": states.count("removed"),
        },
    }
    return data, some_failed(meta, failed, len(results))


def wait_for_connections(meta: MetaCall) -> Result:
    """COMPOSIO_WAIT_FOR_CONNECTIONS: whether the person has approved by now.

    The emulator answers at once instead of holding the request: its caller asks
    again. That is said in the answer.
    """
    call, session, arguments = meta.call, meta.session, meta.arguments
    connected = {
        slug: bool(usable_accounts(call.store, call.project, session, slug))
        for slug in unique(name.lower() for name in arguments["toolkits"])
    }
    enough = any if arguments.get("mode") == "any" else all
    done = enough(connected.values())
    data = {
        "connected": connected,
        "ready": done,
        "message": (ALL_THERE if done else ASK_AGAIN).say(call.language),
    }
    return data, None


def _connection(call: Call, session: Session, slug: str, again: bool) -> JsonObject:
    toolkit = call.emulator.catalogue.toolkits.get(slug)
    if toolkit is not None and toolkit.needs_no_auth and toolkit_enabled(session.config, slug):
        return {
            "toolkit": slug,
            "status": "active",
            "has_active_connection": True,
            "message": NEEDS_NO_AUTH.say(call.language, toolkit=toolkit.name),
        }
    if toolkit is not None and not again:
        usable = usable_accounts(call.store, call.project, session, slug)
        if usable:
            return {
                "toolkit": slug,
                "status": "active",
                "has_active_connection": True,
                "connected_account_id": usable[0].id,
                "message": CONNECTED.say(
                    call.language,
                    toolkit=toolkit.name,
                    handle=owner_of_account(call.emulator, usable[0]).handle,
                ),
            }
    callback = (session.config.get("manage_connections") or {}).get("callback_url")
    try:
        request = request_for_session(call, session, slug, None, callback)
    except Refusal as refusal:
        return failed_connection(call, slug, refusal)
    return {**initiated(call, slug, request), "was_reinitiated": again}


def _key(slug: str, results: Mapping[str, JsonObject]) -> str:
    times = sum(result["toolkit"] == slug for result in results.values())
    return f"{slug}_{times + 1}" if times else slug
