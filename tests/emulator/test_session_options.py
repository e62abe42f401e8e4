"""Options of a session that are refused, with the reason; and where a session's links begin."""

import re
from typing import Any

import pytest

from composio_kit.emulator.session_options import ABSENT
from tests.doors import Door, in_process, make_emulator

REFUSED: dict[str, dict[str, Any]] = {
    "hooks": {"hooks": [{"id": "h", "type": "before_execute"}]},
    "instant": {"instant": {"toolkits": {"enable": ["github"]}}},
    "experimental.submit_feedback": {"experimental": {"submit_feedback": {"enable": True}}},
    "experimental.session_config_id": {"experimental": {"session_config_id": "sc_1"}},
    "experimental.fast_mode": {"experimental": {"fast_mode": True}},
}
SWITCHED_OFF: list[dict[str, Any]] = [
    {"hooks": []},
    {"instant": False},
    {"experimental": {"submit_feedback": {"enable": False}, "fast_mode": False}},
]


def create(door: Door, **options: Any) -> Any:
    return door.call("POST", "/tool_router/session", {"user_id": "user_ayu", **options})


@pytest.mark.parametrize("option", ABSENT)
def test_an_option_that_could_only_be_pretended_is_a_501_with_the_reason(
    door: Door, option: str
) -> None:
    error = create(door, **REFUSED[option]).json()["error"]

    assert error["status"] == 501
    assert f"does not offer the session option {option}: {ABSENT[option].en}" in error["message"]


def test_the_reason_is_said_in_indonesian_too() -> None:
    with in_process(make_emulator("id")) as door:
        message = create(door, **REFUSED["hooks"]).json()["error"]["message"]

    assert message.startswith("Emulator ini tidak menyediakan opsi session hooks: setiap")


def test_a_session_cannot_be_changed_to_have_one(composio: Any) -> None:
    from composio_client import APIStatusError

    session = composio.create(user_id="user_ayu")

    with pytest.raises(APIStatusError, match=r"experimental\.submit_feedback"):
        session.update(experimental={"submit_feedback": {"enable": True}})
    assert session.config_version == 1


@pytest.mark.parametrize("options", SWITCHED_OFF)
def test_switched_off_it_may_be_named(door: Door, options: dict[str, Any]) -> None:
    assert create(door, **options).status_code == 201


class TestLinkUrlOverwrite:
    """`experimental.link_url_overwrite`: links that open through a host of one's own."""

    @pytest.mark.parametrize("base", ["https://connect.example", "https://connect.example/in/"])
    def test_a_link_begins_there_and_is_still_the_emulators(
        self, door: Door, composio: Any, base: str
    ) -> None:
        session = composio.create(user_id="user_ayu")
        session.update(experimental={"link_url_overwrite": base})

        request = session.authorize("github")

        start = re.escape(base.rstrip("/"))
        assert re.fullmatch(start + r"/link/ln_[\w-]+", request.redirect_url)
        path = "/link/" + request.redirect_url.rpartition("/")[2]
        assert door.http.get(path).status_code == 200

    def test_it_holds_for_the_links_of_the_meta_tool_too(self, door: Door, composio: Any) -> None:
        options = {"experimental": {"link_url_overwrite": "https://connect.example"}}
        session = composio.use(create(door, **options).json()["session_id"])

        result = session.execute(
            "COMPOSIO_MANAGE_CONNECTIONS", arguments={"toolkits": ["github"]}
        ).data["results"]["github"]

        assert result["redirect_url"].startswith("https://connect.example/link/ln_")

    def test_absent_keeps_it_and_none_removes_it(self, door: Door, composio: Any) -> None:
        session = composio.create(user_id="user_ayu")
        session.update(experimental={"link_url_overwrite": "https://connect.example"})
        session.update(experimental={"no_elicitation_support_fallback": "allow"})
        assert session.authorize("github").redirect_url.startswith("https://connect.example/")

        session.update(experimental={"link_url_overwrite": None})

        assert session.authorize("github").redirect_url.startswith(door.base_url)

    @pytest.mark.parametrize("base", ["javascript:alert(1)", "connect.example", "https://", 7])
    def test_what_is_no_web_address_is_refused(self, door: Door, base: object) -> None:
        answer = create(door, experimental={"link_url_overwrite": base})

        assert answer.status_code == 400
        assert "link_url_overwrite" in answer.json()["error"]["message"]


@pytest.mark.parametrize(
    ("toolkits", "reason"),
    [
        (
            {"enable": ["gmail"], "disable": ["slack"]},
            "it may not contain these together: enable, disable",
        ),
        ({"enabled": ["gmail"]}, "it must contain one of enable, disable, require_approval"),
    ],
)
def test_toolkits_that_contradict_or_misspell_themselves_are_told_so(
    door: Door, toolkits: dict[str, list[str]], reason: str
) -> None:
    refused = create(door, toolkits=toolkits)

    assert refused.status_code == 400
    assert refused.json()["error"]["message"] == f"The field toolkits is not valid: {reason}."
