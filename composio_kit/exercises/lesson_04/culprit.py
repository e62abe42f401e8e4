"""The exercise of the mails that left from the wrong account."""

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
from composio_kit.trace import trace_rows

MAIL = "GMAIL_SEND_EMAIL"


def judge_culprit(composio: Any, session: Any, found: Any) -> Judgement:
    """Whether these are the log entries of all mails that left from another account than work."""
    calls = {row.log: row for row in trace_rows(composio, session.session_id)}
    users = account_rows(composio, session.config.user_id)
    [work] = [row.account for row in users if (row.toolkit, row.alias) == ("gmail", "work")]
    wrong = {
        row.log
        for row in calls.values()
        if row.tool == MAIL and row.status == "success" and row.account != work
    }
    given = {found} if isinstance(found, str) else set(found)
    if given == wrong:
        return Outcome.CORRECT
    if not given <= calls.keys():
        return mistaken("not-a-call", given=", ".join(sorted(given - calls.keys())))
    chosen = [calls[log] for log in sorted(given)]
    failed = [row.log for row in chosen if row.status == "failed"]
    others = [row.tool for row in chosen if row.tool != MAIL]
    if chosen and len(failed) == len(chosen):
        return mistaken("failed", log=failed[0])
    if others:
        return mistaken("every-call", tool=others[0])
    if any(row.account == work for row in chosen):
        return mistaken("every-mail", count=len(chosen))
    return mistaken("one", count=len(wrong)) if given < wrong else Outcome.NOT_YET


CULPRIT = Exercise(
    id="04-culprit",
    start="wrong_mails = ...",
    answer="composio, session, wrong_mails",
    judge=judge_culprit,
    correct=Text(
        en="These mails left from Ayu's private address. You did not guess it: the log says so, "
        "mail by mail.",
        id="Semua email ini terkirim dari alamat pribadi Ayu. Anda tidak menebaknya: log yang "
        "mengatakannya, email demi email.",
    ),
    hints=(
        Text(
            en="Which three columns of `calls` must be right for a mail that did leave, and left "
            "from the wrong account?",
            id="Tiga kolom `calls` yang mana yang menentukan bahwa sebuah email benar-benar "
            "terkirim, dan terkirim dari akun yang salah?",
        ),
        Text(
            en="Go through `calls.itertuples()`. Keep `call.log` where `call.tool` is the sending "
            "one, `call.status` is `success` and `call.account` is `personal.id`.",
            id="Telusuri `calls.itertuples()`. Ambil `call.log` bila `call.tool` adalah tool "
            "pengirim, `call.status` bernilai `success`, dan `call.account` sama dengan "
            "`personal.id`.",
        ),
    ),
    mistakes=(
        Mistake(
            "failed",
            code="""\
wrong_mails = [call.log for call in calls.itertuples() if call.status == "failed"]""",
            says=Text(
                en="You looked for errors, but a wrong account is no error: those mails succeeded. "
                "`{log}` failed, so it never left at all.",
                id="Anda mencari error, padahal akun yang salah bukan error: email-email itu "
                "berhasil dikirim. `{log}` gagal, jadi tidak pernah terkirim.",
            ),
        ),
        Mistake(
            "every-call",
            code="""\
wrong_mails = [call.log for call in calls.itertuples() if call.account == personal.id]""",
            says=Text(
                en="The account is right, but not every call sends a mail: there is a call of "
                "`{tool}` among these.",
                id="Akunnya benar, tetapi tidak setiap panggilan mengirim email: di antaranya ada "
                "panggilan `{tool}`.",
            ),
        ),
        Mistake(
            "every-mail",
            code=f"""\
sent = calls[(calls["tool"] == "{MAIL}") & (calls["status"] == "success")]
wrong_mails = list(sent["log"])""",
            says=Text(
                en="These are all {count} mails that were sent. One of them left from the school's "
                "address, as it should: look at the column `account`.",
                id="Ini semua email yang terkirim, {count} buah. Salah satunya terkirim dari "
                "alamat sekolah, seperti seharusnya: lihat kolom `account`.",
            ),
        ),
        Mistake(
            "one",
            code="wrong_mails = [second.log_id]",
            says=Text(
                en="That is one of them, but {count} mails left from the wrong account. Nobody "
                "noticed the others, and the log has them too.",
                id="Itu salah satunya, tetapi ada {count} email yang terkirim dari akun yang "
                "salah. Yang lain tidak disadari siapa pun, dan log pun mencatatnya.",
            ),
        ),
        Mistake(
            "not-a-call",
            code="wrong_mails = [personal.id]",
            says=Text(
                en="`{given}` is not a log ID of this session. An account says who could have "
                "sent; only a log entry says that something was sent.",
                id="`{given}` bukan ID log dari session ini. Sebuah akun menunjukkan siapa yang "
                "mungkin mengirim; hanya catatan di log yang menunjukkan bahwa sesuatu terkirim.",
            ),
        ),
    ),
    solution=f"""\
wrong_mails = [
    call.log
    for call in calls.itertuples()
    if call.tool == "{MAIL}"
    and call.status == "success"
    and call.account == personal.id
]""",
)
