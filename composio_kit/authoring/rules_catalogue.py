"""L4: the catalogues of both languages say the same things, and all of them are said."""

import ast
import string
from pathlib import Path

from composio_kit.authoring.findings import Finding
from composio_kit.authoring.glossary import load_glossary
from composio_kit.authoring.texts import CATALOGUE_FILES, catalogue_messages
from composio_kit.authoring.trees import Course
from composio_kit.messages import messages


def complete_catalogues(course: Course) -> list[Finding]:
    """L4: same messages, same placeholders; none empty, none left in English, none unused."""
    if not course.catalogues:
        return []
    words = messages().rules
    english, indonesian = (catalogue_messages(course.catalogues[each]) for each in ("en", "id"))
    findings = []
    for name in sorted(english.keys() ^ indonesian.keys()):
        language = "id" if name in english else "en"
        findings.append(Finding("L4", CATALOGUE_FILES[language], name, words.message_missing))
    for language, catalogue in (("en", english), ("id", indonesian)):
        for name, message in catalogue.items():
            if not message.strip():
                findings.append(Finding("L4", CATALOGUE_FILES[language], name, words.message_empty))
    for name in english.keys() & indonesian.keys():
        message, twin = english[name], indonesian[name]
        sentence = None
        if _placeholders(message) != _placeholders(twin):
            sentence = words.placeholders_differ.format(
                english=_braced(message), indonesian=_braced(twin)
            )
        elif message == twin and not load_glossary().is_same_by_nature(message):
            sentence = words.message_same
        if sentence:
            findings.append(Finding("L4", CATALOGUE_FILES["id"], name, sentence))
    used = names_used(course.package)
    for name in english:
        field = next(part for part in reversed(name.split(".")) if not part.isdigit())
        if field not in used:
            findings.append(Finding("L4", CATALOGUE_FILES["en"], name, words.message_unused))
    return sorted(findings, key=lambda finding: (finding.file, finding.cell))


def names_used(package: Path) -> set[str]:
    """Every attribute that a module of `package` reads, the catalogues themselves left out."""
    modules = (path for path in package.rglob("*.py") if "messages" not in path.parts)
    return {
        node.attr
        for path in modules
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute)
    }


def _placeholders(message: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(message) if name is not None}


def _braced(message: str) -> str:
    names = sorted(_placeholders(message))
    return ", ".join(f"{{{name}}}" for name in names) or messages().rules.none_of_them
