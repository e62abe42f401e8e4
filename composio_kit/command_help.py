"""Typer commands whose help and headings come from the message catalogue.

Typer's own headings are English, and its boxes take it longer to import than to show.
"""

from functools import partial
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from composio_kit.lessons import BadInputError
from composio_kit.messages import messages, system_language

WORDS = messages(system_language()).commands

option = partial(typer.Option, show_default=False)


class _Help:
    def format_usage(self, ctx: Any, formatter: Any) -> None:
        pieces = " ".join(ctx.command.collect_usage_pieces(ctx))
        formatter.write_usage(ctx.command_path, pieces, f"{WORDS.usage}: ")

    def format_options(self, ctx: Any, formatter: Any) -> None:
        parameters = ctx.command.get_params(ctx)
        options = [one for one in parameters if one.param_type_name == "option"]
        arguments = [one for one in parameters if one.param_type_name == "argument"]
        for heading, rows in (
            (WORDS.arguments, [(one.metavar, one.help) for one in arguments]),
            (WORDS.options, [(_as_typed(one), one.help) for one in options]),
            (WORDS.commands, [(name, one.help) for name, one in self._commands()]),
        ):
            if rows:
                with formatter.section(heading):
                    formatter.write_dl(rows)

    def get_help_option(self, ctx: Any) -> Any:
        option = super().get_help_option(ctx)  # type: ignore[misc]
        if option:
            option.help = WORDS.help
        return option

    def _commands(self) -> list[tuple[str, Any]]:
        return []


class Command(_Help, TyperCommand):
    """A command of an app."""


class Group(_Help, TyperGroup):
    """The commands of an app; an unknown one is bad input."""

    def _commands(self) -> list[tuple[str, Any]]:
        return list(self.commands.items())

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        if args[0] not in self.commands:
            there_are = ", ".join(self.commands)
            raise BadInputError(WORDS.unknown_command.format(typed=args[0], commands=there_are))
        return super().resolve_command(ctx, args)


def commands(summary: str) -> typer.Typer:
    """An app that has no command yet."""
    return typer.Typer(
        cls=Group,
        help=summary,
        options_metavar=WORDS.options_metavar,
        subcommand_metavar=WORDS.command_metavar,
        invoke_without_command=True,
        add_completion=False,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
    )


def _as_typed(option: Any) -> str:
    return " ".join([*option.opts, option.metavar or ""]).rstrip()
