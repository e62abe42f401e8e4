"""What a service answers while Composio cannot be reached or has too much to do."""

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

WORDS = "words of the service"
SERVICE_ERRORS = {429: "RateLimitError", 500: "InternalServerError", 503: "InternalServerError"}


def judge_away(away: Any) -> Judgement:
    """Whether handlers answer 503 and a time for what passes, and leave a bug of ours alone."""
    import composio_client
    import httpx

    if not isinstance(away, Mapping) or not all(map(_is_error, away)):
        return mistaken("no-classes", kind=type(away).__name__)
    request = httpx.Request("POST", "https://composio.example")

    def refused(name: str, status: int) -> Exception:
        answer = httpx.Response(status, request=request)
        error: Exception = getattr(composio_client, name)(WORDS, response=answer, body=None)
        return error

    passing = [
        composio_client.APIConnectionError(message=WORDS, request=request),
        composio_client.APITimeoutError(request),
        *(refused(name, status) for status, name in SERVICE_ERRORS.items()),
    ]
    if _answer(away, refused("BadRequestError", 400)).status_code != 500:
        return mistaken("too-wide")
    for error in passing:
        name, answer = type(error).__name__, _answer(away, error)
        if answer.status_code == 500:
            return mistaken("missed", error=name)
        if answer.is_client_error:
            return mistaken("blames", status=answer.status_code)
        if WORDS in answer.text:
            return mistaken("leaks", error=name)
        if "retry-after" not in answer.headers:
            return mistaken("no-time", status=answer.status_code)
        if answer.status_code not in (503, 504):
            return Outcome.NOT_YET
    return Outcome.CORRECT


def _is_error(key: Any) -> bool:
    """Whether a key of the handlers is a class of errors."""
    return isinstance(key, type) and issubclass(key, Exception)


def _answer(handlers: Mapping[Any, Any], error: Exception) -> Any:
    """What an app with these handlers answers when one of its endpoints raises this error."""
    from fastapi import FastAPI
    from fastapi.testclient import TestClient

    app = FastAPI(exception_handlers=dict(handlers))

    @app.get("/")
    def fails() -> None:
        raise error

    return TestClient(app, raise_server_exceptions=False).get("/")


def come_back(content: str, more: str) -> str:
    """A handler in a learner's cell."""
    return f"""\
def come_back(request, error):
    return JSONResponse({content}, {more})


"""


RETRY = '503, {"Retry-After": "5"}'
CODE = '{"error": "try_again"}'
CLASSES = """\
passing = ["APIConnectionError", "InternalServerError", "RateLimitError"]
away = {getattr(composio_client, name): come_back for name in passing}"""

AWAY = Exercise(
    id="09-away",
    start="""\
def come_back(request, error):
    return ...


away = ...""",
    answer="away",
    judge=judge_away,
    correct=Text(
        en="Three classes cover everything that passes by itself, and a bug of your own is still "
        "a 500 that somebody looks at.",
        id="Tiga kelas mencakup semua gangguan yang pulih sendiri, sedangkan bug Anda tetap "
        "menjadi 500 yang akan diperiksa orang.",
    ),
    hints=(
        Text(
            en="Which errors go away by themselves, so that the same request may work in five "
            "seconds? And which never will?",
            id="Error mana yang hilang sendiri, sehingga permintaan yang sama bisa berhasil lima "
            "detik lagi? Dan mana yang tidak akan pernah?",
        ),
        Text(
            en="`away` is a dictionary, class → `come_back`, with three classes of "
            "`composio_client`. The answer is a `JSONResponse` with 503 and the header "
            "`Retry-After`.",
            id="`away` adalah dictionary, kelas → `come_back`, dengan tiga kelas dari "
            "`composio_client`. Jawabannya `JSONResponse` dengan 503 dan header `Retry-After`.",
        ),
    ),
    mistakes=(
        Mistake(
            "no-classes",
            code=come_back(CODE, RETRY)
            + 'away = ["APIConnectionError", "InternalServerError", "RateLimitError"]',
            says=Text(
                en="`away` is a `{kind}` and does not say which handler is for which class. It is "
                "a dictionary, class → handler: `composio_client.RateLimitError: come_back`.",
                id="`away` berupa `{kind}` dan tidak menyatakan handler mana untuk kelas mana. "
                "Yang diperlukan dictionary, kelas → handler: "
                "`composio_client.RateLimitError: come_back`.",
            ),
        ),
        Mistake(
            "too-wide",
            code=come_back(CODE, RETRY) + "away = {composio_client.APIError: come_back}",
            says=Text(
                en="A `BadRequestError` is answered with *try again* too. It is a bug of your "
                "own: it fails for ever, and nobody is told.",
                id="`BadRequestError` pun dijawab *coba lagi*. Itu bug Anda sendiri: "
                "permintaannya akan gagal terus, dan tidak ada yang diberi tahu.",
            ),
        ),
        Mistake(
            "missed",
            code=come_back(CODE, RETRY) + "away = {composio_client.InternalServerError: come_back}",
            says=Text(
                en="`{error}` still becomes a 500. Not every trouble has a status: what never "
                "reached Composio has a class of its own.",
                id="`{error}` masih menjadi 500. Tidak semua gangguan punya status: yang tidak "
                "pernah sampai ke Composio punya kelas sendiri.",
            ),
        ),
        Mistake(
            "blames",
            code=come_back(CODE, '429, {"Retry-After": "5"}') + CLASSES,
            says=Text(
                en="{status} says that this user did something wrong. It is your service that "
                "cannot answer at the moment.",
                id="{status} berarti user ini berbuat salah. Padahal layanan Andalah yang sedang "
                "tidak bisa menjawab.",
            ),
        ),
        Mistake(
            "leaks",
            code=come_back('{"error": str(error)}', RETRY) + CLASSES,
            says=Text(
                en="The text of `{error}` goes to the browser. It is written for you, and may "
                "name your addresses and IDs: write it to your log.",
                id="Teks `{error}` sampai ke peramban. Teks itu ditujukan kepada Anda dan bisa "
                "memuat alamat dan ID milik Anda: tulis di log Anda saja.",
            ),
        ),
        Mistake(
            "no-time",
            code=come_back(CODE, "503") + CLASSES,
            says=Text(
                en="{status} is right, but when may the browser ask again? Without `Retry-After` "
                "each one guesses, most of them too early.",
                id="{status} sudah benar, tetapi kapan peramban boleh bertanya lagi? Tanpa "
                "`Retry-After` setiap peramban menebak, dan kebanyakan terlalu cepat.",
            ),
        ),
    ),
    solution=come_back(CODE, RETRY) + CLASSES,
)
