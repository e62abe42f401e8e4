"""One list of dependencies, one lock, one command: what sets the kit up on a new machine."""

import os
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from itertools import product
from pathlib import Path
from typing import Any

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).resolve().parent.parent
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
COMMANDS = {
    "lab": "bin/composio-kit lab",
    "run": "bin/composio-kit run --lang all",
    "test": "bin/pytest",
    "bench": "bin/python -m tests.bench",
}

PLATFORMS = {
    "linux": {"sys_platform": "linux", "platform_system": "Linux", "os_name": "posix"},
    "macOS": {"sys_platform": "darwin", "platform_system": "Darwin", "os_name": "posix"},
    "Windows": {"sys_platform": "win32", "platform_system": "Windows", "os_name": "nt"},
}
PYTHONS = ("3.11", "3.12", "3.13")
MACHINES = [
    {**platform, "python_version": python, "python_full_version": f"{python}.9"}
    for platform, python in product(PLATFORMS.values(), PYTHONS)
]

LOCKED_LINE = re.compile(
    r"[a-z0-9][a-z0-9-]*==[0-9][0-9a-z.+!]*"  # one exact version
    r"( ; [a-z_]+ [^:/\\@]+?)?"  # an environment marker
    r"( --hash=sha256:[0-9a-f]{64})+"
)


def locked_lines(lock: str) -> list[str]:
    """The lines of a lock, each joined with those that continue it."""
    lines = re.sub(r"\s*\\\n\s*", " ", lock).splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def bad_lines(lock: str) -> list[str]:
    """The lines that do more, or less, than to pin one version with its hashes."""
    comments = [line for line in lock.splitlines() if line.startswith("#")]
    return [line for line in locked_lines(lock) if not LOCKED_LINE.fullmatch(line)] + [
        comment for comment in comments if re.search(r"\w\.\w|--|/", comment)
    ]


def unmet(pyproject: dict[str, Any], lock: str) -> set[str]:
    """The requirements of a pyproject that a lock does not meet, on any machine."""
    pins = [Requirement(line.partition(" --hash")[0]) for line in locked_lines(lock)]
    project = pyproject["project"]
    wanted = {"": project["dependencies"], **project["optional-dependencies"]}
    return {
        line
        for machine in MACHINES
        for extra, lines in wanted.items()
        for line in lines
        if not _is_met(Requirement(line), pins, {**machine, "extra": extra})
    }


def _is_met(wanted: Requirement, pins: list[Requirement], machine: dict[str, str]) -> bool:
    if wanted.marker and not wanted.marker.evaluate(machine):
        return True
    versions = [
        Version(next(iter(pin.specifier)).version)
        for pin in pins
        if canonicalize_name(pin.name) == canonicalize_name(wanted.name)
        and (pin.marker is None or pin.marker.evaluate(machine))
    ]
    return len(versions) == 1 and wanted.specifier.contains(versions[0])


def with_requirement(line: str, extra: str | None = None) -> dict[str, Any]:
    """A copy of the pyproject that asks for one thing more."""
    project = PYPROJECT["project"]
    extras = project["optional-dependencies"]
    if extra:
        changed = {"optional-dependencies": {**extras, extra: [*extras.get(extra, []), line]}}
    else:
        changed = {"dependencies": [*project["dependencies"], line]}
    return {"project": {**project, **changed}}


