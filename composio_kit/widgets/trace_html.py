"""The looks of a timeline: HTML that survives in a stored notebook, and plain text.

Styles stand on the elements themselves, and none sets the colour of a text: a
notebook that is not trusted keeps them, and they suit light and dark alike.
"""

from html import escape

from composio_kit.messages import messages
from composio_kit.widgets.timeline import Kind, Lane, Span, Timeline

OPEN_CALLS = 100
"""Sessions with more calls than this, all of them good, begin folded."""

_COLOURS: dict[Kind, str] = {
    "search": "#8b6fd6",
    "connection check": "#c98b1b",
    "execution": "#2f86d6",
}
_TABLE = "border-collapse:collapse;border:none;margin:0 0 8px;width:100%;table-layout:auto"
_FAILED = "#d64545"
_CELL = "text-align:left;padding:3px 16px 3px 0;vertical-align:baseline"
# The same in every table, so that bars of different sessions stand on one scale.
_SCALE = "width:16%;min-width:128px"
_LINE = "border-bottom:1px solid var(--jp-border-color2,#d0d7de)"
_CODE = "min-width:200px;font-family:var(--jp-code-font-family,monospace);font-size:0.92em"


def timeline_html(timeline: Timeline) -> str:
    """A timeline as folding tables, one a session, on one scale."""
    words = messages().trace
    scale = words.scale.format(length=_length(timeline.seconds))
    lanes = "".join(_lane_html(lane, timeline.seconds) for lane in timeline.lanes)
    said = f'<p style="margin:0 0 4px;font-size:0.93em">{escape(scale)}</p>'
    return f'<div style="line-height:1.45">{said}{lanes}</div>'


def timeline_text(timeline: Timeline) -> str:
    """The same as plain text, in columns."""
    words = messages().trace
    parts = [words.scale.format(length=_length(timeline.seconds))]
    for lane in timeline.lanes:
        parts.append(_title(lane))
        cells = [
            (
                f"+{_length(span.starts)}",
                kind_word(span.kind),
                "  " * span.depth + span.row.tool,
                span.account,
                _duration(span),
                _outcome(span),
            )
            for span in lane.spans
        ]
        heads = (words.starts, words.step, words.tool, words.account, words.duration, words.outcome)
        widths = [max(len(line[column]) for line in [heads, *cells]) for column in range(5)]
        for number, line in enumerate([heads, *cells] if cells else []):
            padded = [f"{cell:<{width}}" for cell, width in zip(line, widths, strict=False)]
            parts.append("  ".join(["", *padded, line[5]]).rstrip())
            error = lane.spans[number - 1].row.error if number else ""
            if error:
                parts.append(f"    {error}")
    return "\n".join(parts)


def kind_word(kind: Kind) -> str:
    """What a call was for, in words."""
    words = messages().trace
    return {
        "search": words.search,
        "connection check": words.connection_check,
        "execution": words.execution,
    }[kind]


def _title(lane: Lane) -> str:
    words = messages().trace
    calls, failures = len(lane.spans), lane.failures
    told = [f"{words.session} {lane.session}"]
    told.append((words.call if calls == 1 else words.calls).format(number=calls))
    if failures:
        told.append((words.failure if failures == 1 else words.failures).format(number=failures))
    return " · ".join(told)


def _lane_html(lane: Lane, seconds: float) -> str:
    words = messages().trace
    title = escape(_title(lane))
    summary = f'<summary style="cursor:pointer;font-weight:600;padding:4px 0">{title}</summary>'
    opened = " open" if lane.failures or len(lane.spans) <= OPEN_CALLS else ""
    if not lane.spans:
        return f"<details{opened}>{summary}</details>"
    heads = (words.step, words.tool, words.account, words.starts, words.duration, words.outcome)
    head = "".join(
        f'<th scope="col" style="{_CELL};{_LINE}">{escape(each)}</th>' for each in heads
    ) + (f'<th scope="col" style="{_CELL};{_LINE};{_SCALE}">{escape(words.timeline)}</th>')
    lines = "".join(_span_html(span, seconds) for span in lane.spans)
    return (
        f"<details{opened}>{summary}"
        f'<table style="{_TABLE}">'
        f"<thead><tr>{head}</tr></thead><tbody>{lines}</tbody></table></details>"
    )


def _span_html(span: Span, seconds: float) -> str:
    indent = f"{_CELL};padding-left:{20 * span.depth}px"
    branch = '<span aria-hidden="true">└&nbsp;</span>' if span.depth else ""
    left = 100 * span.starts / seconds if seconds else 0.0
    width = 100 * (span.seconds or 0) / seconds if seconds else 0.0
    colour = _FAILED if span.has_failed else _COLOURS[span.kind]
    bar = (
        f'<div style="margin-left:{min(left, 99):.1f}%;width:{width:.1f}%;min-width:4px;'
        f'height:10px;border-radius:2px;background:{colour}"></div>'
    )
    tool = escape(span.row.tool).replace("_", "_<wbr>")
    weight = ";font-weight:600" if span.has_failed else ""
    line = (
        f'<tr><td style="{_CELL}">{escape(kind_word(span.kind))}</td>'
        f'<td style="{indent};{_CODE}">{branch}{tool}</td>'
        f'<td style="{_CELL}">{escape(span.account)}</td>'
        f'<td style="{_CELL};white-space:nowrap">+{_length(span.starts)}</td>'
        f'<td style="{_CELL};white-space:nowrap">{escape(_duration(span))}</td>'
        f'<td style="{_CELL};white-space:nowrap{weight}">{escape(_outcome(span))}</td>'
        f'<td style="{_CELL}">{bar}</td></tr>'
    )
    if not span.row.error:
        return line
    summary = f"<summary>{escape(messages().trace.error)}</summary>"
    error = f"<details open>{summary}{escape(span.row.error)}</details>"
    return f'{line}<tr><td></td><td colspan="6" style="{indent}">{error}</td></tr>'


def _outcome(span: Span) -> str:
    words = messages().trace
    return f"✕ {words.failed}" if span.has_failed else f"✓ {words.succeeded}"


def _duration(span: Span) -> str:
    return messages().trace.not_told if span.seconds is None else _length(span.seconds)


def _length(seconds: float) -> str:
    """A length of time with its unit, no finer than a person reads it."""
    if seconds < 1:
        return f"{1000 * seconds:.0f} ms"
    if seconds < 60:
        number = f"{seconds:.1f}".removesuffix(".0")
        return f"{number.replace('.', messages().trace.decimal_mark)} s"
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes} min {rest} s" if rest else f"{minutes} min"
