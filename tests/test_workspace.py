"""The learner's working copy, and JupyterLab in it."""

import json
import os
import platform
import signal
import subprocess
import sys
import urllib.request
from pathlib import Path
from urllib.error import URLError

import nbformat
import pytest
from nbformat.v4 import new_output

from composio_kit.doctor import port_is_free
from composio_kit.lessons import BadInputError, Lesson, lessons_folder
from composio_kit.workspace import lab_command, lay_out, lay_out_afresh, serve
from tests.throwaway import write_notebook


@pytest.fixture
def source(tmp_path):
    """Two lessons as they are committed: executed, with outputs."""
    source = tmp_path / "notebooks"
    for language in ("en", "id"):
        write_notebook(
            source / language / "00_start.ipynb",
            {"00-hello-run": "print('Halo')"},
            outputs=[new_output("stream", text="Halo\n")],
            execution_count=1,
            metadata={"tags": ["same-text"]},
        )
    return source


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "my-lessons"


class TestLayOut:
    def test_it_lays_out_the_lessons_of_both_languages(self, source, folder):
        added = lay_out(folder, source)

        assert added == [folder / "en" / "00_start.ipynb", folder / "id" / "00_start.ipynb"]

    def test_links_from_one_language_to_the_other_keep_working(self, folder):
        for copy in lay_out(folder):
            other = "id" if copy.parent.name == "en" else "en"
            assert f"(../{other}/{copy.name})" in copy.read_text(encoding="utf-8")
            assert (copy.parent / ".." / other / copy.name).exists()

    def test_outputs_and_counts_are_cleared_and_all_else_is_kept(self, source, folder):
        lay_out(folder, source)

        original = nbformat.read(source / "en" / "00_start.ipynb", as_version=4)
        original.cells[1].update(outputs=[], execution_count=None)
        copy = nbformat.read(folder / "en" / "00_start.ipynb", as_version=4)
        assert (copy.cells, copy.metadata.kernelspec) == (
            original.cells,
            original.metadata.kernelspec,
        )

    def test_an_untouched_copy_has_what_jupyterlab_would_add_and_need_not_be_saved(
        self, source, folder
    ):
        lay_out(folder, source)

        copy = nbformat.read(folder / "en" / "00_start.ipynb", as_version=4)
        assert copy.metadata.language_info.version == platform.python_version()

    def test_what_the_learner_wrote_is_never_overwritten(self, source, folder):
        lay_out(folder, source)
        mine = folder / "en" / "00_start.ipynb"
        mine.write_text("mine")

        assert lay_out(folder, source) == []
        assert mine.read_text() == "mine"

    def test_the_lessons_of_a_newer_version_are_added(self, source, folder):
        lay_out(folder, source)
        write_notebook(source / "en" / "01_users.ipynb", {"01-run": "1"})

        assert lay_out(folder, source) == [folder / "en" / "01_users.ipynb"]

    def test_pictures_come_along_and_hidden_files_do_not(self, source, folder):
        (source / "en" / "picture.png").write_bytes(b"\x89PNG")
        (source / "en" / ".gitkeep").touch()
        (source / "en" / ".ipynb_checkpoints").mkdir()
        (source / "en" / ".ipynb_checkpoints" / "00_start.ipynb").touch()

        lay_out(folder, source)

        assert (folder / "en" / "picture.png").read_bytes() == b"\x89PNG"
        assert sorted(os.listdir(folder / "en")) == ["00_start.ipynb", "picture.png"]

    def test_the_guide_for_instructors_is_not_for_learners(self, source, folder):
        (source / "en" / "INSTRUCTOR.md").write_text("# Instructor guide")

        lay_out(folder, source)

        assert os.listdir(folder / "en") == ["00_start.ipynb"]

    @pytest.mark.parametrize("inside", [".", "mine"])
    def test_the_committed_lessons_are_no_working_copy(self, inside):
        with pytest.raises(BadInputError, match="choose another folder with --folder"):
            lay_out(lessons_folder() / inside)

    def test_a_folder_that_cannot_be_made_is_one_sentence(self, source, tmp_path):
        (tmp_path / "taken").write_text("a file")

        with pytest.raises(BadInputError, match="cannot be written"):
            lay_out(tmp_path / "taken", source)


