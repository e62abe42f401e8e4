"""L1 to L3 and L5: each language says everything, in its own words and in the agreed ones."""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from composio_kit.authoring.code import comments
from composio_kit.authoring.findings import Finding
from composio_kit.authoring.glossary import load_glossary
from composio_kit.authoring.language import foreign_sentences, without_names
from composio_kit.authoring.outputs import output_texts
from composio_kit.authoring.prose import read_prose
from composio_kit.authoring.stamps import is_untranslated, stamp
from composio_kit.authoring.texts import Text, course_texts, text_pairs
from composio_kit.authoring.trees import SAME_TEXT_TAG, Course, Notebook, cell_id, tags
from composio_kit.messages import messages

# UTF-8 that was read as Windows-1252, once or twice: "â€™", "Ã©", "ðŸ‘", "ï¸".
_MOJIBAKE = re.compile(r"[ÂÃ]|[âð][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|ï[¸»¿]|\ufffd")
_DOUBLE_SPACE = re.compile(r"(?<=\S)  +(?=\S)")
# An error in which Python or the SDK itself speaks, with the lines that continue it. What the
# service answers begins with its status, and is in the language of the lesson.
_SOFTWARE_SPEAKS = re.compile(
    r"^[ \t]*[\w.]*(?:Error|Exception|ExceptionGroup|Warning):(?! (?:Error code|\d{3})\b).*"
    r"(?:\n(?:[ \t].*|\S+)$)*",
    re.MULTILINE,
)


def translated_prose(course: Course) -> list[Finding]:
    """L1: no cell is left as it was in English, except where that is meant."""
    words = messages().rules
    findings = []
    for notebook, cell, twin in course.cell_pairs:
        if cell["cell_type"] != "markdown":
            continue
        is_same = stamp(cell["source"]) == stamp(twin["source"])
        meant = SAME_TEXT_TAG in tags(cell)
        sentence = None
        if is_untranslated(twin):
            sentence = words.cell_untranslated
        elif is_same and not meant:
            sentence = words.text_same.format(tag=SAME_TEXT_TAG)
        elif meant and not is_same:
            sentence = words.text_not_same.format(tag=SAME_TEXT_TAG)
        if sentence:
            findings.append(Finding("L1", notebook.name, cell_id(cell), sentence))
    return findings


def own_language(course: Course) -> list[Finding]:
    """L2: no sentence of the other language in prose, outputs, comments or messages."""
    words = messages().rules
    findings = []
    for text in course_texts(course):
        for sentence in foreign_sentences(text.prose.blocks, text.language):
            findings.append(_about(text, "L2", words.foreign_sentence.format(sentence=sentence)))
    for _, notebook in course.notebooks:
        for cell in notebook.code_cells:
            for template, texts in (
                (words.foreign_output, _lines_for_people(notebook, cell_id(cell))),
                (words.foreign_comment, comments(cell["source"])),
            ):
                for sentence in foreign_sentences(texts, notebook.language):
                    said = template.format(sentence=sentence)
                    findings.append(Finding("L2", notebook.name, cell_id(cell), said))
    return findings


def agreed_words(course: Course) -> list[Finding]:
    """L3: the glossary is kept in Indonesian prose, messages and outputs."""
    words = messages().rules
    findings = []
    for english, indonesian in text_pairs(course):
        for term in load_glossary().kept:
            used = term.english_forms_in(_said(english.prose.blocks))
            if used and not term.is_kept_in(_said(indonesian.prose.blocks)):
                findings.append(_about(indonesian, "L3", words.term_lost.format(term=used[0])))
    for text in course_texts(course):
        if text.language == "id":
            findings += [_about(text, "L3", sentence) for sentence in _wrong_words(text)]
    for _, notebook in course.notebooks:
        for cell in notebook.code_cells if notebook.language == "id" else []:
            shown = _said(_lines_for_people(notebook, cell_id(cell)))
            for term in load_glossary().terms:
                # Data may hold an English word (file); a wrong Indonesian one is ours.
                for found in set(term.forbidden_in(shown)) - set(term.english):
                    right = _either(term.indonesian)
                    sentence = words.word_forbidden.format(found=found, right=right)
                    findings.append(Finding("L3", notebook.name, cell_id(cell), sentence))
    return findings + _missing_glosses(course)


def clean_text(course: Course) -> list[Finding]:
    """L5: no garbled characters, composed accents, no double spaces."""
    words = messages().rules
    findings = []
    for text in course_texts(course):
        garbled = _MOJIBAKE.search(text.source)
        if garbled:
            sentence = words.garbled.format(characters=garbled.group())
            findings.append(_about(text, "L5", sentence))
        if not unicodedata.is_normalized("NFC", text.source):
            findings.append(_about(text, "L5", words.not_composed))
        for block in text.prose.blocks:
            doubled = _DOUBLE_SPACE.search(block)
            if doubled:
                around = block[max(0, doubled.start() - 12) : doubled.end() + 12]
                findings.append(_about(text, "L5", words.double_space.format(around=around)))
    return findings


def _wrong_words(text: Text) -> Iterator[str]:
    words = messages().rules
    prose = text.prose
    whole, unstressed = _said(prose.blocks), _said(prose.unstressed)
    for term in load_glossary().terms:
        for found in term.left_in_english(unstressed):
            yield words.word_english.format(found=found, right=_either(term.indonesian))
        for found in term.forbidden_in(whole):
            yield words.word_forbidden.format(found=found, right=_either(term.indonesian))
        for found in term.glued_in(whole):
            yield words.hyphen_missing.format(found=found)


def _missing_glosses(course: Course) -> list[Finding]:
    """The terms that the first lesson to use them does not explain."""
    findings = []
    for term in load_glossary().kept:
        for lesson in course.lessons if term.gloss else ():
            notebook = lesson.notebooks.get("id")
            cells = notebook.markdown_cells if notebook else []
            prose = [_said(read_prose(cell["source"]).blocks) for cell in cells]
            used = [
                cell_id(c) for c, said in zip(cells, prose, strict=True) if term.is_kept_in(said)
            ]
            if notebook and used:
                if term.gloss not in " ".join(prose):
                    sentence = messages().rules.gloss_missing.format(
                        term=term.indonesian[0], gloss=term.gloss
                    )
                    findings.append(Finding("L3", notebook.name, used[0], sentence))
                break
    return findings


def _lines_for_people(notebook: Notebook, cell: str) -> list[str]:
    """The lines of a cell's outputs, without those in which Python or the SDK speaks."""
    shown = "\n".join(output_texts(notebook.by_id[cell]))
    return _SOFTWARE_SPEAKS.sub("", shown).splitlines()


def _said(lines: Iterable[str]) -> str:
    return without_names("\n".join(lines))


def _about(text: Text, rule: str, sentence: str) -> Finding:
    return Finding(rule, text.file, text.cell, sentence)


def _either(forms: tuple[str, ...]) -> str:
    return " / ".join(forms)
