"""Where the lessons are, and which of them a person means.

>>> find_lessons(["0"], ["id"])[0].name
'00_start'
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from composio_kit.messages import LANGUAGES, messages

INSTRUCTOR_GUIDE = "INSTRUCTOR.md"
"""The file beside the lessons of a language that is for whoever teaches them."""


class BadInputError(ValueError):
    """A person asked for what cannot be done: one sentence says why and what to do."""


@dataclass(frozen=True, slots=True)
class Lesson:
    """One notebook in one language."""

    path: Path
    language: str

    @property
    def name(self) -> str:
        """The name both languages share: `00_start`."""
        return self.path.stem

    def __str__(self) -> str:
        return f"{self.language}/{self.name}"


def lessons_folder() -> Path:
    """The folder of the lessons, with one folder a language in it.

    In an installed wheel it lies inside the package, in a checkout beside it.
    """
    package = Path(__file__).resolve().parent
    installed = package / "notebooks"
    return installed if installed.is_dir() else package.parent / "notebooks"


def lessons(language: str, folder: Path | None = None) -> list[Path]:
    """The notebooks of `language`, in the order in which they are taught.

    Parameters
    ----------
    language
        `"en"` or `"id"`.
    folder
        where to look instead of `lessons_folder()`.
    """
    return sorted(((folder or lessons_folder()) / language).glob("[0-9]*.ipynb"))


def find_lessons(
    typed: Sequence[str], languages: Sequence[str], folder: Path | None = None
) -> list[Lesson]:
    """The lessons a person means.

    Parameters
    ----------
    typed
        a number (`0`, `00`), a name (`00_start`, `00_start.ipynb`) or a path, which
        counts by its name and the language of its folder. Nothing means all lessons.
    languages
        the languages to take a number or a name in.
    folder
        where to look instead of `lessons_folder()`.

    Returns
    -------
    list of Lesson
        each once, the languages of a lesson side by side.

    Raises
    ------
    BadInputError
        if there is no such lesson, or none at all.
    """
    known = _known(languages, folder)
    if not known:
        place = folder or lessons_folder()
        raise BadInputError(messages().lessons.none_found.format(folder=place))
    found = []
    for word in typed:
        path = Path(word)
        named = path.parent.name
        possible = _known([named], folder) if named in LANGUAGES else known
        meant = [lesson for lesson in possible if _is_called(path.name, lesson.name)]
        if not meant:
            names = ", ".join(dict.fromkeys(lesson.name for lesson in possible))
            raise BadInputError(messages().lessons.unknown.format(typed=word, lessons=names))
        found += meant
    return list(dict.fromkeys(found)) if typed else known


def find_notebooks(
    typed: Sequence[str], languages: Sequence[str], folder: Path | None = None
) -> list[Lesson]:
    """As `find_lessons`, but a path at which there is a notebook means that very notebook.

    So a learner's own copy can be named too. Its language is that of its folder, or
    the first of `languages`.
    """
    found: list[Lesson] = []
    for word in typed:
        path = Path(word)
        if path.suffix == ".ipynb" and path.is_file():
            path = path.resolve()
            language = path.parent.name if path.parent.name in LANGUAGES else languages[0]
            found.append(Lesson(path, language))
        else:
            found += find_lessons([word], languages, folder)
    return list(dict.fromkeys(found)) if typed else find_lessons([], languages, folder)


def _known(languages: Sequence[str], folder: Path | None) -> list[Lesson]:
    known = [Lesson(path, language) for language in languages for path in lessons(language, folder)]
    return sorted(known, key=lambda lesson: lesson.name)


def _is_called(typed: str, name: str) -> bool:
    wanted = typed.removesuffix(".ipynb")
    number = name.partition("_")[0]
    return wanted == name or (
        wanted.isdecimal() and number.isdecimal() and int(wanted) == int(number)
    )
