"""What people do in a kernel works the same in a ready one."""

import re

import pytest

from tests.kernels.ways import WAYS

DEBUGGER = {
    "initialize": {"clientID": "test", "adapterID": ""},
    "attach": {},
}


@pytest.fixture(params=WAYS)
def kernel(request, kernels):
    """A kernel of each way, in a folder with `script.py` and `own.py`."""
    return kernels(request.param)


@pytest.mark.parametrize(
    ("code", "printed"),
    [
        ("%run script.py one two", "__main__ 3\n"),
        ("import own\nprint(own.value)", "from the working folder\n"),
        ("!echo from a shell", "from a shell\n"),
        ("import asyncio\nawait asyncio.sleep(0)\nprint('awaited')", "awaited\n"),
        ("import subprocess\nprint(subprocess.run(['true']).returncode)", "0\n"),
        ("%%capture kept\nprint('captured')", ""),
        ("print(kept.stdout, end='')", "captured\n"),
    ],
)
def test_a_cell(kernel, code, printed):
    assert kernel.run(code).replace("\r\n", "\n") == printed


def plain_text(colourful):
    """A text without the codes that colour it in a terminal."""
    return re.sub(r"\x1b\[[0-9;]*m", "", colourful)


@pytest.mark.parametrize("method", ["fork", "spawn", "forkserver"])
def test_multiprocessing(kernel, method):
    code = (
        "import multiprocessing, operator\n"
        f"with multiprocessing.get_context({method!r}).Pool(2) as pool:\n"
        "    print(pool.map(operator.neg, [1, 2, 3]))"
    )

    assert kernel.run(code) == "[-1, -2, -3]\n"


def test_a_traceback_names_the_line_of_the_cell(kernel):
    error = kernel.error("def outer():\n    return 1 / 0\n\nouter()")

    assert (error["ename"], error["evalue"]) == ("ZeroDivisionError", "division by zero")
    frames = [plain_text(part) for part in error["traceback"] if "In[" in plain_text(part)]
    assert [re.findall(r"-+> (\d+)", frame) for frame in frames] == [["4"], ["2"]]


def test_a_program_that_a_cell_starts_is_interrupted_with_it(kernel):
    code = "import subprocess\nprint('begun')\nsubprocess.run(['sleep', '600'])"

    assert kernel.interrupted(code) == "KeyboardInterrupt"


def test_the_debugger_attaches(kernel):
    for command, arguments in DEBUGGER.items():
        assert kernel.debug(command, arguments)["success"], command