class TestTheLock:
    def test_it_meets_every_requirement_and_extra_on_every_machine(self) -> None:
        assert unmet(PYPROJECT, LOCK) == set()

    @pytest.mark.parametrize(
        ("line", "extra"),
        [
            ("left-pad", None),
            ("left-pad", "agent"),
            ("left-pad", "an-extra-of-its-own"),
            ("composio>=99", None),
            ("left-pad; python_version < '3.12'", None),
            ("left-pad; sys_platform == 'darwin'", None),
            ("langchain-cerebras", "agent"),
        ],
    )
    def test_a_requirement_that_it_does_not_meet_is_noticed(
        self, line: str, extra: str | None
    ) -> None:
        assert unmet(with_requirement(line, extra), LOCK) == {line}

    def test_a_package_that_is_missing_from_it_is_noticed(self) -> None:
        lock = re.sub(r"(?m)^pandas==", "pandas-of-another-name==", LOCK)

        assert unmet(PYPROJECT, lock) == {"pandas>=2.2"}

    def test_every_line_is_one_exact_version_with_hashes_and_nothing_else(self) -> None:
        assert len(locked_lines(LOCK)) > len(PYPROJECT["project"]["dependencies"])
        assert bad_lines(LOCK) == []

    @pytest.mark.parametrize(
        "line",
        [
            "--index-url https://packages.example/simple",
            "--find-links wheels",
            "-e .",
            "./wheels/pandas.whl",
            f"pandas @ https://packages.example/pandas.whl --hash=sha256:{'0' * 64}",
            f"pandas>=2 --hash=sha256:{'0' * 64}",
            "pandas==2.2.0",
            "# from https://packages.example/simple",
            "#    uv pip compile --index-url packages.example",
        ],
    )
    def test_a_line_that_is_more_or_less_than_that_is_noticed(self, line: str) -> None:
        assert bad_lines(f"{LOCK}{line}\n") == [line]

    def test_there_is_no_other_lock(self) -> None:
        assert not (ROOT / "uv.lock").exists()


class TestTheEnvironmentForCondaAndBinder:
    @pytest.fixture
    def environment(self) -> dict[str, Any]:
        return dict(yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8")))

    def test_it_is_python_pip_and_this_folder(self, environment: dict[str, Any]) -> None:
        assert environment == {
            "name": PYPROJECT["project"]["name"],
            "channels": ["conda-forge"],
            "dependencies": ["python=3.12", "pip", {"pip": ["-e ."]}],
        }

    def test_its_python_is_one_that_the_package_takes(self, environment: dict[str, Any]) -> None:
        version = environment["dependencies"][0].removeprefix("python=")

        assert SpecifierSet(PYPROJECT["project"]["requires-python"]).contains(version)


@pytest.mark.parametrize("command", COMMANDS)
class TestTheMakefile:
    @staticmethod
    def plan(command: str, venv: Path) -> str:
        """What `make` would run, with the virtual environment in a folder of the test's."""
        environment = {name: value for name, value in os.environ.items() if "MAKE" not in name}
        make = ["make", "--dry-run", f"VENV={venv}", command]
        planned = subprocess.run(
            make, cwd=ROOT, env=environment, capture_output=True, text=True, check=True
        )
        return planned.stdout

    def test_on_a_new_machine_a_command_sets_everything_up_first(
        self, command: str, tmp_path: Path
    ) -> None:
        planned = self.plan(command, tmp_path / "venv")

        setting_up, installing, doing = (
            planned.index("-m venv"),
            planned.index("--require-hashes -r requirements.lock"),
            planned.index(f"{tmp_path}/venv/{COMMANDS[command]}"),
        )
        assert setting_up < installing < doing

    def test_a_second_call_starts_at_once(self, command: str, tmp_path: Path) -> None:
        (tmp_path / "ready").touch()

        planned = self.plan(command, tmp_path)

        assert f"{tmp_path}/{COMMANDS[command]}" in planned
        assert "install" not in planned


class TestTheCommandOfTheBuildServer:
    """`.ci/run` on a machine of stand-ins, each of which notes how it is called."""

    @pytest.fixture
    def machine(self, tmp_path: Path) -> Path:
        for name in ("bash", "dirname"):
            (tmp_path / name).symlink_to(str(shutil.which(name)))
        self.install(tmp_path, "make")
        return tmp_path

    @staticmethod
    def install(machine: Path, name: str, does: str = "") -> None:
        script = f'#!{machine}/bash\necho "{name} $*" >> {machine}/calls\n{does}\n'
        (machine / name).write_text(script)
        (machine / name).chmod(0o755)

    @staticmethod
    def run(machine: Path) -> tuple[int, str, list[str]]:
        """The exit status, what was printed, and the calls."""
        ran = subprocess.run(
            [ROOT / ".ci" / "run"], env={"PATH": str(machine)}, capture_output=True, text=True
        )
        calls = (machine / "calls").read_text().splitlines()
        return ran.returncode, ran.stdout, [call for call in calls if call != "id -u"]

    def test_it_runs_make_test(self, machine: Path) -> None:
        for name in ("chromium", "node", "npm"):
            self.install(machine, name)

        status, _, calls = self.run(machine)

        assert (status, calls) == (0, ["make test"])

    def test_it_fails_when_a_test_does(self, machine: Path) -> None:
        self.install(machine, "make", "exit 2")

        assert self.run(machine)[0] == 2

    def test_it_says_and_installs_what_the_tests_need(self, machine: Path) -> None:
        self.install(machine, "apt-get")
        self.install(machine, "id", "echo 0")

        _, printed, calls = self.run(machine)

        assert [call.split()[:2] for call in calls] == [
            ["apt-get", "update"],
            ["apt-get", "install"],
            ["make", "test"],
        ]
        assert calls[1].endswith("chromium fonts-dejavu-core nodejs npm")
        assert "Installing chromium fonts-dejavu-core nodejs npm" in printed

    def test_it_installs_only_what_is_not_there(self, machine: Path) -> None:
        for name, does in (("chromium", ""), ("apt-get", ""), ("id", "echo 0")):
            self.install(machine, name, does)

        assert self.run(machine)[2][1].endswith(" nodejs npm")

    def test_without_the_right_to_install_it_says_so_and_goes_on(self, machine: Path) -> None:
        self.install(machine, "apt-get")
        self.install(machine, "id", "echo 1000")

        _, printed, calls = self.run(machine)

        assert calls == ["make test"]
        assert "no chromium" in printed


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout, built without a network and unpacked."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(build, cwd=ROOT, capture_output=True, check=True)
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "unpacked")
    return folder / "unpacked"


