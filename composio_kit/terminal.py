"""Printing for people: colours and moving bars only where they can be shown."""

import os

from rich.console import Console

QUIET_KERNEL = ("--IPKernelApp.log_level=CRITICAL",)
"""Arguments for a kernel that shares this terminal: ipykernel warns on every start."""


def console() -> Console:
    """The standard output; a plain one without a terminal, on a dumb one, or with NO_COLOR."""
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return Console(force_terminal=False if plain else None)


def say(console: Console, sentence: str, style: str | None = None) -> None:
    """Print words as they are, without markup; a terminal gets line breaks between words."""
    wrap = console.is_terminal
    console.print(sentence, style=style, markup=False, highlight=False, soft_wrap=not wrap)
