"""Changing a session in place, and what its history says of it."""

from typing import Any

from composio_kit.exercises.declarations import (
    Exercise,
    Judgement,
    Mistake,
    Option,
    Outcome,
    Prediction,
    Text,
    mistaken,
)

CALENDAR_RULE = {"enabled": ["GOOGLECALENDAR_FIND_EVENT"]}
MAIL_RULE = {"enabled": ["GMAIL_FETCH_EMAILS", "GMAIL_CREATE_EMAIL_DRAFT"]}


def gmail_after(sent: Any, read: Any) -> str | None:
    """Which option the two calls of Gmail were: one that sends, one that reads."""
    ran = (sent.result_type == "completed", read.result_type == "completed")
    return {(False, True): "reads", (False, False): "nothing", (True, True): "everything"}.get(ran)


def judge_change(composio: Any, helper: Any, before: Any, after: Any) -> Judgement:
    """Whether a session got the calendar in place, kept its mail rule, and this is the proof."""
    history = composio.use(helper.session_id).list_config_history().items
    if len(history) == 1:
        return mistaken("new-session")
    config = history[0].config.model_dump(exclude_none=True)
    toolkits = config.get("toolkits", {}).get("enabled", ())
    rules = config.get("tools", {})
    if "gmail" not in rules:
        return mistaken("mail-open")
    if "googlecalendar" not in toolkits:
        return mistaken("calendar-closed")
    if "googlecalendar" not in rules:
        return mistaken("calendar-open")
    wanted = {"gmail": MAIL_RULE, "googlecalendar": CALENDAR_RULE}
    if sorted(toolkits) != sorted(wanted) or rules != wanted:
        return Outcome.NOT_YET
    if before.version > after.version:
        return mistaken("backwards", first=before.version, second=after.version)
    narrower = before.config.model_dump(exclude_none=True)
    right = after.version == history[0].version and narrower.get("tools") == {"gmail": MAIL_RULE}
    return Outcome.CORRECT if right else Outcome.NOT_YET


REPLACE = Prediction(
    id="05-replace",
    question=Text(
        en="`reader` may call one tool of Gmail. The update names a rule for the calendar, and "
        "none for Gmail. What may `reader` do in Gmail now?",
        id="`reader` boleh memanggil satu tool Gmail. `update` menyebut aturan untuk kalender, "
        "tetapi tidak untuk Gmail. Sekarang, apa yang boleh dilakukan `reader` di Gmail?",
    ),
    options=(
        Option(
            "reads",
            Text(
                en="Fetch mails, as before.",
                id="Mengambil email, seperti sebelumnya.",
            ),
        ),
        Option("nothing", Text(en="Nothing any more.", id="Tidak boleh apa-apa lagi.")),
        Option(
            "everything",
            Text(en="Everything, sending included.", id="Semuanya, termasuk mengirim."),
        ),
    ),
    observe=gmail_after,
    happens="everything",
    because=Text(
        en="`update` replaces the whole map in `tools`. Gmail's rule is gone, and a toolkit "
        "without a rule is open.",
        id="`update` mengganti seluruh isi `tools`. Aturan Gmail hilang, dan toolkit tanpa aturan "
        "berarti terbuka.",
    ),
)

_START = """\
mail_tools = ["GMAIL_FETCH_EMAILS", "GMAIL_CREATE_EMAIL_DRAFT"]
helper = composio.create(user_id="user_ayu", toolkits=["gmail"], tools={"gmail": mail_tools})"""

