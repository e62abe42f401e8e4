"""L1 to L3 and L5: each language says everything, in its own and in the agreed words."""

import unicodedata

import pytest
from nbformat.v4 import new_output

from composio_kit.authoring.glossary import load_glossary
from composio_kit.authoring.language import is_foreign
from composio_kit.authoring.sync import sync
from tests.small_course import LESSON, SmallCourse


@pytest.fixture
def course(tmp_path):
    return SmallCourse(tmp_path)


def add(course, english, indonesian):
    """Say something more in the last cell, and accept the translation."""
    with course.both("00-recap") as (cell, twin):
        cell.source += f"\n\n{english}"
        twin.source += f"\n\n{indonesian}"


class TestL1TranslatedProse:
    def test_a_cell_that_is_still_english(self, course):
        with course.both("00-recap") as (cell, twin):
            cell.source = twin.source = "## Hello, Ayu"

        assert course.reports() == ["L1 id 00-recap"]

    def test_a_text_that_is_meant_to_be_the_same(self, course):
        with course.both("00-recap") as (cell, twin):
            cell.source = twin.source = "## Composio"
            cell.metadata["tags"] = twin.metadata["tags"] = ["same-text"]

        assert course.reports() == []

    def test_a_text_that_is_meant_to_be_the_same_and_is_not(self, course):
        with course.both("00-recap") as (cell, twin):
            cell.metadata["tags"] = twin.metadata["tags"] = ["same-text"]

        assert course.reports() == ["L1 id 00-recap"]

    def test_a_new_cell_that_nobody_has_translated(self, course):
        with course.notebook("id") as notebook:
            notebook.cells.pop()
        sync(LESSON, course.root)

        assert "L1 id 00-recap" in course.reports()


class TestL2OwnLanguage:
    @pytest.mark.parametrize(
        "text",
        [
            "Each user has a session of their own.",
            "| Kapan |\n| --- |\n| When you need a new one |",
            "<details><summary>What is it for, and why?</summary></details>",
            "```mermaid\nflowchart LR\n  A[what the user wants to do] --> B\n```",
        ],
    )
    def test_an_english_sentence_in_the_indonesian_text(self, course, text):
        with course.cell("id", "00-recap") as cell:
            cell.source += f"\n\n{text}"

        assert "L2 id 00-recap" in course.reports()

    def test_an_english_description_of_an_image(self, course):
        (course.root / "panel.png").touch()
        add(
            course,
            "![The panel after you approve](../../panel.png)",
            "![The panel after you say yes](../../panel.png)",
        )

        assert course.reports() == ["L2 id 00-recap"]

    def test_an_indonesian_sentence_in_the_english_text(self, course):
        with course.cell("en", "00-recap") as cell:
            cell.source += "\n\nSetiap user memiliki sapaan yang berbeda."
        course.accept()

        assert course.reports() == ["L2 en 00-recap"]

    @pytest.mark.parametrize("output", ["stream", "html", "plain"])
    def test_an_english_sentence_in_an_indonesian_output(self, course, output):
        said = "This is what the user will see."
        with course.cell("id", "00-words-run") as cell:
            data = {
                "html": {"text/html": f"<p>{said}</p>", "text/plain": "Panel"},
                "plain": {"text/plain": said},
            }
            if output == "stream":
                cell.outputs = [new_output("stream", name="stdout", text=said)]
            else:
                cell.outputs[0]["data"] = data[output]

        assert course.reports() == ["L2 id 00-words-run"]

    @pytest.mark.parametrize(
        "error",
        [
            "TypeError: create() takes 1 positional argument but 2 were given, as it is",
            "ValidationError: 1 validation error for Config\nuser_id\n  Input should be a string",
            "ExceptionGroup: errors that nobody has handled are in this group (1 sub-exception)",
        ],
    )
    def test_what_python_and_the_sdk_say_stays_as_it_is(self, course, error):
        with course.cell("id", "00-words-run") as cell:
            cell.outputs[0]["data"]["text/plain"] = error

        assert course.reports() == []

    @pytest.mark.parametrize(
        "answer",
        [
            "AuthenticationError: 401 This is not the key that you have",
            "AuthenticationError: Error code: 401 - this is not the key that you have",
            "KeyError: 'id'\n→ This is not the key that you have",
        ],
    )
    def test_what_the_service_and_the_kit_say_is_in_the_language_of_the_lesson(
        self, course, answer
    ):
        with course.cell("id", "00-words-run") as cell:
            cell.outputs[0]["data"]["text/plain"] = answer

        assert course.reports() == ["L2 id 00-words-run"]

    def test_a_comment_in_code_that_both_languages_share(self, course):
        for language in ("en", "id"):
            with course.cell(language, "00-greet-run") as cell:
                cell.source = "# Here is what you do for each user\n" + cell.source

        assert course.reports() == ["L2 id 00-greet-run"]

    @pytest.mark.parametrize(
        ("sentence", "language"),
        [
            ("Session itu milik satu user, dan tidak pernah dibagi.", "id"),
            ("Panggil `what_is_it(for_you)` untuk melihat isinya.", "id"),
            ("Pasang pustaka composio dari https://example.com/what/is/it/for.", "id"),
            ("The session belongs to one user and is never shared.", "en"),
            ("What is it?", "id"),
        ],
    )
    def test_terms_code_and_short_phrases_are_no_other_language(self, sentence, language):
        assert not is_foreign(sentence, language)


