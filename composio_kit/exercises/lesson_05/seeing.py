"""The predictions on what a model sees of a session, and what it may call."""

from collections.abc import Mapping
from typing import Any

from composio_kit.exercises.declarations import Option, Prediction, Text


def sees_more(anything: Mapping[str, float], only_mail: Mapping[str, float]) -> str:
    """Which of the two sessions shows its model more."""
    if anything["kB"] == only_mail["kB"]:
        return "same"
    return "anything" if anything["kB"] > only_mail["kB"] else "only-mail"


def call_outcome(result: Any) -> str | None:
    """Which option the call of a tool that stood in no list was."""
    return {"completed": "sent", "failed": "refused", "input_required": "asked"}.get(
        result.result_type
    )


SEEN = Prediction(
    id="05-seen",
    question=Text(
        en="`anything` may use every toolkit. `only_mail` may use Gmail and hands over its tools "
        "directly. Which one shows its model more?",
        id="`anything` boleh memakai semua toolkit. `only_mail` hanya boleh memakai Gmail dan "
        "langsung menyerahkan tool-nya. Mana yang memperlihatkan lebih banyak kepada model?",
    ),
    options=(
        Option(
            "anything",
            Text(
                en="`anything`: it may do far more.",
                id="`anything`: ia boleh melakukan jauh lebih banyak.",
            ),
        ),
        Option(
            "same",
            Text(
                en="Both show the same meta tools.",
                id="Keduanya memperlihatkan meta tool yang sama.",
            ),
        ),
        Option(
            "only-mail",
            Text(
                en="`only_mail`, although it may do far less.",
                id="`only_mail`, padahal yang boleh dilakukannya jauh lebih sedikit.",
            ),
        ),
    ),
    observe=sees_more,
    happens="only-mail",
    because=Text(
        en="Four meta tools open every door of `anything`. The preset lists each tool of Gmail "
        "with its whole schema.",
        id="Empat meta tool membuka semua pintu `anything`. Preset menampilkan setiap tool Gmail "
        "beserta seluruh schema-nya.",
    ),
)

REACH = Prediction(
    id="05-reach",
    question=Text(
        en="Of Gmail, this model was shown `GMAIL_FETCH_EMAILS` and nothing else. It asks for "
        "`GMAIL_SEND_EMAIL` all the same. What happens?",
        id="Dari Gmail, model ini hanya diperlihatkan `GMAIL_FETCH_EMAILS`. Ia tetap meminta "
        "`GMAIL_SEND_EMAIL`. Apa yang terjadi?",
    ),
    options=(
        Option(
            "refused",
            Text(
                en="It is refused: the tool is not in its list.",
                id="Ditolak: tool itu tidak ada di daftarnya.",
            ),
        ),
        Option(
            "asked",
            Text(
                en="Ayu is asked whether it may send.",
                id="Ayu ditanya apakah pengirimannya boleh.",
            ),
        ),
        Option("sent", Text(en="The mail is sent.", id="Email-nya terkirim.")),
    ),
    observe=call_outcome,
    happens="sent",
    because=Text(
        en="`preload` decides what is in the list, not what may be called. This session allows all "
        "of Gmail.",
        id="`preload` menentukan isi daftarnya, bukan apa yang boleh dipanggil. Session ini "
        "mengizinkan seluruh Gmail.",
    ),
)
