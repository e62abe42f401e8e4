"""A whole lesson runs on a computer without a network: nothing even tries to leave it."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from textwrap import dedent

import nbformat
import pytest
from nbclient import NotebookClient
from nbformat.v4 import new_code_cell, new_notebook

from composio_kit.lessons import find_lessons
from tests.processes import nothing_left_behind

# 192.0.2.0/24 belongs to nobody.
A_REQUEST = """
    import httpx

    try:
        httpx.get("http://192.0.2.1", timeout=1)
    except httpx.ConnectError as error:
        print(error)
"""
IN_A_THREAD = """
    import socket
    import threading

    thread = threading.Thread(target=socket.socket().connect, args=[("192.0.2.2", 443)])
    thread.start()
    thread.join()
"""
IN_A_CHILD_LIKE_THE_EMULATOR = """
    import subprocess
    import sys

    connect = "import socket; socket.socket().connect(('192.0.2.3', 443))"
    subprocess.run([sys.executable, "-P", "-c", connect], start_new_session=True)
"""
A_NAME = """
    import contextlib

    with contextlib.suppress(OSError):
        socket.getaddrinfo("telemetry.example", 443)
"""
A_DATAGRAM = """
    with contextlib.suppress(OSError), socket.socket(type=socket.SOCK_DGRAM) as datagrams:
        datagrams.sendto(b"hello", ("192.0.2.5", 53))
"""

Run = Callable[[nbformat.NotebookNode], list[str]]


@pytest.fixture
def run_offline(tmp_path: Path) -> Run:
    """Runs a notebook that must not leave this computer, and returns its attempts to."""
    notes = tmp_path / "notes.txt"
    notes.touch()
    shutil.copy(Path(__file__).with_name("loopback_only.py"), tmp_path / "sitecustomize.py")
    environment = {**os.environ, "PYTHONPATH": str(tmp_path), "LOOPBACK_ONLY_NOTES": str(notes)}

    def run(notebook: nbformat.NotebookNode) -> list[str]:
        here = {"metadata": {"path": str(tmp_path)}}
        with nothing_left_behind():
            client = NotebookClient(notebook, timeout=120, kernel_name="python3", resources=here)
            client.execute(env=environment)
        return notes.read_text(encoding="utf-8").splitlines()

    return run


def test_a_whole_lesson_never_tries_to_leave_this_computer(run_offline: Run) -> None:
    (lesson,) = find_lessons(["00_start"], ["en"])

    assert run_offline(nbformat.read(lesson.path, as_version=4)) == []


def test_each_way_to_leave_it_is_forbidden_and_noted(run_offline: Run) -> None:
    cells = [A_REQUEST, IN_A_THREAD, IN_A_CHILD_LIKE_THE_EMULATOR, A_NAME, A_DATAGRAM]
    notebook = new_notebook(cells=[new_code_cell(dedent(cell)) for cell in cells])

    assert run_offline(notebook) == [
        "192.0.2.1",
        "192.0.2.2",
        "192.0.2.3",
        "telemetry.example",
        "192.0.2.5",
    ]
    assert notebook.cells[0].outputs[0].text == "192.0.2.1 is not this computer\n"
