"""Whether a connection is its user's alone or shared, as requests say it and answers repeat it."""

from composio_kit.emulator.catalogue import JsonObject
from composio_kit.emulator.links import Sharing
from composio_kit.emulator.records import AccountType
from composio_kit.emulator.state import Call

EMPTY_ACL: JsonObject = {
    "allow_all_users": False,
    "allowed_user_ids": [],
    "not_allowed_user_ids": [],
}


def sharing_of(call: Call) -> Sharing:
    """Whether a link request asks for an account that others may use too."""
    asked = call.body.get("experimental") or {}
    acl = (
        {**EMPTY_ACL, **asked["acl_config_for_shared"]}
        if (asked.get("acl_config_for_shared"))
        else {}
    )
    account_type: AccountType = "SHARED" if asked.get("account_type") == "SHARED" else "PRIVATE"
    return Sharing(account_type, acl or (EMPTY_ACL if account_type == "SHARED" else {}))


def shared_block(sharing: Sharing) -> JsonObject:
    """The `experimental` block of an answer about a shared account."""
    return {"account_type": sharing.account_type, "acl_config_for_shared": sharing.acl}
