"""What a person has done, in a file of their own; a headless run neither reads nor writes it."""

import json
import os
from contextlib import suppress
from pathlib import Path

import platformdirs
from IPython import get_ipython

VARIABLE = "COMPOSIO_KIT_PROGRESS"


def progress_file() -> Path | None:
    """Where the progress is kept, or None if nobody sits in front of the kernel.

    The environment variable `COMPOSIO_KIT_PROGRESS` names another file.
    """
    named = os.environ.get(VARIABLE)
    if named:
        return Path(named)
    if is_headless():
        return None
    return platformdirs.user_data_path("composio-kit", appauthor=False) / "progress.json"


def is_headless() -> bool:
    """Whether no person can be asked anything: a script, papermill, nbconvert or nbval.

    A notebook's front end says with each cell it runs whether it could answer a
    question of the kernel (`allow_stdin`); what runs notebooks on its own could
    not. A message from a widget comes from a person.
    """
    shell = get_ipython()
    if shell is None:
        return True
    kernel = getattr(shell, "kernel", None)
    if kernel is None:
        return False
    asked = kernel.get_parent("shell")
    is_cell = asked.get("header", {}).get("msg_type") == "execute_request"
    return is_cell and not asked.get("content", {}).get("allow_stdin", False)


def records() -> dict[str, int]:
    """How much is done of what, by id; nothing if nothing was kept or it cannot be read."""
    path = progress_file()
    try:
        content = json.loads(path.read_text(encoding="utf-8")) if path else {}
        return {str(key): int(value) for key, value in content.items()}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}


def record(item_id: str, done: int) -> None:
    """Keep that `done` of an item is done, unless more was before.

    A folder that cannot be written to costs the progress, not the lesson.
    """
    path = progress_file()
    kept = records()
    if path is None or done <= kept.get(item_id, 0):
        return
    content = json.dumps({**kept, item_id: done}, indent=1, sort_keys=True)
    unfinished = path.with_name(f".{path.name}.{os.getpid()}")
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        unfinished.write_text(content, encoding="utf-8")
        unfinished.replace(path)
