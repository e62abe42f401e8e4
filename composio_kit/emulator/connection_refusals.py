"""What the emulator refuses about connected accounts, their links and their auth configs.

Composio does not publish the codes and slugs of these cases; they are this
emulator's choice.
"""

from composio_kit.emulator.problems import Problem
from composio_kit.emulator.text import Text

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
AUTH_CONFIG_MISSING = Problem(
    404,
    4319,
    "AuthConfig_NotFound",
    Text(
        en="There is no auth config {auth_config} in this project.",
        id="Tidak ada auth config {auth_config} di project ini.",
    ),
    Text(
        en="List the ones there are with auth_configs.list().",
        id="Lihat yang ada dengan auth_configs.list().",
    ),
)
AUTH_CONFIG_DISABLED = Problem(
    400,
    4320,
    "AuthConfig_Disabled",
    Text(
        en="The auth config {auth_config} is disabled.",
        id="Auth config {auth_config} dinonaktifkan.",
    ),
    Text(
        en="Enable it with auth_configs.enable, or use another one.",
        id="Aktifkan dengan auth_configs.enable, atau pakai yang lain.",
    ),
)
SCOPES_INVALID = Problem(
    400,
    4321,
    "AuthConfig_InvalidScopes",
    Text(
        en="The toolkit {toolkit} has no scopes {scopes} in this emulator.",
        id="Toolkit {toolkit} tidak memiliki scope {scopes} di emulator ini.",
    ),
    Text(en="It has these: {known}.", id="Yang tersedia: {known}."),
)
ACL_ONLY_FOR_SHARED = Problem(
    400,
    4322,
    "ConnectedAccount_AclOnlyForShared",
    Text(
        # The SDK recognizes the case by the first words.
        en="acl_config_for_shared is only valid on SHARED connections.",
        id="acl_config_for_shared is only valid on SHARED connections: daftar akses hanya "
        "berlaku untuk koneksi SHARED.",
    ),
    Text(
        en="Leave it out, or connect the account with account_type='SHARED'.",
        id="Hilangkan, atau hubungkan akunnya dengan account_type='SHARED'.",
    ),
)
CREDENTIALS_NOT_KEPT = Problem(
    501,
    10501,
    "HTTP_NotImplemented",
    Text(
        en="The emulator keeps no credentials, so it cannot change those of {account}.",
        id="Emulator ini tidak menyimpan kredensial, jadi tidak dapat mengubah milik {account}.",
    ),
    Text(
        en="Change its alias, or connect a new account.",
        id="Ubah alias-nya, atau hubungkan akun baru.",
    ),
)
INITIATE_RETIRED = Problem(
    400,
    4323,
    "ConnectedAccount_LegacyEndpointRetired",
    Text(
        # The SDK recognizes the case by these two pieces of text.
        en="Creating connections here is no longer supported. "
        "Use /api/v3/connected_accounts/link instead.",
        id="Creating connections here is no longer supported: jalur ini sudah ditutup. "
        "Pakai /api/v3/connected_accounts/link.",
    ),
    Text(
        en="Call composio.connected_accounts.link(user_id, auth_config_id).",
        id="Panggil composio.connected_accounts.link(user_id, auth_config_id).",
    ),
)
NOT_REVOKABLE = Problem(
    # The SDK knows this case by its 409; the answer says that a retry is of no use.
    409,
    1806,
    "ConnectedAccount_NotRevokable",
    Text(
        en="The connected account {account} is {status}, so there is nothing to revoke.",
        id="Connected account {account} berstatus {status}, jadi tidak ada yang dicabut.",
    ),
    Text(en="Delete it instead.", id="Hapus saja akun itu."),
)
