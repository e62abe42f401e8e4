"""`make bench`: what ready kernels are worth, and how fast the emulator is beside a bare app.

All servers are processes on this computer, measured in turn in one run, so the
ratios say something whatever else the computer does. Nothing here is a test:
timings are never asserted.
"""

import asyncio
import statistics
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from pathlib import Path

from rich.console import Console
from rich.progress import track
from rich.table import Table

from tests.bench.kernels import ready_kernels
from tests.bench.loads import answers_to, prepare, send
from tests.bench.servers import Server, bare, emulator
from tests.bench.stored import fill

ROUNDS, REQUESTS, CONNECTIONS = 5, 400, 8
CROWD, CROWD_REQUESTS = 100, 1000
STORED = (10, 1_000, 100_000)


def main() -> None:
    """Measure what was named (`kernels`, `emulator`; both without a name), and print tables."""
    console = Console()
    wanted = sys.argv[1:] or ["kernels", "emulator"]
    if "kernels" in wanted:
        ready_kernels(console)
    if "emulator" not in wanted:
        return
    with tempfile.TemporaryDirectory() as folder:
        beside_a_bare_app(console, Path(folder))
        with_much_stored(console, Path(folder))


def beside_a_bare_app(console: Console, folder: Path) -> None:
    """The emulator in memory and with a state file, and a bare app, a row for each call."""
    with emulator("in memory") as memory, emulator("--state", folder / "speed.db") as kept:
        loads = {server.name: prepare(server.base_url) for server in (memory, kept)}
        with bare(answers_to(loads[memory.name], memory.base_url)) as floor:
            loads[floor.name] = loads[memory.name]
            servers = (floor, memory, kept)
            rates: dict[tuple[str, str], list[float]] = defaultdict(list)
            times: dict[tuple[str, str], list[float]] = defaultdict(list)
            turns = [
                (server, load) for _ in range(ROUNDS) for load in range(4) for server in servers
            ]
            for server, number in track(turns, description="calls", console=console):
                load = loads[server.name][number]
                began = time.perf_counter()
                taken = asyncio.run(send(load, server.base_url, REQUESTS, CONNECTIONS))
                rates[load.name, server.name].append(len(taken) / (time.perf_counter() - began))
                times[load.name, server.name] += taken
            crowds = {
                (load.name, server.name): asyncio.run(
                    send(load, server.base_url, CROWD_REQUESTS, CROWD)
                )
                for server in track(servers, description="a crowd", console=console)
                for load in loads[server.name][:4]
            }
            names = [load.name for load in loads[floor.name][:4]]
            console.print(calls_table(names, servers, rates))
            console.print(times_table(names, servers, times, crowds))
            for server in servers:
                console.print(
                    f"{server.name}: first answer {server.first_answer * 1000:.0f} ms after it "
                    f"was started, {server.memory:.0f} MB after the load"
                )


def with_much_stored(console: Console, folder: Path) -> None:
    """What a call costs when 10, 1 000 and 100 000 of everything are stored already."""
    with ExitStack() as running:
        servers = []
        for count in track(STORED, description="filling", console=console):
            fill(folder / f"{count}.db", count)
            servers.append(running.enter_context(emulator(f"{count:,}", folder / f"{count}.db")))
        loads = {server.name: prepare(server.base_url) for server in servers}
        names = [load.name for load in loads[servers[0].name]]
        times: dict[tuple[str, str], list[float]] = defaultdict(list)
        turns = [
            (server, load)
            for _ in range(ROUNDS)
            for load in range(len(names))
            for server in servers
        ]
        for server, number in track(turns, description="stored", console=console):
            load = loads[server.name][number]
            times[load.name, server.name] += asyncio.run(send(load, server.base_url, 200, 1))
        shown = Table(title="ms a call (median, one connection) with so many of each kind stored")
        _columns(shown, "call", *(server.name for server in servers), "last / first")
        for name in names:
            medians = [statistics.median(times[name, server.name]) for server in servers]
            shown.add_row(
                name,
                *(f"{seconds * 1000:.2f}" for seconds in medians),
                f"{medians[-1] / medians[0]:.2f}",
            )
        console.print(shown)


def calls_table(
    names: Iterable[str], servers: Sequence[Server], rates: dict[tuple[str, str], list[float]]
) -> Table:
    """Requests a second of each server, and as a share of the bare app's."""
    floor, *others = servers
    shown = Table(title=f"requests a second, {CONNECTIONS} connections, median of {ROUNDS} rounds")
    headings = [heading for server in others for heading in (server.name, "ratio")]
    _columns(shown, "call", floor.name, *headings)
    for name in names:
        base = statistics.median(rates[name, floor.name])
        cells = [name, f"{base:,.0f}"]
        for server in others:
            rate = statistics.median(rates[name, server.name])
            cells += [f"{rate:,.0f}", f"{rate / base:.2f}"]
        shown.add_row(*cells)
    return shown


def times_table(
    names: Iterable[str],
    servers: Sequence[Server],
    times: dict[tuple[str, str], list[float]],
    crowds: dict[tuple[str, str], list[float]],
) -> Table:
    """How long an answer takes, with a few connections and with a crowd of them."""
    shown = Table(title="ms until the answer")
    headings = (f"p50 at {CONNECTIONS}", f"p99 at {CONNECTIONS}", f"p99 at {CROWD}")
    _columns(shown, "call", "server", *headings)
    for name in names:
        for server in servers:
            few, many = times[name, server.name], crowds[name, server.name]
            shown.add_row(name, server.name, _ms(few, 0.5), _ms(few, 0.99), _ms(many, 0.99))
    return shown


def _columns(table: Table, first: str, *others: str) -> None:
    table.add_column(first)
    for name in others:
        table.add_column(name, justify="right")


def _ms(seconds: Sequence[float], share: float) -> str:
    return f"{sorted(seconds)[int(len(seconds) * share)] * 1000:.1f}"


if __name__ == "__main__":
    main()
