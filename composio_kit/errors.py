"""Errors: the kit's own, which are sentences, and those that a lesson makes on purpose."""

import textwrap
from collections.abc import Iterator
from contextlib import contextmanager

from composio_kit.messages import messages

LINE = 88

READABLE_ERRORS = {"_IncompleteInputError": "SyntaxError"}
"""The name of an error in a cell → its public one; Python 3.13 has one for an open bracket."""


class KitError(Exception):
    """Something the learner can put right: the message says what is wrong and what to do."""

    def _render_traceback_(self) -> list[str]:
        return [_wrapped(str(self))]


class DemonstrationFailed(AssertionError):
    """A mistake that a lesson makes on purpose did not give its error any more."""


@contextmanager
def expect_error(
    exc_type: type[BaseException] | tuple[type[BaseException], ...],
) -> Iterator[None]:
    """Run a block that must fail, and show its error as a learner would see it.

    The error is printed, the class first, and under it what the service says to
    do about it; the notebook goes on. A group of errors, which asynchronous code
    raises, is printed with the errors in it. Any other error passes through.

    Parameters
    ----------
    exc_type
        The class of the error that the block must raise, or several of which it
        must raise one.

    Raises
    ------
    DemonstrationFailed
        the block raised nothing: what the lesson says is no longer true.

    Examples
    --------
    >>> with expect_error(TypeError):
    ...     len(5)
    TypeError: object of type 'int' has no len()
    """
    try:
        yield
    except exc_type as error:
        for each in (error, *_grouped(error)):
            print(_wrapped(f"{type(each).__name__}: {each}"))
            fix = suggested_fix(each)
            if fix:
                print(_wrapped(f"→ {fix}"))
    else:
        sentence = messages().classroom.error_did_not_happen
        expected = exc_type if isinstance(exc_type, tuple) else (exc_type,)
        names = " / ".join(each.__name__ for each in expected)
        raise DemonstrationFailed(sentence.format(expected=names))


def _grouped(error: BaseException) -> Iterator[BaseException]:
    """The errors inside a group of errors, however deep; none for any other error."""
    if isinstance(error, BaseExceptionGroup):
        for member in error.exceptions:
            if isinstance(member, BaseExceptionGroup):
                yield from _grouped(member)
            else:
                yield member


def print_wrapped(text: str) -> None:
    """Print a sentence of the kit's own, in lines that fit a projector."""
    print(_wrapped(text))


def _wrapped(text: str) -> str:
    """Lines that a notebook on a projector does not break in the middle of a word."""
    return textwrap.fill(text, width=LINE, subsequent_indent="  ", break_on_hyphens=False)


def suggested_fix(error: BaseException) -> str | None:
    """What Composio's error envelope says to do about it, if the error carries one."""
    body = getattr(error, "body", None)
    envelope = body.get("error") if isinstance(body, dict) else None
    return envelope.get("suggested_fix") if isinstance(envelope, dict) else None
