"""Who may import whom, and that the SDK in the lessons is the one that was installed."""

import ast
import base64
import hashlib
import inspect
import json
import subprocess
import sys
import sysconfig
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module, metadata
from importlib.util import resolve_name
from pathlib import Path
from typing import Any

import composio
import composio.core.models.base
import pytest

import composio_kit
from tests.processes import undone

PACKAGE = Path(composio_kit.__file__).parent
LINES = 400
HEAVY = ("composio", "pandas", "papermill", "ipywidgets", "httpx", "langchain_core", "langsmith")
SDK = ("composio", "composio_client")
LIBRARIES = ("stdlib", "purelib", "platlib")


@dataclass(frozen=True)
class Import:
    """One import of one module by another."""

    by: str
    of: str
    late: bool = False
    """Whether it happens inside a function, when that is called."""
    for_types: bool = False
    """Whether only a type checker sees it."""

    def __str__(self) -> str:
        return f"{self.by} imports {self.of}"


def imports(package: Path) -> list[Import]:
    """Every import in a package, of whatever kind."""
    found = []
    for path in sorted(package.rglob("*.py")):
        parts = path.relative_to(package.parent).with_suffix("").parts
        name = ".".join(parts).removesuffix(".__init__")
        parent = name if path.name == "__init__.py" else name.rpartition(".")[0]
        found += [
            Import(name, of, late, for_types)
            for node, late, for_types in _walk(ast.parse(path.read_text(encoding="utf-8")))
            for of in _modules(node, parent, package)
        ]
    return found


def _walk(
    node: ast.AST, late: bool = False, for_types: bool = False
) -> Iterator[tuple[ast.AST, bool, bool]]:
    for child in ast.iter_child_nodes(node):
        yield child, late, for_types
        is_function = isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef)
        guarded = isinstance(child, ast.If) and ast.unparse(child.test) == "TYPE_CHECKING"
        yield from _walk(child, late or is_function, for_types or guarded)


def _modules(node: ast.AST, parent: str, package: Path) -> list[str]:
    """The modules that a statement imports; `from a import b` may mean a module a.b."""
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if not isinstance(node, ast.ImportFrom):
        return []
    module = resolve_name("." * node.level + (node.module or ""), parent)
    folder = package.parent.joinpath(*module.split("."))
    names = [alias.name for alias in node.names]
    inner = [n for n in names if (folder / n).is_dir() or (folder / f"{n}.py").is_file()]
    return [f"{module}.{n}" for n in inner] + ([module] if len(inner) < len(names) else [])


ALL = imports(PACKAGE)


def within(name: str, part: str) -> bool:
    """Whether a module is this part of the kit, or inside it."""
    return f"{name}.".startswith(f"composio_kit.{part}.")


def of_the_kit(one: Import) -> bool:
    return one.of.partition(".")[0] == "composio_kit"


def test_every_form_of_import_is_seen(tmp_path: Path) -> None:
    (tmp_path / "kit" / "inner").mkdir(parents=True)
    (tmp_path / "kit" / "inner" / "__init__.py").write_text("from . import b\nfrom .. import c")
    (tmp_path / "kit" / "inner" / "b.py").write_text(
        "import kit.c, os\n"
        "from kit import c, name\n"
        "if TYPE_CHECKING:\n    from kit.inner import b\n"
        "def f():\n    try:\n        from ..c import name\n    finally:\n        pass\n"
    )
    (tmp_path / "kit" / "c.py").touch()

    assert imports(tmp_path / "kit") == [
        Import("kit.inner", "kit.inner.b"),
        Import("kit.inner", "kit.c"),
        Import("kit.inner.b", "kit.c"),
        Import("kit.inner.b", "os"),
        Import("kit.inner.b", "kit.c"),
        Import("kit.inner.b", "kit"),
        Import("kit.inner.b", "kit.inner.b", for_types=True),
        Import("kit.inner.b", "kit.c", late=True),
    ]


@pytest.mark.parametrize("part", ["emulator", "messages"])
def test_a_part_that_could_be_a_package_of_its_own_imports_nothing_else_of_the_kit(
    part: str,
) -> None:
    ours = [one for one in ALL if within(one.by, part) and of_the_kit(one)]

    assert ours
    assert [str(one) for one in ours if not within(one.of, part)] == []