class TestL3AgreedWords:
    @pytest.mark.parametrize("term", ["toolkit", "trace ID", "API key", "connected account"])
    def test_a_kept_term_that_the_translation_loses(self, course, term):
        add(course, f"Here is your {term}.", "Inilah dia.")

        assert course.reports() == ["L3 id 00-recap"]

    @pytest.mark.parametrize("form", ["tool-nya", "tool", "di-tool-kan", "tool-tool"])
    def test_a_kept_term_may_take_indonesian_affixes(self, course, form):
        add(course, "Here are the tools.", f"Inilah {form}.")

        assert course.reports() == []

    def test_a_kept_term_with_an_ending_but_no_hyphen(self, course):
        add(course, "Here are its tools.", "Inilah toolnya, yaitu tool.")

        assert course.reports() == ["L3 id 00-recap"]

    @pytest.mark.parametrize("word", ["connection", "authorize", "expired", "hint", "meng-approve"])
    def test_a_word_that_is_to_be_translated(self, course, word):
        add(course, "Look.", f"Lihat {word} itu.")

        assert course.reports() == ["L3 id 00-recap"]

    @pytest.mark.parametrize(
        "phrase",
        ["koneksi (*connection*)", "**Update Settings** (perbarui)", "`connection`", "approve()"],
    )
    def test_an_english_word_as_gloss_menu_or_code_is_fine(self, course, phrase):
        add(course, phrase, phrase)

        assert course.reports() == []

    @pytest.mark.parametrize(
        "word",
        [
            "otentikasi",
            "mengotentikasi",
            "di-korelasikan",
            "menginstal",
            "perpustakaan",
            "perpustakaannya",
            "negara bagian",
            "file",
            "filenya",
            "anda",
        ],
    )
    def test_a_word_that_the_glossary_refuses(self, course, word):
        add(course, "Look.", f"Lihat {word} itu.")

        assert course.reports() == ["L3 id 00-recap"]

    @pytest.mark.parametrize("word", ["Anda", "autentikasi", "beranda", "penanda", "profil"])
    def test_a_word_that_only_looks_like_it(self, course, word):
        add(course, "Look.", f"Lihat {word} itu.")

        assert course.reports() == []

    def test_a_refused_word_in_an_output(self, course):
        with course.cell("id", "00-words-run") as cell:
            cell.outputs[0]["data"]["text/plain"] = "Pustaka itu sudah diinstal."

        assert course.reports() == ["L3 id 00-words-run"]

    def test_a_new_term_that_its_first_lesson_does_not_explain(self, course):
        add(course, "A connected account.", "Sebuah connected account.")

        assert course.reports() == ["L3 id 00-recap"]

    def test_a_new_term_that_is_explained_once(self, course):
        add(course, "A connected account.", "Sebuah connected account (akun yang terhubung).")

        assert course.reports() == []

    def test_every_policy_of_the_glossary_is_one_that_the_rule_knows(self):
        policies = {term.policy for term in load_glossary().terms}

        assert policies == {"keep", "translate", "forbid"}


class TestL5CleanText:
    @pytest.mark.parametrize(
        "garbled", ["ðŸ‘¥", "âœ… Ya", "âš ï¸ Awas", "donâ€™t", "Ã©", "Â ", "\ufffd"]
    )
    def test_characters_that_were_decoded_wrongly(self, course, garbled):
        with course.cell("id", "00-recap") as cell:
            cell.source += f"\n\n{garbled}"

        assert course.reports() == ["L5 id 00-recap"]

    @pytest.mark.parametrize("right", ["👥", "✅ Ya", "café”", "“a” – b — c…", "naïve"])
    def test_characters_that_are_right(self, course, right):
        with course.cell("id", "00-recap") as cell:
            cell.source += f"\n\n{right}"

        assert course.reports() == []

    def test_an_accent_beside_its_letter(self, course):
        with course.cell("id", "00-recap") as cell:
            cell.source += unicodedata.normalize("NFD", "\n\nCafé")

        assert course.reports() == ["L5 id 00-recap"]

    def test_two_spaces_between_words(self, course):
        with course.cell("id", "00-recap") as cell:
            cell.source += "\n\nSatu  dua"

        assert course.reports() == ["L5 id 00-recap"]

    def test_spaces_in_code_and_around_it_are_not_counted(self, course):
        add(course, "Run `a  b` now:\n\n```\nx  = 1\n```", "Coba `a  b` ya:\n\n```\nx  = 1\n```")

        assert course.reports() == []
