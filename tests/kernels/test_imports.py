"""Nothing that a lesson imports is left to be imported in its kernel."""

import ast
import json
import sys

from composio_kit.authoring.code import parse
from composio_kit.authoring.trees import REPOSITORY, load_course
from tests.kernels.ways import way_of
from tests.processes import open_kernel


def imported_by_lessons():
    """Every module that a code cell of a lesson names in an import, Python's own aside."""
    found = set()
    for _, notebook in load_course(REPOSITORY).notebooks:
        for cell in notebook.code_cells:
            for node in ast.walk(parse(cell["source"]) or ast.Module([], [])):
                if isinstance(node, ast.Import):
                    found |= {alias.name for alias in node.names}
                elif isinstance(node, ast.ImportFrom):
                    found.add(node.module)
    return {name for name in found if name.partition(".")[0] not in sys.stdlib_module_names}


def test_every_module_that_a_lesson_imports_is_there_already(tmp_path):
    with way_of("fork"), open_kernel(tmp_path) as kernel:
        loaded = json.loads(kernel.run("import json, sys\nprint(json.dumps(list(sys.modules)))"))

    wanted = imported_by_lessons()
    assert "composio" in wanted
    assert sorted(wanted - set(loaded)) == []
