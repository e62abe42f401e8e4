"""`composio-kit author`: sync, accept, run and check, for whoever writes lessons."""

import os
import sys
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from composio_kit.authoring.checks import check as check_course
from composio_kit.authoring.execute import run as run_lesson
from composio_kit.authoring.sync import accept as accept_translations
from composio_kit.authoring.sync import sync as sync_lesson
from composio_kit.authoring.trees import REPOSITORY, AuthoringError
from composio_kit.command_help import WORDS, Command, commands, option
from composio_kit.kernels.ready import ready_kernels
from composio_kit.lessons import find_lessons
from composio_kit.messages import LANGUAGES, messages, system_language

HELP = messages(system_language()).authoring

author_app = commands(HELP.help)
_command = partial(author_app.command, cls=Command, options_metavar=WORDS.options_metavar)

Lessons = Annotated[
    list[str] | None, typer.Argument(help=HELP.help_lessons, metavar=WORDS.lesson_metavar)
]
Root = Annotated[Path, option("--root", help=HELP.help_root, metavar=WORDS.folder_metavar)]


@author_app.callback()
def author(ctx: typer.Context) -> None:
    if ctx.invoked_subcommand is None:
        print(ctx.get_help())


@_command("sync", help=HELP.help_sync)
def sync(lesson: Lessons = None, root: Root = REPOSITORY) -> None:
    words = messages().authoring
    for name in _names(lesson, root):
        done = sync_lesson(name, root)
        print((words.synced if done.written else words.in_step).format(lesson=name))
        for sentence, cells in (
            (words.to_translate, done.to_translate),
            (words.dropped, done.dropped),
            (words.to_run, done.to_run),
        ):
            if cells:
                print(sentence.format(cells=", ".join(cells)))


@_command("accept", help=HELP.help_accept)
def accept(
    lesson: Annotated[str, typer.Argument(help=HELP.help_lesson, metavar=WORDS.lesson_metavar)],
    cell: Annotated[
        list[str] | None, typer.Argument(help=HELP.help_cells, metavar=HELP.cell_metavar)
    ] = None,
    root: Root = REPOSITORY,
) -> None:
    words = messages().authoring
    for name in _names([lesson], root):
        changed = accept_translations(name, cell, root)
        sentence = words.accepted if changed else words.nothing_to_accept
        print(sentence.format(lesson=name, cells=", ".join(changed)))


@_command("run", help=HELP.help_run)
def run(
    lesson: Lessons = None,
    lang: Annotated[str, option("--lang", help=HELP.help_language, metavar="en|id|all")] = "all",
    root: Root = REPOSITORY,
) -> None:
    words = messages().authoring
    if lang not in (*LANGUAGES, "all"):
        raise AuthoringError(words.unknown_language.format(given=lang))
    languages = LANGUAGES if lang == "all" else (lang,)
    wanted = [(name, language) for name in _names(lesson, root) for language in languages]
    failed = False
    with ready_kernels(), ThreadPoolExecutor(os.cpu_count()) as pool:
        for future in [pool.submit(run_lesson, *each, root) for each in wanted]:
            try:
                done = future.result()
            except AuthoringError as error:
                print(error, file=sys.stderr)
                failed = True
                continue
            sentence = words.executed if done.written else words.executed_unchanged
            print(
                sentence.format(
                    lesson=done.lesson,
                    language=done.language,
                    cells=done.cells,
                    seconds=done.seconds,
                )
            )
    if failed:
        raise typer.Exit(1)


@_command("check", help=HELP.help_check)
def check(root: Root = REPOSITORY) -> None:
    words = messages().authoring
    findings = check_course(root)
    for finding in findings:
        print(finding)
    if findings:
        print(words.findings.format(count=len(findings)))
        raise typer.Exit(1)
    print(words.sound.format(lessons=len(_names(None, root))))


def _names(typed: list[str] | None, root: Path) -> list[str]:
    """The lessons that were typed, by name; the English tree says which there are."""
    found = find_lessons(typed or [], ["en"], root / "notebooks")
    return list(dict.fromkeys(lesson.name for lesson in found))
