"""The course on disk: two trees of notebooks, the documents beside them, the catalogues."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, TypeAlias

import nbformat

from composio_kit.exercises.declarations import Item
from composio_kit.exercises.declared import all_items
from composio_kit.lessons import BadInputError, lessons_folder
from composio_kit.messages import LANGUAGES, messages

Cell: TypeAlias = dict[str, Any]

REPOSITORY = lessons_folder().parent
PACKAGE = Path(__file__).resolve().parents[1]
DOCUMENTS = {"en": "README.md", "id": "README.id.md"}
PARAMETERS_TAG = "parameters"
SAME_TEXT_TAG = "same-text"


class AuthoringError(BadInputError):
    """What an author asked for cannot be done; the text says why, and what to do next."""


@dataclass(frozen=True)
class Notebook:
    """One lesson in one language, as it stands in its file."""

    path: Path
    language: str
    content: Any
    text: str

    @property
    def name(self) -> str:
        """The file as an author names it: `notebooks/id/00_start.ipynb`."""
        return f"notebooks/{self.language}/{self.path.name}"

    @property
    def cells(self) -> list[Cell]:
        """All cells, in order."""
        return list(self.content["cells"])

    @property
    def code_cells(self) -> list[Cell]:
        """The code cells, in order."""
        return [cell for cell in self.cells if cell["cell_type"] == "code"]

    @property
    def markdown_cells(self) -> list[Cell]:
        """The Markdown cells, in order."""
        return [cell for cell in self.cells if cell["cell_type"] == "markdown"]

    @cached_property
    def by_id(self) -> dict[str, Cell]:
        """The cells by their id; of two with the same id, the last."""
        return {cell_id(cell): cell for cell in self.cells}


@dataclass(frozen=True)
class LessonPair:
    """One lesson: its notebook in each language that has one."""

    name: str
    notebooks: Mapping[str, Notebook]

    @property
    def number(self) -> str:
        """What its name begins with: `00`."""
        return self.name.partition("_")[0]

    @property
    def pair(self) -> tuple[Notebook, Notebook] | None:
        """The English and the Indonesian notebook, or None while one is missing."""
        if len(self.notebooks) < len(LANGUAGES):
            return None
        return self.notebooks["en"], self.notebooks["id"]


@dataclass(frozen=True)
class Course:
    """Everything the rules read.

    Attributes
    ----------
    root
        the folder that holds `notebooks/` and the documents.
    lessons
        by name, each with the notebooks that could be read.
    unreadable
        files that are not notebooks, with the reason.
    documents
        text of README.md (`en`) and README.id.md (`id`), where they exist.
    catalogues
        the message catalogue of each language: a dataclass of dataclasses.
    exercises
        what the modules of the lessons declare; nothing for a course that is not the kit's own.
    package
        the folder whose modules use the catalogues.
    """

    root: Path
    lessons: tuple[LessonPair, ...]
    unreadable: Mapping[Path, str] = field(default_factory=dict)
    documents: Mapping[str, str] = field(default_factory=dict)
    catalogues: Mapping[str, Any] = field(default_factory=dict)
    exercises: tuple[Item, ...] = ()
    package: Path = PACKAGE

    @property
    def notebooks(self) -> Iterator[tuple[LessonPair, Notebook]]:
        """Every notebook of the course with its lesson."""
        return ((lesson, book) for lesson in self.lessons for book in lesson.notebooks.values())

    @property
    def pairs(self) -> Iterator[tuple[LessonPair, Notebook, Notebook]]:
        """Every lesson that stands in both languages: lesson, English, Indonesian."""
        return ((lesson, *lesson.pair) for lesson in self.lessons if lesson.pair)

    @property
    def cell_pairs(self) -> Iterator[tuple[Notebook, Cell, Cell]]:
        """Every cell that stands in both languages: Indonesian notebook, English, Indonesian."""
        for _, english, indonesian in self.pairs:
            for cell in english.cells:
                twin = indonesian.by_id.get(cell_id(cell))
                if twin is not None and twin["cell_type"] == cell["cell_type"]:
                    yield indonesian, cell, twin


def load_course(root: Path = REPOSITORY) -> Course:
    """Read both trees under `root`/notebooks, the documents, the kit's catalogues and exercises.

    A file that cannot be read as a notebook does not stop the others; it is
    named in `Course.unreadable`.
    """
    found: dict[str, dict[str, Notebook]] = {}
    unreadable: dict[Path, str] = {}
    for language in LANGUAGES:
        for path in sorted(tree(root, language).glob("*.ipynb")):
            try:
                found.setdefault(path.stem, {})[language] = read_notebook(path, language)
            except AuthoringError as error:
                unreadable[path] = str(error)
    return Course(
        root=root,
        lessons=tuple(LessonPair(name, books) for name, books in sorted(found.items())),
        unreadable=unreadable,
        documents={
            language: (root / name).read_text(encoding="utf-8")
            for language, name in DOCUMENTS.items()
            if (root / name).is_file()
        },
        catalogues={language: messages(language) for language in LANGUAGES},
        exercises=all_items() if root.resolve() == REPOSITORY else (),
    )


def tree(root: Path, language: str) -> Path:
    """The folder of one language's notebooks under `root`."""
    return root / "notebooks" / language


def notebook_path(root: Path, language: str, lesson: str) -> Path:
    """Where the notebook of `lesson` in `language` is, or would be, under `root`."""
    return tree(root, language) / f"{lesson}.ipynb"


def read_notebook(path: Path, language: str) -> Notebook:
    """Read one notebook as it is: nothing is upgraded, repaired or filled in.

    Raises
    ------
    AuthoringError
        if the file is not a notebook of format 4.
    """
    text = path.read_text(encoding="utf-8")
    try:
        content = nbformat.v4.reads(text)  # type: ignore[no-untyped-call]
        if content["nbformat"] != nbformat.v4.nbformat:
            raise ValueError(f"nbformat {content['nbformat']}")
        for cell in content["cells"]:
            _ = cell["source"], cell["metadata"]
            if cell["cell_type"] == "code":
                _ = cell["outputs"]
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        words = messages().authoring
        raise AuthoringError(words.not_a_notebook.format(file=path.name, reason=error)) from error
    return Notebook(path=path, language=language, content=content, text=text)


def serialised(content: Any) -> str:
    """A notebook as JupyterLab writes it: indent 1, sorted keys, a newline at the end."""
    text: str = nbformat.v4.writes(content)  # type: ignore[no-untyped-call]
    return f"{text}\n"


def write_notebook(path: Path, content: Any) -> bool:
    """Write a notebook if that changes the file, whole or not at all; True if it was written."""
    text = serialised(content)
    if path.is_file() and path.read_text(encoding="utf-8") == text:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f".{path.name}.unfinished")
    unfinished.write_text(text, encoding="utf-8", newline="\n")
    unfinished.replace(path)
    return True


def cell_id(cell: Cell) -> str:
    """The id of a cell, or nothing if it has none."""
    return str(cell.get("id", ""))


def tags(cell: Cell) -> list[str]:
    """The tags of a cell, in order."""
    return list(cell["metadata"].get("tags", []))
