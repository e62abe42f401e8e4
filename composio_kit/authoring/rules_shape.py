"""S1 to S4: the shape of a lesson, so that every one is read and taught in the same way."""

import re

from composio_kit.authoring.findings import Finding
from composio_kit.authoring.prose import read_prose
from composio_kit.authoring.trees import (
    PARAMETERS_TAG,
    SAME_TEXT_TAG,
    Course,
    LessonPair,
    cell_id,
    tags,
)
from composio_kit.messages import messages

MOST_CODE_LINES = 12
MOST_WORDS = 120
MOST_CODE_CELLS = 25
# An appendix is looked up and not sat through: one cell for each thing a reader may look for.
FIRST_APPENDIX = 90
MOST_WORDS_OF_AN_INDEX = 400
MOST_CODE_CELLS_OF_AN_APPENDIX = 60
MORE_CODE_CELLS = {"09_web_service": 31}
"""A server is built of more pieces than a cell may hold, and most of them show nothing."""
TAGS = frozenset({PARAMETERS_TAG, SAME_TEXT_TAG})

_FILE_NAME = re.compile(r"^(\d\d)_[a-z0-9]+(?:_[a-z0-9]+)*$")
_MINUTES = {"en": re.compile(r"\b\d+ minutes?\b"), "id": re.compile(r"\b\d+ menit\b")}
_OTHER = {"en": "id", "id": "en"}


def speaking_ids(course: Course) -> list[Finding]:
    """S1: files are named NN_topic, cells NN-topic-role; the role of the first is title."""
    words = messages().rules
    findings = []
    for lesson, notebook in course.notebooks:
        name = _FILE_NAME.match(lesson.name)
        if not name:
            findings.append(Finding("S1", notebook.name, "", words.file_name))
            continue
        number = name.group(1)
        pattern = re.compile(rf"^{number}(?:-[a-z0-9]+)+$")
        for position, each in enumerate(map(cell_id, notebook.cells)):
            sentence = None
            if not pattern.match(each):
                sentence = words.id_speechless.format(number=number)
            elif position == 0 and not each.endswith("-title"):
                sentence = words.title_id.format(number=number)
            if sentence:
                findings.append(Finding("S1", notebook.name, each, sentence))
    return findings


def inviting_title(course: Course) -> list[Finding]:
    """S2: the first cell has the title, the minutes and a link to the other language."""
    words = messages().rules
    findings = []
    for _, notebook in course.notebooks:
        first = notebook.cells[0] if notebook.cells else None
        if first is None or first["cell_type"] != "markdown":
            findings.append(Finding("S2", notebook.name, "", words.title_missing))
            continue
        prose = read_prose(first["source"])
        switch = f"../{_OTHER[notebook.language]}/{notebook.path.name}"
        sentences = []
        if not any(heading.level == 1 for heading in prose.headings):
            sentences.append(words.title_missing)
        if not any(_MINUTES[notebook.language].search(block) for block in prose.blocks):
            sentences.append(words.minutes_missing)
        if switch not in prose.links:
            sentences.append(words.switch_missing.format(link=switch))
        findings += [Finding("S2", notebook.name, cell_id(first), each) for each in sentences]
    return findings


def small_cells(course: Course) -> list[Finding]:
    """S3: one idea a cell: few lines of code, few words, few code cells a lesson.

    An appendix (90 and up) may have more code cells, and an index as long as what it lists.
    """
    words = messages().rules
    findings = []
    for lesson, notebook in course.notebooks:
        count, most = len(notebook.code_cells), _most_code_cells(lesson)
        if count > most:
            sentence = words.code_cells_many.format(count=count, most=most)
            findings.append(Finding("S3", notebook.name, "", sentence))
        for cell in notebook.code_cells:
            lines = sum(bool(line.strip()) for line in cell["source"].splitlines())
            if lines > MOST_CODE_LINES:
                sentence = words.code_long.format(count=lines, most=MOST_CODE_LINES)
                findings.append(Finding("S3", notebook.name, cell_id(cell), sentence))
        for cell in notebook.markdown_cells:
            is_index = _is_appendix(lesson) and cell_id(cell).endswith("-index")
            most_words = MOST_WORDS_OF_AN_INDEX if is_index else MOST_WORDS
            length = read_prose(cell["source"]).words
            if length > most_words:
                sentence = words.prose_long.format(count=length, most=most_words)
                findings.append(Finding("S3", notebook.name, cell_id(cell), sentence))
    return findings


def _most_code_cells(lesson: LessonPair) -> int:
    if _is_appendix(lesson):
        return MOST_CODE_CELLS_OF_AN_APPENDIX
    return MORE_CODE_CELLS.get(lesson.name, MOST_CODE_CELLS)


def _is_appendix(lesson: LessonPair) -> bool:
    return lesson.number.isdecimal() and int(lesson.number) >= FIRST_APPENDIX


def known_tags(course: Course) -> list[Finding]:
    """S4: only the tags that mean something here."""
    sentence = messages().rules.tag_unknown
    return [
        Finding("S4", notebook.name, cell_id(cell), sentence.format(tag=tag, known=_listed()))
        for _, notebook in course.notebooks
        for cell in notebook.cells
        for tag in tags(cell)
        if tag not in TAGS
    ]


def _listed() -> str:
    return ", ".join(sorted(TAGS))
