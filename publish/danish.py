"""What the forms of a Danish word have in common, for the search.

The same rules as docs/assets/javascripts/search-words.js, which does with the reader's words what
this does with the guide's; tests/browser/test_search.py compares them word by word.
"""

import re
import unicodedata

_LETTERS = str.maketrans({"æ": "ae", "ä": "ae", "ø": "oe", "ö": "oe", "å": "aa"})
_PLURALS = tuple(
    (re.compile(rf"{plural}(?:ene|ne|enes|nes|s)?$"), singular)
    for plural, singular in (
        ("maend", "mand"), ("boern", "barn"), ("moedre", "mor"), ("faedre", "far"),
        ("boeger", "bog"),
    )
)
_INFLECTION = re.compile(
    r"(?:ernes|erne|enes|ene|ens|ets|ers|en|et|er|es|re|(?<=[a-z]{4})ede|e|s|(?<=al|el|ig|iv|sk)t)$"
)
_DOUBLED = re.compile(r"([bdfgklmnprst])\1$")
_VOWEL = re.compile("[aeiouy]")
_SHORTEST_STEM = 3


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
    return shorter if len(shorter) >= _SHORTEST_STEM and _VOWEL.search(shorter) else word
