"""The words of both languages, as the rules read them.

`glossary.json` beside this module is the list: for each term its English forms,
its Indonesian forms, and a policy. `keep`: the term stays English in Indonesian
prose. `translate`: the English form does not appear in Indonesian prose, unless
in italics or bold as a gloss or the name of a menu. `forbid`: only the wrong
forms that are listed are refused. A `gloss` explains a term once, in the first
lesson that uses it. `same_in_both` are words that are no sign of a forgotten
translation. Code font is exempt from all of this.
"""

import json
import re
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from composio_kit.authoring.language import words

GLOSSARY_FILE = Path(__file__).with_name("glossary.json")

_PREFIX = r"(?:(?:me|di|ter|ber|pe)[a-z]{0,3}-?)?"
_HYPHENED_PREFIX = r"(?:(?:me|di|ter|ber|pe)[a-z]{0,3}-)?"
_SUFFIX = r"(?:-?(?:nya|kan|an))?"


@dataclass(frozen=True)
class Term:
    """One row of the glossary."""

    english: tuple[str, ...]
    indonesian: tuple[str, ...]
    policy: str
    forbidden: tuple[str, ...] = ()
    gloss: str = ""

    def english_forms_in(self, text: str) -> list[str]:
        """The forms of this term that stand in an English text."""
        return [form for form in self.english if _english(form).search(text)]

    def is_kept_in(self, text: str) -> bool:
        """Whether an Indonesian text uses the term, with or without Indonesian affixes."""
        return any(_kept(form).search(text) for form in self.indonesian)

    def left_in_english(self, text: str) -> list[str]:
        """What stands in an Indonesian text in English although it is to be translated."""
        if self.policy != "translate":
            return []
        return [found.group() for form in self.english if (found := _affixed(form).search(text))]

    def forbidden_in(self, text: str) -> list[str]:
        """The wrong forms that stand in an Indonesian text."""
        patterns = (
            _as_written(form) if form.capitalize() in self.indonesian else _affixed(form)
            for form in self.forbidden
        )
        return [found.group() for pattern in patterns if (found := pattern.search(text))]

    def glued_in(self, text: str) -> list[str]:
        """The term with an Indonesian suffix but no hyphen: sessionnya."""
        if self.policy != "keep":
            return []
        return [found.group() for form in self.indonesian if (found := _glued(form).search(text))]


@dataclass(frozen=True)
class Glossary:
    """All rows, and the words that are the same in both languages."""

    terms: tuple[Term, ...]
    same_in_both: frozenset[str]

    @property
    def kept(self) -> tuple[Term, ...]:
        """The terms that stay English."""
        return tuple(term for term in self.terms if term.policy == "keep")

    def is_same_by_nature(self, text: str) -> bool:
        """Whether a text has no word that a translation would change."""
        for term in self.kept:
            for form in term.indonesian:
                text = _english(form).sub(" ", text)
        return all(len(word) == 1 or word in self.same_in_both for word in words(text))


@lru_cache(maxsize=1)
def load_glossary() -> Glossary:
    """The glossary of the kit."""
    content = json.loads(GLOSSARY_FILE.read_text(encoding="utf-8"))
    return Glossary(
        terms=tuple(
            Term(
                english=tuple(row["english"]),
                indonesian=tuple(row["indonesian"]),
                policy=row["policy"],
                forbidden=tuple(row.get("forbidden", ())),
                gloss=row.get("gloss", ""),
            )
            for row in content["terms"]
        ),
        same_in_both=frozenset(word.lower() for word in content["same_in_both"]),
    )


@cache
def _english(form: str) -> re.Pattern[str]:
    # To log in is no log, and a log-out neither.
    verb = r"(?![- ](?:in|out)\b)" if form == "log" else ""
    return re.compile(rf"(?<!\w){re.escape(form)}(?:es|s)?(?!\w){verb}", re.IGNORECASE)


@cache
def _kept(form: str) -> re.Pattern[str]:
    return re.compile(
        rf"(?<!\w){_HYPHENED_PREFIX}{re.escape(form)}(?:es|s)?{_SUFFIX}(?!\w)", re.IGNORECASE
    )


@cache
def _affixed(form: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){_PREFIX}{re.escape(form)}(?:es|s)?{_SUFFIX}(?!\w)", re.IGNORECASE)


@cache
def _as_written(form: str) -> re.Pattern[str]:
    # Wrong by its small letter only (anda); and beranda is another word.
    return re.compile(rf"(?<!\w){re.escape(form)}(?!\w)")


@cache
def _glued(form: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(form)}(?:nya|kan)(?!\w)", re.IGNORECASE)
