"""The command line: help, exit status, and one sentence for whatever was typed wrong."""

import json
import os
import socket
import subprocess
import sys
from importlib.metadata import version

import pytest

from composio_kit.cli import main
from composio_kit.doctor import port_is_free
from composio_kit.messages import messages, set_language, system_language
from tests.throwaway import write_notebook


@pytest.fixture(autouse=True)
def system_language_again():
    yield
    set_language("en")


@pytest.fixture
def words():
    """What the command line says in the language of whoever runs this test."""
    return messages(system_language())


def composio_kit(*typed, language="en", **environment):
    """The command as a person calls it."""
    return subprocess.run(
        [sys.executable, "-c", "from composio_kit.cli import main; exit(main())", *typed],
        env=os.environ | {"COMPOSIO_KIT_LANG": language, "COLUMNS": "80"} | environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )


class TestHelp:
    def test_it_speaks_english(self):
        shown = composio_kit("--help").stdout

        assert shown.startswith("Usage: composio-kit [OPTIONS] COMMAND")
        assert "  lab       Open JupyterLab in your own copy of the lessons.\n" in shown

    def test_it_speaks_indonesian(self):
        shown = composio_kit("--help", language="id").stdout

        assert shown.startswith("Pemakaian: composio-kit [OPSI] PERINTAH")
        assert "  lab       Buka JupyterLab di salinan pelajaran milik Anda.\n" in shown

    @pytest.mark.parametrize("command", ["run", "lab", "doctor", "emulator"])
    def test_no_english_word_is_left_in_the_help_of_a_command(self, command):
        shown = composio_kit(command, "--help", language="id").stdout

        assert "Opsi:\n" in shown
        for english in ("Usage", "Options", "Arguments", "Show", "default", "<"):
            assert english not in shown

    def test_every_line_fits_on_a_projector(self):
        for language in ("en", "id"):
            for command in ([], ["run"], ["lab"], ["doctor"]):
                shown = composio_kit(*command, "--help", language=language).stdout
                assert max(map(len, shown.splitlines())) <= 80

    def test_no_command_shows_the_help(self, capsys, words):
        assert main([]) == 0
        assert words.commands.summary in capsys.readouterr().out

    def test_help_and_version_import_nothing_heavy(self):
        code = "import sys, composio_kit.cli as c; c.main(['run', '--help']); print(*sys.modules)"
        loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)

        heavy = {"composio", "papermill", "nbformat", "pandas", "jupyter_client", "rich.console"}
        assert not heavy & set(loaded.stdout.split())

    def test_the_version_is_that_of_the_package(self, capsys):
        assert main(["--version"]) == 0
        assert capsys.readouterr().out == f"composio-kit {version('composio-kit')}\n"


