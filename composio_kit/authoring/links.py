"""Where a link leads, and whether it arrives."""

import re
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import unquote, urlsplit

from composio_kit.authoring.prose import read_prose
from composio_kit.authoring.trees import DOCUMENTS, Course, Notebook
from composio_kit.messages import LANGUAGES, messages


def is_external(link: str) -> bool:
    """Whether a link leaves the course."""
    return bool(urlsplit(link).scheme) and not link.startswith("attachment:")


def language_free(link: str) -> str:
    """A link as both languages share it: a local one without its language and its anchor."""
    if is_external(link):
        return link
    path, hash_sign, _ = link.partition("#")
    path = re.sub(rf"(^|/)({'|'.join(LANGUAGES)})/", r"\1*/", path)
    return path.replace(DOCUMENTS["id"], DOCUMENTS["en"]) + hash_sign


def anchors(sources: Iterable[str]) -> set[str]:
    """What a link into a notebook with these Markdown cells may say after its `#`."""
    return {heading.anchor for source in sources for heading in read_prose(source).headings}


def document_anchors(text: str) -> set[str]:
    """What a link into a document may say after its `#`, as code hosts write it."""
    return {
        re.sub(r"[^\w\- ]", "", heading.text.lower()).replace(" ", "-")
        for heading in read_prose(text).headings
    }


def notebook_link_problem(
    course: Course, notebook: Notebook, link: str, in_title: bool
) -> str | None:
    """What is wrong with a local link in a notebook, as a sentence; None if it arrives.

    Parameters
    ----------
    in_title
        whether the link stands in the title cell, the one place that may lead to
        the same lesson in the other language.
    """
    path, _, anchor = link.partition("#")
    here = notebook.path.resolve()
    target = (here.parent / unquote(path)).resolve() if path else here
    problem = _target_problem(course.root, target, link)
    book = {each.path.resolve(): each for _, each in course.notebooks}.get(target)
    if problem or book is None:
        return problem
    words = messages().rules
    is_switch = in_title and target.name == here.name
    if book.language != notebook.language and not is_switch:
        return words.link_changes_language.format(link=link)
    if anchor and unquote(anchor) not in anchors(cell["source"] for cell in book.markdown_cells):
        return words.anchor_missing.format(link=link)
    return None


def document_link_problem(root: Path, text: str, link: str) -> str | None:
    """What is wrong with a local link in a document at the root; None if it arrives."""
    path, _, anchor = link.partition("#")
    if path:
        return _target_problem(root, (root / unquote(path)).resolve(), link)
    if unquote(anchor) not in document_anchors(text):
        return messages().rules.anchor_missing.format(link=link)
    return None


def _target_problem(root: Path, target: Path, link: str) -> str | None:
    if target.is_relative_to(root.resolve()) and target.exists():
        return None
    return messages().rules.link_broken.format(link=link)
