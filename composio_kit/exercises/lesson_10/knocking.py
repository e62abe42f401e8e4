"""Which door the key is taken to, and who is let in with it."""

from collections.abc import Mapping
from typing import Any

from composio_kit.exercises.declarations import Option, Prediction, Text


def headers_seen(session: Any) -> str:
    """Which option a session behind the gateway is."""
    return "headers" if session.mcp.headers else "empty"


def origin_seen(answers: Mapping[str, int]) -> str | None:
    """Which option the answer to the page with the right key is."""
    status = str(answers["x-api-key ✓ Origin ✗"])
    return status if status in {option.key for option in ORIGIN.options} else None


LOCALHOST = Prediction(
    id="10-localhost",
    question=Text(
        en="You call `127.0.0.1`, and the gateway calls the service `localhost`. What is in "
        "`session.mcp`?",
        id="Anda memanggil `127.0.0.1`, dan gateway menyebut layanan itu `localhost`. Apa isi "
        "`session.mcp`?",
    ),
    options=(
        Option(
            "headers",
            Text(
                en="Address and headers: it is the same computer.",
                id="Alamat dan header: toh komputernya sama.",
            ),
        ),
        Option(
            "empty",
            Text(
                en="The address, and no headers.",
                id="Alamatnya, tanpa header.",
            ),
        ),
        Option(
            "raises",
            Text(
                en="Nothing: `create` raises an exception.",
                id="Tidak ada: `create` melempar exception.",
            ),
        ),
    ),
    observe=headers_seen,
    happens="empty",
    because=Text(
        en="The SDK compares two origins letter by letter. They differ, so it holds the key back.",
        id="SDK membandingkan kedua origin huruf demi huruf. Karena berbeda, key-nya ditahan.",
    ),
)

ORIGIN = Prediction(
    id="10-origin",
    question=Text(
        en="A request comes with the right key, and its `Origin` names somebody else's web page. "
        "Which status?",
        id="Sebuah permintaan datang dengan key yang benar, dan `Origin`-nya menyebut halaman web "
        "milik orang lain. Apa statusnya?",
    ),
    options=(
        Option("200", Text(en="200: the key is right.", id="200: key-nya benar.")),
        Option(
            "401",
            Text(en="401: the key is not the page's.", id="401: key itu bukan milik halaman."),
        ),
        Option(
            "403",
            Text(
                en="403: with the right key, but from the wrong place.",
                id="403: key-nya benar, tetapi datang dari tempat yang salah.",
            ),
        ),
    ),
    observe=origin_seen,
    happens="403",
    because=Text(
        en="The browser itself names the page in `Origin`, and the page cannot change that.",
        id="Peramban sendiri yang menyebut halaman itu di `Origin`, dan halaman tidak bisa "
        "mengubahnya.",
    ),
)
