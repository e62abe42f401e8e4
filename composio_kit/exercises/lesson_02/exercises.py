"""The three exercises of lesson 02."""

from typing import Any

from composio_kit.exercises.declarations import (
    Exercise,
    Judgement,
    Mistake,
    Outcome,
    Text,
    mistaken,
)

LISTING = "GITHUB_LIST_REPOSITORY_ISSUES"
WANTED = {"gmail", "googlecalendar"}


def enabled_toolkits(config: Any) -> set[str]:
    """The toolkits that a session's configuration names; empty if it names none."""
    return set(getattr(config.toolkits, "enabled", None) or ())


def judge_screen(composio: Any, session: Any) -> Judgement:
    """Whether this is a session of Budi's in which one tool can run, and no other."""
    config = composio.use(session.session_id).config
    if config.user_id != "user_budi":
        return mistaken("other-user", user=config.user_id)
    allowed = getattr((config.tools or {}).get("github"), "enabled", None)
    if allowed is None:
        preloaded = isinstance(config.preload.tools, list) and config.preload.tools
        return mistaken("only-shown") if preloaded else mistaken("whole-toolkit")
    if enabled_toolkits(config) != {"github"}:
        return mistaken("other-toolkits")
    return Outcome.CORRECT if allowed == [LISTING] else Outcome.NOT_YET


def judge_usable(session: Any, usable: Any) -> Judgement:
    """Whether this function finds what the user of a session can use right now."""
    items = session.toolkits().items
    try:
        answer = usable(session)
    except AttributeError as error:
        return mistaken("no-connection") if error.obj is None else Outcome.NOT_YET
    if answer is ...:
        return Outcome.NOT_ATTEMPTED
    found = set(answer)
    ready = {each.slug for each in items if each.connection and each.connection.is_active}
    no_account = {each.slug for each in items if each.is_no_auth}
    if found == ready | no_account:
        return Outcome.CORRECT
    if found == ready:
        return mistaken("no-account-missing")
    if found == {each.slug for each in items if each.connection}:
        return mistaken("object-counts", count=len(found))
    if found & {each.name for each in items}:
        return mistaken("names")
    return Outcome.NOT_YET


def judge_helper(composio: Any, helper_id: str, session: Any) -> Judgement:
    """Whether this is the session of that ID, and the service knows the calendar as well."""
    if hasattr(session, "user_id"):
        return mistaken("configuration")
    if session.session_id != helper_id:
        return mistaken("new-session", made=session.session_id, wanted=helper_id)
    enabled = enabled_toolkits(composio.use(helper_id).config)
    if enabled == WANTED:
        return Outcome.CORRECT
    if enabled == {"googlecalendar"}:
        return mistaken("replaced")
    if enabled_toolkits(session.config) == WANTED:
        return mistaken("copy-changed")
    return Outcome.NOT_YET