class TestBadInput:
    """One sentence on stderr, status 2, no traceback."""

    def sentence(self, capsys, *typed):
        assert main(typed) == 2
        printed = capsys.readouterr()
        assert printed.out == ""
        assert printed.err.count("\n") == 1
        return printed.err.strip()

    def test_an_unknown_lesson(self, capsys, words):
        said = self.sentence(capsys, "run", "99")

        assert said.startswith(words.lessons.unknown.format(typed="99", lessons="00_start")[:-1])

    def test_the_language_asked_for_is_the_language_of_the_sentence(self, capsys):
        assert self.sentence(capsys, "run", "--lang", "en", "99").startswith("There is no lesson")
        assert self.sentence(capsys, "run", "--lang", "id", "99").startswith("Tidak ada pelajaran")

    @pytest.mark.parametrize(
        ("command", "choices"), [("run", "en, id, all"), ("lab", "en, id"), ("doctor", "en, id")]
    )
    def test_an_unknown_language(self, capsys, words, command, choices):
        said = self.sentence(capsys, command, "--lang", "fr")

        assert said == words.commands.unknown_language.format(typed="fr", choices=choices)

    @pytest.mark.parametrize("value", ["0", "-1", "many"])
    def test_a_value_that_does_not_fit(self, capsys, words, value):
        said = self.sentence(capsys, "run", "--jobs", value)

        assert said == words.commands.bad_value.format(command="composio-kit run", option="--jobs")

    def test_a_value_that_is_missing(self, capsys, words):
        said = self.sentence(capsys, "run", "--out")

        assert said == words.commands.bad_value.format(command="composio-kit run", option="--out")

    @pytest.mark.parametrize(
        ("typed", "command"),
        [(["--fast"], "composio-kit"), (["run", "--fast"], "composio-kit run")],
    )
    def test_an_unknown_option(self, capsys, words, typed, command):
        said = self.sentence(capsys, *typed)

        assert said == words.commands.unknown_option.format(command=command, option="--fast")

    def test_an_unknown_command(self, capsys, words):
        said = self.sentence(capsys, "start")

        there_are = "run, lab, doctor, emulator, author"
        assert said == words.commands.unknown_command.format(typed="start", commands=there_are)

    def test_an_argument_too_many(self, capsys, words):
        said = self.sentence(capsys, "doctor", "please")

        assert said == words.commands.bad_call.format(command="composio-kit doctor")

    def test_a_port_that_is_taken(self, capsys, words, tmp_path):
        with socket.create_server(("127.0.0.1", 0)) as server:
            port = server.getsockname()[1]
            said = self.sentence(
                capsys, "lab", "--port", str(port), "--folder", str(tmp_path / "mine")
            )

        assert said == words.lab.port_taken.format(port=port)
        assert not (tmp_path / "mine").exists()
        assert port_is_free(port)


class TestRun:
    def test_a_lesson_that_passes_gives_status_0(self, capsys, tmp_path):
        notebook = write_notebook(tmp_path / "en" / "00_start.ipynb", {"00-one": "1"})

        out = tmp_path / "out"

        assert main(["run", "--lang", "en", str(notebook), "--out", str(out)]) == 0

        printed = capsys.readouterr().out
        assert printed.startswith("en/00_start: running (cells: 1)\nen/00_start: passed in")
        assert f"Passed: 1 of 1. The executed notebooks are in the folder {out}.\n" in printed
        assert "\x1b" not in printed
        assert json.loads((out / "en" / "00_start.ipynb").read_text())

    def test_one_that_fails_gives_status_1_with_its_cell_and_error(self, capsys, tmp_path):
        notebook = write_notebook(tmp_path / "id" / "00_start.ipynb", {"00-boom": "1 / 0"})

        assert main(["run", "--lang", "id", str(notebook), "--out", str(tmp_path / "out")]) == 1

        assert (
            "id/00_start gagal di sel 00-boom:\n  ZeroDivisionError: division by zero\n"
            in capsys.readouterr().out
        )

    def test_no_lesson_sees_the_key_of_a_chat_model(self, monkeypatch, tmp_path):
        monkeypatch.setenv("OPENAI_API_KEY", "a-key")
        code = 'import os\nassert "OPENAI_API_KEY" not in os.environ'
        notebook = write_notebook(tmp_path / "en" / "00_start.ipynb", {"00-look": code})

        assert main(["run", "--lang", "en", str(notebook), "--out", str(tmp_path / "out")]) == 0


class TestDoctor:
    def test_a_machine_on_which_this_test_runs_is_well(self, capsys):
        assert main(["doctor", "--lang", "en"]) == 0
        assert "✗" not in capsys.readouterr().out

    def test_a_problem_gives_status_1(self, tmp_path):
        spec = tmp_path / "kernels" / "python3" / "kernel.json"
        spec.parent.mkdir(parents=True)
        argv = [str(tmp_path / "gone"), "-m", "ipykernel_launcher", "-f", "{connection_file}"]
        spec.write_text(json.dumps({"argv": argv, "display_name": "Gone"}))

        examined = composio_kit("doctor", "--lang", "id", JUPYTER_PATH=str(tmp_path))

        assert examined.returncode == 1
        assert "✗ masalah  Kernel" in examined.stdout


def test_author_is_a_command_line_of_its_own():
    shown = composio_kit("author", "--help")

    assert shown.returncode == 0
    assert "composio-kit author" in shown.stdout
