"""The looks of connections: rows in, HTML or plain text out. Everything is escaped here.

What a notebook stores has no link, no id and no time in it, so that two runs
store the same and nothing leaks; only the live view has the rest.
"""

from datetime import UTC, datetime
from html import escape
from typing import Literal

from composio_kit.messages import messages
from composio_kit.widgets.rows import ConnectionRow, Status

Tone = Literal["good", "busy", "bad", "plain"]

LOOKS: dict[Status, tuple[str, Tone]] = {
    "connected": ("✓", "good"),
    "waiting": ("…", "busy"),
    "declined": ("✕", "bad"),
    "failed": ("✕", "bad"),
    "expired": ("✕", "bad"),
    "switched off": ("–", "plain"),
    "revoked": ("✕", "bad"),
    "not connected": ("○", "plain"),
    "needs no account": ("–", "plain"),
}

# A stored notebook that is not trusted loses this, and then shows plain text colours.
STYLE = """<style>
.composio-kit {line-height: 1.45; font-size: var(--jp-widgets-font-size, 13px);
  color: var(--jp-content-font-color1, #1b1f24)}
.composio-kit .good {color: #1a7034} .composio-kit .busy {color: #8a4b00}
.composio-kit .bad {color: #b3261e} .composio-kit .soft {color: #57606a}
.composio-kit a {color: #0b57b0}
[data-jp-theme-light="false"] .composio-kit {color: var(--jp-content-font-color1, #fff)}
[data-jp-theme-light="false"] .composio-kit .good {color: #6fdc8c}
[data-jp-theme-light="false"] .composio-kit .busy {color: #ffc46b}
[data-jp-theme-light="false"] .composio-kit .bad {color: #ff9d94}
[data-jp-theme-light="false"] .composio-kit .soft {color: #b6bec8}
[data-jp-theme-light="false"] .composio-kit a {color: #8ec5ff}
:root:has(:focus:not(.composio-kit-landing)) .composio-kit-landing {display: none}
.composio-kit-landing {width: 0; height: 0; margin: 0; overflow: hidden; outline: none}
</style>"""

_LINE = "border-bottom:1px solid var(--jp-border-color2,#d0d7de)"
_CELL = f"text-align:left;padding:4px 16px 4px 0;vertical-align:baseline;{_LINE}"
_BADGE = (
    "margin-left:8px;padding:0 6px;border:1px solid currentColor;border-radius:8px;"
    "font-size:0.85em;white-space:nowrap"
)


def status_word(status: Status, minutes: int | None = None) -> str:
    """A status in words, with the minutes that are left if it waits."""
    words = messages().connection
    if status == "waiting" and minutes is not None:
        return words.waiting_minutes.format(minutes=minutes)
    return {
        "connected": words.connected,
        "waiting": words.waiting,
        "declined": words.declined,
        "failed": words.failed,
        "expired": words.expired,
        "switched off": words.switched_off,
        "revoked": words.revoked,
        "not connected": words.not_connected,
        "needs no account": words.needs_no_account,
    }[status]


def account_name(row: ConnectionRow) -> str:
    """A row's toolkit, with the account's name if it is one."""
    return f"{row.name} · {row.label}" if row.label else row.name


def status_html(status: Status, minutes: int | None = None) -> str:
    """A status as an icon and a word."""
    icon, tone = LOOKS[status]
    word = escape(status_word(status, minutes))
    return f'<span class="{tone}"><span aria-hidden="true">{icon}</span> {word}</span>'


