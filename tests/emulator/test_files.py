"""A session's files: uploaded and downloaded by presigned address, listed, deleted."""

from typing import Any

import pytest

from tests.doors import OTHER_KEY, Door


@pytest.fixture
def session(door: Door) -> str:
    return str(door.call("POST", "/tool_router/session", {"user_id": "u"}).json()["session_id"])


def files(door: Door, session: str, action: str, path: str = "plan.txt", **more: Any) -> Any:
    body = {"mount_relative_path": path}
    return door.call("POST", f"/tool_router/session/{session}/mounts/files/{action}", body, **more)


def put(door: Door, session: str, path: str = "plan.txt", content: bytes = b"beans") -> None:
    address = files(door, session, "upload_url", path).json()["upload_url"]
    assert door.http.put(address, content=content).status_code == 200


def names(door: Door, session: str, query: str = "") -> list[str]:
    items = door.call("GET", f"/tool_router/session/{session}/mounts/files/items{query}").json()
    return [item["mount_relative_path"] for item in items["items"]]


def test_what_is_uploaded_is_listed_and_downloaded(door: Door, session: str) -> None:
    put(door, session)

    address = files(door, session, "download_url").json()["download_url"]

    assert names(door, session) == ["plan.txt"]
    assert door.http.get(address).content == b"beans"


def test_the_sdk_lists_and_deletes(door: Door, composio) -> None:
    session = composio.create(user_id="u")
    put(door, session.session_id)

    listed = [file.mount_relative_path for file in session.experimental.files.list().items]
    session.experimental.files.delete("plan.txt")

    assert listed == ["plan.txt"]
    assert session.experimental.files.list().items == []


def test_a_deleted_or_unknown_file_is_a_404(door: Door, session: str) -> None:
    put(door, session)
    files(door, session, "delete")

    for action in ("delete", "download_url"):
        assert files(door, session, action).status_code == 404


def test_a_prefix_narrows_the_list(door: Door, session: str) -> None:
    for path in ("a/1.txt", "a/2.txt", "b/1.txt"):
        put(door, session, path)

    assert names(door, session, "?mount_relative_prefix=a/") == ["a/1.txt", "a/2.txt"]


def test_another_session_or_project_has_none_of_it(door: Door, session: str) -> None:
    put(door, session)
    other = door.call("POST", "/tool_router/session", {"user_id": "u"}).json()["session_id"]

    assert names(door, other) == []
    assert files(door, session, "download_url", key=OTHER_KEY).status_code == 404


@pytest.mark.parametrize("change", ["signature", "text", "nothing at all"])
def test_an_address_cannot_be_forged(door: Door, session: str, change: str) -> None:
    address = files(door, session, "upload_url").json()["upload_url"]
    text, _, signature = address.rpartition("/")[2].partition(".")
    forged = {
        "signature": f"{text}.{'0' * 64}",
        "text": f"x{text}.{signature}",
        "nothing at all": "x",
    }[change]

    assert door.http.put(f"/files/{forged}", content=b"x").status_code == 403


def test_an_address_ends_after_ten_minutes_and_with_its_session(door: Door, session: str) -> None:
    late = files(door, session, "upload_url").json()["upload_url"]
    door.emulator.clock.advance(600)
    assert door.http.put(late, content=b"x").status_code == 403

    orphan = files(door, session, "upload_url").json()["upload_url"]
    door.call("DELETE", f"/tool_router/session/{session}")
    assert door.http.put(orphan, content=b"x").status_code == 403


def test_an_address_does_not_show_the_key(door: Door, session: str) -> None:
    import base64

    address = files(door, session, "upload_url").json()["upload_url"]
    text = address.rpartition("/")[2].partition(".")[0]

    assert b"ak_" not in base64.urlsafe_b64decode(text)
