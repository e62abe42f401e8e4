"""The shape of the words of `composio-kit emulator`."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ServingMessages:
    """The emulator on its own: its help, how to point a program at it, what can go wrong."""

    help: str
    help_port: str
    help_state: str
    help_language: str
    help_api_key: str
    file_metavar: str
    key_metavar: str
    answers: str
    in_memory: str
    in_file: str
    keys: str
    page: str
    proxy_set: str
    python: str
    typescript: str
    mcp: str
    mcp_address: str
    curl: str
    control: str
    open_and_approve: str
    control_state: str
    control_logs: str
    control_reset: str
    control_seed: str
    control_clock: str
    control_expire_link: str
    control_fail: str
    control_cancel: str
    stopped: str
    port_taken: str
    cannot_listen: str
    state_unusable: str
    key_unfit: str
