"""The emulator's own words: each said in both languages where it is used."""

from dataclasses import dataclass
from typing import Literal

Language = Literal["en", "id"]


@dataclass(frozen=True, slots=True)
class Text:
    """One sentence in English and in Indonesian, with the same `{placeholders}`."""

    en: str
    id: str

    def say(self, language: Language, **values: object) -> str:
        """The sentence in `language`, with its placeholders filled from `values`."""
        words = self.en if language == "en" else self.id
        return words.format(**values) if values else words
