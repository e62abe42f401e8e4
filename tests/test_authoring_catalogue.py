"""L4 and O2: the message catalogues and the documents say the same in both languages."""

import dataclasses
from dataclasses import dataclass

import pytest

from composio_kit.authoring.checks import RULES
from composio_kit.authoring.texts import catalogue_messages
from composio_kit.messages import messages
from tests.small_course import SmallCourse


@dataclass(frozen=True)
class Panel:
    connected: str
    empty: str


@dataclass(frozen=True)
class Catalogue:
    language: str
    panel: Panel


ENGLISH = Panel(connected="{account} is connected.", empty="Nothing here.")
INDONESIAN = Panel(connected="{account} terhubung.", empty="Tidak ada apa-apa di sini.")


@pytest.fixture
def course(tmp_path):
    return SmallCourse(tmp_path)


@pytest.fixture
def package(tmp_path):
    """A package that says both messages."""
    folder = tmp_path / "package"
    folder.mkdir()
    (folder / "panel.py").write_text("def show(words):\n    words.connected, words.empty\n")
    return folder


def reports(course, package, english=ENGLISH, indonesian=INDONESIAN, rule="L4"):
    """What a rule says of a course with these catalogues: language and name."""
    course = dataclasses.replace(
        course.load(),
        catalogues={"en": Catalogue("en", english), "id": Catalogue("id", indonesian)},
        package=package,
    )
    return [f"{finding.file} {finding.cell}" for finding in RULES[rule](course)]


IN_ENGLISH = "composio_kit/messages/english.py"
IN_INDONESIAN = "composio_kit/messages/indonesian.py"


class TestL4CompleteCatalogues:
    def test_two_catalogues_that_say_the_same(self, course, package):
        assert reports(course, package) == []

    @pytest.mark.parametrize("text", ["Sudah terhubung.", "{user} terhubung.", "{} terhubung."])
    def test_other_placeholders(self, course, package, text):
        indonesian = dataclasses.replace(INDONESIAN, connected=text)

        assert reports(course, package, indonesian=indonesian) == [
            f"{IN_INDONESIAN} panel.connected"
        ]

    @pytest.mark.parametrize("text", ["", " "])
    def test_an_empty_message(self, course, package, text):
        indonesian = dataclasses.replace(INDONESIAN, empty=text)

        assert reports(course, package, indonesian=indonesian) == [f"{IN_INDONESIAN} panel.empty"]

    def test_a_message_left_in_english(self, course, package):
        indonesian = dataclasses.replace(INDONESIAN, empty=ENGLISH.empty)

        assert reports(course, package, indonesian=indonesian) == [f"{IN_INDONESIAN} panel.empty"]

    @pytest.mark.parametrize("text", ["Toolkit", "{account}: `status`", "Gmail", "API key", "HTTP"])
    def test_a_message_that_is_the_same_by_nature(self, course, package, text):
        english = dataclasses.replace(ENGLISH, empty=text)
        indonesian = dataclasses.replace(INDONESIAN, empty=text)

        assert reports(course, package, english, indonesian) == []

    def test_a_message_that_one_language_lacks(self, course, package):
        english = dataclasses.replace(ENGLISH, empty=("Nothing here.", "Nothing there."))
        indonesian = dataclasses.replace(INDONESIAN, empty=("Tidak ada apa-apa di sini.",))

        assert reports(course, package, english, indonesian) == [f"{IN_INDONESIAN} panel.empty.1"]

    def test_a_message_that_nobody_says(self, course, package):
        (package / "panel.py").write_text("def show(words):\n    words.connected\n")

        assert reports(course, package) == [f"{IN_ENGLISH} panel.empty"]

    def test_the_catalogues_do_not_count_as_saying_their_messages(self, course, package):
        (package / "messages").mkdir()
        (package / "panel.py").rename(package / "messages" / "panel.py")

        assert len(reports(course, package)) == 2

    def test_the_messages_of_the_kit_are_found(self):
        assert catalogue_messages(messages("id"))["rules.none_of_them"] == "tidak ada"


class TestMessagesAreTexts:
    """What holds for prose holds for messages."""

    def test_a_message_in_the_other_language(self, course, package):
        indonesian = dataclasses.replace(INDONESIAN, empty="There is nothing to see here.")

        assert reports(course, package, indonesian=indonesian, rule="L2") == [
            f"{IN_INDONESIAN} panel.empty"
        ]

    def test_a_message_that_loses_a_kept_term(self, course, package):
        english = dataclasses.replace(ENGLISH, empty="No session.")

        assert reports(course, package, english=english, rule="L3") == [
            f"{IN_INDONESIAN} panel.empty"
        ]

    def test_a_placeholder_is_no_word(self, course, package):
        english = dataclasses.replace(ENGLISH, empty="No {file}.")
        indonesian = dataclasses.replace(INDONESIAN, empty="Tidak ada {file}.")

        assert reports(course, package, english, indonesian, rule="L3") == []

    def test_a_message_with_garbled_characters(self, course, package):
        indonesian = dataclasses.replace(INDONESIAN, empty="Kosong âœ…")

        assert reports(course, package, indonesian=indonesian, rule="L5") == [
            f"{IN_INDONESIAN} panel.empty"
        ]


class TestO2SameDocuments:
    @pytest.fixture(autouse=True)
    def documents(self, course):
        (course.root / "README.md").write_text("# Kit\n\n## Start\n\n[Begin](#start)\n")
        (course.root / "README.id.md").write_text("# Kit ini\n\n## Mulai\n\n[Mulai](#mulai)\n")

    def test_two_documents_with_the_same_headings(self, course):
        assert course.reports() == []

    @pytest.mark.parametrize("name", ["README.md", "README.id.md"])
    def test_a_document_in_one_language_only(self, course, name):
        (course.root / name).unlink()

        assert course.reports() == [f"O2 {name}"]

    def test_a_heading_that_one_of_them_lacks(self, course):
        (course.root / "README.id.md").write_text("# Kit ini\n")

        assert course.reports() == ["O2 README.id.md"]

    @pytest.mark.parametrize("link", ["#begin", "notebooks/en/09_missing.ipynb"])
    def test_a_link_that_leads_nowhere(self, course, link):
        (course.root / "README.md").write_text(f"# Kit\n\n## Start\n\n[Begin]({link})\n")

        assert course.reports() == ["O2 README.md"]

    def test_a_sentence_of_the_other_language(self, course):
        with (course.root / "README.id.md").open("a") as document:
            document.write("\nThis is what you can do with it.\n")

        assert course.reports() == ["L2 README.id.md"]
