"""Finds what the lessons declare: by the number in an id, without a register."""

from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TypeVar

from composio_kit.errors import KitError
from composio_kit.exercises.declarations import Item
from composio_kit.messages import messages

ItemT = TypeVar("ItemT", bound=Item)

_MODULE = "lesson_"


def number_of(item_id: str) -> str:
    """The number of the lesson that an id belongs to: `00` of `00-tools`."""
    return item_id.partition("-")[0]


def module_of(item_id: str) -> str:
    """The file or package that declares an item, from the root of the repository."""
    name = f"{_MODULE}{number_of(item_id)}"
    is_package = (Path(__file__).parent / name).is_dir()
    return f"composio_kit/exercises/{name}" + ("" if is_package else ".py")


def lesson_numbers() -> list[str]:
    """The numbers of the lessons that declare anything, in order: `00`, `01`."""
    modules = Path(__file__).parent.glob(f"{_MODULE}[0-9][0-9]*")
    return sorted(module.stem.removeprefix(_MODULE) for module in modules)


@cache
def items_of(number: str) -> tuple[Item, ...]:
    """What the lesson `number` declares; nothing if there is no such lesson."""
    if number not in lesson_numbers():
        return ()
    module = import_module(f"{__package__}.{_MODULE}{number}")
    items: tuple[Item, ...] = module.ITEMS
    return items


def all_items() -> tuple[Item, ...]:
    """What all lessons declare, in their order."""
    return tuple(item for number in lesson_numbers() for item in items_of(number))


def find(kind: type[ItemT], item_id: str) -> ItemT:
    """The prediction, exercise or quiz of this id.

    Raises
    ------
    KitError
        there is none; the sentence names those of the lesson.
    """
    items = [
        item for item in items_of(number_of(str(item_id))) or all_items() if isinstance(item, kind)
    ]
    for item in items:
        if item.id == item_id:
            return item
    listed = ", ".join(f'"{item.id}"' for item in items)
    raise KitError(messages().exercises.no_such_id.format(given=item_id, known=listed))
