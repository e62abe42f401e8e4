"""What the emulator's own rules refuse: unknown records, and requests they do not allow.

Composio does not publish the codes and slugs of these cases; they are this
emulator's choice.
"""

from composio_kit.emulator.problems import Problem
from composio_kit.emulator.text import Text

SESSION_UNKNOWN = Problem(
    404,
    4300,
    "ToolRouter_SessionNotFound",
    Text(
        en="There is no session {session_id} in this project.",
        id="Tidak ada session {session_id} di project ini.",
    ),
    Text(
        en="It was deleted, or it belongs to another API key: create a new one.",
        id="Session itu sudah dihapus, atau milik API key lain: buat yang baru.",
    ),
)
TOOLKIT_UNKNOWN = Problem(
    404,
    4301,
    "Toolkit_NotFound",
    Text(
        en="There is no toolkit {toolkit} in this emulator.",
        id="Tidak ada toolkit {toolkit} di emulator ini.",
    ),
    Text(
        en="It knows these: {known}.",
        id="Yang dikenalnya: {known}.",
    ),
)
TOOLKITS_INVALID = Problem(
    400,
    4302,
    "ToolRouter_InvalidToolkits",
    Text(
        en="These toolkits do not exist in this emulator: {toolkits}.",
        id="Toolkit berikut tidak ada di emulator ini: {toolkits}.",
    ),
    Text(
        en="It knows these: {known}.",
        id="Yang dikenalnya: {known}.",
    ),
)
TOOLS_INVALID = Problem(
    400,
    4303,
    "ToolRouter_InvalidTools",
    Text(
        en="These tools do not exist in the toolkit {toolkit}: {tools}.",
        id="Tool berikut tidak ada di toolkit {toolkit}: {tools}.",
    ),
    Text(
        en="It has these: {known}.",
        id="Yang tersedia: {known}.",
    ),
)
TOOL_UNKNOWN = Problem(
    404,
    4304,
    "Tool_NotFound",
    Text(
        en="There is no tool {tool} in this emulator.",
        id="Tidak ada tool {tool} di emulator ini.",
    ),
    Text(
        en="Look for one with session.search(query=…), which gives the exact slug.",
        id="Cari dengan session.search(query=…), yang memberikan slug persisnya.",
    ),
)
PRELOAD_INVALID = Problem(
    400,
    4313,
    "ToolRouter_InvalidPreload",
    Text(
        en="These tools to preload do not exist in this emulator: {tools}.",
        id="Tool untuk preload berikut tidak ada di emulator ini: {tools}.",
    ),
    Text(
        en="Look for them with session.search(query=…), which gives the exact slugs.",
        id="Cari dengan session.search(query=…), yang memberikan slug persisnya.",
    ),
)
PRELOAD_NEEDS_FILTER = Problem(
    400,
    4305,
    "ToolRouter_PreloadNeedsAllowList",
    Text(
        en='preload.tools = "all" needs a positive list of toolkits, tools or tags.',
        id='preload.tools = "all" memerlukan daftar toolkit, tool, atau tag yang diizinkan.',
    ),
    Text(
        en="Name the toolkits of this session, for example toolkits=['github'].",
        id="Sebutkan toolkit untuk session ini, misalnya toolkits=['github'].",
    ),
)
PIN_NOT_THE_USERS = Problem(
    400,
    4306,
    "ToolRouter_InvalidConnectedAccount",
    Text(
        en="The connected account {account} cannot be pinned for {toolkit}: a pinned account "
        "must exist, be enabled and belong to the same user_id as the session.",
        id="Connected account {account} tidak dapat disematkan untuk {toolkit}: akun yang "
        "disematkan harus ada, aktif, dan milik user_id yang sama dengan session.",
    ),
    Text(
        en="List the user's own accounts with connected_accounts.list(user_ids=[…]).",
        id="Lihat akun milik user itu dengan connected_accounts.list(user_ids=[…]).",
    ),
)
PINS_TOO_MANY = Problem(
    400,
    4307,
    "ToolRouter_TooManyConnectedAccounts",
    Text(
        en="{count} accounts are pinned for {toolkit}, and this session may use {limit}.",
        id="{count} akun disematkan untuk {toolkit}, sedangkan session ini hanya boleh memakai "
        "{limit}.",
    ),
    Text(
        en="Pin fewer, or create the session with multi_account={{'enable': True}}.",
        id="Kurangi jumlahnya, atau buat session dengan multi_account={{'enable': True}}.",
    ),
)
AUTH_CONFIG_UNKNOWN = Problem(
    400,
    4308,
    "ToolRouter_InvalidAuthConfig",
    Text(
        en="There is no auth config {auth_config} for {toolkit} in this project.",
        id="Tidak ada auth config {auth_config} untuk {toolkit} di project ini.",
    ),
    Text(
        en="Leave auth_configs out: then the emulator uses an auth config of its own.",
        id="Hilangkan auth_configs: emulator akan memakai auth config-nya sendiri.",
    ),
)
NO_AUTH_NEEDED = Problem(
    400,
    4309,
    "ToolRouter_NoAuthToolkit",
    Text(
        en="{toolkit} needs no authorization: its tools run without a connected account.",
        id="{toolkit} tidak memerlukan otorisasi: tool-nya berjalan tanpa connected account.",
    ),
    Text(
        en="Call its tools directly.",
        id="Panggil langsung tool-nya.",
    ),
)
TOOLKIT_NOT_IN_SESSION = Problem(
    400,
    4310,
    "ToolRouter_ToolkitNotEnabled",
    Text(
        en="The toolkit {toolkit} is not enabled in this session.",
        id="Toolkit {toolkit} tidak diizinkan di session ini.",
    ),
    Text(
        en="Create a session that enables it.",
        id="Buat session yang mengizinkannya.",
    ),
)
ALIAS_TAKEN = Problem(
    400,
    4311,
    "ConnectedAccount_AliasTaken",
    Text(
        en="The user {user_id} already has a {toolkit} account with the alias {alias}.",
        id="User {user_id} sudah memiliki akun {toolkit} dengan alias {alias}.",
    ),
    Text(
        en="Choose another alias: it is unique per user and toolkit.",
        id="Pilih alias lain: alias harus unik untuk setiap user dan toolkit.",
    ),
)
ACCOUNTS_TOO_MANY = Problem(
    400,
    4312,
    "ConnectedAccount_LimitReached",
    Text(
        en="The user {user_id} already has {count} {toolkit} accounts, the most this session "
        "allows.",
        id="User {user_id} sudah memiliki {count} akun {toolkit}, jumlah terbanyak di session ini.",
    ),
    Text(
        en="Delete one, or raise max_accounts_per_toolkit (2 to 10).",
        id="Hapus salah satu, atau naikkan max_accounts_per_toolkit (2 sampai 10).",
    ),
)
ACCOUNT_UNKNOWN = Problem(
    404,
    1804,
    "ConnectedAccount_NotFound",
    Text(
        en="There is no connected account {account} in this project.",
        id="Tidak ada connected account {account} di project ini.",
    ),
    Text(
        en="It was deleted, or it belongs to another API key: list what there is.",
        id="Akun itu sudah dihapus, atau milik API key lain: lihat daftar yang ada.",
    ),
)
ACCOUNT_WRONG_STATE = Problem(
    400,
    1805,
    "ConnectedAccount_InvalidState",
    Text(
        en="The connected account {account} is {status}, so it cannot be {event}.",
        id="Connected account {account} berstatus {status}, jadi tidak bisa {event}.",
    ),
    Text(
        en="Ask the person to authorize again: a new link makes a new account.",
        id="Minta orangnya memberi izin lagi: tautan baru menghasilkan akun baru.",
    ),
)
CURSOR_INVALID = Problem(
    400,
    10400,
    "HTTP_BadRequest",
    Text(
        en="The cursor is not one that this emulator gave out.",
        id="Cursor ini bukan dari emulator ini.",
    ),
    Text(
        en="Use next_cursor of the page before, unchanged.",
        id="Pakai next_cursor dari halaman sebelumnya, apa adanya.",
    ),
)
LOG_UNKNOWN = Problem(
    404,
    4400,
    "Logs_NotFound",
    Text(
        en="There is no log {log_id} in this project.",
        id="Tidak ada log {log_id} di project ini.",
    ),
    Text(
        en="Search the logs by session id to see the ones there are.",
        id="Cari log menurut session ID untuk melihat yang ada.",
    ),
)
