"""Write what the search looks in.

`index.js` says which words stand on which pages, and how much they mean there: enough to find the
pages. What stands where on a page is in a file of its own for each page, which the reader's browser
asks for when the page is shown among the results; so a first search stays small in a large guide.
They are classic scripts because a page opened from a disk may load scripts but not fetch data.
"""

import hashlib
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from publish.base.project import ROOT, script_of
from publish.search.danish import fold, stem
from publish.search.pages import IndexedPage, Place

FOLDER = Path("assets/search")
INDEX = FOLDER / "index.js"

_WORD = re.compile(r"[^\W_]+")
# How much a word means to a page. What is said again and again means less each time (BM25), and
# what stands in a title or a heading says what the page is about.
_SATURATION = 1.2
_LENGTH = 0.4  # how much a long page needs more of the same
_TIMES = {"title": 3, "heading": 2, "entry": 1.5, "lead": 2}  # beside once in the text
_MORE = {"title": 0.8, "heading": 0.35}
_MOST_PAGES = 150  # of one word
# As scripts/search/index.js reads it.
_FORMAT: dict[str, Any] = json.loads(
    (ROOT / "scripts/search/index-format.json").read_text("utf-8")
)
_STEPS: int = _FORMAT["steps"]
_LETTERS: str = _FORMAT["letters"]
_MORE_FOLLOW = 1 << _FORMAT["distanceBits"]  # in a letter of a distance


def write_index(site: Path, pages: list[IndexedPage], settings: dict[str, Any]) -> None:
    """Write `assets/search/` into a built site: same pages, same bytes.

    `settings` is what macros/handed_on/search_words.py says.
    """
    texts = [[_text(place, settings["kinds"]) for place in page.places] for page in pages]
    edition = hashlib.sha256(json.dumps(texts).encode()).hexdigest()[:10]
    folder = site / FOLDER / edition
    folder.mkdir(parents=True, exist_ok=True)
    index = {**index_of(pages, settings), "edition": edition}
    _write(site / INDEX, script_of("guideSearchIndex", index))
    for number, text in enumerate(texts):
        _write(folder / f"{number}.js", script_of(f"guideSearchPlaces[{number}]", text))


def _text(place: Place, kinds: dict[str, str]) -> list[str]:
    """Return a place as the browser reads it: id, title, text, and what kind of thing it is."""
    kind = kinds[place.id.split("-")[0]] if place.is_entry else ""
    return [place.id, place.title, place.text, kind]


def index_of(pages: list[IndexedPage], settings: dict[str, Any]) -> dict[str, Any]:
    """Return what finds the pages.

    Of the forms of a word, `words` has the one used most, in alphabetical order with a space
    between. `hits` has for each of them the pages and how much it means there, in letters: the
    distance from the page before (some bits a letter, the next one when more follow), then the
    meaning in steps. `synonyms` has one line for each group: the guide's words by their number in
    `words`, then what readers may write. `settings` is as `write_index` has it.
    """
    skipped = set(_words(settings["skipped"]))
    counts = [_counts(page) for page in pages]
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    for word, times in sum((sum(count.values(), Counter()) for count in counts), Counter()).items():
        forms[stem(fold(word))][word] += times
    meanings: dict[str, list[tuple[int, float]]] = defaultdict(list)
    stemmed = [_by_stem(count, skipped) for count in counts]
    lengths = [sum(count["text"].values()) for count in stemmed]
    average = max(1, sum(lengths) / max(1, len(lengths)))
    for number, count in enumerate(stemmed):
        saturation = _SATURATION * (1 - _LENGTH + _LENGTH * lengths[number] / average)
        for key in set().union(*count.values()):
            weighed = (_TIMES[part] * count[part][key] for part in _TIMES)
            uses = count["text"][key] + sum(weighed)
            meaning = uses / (uses + saturation) + sum(
                more for part, more in _MORE.items() if key in count[part]
            )
            meanings[key].append((number, meaning))
    hits = {key: _foremost(pages_) for key, pages_ in meanings.items()}
    names = {key: min(forms[key], key=lambda word: (-forms[key][word], word)) for key in hits}
    keys = sorted(hits, key=names.__getitem__)
    numbers = {key: number for number, key in enumerate(keys)}
    return {
        "pages": [
            {"url": page.url, "title": page.title, "chapter": page.chapter,
             "weight": _weight(page.url, settings["weights"])}
            for page in pages
        ],
        "words": " ".join(names[key] for key in keys),
        "hits": " ".join(_letters(hits[key]) for key in keys),
        "synonyms": "\n".join(_synonyms(settings["synonyms"], numbers, skipped)),
        **{name: settings[name] for name in ("skipped", "texts", "topics")},
    }


def _foremost(hits: list[tuple[int, float]]) -> list[tuple[int, float]]:
    """Return the pages where a word means most: what is said everywhere leads nowhere."""
    foremost = sorted(hits, key=lambda hit: (-hit[1], hit[0]))[:_MOST_PAGES]
    return sorted(foremost)


def _by_stem(count: dict[str, Counter[str]], skipped: set[str]) -> dict[str, Counter[str]]:
    """Return the counts of a page by stem, without words that say little, unless in its title."""
    found: dict[str, Counter[str]] = {part: Counter() for part in count}
    for part, words in count.items():
        for word, times in words.items():
            if word not in skipped or word in count["title"]:
                found[part][stem(fold(word))] += times
    return found


def _synonyms(
    groups: list[tuple[list[str], list[str]]], numbers: dict[str, int], skipped: set[str]
) -> Iterator[str]:
    for ours, others in groups:
        phrases = [
            [
                numbers[key] for word in _words(phrase)
                if word not in skipped and (key := stem(fold(word))) in numbers
            ]
            for phrase in ours
        ]
        if any(phrases):
            meant = "|".join(" ".join(map(str, phrase)) for phrase in phrases if phrase)
            yield f"{meant}:{'|'.join(others)}"


def _counts(page: IndexedPage) -> dict[str, Counter[str]]:
    """Return how often each word stands in the parts of a page that count differently."""
    sections = [place for place in page.places if not place.is_entry]
    entries = [place for place in page.places if place.is_entry]
    parts = {
        "title": [page.title],
        "lead": [page.lead],
        "heading": [place.title for place in sections],
        "entry": [place.title for place in entries],
        "text": [place.text for place in page.places],
    }
    return {name: Counter(_words(" ".join(texts))) for name, texts in parts.items()}


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())


def _weight(url: str, weights: dict[str, float]) -> float:
    """Return the weight of the longest beginning of the address that has one; else 1."""
    beginnings = [start for start in weights if url.startswith(start)]
    return weights[max(beginnings, key=len)] if beginnings else 1


def _letters(hits: list[tuple[int, float]]) -> str:
    letters = ""
    last = -1
    for page, meaning in hits:
        distance = page - last - 1
        last = page
        while distance >= _MORE_FOLLOW:
            letters += _LETTERS[_MORE_FOLLOW + distance % _MORE_FOLLOW]
            distance //= _MORE_FOLLOW
        letters += _LETTERS[distance]
        letters += _LETTERS[min(len(_LETTERS) - 1, max(1, round(meaning * _STEPS)))]
    return letters


def _write(path: Path, text: str) -> None:
    path.write_text(text, "utf-8", newline="\n")