def table_html(
    user_id: str,
    rows: tuple[ConnectionRow, ...],
    empty: str,
    minutes: dict[str, int | None] | None = None,
) -> str:
    """The connections of a user as a table.

    Parameters
    ----------
    user_id, rows
        Whose they are, and what they are.
    empty
        What to say if there are no rows.
    minutes
        The minutes left of each account that waits. Given for the live view,
        which also tells since when; left out for what is stored.
    """
    words = messages().connection
    live = minutes is not None
    heads = [words.toolkit, words.account, words.status] + ([words.since] if live else [])
    lines = "".join(_row_html(row, minutes) for row in rows)
    if not rows:
        lines = f'<tr><td colspan="{len(heads)}" style="{_CELL}">{escape(empty)}</td></tr>'
    return (
        f'<div class="composio-kit">'
        f'<table style="border-collapse:collapse;border:none;margin:4px 0;table-layout:auto">'
        f'<caption style="caption-side:top;text-align:left;font-weight:600;padding:4px 0">'
        f"{escape(words.caption.format(user=user_id))}</caption>"
        f"<thead><tr>{''.join(_head(head) for head in heads)}</tr></thead>"
        f"<tbody>{lines}</tbody></table></div>"
    )


def table_text(user_id: str, rows: tuple[ConnectionRow, ...], empty: str) -> str:
    """The same as plain text, in columns."""
    words = messages().connection
    title = words.caption.format(user=user_id)
    if not rows:
        return f"{title}\n{empty}"
    lines = [(words.toolkit, words.account, words.status)]
    for row in rows:
        mark = f" ({words.used_by_default})" if row.is_default else ""
        status = f"{LOOKS[row.status][0]} {status_word(row.status)}"
        lines.append((row.name, f"{row.label}{mark}", status))
    widths = [max(len(line[column]) for line in lines) for column in range(2)]
    return "\n".join(
        [title]
        + [f"{a:<{widths[0]}}  {b:<{widths[1]}}  {status}".rstrip() for a, b, status in lines]
    )


def note_html(sentence: str, tone: Tone = "plain", role: str = "status") -> str:
    """A sentence under the buttons."""
    icon = {"good": "✓ ", "busy": "… ", "bad": "✕ ", "plain": ""}[tone]
    mark = f'<span aria-hidden="true">{icon}</span>' if icon else ""
    return (
        f'<div class="composio-kit" role="{role}"><span class="{tone}">{mark}'
        f"{escape(sentence)}</span></div>"
    )


def link_html(account: str, link: str) -> str:
    """The link to approve a connection with. For the live view alone: it is a secret."""
    words = messages().connection
    if not link.startswith(("https://", "http://", "/")):
        return note_html(words.no_link.format(account=account), "bad", role="alert")
    return (
        f'<div class="composio-kit"><a href="{escape(link)}" target="_blank" '
        f'rel="noopener noreferrer" style="text-decoration:underline;font-weight:600">'
        f"{escape(words.open_link.format(account=account))}</a> "
        f'<span class="soft">({escape(words.link_lasts)})</span></div>'
    )


def moment(since: str) -> str:
    """An ISO 8601 moment to the minute, in UTC; as it stands if it is none."""
    try:
        parsed = datetime.fromisoformat(since)
    except ValueError:
        return since
    return f"{parsed.astimezone(UTC):%Y-%m-%d %H:%M} UTC"


def _head(word: str) -> str:
    return f'<th scope="col" style="{_CELL};font-weight:600">{escape(word)}</th>'


def _row_html(row: ConnectionRow, minutes: dict[str, int | None] | None) -> str:
    words = messages().connection
    badge = f'<span style="{_BADGE}">{escape(words.used_by_default)}</span>'
    left = (minutes or {}).get(row.account)
    cells = [
        f"{escape(row.label)}{badge if row.is_default else ''}",
        status_html(row.status, left),
    ]
    if minutes is not None:
        since = escape(moment(row.since)) if row.since else ""
        cells.append(f'<span class="soft" style="white-space:nowrap">{since}</span>')
    data = "".join(f'<td style="{_CELL}">{cell}</td>' for cell in cells)
    looks = f"{_CELL};font-weight:400;white-space:nowrap"
    name = f'<th scope="row" style="{looks}">{escape(row.name)}</th>'
    return f"<tr>{name}{data}</tr>"
