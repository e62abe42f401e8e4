"""Every text of the course that a person reads, wherever it stands."""

import dataclasses
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from composio_kit.authoring.prose import HOLE, Prose, read_prose
from composio_kit.authoring.trees import DOCUMENTS, Course, cell_id
from composio_kit.exercises.declared import module_of
from composio_kit.messages import LANGUAGES

CATALOGUE_FILES = {
    "en": "composio_kit/messages/english.py",
    "id": "composio_kit/messages/indonesian.py",
}
_PLACEHOLDER = re.compile(r"\{\w*(?:[:!.][^}]*)?\}")


@dataclass(frozen=True)
class Text:
    """One text: a Markdown cell, a message, part of an exercise or a document, and where it stands.

    `place` and `cell` are the same in both languages; `file` is not.
    """

    language: str
    place: str
    file: str
    cell: str
    source: str

    @property
    def prose(self) -> Prose:
        """The text, taken apart."""
        return read_prose(self.source)


def course_texts(course: Course) -> Iterator[Text]:
    """The Markdown cells, messages, exercises and documents of the course."""
    for lesson, book in course.notebooks:
        for cell in book.markdown_cells:
            yield Text(book.language, lesson.name, book.name, cell_id(cell), cell["source"])
    for language, catalogue in course.catalogues.items():
        for name, message in catalogue_messages(catalogue).items():
            said = _PLACEHOLDER.sub(HOLE, message)
            yield Text(language, "catalogue", CATALOGUE_FILES[language], name, said)
    for item in course.exercises:
        for name, text in item.texts.items():
            for language in LANGUAGES:
                said = _PLACEHOLDER.sub(HOLE, getattr(text, language))
                yield Text(language, "exercises", module_of(item.id), f"{item.id} {name}", said)
    for language, document in course.documents.items():
        yield Text(language, "document", DOCUMENTS[language], "", document)


def text_pairs(course: Course) -> Iterator[tuple[Text, Text]]:
    """The texts that stand in both languages: English, Indonesian."""
    texts = list(course_texts(course))
    twins = {(text.place, text.cell): text for text in texts if text.language == "id"}
    for text in texts:
        twin = twins.get((text.place, text.cell))
        if text.language == "en" and twin:
            yield text, twin


def catalogue_messages(catalogue: Any) -> dict[str, str]:
    """The messages of a catalogue by name: `area.field`; a tuple's by `area.field.0` and so on."""
    return dict(_messages("", catalogue))


def _messages(name: str, value: Any) -> Iterator[tuple[str, str]]:
    prefix = f"{name}." if name else ""
    if dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from _messages(f"{prefix}{field.name}", getattr(value, field.name))
    elif isinstance(value, dict):
        for key, each in value.items():
            yield from _messages(f"{prefix}{key}", each)
    elif isinstance(value, (tuple, list)):
        for number, each in enumerate(value):
            yield from _messages(f"{prefix}{number}", each)
    elif isinstance(value, str) and "." in name:
        yield name, value
