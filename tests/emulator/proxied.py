"""A session with every account, and its proxied calls."""

from typing import Any

from composio_kit.emulator.catalogue import load_catalogue
from tests.doors import Door


def connected_everywhere(door: Door, composio: Any) -> Any:
    """Ayu's session, with an account of every toolkit that needs one."""
    session = composio.create(user_id="user_ayu", proxy_execute=True)
    for toolkit in load_catalogue():
        if not toolkit.needs_no_auth:
            door.connect(session, toolkit.slug)
    return session


def ask(session: Any, toolkit: str, line: str, body: Any = None, **query: str) -> Any:
    """One proxied call; `line` is its method and its path."""
    method, _, endpoint = line.partition(" ")
    more = {} if body is None else {"body": body}
    given = [{"name": name, "type": "query", "value": value} for name, value in query.items()]
    return session.proxy_execute(
        toolkit=toolkit, method=method, endpoint=endpoint, parameters=given, **more
    )


def run(session: Any, slug: str, **arguments: Any) -> Any:
    result = session.execute(slug, arguments=arguments)
    assert result.error is None, result.error
    return result.data
