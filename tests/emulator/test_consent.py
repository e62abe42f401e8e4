"""The consent page: what it shows, what its answers do, and what it withstands."""

import re
from typing import Any

import pytest
from bs4 import BeautifulSoup

from composio_kit.approval import press
from tests.doors import DOORS, Door, make_emulator

HOSTILE = '"><script>alert(1)</script>'


def ask(door: Door, **options: Any) -> str:
    """The link of a connection that was asked for, as a path."""
    user = options.pop("user_id", "user_ayu")
    session = door.call("POST", "/tool_router/session", {"user_id": user}).json()["session_id"]
    body = {"toolkit": "gmail", **options}
    answer = door.call("POST", f"/tool_router/session/{session}/link", body)
    assert answer.status_code == 201, answer.text
    return str(answer.json()["redirect_url"]).removeprefix(door.base_url)


def form_of(door: Door, link: str) -> dict[str, str]:
    form = BeautifulSoup(door.http.get(link).text, "html.parser").form
    assert form is not None
    return {field["name"]: field["value"] for field in form.find_all("input")}


def status_of_accounts(door: Door) -> list[str]:
    found = door.call("GET", "/connected_accounts?order_direction=asc").json()["items"]
    return [account["status"] for account in found]


def test_the_page_says_which_account_whose_user_and_for_what(door: Door) -> None:
    page = BeautifulSoup(door.http.get(ask(door, alias="work")).text, "html.parser")

    text = page.get_text(" ", strip=True)
    assert page.h1.text == "Connect Gmail"
    assert "ayu@melati-school.example" in text
    assert "user_ayu" in text
    assert "work" in text
    assert "send e-mail in your name" in text
    assert "No real account is connected" in text


def test_the_page_shows_the_account_of_whoever_is_signed_in(door: Door) -> None:
    link = ask(door, user_id="default") + "?person=budi"

    page = BeautifulSoup(door.http.get(link).text, "html.parser")

    assert page.select_one(".handle").text == "budi@harbour.example"


@pytest.mark.parametrize("person", ["", "%00%ff", "%3Cscript%3E", "b" * 5000])
def test_whatever_the_address_says_of_the_person_the_page_works(door: Door, person: str) -> None:
    link = f"{ask(door)}?person={person}"

    press(door.http, link, "approve")

    assert status_of_accounts(door) == ["ACTIVE"]


def test_the_page_speaks_the_language_of_the_emulator() -> None:
    with DOORS["in process"](make_emulator("id")) as door:
        page = BeautifulSoup(door.http.get(ask(door)).text, "html.parser")

    assert page.html["lang"] == "id"
    assert [button.text for button in page.find_all("button")] == ["Setujui", "Tolak"]


def test_looking_at_the_page_changes_nothing(door: Door) -> None:
    link = ask(door)

    door.http.get(link)
    door.http.get(link)

    assert status_of_accounts(door) == ["INITIATED"]


def test_approving_connects_the_account(either_door: Door) -> None:
    press(either_door.http, ask(either_door), "approve")

    assert status_of_accounts(either_door) == ["ACTIVE"]


def test_declining_ends_in_failed(either_door: Door) -> None:
    press(either_door.http, ask(either_door), "decline")

    assert status_of_accounts(either_door) == ["FAILED"]


def test_the_same_answer_twice_gives_the_same_result(door: Door) -> None:
    link = ask(door)
    answer = {**form_of(door, link), "decision": "approve"}

    first, second = door.http.post(link, data=answer), door.http.post(link, data=answer)

    assert (first.status_code, second.status_code) == (200, 200)
    assert first.text == second.text
    assert status_of_accounts(door) == ["ACTIVE"]


def test_another_answer_afterwards_is_refused_and_changes_nothing(door: Door) -> None:
    link = ask(door)
    fields = form_of(door, link)
    door.http.post(link, data={**fields, "decision": "decline"})

    answer = door.http.post(link, data={**fields, "decision": "approve"})

    assert answer.status_code == 410
    assert status_of_accounts(door) == ["FAILED"]


def test_a_used_link_shows_no_form_again(door: Door) -> None:
    link = ask(door)
    press(door.http, link, "approve")

    page = door.http.get(link)

    assert page.status_code == 410
    assert "<form" not in page.text


def test_a_link_lapses_after_ten_minutes(door: Door) -> None:
    link = ask(door)
    fields = form_of(door, link)
    door.emulator.clock.advance(600)

    answer = door.http.post(link, data={**fields, "decision": "approve"})

    assert answer.status_code == 410
    assert status_of_accounts(door) == ["EXPIRED"]


def test_a_link_is_good_until_then(door: Door) -> None:
    link = ask(door)
    door.emulator.clock.advance(590)

    press(door.http, link, "approve")

    assert status_of_accounts(door) == ["ACTIVE"]


@pytest.mark.parametrize(
    "fields",
    [
        {"decision": "approve"},
        {"decision": "approve", "form_token": ""},
        {"decision": "approve", "form_token": "guessed"},
    ],
)
def test_an_answer_without_the_forms_own_token_is_refused(
    door: Door, fields: dict[str, str]
) -> None:
    answer = door.http.post(ask(door), data=fields)

    assert answer.status_code == 400
    assert status_of_accounts(door) == ["INITIATED"]


def test_an_answer_that_is_neither_yes_nor_no_is_refused(door: Door) -> None:
    link = ask(door)

    answer = door.http.post(link, data={**form_of(door, link), "decision": "maybe"})

    assert answer.status_code == 400
    assert status_of_accounts(door) == ["INITIATED"]


