"""How fast the widgets are in JupyterLab: a report, in which only what never varies is a test.

The report is printed after the tests and kept in `runs/widget-speed.txt`.
"""

import statistics
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest

from composio_kit.approval import press
from tests.browser.notebook import Notebook
from tests.browser.panel import Panel

pytestmark = pytest.mark.parametrize("language", ["en"])

REPORT = Path(__file__).parents[2] / "runs" / "widget-speed.txt"
APPROVALS = 10

COMMS = "from comm import get_comm_manager\nprint(len(get_comm_manager().comms))"

# Links that nobody uses in time: accounts that wait for nothing.
MAKE_ACCOUNTS = """
for number in range({count}):
    session.authorize("gmail", alias=f"account-{{number:04}}")
"""

MAKE_CALLS = """
front_page = {{"tool_slug": "HACKERNEWS_GET_FRONTPAGE", "arguments": {{}}}}
for _ in range({count} // 50):
    session.execute_meta("COMPOSIO_MULTI_EXECUTE_TOOL", arguments={{"tools": [front_page] * 49}})
"""

# Runs the last cell, and waits until so many rows of a table are painted below it.
TIME_TO_SHOW = """
async (rows) => {
  const began = performance.now();
  window.jupyterapp.commands.execute("notebook:run-cell");
  const shown = () => [...document.querySelectorAll(".jp-CodeCell")].at(-1)
    .querySelectorAll(".jp-OutputArea-output tbody tr").length;
  while (shown() < rows) await new Promise(requestAnimationFrame);
  document.body.getBoundingClientRect();
  await new Promise(requestAnimationFrame);
  return (performance.now() - began) / 1000;
}
"""

Report = Callable[[str, str], None]


@pytest.fixture(scope="module")
def lines() -> Iterator[list[str]]:
    written: list[str] = []
    yield written
    REPORT.parent.mkdir(exist_ok=True)
    REPORT.write_text("\n".join(written) + "\n", encoding="utf-8")


@pytest.fixture
def report(lines: list[str], record_property: Callable[[str, object], None]) -> Report:
    """Write one line of the report: what was measured, and what came out."""

    def write(what: str, measured: str) -> None:
        lines.append(f"{what:<58} {measured}")
        record_property("speed of the widgets", lines[-1])

    return write


def seconds_to_show(notebook: Notebook, code: str, rows: int) -> float:
    """From the start of the cell until so many rows are on the screen."""
    notebook.add(code)
    return float(notebook.page.evaluate(TIME_TO_SHOW, rows))


@pytest.mark.parametrize("accounts", [0, 200])
def test_a_panel_has_at_most_twenty_comms(
    notebook: Notebook, report: Report, accounts: int
) -> None:
    notebook.in_kernel(MAKE_ACCOUNTS.format(count=accounts))
    notebook.control("clock", seconds=600)
    before = int(notebook.in_kernel(COMMS))

    notebook.run("ConnectionPanel(composio, session)")

    comms = int(notebook.in_kernel(COMMS)) - before
    report(f"comms of a panel of {accounts} accounts (at most 20)", str(comms))
    assert 0 < comms <= 20


@pytest.mark.parametrize(("accounts", "goal"), [(200, 1), (1000, 2)])
def test_report_how_long_a_panel_takes_to_show(
    notebook: Notebook, report: Report, accounts: int, goal: int
) -> None:
    notebook.in_kernel(MAKE_ACCOUNTS.format(count=accounts))
    notebook.control("clock", seconds=600)

    asked = seconds_to_show(notebook, "panel = ConnectionPanel(composio, session)\npanel", accounts)
    again = seconds_to_show(notebook, "panel", accounts)

    report(f"{accounts} accounts, asked for and shown (goal {goal} s)", f"{asked:.2f} s")
    report(f"{accounts} accounts, shown a second time", f"{again:.2f} s")


def test_report_how_long_an_approval_takes_to_show(notebook: Notebook, report: Report) -> None:
    panel = Panel(notebook, notebook.run("ConnectionPanel(composio, session)"), "en")
    times = []
    with httpx.Client(trust_env=False) as browser:
        for number in range(APPROVALS):
            panel.choose("Gmail" if number == 0 else "Gmail · another account")
            panel.alias.fill(f"mail-{number}")
            panel.output.get_by_role("button").first.click()
            panel.link.wait_for()
            # People answer at any moment between two looks.
            notebook.page.wait_for_timeout(number * 1000 / APPROVALS)
            press(browser, str(panel.link.get_attribute("href")), "approve")
            began = time.perf_counter()
            panel.rows(f"mail-{number}", panel.words.connected).wait_for()
            times.append(time.perf_counter() - began)

    median = statistics.median(times)
    report(f"approved until it shows, median of {APPROVALS} (goal 1.3 s)", f"{median:.2f} s")


def test_report_how_long_a_trace_takes_to_show(notebook: Notebook, report: Report) -> None:
    notebook.in_kernel(MAKE_CALLS.format(count=1000))
    code = "calls = SessionTrace(composio, session.session_id)\ncalls"

    asked = seconds_to_show(notebook, code, 1000)
    again = seconds_to_show(notebook, "calls", 1000)

    report("a trace of 1000 calls, asked for and shown", f"{asked:.2f} s")
    report("a trace of 1000 calls, shown a second time (goal 1 s)", f"{again:.2f} s")