class TestFreshCopy:
    def test_it_lies_beside_what_the_learner_has_under_a_free_name(self, source, folder):
        lay_out(folder, source)
        lesson = Lesson(source / "en" / "00_start.ipynb", "en")

        copies = [lay_out_afresh(lesson, folder), lay_out_afresh(lesson, folder)]

        assert copies == [folder / "en" / "00_start-2.ipynb", folder / "en" / "00_start-3.ipynb"]
        assert copies[1].read_bytes() == (folder / "en" / "00_start.ipynb").read_bytes()


class TestLabCommand:
    def test_it_listens_on_this_computer_and_opens_the_lesson(self, folder):
        command = lab_command(folder, folder / "id" / "00 start.ipynb")

        assert command[0] == sys.executable
        assert "--ServerApp.ip=127.0.0.1" in command
        assert "--LabApp.default_url=/lab/tree/id/00%20start.ipynb" in command
        assert "--no-browser" not in command

    def test_a_port_means_that_port_and_no_other(self, folder):
        command = lab_command(folder, folder / "en" / "00_start.ipynb", browser=False, port=9123)

        assert command[-3:] == [
            "--no-browser",
            "--ServerApp.port=9123",
            "--ServerApp.port_retries=0",
        ]


def test_serve_returns_the_status_of_a_server_that_ends_by_itself():
    assert serve([sys.executable, "-c", "raise SystemExit(3)"]) == 3


class TestJupyterLab:
    """The real one, started as a learner starts it, and stopped."""

    @pytest.fixture
    def port(self):
        return next(port for port in range(18888, 19888) if port_is_free(port))

    @pytest.fixture
    def lab(self, tmp_path, port):
        command = [sys.executable, "-c", "from composio_kit.cli import main; exit(main())", "lab"]
        command += ["--lang", "en", "--no-browser", "--port", str(port)]
        # A session of its own stands for a terminal: Ctrl-C goes to all that run in it.
        with subprocess.Popen(
            command,
            cwd=tmp_path,
            start_new_session=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        ) as lab:
            yield lab
            lab.terminate()

    def address(self, lab, port):
        """Where it says that it can be reached, as soon as it says so."""
        return next(line.strip() for line in lab.stdout if f"http://127.0.0.1:{port}" in line)

    def answer(self, lab, url):
        """What it answers, from the moment it listens: it says its address a little before."""
        while lab.poll() is None:
            try:
                with urllib.request.urlopen(url) as answer:
                    return json.load(answer)
            except URLError as error:
                if not isinstance(error.reason, ConnectionRefusedError):
                    raise
        raise AssertionError("JupyterLab ended before it answered")

    def test_it_opens_the_lesson_without_the_internet_and_stops_at_one_ctrl_c(
        self, lab, port, tmp_path
    ):
        address = self.address(lab, port)
        page, _, token = address.partition("?token=")
        assert page.endswith("/lab/tree/en/00_start.ipynb")
        assert Path(tmp_path, "my-lessons", "en", "00_start.ipynb").exists()

        plugin = "@jupyterlab/apputils-extension:notification"
        settings = f"http://127.0.0.1:{port}/lab/api/settings/{plugin}?token={token}"
        news = self.answer(lab, settings)["schema"]["properties"]
        assert news["fetchNews"]["default"] == "false"
        assert news["checkForUpdates"]["default"] is False

        os.killpg(lab.pid, signal.SIGINT)

        assert (
            "JupyterLab has stopped. Your work is in the folder my-lessons.\n" in lab.stdout.read()
        )
        assert lab.wait() == 0
        assert port_is_free(port)

    def test_a_plain_kill_stops_the_server_too(self, lab, port):
        self.address(lab, port)

        lab.terminate()

        assert lab.wait() == 0
        assert port_is_free(port)
