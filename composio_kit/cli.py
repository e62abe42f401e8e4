"""The command line: `composio-kit run | lab | doctor | author`.

Help and errors come in the system's language, what a command says while it works in
the language of its lessons. A command imports what it needs when it runs, so that
`--help` comes at once.
"""

import os
import sys
from collections.abc import Sequence
from functools import partial
from importlib import metadata
from pathlib import Path
from typing import Annotated

import typer
from typer.exceptions import TyperException

from composio_kit.command_help import WORDS, Command, commands, option
from composio_kit.lessons import BadInputError
from composio_kit.messages import LANGUAGES, messages, set_language, system_language
from composio_kit.serving import emulator_command

FAILED, BAD_INPUT, INTERRUPTED = 1, 2, 130

app = commands(WORDS.summary)
_command = partial(app.command, cls=Command, options_metavar=WORDS.options_metavar)


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what was typed.

    Parameters
    ----------
    arguments
        what follows `composio-kit`; taken from this process, if not given.

    Returns
    -------
    int
        the exit status: 0; 1 if a lesson or a check failed; 2 for bad input, after
        one sentence on stderr; 130 after Ctrl-C.
    """
    set_language(system_language())
    for stream in (sys.stdout, sys.stderr):
        # A terminal without a ✓ shows a ? instead of our traceback.
        getattr(stream, "reconfigure", lambda **_: None)(errors="replace")
    typed = sys.argv[1:] if arguments is None else list(arguments)
    try:
        status = app(typed, prog_name="composio-kit", standalone_mode=False)
    except TyperException as problem:
        print(_usage_sentence(problem, typed), file=sys.stderr)
        return BAD_INPUT
    except BadInputError as problem:
        print(problem, file=sys.stderr)
        return BAD_INPUT
    return status if isinstance(status, int) else 0


@app.callback()
def composio_kit(
    ctx: typer.Context,
    version: Annotated[bool, option("--version", help=WORDS.version)] = False,
) -> None:
    """The version, or the help if no command was typed."""
    if version:
        print("composio-kit", metadata.version("composio-kit"))
    elif ctx.invoked_subcommand is None:
        print(ctx.get_help())


@_command("run", help=WORDS.run)
def run(
    lesson: Annotated[
        list[str] | None, typer.Argument(help=WORDS.lessons, metavar=WORDS.lesson_metavar)
    ] = None,
    lang: Annotated[str | None, option(help=WORDS.run_language, metavar="en|id|all")] = None,
    jobs: Annotated[
        int | None, option(help=WORDS.jobs, metavar=WORDS.number_metavar, min=1)
    ] = None,
    out: Annotated[Path, option(help=WORDS.out, metavar=WORDS.folder_metavar)] = Path("runs"),
) -> None:
    """Run lessons headless and sum up; status 1 if one failed, 130 after Ctrl-C.

    No kernel sees the key of a chat model: what nobody watches costs nobody money.
    """
    languages = LANGUAGES if lang == "all" else (_chosen_language(lang, "en, id, all"),)

    from composio_kit import headless, headless_view
    from composio_kit.kernels.ready import ready_kernels
    from composio_kit.lessons import find_notebooks
    from composio_kit.models import MAKERS
    from composio_kit.terminal import console

    for maker in MAKERS:
        os.environ.pop(maker.key, None)
    planned = headless.plan(find_notebooks(lesson or [], languages), out)
    screen = console()
    with ready_kernels(), headless_view.shown_progress(screen, len(planned)) as progress:
        outcomes = headless.run(planned, progress, jobs)
    headless_view.show_summary(screen, outcomes, out)
    verdicts = {outcome.verdict for outcome in outcomes}
    if headless.Verdict.STOPPED in verdicts:
        raise typer.Exit(INTERRUPTED)
    if headless.Verdict.FAILED in verdicts:
        raise typer.Exit(FAILED)


@_command("lab", help=WORDS.lab)
def lab(
    lang: Annotated[str | None, option(help=WORDS.lab_language, metavar="en|id")] = None,
    folder: Annotated[Path, option(help=WORDS.folder, metavar=WORDS.folder_metavar)] = Path(
        "my-lessons"
    ),
    fresh: Annotated[str | None, option(help=WORDS.fresh, metavar=WORDS.lesson_metavar)] = None,
    no_browser: Annotated[bool, option("--no-browser", help=WORDS.no_browser)] = False,
    port: Annotated[
        int | None, option(help=WORDS.port, metavar=WORDS.number_metavar, min=1, max=65535)
    ] = None,
) -> None:
    """Bring the learner's copy of the lessons up to date and open JupyterLab in it."""
    language = _chosen_language(lang, "en, id")

    from composio_kit import workspace
    from composio_kit.doctor import port_is_free
    from composio_kit.kernels.ready import ready_kernels
    from composio_kit.lessons import find_lessons
    from composio_kit.terminal import console, say

    words, screen = messages().lab, console()
    if port and not port_is_free(port):
        raise BadInputError(words.port_taken.format(port=port))
    lesson = find_lessons([fresh] if fresh else [], [language])[0]
    added = workspace.lay_out(folder)
    opened = folder / lesson.language / lesson.path.name
    if fresh and opened not in added:
        opened = workspace.lay_out_afresh(lesson, folder)
        added.append(opened)
    names = ", ".join(dict.fromkeys(path.stem for path in added if path.suffix == ".ipynb"))
    laid_out = words.added if names else words.as_you_left_it
    say(screen, laid_out.format(folder=folder, lessons=names))
    opens = words.open_the_address if no_browser else words.browser_opens
    say(screen, opens.format(lesson=opened))
    with ready_kernels(at_once=True):
        status = workspace.serve(workspace.lab_command(folder, opened, not no_browser, port))
    if status:
        print(words.server_failed, file=sys.stderr)
        raise typer.Exit(FAILED)
    say(screen, words.stopped.format(folder=folder))