class TestTheWheel:
    def test_it_has_every_file_of_the_package(self, unpacked: Path) -> None:
        package = ROOT / "composio_kit"
        files = {path.relative_to(ROOT) for path in package.rglob("*") if path.is_file()}
        ours = {file for file in files if "__pycache__" not in file.parts}

        assert {Path("composio_kit/emulator/coverage.csv")} < ours
        assert {file for file in ours if not (unpacked / file).is_file()} == set()

    def test_it_has_the_lessons_as_they_are(self, unpacked: Path) -> None:
        lessons = sorted(path.relative_to(ROOT) for path in ROOT.glob("notebooks/*/[0-9]*.ipynb"))

        assert lessons
        for lesson in lessons:
            assert (unpacked / "composio_kit" / lesson).read_bytes() == (ROOT / lesson).read_bytes()

    @pytest.mark.parametrize("language", ["en", "id"])
    def test_it_has_the_guide_for_instructors(self, unpacked: Path, language: str) -> None:
        guide = Path("notebooks", language, "INSTRUCTOR.md")

        assert (unpacked / "composio_kit" / guide).read_bytes() == (ROOT / guide).read_bytes()

    def test_its_code_finds_its_own_lessons(self, unpacked: Path) -> None:
        code = "from composio_kit.lessons import lessons_folder; print(lessons_folder())"
        asked = subprocess.run(
            [sys.executable, "-P", "-c", code],
            env={**os.environ, "PYTHONPATH": str(unpacked)},
            capture_output=True,
            text=True,
            check=True,
        )

        assert Path(asked.stdout.strip()) == unpacked / "composio_kit" / "notebooks"

    def test_it_has_nothing_else(self, unpacked: Path) -> None:
        assert {path.name.partition("-")[0] for path in unpacked.iterdir()} == {"composio_kit"}
