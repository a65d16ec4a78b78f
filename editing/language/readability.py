"""How heavy a text is to read: words, sentences, LIX."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from editing.language.shown_pages import ShownPage
from editing.language.texts import Finding, Text
from macros.files.errors import Fault

HEAVIEST_LIX = 45  # what the house allows on a page
LONGEST_SENTENCE = 30  # words

# »by-strategisk«, »bl.a.«, »1.000« and »49,4« are one word each.
WORD = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+|,\d+)*")
# What a sentence ends with, and what may close behind it.
_END = re.compile(r"[.!?:…][»«\"')\]]*(?=\s|$)")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(»])(?:bl\.a|f\.eks|ca|mio|mia|nr|afd|tlf|kl|dvs|pct|jf|evt|inkl|ekskl|hhv|vedr|stk"
    r"|st|p\.t|s|kap|fig|min|maks|mdr|red|m\.fl|m\.m|m\.v|mv|osv|o\.l|o\.a|kr)\.$",
    re.IGNORECASE,
)
# These often end a sentence; what follows tells.
_MAY_END = re.compile(r"(?:m\.fl|m\.m|m\.v|mv|osv|o\.l|o\.a|kr)\.$", re.IGNORECASE)
_LONG_WORD = 6  # letters; a long word has more
_FEWEST_WORDS = 50  # below that a text is too short for the index to say anything


@dataclass(frozen=True)
class Sentence:
    """A sentence: the offsets of its first word and of its end, and how many words it has."""

    offset: int
    end: int
    words: int


def sentences(text: str) -> Iterator[Sentence]:
    """Yield the sentences of a text; a colon ends one too, as in LIX.

    A blank line ends one. A full stop does not, when it follows an abbreviation (»bl.a.«) or a
    number, or what comes after goes on with a small letter.
    """
    start = 0
    ends = [match.end() for match in _END.finditer(text) if _ends(text, match)]
    ends += [match.start() for match in re.finditer(r"\n\s*\n", text)]
    for end in sorted({*ends, len(text)}):
        found = list(WORD.finditer(text, start, end))
        if found:
            yield Sentence(found[0].start(), found[-1].end(), len(found))
        start = end


def _ends(text: str, match: re.Match[str]) -> bool:
    mark = text[match.start()]
    following = text[match.end() :].lstrip()
    if mark == ":" or not following:
        return True
    if following[0].islower():
        return False
    before = text[max(0, match.start() - 12) : match.start() + 1]
    if mark == "." and _ABBREVIATION.search(before):
        return bool(_MAY_END.search(before)) and following[0].isupper()
    return True


def lix(paragraphs: Iterable[str]) -> float:
    """Return LIX: words for each sentence, and the percentage of words of more than six letters.

    LIX = words / sentences + 100 · long words / words (C.H. Björnsson, »Läsbarhet«, 1968).
    25 is easy, 35 is middling, 45 is heavy, 55 is very heavy. Only paragraphs that end as
    sentences do are counted; below 50 words the answer is 0, for a text so short tells nothing.
    """
    running = [text for text in paragraphs if text.rstrip().endswith((".", "?", "!"))]
    words = [word for text in running for word in WORD.findall(text)]
    if len(words) < _FEWEST_WORDS:
        return 0
    ends = sum(1 for text in running for _ in sentences(text))
    return len(words) / ends + 100 * sum(len(word) > _LONG_WORD for word in words) / len(words)


def sentence_findings(texts: Iterable[Text]) -> Iterator[Finding]:
    """Yield every sentence that is longer than the house allows."""
    for text in texts:
        for sentence in sentences(text.text):
            if sentence.words > LONGEST_SENTENCE:
                yield text.finding(
                    sentence.offset, "style-long-sentence",
                    f"sætningen er lang: {sentence.words} ord",
                    f"del den, så der højst er {LONGEST_SENTENCE}", sentence.end,
                )


def lix_findings(pages: Iterable[ShownPage]) -> Iterator[Finding]:
    """Yield every page that is heavier to read than the house allows."""
    for page in pages:
        found = lix(page.paragraphs)
        if found > HEAVIEST_LIX:
            where = page.page.shown
            yield Finding(Fault(
                where, 1, 1, "", "style-heavy-page", f"siden er tung at læse: lixtal {found:.0f}",
                f"del lange sætninger, og vælg korte ord, så det højst bliver {HEAVIEST_LIX}",
            ), page.page.text.count("\n") + 1)