@pytest.mark.parametrize("model", ["accounts", "trace"])
def test_a_read_model_knows_the_sdk_by_its_types_alone(model: str) -> None:
    ours = [one for one in ALL if within(one.by, model)]
    others = [one for one in ours if one.of.partition(".")[0] not in sys.stdlib_module_names]

    assert {one.of for one in others if one.for_types} == {"composio", "pandas"}
    assert {one.of for one in others if not one.for_types} == {"pandas"}
    assert all(one.late for one in others if not one.for_types)


WIDGET_FREE = ("rows", "choices", "service", "store", "poller", "timeline")
FACES = ("html", "trace_html", "notes", "controls", "live", "connection_view", "button", "switcher")


def test_the_widgets_know_the_read_models_and_the_words_and_nothing_else_of_the_kit() -> None:
    known = {
        one.of
        for one in ALL
        if within(one.by, "widgets") and of_the_kit(one) and not within(one.of, "widgets")
    }

    assert known == {
        f"composio_kit.{name}" for name in ("accounts", "approval", "errors", "messages", "trace")
    }


def test_what_decides_about_widgets_draws_none() -> None:
    drawing = {"ipywidgets", "IPython", "composio_kit.messages"}
    ours = [one for one in ALL if any(within(one.by, f"widgets.{part}") for part in WIDGET_FREE)]

    assert ours
    assert [str(one) for one in ours if one.of in drawing] == []


def test_what_draws_widgets_calls_no_service() -> None:
    ours = [one for one in ALL if any(within(one.by, f"widgets.{part}") for part in FACES)]
    calling = [
        one
        for one in ours
        if not one.for_types
        and (one.of.partition(".")[0] in (*SDK, "httpx") or within(one.of, "widgets.service"))
    ]

    assert ours
    assert [str(one) for one in calling] == []


def test_only_what_starts_an_emulator_knows_it() -> None:
    knowing = {
        one.by for one in ALL if within(one.of, "emulator") and not within(one.by, "emulator")
    }

    assert knowing == {"composio_kit.classroom", "composio_kit.serving"}


def test_exercises_reach_the_service_only_by_what_a_learner_hands_over() -> None:
    ours = [one for one in ALL if within(one.by, "exercises") and of_the_kit(one)]
    parts = ("exercises", "messages", "errors", "lessons", "accounts", "trace")

    assert ours
    assert [str(one) for one in ours if not any(within(one.of, part) for part in parts)] == []


def test_only_the_scripted_model_is_made_of_langchain_and_it_comes_late() -> None:
    makers = {"langchain_core", "langsmith", "langgraph", "langchain_cerebras", "langchain_openai"}
    users = [one for one in ALL if one.of.partition(".")[0] in makers and not one.for_types]
    knowing = [one for one in ALL if one.of == "composio_kit.scripted_model" and not one.for_types]

    assert {one.by for one in users if not one.late} == {"composio_kit.scripted_model"}
    assert {one.by for one in users} == {"composio_kit.scripted_model", "composio_kit.models"}
    assert [(one.by, one.late) for one in knowing] == [("composio_kit.models", True)]


def test_a_chat_model_knows_its_words_and_nothing_else_of_the_kit() -> None:
    parts = ("models", "scripted_model")
    ours = [one for one in ALL if any(within(one.by, part) for part in parts) and of_the_kit(one)]

    assert {one.of for one in ours if one.of != "composio_kit.scripted_model"} == {
        "composio_kit.errors",
        "composio_kit.messages",
    }


def test_nobody_imports_the_command_line() -> None:
    assert [str(one) for one in ALL if within(one.of, "cli")] == []


def test_the_kernels_import_nothing_else_of_the_kit_and_only_commands_know_them() -> None:
    ours = [one for one in ALL if within(one.by, "kernels") and of_the_kit(one)]
    knowing = {one.by for one in ALL if within(one.of, "kernels") and not within(one.by, "kernels")}

    assert ours
    assert [str(one) for one in ours if not within(one.of, "kernels")] == []
    assert knowing == {"composio_kit.cli", "composio_kit.authoring.commands"}


def test_only_the_command_line_knows_authoring() -> None:
    knowing = [
        one for one in ALL if within(one.of, "authoring") and not within(one.by, "authoring")
    ]

    assert [str(one) for one in knowing] == [
        "composio_kit.cli imports composio_kit.authoring.commands"
    ]


def test_no_module_is_longer_than_a_person_reads() -> None:
    lengths = {
        path.name: len(path.read_text(encoding="utf-8").splitlines())
        for path in PACKAGE.rglob("*.py")
    }

    assert {name: length for name, length in lengths.items() if length > LINES} == {}


