"""`make bench`: how fast the emulator is, beside a bare Starlette app with the same answers.

Both are processes on this computer, measured in turn in one run, so the ratio
says something whatever else the computer does. Nothing here is a test: timings
are never asserted.
"""

import asyncio
import json
import secrets
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import httpx
import psutil
from rich.console import Console
from rich.progress import track
from rich.table import Table

from composio_kit.approval import press
from composio_kit.emulator.process import Launch
from composio_kit.emulator.settings import Settings

ROUNDS, REQUESTS, CONNECTIONS = 3, 600, 8
KEY = "ak_bench"
API = "/api/v3.1"

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
class Subject:
    """A server to measure: its name, its address, its process, and seconds to the first answer."""

    name: str
    base_url: str
    process: int
    first_answer: float


@dataclass(frozen=True)
class Load:
    """One kind of request, and its body anew for every one sent."""

    name: str
    method: str
    path: str
    body: Callable[[], dict[str, Any]] | None = None


def main() -> None:
    """Measure and print one table."""
    console = Console()
    with emulator() as subject:
        loads, answers = prepare(subject.base_url)
        with bare(answers) as floor:
            results: dict[tuple[str, str], list[list[float]]] = {}
            rates: dict[tuple[str, str], list[float]] = {}
            turns = [(load, s) for _ in range(ROUNDS) for load in loads for s in (floor, subject)]
            for load, server in track(turns, description="measuring", console=console):
                began = time.perf_counter()
                times = asyncio.run(send(load, server.base_url))
                rates.setdefault((load.name, server.name), []).append(
                    len(times) / (time.perf_counter() - began)
                )
                results.setdefault((load.name, server.name), []).append(times)
            console.print(table(loads, rates, results))
            for server in (floor, subject):
                memory = psutil.Process(server.process).memory_info().rss / 2**20
                console.print(
                    f"{server.name}: first answer {server.first_answer * 1000:.0f} ms after it "
                    f"was started, {memory:.0f} MB after the load"
                )


def table(
    loads: list[Load],
    rates: dict[tuple[str, str], list[float]],
    results: dict[tuple[str, str], list[list[float]]],
) -> Table:
    """The emulator beside the bare app, a row for each kind of request."""
    shown = Table(title=f"{CONNECTIONS} connections, median of {ROUNDS} rounds in turn")
    for column in ("call", "bare req/s", "emulator req/s", "ratio", "p50 ms", "p99 ms"):
        shown.add_column(column, justify="left" if column == "call" else "right")
    for load in loads:
        floor = statistics.median(rates[load.name, "bare Starlette"])
        rate = statistics.median(rates[load.name, "emulator"])
        times = sorted(t for turn in results[load.name, "emulator"] for t in turn)
        shown.add_row(
            load.name,
            f"{floor:,.0f}",
            f"{rate:,.0f}",
            f"{rate / floor:.2f}",
            f"{times[len(times) // 2] * 1000:.1f}",
            f"{times[int(len(times) * 0.99)] * 1000:.1f}",
        )
    return shown


def prepare(base_url: str) -> tuple[list[Load], dict[str, str]]:
    """A session with GitHub connected, the calls to make in it, and what each answers."""
    with httpx.Client(base_url=base_url, headers={"x-api-key": KEY}, trust_env=False) as http:
        made = http.post(f"{API}/tool_router/session", json={"user_id": "user_ayu"}).json()
        session = f"{API}/tool_router/session/{made['session_id']}"
        link = http.post(f"{session}/link", json={"toolkit": "github"}).json()
        press(http, link["redirect_url"], "approve")
        issue = {"owner": "ayu", "repo": "school-garden", "issue_number": 1}
        loads = [
            Load("session create", "POST", f"{API}/tool_router/session", lambda: {"user_id": "u"}),
            Load("session toolkits", "GET", f"{session}/toolkits"),
            Load("link", "POST", f"{session}/link", lambda: {"toolkit": "gmail"}),
            Load(
                "execute",
                "POST",
                f"{session}/execute",
                lambda: {"tool_slug": "GITHUB_GET_AN_ISSUE", "arguments": issue},
            ),
        ]
        answers = {
            load.path: http.request(
                load.method, load.path, json=load.body() if load.body else None
            ).text
            for load in loads
        }
    return loads, answers


async def send(load: Load, base_url: str) -> list[float]:
    """The seconds of each request, over several connections at once."""
    share = REQUESTS // CONNECTIONS
    address = urlsplit(base_url)
    turns = [
        one_connection(load, address.hostname, address.port, share) for _ in range(CONNECTIONS)
    ]
    return [seconds for times in await asyncio.gather(*turns) for seconds in times]


async def one_connection(load: Load, host: str | None, port: int | None, count: int) -> list[float]:
    """The seconds of `count` requests, one after the other over one connection."""
    reader, writer = await asyncio.open_connection(host, port)
    times = []
    for _ in range(count):
        body = json.dumps(load.body()).encode() if load.body else b""
        head = (
            f"{load.method} {load.path} HTTP/1.1\r\nhost: {host}:{port}\r\nx-api-key: {KEY}\r\n"
            f"x-request-id: {secrets.token_hex(16)}\r\ncontent-type: application/json\r\n"
            f"content-length: {len(body)}\r\n\r\n"
        )
        began = time.perf_counter()
        writer.write(head.encode() + body)
        answer = (await reader.readuntil(b"\r\n\r\n")).lower()
        if b" 2" not in answer[:12]:
            raise RuntimeError(f"{load.name}: {answer.splitlines()[0].decode()}")
        length = answer.partition(b"content-length:")[2].partition(b"\r\n")[0]
        await reader.readexactly(int(length))
        times.append(time.perf_counter() - began)
    writer.close()
    return times


@contextmanager
def emulator() -> Iterator[Subject]:
    """The emulator as a kernel starts it, timed to its first answer."""
    began = time.perf_counter()
    running = Launch(Settings(api_keys=(KEY,), repeatable=True)).ready()
    httpx.get(f"{running.base_url}/health", trust_env=False).raise_for_status()
    seconds = time.perf_counter() - began
    yield Subject("emulator", running.base_url, running.process.pid, seconds)
    running.close()


@contextmanager
def bare(answers: dict[str, str]) -> Iterator[Subject]:
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
    yield Subject("bare Starlette", base_url, process.pid, seconds)
    process.terminate()
    process.wait()


if __name__ == "__main__":
    main()
