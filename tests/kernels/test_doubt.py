"""Whenever a ready kernel might differ from a plain one, the kernel is a plain one."""

import os
import sys
from dataclasses import replace

import pytest

from composio_kit.kernels import ready
from composio_kit.kernels.imports import Imported, stamps
from composio_kit.kernels.kernel import Launch
from composio_kit.kernels.provisioner import VARIABLE
from tests.kernels.ways import folder_in_front, server, way_of
from tests.processes import open_kernel

ENVIRONMENT = {"HOME": "/home/ayu", "PYTHONPATH": "/lib/ayu", "COLOUR": "blue"}
COMMAND = (sys.executable, "-m", "ipykernel_launcher", "-f", "kernel.json")


@pytest.fixture
def imported(tmp_path):
    """What a server has imported: one module; that read HOME, and OPENAI_LOG, which is not set."""
    module = tmp_path / "module.py"
    module.write_text("name = 1")
    return Imported(
        variables={"HOME": "/home/ayu", "OPENAI_LOG": None, "PYTHONPATH": "/lib/ayu"},
        changes={},
        files=stamps([str(module)]),
    )


@pytest.fixture
def folder(tmp_path):
    """Where the kernel is to work."""
    (tmp_path / "work").mkdir()
    return tmp_path / "work"


class TestWhatWasImported:
    def test_the_same_environment_and_files_are_no_doubt(self, imported, folder):
        assert imported.doubt(ENVIRONMENT, str(folder)) is None

    def test_a_variable_that_nobody_read_is_no_doubt(self, imported, folder):
        assert imported.doubt({**ENVIRONMENT, "COLOUR": "red"}, str(folder)) is None

    @pytest.mark.parametrize("name", ["HOME", "OPENAI_LOG"])
    def test_another_value_of_a_variable_that_was_read(self, imported, folder, name):
        assert name in imported.doubt({**ENVIRONMENT, name: "other"}, str(folder))

    @pytest.mark.parametrize("name", ["PYTHONPATH", "PYTHONSTARTUP", "LD_PRELOAD"])
    def test_another_value_of_one_that_the_interpreter_reads(self, imported, folder, name):
        assert name in imported.doubt({**ENVIRONMENT, name: "other"}, str(folder))

    def test_a_variable_that_is_not_set_any_more(self, imported, folder):
        assert "PYTHONPATH" in imported.doubt({"HOME": "/home/ayu"}, str(folder))

    def test_a_module_that_has_changed(self, imported, folder, tmp_path):
        (tmp_path / "module.py").write_text("name = 22")

        assert "module.py has changed" in imported.doubt(ENVIRONMENT, str(folder))

    def test_a_module_that_is_gone(self, imported, folder, tmp_path):
        (tmp_path / "module.py").unlink()

        assert "module.py has changed" in imported.doubt(ENVIRONMENT, str(folder))

    def test_a_package_that_was_installed_since(self, imported, folder, tmp_path):
        installed = tmp_path / "site-packages"
        installed.mkdir()
        os.utime(installed, (1, 1))
        imported = replace(imported, files=stamps([str(installed)]))
        (installed / "new_package").mkdir()

        assert "site-packages has changed" in imported.doubt(ENVIRONMENT, str(folder))

    def test_settings_of_matplotlib_in_the_working_folder(self, imported, folder):
        (folder / "matplotlibrc").touch()

        assert "matplotlibrc" in imported.doubt(ENVIRONMENT, str(folder))

    def test_it_is_the_same_after_a_way_through_json(self, imported):
        assert Imported.from_json(imported.to_json()) == imported


class TestTheCommand:
    def test_that_of_ipykernels_own_kernelspec_is_no_doubt(self):
        assert Launch(COMMAND, {}, "/").doubt(sys.executable) is None

    def test_another_python(self):
        launch = Launch(("/usr/bin/python3", *COMMAND[1:]), {}, "/")

        assert "another Python: /usr/bin/python3" in launch.doubt(sys.executable)

    def test_another_program(self):
        launch = Launch((sys.executable, "-m", "bash_kernel"), {}, "/")

        assert "-m bash_kernel" in launch.doubt(sys.executable)


@pytest.mark.parametrize(
    ("asked", "way"), [("0", None), ("spare", "spare"), ("fork", "fork"), ("", "fork")]
)
def test_a_person_chooses_the_way(asked, way):
    assert ready.chosen_way(asked) == way


@pytest.mark.parametrize("platform", ["darwin", "win32"])
def test_where_a_fork_is_not_safe_a_spare_waits(monkeypatch, platform):
    monkeypatch.setattr(sys, "platform", platform)

    assert ready.chosen_way("") == "spare"


def test_on_an_older_linux_a_spare_waits(monkeypatch):
    def unknown(pid):
        raise OSError("Function not implemented")

    monkeypatch.setattr(os, "pidfd_open", unknown)

    assert ready.chosen_way("") == "spare"


def test_nothing_is_done_twice():
    with way_of("fork"):
        outer = folder_in_front()
        with ready.ready_kernels():
            assert folder_in_front() == outer


def test_on_a_full_disk_kernels_are_plain_ones(tmp_path, monkeypatch):
    def full(*arguments, **options):
        raise OSError(28, "No space left on device")

    monkeypatch.delenv("JUPYTER_PATH", raising=False)
    monkeypatch.setenv(VARIABLE, "fork")
    monkeypatch.setattr(ready, "TemporaryDirectory", full)

    with ready.ready_kernels(), open_kernel(tmp_path) as kernel:
        assert kernel.is_plain


class TestAKernelThatIsAskedFor:
    def test_it_is_plain_if_its_environment_would_be_another(self, tmp_path, caplog):
        with (
            way_of("fork"),
            open_kernel(tmp_path, env={**os.environ, "OPENAI_LOG": "info"}) as kernel,
        ):
            assert kernel.is_plain
            assert kernel.run("import os; print(os.environ['OPENAI_LOG'])") == "info\n"

        assert [record.getMessage() for record in caplog.records] == [
            "A plain kernel is started: "
            "OPENAI_LOG has another value than when the packages were imported."
        ]

    def test_it_is_plain_if_it_is_to_outlive_its_manager(self, tmp_path):
        with way_of("fork"), open_kernel(tmp_path, independent=True) as kernel:
            assert kernel.is_plain

    def test_it_is_plain_where_ready_kernels_are_switched_off(self, tmp_path, monkeypatch, caplog):
        with way_of("fork"):
            monkeypatch.setenv(VARIABLE, "0")
            with open_kernel(tmp_path) as kernel:
                assert kernel.is_plain
        assert caplog.records == []

    def test_it_is_plain_if_the_server_does_not_answer(self, own_server, tmp_path, caplog):
        with open_kernel(tmp_path):
            pass  # from here on the server has imported everything
        process = server()
        process.suspend()
        try:
            with open_kernel(tmp_path) as kernel:
                assert kernel.is_plain
        finally:
            process.resume()
        assert "no answer for two seconds" in caplog.text