@_command("doctor", help=WORDS.doctor)
def doctor(
    lang: Annotated[str | None, option(help=WORDS.doctor_language, metavar="en|id")] = None,
) -> None:
    """Examine this machine; status 1 if there is a problem."""
    _chosen_language(lang, "en, id")

    from composio_kit.doctor import examine, show
    from composio_kit.terminal import console

    if not show(console(), examine()):
        raise typer.Exit(FAILED)


_command("emulator", help=messages(system_language()).serving.help)(emulator_command)


@_command(
    "author",
    help=messages(system_language()).authoring.help,
    add_help_option=False,
    context_settings={"ignore_unknown_options": True, "allow_extra_args": True},
)
def author(ctx: typer.Context) -> None:
    """Hand what was typed to the command line for authors."""
    from composio_kit.authoring.commands import author_app

    status = author_app(ctx.args, prog_name="composio-kit author", standalone_mode=False)
    raise typer.Exit(status if isinstance(status, int) else 0)


def _chosen_language(typed: str | None, choices: str) -> str:
    """The language a person chose, or their system's; the kit speaks it from now on."""
    if typed is not None and typed not in LANGUAGES:
        raise BadInputError(WORDS.unknown_language.format(typed=typed, choices=choices))
    language = typed or system_language()
    set_language(language)
    return language


def _usage_sentence(problem: TyperException, typed: Sequence[str]) -> str:
    """What Typer could not take, as one sentence of ours."""
    command = " ".join(["composio-kit", *(word for word in typed[:1] if word.isalpha())])
    parameter = getattr(problem, "param", None)
    named = getattr(problem, "option_name", None) or (parameter and parameter.opts[0])
    if not named:
        return WORDS.bad_call.format(command=command)
    unknown = hasattr(problem, "possibilities")
    sentence = WORDS.unknown_option if unknown else WORDS.bad_value
    return sentence.format(command=command, option=named)
