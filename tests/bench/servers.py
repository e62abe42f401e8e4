"""The servers that are measured: the emulator, and a bare app with the same answers."""

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
import psutil

from composio_kit.emulator.process import Launch
from composio_kit.emulator.settings import Settings

KEY = "ak_bench"

BARE = """
import json, sys
import uvicorn
from starlette.applications import Starlette
from starlette.responses import Response
from starlette.routing import Route

from composio_kit.emulator.server import listen

answers = json.loads(sys.stdin.readline())

def route(path, answer):
    async def same(request):
        json.loads(await request.body() or b"{}")
        return Response(answer.encode(), media_type="application/json")
    return Route(path, same, methods=["GET", "POST"])

listener = listen(0)
print(json.dumps({"port": listener.getsockname()[1]}), flush=True)
app = Starlette(routes=[route(path, answer) for path, answer in answers.items()])
config = uvicorn.Config(app, log_level="warning", access_log=False, lifespan="off", ws="none")
uvicorn.Server(config).run([listener])
"""


@dataclass(frozen=True)
class Server:
    """A running server: its name, address and process, and the seconds to its first answer."""

    name: str
    base_url: str
    process: int
    first_answer: float

    @property
    def memory(self) -> float:
        """What it holds now, in MB."""
        return psutil.Process(self.process).memory_info().rss / 2**20


@contextmanager
def emulator(name: str, state: Path | None = None) -> Iterator[Server]:
    """The emulator, in memory or with its state in a file, timed to its first answer."""
    began = time.perf_counter()
    running = Launch(Settings(api_keys=(KEY,), state=str(state) if state else None)).ready()
    httpx.get(f"{running.base_url}/health", trust_env=False).raise_for_status()
    seconds = time.perf_counter() - began
    try:
        yield Server(name, running.base_url, running.process.pid, seconds)
    finally:
        running.close()


@contextmanager
def bare(answers: dict[str, str]) -> Iterator[Server]:
    """A Starlette app that parses the body and returns the bytes that the emulator returned."""
    began = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-c", BARE], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdin
    assert process.stdout
    process.stdin.write(json.dumps(answers) + "\n")
    process.stdin.flush()
    base_url = f"http://127.0.0.1:{json.loads(process.stdout.readline())['port']}"
    path = next(iter(answers))
    httpx.get(base_url + path, trust_env=False).raise_for_status()
    seconds = time.perf_counter() - began
    try:
        yield Server("bare Starlette", base_url, process.pid, seconds)
    finally:
        process.terminate()
        process.wait()
