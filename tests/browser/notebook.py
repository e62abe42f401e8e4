"""A notebook that is open in JupyterLab, and what a person does with it."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal, cast

from playwright.sync_api import Locator, Page

from tests.processes import PATIENCE

Language = Literal["en", "id"]
Theme = Literal["light", "dark"]

SCREENSHOTS = Path(__file__).parents[2] / "runs" / "screenshots"
THEMES: Mapping[Theme, str] = {"light": "JupyterLab Light", "dark": "JupyterLab Dark"}

KERNEL_IS_READY = """
() => {
  const session = window.jupyterapp?.shell.currentWidget?.sessionContext?.session;
  return session?.kernel?.status === "idle" && session.kernel.connectionStatus === "connected";
}
"""

RUN_IN_KERNEL = """
async ([code, silent]) => {
  const { kernel } = window.jupyterapp.shell.currentWidget.sessionContext.session;
  const future = kernel.requestExecute({ code, silent, store_history: false });
  const said = [];
  future.onIOPub = ({ content }) => said.push(content.text ?? content.traceback?.join("\\n") ?? "");
  const reply = await future.done;
  if (reply.content.status !== "ok") throw new Error(said.join(""));
  return said.join("");
}
"""

ADD_CELL = """
(code) => {
  const { content } = window.jupyterapp.shell.currentWidget;
  const notebook = content.model.sharedModel;
  const last = notebook.cells.length - 1;
  if (notebook.cells[last].source) {
    notebook.insertCell(last + 1, { cell_type: "code", source: code });
  } else {
    notebook.cells[last].setSource(code);
  }
  content.deselectAll();
  content.activeCellIndex = notebook.cells.length - 1;
}
"""

# JupyterLab puts an empty cell in their place.
REMOVE_CELLS = """
() => {
  const notebook = window.jupyterapp.shell.currentWidget.content.model.sharedModel;
  notebook.deleteCellRange(0, notebook.cells.length);
}
"""

BEGIN = """
from composio_kit import *
classroom = start({language!r})
composio = classroom.composio
session = composio.create(user_id="user_ayu")
"""


class Notebook:
    """A notebook that is open in JupyterLab, and what a person does with it."""

    def __init__(self, page: Page, folder: Path) -> None:
        self.page = page
        self.folder = folder

    def begin(self, language: Language) -> None:
        """Remove every cell, and begin a lesson: a fresh emulator and a session of Ayu."""
        self.page.evaluate(REMOVE_CELLS)
        self.in_kernel(BEGIN.format(language=language))

    def add(self, code: str) -> Locator:
        """Write a new cell below the others, and return the place for what it shows."""
        self.page.evaluate(ADD_CELL, code)
        return self.output(self.page.locator(".jp-CodeCell").count() - 1)

    def run(self, code: str) -> Locator:
        """Write a new cell, run it to its end, and return what it shows."""
        output = self.add(code)
        self.command("notebook:run-cell")
        return output

    def run_all(self) -> None:
        """Choose *Run All Cells*, and wait until the last one has ended."""
        self.command("notebook:run-all-cells")

    def output(self, number: int) -> Locator:
        """What the code cell with this number shows, counted from 0."""
        cell = self.page.locator(".jp-CodeCell").nth(number)
        return cell.locator(".jp-OutputArea-output").last

    def in_kernel(self, code: str, *, silent: bool = False) -> str:
        """Run code in the kernel without a cell, and return what it printed.

        Silent, nothing in the kernel takes it for a cell that a person runs.
        """
        return cast(str, self.page.evaluate(RUN_IN_KERNEL, [code, silent])).strip()

    def control(self, route: str, **body: Any) -> None:
        """Do something to the emulator of the kernel, by one of its `/_emulator` routes."""
        code = f"composio.client.post('/_emulator/{route}', body={body!r}, cast_to=object)"
        self.in_kernel(code, silent=True)

    def restart_kernel(self) -> None:
        """Restart the kernel; what the notebook shows stays."""
        self.page.evaluate(
            "() => window.jupyterapp.shell.currentWidget.sessionContext.session.kernel.restart()"
        )
        self.wait_for_kernel()

    def save(self) -> str:
        """Save, and return what is in the file now."""
        self.command("docmanager:save")
        path = self.page.evaluate("() => window.jupyterapp.shell.currentWidget.context.path")
        return (self.folder / path).read_text(encoding="utf-8")

    def reload(self) -> None:
        """Save, and load the page anew, as after an accidental F5."""
        self.save()
        self.page.reload()
        self.wait_for_kernel()

    def use_theme(self, theme: Theme) -> None:
        """Choose JupyterLab's light or dark theme."""
        self.command("apputils:change-theme", theme=THEMES[theme])
        light = json.dumps(theme == "light")
        self.page.wait_for_selector(f"body[data-jp-theme-light='{light}']", state="attached")

    def wait_for_kernel(self) -> None:
        """Wait until the kernel takes code."""
        self.page.wait_for_function(KERNEL_IS_READY, timeout=2 * PATIENCE * 1000)

    def command(self, name: str, **arguments: str) -> None:
        """One of JupyterLab's commands, as its menus give it, run to its end."""
        self.page.evaluate(
            "([name, args]) => window.jupyterapp.commands.execute(name, args).then(() => null)",
            [name, arguments],
        )

    def close(self) -> None:
        """End the kernel, and with it the emulator that it started, and close the tab."""
        self.page.evaluate("() => window.jupyterapp.shell.currentWidget.sessionContext.shutdown()")
        self.page.close()


def photograph(shown: Page | Locator, name: str) -> None:
    """Keep what a page or a part of it looks like, for people to look at."""
    shown.screenshot(path=SCREENSHOTS / f"{name}.png", animations="disabled")
