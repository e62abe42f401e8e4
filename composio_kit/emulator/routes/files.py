"""A session's files: list, delete, and presigned addresses to upload to and download from.

The addresses work for any HTTP client for ten minutes. The SDK itself refuses
them, because it never sends a file to a loopback address.
"""

import base64
import binascii
import hashlib
import hmac
import json
import secrets

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from composio_kit.emulator.catalogue import JsonObject
from composio_kit.emulator.clock import iso
from composio_kit.emulator.connection_states import LINK_LIFETIME
from composio_kit.emulator.links import arrive
from composio_kit.emulator.operations import Operation, refusal_response
from composio_kit.emulator.paging import TEXT, WINDOW, cursor, cut, window
from composio_kit.emulator.problems import Refusal
from composio_kit.emulator.refusals import FILE_LINK_INVALID, FILE_UNKNOWN
from composio_kit.emulator.routes.sessions import SESSION, session_or_refuse
from composio_kit.emulator.state import Call, Emulator

_MOUNT = f"{SESSION}/mounts/{{mount}}"
_SIGNING_KEY = secrets.token_bytes(32)


def list_files(call: Call) -> JsonObject:
    """One page of the files in a mount, those under a prefix."""
    session, mount = session_or_refuse(call), call.path["mount"]
    prefix = call.query.get("mount_relative_prefix", "")
    found = [
        {
            "mount_relative_path": file["path"],
            "sandbox_mount_prefix": _prefix(mount),
            "size": file["size"],
            "last_modified": file["modified"],
        }
        for file in call.store.data(call.project, session.id, _kind(mount))
        if file["path"].startswith(prefix)
    ]
    start, limit = window(call.query, call.language, default=100, most=1000)
    more = start + limit < len(found)
    return {
        "items": list(cut(found, start, limit)),
        "next_cursor": cursor(start + limit) if more else None,
    }


def upload_url(call: Call) -> JsonObject:
    """An address to PUT a file to."""
    session_or_refuse(call)
    return {**_named(call), "upload_url": _signed(call), "expires_at": _expiry(call)}


def download_url(call: Call) -> JsonObject:
    """An address to GET a file from."""
    _file_or_refuse(call)
    return {**_named(call), "download_url": _signed(call), "expires_at": _expiry(call)}


def delete(call: Call) -> JsonObject:
    """Forget a file."""
    _file_or_refuse(call)
    owner = (call.project, call.path["session_id"], _kind(call.path["mount"]))
    call.store.remove_datum(*owner, call.body["mount_relative_path"])
    return _named(call)


async def transfer(request: Request) -> Response:
    """PUT or GET the file that a presigned address means."""
    emulator: Emulator = request.app.state.emulator
    arrive(emulator)
    try:
        project, session_id, mount, path = _opened(request.path_params["token"], emulator)
    except Refusal as refusal:
        return refusal_response(refusal, emulator, request.state.request_id)
    if request.method == "GET":
        found = emulator.store.datum(project, session_id, _kind(mount), path)
        content = base64.b64decode(found["content"]) if found else b""
        return Response(content, 200 if found else 404, media_type="application/octet-stream")
    content = await request.body()
    file = {
        "path": path,
        "size": len(content),
        "modified": iso(emulator.clock.now()),
        "content": base64.b64encode(content).decode(),
    }
    with emulator.store.transaction():
        emulator.store.put_datum(project, session_id, _kind(mount), path, file)
    return Response(status_code=200)


def _file_or_refuse(call: Call) -> JsonObject:
    session, mount = session_or_refuse(call), call.path["mount"]
    path = call.body["mount_relative_path"]
    file = call.store.datum(call.project, session.id, _kind(mount), path)
    if file is None:
        raise Refusal(FILE_UNKNOWN, path=path, mount=mount)
    return file


def _named(call: Call) -> JsonObject:
    return {
        "mount_relative_path": call.body["mount_relative_path"],
        "sandbox_mount_prefix": _prefix(call.path["mount"]),
    }


def _expiry(call: Call) -> str:
    return iso(call.now + LINK_LIFETIME)


def _signed(call: Call) -> str:
    where = [
        call.project,
        call.path["session_id"],
        call.path["mount"],
        call.body["mount_relative_path"],
        call.now + LINK_LIFETIME,
    ]
    text = base64.urlsafe_b64encode(json.dumps(where).encode()).decode()
    return f"{call.origin}/files/{text}.{_signature(text)}"


def _opened(token: str, emulator: Emulator) -> tuple[str, str, str, str]:
    text, _, signature = token.partition(".")
    if not hmac.compare_digest(signature.encode(), _signature(text).encode()):
        raise Refusal(FILE_LINK_INVALID)
    try:
        project, session_id, mount, path, expires = json.loads(base64.urlsafe_b64decode(text))
    except (binascii.Error, ValueError):
        raise Refusal(FILE_LINK_INVALID) from None
    gone = emulator.store.session(project, session_id) is None
    if gone or expires <= emulator.clock.now():
        raise Refusal(FILE_LINK_INVALID)
    return project, session_id, mount, path


def _signature(text: str) -> str:
    return hmac.new(_SIGNING_KEY, text.encode(), hashlib.sha256).hexdigest()


def _kind(mount: str) -> str:
    return f"file in {mount}"


def _prefix(mount: str) -> str:
    return f"/mnt/{mount}"


_PATH: JsonObject = {
    "type": "object",
    "required": ["mount_relative_path"],
    "properties": {
        "mount_relative_path": {"type": "string", "minLength": 1, "maxLength": 1024},
        "mimetype": {"type": "string"},
    },
}

_LIST: dict[str, JsonObject] = {"mount_relative_prefix": TEXT, **WINDOW}

OPERATIONS = (
    Operation("GET", f"{_MOUNT}/items", list_files, query=_LIST),
    Operation("POST", f"{_MOUNT}/upload_url", upload_url, body=_PATH),
    Operation("POST", f"{_MOUNT}/download_url", download_url, body=_PATH),
    Operation("POST", f"{_MOUNT}/delete", delete, body=_PATH, repeats=True),
)
ROUTES = (Route("/files/{token}", transfer, methods=["GET", "PUT"]),)
