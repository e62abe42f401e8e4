"""What lesson 00 asks: the example for all others."""

from typing import Any

from composio_kit.exercises.declarations import (
    Choice,
    Exercise,
    Judgement,
    Mistake,
    Option,
    Outcome,
    Prediction,
    Question,
    Quiz,
    Text,
    mistaken,
)

FEW = 20
"""A model that reads fewer tools than this has most of its context left for the work."""

COMMENT = "GITHUB_CREATE_AN_ISSUE_COMMENT"


def tools_seen(tools: list[Any]) -> str:
    """Which option the tools of a session are."""
    if not tools:
        return "none"
    return "few" if len(tools) < FEW else "all"


def judge_chris(session: Any) -> Judgement:
    """Whether this is a session of Chris's, and his Slack is connected."""
    if isinstance(session, str):
        return mistaken("session-id")
    if session.config.user_id != "user_chris":
        return mistaken("other-user", user=session.config.user_id)
    [slack] = session.toolkits(toolkits=["slack"]).items
    if not (slack.connection and slack.connection.is_active):
        return mistaken("not-approved")
    return Outcome.CORRECT


def judge_comment(composio: Any, log_id: Any) -> Judgement:
    """Whether this is the id of the log entry of a comment that was written."""
    if not isinstance(log_id, str):
        return mistaken("whole-result")
    if log_id.startswith("trs_"):
        return mistaken("session-id")
    call = composio.logs.get(log_id)
    if call.data["tool_slug"] != COMMENT:
        return mistaken("other-call", tool=call.data["tool_slug"])
    if call.data["error"]:
        return mistaken("failed", error=call.data["error"])
    return Outcome.CORRECT


TOOLS = Prediction(
    id="00-tools",
    question=Text(
        en="Composio has thousands of tools. How many does `session.tools()` give to a model?",
        id="Composio punya ribuan tool. Berapa yang diberikan `session.tools()` kepada model?",
    ),
    options=(
        Option(
            "none",
            Text(
                en="None, because Ayu has not connected anything yet.",
                id="Tidak ada, karena Ayu belum menghubungkan apa pun.",
            ),
        ),
        Option(
            "few",
            Text(
                en="A handful, with which it finds the others.",
                id="Segelintir saja, dan lewat itulah tool lain ditemukan.",
            ),
        ),
        Option(
            "all",
            Text(en="All of them: thousands.", id="Semuanya, ribuan."),
        ),
    ),
    observe=tools_seen,
    happens="few",
    because=Text(
        en="Thousands of descriptions would fill the model's context before the work begins.",
        id="Ribuan deskripsi akan memenuhi konteks model sebelum pekerjaannya dimulai.",
    ),
)

CHRIS = Exercise(
    id="00-chris",
    start="chris_session = ...",
    answer="chris_session",
    judge=judge_chris,
    correct=Text(
        en="The session is Chris's, and so is the Slack account: Ayu's session does not see it.",
        id="Session itu milik Chris, begitu pula akun Slack-nya: session Ayu tidak melihatnya.",
    ),
    hints=(
        Text(
            en="Whose Slack is it to be, and which argument of `composio.create` says so?",
            id="Slack siapa yang dimaksud, dan argumen `composio.create` mana yang menyatakannya?",
        ),
        Text(
            en="Three calls, as in steps 1 and 4: `composio.create`, `authorize` on the new "
            "session, and `approve` with what that returned.",
            id="Tiga panggilan, seperti di langkah 1 dan 4: `composio.create`, `authorize` pada "
            "session yang baru, lalu `approve` dengan hasilnya.",
        ),
    ),
    mistakes=(
        Mistake(
            "session-id",
            code="""\
new_session = composio.create(user_id="user_chris")
chris_session = new_session.session_id""",
            says=Text(
                en="This is the ID of a session, a string. Hand over the session itself: the "
                "object that `composio.create` returned, with its methods.",
                id="Ini ID sebuah session, sebuah string. Serahkan session-nya sendiri: objek "
                "dari `composio.create`, lengkap dengan metodenya.",
            ),
        ),
        Mistake(
            "other-user",
            code="""\
approve(composio, session.authorize("slack"))
chris_session = session""",
            says=Text(
                en="This session acts for `{user}`, so whatever is authorized through it belongs "
                "to `{user}`. Chris needs a session of his own.",
                id="Session ini bertindak untuk `{user}`, jadi semua yang diberi izin di sini "
                "menjadi milik `{user}`. Chris memerlukan session sendiri.",
            ),
        ),
        Mistake(
            "not-approved",
            code="""\
chris_session = composio.create(user_id="user_chris")
chris_session.authorize("slack")""",
            says=Text(
                en="The session is right, but Slack is not connected. `authorize` only asks; "
                "it is Chris who has to approve.",
                id="Session-nya benar, tetapi Slack belum terhubung. `authorize` hanya meminta; "
                "yang harus menyetujui adalah Chris sendiri.",
            ),
        ),
    ),
    solution="""\
chris_session = composio.create(user_id="user_chris")
slack_request = chris_session.authorize("slack")
approve(composio, slack_request)""",
)

