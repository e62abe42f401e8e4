"""The live tests that the SDK brings along, written for Composio's own service, pass here too."""

from collections.abc import Callable
from typing import Any

import pytest
from composio.integration_test import (
    test_tool_router_session_proxy_execute as proxy_execute,
)
from composio.integration_test import test_tool_router_session_update as update

TESTS = [
    test
    for module in (proxy_execute, update)
    for name, test in vars(module).items()
    if name.startswith("test_") and callable(test)
]


@pytest.mark.parametrize("live", TESTS, ids=lambda live: live.__name__)
def test_what_the_sdk_expects_of_the_service_holds_of_the_emulator(
    composio: Any, live: Callable[[Any], None]
) -> None:
    live(composio)
