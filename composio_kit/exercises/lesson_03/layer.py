"""The exercise on errors: the layer a failure comes from, told without reading its words."""

from collections.abc import Mapping
from typing import Any

from composio_kit.exercises.declarations import (
    Exercise,
    Judgement,
    Mistake,
    Outcome,
    Text,
    mistaken,
)

LAYERS = ("key", "connection", "tool")


def judge_layer(layer: Any, failures: Mapping[str, Any]) -> Judgement:
    """Whether `layer` knows each failure, and knows it still when its words are others."""
    said = {name: layer(failures[name]) for name in LAYERS}
    if ... in said.values():
        return Outcome.NOT_ATTEMPTED
    if said["key"] != "key":
        return mistaken("key-missed", said=said["key"])
    if said["connection"] != "connection":
        return mistaken("connection-missed", said=said["connection"])
    if said["tool"] != "tool":
        return mistaken("tool-missed", said=said["tool"])
    for name in LAYERS:
        answer = layer(_in_other_words(failures[name]))
        if answer != name:
            return mistaken("by-text", layer=name, said=answer)
    return Outcome.CORRECT


def _in_other_words(failure: Any) -> Any:
    """The same failure, as Composio might put it tomorrow."""
    if hasattr(failure, "response"):
        same_class: Any = type(failure)
        return same_class("…", response=failure.response, body=None)
    return failure.model_copy(update={"error": "…"})


LAYER = Exercise(
    id="03-layer",
    start="""\
def layer(failure):
    return ...""",
    answer="layer, failures",
    judge=judge_layer,
    correct=Text(
        en="It knows all three, and still knew them when every message was replaced by an "
        "ellipsis.",
        id="Ketiganya dikenali, dan tetap dikenali setelah setiap pesannya diganti dengan tanda "
        "titik-titik.",
    ),
    hints=(
        Text(
            en="Which of the three is an exception at all? And what does the log know about each "
            "of the other two that differs?",
            id="Mana dari ketiganya yang memang berupa exception? Dan menurut log, apa "
            "bedanya kedua yang lain?",
        ),
        Text(
            en="`isinstance(failure, composio_client.AuthenticationError)` finds the first. For "
            'the others read `composio.logs.get(failure.log_id).data["connected_account_id"]`: it '
            "is `None` if the call found no account.",
            id="`isinstance(failure, composio_client.AuthenticationError)` menemukan yang pertama. "
            'Untuk yang lain, baca `composio.logs.get(failure.log_id).data["connected_account_id"]`'
            ": isinya `None` jika panggilan itu tidak menemukan akun.",
        ),
    ),
    mistakes=(
        Mistake(
            "key-missed",
            code="""\
def layer(failure):
    return "connection"
""",
            says=Text(
                en="For the wrong key your function says `{said}`. The person would be asked to "
                "authorize again, and again, and it would never help: the key is yours.",
                id="Untuk key yang salah, fungsi Anda menjawab `{said}`. Orangnya akan diminta "
                "memberi izin berulang kali, dan itu tidak pernah membantu: key itu milik Anda.",
            ),
        ),
        Mistake(
            "connection-missed",
            code="""\
def layer(failure):
    return "key" if isinstance(failure, Exception) else "tool"
""",
            says=Text(
                en="For the missing connection your function says `{said}`. Not every failed tool "
                "is the tool's fault: this one never ran, for want of an account.",
                id="Untuk koneksi yang tidak ada, fungsi Anda menjawab `{said}`. Tool yang gagal "
                "belum tentu salah tool-nya: yang ini tidak pernah berjalan, karena akunnya "
                "tidak ada.",
            ),
        ),
        Mistake(
            "tool-missed",
            code="""\
def layer(failure):
    return "key" if isinstance(failure, Exception) else "connection"
""",
            says=Text(
                en="For the message that does not exist your function says `{said}`. Chris's Gmail "
                "is connected and was used; a new link would bring the same error.",
                id="Untuk pesan yang tidak ada, fungsi Anda menjawab `{said}`. Gmail Chris "
                "terhubung dan sudah dipakai; tautan baru akan menghasilkan error yang sama.",
            ),
        ),
        Mistake(
            "by-text",
            code="""\
def layer(failure):
    text = str(failure)
    if "key" in text:
        return "key"
    return "connection" if "connected account" in text else "tool"
""",
            says=Text(
                en="All three are right, until the words change: with another sentence in it, your "
                "function takes `{layer}` for `{said}`. Ask for the class and the log, not for "
                "the text.",
                id="Ketiganya benar, sampai kata-katanya berubah: dengan kalimat lain, fungsi Anda "
                "mengira `{layer}` sebagai `{said}`. Periksa class dan log-nya, bukan teksnya.",
            ),
        ),
    ),
    solution="""\
def layer(failure):
    if isinstance(failure, composio_client.AuthenticationError):
        return "key"
    used = composio.logs.get(failure.log_id).data["connected_account_id"]
    return "tool" if used else "connection"
""",
)
