"""Find misspelt words: Danish dictionary, the guide's own names and terms, and our word list.

The dictionary is Stavekontrolden's, read by Hunspell (the package chunspell brings it along for
Linux, macOS and Windows). `editing/words.txt` holds right words that neither it nor data/ knows.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

from hunspell import Hunspell

from editing.language.texts import Finding, Text
from macros.files.errors import Fault, GuideFaults
from macros.files.fault_codes import FaultCode
from macros.files.yaml_source import read_text
from macros.model.entries import SourceNote
from macros.reading.data_files import Data

DICTIONARY = Path(__file__).parent / "dictionary" / "da_DK"
WORD_LIST = Path("editing") / "words.txt"  # below the project's root
CACHE = Path(".cache") / "spelling.json"

# A word with what may stand inside it: »bl.a.«, »by-strategisk«, »SWOT'en«, »bolig-«.
_TOKEN = re.compile(r"[^\W_](?:[\w'’.-]*[\w.-])?")
_PARTS = re.compile(r"[-.]")
_QUOTED = re.compile(r"»[^«]*«")
_LISTED = re.compile(r"[^\W\d_]+(?:[-.'’][^\W\d_]+)*\.?")
_SHOWN_SUGGESTIONS = 3
# Each word takes the dictionary half a second; nobody mends more at a time.
_MOST_WORDS_WITH_SUGGESTIONS = 20
# The fields that hold names, by kind: what is called so is spelt so.
_NAMES = {
    "person": ("name",), "organisation": ("name",), "place": ("name", "town"),
    "case_area": ("name",), "reference": ("title",), "glossary_term": ("term", "forms"),
    "role": ("name", "other_names"),
}


class Dictionary:
    """The Danish dictionary, with what it has said before kept in `cache` (a file).

    The dictionary is loaded only for words that it has not been asked about yet.
    """

    def __init__(self, cache: Path | None = None, path: Path = DICTIONARY) -> None:
        self._path = path
        self._cache = cache
        files = (path.with_suffix(ending).read_bytes() for ending in (".aff", ".dic"))
        self._stamp = hashlib.sha256(b"".join(files)).hexdigest()
        self._known: dict[str, bool] = {}
        self._near: dict[str, list[str]] = {}
        self._changed = False
        self._read_cache()

    def knows(self, word: str) -> bool:
        """Tell whether the word is spelt right; compounds of known words are."""
        if word not in self._known:
            self._known[word] = self._hunspell.spell(word)
            self._changed = True
        return self._known[word]

    def near(self, word: str) -> list[str]:
        """Return what a misspelt word may have been meant to be, the likeliest first."""
        if word not in self._near:
            self._near[word] = list(self._hunspell.suggest(word))
            self._changed = True
        return self._near[word]

    def save(self) -> None:
        """Keep what was asked for the next time; a folder that cannot be written is no harm."""
        if self._cache is None or not self._changed:
            return
        said = {"dictionary": self._stamp, "known": self._known, "near": self._near}
        try:
            self._cache.parent.mkdir(parents=True, exist_ok=True)
            self._cache.write_text(json.dumps(said, ensure_ascii=False), "utf-8")
        except OSError:
            return

    @property
    def _hunspell(self) -> Hunspell:
        return _loaded(self._path, self._stamp)

    def _read_cache(self) -> None:
        try:
            said = json.loads(self._cache.read_text("utf-8")) if self._cache else {}
            if said.get("dictionary") == self._stamp:
                self._known, self._near = dict(said["known"]), dict(said["near"])
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return  # it is only what can be asked again


@lru_cache(maxsize=2)
def _loaded(path: Path, stamp: str) -> Hunspell:  # noqa: ARG001 - stamp is a part of the key
    return Hunspell(path.name, hunspell_data_dir=str(path.parent))


@dataclass(frozen=True)
class WordList:
    """Our own words by the line each stands on; `path` is relative to the project's root."""

    path: Path = WORD_LIST
    words: dict[str, int] = field(default_factory=dict)


