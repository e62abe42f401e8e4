"""Joining the log to one's own records, after two users' work went through one session."""

from typing import Any

from composio_kit.accounts import account_rows
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
from composio_kit.trace import trace_rows


def mailbox_used(composio: Any, session_id: str, request: str) -> str | None:
    """Which option happened: whose Gmail the calls of a request used."""
    used = {row.account for row in trace_rows(composio, session_id) if row.request == request}
    for option, user_id in (("ayu", "user_ayu"), ("budi", "user_budi")):
        if used <= {row.account for row in account_rows(composio, user_id)}:
            return option
    return "refused" if used == {""} else None


def judge_join(composio: Any, session: Any, records: Any, joined: Any) -> Judgement:
    """Whether each call of a session stands once beside the user who asked for it."""
    asked = dict(zip(records["request"], records["asked_by"], strict=True))
    rows = trace_rows(composio, session.session_id)
    right = {(row.log, asked[row.request]) for row in rows if row.request in asked}
    logs = {log for log, _ in right}
    said = [pair for pair in zip(joined["log"], joined["asked_by"], strict=True) if pair[0] in logs]
    if len(said) > len(right):
        return mistaken("multiplied", rows=len(said), calls=len(right))
    if {log for log, _ in said} != logs:
        return mistaken("lost", rows=len(said), calls=len(right))
    if set(said) == right:
        return Outcome.CORRECT
    if {user for _, user in said} == {session.config.user_id}:
        return mistaken("session-user", user=session.config.user_id)
    return mistaken("by-position")


MIX = Prediction(
    id="07-mix",
    question=Text(
        en="In request `web-2` Budi asks the help desk to answer his newest mail. Its only "
        "session was made for Ayu. What happens?",
        id="Lewat permintaan `web-2`, Budi meminta helpdesk membalas email terbarunya. "
        "Satu-satunya session di situ dibuat untuk Ayu. Apa yang terjadi?",
    ),
    options=(
        Option(
            "refused",
            Text(
                en="It is refused: Budi is not the user of this session.",
                id="Ditolak: Budi bukan user session ini.",
            ),
        ),
        Option(
            "budi",
            Text(
                en="Budi's newest mail is answered, from his mailbox.",
                id="Email terbaru Budi dibalas, dari kotak surat Budi.",
            ),
        ),
        Option(
            "ayu",
            Text(
                en="A mail of Ayu's is read and answered, in her name.",
                id="Email milik Ayu yang dibaca dan dibalas, atas nama Ayu.",
            ),
        ),
    ),
    observe=mailbox_used,
    happens="ayu",
    because=Text(
        en="The session's user decides whose account is used. Composio cannot know who asked you.",
        id="User pemilik session menentukan akun yang dipakai. Composio tidak mungkin tahu siapa "
        "yang meminta kepada Anda.",
    ),
)

JOIN = Exercise(
    id="07-join",
    start="joined = ...",
    answer="composio, desk, records, joined",
    judge=judge_join,
    correct=Text(
        en="Two of the six calls were made for Budi, with Ayu's account. Only your records could "
        "say so.",
        id="Dua dari enam panggilan itu dibuat untuk Budi, dengan akun Ayu. Hanya catatan Anda "
        "sendiri yang bisa mengungkapnya.",
    ),
    hints=(
        Text(
            en="Which column do both tables have, and which of them tells one request from "
            "another?",
            id="Kolom apa yang ada di kedua tabel, dan kolom mana yang membedakan satu permintaan "
            "dari yang lain?",
        ),
        Text(
            en="`desk_calls.merge(...)` of pandas, with the column's name as `on`.",
            id="`desk_calls.merge(...)` dari pandas, dengan nama kolom itu sebagai `on`.",
        ),
    ),
    mistakes=(
        Mistake(
            "multiplied",
            code="""\
by_session = records.assign(session=desk.session_id)
joined = desk_calls.merge(by_session, on="session")""",
            says=Text(
                en="{rows} rows from {calls} calls: every call stands beside every request. All of "
                "them share the session ID, so it tells nobody apart.",
                id="{rows} baris dari {calls} panggilan: setiap panggilan berpasangan dengan semua "
                "permintaan. Session ID-nya sama, jadi tidak membedakan siapa pun.",
            ),
        ),
        Mistake(
            "lost",
            code="""\
first_calls = desk_calls.drop_duplicates("request")
joined = records.merge(first_calls, on="request")""",
            says=Text(
                en="{rows} rows, and there were {calls} calls. A request may cause several calls: "
                "keep them all.",
                id="Hanya {rows} baris, padahal ada {calls} panggilan. Satu permintaan bisa "
                "menghasilkan beberapa panggilan: pertahankan semuanya.",
            ),
        ),
        Mistake(
            "session-user",
            code="joined = desk_calls.assign(asked_by=desk.config.user_id)",
            says=Text(
                en="This says `{user}` everywhere: that is for whom the session was made. Who "
                "asked stands only in your own records.",
                id="Di sini semuanya tertulis `{user}`: untuk dialah session itu dibuat. Siapa "
                "yang meminta hanya tercatat di catatan Anda sendiri.",
            ),
        ),
        Mistake(
            "by-position",
            code='joined = desk_calls.join(records["asked_by"])',
            says=Text(
                en="These rows are joined by their position, and the first row of one table is not "
                "the first of the other. Join by an ID that both have.",
                id="Baris-baris ini digabung menurut urutannya, padahal baris pertama di kedua "
                "tabel belum tentu berpasangan. Gabungkan menurut ID yang dimiliki keduanya.",
            ),
        ),
    ),
    solution='joined = desk_calls.merge(records, on="request")',
)