def test_a_link_that_does_not_exist_is_a_page_with_404(door: Door) -> None:
    page = door.http.get("/link/ln_none")

    assert page.status_code == 404
    assert "no such link" in page.text


def test_the_person_returns_to_the_callback_url_with_status_and_account(door: Door) -> None:
    link = ask(door, callback_url="https://app.example/back?step=2#top")

    answer = door.http.post(link, data={**form_of(door, link), "decision": "approve"})

    assert answer.status_code == 303
    assert answer.headers["location"] == (
        "https://app.example/back?step=2&status=success&connected_account_id=ca_0001#top"
    )


def test_a_declined_connection_returns_with_failed(door: Door) -> None:
    link = ask(door, callback_url="http://app.example/")

    answer = door.http.post(link, data={**form_of(door, link), "decision": "decline"})

    assert "status=failed" in answer.headers["location"]


def test_the_callback_cannot_forge_the_outcome(door: Door) -> None:
    link = ask(door, callback_url="https://app.example/?status=success&connected_account_id=ca_9")

    answer = door.http.post(link, data={**form_of(door, link), "decision": "decline"})

    assert answer.headers["location"] == (
        "https://app.example/?status=failed&connected_account_id=ca_0001"
    )


@pytest.mark.parametrize(
    ("link_state", "method"), [("fresh", "GET"), ("used", "GET"), ("lapsed", "POST")]
)
def test_nobody_is_redirected_but_by_an_answer(door: Door, link_state: str, method: str) -> None:
    link = ask(door, callback_url="https://app.example/back")
    fields = form_of(door, link)
    if link_state == "used":
        door.http.post(link, data={**fields, "decision": "approve"})
    if link_state == "lapsed":
        door.emulator.clock.advance(600)

    answer = door.http.request(method, link, data={**fields, "decision": "approve"})

    assert "location" not in answer.headers


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "//evil.example",
        "/relative",
        "ftp://app.example/",
        "https://",
        "https://app.example/\r\nset-cookie: a=b",
        "https://app.example/\n",
        "https://user:secret@app.example/",
        "https:\\\\evil.example",
        " https://app.example/",
        "",
    ],
)
def test_a_callback_url_that_is_no_plain_web_address_is_refused(door: Door, url: str) -> None:
    session = door.call("POST", "/tool_router/session", {"user_id": "u"}).json()["session_id"]

    answer = door.call(
        "POST",
        f"/tool_router/session/{session}/link",
        {"toolkit": "gmail", "callback_url": url},
    )

    assert answer.status_code == 400
    assert "callback_url" in answer.json()["error"]["message"]


def test_the_callback_of_the_session_is_used_when_the_call_names_none(door: Door) -> None:
    body = {
        "user_id": "u",
        "manage_connections": {"enable": True, "callback_url": "https://app.example/session"},
    }
    session = door.call("POST", "/tool_router/session", body).json()["session_id"]
    asked = door.call("POST", f"/tool_router/session/{session}/link", {"toolkit": "gmail"}).json()
    link = asked["redirect_url"].removeprefix(door.base_url)

    answer = door.http.post(link, data={**form_of(door, link), "decision": "approve"})

    assert answer.headers["location"].startswith("https://app.example/session?")


@pytest.mark.parametrize("field", ["user_id", "alias", "callback_url"])
def test_script_in_a_field_is_shown_as_text(door: Door, field: str) -> None:
    value = (
        f"https://app.example/{HOSTILE.replace(' ', '')}" if field == "callback_url" else HOSTILE
    )

    page = door.http.get(ask(door, **{field: value}))

    assert page.status_code == 200
    assert "<script" not in page.text


def test_the_page_runs_no_script_and_cannot_be_framed(door: Door) -> None:
    page = door.http.get(ask(door, callback_url="https://app.example/back"))

    policy = page.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "form-action 'self' https://app.example" in policy
    assert page.headers["x-frame-options"] == "DENY"
    assert page.headers["referrer-policy"] == "same-origin"
    assert "<script" not in page.text
    assert not re.search(r"\son\w+=|style=", page.text)


def test_every_link_and_form_of_the_page_is_relative(door: Door) -> None:
    page = BeautifulSoup(door.http.get(ask(door)).text, "html.parser")

    targets = [tag["href"] for tag in page.find_all("link")] + [page.form.get("action", "")]
    assert not [target for target in targets if target.startswith(("/", "http"))]


def test_the_page_sets_no_cookie(door: Door) -> None:
    assert "set-cookie" not in door.http.get(ask(door)).headers


def test_links_cannot_be_guessed_from_one_another(door: Door) -> None:
    links = {ask(door) for _ in range(20)}

    assert len(links) == 20
    assert min(len(link) for link in links) > 22


def test_behind_a_proxy_the_link_has_the_proxys_path(door: Door) -> None:
    from dataclasses import replace

    emulator = replace(
        door.emulator, public_host="hub.example", public_prefix="/user/ayu/proxy/40123"
    )
    with DOORS["in process"](emulator) as proxied:
        link = ask(proxied)
        path = link.removeprefix("/user/ayu/proxy/40123")
        page = proxied.http.get(path, headers={"host": "hub.example"})

    assert link.startswith("/user/ayu/proxy/40123/link/ln_")
    assert page.status_code == 200
