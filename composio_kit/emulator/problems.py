"""What is wrong with a request, as Composio's error envelope says it, and the HTTP-level cases.

The code and slug of `API_KEY_INVALID` are Composio's own; the others are not
published, so they are this emulator's choice. A clash is a 400 and never a 409,
because the SDK retries 409.
"""

import sqlite3
from dataclasses import dataclass
from typing import Any

from composio_kit.emulator.text import Language, Text


@dataclass(frozen=True, slots=True)
class Problem:
    """One way in which a request can be wrong: what happened, and what to do about it."""

    status: int
    code: int
    slug: str
    what: Text
    fix: Text


class Refusal(Exception):
    """A request was wrong; the app turns this into the error envelope."""

    def __init__(self, problem: Problem, **values: object) -> None:
        super().__init__(problem.slug)
        self.problem = problem
        self.values = values

    def envelope(self, language: Language, request_id: str) -> dict[str, Any]:
        """The body of the answer, as the SDK's `details` reads it."""
        return {
            "error": {
                "message": self.problem.what.say(language, **self.values),
                "code": self.problem.code,
                "slug": self.problem.slug,
                "status": self.problem.status,
                "request_id": request_id,
                "suggested_fix": self.problem.fix.say(language, **self.values),
            }
        }


API_KEY_INVALID = Problem(
    401,
    10401,
    "HTTP_Unauthorized",
    Text(en="Invalid API key.", id="API key tidak valid."),
    Text(
        en="This is about your project's key, not about a user's connection: send a key that "
        "this emulator was started with, in the header x-api-key.",
        id="Ini tentang key project Anda, bukan koneksi seorang user: kirimkan key yang diberikan "
        "saat emulator ini dimulai, di header x-api-key.",
    ),
)
CREDENTIALS_CLASH = Problem(
    401,
    10401,
    "HTTP_Unauthorized",
    Text(
        en="The request carries more than one credential header.",
        id="Permintaan ini membawa lebih dari satu header kredensial.",
    ),
    Text(
        en="Send x-api-key alone.",
        id="Kirimkan x-api-key saja.",
    ),
)
HOST_UNKNOWN = Problem(
    421,
    10421,
    "HTTP_MisdirectedRequest",
    Text(
        en="This emulator does not answer for the host {host}.",
        id="Emulator ini tidak melayani host {host}.",
    ),
    Text(
        en="Call it by a loopback name, such as 127.0.0.1 or localhost.",
        id="Panggil dengan nama loopback, misalnya 127.0.0.1 atau localhost.",
    ),
)
ORIGIN_FOREIGN = Problem(
    403,
    10403,
    "HTTP_Forbidden",
    Text(
        en="A page of another origin may not call this emulator.",
        id="Halaman dari origin lain tidak boleh memanggil emulator ini.",
    ),
    Text(
        en="Call it from a program, or from a page that it served itself.",
        id="Panggil dari sebuah program, atau dari halaman yang disajikan emulator ini sendiri.",
    ),
)
BODY_TOO_LARGE = Problem(
    413,
    10413,
    "HTTP_PayloadTooLarge",
    Text(
        en="The request body is larger than {limit} MiB.",
        id="Isi permintaan lebih besar dari {limit} MiB.",
    ),
    Text(en="Send a smaller one.", id="Kirimkan yang lebih kecil."),
)
BODY_NOT_JSON = Problem(
    400,
    10400,
    "HTTP_BadRequest",
    Text(
        en="The request body cannot be taken: {reason}.",
        id="Isi permintaan tidak dapat diterima: {reason}.",
    ),
    Text(
        en="Send one JSON object in UTF-8 with the header content-type: application/json.",
        id="Kirimkan satu objek JSON dalam UTF-8 dengan header content-type: application/json.",
    ),
)
FIELD_INVALID = Problem(
    400,
    10400,
    "HTTP_BadRequest",
    Text(
        en="The field {field} is not valid: {reason}.",
        id="Field {field} tidak valid: {reason}.",
    ),
    Text(
        en="Correct {field} and send the request again.",
        id="Perbaiki {field}, lalu kirim ulang permintaannya.",
    ),
)
PATH_UNKNOWN = Problem(
    404,
    10404,
    "HTTP_NotFound",
    Text(
        en="Composio's API has no operation {method} {path}.",
        id="API Composio tidak memiliki operasi {method} {path}.",
    ),
    Text(
        en="Check the method and the path; the SDK calls /api/v3.1/….",
        id="Periksa method dan path-nya; SDK memanggil /api/v3.1/….",
    ),
)
OPERATION_ABSENT = Problem(
    501,
    10501,
    "HTTP_NotImplemented",
    Text(
        en="The emulator does not offer {accessor} ({method} {path}).",
        id="Emulator ini tidak menyediakan {accessor} ({method} {path}).",
    ),
    Text(
        en="Use the live service for this call: set COMPOSIO_API_KEY and LIVE = True.",
        id="Pakai layanan live untuk panggilan ini: isi COMPOSIO_API_KEY dan tulis LIVE = True.",
    ),
)
OPTION_ABSENT = Problem(
    501,
    10501,
    "HTTP_NotImplemented",
    Text(
        en="The emulator does not offer the session option {option}: {why}.",
        id="Emulator ini tidak menyediakan opsi session {option}: {why}.",
    ),
    Text(
        en="Leave {option} out, or use the live service for it.",
        id="Hilangkan {option}, atau pakai layanan live untuk itu.",
    ),
)
INTERNAL = Problem(
    500,
    10500,
    "HTTP_InternalServerError",
    Text(
        en="The emulator made a mistake of its own.",
        id="Kesalahannya ada di emulator ini sendiri.",
    ),
    Text(
        en="Please report it with this request id; the state before the call is unchanged.",
        id="Mohon laporkan beserta request id ini; keadaan sebelum panggilan itu tidak berubah.",
    ),
)
STORAGE_FULL = Problem(
    507,
    10507,
    "HTTP_InsufficientStorage",
    Text(
        en="The emulator could not store this: the disk is full.",
        id="Emulator tidak dapat menyimpan ini karena disk penuh.",
    ),
    Text(
        en="Free some space and send the request again; nothing was changed.",
        id="Longgarkan ruang disk, lalu kirim ulang permintaannya; tidak ada yang berubah.",
    ),
)


def unforeseen(error: Exception) -> Refusal:
    """What an error that no code expected means to the caller: a full disk, or our own mistake."""
    return Refusal(STORAGE_FULL if is_full_disk(error) else INTERNAL)


def is_full_disk(error: Exception) -> bool:
    """Whether SQLite found no room to write."""
    return getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_FULL
