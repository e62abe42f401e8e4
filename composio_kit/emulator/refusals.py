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
PROXY_CLASH = Problem(
    400,
    4314,
    "ToolRouter_ProxyExecuteDisabled",
    Text(
        en="proxy_execute is switched off, so workbench.enable_proxy_execution cannot be on.",
        id="proxy_execute dimatikan, jadi workbench.enable_proxy_execution tidak bisa dinyalakan.",
    ),
    Text(
        en="Leave one of the two out.",
        id="Hilangkan salah satunya.",
    ),
)
PROXY_NOT_ENABLED = Problem(
    403,
    4315,
    "ToolRouter_ProxyExecuteNotEnabled",
    Text(
        en="This session may not call the {toolkit} API directly.",
        id="Session ini tidak boleh memanggil API {toolkit} secara langsung.",
    ),
    Text(
        en="Create it with proxy_execute=True and with the toolkit enabled.",
        id="Buat session dengan proxy_execute=True dan toolkit-nya diizinkan.",
    ),
)
PROXY_REFUSED = Problem(
    400,
    4316,
    "ToolRouter_ProxyExecuteRefused",
    Text(en="Nothing was called. {why}", id="Tidak ada yang dipanggil. {why}"),
    Text(
        en="Connect the account, or name another one, and call again.",
        id="Hubungkan akunnya, atau sebutkan yang lain, lalu panggil lagi.",
    ),
)
CONFIG_CONFLICT = Problem(
    409,
    4317,
    "ToolRouter_ConfigVersionConflict",
    Text(
        en="The session is at version {current} of its configuration, not {expected}.",
        id="Konfigurasi session ini sudah versi {current}, bukan {expected}.",
    ),
    Text(
        en="Read it again with composio.use(session_id) and repeat the update on what you see.",
        id="Baca lagi dengan composio.use(session_id), lalu ulangi perubahannya atas yang Anda "
        "lihat.",
    ),
)
APPROVAL_INVALID = Problem(
    400,
    4318,
    "ToolRouter_InvalidRequestState",
    Text(
        en="These answers belong to no open question of this call.",
        id="Jawaban ini bukan untuk pertanyaan terbuka dari panggilan ini.",
    ),
    Text(
        en="Repeat the call without answers, and send back the request_state that it returns, "
        "once, with the same tool and arguments.",
        id="Ulangi panggilan tanpa jawaban, lalu kirimkan kembali request_state yang diterima, "
        "sekali saja, dengan tool dan argumen yang sama.",
    ),
)
FILE_UNKNOWN = Problem(
    404,
    4324,
    "ToolRouter_FileNotFound",
    Text(
        en="There is no file {path} in this session's mount {mount}.",
        id="Tidak ada berkas {path} di mount {mount} milik session ini.",
    ),
    Text(en="List the files there are.", id="Lihat berkas yang ada."),
)
CUSTOM_TOOL_CLASH = Problem(
    400,
    4325,
    "ToolRouter_InvalidCustomTool",
    Text(
        en="The custom tool or toolkit {slug} clashes with one of Composio's, or is named twice.",
        id="Custom tool atau toolkit {slug} bentrok dengan milik Composio, atau disebut dua kali.",
    ),
    Text(en="Give it another slug.", id="Beri slug yang lain."),
)
META_TOOL_UNKNOWN = Problem(
    404,
    4326,
    "Tool_NotFound",
    Text(en="There is no meta tool {tool}.", id="Tidak ada meta tool {tool}."),
    Text(
        en="session.tools() lists the ones that this session offers.",
        id="session.tools() menyebutkan yang ditawarkan session ini.",
    ),
)
FILE_LINK_INVALID = Problem(
    403,
    4327,
    "ToolRouter_InvalidFileLink",
    Text(
        en="This address of a file is not valid any more, or never was.",
        id="Alamat berkas ini tidak berlaku lagi, atau memang tidak pernah berlaku.",
    ),
    Text(en="Ask for a new one.", id="Mintalah yang baru."),
)
FIELD_ABSENT = Problem(
    501,
    10501,
    "HTTP_NotImplemented",
    Text(
        en="The emulator does not take the field {field}: it works on the connected account's own "
        "records and knows no other credentials or files.",
        id="Emulator ini tidak menerima field {field}: yang dipakai hanya data milik connected "
        "account, tanpa kredensial atau berkas lain.",
    ),
    Text(
        en="Leave {field} out, or use the live service for it.",
        id="Hilangkan {field}, atau pakai layanan live untuk itu.",
    ),
)
