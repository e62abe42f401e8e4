"""The options of a session, and which of them the emulator does not offer, with the reason.

It offers an option when its meaning is defined and can be kept here. The others
are refused: a session that only seemed to have them would mislead.
"""

from collections.abc import Mapping
from typing import Any

from composio_kit.emulator.problems import OPTION_ABSENT, Refusal
from composio_kit.emulator.session_schema import CREATE, EXPERIMENTAL
from composio_kit.emulator.text import Language, Text

ABSENT: Mapping[str, Text] = {
    "hooks": Text(
        en="a model or a server of yours would have to judge each call, and it asks neither",
        id="setiap panggilan harus dinilai oleh model atau server Anda, dan emulator tidak "
        "menghubungi keduanya",
    ),
    "instant": Text(
        en="these accounts are lent and billed by Composio, and it has none to lend",
        id="akun-akun ini dipinjamkan dan ditagih oleh Composio, dan emulator tidak memilikinya",
    ),
    "experimental.submit_feedback": Text(
        en="what COMPOSIO_SUBMIT_FEEDBACK takes and does is not documented",
        id="masukan dan cara kerja COMPOSIO_SUBMIT_FEEDBACK tidak didokumentasikan",
    ),
    "experimental.session_config_id": Text(
        en="it keeps no saved session configurations",
        id="emulator tidak menyimpan konfigurasi session",
    ),
    "experimental.fast_mode": Text(
        en="what it changes is not documented",
        id="apa yang diubahnya tidak didokumentasikan",
    ),
}
"""Why each of them is not offered."""

LIMITS: Mapping[str, str] = {
    "workbench": "kept and answered; the emulator runs no code",
    "manage_connections": "yes; COMPOSIO_WAIT_FOR_CONNECTIONS answers at once instead of waiting",
}
"""What of an offered option is less than Composio's own."""


def offered_options() -> list[str]:
    """The options that a session can be created with, in the order of the schema."""
    return [
        option
        for option in (
            *(name for name in CREATE["properties"] if name != "experimental"),
            *(f"experimental.{name}" for name in EXPERIMENTAL["properties"]),
        )
        if option not in ABSENT
    ]


def refuse_absent_options(body: Mapping[str, Any], language: Language) -> None:
    """Refuse what the emulator could only pretend to do; switched off it may be named."""
    for option, why in ABSENT.items():
        block, _, name = option.rpartition(".")
        holder = (body.get(block) or {}) if block else body
        if _is_asked_for(holder.get(name)):
            raise Refusal(OPTION_ABSENT, option=option, why=why.say(language))


def _is_asked_for(value: object) -> bool:
    if isinstance(value, dict) and "enable" in value:
        return bool(value["enable"])
    return value not in (None, False, [])