SCREEN = Exercise(
    id="02-screen",
    start="screen_session = ...",
    answer="composio, screen_session",
    judge=judge_screen,
    correct=Text(
        en="Whatever is shown on that screen or typed into it, one tool is all that can run.",
        id="Apa pun yang tampil atau diketik di layar itu, hanya satu tool yang bisa berjalan.",
    ),
    hints=(
        Text(
            en="Which argument of `create` closes all other toolkits, and which one closes the "
            "other tools of GitHub?",
            id="Argumen `create` yang mana menutup semua toolkit lain, dan yang mana menutup tool "
            "GitHub yang lain?",
        ),
        Text(
            en="As in step 4, with the session `reader`: `toolkits` and `tools` together, and "
            "another user. A preset is not needed.",
            id="Seperti di langkah 4, pada session `reader`: `toolkits` dan `tools` bersama-sama, "
            "dengan user lain. Preset tidak diperlukan.",
        ),
    ),
    mistakes=(
        Mistake(
            "whole-toolkit",
            code='screen_session = composio.create(user_id="user_budi", toolkits=["github"])',
            says=Text(
                en="Every tool of GitHub can run here, also the one that opens issues. `toolkits` "
                "chooses services; single tools are chosen with another argument.",
                id="Semua tool GitHub bisa berjalan di sini, termasuk yang menulis issue. "
                "`toolkits` memilih layanan; tool satu per satu dipilih dengan argumen lain.",
            ),
        ),
        Mistake(
            "only-shown",
            code=f"""\
screen_session = composio.create(
    user_id="user_budi",
    toolkits=["github"],
    preload={{"tools": ["{LISTING}"]}},
)""",
            says=Text(
                en="`preload` decides what a model is shown at once, not what may run: the other "
                "tools of GitHub are still found and still work. Allow with `tools`.",
                id="`preload` menentukan apa yang langsung diperlihatkan kepada model, bukan apa "
                "yang boleh berjalan: tool GitHub yang lain masih bisa ditemukan dan dipakai. "
                "Izinkan lewat `tools`.",
            ),
        ),
        Mistake(
            "other-toolkits",
            code=f"""\
screen_session = composio.create(
    user_id="user_budi",
    tools={{"github": ["{LISTING}"]}},
)""",
            says=Text(
                en="GitHub is narrowed, and only GitHub. A toolkit that `tools` does not mention "
                "stays open, so this session could write in Budi's Slack. Name the toolkits too.",
                id="GitHub memang menyempit, tetapi hanya GitHub. Toolkit yang tidak disebut dalam "
                "`tools` tetap terbuka, jadi session ini bisa saja menulis di Slack Budi. Sebutkan "
                "juga toolkit-nya.",
            ),
        ),
        Mistake(
            "other-user",
            code=f"""\
screen_session = composio.create(
    user_id="user_ayu",
    toolkits=["github"],
    tools={{"github": ["{LISTING}"]}},
)""",
            says=Text(
                en="This session acts for `{user}`: the screen would show that person's issues. "
                "However narrow a session is, its user decides whose accounts it uses.",
                id="Session ini bertindak untuk `{user}`: layarnya akan menampilkan issue orang "
                "itu. Sesempit apa pun sebuah session, user-nya yang menentukan akun siapa yang "
                "dipakai.",
            ),
        ),
    ),
    solution=f"""\
screen_session = composio.create(
    user_id="user_budi",
    toolkits=["github"],
    tools={{"github": ["{LISTING}"]}},
)""",
)

USABLE = Exercise(
    id="02-usable",
    start="def usable(session):\n    return ...",
    answer="session, usable",
    judge=judge_usable,
    correct=Text(
        en="An app can now offer what works at once, and ask for a connection only where it must.",
        id="Sekarang aplikasi bisa langsung menawarkan yang sudah siap, dan baru meminta koneksi "
        "jika memang perlu.",
    ),
    hints=(
        Text(
            en="Three kinds of toolkits are on the page: connected, not connected, and one that "
            "needs no account. Which of them can be used?",
            id="Ada tiga jenis toolkit di halaman itu: sudah terhubung, belum terhubung, dan satu "
            "yang tidak memerlukan akun. Mana saja yang bisa dipakai?",
        ),
        Text(
            en="Go through `session.toolkits().items`. Each has `slug`, `is_no_auth` and "
            "`connection`, which is `None` or has `is_active`.",
            id="Telusuri `session.toolkits().items`. Masing-masing punya `slug`, `is_no_auth`, dan "
            "`connection`, yang berisi `None` atau punya `is_active`.",
        ),
    ),
    mistakes=(
        Mistake(
            "object-counts",
            code="""\
def usable(session):
    return [each.slug for each in session.toolkits().items if each.connection]""",
            says=Text(
                en="You count {count} toolkits, also those that nobody has connected. They have a "
                "`connection` too, and any object is true; what it says stands in `is_active`.",
                id="Anda menghitung {count} toolkit, termasuk yang belum dihubungkan siapa pun. "
                "Toolkit itu juga punya `connection`, dan objek apa pun bernilai benar; yang "
                "menentukan adalah `is_active`.",
            ),
        ),
        Mistake(
            "no-connection",
            code="""\
def usable(session):
    return [each.slug for each in session.toolkits().items if each.connection.is_active]""",
            says=Text(
                en="Your function stopped at Hacker News: a toolkit that needs no account has "
                "`None` where others have a connection. Ask about that first.",
                id="Fungsi Anda berhenti di Hacker News: toolkit yang tidak memerlukan akun berisi "
                "`None`, sedangkan yang lain punya koneksi. Periksa itu lebih dulu.",
            ),
        ),
        Mistake(
            "no-account-missing",
            code="""\
def usable(session):
    page = session.toolkits()
    return [each.slug for each in page.items if each.connection and each.connection.is_active]""",
            says=Text(
                en="All that is connected is there, but Hacker News is missing. It needs no "
                "account, so it works for everybody; `is_no_auth` says so.",
                id="Semua yang terhubung sudah ada, tetapi Hacker News belum. Toolkit itu tidak "
                "memerlukan akun, jadi bisa dipakai siapa saja; `is_no_auth` yang menandainya.",
            ),
        ),
        Mistake(
            "names",
            code="""\
def usable(session):
    page = session.toolkits(is_connected=True)
    return [each.name for each in page.items]""",
            says=Text(
                en="These are names for people, such as `GitHub`. Every other call wants the slug, "
                "`github`, so hand over the slugs.",
                id="Ini nama untuk dibaca orang, misalnya `GitHub`. Semua panggilan lain meminta "
                "slug, `github`, jadi serahkan slug-nya.",
            ),
        ),
    ),
    solution="""\
def usable(session):
    return [
        each.slug
        for each in session.toolkits().items
        if each.is_no_auth or each.connection.is_active
    ]""",
)