def modules_after(code: str) -> set[str]:
    """The modules that a new Python has loaded once it has run some code."""
    code = f"{code}\nimport json, sys\nprint(json.dumps(list(sys.modules)))"
    asked = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    return set(json.loads(asked.stdout))


def test_importing_every_name_of_the_kit_imports_nothing_that_takes_long() -> None:
    loaded = modules_after("from composio_kit import *")

    assert "composio_kit.classroom" in loaded
    assert loaded.isdisjoint(HEAVY)


def test_the_emulators_process_loads_neither_the_classroom_nor_a_word_of_the_kit() -> None:
    loaded = modules_after("import composio_kit.emulator.server")

    assert "composio_kit.emulator.app" in loaded
    assert not [name for name in loaded if within(name, "classroom") or within(name, "messages")]


@pytest.mark.parametrize("name", composio_kit.__all__)
def test_a_public_name_is_what_its_module_has_and_says_what_it_does(name: str) -> None:
    home = import_module(getattr(composio_kit, name).__module__)
    public = getattr(composio_kit, name)

    # `trace` is the name of a module too.
    assert public is getattr(home, name)
    # A dataclass without a docstring gets its signature for one.
    assert public.__doc__
    assert not public.__doc__.startswith(f"{name}(")


class TestTheSdk:
    @pytest.fixture
    def classroom(self) -> Iterator[composio_kit.Classroom]:
        with undone():
            yield composio_kit.start()

    @pytest.mark.parametrize("name", ["composio", "composio-client"])
    def test_its_files_are_those_that_were_installed(self, name: str) -> None:
        files = [file for file in metadata.files(name) or [] if file.hash]

        assert len(files) > 10
        assert [str(file) for file in files if not is_as_recorded(file)] == []

    def test_a_lesson_replaces_none_of_its_functions(
        self, classroom: composio_kit.Classroom
    ) -> None:
        assert replaced_functions(classroom.composio) == []

    @pytest.mark.parametrize(
        ("target", "name", "seen_as"),
        [
            (composio.Composio, "client", "composio.sdk.Composio.client"),
            (composio.core.models.base, "push_event", "composio.core.models.base.push_event"),
        ],
    )
    def test_a_function_that_somebody_replaced_is_noticed(
        self, target: Any, name: str, seen_as: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        instead = property(lambda self: None) if inspect.isclass(target) else lambda event: None
        monkeypatch.setattr(target, name, instead)

        assert seen_as in replaced_functions(None)

    def test_a_method_that_somebody_replaced_in_the_client_is_noticed(
        self, classroom: composio_kit.Classroom, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(classroom.composio.toolkits, "list", lambda: None)

        assert replaced_functions(classroom.composio) == ["composio.toolkits.list"]


def is_as_recorded(file: metadata.PackagePath) -> bool:
    """Whether an installed file has the hash that its package's RECORD gives it."""
    assert file.hash
    digest = hashlib.new(file.hash.mode, file.locate().read_bytes()).digest()
    return base64.urlsafe_b64encode(digest).decode().rstrip("=") == file.hash.value


def replaced_functions(client: Any) -> list[str]:
    """The functions in the SDK, or in a client of it, that come from no installed library."""
    return sorted(
        {
            f"{place}.{name}"
            for place, namespace in namespaces(client)
            for name, value in namespace.items()
            for function in functions_of(value)
            if not is_from_a_library(function)
        }
    )


def namespaces(client: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every module and class of the SDK that is loaded, and the objects of a client."""
    modules = {n: m for n, m in list(sys.modules.items()) if n.partition(".")[0] in SDK}
    for name, module in modules.items():
        yield name, dict(vars(module))
        for value in list(vars(module).values()):
            if inspect.isclass(value) and value.__module__ == name:
                yield f"{name}.{value.__qualname__}", dict(vars(value))
    if client is not None:
        yield "composio", vars(client)
        for name, value in vars(client).items():
            yield f"composio.{name}", getattr(value, "__dict__", {})


def functions_of(value: Any) -> list[Any]:
    """The functions written in Python that an attribute is made of."""
    if isinstance(value, property):
        parts = [value.fget, value.fset, value.fdel]
    else:
        parts = [getattr(value, "__func__", value)]
    return [part for part in parts if inspect.isfunction(part)]


def is_from_a_library(function: Any) -> bool:
    """Whether a function's code was installed, and not with the kit, or made by such code."""
    file = function.__code__.co_filename
    path = Path(file)
    installed = any(path.is_relative_to(sysconfig.get_path(name)) for name in LIBRARIES)
    return file.startswith("<") or (installed and not path.is_relative_to(PACKAGE))
