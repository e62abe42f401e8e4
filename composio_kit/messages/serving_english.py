"""The words of `composio-kit emulator` in English."""

from composio_kit.messages.serving_catalogue import ServingMessages

SERVING = ServingMessages(
    help="Run a local Composio for programs of your own, until you press Ctrl-C.",
    help_port="Port to answer on; 0 takes any free one. Without it: 9900",
    help_state="File to keep everything in. Without it: in memory, gone when it stops.",
    help_language="Language of its pages and sentences. Without it: that of your system.",
    help_api_key=(
        "Key that it accepts, and that opens a project of its own. Can be given more than "
        "once. Without it: ak_local"
    ),
    file_metavar="FILE",
    key_metavar="KEY",
    answers="The Composio emulator answers at {address} until you press Ctrl-C here.",
    in_memory="Everything is kept in memory and gone when it stops; --state FILE keeps it.",
    in_file="Everything is kept in {file}.",
    keys="API keys, each for a project of its own: {keys}. Any other key gets 401.",
    page="The page that shows users, accounts, sessions and calls as they change: {address}",
    proxy_set=(
        "A proxy is set on this computer. Before you start a program that is to reach the "
        "emulator, set NO_PROXY=localhost,127.0.0.1"
    ),
    python="Python",
    typescript="TypeScript",
    mcp="MCP client",
    mcp_address="Every session has an address of its own: print(session.mcp.url)",
    curl="curl",
    control="Control, with the same x-api-key",
    open_and_approve="open it in a browser and approve",
    control_state="what the project holds: users, accounts, sessions, ordered failures",
    control_logs="the calls of the project, the latest first",
    control_reset="forget everything of the project",
    control_seed="a session and approved accounts for each of these users",
    control_clock="move the time forward, for every project",
    control_expire_link="let a connection's link expire now",
    control_fail='let the next requests fail; "any" instead of one operation means all of them',
    control_cancel="let them succeed again",
    stopped="The emulator has stopped.",
    port_taken=(
        "Port {port} is taken, perhaps by another emulator: stop it, or choose another port "
        "with --port."
    ),
    cannot_listen="Port {port} cannot be used ({reason}): choose another with --port.",
    state_unusable=(
        "{file} cannot be used to keep the state in ({reason}): choose another file with --state."
    ),
    key_unfit=(
        "{key} cannot be an API key: choose one of letters, digits and signs, without spaces, "
        "with --api-key."
    ),
)
