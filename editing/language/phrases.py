"""Find texts that repeat a source's own words, where a list of its phrases is given.

The list is a file with one phrase or passage a line; lines that begin with # are comments. It is
no part of the project, for the words are not ours: give it by --phrases, or keep it on your own
machine as `editing/quoted_phrases.txt`, which git ignores.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from editing.language.readability import WORD
from editing.language.texts import Finding, Text
from macros.files.errors import Fault, GuideFaults
from macros.files.yaml_source import read_text

PHRASES = Path("editing") / "quoted_phrases.txt"  # below the project's root
WORDS_IN_A_ROW = 8  # so many of a source's words in its order are its sentence and not ours
_FEWEST_WORDS = 3  # a phrase of fewer is anybody's

Words = tuple[str, ...]


def read_phrases(path: Path, shown: Path) -> frozenset[Words]:
    """Return what must not be repeated: each run of words in the list, in small letters.

    A line of more than `WORDS_IN_A_ROW` words gives every run of that length in it.

    Raises:
        GuideFaults: the file cannot be read, or a phrase is so short that it is no one's.
    """
    faults, runs = [], set()
    for number, line in enumerate(read_text(path, shown).split("\n"), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        words = tuple(word.lower() for word in WORD.findall(line))
        if len(words) < _FEWEST_WORDS:
            faults.append(Fault(
                shown, number, 1, "", "phrase-too-short",
                f"»{line.strip()}« er for kort til at være et citat",
                f"skriv mindst {_FEWEST_WORDS} ord, eller slet linjen",
            ))
        length = min(len(words), WORDS_IN_A_ROW)
        runs |= {words[start : start + length] for start in range(len(words) - length + 1)}
    if faults:
        raise GuideFaults(faults)
    return frozenset(runs)


def phrase_findings(texts: Iterable[Text], phrases: frozenset[Words]) -> Iterator[Finding]:
    """Yield every passage of the texts that repeats the phrases, each passage once."""
    lengths = sorted({len(run) for run in phrases}, reverse=True)
    for text in texts if phrases else ():
        found = list(WORD.finditer(text.text))
        words = [match[0].lower() for match in found]
        end = 0  # the word after the passage told of last
        for start in range(len(words)):
            length = next(
                (n for n in lengths if tuple(words[start : start + n]) in phrases), 0
            )
            if not length:
                continue
            told = start < end
            end = max(end, start + length)
            if not told:
                last = _end_of_passage(words, start, lengths, phrases)
                passage = " ".join(text.text[found[start].start() : found[last - 1].end()].split())
                yield text.finding(
                    found[start].start(), "style-quoted", f"»{passage}« står sådan i kilden",
                    "sig det med jeres egne ord", found[last - 1].end(),
                )


def _end_of_passage(
    words: list[str], start: int, lengths: list[int], phrases: frozenset[Words]
) -> int:
    """Return the index after the last word of the runs that overlap from `start` on."""
    end = position = start
    while position <= end and position < len(words):
        for length in lengths:
            if tuple(words[position : position + length]) in phrases:
                end = max(end, position + length)
        position += 1
    return end
