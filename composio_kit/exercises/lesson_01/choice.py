"""The exercise in choosing a user id."""

from collections.abc import Callable, Mapping
from typing import Any

from composio_kit.exercises.declarations import (
    Exercise,
    Judgement,
    Mistake,
    Outcome,
    Text,
    mistaken,
)

AYU = {"id": 1042, "name": "Ayu Lestari", "email": "ayu@melati-school.example", "school": "Melati"}
AYU_LATER = {**AYU, "name": "Ayu Lestari, S.Pd.", "email": "bu.ayu@melati-school.example"}
NAMESAKE = {**AYU, "id": 1043, "email": "lestari@melati-school.example"}
STRANGER = {"id": 1044, "name": "Budi", "email": "budi@harbour.example", "school": "Harbour"}


def judge_choice(user_id_of: Callable[[Mapping[str, Any]], Any]) -> Judgement:
    """Whether the ids are one for each person, and stay when the person changes."""
    chosen = user_id_of(AYU)
    if chosen is ...:
        return Outcome.NOT_ATTEMPTED
    if not isinstance(chosen, str):
        return mistaken("number", kind=type(chosen).__name__)
    if not chosen.strip():
        return Outcome.NOT_YET
    if user_id_of(AYU) != chosen:
        return mistaken("random")
    if user_id_of(STRANGER) == chosen:
        return mistaken("everybody", user=chosen)
    if user_id_of(NAMESAKE) == chosen:
        return mistaken("namesake", user=chosen)
    if user_id_of(AYU_LATER) != chosen:
        return mistaken("changes", before=chosen, after=user_id_of(AYU_LATER))
    return Outcome.CORRECT


CHOICE = Exercise(
    id="01-choose",
    start="def user_id_of(person):\n    return ...",
    answer="user_id_of",
    judge=judge_choice,
    correct=Text(
        en="One person, one ID, for good; and in a log it tells nobody who the person is.",
        id="Satu orang, satu ID, untuk seterusnya; dan di log, ID itu tidak membocorkan siapa "
        "orangnya.",
    ),
    hints=(
        Text(
            en="Which of the four fields will still be the same in ten years, and is nobody "
            "else's?",
            id="Dari keempat kolom itu, mana yang sepuluh tahun lagi masih sama, dan bukan milik "
            "orang lain?",
        ),
        Text(
            en="Use the primary key, `id`. A user ID is a string, so make one of it, for example "
            "with a prefix.",
            id="Pakai primary key-nya, `id`. User ID harus berupa string, jadi ubah dulu, misalnya "
            "dengan sebuah awalan.",
        ),
    ),
    mistakes=(
        Mistake(
            "everybody",
            code='def user_id_of(person):\n    return "default"',
            says=Text(
                en="Ayu and Budi both become `{user}`: one user, and so one mailbox for two "
                "people.",
                id="Ayu dan Budi sama-sama menjadi `{user}`: satu user, jadi satu kotak surat "
                "untuk dua orang.",
            ),
        ),
        Mistake(
            "namesake",
            code="""\
def user_id_of(person):
    return person["name"].lower().replace(" ", "_")""",
            says=Text(
                en="A second Ayu Lestari at the same school also becomes `{user}`. What two people "
                "can have in common is no ID of one of them.",
                id="Ayu Lestari lain di sekolah yang sama juga menjadi `{user}`. Sesuatu yang bisa "
                "dimiliki dua orang bukanlah ID untuk salah satunya.",
            ),
        ),
        Mistake(
            "changes",
            code='def user_id_of(person):\n    return person["email"].lower()',
            says=Text(
                en="Ayu was `{before}` and, with another name and address, becomes `{after}`: a "
                "new user with no connections.",
                id="Tadinya Ayu `{before}`; begitu nama dan alamatnya berganti, ia menjadi "
                "`{after}`: user baru tanpa koneksi.",
            ),
        ),
        Mistake(
            "random",
            code="""\
import uuid


def user_id_of(person):
    return str(uuid.uuid4())""",
            says=Text(
                en="The same Ayu got two different IDs in two calls. A random ID is a fine one if "
                "it is made once and kept with the person.",
                id="Ayu yang sama mendapat dua ID berbeda dari dua panggilan. ID acak itu bagus, "
                "asal dibuat sekali lalu disimpan bersama data orangnya.",
            ),
        ),
        Mistake(
            "number",
            code='def user_id_of(person):\n    return person["id"]',
            says=Text(
                en="The right field, but its type is `{kind}`. A user ID must be a string: "
                "`composio.create` would answer this one with a 400.",
                id="Kolomnya tepat, tetapi tipenya `{kind}`. User ID harus berupa string: "
                "`composio.create` akan menjawabnya dengan 400.",
            ),
        ),
    ),
    solution="""\
def user_id_of(person):
    return f"usr_{person['id']}\"""",
)
