"""P1 to P5: the two trees are one course."""

from collections import Counter
from collections.abc import Callable, Iterable

from composio_kit.authoring.code import parameters, same_but_for_language
from composio_kit.authoring.findings import Finding
from composio_kit.authoring.links import is_external, language_free, notebook_link_problem
from composio_kit.authoring.prose import Prose, read_prose
from composio_kit.authoring.stamps import accepted_stamp, stamp
from composio_kit.authoring.trees import (
    PARAMETERS_TAG,
    Cell,
    Course,
    Notebook,
    cell_id,
    notebook_path,
    tags,
)
from composio_kit.messages import LANGUAGES, messages


def same_cells(course: Course) -> list[Finding]:
    """P1: the same files, and in them the same ids, types, order, tags and slides."""
    words = messages().rules
    if not course.lessons:
        return [Finding("P1", "notebooks", "", words.no_lesson)]
    findings = []
    for lesson in course.lessons:
        for language in LANGUAGES:
            path = notebook_path(course.root, language, lesson.name)
            if language not in lesson.notebooks and path not in course.unreadable:
                file = path.relative_to(course.root).as_posix()
                findings.append(Finding("P1", file, "", words.notebook_missing))
    for _, english, indonesian in course.pairs:
        ids, twins = ([cell_id(cell) for cell in book.cells] for book in (english, indonesian))
        for missing in [each for each in ids if each not in twins]:
            findings.append(Finding("P1", indonesian.name, missing, words.cell_missing))
        for extra in [each for each in twins if each not in ids]:
            findings.append(Finding("P1", indonesian.name, extra, words.cell_extra))
        if ids != twins and sorted(ids) == sorted(twins):
            findings.append(Finding("P1", indonesian.name, "", words.cells_out_of_order))
        for cell in english.cells:
            twin = indonesian.by_id.get(cell_id(cell))
            if twin is not None and _frame(cell) != _frame(twin):
                findings.append(Finding("P1", indonesian.name, cell_id(cell), words.cell_differs))
    return findings


def same_code(course: Course) -> list[Finding]:
    """P2: code is identical; the one parameters cell differs in the value of LANG only."""
    words = messages().rules
    findings = []
    for _, notebook in course.notebooks:
        tagged = [cell for cell in notebook.code_cells if PARAMETERS_TAG in tags(cell)]
        if len(tagged) != 1:
            sentence = words.parameters_count.format(count=len(tagged))
            findings.append(Finding("P2", notebook.name, "", sentence))
        for cell in tagged:
            if parameters(cell["source"]) != {"LANG": notebook.language, "LIVE": False}:
                sentence = words.parameters_wrong.format(language=notebook.language)
                findings.append(Finding("P2", notebook.name, cell_id(cell), sentence))
    for notebook, cell, twin in course.cell_pairs:
        if cell["cell_type"] == "markdown" or cell["source"] == twin["source"]:
            continue
        if PARAMETERS_TAG not in tags(cell):
            findings.append(Finding("P2", notebook.name, cell_id(cell), words.code_differs))
        elif not same_but_for_language(cell["source"], twin["source"]):
            findings.append(Finding("P2", notebook.name, cell_id(cell), words.parameters_differ))
    return findings


def fresh_prose(course: Course) -> list[Finding]:
    """P3: every translation was accepted for the English as it is now."""
    words = messages().rules
    findings = []
    for notebook, cell, twin in _markdown_pairs(course):
        accepted = accepted_stamp(twin)
        if accepted != stamp(cell["source"]):
            sentence = words.translation_stale if accepted else words.translation_not_accepted
            sentence = sentence.format(lesson=notebook.path.stem, cell=cell_id(cell))
            findings.append(Finding("P3", notebook.name, cell_id(cell), sentence))
    return findings


def same_facts(course: Course) -> list[Finding]:
    """P4: the same inline code, fenced blocks, links, numbers and images in each cell."""
    words = messages().rules
    kinds: dict[str, Callable[[Prose], Iterable[str]]] = {
        words.fact_code: lambda prose: prose.code,
        words.fact_fence: lambda prose: [fence.fact for fence in prose.fences],
        words.fact_link: lambda prose: [language_free(link) for link in prose.links],
        words.fact_number: lambda prose: prose.numbers,
        words.fact_image: lambda prose: [image.source for image in prose.images],
    }
    findings = []
    for notebook, cell, twin in _markdown_pairs(course):
        prose, translation = read_prose(cell["source"]), read_prose(twin["source"])
        for kind, facts in kinds.items():
            here, there = Counter(facts(prose)), Counter(facts(translation))
            if here != there:
                sentence = words.facts_differ.format(
                    kind=kind, english=_listed(here - there), indonesian=_listed(there - here)
                )
                findings.append(Finding("P4", notebook.name, cell_id(cell), sentence))
    return findings


def sound_structure(course: Course) -> list[Finding]:
    """P5: the same headings, one of level 1, no level skipped; every link arrives."""
    findings = []
    for _, notebook in course.notebooks:
        findings += _heading_findings(notebook)
        findings += _link_findings(course, notebook)
    for notebook, cell, twin in _markdown_pairs(course):
        if _levels(read_prose(cell["source"])) != _levels(read_prose(twin["source"])):
            sentence = messages().rules.headings_differ
            findings.append(Finding("P5", notebook.name, cell_id(cell), sentence))
    return findings


def _heading_findings(notebook: Notebook) -> list[Finding]:
    words = messages().rules
    findings = []
    previous = 0
    titles = 0
    for cell in notebook.markdown_cells:
        for level in _levels(read_prose(cell["source"])):
            titles += level == 1
            if level > previous + 1:
                sentence = words.heading_skipped.format(level=level, previous=previous)
                findings.append(Finding("P5", notebook.name, cell_id(cell), sentence))
            previous = level
    if titles != 1:
        sentence = words.titles_count.format(count=titles)
        findings.append(Finding("P5", notebook.name, "", sentence))
    return findings


def _link_findings(course: Course, notebook: Notebook) -> list[Finding]:
    findings = []
    for cell in notebook.markdown_cells:
        prose = read_prose(cell["source"])
        for link in [*prose.links, *(image.source for image in prose.images)]:
            if is_external(link):
                continue
            if link.startswith("attachment:"):
                arrives = link.removeprefix("attachment:") in cell.get("attachments", {})
                problem = None if arrives else messages().rules.link_broken.format(link=link)
            else:
                in_title = cell is notebook.cells[0]
                problem = notebook_link_problem(course, notebook, link, in_title)
            if problem:
                findings.append(Finding("P5", notebook.name, cell_id(cell), problem))
    return findings


def _markdown_pairs(course: Course) -> Iterable[tuple[Notebook, Cell, Cell]]:
    return (pair for pair in course.cell_pairs if pair[1]["cell_type"] == "markdown")


def _frame(cell: Cell) -> tuple[object, ...]:
    """What English owns of a cell, apart from its text."""
    return cell["cell_type"], tags(cell), cell["metadata"].get("slideshow")


def _levels(prose: Prose) -> list[int]:
    return [heading.level for heading in prose.headings]


def _listed(facts: Counter[str]) -> str:
    return ", ".join(fact.strip() for fact in facts.elements()) or messages().rules.none_of_them
