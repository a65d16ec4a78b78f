"""Check what the search goes by: every synonym must lead somewhere, and every weight count."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from macros.files.errors import Fault, nearest
from macros.files.yaml_source import KEPT
from macros.reading.data_files import Data
from macros.reading.pages import Page, outside_code

_WORD = re.compile(r"[^\W_]+")


def search_faults(data: Data, pages: dict[str, Page]) -> Iterator[Fault]:
    """Yield what is wrong with the synonyms, and with the pages that are to count less."""
    if data.site is None or data.words is None:
        return
    known = _words_of_the_guide(data, pages)
    skipped = _words(data.words.search.skipped_words)
    for ours, others in data.synonyms.items():
        for word in sorted(_words(ours) - known):
            near = nearest(word, known)
            yield data.synonyms_fault(
                (ours,), "synonym-unknown",
                f"»{word}« står ikke i guiden, så ordene fører ingen steder hen",
                f"mente du »{near}«?" if near else "skriv et ord, som guiden bruger",
            )
        for part in ours.split(","):
            if not _words(part) - skipped:
                yield data.synonyms_fault(
                    (ours,), "synonym-ignored",
                    f"søgningen springer »{part.strip()}« over, så det fører ingen steder hen",
                    "skriv et ord, der siger mere",
                )
        told = {ours.lower()} | {part.strip().lower() for part in ours.split(",")}
        for index, other in enumerate(others):
            if other.lower() in told:
                yield data.synonyms_fault(
                    (ours, index), "synonym-twice", f"»{other}« står her to gange",
                    "slet det ene",
                )
            elif not _words(other) or other.lower() in skipped:
                yield data.synonyms_fault(
                    (ours, index), "synonym-ignored", f"søgningen springer »{other}« over",
                    "skriv et ord, der siger mere, eller slet det",
                )
            told.add(other.lower())
    for beginning in data.site.search_weights:
        if not any(page.startswith(beginning) for page in pages):
            yield data.site_fault(
                ("search_weights", beginning), "weight-without-page",
                "ingen sider begynder sådan", "skriv begyndelsen af en sti under docs/, fx emner/",
            )


def _words(text: str) -> set[str]:
    return set(_WORD.findall(text.lower()))


def _words_of_the_guide(data: Data, pages: dict[str, Page]) -> set[str]:
    texts = [text for record in data.records if record.owner is None for text in record.texts]
    return _words(" ".join(texts)).union(*(_words_of_page(page.text) for page in pages.values()))


@lru_cache(maxsize=KEPT)
def _words_of_page(text: str) -> frozenset[str]:
    # Lines that stand as examples in the editor's handbook are not what the guide says.
    return frozenset(_words(" ".join(line for _, line in outside_code(text))))
