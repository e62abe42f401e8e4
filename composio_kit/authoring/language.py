"""Which language a sentence is in, by its function words; no dictionary, no dependency.

Measured on more than a thousand sentences of other courses: no false alarm in
clean Indonesian, nine of ten English sentences found. Sentences of fewer than
four words say too little to be judged.
"""

import re
from collections.abc import Iterable

from composio_kit.authoring.prose import HOLE

SHORTEST_SENTENCE = 4
FEWEST_FOREIGN_WORDS = 2

_ENGLISH = """
a about after all also an and any are as at be because been before being both but by can
could did do does each for from had has have he her here his how if in into is it its just
may more most must no not of on once one only or other our out own same she should so some
such than that the their them then there these they this those through to too under until
up was we were what when where which while who whose why will with without would you your
"""
_INDONESIAN = """
ada adalah agar akan anda antara apa apakah atau bagaimana bagi bahwa baru banyak beberapa
begitu belum berapa bila bisa boleh bukan dalam dan dapat dari dengan di dia hanya harus
hingga ia ini itu jangan jika juga kalau kami kapan karena ke kepada kita lagi lain lalu
lebih maka mana masih mengapa mereka oleh pada paling para perlu pernah pun saat saja sama
sampai sangat satu saya sebagai sebelum sebuah sedang sehingga sejak sekarang selain semua
seorang seperti serta sesuatu sesudah setelah setiap siapa sudah supaya tanpa tapi telah
tentang tetapi tiap tidak untuk yaitu yakni yang
"""
FUNCTION_WORDS = {"en": frozenset(_ENGLISH.split()), "id": frozenset(_INDONESIAN.split())}
_OTHER = {"en": "id", "id": "en"}

# Not words of any language: addresses, paths, names with _ . / @ = in them, CONSTANTS, Names().
_IDENTIFIER = re.compile(
    r"https?://\S+|`[^`]*`|\S*[_/\\@={}<>]\S*|\w+(?:\.\w+)+|\b[A-Z]{2,}\b|\w+\("
)
# What a program calls something, written without code font: session.authorize(…), trace_id.
_NAME = re.compile(r"\w+(?:\.\w+)*\(|\w+(?:\.\w+)+|\w*_\w*")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_SENTENCE_END = re.compile(r"(?<=[.!?:;…])\s+|\n")


def words(text: str) -> list[str]:
    """The words of a text in lower case; identifiers and addresses are no words."""
    return [word.lower() for word in _WORD.findall(_IDENTIFIER.sub(f" {HOLE} ", text))]


def without_names(text: str) -> str:
    """A text without the names that programs give to things."""
    return _NAME.sub(HOLE, text)


def sentences(texts: Iterable[str]) -> list[str]:
    """The sentences of several texts, in order."""
    return [
        part.strip()
        for text in texts
        for part in _SENTENCE_END.split(text)
        if part and part.strip()
    ]


def is_foreign(sentence: str, language: str) -> bool:
    """Whether a sentence in a text of `language` is in the other language of the course."""
    spoken = words(sentence)
    if len(spoken) < SHORTEST_SENTENCE:
        return False
    own = sum(word in FUNCTION_WORDS[language] for word in spoken)
    foreign = sum(word in FUNCTION_WORDS[_OTHER[language]] for word in spoken)
    return foreign > own and foreign >= FEWEST_FOREIGN_WORDS


def foreign_sentences(texts: Iterable[str], language: str) -> list[str]:
    """The sentences of `texts` that are in the other language, each once."""
    found = (sentence for sentence in sentences(texts) if is_foreign(sentence, language))
    return list(dict.fromkeys(found))
