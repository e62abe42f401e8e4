"""A course of one small lesson that keeps every rule, for tests to break in one place.

Its code imports nothing, so that a run of it takes a second.
"""

import dataclasses
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from composio_kit.authoring.checks import RULES
from composio_kit.authoring.findings import Finding
from composio_kit.authoring.outputs import NOTEBOOK_METADATA
from composio_kit.authoring.sync import accept
from composio_kit.authoring.trees import Course, load_course, notebook_path, serialised

LESSON = "00_start"

PROSE = {
    "en": {
        "00-title": (
            "# Say hello\n\nGreet a user in two languages.\n\n"
            "15 minutes · [Bahasa Indonesia](../id/00_start.ipynb)"
        ),
        "00-greet-predict": (
            "## Greet the user\n\nThe name `LANG` decides which of the 2 greetings you see. "
            "It comes from [the title](#Say-hello)."
        ),
        "00-recap": "## What you know now\n\nThe session greets each user in their own language.",
    },
    "id": {
        "00-title": (
            "# Menyapa\n\nSapa seorang user dalam dua bahasa.\n\n"
            "15 menit · [English](../en/00_start.ipynb)"
        ),
        "00-greet-predict": (
            "## Sapa user\n\nNama `LANG` menentukan yang mana dari 2 sapaan yang Anda lihat. "
            "Asalnya dari [judul](#Menyapa)."
        ),
        "00-recap": "## Yang sudah Anda tahu\n\nSession menyapa setiap user dalam bahasanya.",
    },
}
GREETINGS = 'greetings = {"en": "Good morning", "id": "Selamat pagi"}\nprint(greetings[LANG])'
SHOWN = {"en": "Good morning", "id": "Selamat pagi"}


def _result(value, count):
    return new_output("execute_result", {"text/plain": repr(value)}, execution_count=count)


def _notebook(language):
    prose = PROSE[language]
    cells = [
        new_markdown_cell(prose["00-title"], id="00-title"),
        new_code_cell(
            f'LANG = "{language}"\nLIVE = False',
            id="00-params",
            metadata={"tags": ["parameters"]},
            execution_count=1,
        ),
        new_markdown_cell(prose["00-greet-predict"], id="00-greet-predict"),
        new_code_cell(
            GREETINGS,
            id="00-greet-run",
            execution_count=2,
            outputs=[new_output("stream", name="stdout", text=SHOWN[language] + "\n")],
        ),
        new_code_cell(
            "greetings[LANG].split()",
            id="00-words-run",
            execution_count=3,
            outputs=[_result(SHOWN[language].split(), 3)],
        ),
        new_code_cell(
            "sorted(greetings)",
            id="00-languages-run",
            execution_count=4,
            outputs=[_result(["en", "id"], 4)],
        ),
        new_markdown_cell(prose["00-recap"], id="00-recap"),
    ]
    return new_notebook(cells=cells, metadata=NOTEBOOK_METADATA)


class SmallCourse:
    """The small course in a folder of its own."""

    def __init__(self, root: Path):
        self.root = root
        for language in PROSE:
            self.write(language, _notebook(language))
        self.accept()

    def path(self, language: str) -> Path:
        """The file of the lesson in one language."""
        return notebook_path(self.root, language, LESSON)

    def read(self, language: str):
        """The notebook as it stands in its file."""
        return nbformat.v4.reads(self.path(language).read_text(encoding="utf-8"))

    def write(self, language: str, notebook) -> None:
        """Store a notebook as JupyterLab writes it."""
        self.path(language).parent.mkdir(parents=True, exist_ok=True)
        self.path(language).write_text(serialised(notebook), encoding="utf-8")

    @contextmanager
    def notebook(self, language: str) -> Iterator:
        """Change a notebook and store it."""
        notebook = self.read(language)
        yield notebook
        self.write(language, notebook)

    @contextmanager
    def cell(self, language: str, cell_id: str) -> Iterator:
        """Change one cell and store its notebook."""
        with self.notebook(language) as notebook:
            yield next(cell for cell in notebook.cells if cell.id == cell_id)

    @contextmanager
    def both(self, cell_id: str) -> Iterator:
        """Change one cell in both languages, English first, and accept the translation."""
        with self.cell("en", cell_id) as english, self.cell("id", cell_id) as indonesian:
            yield english, indonesian
        self.accept()

    def source(self, language: str, cell_id: str) -> str:
        """The text of one cell."""
        return next(cell.source for cell in self.read(language).cells if cell.id == cell_id)

    def ids(self, language: str) -> list[str]:
        """The ids of the cells, in order."""
        return [cell.id for cell in self.read(language).cells]

    def accept(self) -> None:
        """Accept every translation as it is."""
        accept(LESSON, root=self.root)

    def load(self) -> Course:
        """The course as the rules see it, without the kit's own catalogues and exercises."""
        return dataclasses.replace(load_course(self.root), catalogues={}, exercises=())

    def findings(self) -> list[Finding]:
        """What all rules report."""
        course = self.load()
        return [finding for rule in RULES.values() for finding in rule(course)]

    def reports(self) -> list[str]:
        """Where they report it, in short and each once: `P1 id 00-recap`."""
        return list(dict.fromkeys(map(_short, self.findings())))


def _short(finding: Finding) -> str:
    file = finding.file.removeprefix("notebooks/").removesuffix(f"/{LESSON}.ipynb")
    return " ".join(filter(None, (finding.rule, file, finding.cell)))
