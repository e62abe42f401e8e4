"""The appendix settles every snippet and every claim of the guide and of the rule."""

import ast
import re

import pytest

from composio_kit.authoring.trees import REPOSITORY, tree
from composio_kit.messages import LANGUAGES
from tests.notebooks.appendix import (
    OF_A_CLAIM,
    OF_A_SNIPPET,
    index_rows,
    parts,
    words,
)
from tests.notebooks.seeds import FOLDER, guide, repaired, rule, unindented

DOCUMENTS = {"G": guide(), "R": rule()}
# The head of the rule has no heading of its own.
HEAD = "Frontmatter"
# Errors of JavaScript, which have no twin of this name in Python's calls.
ONLY_IN_JAVASCRIPT = {"ReferenceError", "SyntaxError"}

in_both_languages = pytest.mark.parametrize("language", LANGUAGES)
of_both_documents = pytest.mark.parametrize("document", DOCUMENTS)


def settled(language, document):
    """The sections of the appendix that belong to a document."""
    return [part for part in parts(language) if part.document == document]


class TestTheDocuments:
    @pytest.mark.parametrize(
        ("document", "name", "count"),
        [("G", "000_d710a872e57c381f.txt", 35), ("R", "004_39ed2079efd87c46.txt", 16)],
    )
    def test_no_block_of_code_is_lost_when_they_are_taken_apart(self, document, name, count):
        fences = re.findall("^```", (FOLDER / name).read_text("utf-8"), re.MULTILINE)

        snippets = [one for section in DOCUMENTS[document] for one in section.snippets]
        assert len(snippets) == len(fences) / 2 == count

    def test_signs_that_were_read_as_windows_1252_are_repaired(self):
        assert repaired("âš\xa0ï¸ **Avoid:** âŒ âœ… ðŸ” Managing ðŸ”„ Sessions") == (
            "⚠️ **Avoid:** ❌ ✅ 🔐 Managing 🔄 Sessions"
        )

    def test_nothing_of_the_guide_stays_garbled(self):
        text = repaired((FOLDER / "000_d710a872e57c381f.txt").read_text("utf-8"))

        assert not re.search("[âðï\ufffd]", text)


@in_both_languages
@of_both_documents
class TestNothingIsMissing:
    def test_every_section_is_there_in_order(self, language, document):
        headings = [part.heading for part in settled(language, document)]

        assert headings == [section.heading or HEAD for section in DOCUMENTS[document]]

    def test_every_snippet_stands_under_its_section_as_it_was_written(self, language, document):
        exact = document == "G"
        for part, section in zip(settled(language, document), DOCUMENTS[document], strict=True):
            shown = [(one.language, one.text) for one in part.snippets]
            written = [(one.language, one.text) for one in section.snippets]
            if not exact:
                shown, written = (
                    [(name, unindented(text)) for name, text in each] for each in (shown, written)
                )
            assert shown == written, part.heading

    def test_every_claim_is_quoted_under_its_section(self, language, document):
        for part, section in zip(settled(language, document), DOCUMENTS[document], strict=True):
            assert [quote.text for quote in part.quotes] == [
                block.text for block in section.prose
            ], part.heading

    def test_python_of_the_rule_has_its_indentation_again(self, language, document):
        for part in settled(language, document):
            for snippet in part.snippets:
                if snippet.language == "python":
                    compile(snippet.text, part.heading, "exec", ast.PyCF_ALLOW_TOP_LEVEL_AWAIT)


@in_both_languages
@of_both_documents
class TestVerdicts:
    def test_every_snippet_has_exactly_one_and_they_are_numbered(self, language, document):
        snippets = [one for part in settled(language, document) for one in part.snippets]
        numbers = [[number for number, *_ in snippet.verdicts] for snippet in snippets]

        assert numbers == [[f"{document}{n}"] for n in range(1, len(snippets) + 1)]
        assert {word for one in snippets for _, word, _ in one.verdicts} <= set(OF_A_SNIPPET)

    def test_every_claim_has_one(self, language, document):
        sections = zip(settled(language, document), DOCUMENTS[document], strict=True)
        for part, section in sections:
            for quote, block in zip(part.quotes, section.prose, strict=True):
                assert len(quote.verdicts) >= block.claims, quote.text
                assert set(quote.verdicts) <= set(OF_A_CLAIM)

    def test_something_is_run_below_every_snippet(self, language, document):
        for part in settled(language, document):
            assert [run.verdicts for run in part.runs if not run.cells] == []

    def test_what_fails_today_fails_in_the_cell_below(self, language, document):
        for part in settled(language, document):
            for run in part.runs:
                fails = bool(run.verdicts & {"changed", "never existed"})
                assert bool(run.expected) == fails, (part.heading, run.cells)

    def test_the_errors_that_are_named_are_those_that_are_asserted(self, language, document):
        for part in settled(language, document):
            for run in part.runs:
                assert run.named - ONLY_IN_JAVASCRIPT == set(run.expected), part.heading
                assert [name for name in run.expected if f"{name}: " not in run.shown] == []


@in_both_languages
class TestTheIndex:
    @of_both_documents
    def test_it_gives_the_verdicts_of_each_section(self, language, document):
        here = {english: said.lower() for said, english in words(language).items()}
        claims = {"en": "claims", "id": "pernyataan"}[language]
        expected = []
        for part in settled(language, document):
            said = [
                f"{OF_A_SNIPPET[word]} {number} {here[word]}"
                for one in part.snippets
                for number, word, _ in one.verdicts
            ]
            judged = dict.fromkeys(here[word] for quote in part.quotes for word in quote.verdicts)
            said += [f"{claims}: {', '.join(judged)}"] if judged else []
            if said:
                expected.append((f"[`{part.heading}`]", "<br>".join(said)))

        rows = index_rows(language, document)
        assert [(section.partition("(")[0], said) for section, said, _ in rows] == [
            (section.partition("(")[0], said) for section, said in expected
        ]

    def test_it_names_every_lesson_that_teaches_what_the_documents_do(self, language):
        stems = (path.stem for path in tree(REPOSITORY, language).glob("[01]*.ipynb"))
        seeds_only = {name for name in stems if name[:2] <= "10"}
        named = " ".join(row[2] for document in DOCUMENTS for row in index_rows(language, document))

        assert {name for name in seeds_only if name not in named} == set()


def test_the_sections_have_the_same_anchors_in_both_languages():
    english, indonesian = (
        [(part.document, part.level, part.heading) for part in parts(language)]
        for language in LANGUAGES
    )

    assert english == indonesian
