"""COMPOSIO_PROXY_EXECUTE: a proxied call as a tool for a model."""

from composio_kit.emulator.meta_call import MetaCall, Result
from composio_kit.emulator.problems import Refusal
from composio_kit.emulator.proxy import proxied


def proxy_execute(meta: MetaCall) -> Result:
    """What the service answers; what the session does not allow is a failed execution."""
    try:
        answer = proxied(meta.call, meta.session, meta.arguments, meta.refused, meta.entry)
    except Refusal as refusal:
        said = refusal.envelope(meta.call.language, meta.call.request_id)["error"]
        return {}, f"{said['message']} {said['suggested_fix']}"
    return answer, None
