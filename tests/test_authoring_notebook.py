"""V1 to V6: what a stored notebook proves, and what it must not hold."""

import pytest
from nbformat.v4 import new_output

from composio_kit.authoring.outputs import WIDGET_VIEW
from tests.small_course import PROSE, SmallCourse


@pytest.fixture
def course(tmp_path):
    return SmallCourse(tmp_path)


class TestV1Executed:
    def test_a_cell_that_was_never_run(self, course):
        with course.cell("id", "00-languages-run") as cell:
            cell.execution_count = None

        assert course.reports() == ["V1 id 00-languages-run"]


class TestV2ExecutedInOrder:
    @pytest.mark.parametrize("count", [3, 5, 0])
    def test_counts_other_than_1_to_n(self, course, count):
        with course.cell("id", "00-languages-run") as cell:
            cell.execution_count = count

        assert course.reports() == ["V2 id"]


class TestV3ComparedOutputs:
    def test_fewer_outputs_than_prove_anything(self, course):
        for language in PROSE:
            with course.cell(language, "00-words-run") as cell:
                cell.source = "words = greetings[LANG]"
                cell.outputs = []

        assert course.reports() == ["V3 en", "V3 id"]

    @pytest.mark.parametrize(
        "last_line", ["len(LANG)", "print", "await later()", "a = 1; LANG", "%who"]
    )
    def test_a_value_that_nobody_sees(self, course, last_line):
        for language in PROSE:
            with course.cell(language, "00-greet-run") as cell:
                cell.source = last_line
                cell.outputs = []

        assert "V3 en 00-greet-run" in course.reports()

    @pytest.mark.parametrize("last_line", ["len(LANG);", "n = len(LANG)", "import json", "# end"])
    def test_a_cell_that_shows_nothing_and_promises_nothing(self, course, last_line):
        for language in PROSE:
            with course.cell(language, "00-greet-run") as cell:
                cell.source = last_line
                cell.outputs = []

        assert "V3 en 00-greet-run" not in course.reports()

    @pytest.mark.parametrize("comment", ["# NBVAL_IGNORE_OUTPUT", "#NBVAL_SKIP"])
    def test_a_comment_that_switches_comparison_off(self, course, comment):
        for language in PROSE:
            with course.cell(language, "00-greet-run") as cell:
                cell.source = f"{comment}\n{cell.source}"

        assert course.reports() == ["V3 en 00-greet-run", "V3 id 00-greet-run"]

    def test_a_stored_error(self, course):
        with course.cell("id", "00-greet-run") as cell:
            cell.outputs = [new_output("error", ename="NameError", evalue="LANG", traceback=[])]

        assert course.reports() == ["V3 id 00-greet-run"]


class TestV4NoTraces:
    @pytest.mark.parametrize(
        ("key", "value"),
        [
            ("widgets", {}),
            ("papermill", {}),
            ("language_info", {"name": "python", "version": "3.12.1"}),
            ("kernelspec", {"display_name": "kit", "language": "python", "name": "kit"}),
        ],
    )
    def test_metadata_of_a_run_or_a_machine(self, course, key, value):
        with course.notebook("id") as notebook:
            notebook.metadata[key] = value

        assert course.reports() == ["V4 id"]

    @pytest.mark.parametrize("key", ["execution", "papermill", "jupyter", "i18n"])
    def test_metadata_of_a_cell(self, course, key):
        with course.cell("id", "00-greet-run") as cell:
            cell.metadata[key] = {}

        assert course.reports() == ["V4 id 00-greet-run"]

    def test_a_stamp_on_an_english_cell(self, course):
        with course.cell("en", "00-recap") as cell:
            cell.metadata["i18n"] = {"src": "0123456789ab"}

        assert course.reports() == ["V4 en 00-recap"]

    def test_the_live_view_of_a_widget(self, course):
        with course.cell("id", "00-words-run") as cell:
            cell.outputs[0].data[WIDGET_VIEW] = {"model_id": "1"}

        assert course.reports() == ["V4 id 00-words-run"]


class TestV5ValidFile:
    @pytest.mark.parametrize("text", ["", "not a notebook", "{}", '{"nbformat": 3, "cells": []}'])
    def test_a_file_that_is_no_notebook(self, course, text):
        course.path("id").write_text(text)

        assert course.reports() == ["V5 id"]

    def test_an_older_format(self, course):
        with course.notebook("id") as notebook:
            notebook.nbformat_minor = 4

        assert "V5 id" in course.reports()

    def test_a_cell_with_a_key_that_the_format_does_not_know(self, course):
        with course.cell("id", "00-recap") as cell:
            cell["colour"] = "red"

        assert course.reports() == ["V5 id"]

    def test_an_id_that_stands_twice(self, course):
        for language in PROSE:
            with course.notebook(language) as notebook:
                notebook.cells.append(notebook.cells[-1])

        assert course.reports() == ["V5 en 00-recap", "V5 id 00-recap"]

    def test_a_file_written_in_another_way(self, course):
        course.path("id").write_text(course.path("id").read_text().rstrip("\n"))

        assert course.reports() == ["V5 id"]

    def test_code_that_is_no_python(self, course):
        for language in PROSE:
            with course.cell(language, "00-greet-run") as cell:
                cell.source = "print('hello"

        assert course.reports() == ["V5 en 00-greet-run", "V5 id 00-greet-run"]


class TestV6NoSecrets:
    @pytest.mark.parametrize(
        "secret",
        [
            "ak_" + "9fK2mQ",
            "sk-" + "proj-9fK2mQ41",
            "ghp_" + "9fK2mQ4111",
            "Bearer " + "9fK2mQ4111",
            "ayu@gmail.com",
            "budi.s@mail.example.co.id",
        ],
    )
    @pytest.mark.parametrize("place", ["source", "output", "html", "metadata"])
    def test_a_key_or_an_address_anywhere_in_a_cell(self, course, secret, place):
        with course.cell("en", "00-words-run") as cell:
            if place == "source":
                cell.source += f"  # {secret}"
            elif place == "metadata":
                cell.metadata["slideshow"] = {"note": secret}
            else:
                mimetype = {"output": "text/plain", "html": "text/html"}[place]
                cell.outputs[0].data[mimetype] = f"'{secret}'"

        assert "V6 en 00-words-run" in course.reports()

    @pytest.mark.parametrize(
        "harmless",
        [
            "ayu@example.com",
            "budi@sekolah.example",
            "chris@mail.test",
            "task-oriented-work",
            "ak_",
            "not-a-key",
        ],
    )
    def test_what_only_resembles_them(self, course, harmless):
        with course.cell("en", "00-words-run") as cell:
            cell.outputs[0].data["text/plain"] = repr(harmless)

        assert course.reports() == []

    def test_a_finding_does_not_repeat_the_key(self, course):
        key = "ak_" + "9fK2mQ4111"
        with course.cell("en", "00-words-run") as cell:
            cell.outputs[0].data["text/plain"] = key

        assert not any(key in finding.sentence for finding in course.findings())
