"""The exercise on asking: a link for the person, only when one is needed."""

from typing import Any

from composio_kit.accounts import account_rows
from composio_kit.exercises.declarations import (
    Exercise,
    Judgement,
    Mistake,
    Outcome,
    Text,
    mistaken,
)

TOOLKIT = "gmail"


def judge_link(composio: Any, link_for: Any, chris: Any, budi: Any) -> Judgement:
    """Whether `link_for` asks for a link for Budi, and for none for Chris, who is connected."""
    before = _accounts(composio, chris)
    for_chris = link_for(chris, TOOLKIT)
    if for_chris is ...:
        return Outcome.NOT_ATTEMPTED
    if _accounts(composio, chris) - before:
        return mistaken("always-asks")
    before = _accounts(composio, budi)
    for_budi = link_for(budi, TOOLKIT)
    if for_budi is None:
        return mistaken("never-asks")
    if isinstance(for_budi, bool):
        return mistaken("tells-only", said=for_budi)
    if not isinstance(for_budi, str):
        return mistaken("whole-request", kind=type(for_budi).__name__)
    asked = _accounts(composio, budi) - before
    return Outcome.CORRECT if asked and for_chris is None else Outcome.NOT_YET


def _accounts(composio: Any, session: Any) -> set[str]:
    rows = account_rows(composio, session.config.user_id)
    return {row.account for row in rows if row.toolkit == TOOLKIT}


LINK = Exercise(
    id="03-link",
    start="""\
budi = composio.create(user_id="user_budi")


def link_for(session, toolkit):
    return ...""",
    answer="composio, link_for, chris, budi",
    judge=judge_link,
    correct=Text(
        en="Chris is left in peace, and Budi gets a link. This is the first thing to do before "
        "any tool runs.",
        id="Chris tidak diganggu, dan Budi mendapat tautan. Lakukan ini sebelum tool apa pun "
        "dijalankan.",
    ),
    hints=(
        Text(
            en="Which call tells whether a toolkit is connected, and for whom does it tell?",
            id="Panggilan mana yang memberi tahu apakah sebuah toolkit terhubung, dan untuk siapa?",
        ),
        Text(
            en="Take the one item of `session.toolkits(toolkits=[toolkit])` as in section 1. If "
            "its `connection.is_active` is true, return `None`; if not, authorize and return the "
            "`redirect_url`.",
            id="Ambil satu-satunya item dari `session.toolkits(toolkits=[toolkit])` seperti di "
            "bagian 1. Jika `connection.is_active` bernilai benar, kembalikan `None`; jika tidak, "
            "panggil `authorize` dan kembalikan `redirect_url`-nya.",
        ),
    ),
    mistakes=(
        Mistake(
            "always-asks",
            code="""\
budi = composio.create(user_id="user_budi")


def link_for(session, toolkit):
    return session.authorize(toolkit).redirect_url""",
            says=Text(
                en="Chris is connected, and was asked again: every `authorize` makes one more "
                "account. Look first, and ask only whoever is not connected.",
                id="Chris sudah terhubung, tetapi tetap diminta lagi: setiap `authorize` membuat "
                "satu akun baru. Periksa dulu, dan minta hanya kepada yang belum terhubung.",
            ),
        ),
        Mistake(
            "never-asks",
            code="""\
budi = composio.create(user_id="user_budi")


def link_for(session, toolkit):
    if session.toolkits(toolkits=[toolkit]).items:
        return None
    return session.authorize(toolkit).redirect_url""",
            says=Text(
                en="Budi has connected nothing and gets no link. `toolkits()` also lists what can "
                "still be connected: that a toolkit is listed says nothing; its `connection` does.",
                id="Budi belum menghubungkan apa pun, tetapi tidak mendapat tautan. `toolkits()` "
                "juga memuat toolkit yang masih bisa dihubungkan: ada di daftar tidak berarti "
                "terhubung. Lihat `connection`-nya.",
            ),
        ),
        Mistake(
            "tells-only",
            code="""\
budi = composio.create(user_id="user_budi")


def link_for(session, toolkit):
    [found] = session.toolkits(toolkits=[toolkit]).items
    return found.connection.is_active""",
            says=Text(
                en="Your function answers `{said}` for Budi. That is a good question asked, but "
                "Budi needs something to open in his browser.",
                id="Fungsi Anda menjawab `{said}` untuk Budi. Pertanyaannya sudah tepat, tetapi "
                "Budi memerlukan sesuatu yang bisa dibuka di perambannya.",
            ),
        ),
        Mistake(
            "whole-request",
            code="""\
budi = composio.create(user_id="user_budi")


def link_for(session, toolkit):
    [found] = session.toolkits(toolkits=[toolkit]).items
    return None if found.connection.is_active else session.authorize(toolkit)""",
            says=Text(
                en="Budi gets a `{kind}`, an object of your program. What a person can open is one "
                "attribute of it.",
                id="Budi mendapat `{kind}`, sebuah objek milik program Anda. Yang bisa dibuka "
                "seseorang hanyalah salah satu atributnya.",
            ),
        ),
    ),
    solution="""\
budi = composio.create(user_id="user_budi")


def link_for(session, toolkit):
    [found] = session.toolkits(toolkits=[toolkit]).items
    if found.connection.is_active:
        return None
    return session.authorize(toolkit).redirect_url""",
)