CHANGE = Exercise(
    id="05-change",
    start=f"{_START}\n\nbefore, after = ..., ...",
    answer="composio, helper, before, after",
    judge=judge_change,
    correct=Text(
        en="The calendar came, the mail rule stayed, the ID is the same, and two entries of the "
        "history prove it.",
        id="Kalendernya masuk, aturan email-nya tetap, ID-nya sama, dan dua catatan dalam riwayat "
        "membuktikannya.",
    ),
    hints=(
        Text(
            en="What happens to a rule in `tools` that your update does not repeat?",
            id="Apa yang terjadi pada aturan di `tools` yang tidak Anda ulangi dalam `update`?",
        ),
        Text(
            en="One `update` with `toolkits` and `tools`, both complete; `rules_of` and "
            "`as_update` help. In `list_config_history().items` the newest entry comes first.",
            id="Satu `update` dengan `toolkits` dan `tools`, keduanya lengkap; `rules_of` dan "
            "`as_update` membantu. Di `list_config_history().items`, catatan terbaru ada di depan.",
        ),
    ),
    mistakes=(
        Mistake(
            "new-session",
            code=f"""\
{_START}
rules = {{"gmail": mail_tools, "googlecalendar": ["GOOGLECALENDAR_FIND_EVENT"]}}
helper = composio.create(user_id="user_ayu", toolkits=list(rules), tools=rules)
before = after = helper.list_config_history().items[0]""",
            says=Text(
                en="The history of this session has one entry: it was never changed. A new session "
                "has another ID, and the log of the old one does not go on here.",
                id="Riwayat session ini hanya berisi satu catatan: ia belum pernah diubah. Session "
                "baru punya ID lain, dan log yang lama tidak berlanjut di sini.",
            ),
        ),
        Mistake(
            "mail-open",
            code=f"""\
{_START}
rules = {{"googlecalendar": ["GOOGLECALENDAR_FIND_EVENT"]}}
helper.update(toolkits={{"enable": ["gmail", "googlecalendar"]}}, tools=as_update(rules))
after, before = helper.list_config_history().items""",
            says=Text(
                en="The rule for Gmail is gone, so all of Gmail is open. An update of `tools` "
                "replaces the whole map: repeat what is to stay.",
                id="Aturan untuk Gmail hilang, jadi seluruh Gmail terbuka. Perubahan pada `tools` "
                "mengganti semuanya: ulangi yang harus tetap ada.",
            ),
        ),
        Mistake(
            "calendar-open",
            code=f"""\
{_START}
helper.update(toolkits={{"enable": ["gmail", "googlecalendar"]}})
after, before = helper.list_config_history().items""",
            says=Text(
                en="The whole calendar is open, deleting included: the toolkit is enabled, and no "
                "rule in `tools` narrows it.",
                id="Seluruh kalender terbuka, termasuk menghapus: toolkit-nya diaktifkan, tetapi "
                "tidak ada aturan di `tools` yang mempersempitnya.",
            ),
        ),
        Mistake(
            "calendar-closed",
            code=f"""\
{_START}
rules = {{**rules_of(helper.config), "googlecalendar": ["GOOGLECALENDAR_FIND_EVENT"]}}
helper.update(tools=as_update(rules))
after, before = helper.list_config_history().items""",
            says=Text(
                en="The tool has its rule, but its toolkit is still closed, so it cannot run. "
                "`toolkits` and `tools` must both say yes.",
                id="Tool-nya sudah punya aturan, tetapi toolkit-nya masih tertutup, jadi tidak "
                "bisa berjalan. `toolkits` dan `tools` harus sama-sama mengizinkan.",
            ),
        ),
        Mistake(
            "backwards",
            code=f"""\
{_START}
rules = {{**rules_of(helper.config), "googlecalendar": ["GOOGLECALENDAR_FIND_EVENT"]}}
helper.update(toolkits={{"enable": list(rules)}}, tools=as_update(rules))
before, after = helper.list_config_history().items""",
            says=Text(
                en="The change is right, the proof is the wrong way round: version {first} does "
                "not come before version {second}. A history begins with its newest entry.",
                id="Perubahannya benar, tetapi buktinya terbalik: versi {first} tidak mendahului "
                "versi {second}. Riwayat dimulai dari catatan terbaru.",
            ),
        ),
    ),
    solution=f"""\
{_START}
rules = {{**rules_of(helper.config), "googlecalendar": ["GOOGLECALENDAR_FIND_EVENT"]}}
helper.update(toolkits={{"enable": list(rules)}}, tools=as_update(rules))
after, before = helper.list_config_history().items""",
)
