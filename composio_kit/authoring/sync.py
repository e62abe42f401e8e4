"""Copy what English owns to Indonesian, and record which translations are up to date."""

from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path

from composio_kit.authoring.code import same_but_for_language, with_language
from composio_kit.authoring.outputs import SHARED_CELL_METADATA, normalise
from composio_kit.authoring.stamps import STAMP, UNTRANSLATED, is_untranslated, stamp
from composio_kit.authoring.trees import (
    PARAMETERS_TAG,
    REPOSITORY,
    SAME_TEXT_TAG,
    AuthoringError,
    Cell,
    cell_id,
    notebook_path,
    read_notebook,
    tags,
    write_notebook,
)
from composio_kit.messages import messages

LANGUAGE = "id"


@dataclass(frozen=True)
class Synced:
    """What `sync` did to one lesson; cells are named by id.

    Attributes
    ----------
    lesson
        its name.
    written
        whether the Indonesian file changed.
    to_translate
        new cells, inserted in English under a marker that `check` refuses.
    dropped
        cells that English no longer has.
    to_run
        code cells that changed and lost their outputs.
    """

    lesson: str
    written: bool
    to_translate: tuple[str, ...]
    dropped: tuple[str, ...]
    to_run: tuple[str, ...]


def sync(lesson: str, root: Path = REPOSITORY) -> Synced:
    """Bring the Indonesian notebook of `lesson` in step with the English one.

    Code, ids, order, tags and slides are copied by cell id. Prose and stamps
    are never touched: a changed English text shows in `check`, for a person to
    translate and `accept`.

    Raises
    ------
    AuthoringError
        if one of the two files is not a notebook.
    """
    english = read_notebook(notebook_path(root, "en", lesson), "en")
    path = notebook_path(root, LANGUAGE, lesson)
    present = read_notebook(path, LANGUAGE).by_id if path.is_file() else {}
    to_translate, to_run, cells = [], [], []
    for cell in english.cells:
        twin = present.get(cell_id(cell))
        if twin is not None and twin["cell_type"] != cell["cell_type"]:
            twin = None
        if cell["cell_type"] == "markdown":
            if twin is None and SAME_TEXT_TAG not in tags(cell):
                to_translate.append(cell_id(cell))
            cells.append(_prose_cell(cell, twin))
        else:
            copied = _code_cell(cell, twin)
            if twin is None or twin["source"] != copied["source"]:
                to_run.append(cell_id(cell))
            cells.append(copied)
    content = deepcopy(english.content)
    content["cells"] = cells
    normalise(content, LANGUAGE)
    ids = {cell_id(cell) for cell in cells}
    return Synced(
        lesson=lesson,
        written=write_notebook(path, content),
        to_translate=tuple(to_translate),
        dropped=tuple(each for each in present if each not in ids),
        to_run=tuple(to_run),
    )


def accept(lesson: str, ids: list[str] | None = None, root: Path = REPOSITORY) -> list[str]:
    """Record that translations were made from the English text as it is now.

    Parameters
    ----------
    lesson
        its name.
    ids
        the cells whose translation was read and accepted; all of them if none is named.

    Returns
    -------
    list of str
        the ids of the cells whose stamp changed.

    Raises
    ------
    AuthoringError
        if a named cell is no translated text, or a text is still untranslated;
        nothing is written then.
    """
    english = read_notebook(notebook_path(root, "en", lesson), "en")
    path = notebook_path(root, LANGUAGE, lesson)
    words = messages().authoring
    if not path.is_file():
        raise AuthoringError(words.sync_first.format(lesson=lesson))
    translation = read_notebook(path, LANGUAGE)
    sources = {cell_id(cell): cell["source"] for cell in english.markdown_cells}
    translated = {cell_id(cell): cell for cell in translation.markdown_cells}
    changed = []
    for each in ids or [name for name in translated if name in sources]:
        if each not in sources or each not in translated:
            raise AuthoringError(words.no_such_translation.format(lesson=lesson, cell=each))
        cell = translated[each]
        if is_untranslated(cell):
            raise AuthoringError(words.still_untranslated.format(lesson=lesson, cell=each))
        accepted = {"src": stamp(sources[each])}
        if cell["metadata"].get(STAMP) != accepted:
            cell["metadata"][STAMP] = accepted
            changed.append(each)
    write_notebook(path, translation.content)
    return changed


def _code_cell(cell: Cell, twin: Cell | None) -> Cell:
    """The English cell, with the outputs of its twin if those came from the same code."""
    copied = deepcopy(cell)
    if PARAMETERS_TAG in tags(cell):
        copied["source"] = _parameters_source(cell, twin)
    if cell["cell_type"] == "code":
        same = twin is not None and twin["source"] == copied["source"]
        copied["outputs"] = deepcopy(twin["outputs"]) if same and twin else []
        copied["execution_count"] = twin.get("execution_count") if same and twin else None
    return copied


def _parameters_source(cell: Cell, twin: Cell | None) -> str:
    source = str(cell["source"])
    if twin is not None and same_but_for_language(source, twin["source"]):
        source = str(twin["source"])
    return with_language(source, LANGUAGE)


def _prose_cell(cell: Cell, twin: Cell | None) -> Cell:
    """The translation with the tags of the English cell; a new one is English, and says so."""
    copied: Cell = deepcopy(twin or cell)
    metadata = copied["metadata"]
    if twin is None:
        metadata.pop(STAMP, None)
    for key in SHARED_CELL_METADATA:
        metadata.pop(key, None)
        if key in cell["metadata"]:
            metadata[key] = deepcopy(cell["metadata"][key])
    if twin is None and SAME_TEXT_TAG not in tags(cell):
        copied["source"] = f"{UNTRANSLATED}\n\n{cell['source']}"
    return copied