def read_word_list(root: Path) -> WordList:
    """Return the words of `editing/words.txt`; a project without that file has none.

    Raises:
        GuideFaults: the file cannot be read, or a line of it is no word.
    """
    path = root / WORD_LIST
    if not path.exists():
        return WordList()
    faults: list[Fault] = []
    words: dict[str, int] = {}
    for number, line in enumerate(read_text(path, WORD_LIST).split("\n"), start=1):
        word = line.partition("#")[0].strip()
        if not word:
            continue
        if not _LISTED.fullmatch(word):
            faults.append(Fault(
                WORD_LIST, number, 1, "", "word-list-invalid", f"»{word}« er ikke et ord",
                "skriv ét ord på linjen, uden tal, og forklaringen efter #",
            ))
        elif word in words:
            faults.append(Fault(
                WORD_LIST, number, 1, "", "word-list-invalid",
                f"»{word}« står allerede på linje {words[word]}", "slet den ene",
            ))
        words.setdefault(word, number)
    if faults:
        raise GuideFaults(faults)
    return WordList(WORD_LIST, words)


def spelling_findings(
    texts: Iterable[Text], data: Data, own: WordList, dictionary: Dictionary
) -> Iterator[Finding]:
    """Yield every word that neither the dictionary, the guide's names nor our list knows."""
    speller = _Speller(data, own, dictionary)
    for text in texts:
        for offset, word in speller.misspelt(text):
            near = [f"»{other}«" for other in speller.suggestions(word)]
            keep = f"er ordet rigtigt, så skriv det i {own.path.as_posix()}"
            yield text.finding(
                offset, "style-spelling", f"»{word}« er måske en stavefejl",
                f"mente du {_either(near)}? {keep.capitalize()}" if near else keep,
            )
    dictionary.save()


def word_list_findings(
    texts: Iterable[Text], data: Data, own: WordList, dictionary: Dictionary
) -> Iterator[Finding]:
    """Yield words of our list that need not stand there, and those out of order.

    `texts` are all texts of the guide, so that a word is missed only when it stands nowhere.
    """
    without = _Speller(data, WordList(), dictionary)
    tokens = {token for text in texts for _, token in _tokens(text)}
    parts = tokens.union(*(_PARTS.split(token) for token in tokens))
    used = {form for part in parts for form in (*_forms(part), _bare(part))}

    def finding(
        word: str, code: FaultCode, problem: str, hint: str = "slet linjen"
    ) -> Finding:
        line = own.words[word]
        return Finding(Fault(own.path, line, 1, "", code, f"»{word}« {problem}", hint), line)

    for word in own.words:
        if word not in used:
            yield finding(word, "style-word-list", "bruges ikke i guiden")
        elif without.knows(word):
            yield finding(
                word, "style-word-list", "kendes i forvejen af ordbogen eller af data/"
            )
    for above, word in pairwise(own.words):
        if _order(word) < _order(above):
            yield finding(
                word, "style-word-list", f"hører til før »{above}«",
                "hold listen i alfabetisk orden",
            )
    dictionary.save()