FIND_CALL = Exercise(
    id="00-find-call",
    start="comment_log_id = ...",
    answer="composio, comment_log_id",
    judge=judge_comment,
    correct=Text(
        en="Whoever asks about this comment tomorrow needs only that ID.",
        id="Siapa pun yang besok bertanya soal komentar ini cukup memakai ID itu.",
    ),
    hints=(
        Text(
            en="What does `execute` return besides the data, and which part of it leads to the "
            "log?",
            id="Selain datanya, apa lagi yang dikembalikan `execute`, dan bagian mana yang membawa "
            "Anda ke log?",
        ),
        Text(
            en="The tool wants `owner`, `repo`, `issue_number` and `body`. What `execute` returns "
            "has an attribute `log_id`, as in step 6.",
            id="Tool ini meminta `owner`, `repo`, `issue_number`, dan `body`. Hasil `execute` "
            "punya atribut `log_id`, seperti di langkah 6.",
        ),
    ),
    mistakes=(
        Mistake(
            "whole-result",
            code=f"""\
comment = {{**garden, "issue_number": 1, "body": "OK!"}}
comment_log_id = session.execute("{COMMENT}", arguments=comment)""",
            says=Text(
                en="This is everything that the call returned, or something that is no ID at all. "
                "One attribute of the result is the ID of the log entry.",
                id="Ini seluruh hasil panggilannya, atau sesuatu yang bukan ID. Salah satu atribut "
                "hasil itulah ID catatannya di log.",
            ),
        ),
        Mistake(
            "session-id",
            code="comment_log_id = session.session_id",
            says=Text(
                en="This is the session ID: it leads to all calls of the session together. "
                "Each single call has an ID of its own.",
                id="Ini session ID, yang membawa Anda ke semua panggilan session itu sekaligus. "
                "Setiap panggilan punya ID sendiri.",
            ),
        ),
        Mistake(
            "other-call",
            code="comment_log_id = result.log_id",
            says=Text(
                en="This entry in the log is a call of `{tool}`, and not the comment.",
                id="Catatan di log ini adalah panggilan `{tool}`, bukan komentarnya.",
            ),
        ),
        Mistake(
            "failed",
            code=f"""\
comment = {{**garden, "issue_number": 99, "body": "OK!"}}
comment_log_id = session.execute("{COMMENT}", arguments=comment).log_id""",
            says=Text(
                en="This is the right tool, but the call failed: {error} `execute` did not raise; "
                "the reason was in `.error`.",
                id="Tool-nya benar, tetapi panggilannya gagal: {error} `execute` tidak melempar "
                "error; alasannya ada di `.error`.",
            ),
        ),
    ),
    solution=f"""\
comment = {{**garden, "issue_number": 1, "body": "OK!"}}
commented = session.execute("{COMMENT}", arguments=comment)
comment_log_id = commented.log_id""",
)

