"""What the forms of a Danish word have in common, for the search.

The rules are in scripts/search/danish.json: scripts/search/words.js does by them with the reader's
words what this does with the guide's. tests/unit/publish/search/test_danish.py compares the two
word by word.
"""

import json
import re
import unicodedata
from typing import Any

from publish.base.project import ROOT

_RULES: dict[str, Any] = json.loads((ROOT / "scripts/search/danish.json").read_text("utf-8"))


def _at_end(endings: list[str]) -> str:
    return rf"(?:{'|'.join(endings)})\Z"


_LETTERS = str.maketrans(_RULES["letters"])
_PLURALS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(plural + _at_end([*_RULES["pluralEndings"], ""])), singular)
    for plural, singular in _RULES["plurals"].items()
)
_INFLECTION = re.compile(_at_end(_RULES["inflections"]))
_DOUBLED = re.compile(rf"([{_RULES['doubled']}])\1\Z")
_VOWEL = re.compile(f"[{_RULES['vowels']}]")


def fold(word: str) -> str:
    """Return a word in lower case, without accents, and with ae, oe, aa for the Danish letters."""
    word = unicodedata.normalize("NFC", word).lower().translate(_LETTERS)
    return "".join(
        letter for letter in unicodedata.normalize("NFD", word)
        if not unicodedata.category(letter).startswith("M")
    )


def stem(word: str) -> str:
    """Return what all the forms of a folded word have in common; not always a word itself."""
    for plural, singular in _PLURALS:
        if plural.search(word):
            return plural.sub(singular, word)
    return _DOUBLED.sub(r"\1", _without_ending(_without_ending(word)))


def _without_ending(word: str) -> str:
    shorter = _INFLECTION.sub("", word)
    return shorter if len(shorter) >= _RULES["shortestStem"] and _VOWEL.search(shorter) else word
