"""axe-core, from npm: what it finds wrong with a page, or with a part of one."""

from functools import cache
from pathlib import Path
from typing import cast

from playwright.sync_api import Locator, Page

from tests.npm import with_packages

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

EXAMINE = """
async (part, [rules]) => {
  const { violations } = await axe.run(part ?? document, { runOnly: rules });
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id}: ${help}: ${node.html}`));
}
"""


def violations(examined: Page | Locator) -> list[str]:
    """Each rule that is broken, with the element that breaks it."""
    page = examined.page if isinstance(examined, Locator) else examined
    page.evaluate(_script())
    part = examined if isinstance(examined, Locator) else examined.locator(":root")
    return cast(list[str], part.evaluate(EXAMINE, [RULES]))


@cache
def _script() -> str:
    folder = with_packages(Path(__file__).with_name("axe"))
    return (folder / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
