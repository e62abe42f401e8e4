"""The emulator's own words: in both languages, with the same placeholders, none left behind."""

import pkgutil
import string
from collections.abc import Iterator
from importlib import import_module
from typing import Any

import pytest

import composio_kit.emulator
from composio_kit.emulator.text import Text

SAME_BY_NATURE = {
    "Alias",
    "Connected account",
    "Emulator",
    "Session",
    "Status",
    "Tool",
    "Toolkit",
    "User ID",
}


def texts() -> Iterator[tuple[str, Text]]:
    """Every `Text` that a module of the emulator keeps, with where it stands."""
    path, prefix = composio_kit.emulator.__path__, "composio_kit.emulator."
    for module in pkgutil.walk_packages(path, prefix):
        if not module.name.endswith("__main__"):
            for name, value in vars(import_module(module.name)).items():
                yield from inside(value, f"{module.name.removeprefix(prefix)}.{name}")


def inside(value: Any, place: str, depth: int = 0) -> Iterator[tuple[str, Text]]:
    if isinstance(value, Text):
        yield place, value
    elif depth < 6 and isinstance(value, dict):
        for key, item in value.items():
            yield from inside(item, f"{place}[{key}]", depth + 1)
    elif depth < 6 and isinstance(value, tuple | list):
        for index, item in enumerate(value):
            yield from inside(item, f"{place}[{index}]", depth + 1)
    elif depth < 6 and hasattr(value, "__dataclass_fields__") and not isinstance(value, type):
        for name in value.__dataclass_fields__:
            yield from inside(getattr(value, name, None), f"{place}.{name}", depth + 1)


TEXTS = dict(texts())


def placeholders(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}


def test_there_are_texts_to_look_at() -> None:
    assert len(TEXTS) > 100


@pytest.mark.parametrize("place", TEXTS)
def test_a_text_is_written_in_both_languages_with_the_same_placeholders(place: str) -> None:
    text = TEXTS[place]

    assert text.en.strip()
    assert text.id.strip()
    assert placeholders(text.en) == placeholders(text.id)
    assert text.en != text.id or text.en in SAME_BY_NATURE


@pytest.mark.parametrize("place", TEXTS)
def test_a_text_has_no_double_space_or_broken_character(place: str) -> None:
    text = TEXTS[place]

    for words in (text.en, text.id):
        assert "  " not in words
        assert not set("\ufffdÃâ") & set(words)
