"""The three predictions of lesson 02."""

from typing import Any

from composio_kit.exercises.declarations import Option, Prediction, Text


def tools_given(tools: list[Any]) -> str | None:
    """Which option the tools of the narrowed session are."""
    names = [tool["function"]["name"] for tool in tools]
    meta = any(name.startswith("COMPOSIO_") for name in names)
    mail = any(name.startswith("GMAIL_") for name in names)
    return {(False, True): "gmail", (True, True): "both", (True, False): "meta"}.get((meta, mail))


def calendar_seen(worker: Any) -> str | None:
    """Where the other holder of the session finds the calendar."""
    in_config = "googlecalendar" in worker.config.toolkits.enabled
    in_toolkits = "googlecalendar" in [each.slug for each in worker.toolkits().items]
    return {(False, False): "neither", (False, True): "toolkits", (True, True): "both"}.get(
        (in_config, in_toolkits)
    )


def reached(accounts_of_budi: Any) -> str:
    """How far the headers of Ayu's session reach."""
    return "project" if len(accounts_of_budi) else "session"


NARROWED = Prediction(
    id="02-narrow",
    question=Text(
        en='A session is created with `toolkits=["gmail"]`. What does its `tools()` return?',
        id='Sebuah session dibuat dengan `toolkits=["gmail"]`. Apa hasil `tools()`-nya?',
    ),
    options=(
        Option("gmail", Text(en="Gmail's tools only.", id="Hanya tool Gmail.")),
        Option(
            "both",
            Text(en="The meta tools and Gmail's tools.", id="Meta tool dan tool Gmail."),
        ),
        Option(
            "meta",
            Text(
                en="The meta tools, as if nothing had been narrowed.",
                id="Meta tool, seolah tidak ada yang dipersempit.",
            ),
        ),
    ),
    observe=tools_given,
    happens="meta",
    because=Text(
        en="With the meta tools a model looks for the others. What became smaller is what they "
        "can find and run.",
        id="Lewat meta tool, model mencari tool yang lain. Yang menyempit adalah apa yang bisa "
        "ditemukan dan dijalankan lewat meta tool itu.",
    ),
)

COPY = Prediction(
    id="02-copy",
    question=Text(
        en="`mail` is given the calendar. Where does `worker`, a second object of the same "
        "session, show it?",
        id="`mail` ditambahi kalender. Di mana `worker`, objek kedua dari session yang sama, "
        "memperlihatkannya?",
    ),
    options=(
        Option(
            "neither",
            Text(
                en="Nowhere: it was made before the update.",
                id="Tidak di mana pun: objek itu dibuat sebelum perubahannya.",
            ),
        ),
        Option(
            "toolkits",
            Text(
                en="In `toolkits()`, but not in `config`.",
                id="Di `toolkits()`, tetapi tidak di `config`.",
            ),
        ),
        Option(
            "both",
            Text(
                en="In both: it is the same session.",
                id="Di keduanya: session-nya kan sama.",
            ),
        ),
    ),
    observe=calendar_seen,
    happens="toolkits",
    because=Text(
        en="`toolkits()` asks the service every time. `config` was copied when the object was "
        "made, and nobody tells it of a change made elsewhere.",
        id="`toolkits()` selalu bertanya kepada layanan. `config` disalin saat objeknya dibuat, "
        "dan tidak ada yang mengabarinya tentang perubahan di tempat lain.",
    ),
)

HEADERS = Prediction(
    id="02-headers",
    question=Text(
        en="The committee has the address and the headers of Ayu's session. What can it reach?",
        id="Komite memegang alamat dan header session Ayu. Apa saja yang bisa dijangkaunya?",
    ),
    options=(
        Option(
            "session",
            Text(en="The tools of that one session.", id="Tool milik session yang satu itu."),
        ),
        Option(
            "user",
            Text(en="Everything of Ayu's, nothing else.", id="Semua milik Ayu, lainnya tidak."),
        ),
        Option(
            "project",
            Text(
                en="Everything of every user of the app.",
                id="Semua milik semua user aplikasi ini.",
            ),
        ),
    ),
    observe=reached,
    happens="project",
    because=Text(
        en="The header is not a ticket for one session. It is the API key of your whole project.",
        id="Header itu bukan tiket untuk satu session. Isinya API key seluruh project Anda.",
    ),
)