HELPER = Exercise(
    id="02-helper",
    start="""\
helper_id = composio.create(user_id="user_ayu", toolkits=["gmail"]).session_id

helper = ...""",
    answer="composio, helper_id, helper",
    judge=judge_helper,
    correct=Text(
        en="Same ID, same log, one toolkit more: whoever holds this session can use it at once.",
        id="ID-nya sama, log-nya sama, toolkit-nya bertambah satu: siapa pun yang memegang session "
        "ini langsung bisa memakainya.",
    ),
    hints=(
        Text(
            en="All you have is an ID. Which call turns it into a session again, and which one "
            "changes it on the service?",
            id="Yang Anda punya hanya sebuah ID. Panggilan mana yang menjadikannya session lagi, "
            "dan mana yang mengubahnya di layanan?",
        ),
        Text(
            en="`composio.use(helper_id)` first; then `update` on it, with both toolkits, as in "
            "step 6.",
            id="Pertama `composio.use(helper_id)`; lalu `update` pada hasilnya, dengan kedua "
            "toolkit, seperti di langkah 6.",
        ),
    ),
    mistakes=(
        Mistake(
            "new-session",
            code="""\
both = ["gmail", "googlecalendar"]
helper = composio.create(user_id="user_ayu", toolkits=both)""",
            says=Text(
                en="This is a new session, `{made}`. Whoever holds `{wanted}` still has no "
                "calendar: `create` never finds an old session, not even with the same arguments.",
                id="Ini session baru, `{made}`. Siapa pun yang memegang `{wanted}` tetap tanpa "
                "kalender: `create` tidak pernah menemukan session lama, sekalipun argumennya "
                "sama.",
            ),
        ),
        Mistake(
            "copy-changed",
            code="""\
helper = composio.use(helper_id)
helper.config.toolkits.enabled.append("googlecalendar")""",
            says=Text(
                en="You changed the copy in your program; the service never heard of it. Only "
                "`update` changes the session.",
                id="Yang Anda ubah adalah salinan di program Anda; layanan tidak tahu apa-apa. "
                "Hanya `update` yang mengubah session-nya.",
            ),
        ),
        Mistake(
            "replaced",
            code="""\
helper = composio.use(helper_id)
helper.update(toolkits={"enable": ["googlecalendar"]})""",
            says=Text(
                en="The calendar is there and the mail is gone: the list you give replaces the old "
                "one. Name all toolkits that are to be enabled.",
                id="Kalendernya ada, tetapi email-nya hilang: daftar yang Anda berikan "
                "menggantikan daftar lama. Sebutkan semua toolkit yang harus diaktifkan.",
            ),
        ),
        Mistake(
            "configuration",
            code="""\
both = {"enable": ["gmail", "googlecalendar"]}
helper = composio.use(helper_id).update(toolkits=both)""",
            says=Text(
                en="The session is right now, but you hand over its configuration: that is what "
                "`update` returns. Keep the session in a name of its own.",
                id="Session-nya sudah benar, tetapi yang Anda serahkan konfigurasinya: itulah "
                "hasil `update`. Simpan session-nya dalam nama tersendiri.",
            ),
        ),
    ),
    solution="""\
helper = composio.use(helper_id)
helper.update(toolkits={"enable": ["gmail", "googlecalendar"]})""",
)