class _Speller:
    """What one guide takes for a rightly spelt word."""

    def __init__(self, data: Data, own: WordList, dictionary: Dictionary) -> None:
        self._dictionary = dictionary
        self._own = {*own.words, *_names(data)}
        self._lower = {word.lower() for word in self._own}
        self._blamed = _blamed_words(data)
        self._known: dict[str, bool] = {}
        self._suggested: dict[str, list[str]] = {}
        # Where the source's own slips are told of.
        self._about_slips = {
            record.source.path for record in data.records
            if record.kind.name in ("source_note", "source_unit")
        }

    def misspelt(self, text: Text) -> Iterator[tuple[int, str]]:
        """Yield (offset, word) for each unknown word of a text."""
        quotes = [match.span() for match in _QUOTED.finditer(text.text)]
        for offset, word in _tokens(text):
            told = text.path in self._about_slips or any(
                start < offset < end for start, end in quotes)
            if not (told and word.strip(".").lower() in self._blamed) and not self.knows(word):
                yield offset, word.rstrip(".-")

    def knows(self, word: str) -> bool:
        """Tell whether a word, or every part of it between hyphens and dots, is known."""
        if word not in self._known:
            self._known[word] = self._is_known(word)
        return self._known[word]

    def _is_known(self, word: str) -> bool:
        if any(character.isdigit() for character in word):
            # »2016-udgaven«, »1990'erne«: what stands with digits is no word of its own.
            return all(
                self.knows(part) for part in word.split("-")
                if part and not any(character.isdigit() for character in part)
            )
        forms = _forms(word)
        bare = _bare(word)
        if any(self._is_own(form) for form in forms) or (
            self._is_own(bare) and not self._dictionary.knows(bare)
        ):
            return True
        return any(self._dictionary.knows(form) for form in forms) or (
            len(parts := [part for part in _PARTS.split(word) if part]) > 1
            and all(self.knows(part) for part in parts)
        )

    def suggestions(self, word: str) -> list[str]:
        """Return the words nearest to an unknown one: the guide's own, and the dictionary's.

        After the first twenty words there are none.
        """
        if len(self._suggested) < _MOST_WORDS_WITH_SUGGESTIONS and word not in self._suggested:
            self._suggested[word] = self._nearest(word)
        return self._suggested.get(word, [])

    def _nearest(self, word: str) -> list[str]:
        own = get_close_matches(word, self._own, _SHOWN_SUGGESTIONS, cutoff=0.8)
        found = dict.fromkeys([*own, *self._dictionary.near(word)])
        found.pop(word, None)
        return list(found)[:_SHOWN_SUGGESTIONS]

    def _is_own(self, word: str) -> bool:
        return word in self._own or (word[:1].isupper() and word.lower() in self._lower)


def _tokens(text: Text) -> Iterator[tuple[int, str]]:
    for match in _TOKEN.finditer(text.text):
        if len(match[0].strip(".-")) > 1:
            yield match.start(), match[0]


def _forms(word: str) -> list[str]:
    """Return what a word may stand as in a list: as it is, and without what ends it."""
    word = word.replace("’", "'")
    alone = word.rstrip(".-")
    forms = (word, alone, alone.partition("'")[0])
    return list(dict.fromkeys(form for form in forms if form))


def _bare(word: str) -> str:
    """Return a name without the s of the genitive, which the dictionary knows of its own words."""
    return _forms(word)[-1].removesuffix("s") if _forms(word) else ""


def _names(data: Data) -> set[str]:
    """Return every word of the names in data/: of people, places, organisations, terms."""
    names = [data.site.source.name, data.site.source.publisher] if data.site else []
    for record in data.records:
        for field_ in _NAMES.get(record.kind.name, ()):
            value = getattr(record.entry, field_)
            names.extend([value] if isinstance(value, str) else value)
    return {
        form for name in names for match in _TOKEN.finditer(name)
        for part in (match[0], *_PARTS.split(match[0])) if len(part) > 1
        for form in (part, part.rstrip("."))
    }


def _blamed_words(data: Data) -> set[str]:
    """Return the words that our notes on the source quote; some are its slips."""
    quoted = " ".join(
        match[0] for record in data.records if isinstance(record.entry, SourceNote)
        for match in _QUOTED.finditer(record.entry.problem)
    )
    return {match[0].strip(".").lower() for match in _TOKEN.finditer(quoted)}


def _either(words: list[str]) -> str:
    return " eller ".join(filter(None, [", ".join(words[:-1]), words[-1]]))


# Danish order: æ, ø and å come last.
_ALPHABET = str.maketrans({"æ": "{", "ø": "|", "å": "}", "é": "e"})


def _order(word: str) -> str:
    return word.lower().translate(_ALPHABET)
