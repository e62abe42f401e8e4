"""The appendix `90_guide_and_sdk` taken apart: sections, snippets, verdicts, and what is run."""

import ast
import re
from dataclasses import dataclass, field

from composio_kit.authoring.code import parse
from composio_kit.authoring.glossary import load_glossary
from composio_kit.authoring.outputs import output_texts
from composio_kit.authoring.trees import REPOSITORY, cell_id, notebook_path, read_notebook

APPENDIX = "90_guide_and_sdk"
OF_A_SNIPPET = {"works": "✓", "changed": "↻", "never existed": "✗", "unsafe": "⚠"}
OF_A_CLAIM = ("true", "changed", "not true", "not checked")

_PARTS = re.compile(
    r"^(?P<level>#{2,3}) (?:(?P<document>[GR]): )?`(?P<heading>[^`]+)`$"
    r"|^```(?P<language>\w+)\n(?P<text>.*?)\n```$"
    r"|^> \*\*(?P<mark>\S) (?P<number>[GR]\d+) · (?P<verdict>[^.*]+)\.\*\* (?P<reason>[^\n]+)$"
    r"|^- \*\*(?P<claim>[^.*]+)\.\*\* ",
    re.MULTILINE | re.DOTALL,
)
_ERROR = re.compile(r"`(\w+(?:Error|Warning))`")


@dataclass
class Snippet:
    """A block of code of a document in the appendix, with the verdicts that follow it."""

    language: str
    text: str
    verdicts: list[tuple[str, str, str]] = field(default_factory=list)


@dataclass
class Quote:
    """What a document says, word by word, with a verdict on each claim."""

    text: str
    verdicts: list[str] = field(default_factory=list)


@dataclass
class Run:
    """Snippets that stand together, and the cells below them: what they expect and showed."""

    snippets: list[Snippet] = field(default_factory=list)
    expected: list[str] = field(default_factory=list)
    shown: str = ""
    cells: list[str] = field(default_factory=list)

    @property
    def verdicts(self) -> set[str]:
        """The words of the verdicts, in English."""
        return {word for snippet in self.snippets for _, word, _ in snippet.verdicts}

    @property
    def named(self) -> set[str]:
        """The errors that the verdicts name."""
        reasons = (reason for snippet in self.snippets for *_, reason in snippet.verdicts)
        return {error for reason in reasons for error in _ERROR.findall(reason)}


@dataclass
class Part:
    """A section of the appendix, under the heading that it has in its document."""

    document: str
    level: int
    heading: str
    source: str = ""
    quotes: list[Quote] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)

    @property
    def snippets(self) -> list[Snippet]:
        """The blocks of code, in order."""
        return [snippet for run in self.runs for snippet in run.snippets]


def words(language: str) -> dict[str, str]:
    """The verdicts in a language, and what each is in English."""
    terms = {term.english[0]: term for term in load_glossary().terms}
    said = {}
    for word in {*OF_A_SNIPPET, *OF_A_CLAIM}:
        form = terms[word].english if language == "en" else terms[word].indonesian
        said[form[0].capitalize()] = word
    return said


def parts(language: str) -> list[Part]:
    """The sections of the appendix in one language, in order."""
    said = words(language)
    found: list[Part] = []
    for cell in read_notebook(notebook_path(REPOSITORY, language, APPENDIX), language).cells:
        if cell["cell_type"] == "code":
            if found and found[-1].runs:
                _add_run(found[-1].runs[-1], cell)
            continue
        matches = list(_PARTS.finditer(cell["source"]))
        if any(match["language"] not in (None, "markdown") for match in matches):
            fresh = Run()
        else:
            fresh = None
        for match in matches:
            if match["heading"]:
                document = match["document"] or found[-1].document
                found.append(Part(document, len(match["level"]), match["heading"]))
            elif match["language"] == "markdown":
                found[-1].quotes.append(Quote(match["text"]))
            elif match["language"]:
                assert fresh is not None
                fresh.snippets.append(Snippet(match["language"], match["text"]))
            elif match["number"]:
                assert fresh is not None
                verdict = (match["number"], said[match["verdict"]], match["reason"])
                assert match["mark"] == OF_A_SNIPPET[verdict[1]]
                fresh.snippets[-1].verdicts.append(verdict)
            else:
                found[-1].quotes[-1].verdicts.append(said[match["claim"]])
        if found and matches:
            found[-1].source += cell["source"]
            if fresh:
                found[-1].runs.append(fresh)
    return found


def index_rows(language: str, document: str) -> list[list[str]]:
    """The rows of a document's index: section, verdicts, lessons."""
    name = {"G": "90-guide-index", "R": "90-rule-index"}[document]
    cell = read_notebook(notebook_path(REPOSITORY, language, APPENDIX), language).by_id[name]
    rows = [line.strip("| ").split(" | ") for line in cell["source"].splitlines() if "|" in line]
    return rows[2:]


def _add_run(run: Run, cell: dict) -> None:
    run.cells.append(cell_id(cell))
    run.shown += "\n".join(output_texts(cell))
    for node in ast.walk(parse(cell["source"]) or ast.Module([], [])):
        match node:
            case ast.Call(func=ast.Name(id="expect_error"), args=[ast.Name(id=name)]):
                run.expected.append(name)
            case ast.Call(func=ast.Name(id="expect_error"), args=[ast.Attribute(attr=name)]):
                run.expected.append(name)