QUIZ = Quiz(
    id="00-quiz",
    questions=(
        Question(
            asks=Text(
                en="You delete Ayu's session. What becomes of her GitHub account?",
                id="Anda menghapus session Ayu. Bagaimana nasib akun GitHub-nya?",
            ),
            choices=(
                Choice(
                    Text(en="It is disconnected.", id="Koneksinya ikut putus."),
                    because=Text(
                        en="You saw it in step 9: the account was still `ACTIVE` afterwards.",
                        id="Anda melihatnya di langkah 9: sesudah itu akunnya tetap `ACTIVE`.",
                    ),
                ),
                Choice(
                    Text(
                        en="It stays connected, and her next session uses it.",
                        id="Tetap terhubung, dan dipakai oleh session berikutnya.",
                    ),
                    because=Text(
                        en="Connected accounts belong to the user, not to a session.",
                        id="Connected account adalah milik user, bukan milik session.",
                    ),
                    right=True,
                ),
                Choice(
                    Text(
                        en="It passes to the next user who asks for GitHub.",
                        id="Beralih ke user berikutnya yang meminta GitHub.",
                    ),
                    because=Text(
                        en="Users are isolated: nobody else ever gets her account.",
                        id="Setiap user terisolasi: orang lain tidak akan pernah mendapat akunnya.",
                    ),
                ),
            ),
        ),
        Question(
            asks=Text(
                en="A call raises `AuthenticationError` with status 401. Whose problem is it?",
                id="Sebuah panggilan melempar `AuthenticationError` dengan status 401. Di mana "
                "masalahnya?",
            ),
            choices=(
                Choice(
                    Text(
                        en="Mine: the API key of my project.",
                        id="Pada saya: API key project saya.",
                    ),
                    because=Text(
                        en="The service does not know your key, so it never came to the user.",
                        id="Layanan tidak mengenal key Anda, jadi urusan user belum disentuh.",
                    ),
                    right=True,
                ),
                Choice(
                    Text(
                        en="The user's: they must authorize again.",
                        id="Pada user: ia harus memberi izin lagi.",
                    ),
                    because=Text(
                        en="A connection that has ended shows as a failed tool, not as a 401.",
                        id="Koneksi yang berakhir tampak sebagai tool yang gagal, bukan sebagai "
                        "401.",
                    ),
                ),
                Choice(
                    Text(en="GitHub's: it is down.", id="Pada GitHub: sedang terganggu."),
                    because=Text(
                        en="Nothing was sent to GitHub: Composio refused the call before that.",
                        id="Tidak ada yang sampai ke GitHub: Composio sudah lebih dulu menolak "
                        "panggilannya.",
                    ),
                ),
            ),
        ),
        Question(
            asks=Text(
                en='`session.authorize("github")` has returned. What is connected now?',
                id='`session.authorize("github")` sudah selesai. Apa yang kini terhubung?',
            ),
            choices=(
                Choice(
                    Text(en="GitHub, for this session.", id="GitHub, untuk session ini."),
                    because=Text(
                        en="It returns a request with a link, and its status is `INITIATED`.",
                        id="Hasilnya sebuah permintaan yang memuat tautan, dengan status "
                        "`INITIATED`.",
                    ),
                ),
                Choice(
                    Text(en="GitHub, for this user.", id="GitHub, untuk user ini."),
                    because=Text(
                        en="That comes later: when the person has opened the link and approved.",
                        id="Itu baru terjadi nanti, setelah orangnya membuka tautan itu dan "
                        "menyetujuinya.",
                    ),
                ),
                Choice(
                    Text(en="Nothing yet.", id="Belum ada."),
                    because=Text(
                        en="Only the person can approve; until then there is only a request.",
                        id="Hanya orangnya yang bisa menyetujui; sebelum itu yang ada baru "
                        "permintaan.",
                    ),
                    right=True,
                ),
            ),
        ),
    ),
)

ITEMS = (TOOLS, CHRIS, FIND_CALL, QUIZ)
