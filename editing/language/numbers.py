"""Find numbers in a text that say otherwise than the data beside it.

What it finds:

- a fact of the source (`facts` in source_units.yml) that its page does not say, for example
  because the text says 800 beboere and the fact is 900;
- »3 modeller« in a figure's own texts, or in the section where it or a list of steps is shown,
  when it has another number of them;
- »33 spørgsmål« on a page that lists them all, when there are more or fewer;
- »tre gevinster:« before a list with another number of points;
- a number in the text of a case area's page that is near a statistic of its fact boxes, and of the
  same thing, but another.

What it cannot find: a number of something that the data does not count, one that is written far
from what it counts, a wrong sum, and a wrong year. It says nothing where two numbers may both be
right, so its silence is no proof.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, pairwise
from pathlib import Path

from editing.language.shown_pages import ShownPage
from editing.language.texts import Finding, Text
from macros.files.yaml_source import field_name
from macros.guide.guide import Guide
from macros.model.entries import CaseArea, Recommendation, SourceUnit
from macros.model.figures import (
    DiagramFigure,
    Figure,
    FigureBase,
    ListFigure,
    MatrixFigure,
    TableFigure,
)
from macros.model.kinds import KINDS
from macros.reading.data_files import Data
from macros.reading.pages import Page

_VALUES = {
    "to": 2, "tre": 3, "fire": 4, "fem": 5, "seks": 6, "syv": 7, "otte": 8, "ni": 9, "ti": 10,
    "elleve": 11, "tolv": 12, "tretten": 13, "fjorten": 14, "femten": 15, "seksten": 16,
    "sytten": 17, "atten": 18, "nitten": 19, "tyve": 20,
}
_NUMBER = (
    r"(?<![\w.,–-])(?P<number>\d{1,3}(?:\.\d{3})+|\d+|" + "|".join(_VALUES) + r")(?![\w.,]?\d)"
)
_COUNT = re.compile(
    _NUMBER + r"[\s\u00a0]+(?P<first>[^\W\d_]{3,}(?:-[^\W\d_]+)*)"
    r"(?:[\s\u00a0]+(?P<second>[^\W\d_]{3,}))?", re.IGNORECASE,
)
# »Det kan give tre gevinster:« – and no other number in the sentence.
_ANNOUNCED = re.compile(r"[^.!?:]*:\s*$")
_ITEM = re.compile(r"^(?:[-*+]|\d+\.) ")
_ENDINGS = ("ernes", "erne", "enes", "ene", "ens", "ets", "ers", "er", "en", "et", "es", "e", "s")
# The macros that list all of a kind.
_LISTINGS = {
    "all_questions": "reflection_question", "role_list": "role", "case_map": "case_area",
    "recommendation_overview": "recommendation", "phase_path": "recommendation",
}
# »De to første trin« are some of them.
_SOME = {"første", "sidste", "næste", "øvrige", "andre", "fleste", "eneste", "yderste", "øverste"}
_SMALLEST_STATISTIC = 20  # smaller ones are counted in parts all the time


@dataclass(frozen=True)
class _Count:
    """»3 sociale modeller« in a text: the offset, the number, and the words after it.

    `nouns` are those words without their endings: one of them may be what is counted.
    """

    offset: int
    number: int
    written: tuple[str, ...]
    nouns: tuple[str, ...]

    def said(self, noun: str) -> str:
        """Return the count as written, up to what it counts."""
        return " ".join(self.written[: self.nouns.index(noun) + 2])


def number_findings(
    guide: Guide, data: Data, shown: list[ShownPage], texts: list[Text]
) -> Iterator[Finding]:
    """Yield the numbers that differ; `texts` are all of the guide's."""
    by_path: dict[Path, list[Text]] = defaultdict(list)
    for text in texts:
        by_path[text.path].append(text)
    by_page = {page.shown: by_path[page.shown] for page in guide.pages.values()}
    found = [*_facts(guide, data, shown, texts), *_figures(data, texts)]
    for page in guide.pages.values():
        found += _sections(guide, page, by_page[page.shown])
        found += _listings(guide, page, by_page[page.shown])
        found += _announced(page, by_page[page.shown])
    found += _statistics(data, guide, by_page, texts)
    # The same number may be wrong for two reasons; one of them is enough to mend it.
    yield from {(f.fault.path, f.fault.line, f.fault.column): f for f in reversed(found)}.values()


def _counts(text: str) -> Iterator[_Count]:
    for match in _COUNT.finditer(text):
        if match["first"].lower() in _SOME:
            continue
        words = tuple(word for word in (match["first"], match["second"]) if word)
        yield _Count(
            match.start(), _value(match["number"]), (match["number"], *words),
            tuple(_stem(word) for word in words),
        )


def _value(number: str) -> int:
    return _VALUES.get(number.lower()) or int(number.replace(".", ""))


def _stem(word: str) -> str:
    word = word.lower()
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) > 2:
            word = word.removesuffix(ending)
            break
    # »modeller« is of »model«: a doubled letter goes with the ending.
    return word[:-1] if len(word) > 3 and word[-1] == word[-2] else word


# --- Facts of the source --------------------------------------------------------------------------


def _facts(
    guide: Guide, data: Data, shown: list[ShownPage], texts: list[Text]
) -> Iterator[Finding]:
    words = {page.page.path: _plain(page.words) for page in shown}
    register = {text.field: text for text in texts if text.path.name == "source_units.yml"}
    for record in data.records:
        unit = record.entry
        if not isinstance(unit, SourceUnit):
            continue
        place = guide.unit_location(unit.id)
        for index, fact in enumerate(unit.facts):
            if place is None or not re.search(r"\d", fact) or _plain(fact) in words[place.page]:
                continue
            other = _other_number(fact, guide.pages[place.page], texts)
            if other:
                text, match = other
                yield text.finding(
                    match.start(), "style-number-differs",
                    f"»{' '.join(match[0].split())}« står i teksten, men tallet i "
                    f"data/source_units.yml er »{fact}«", "ret det, der er forkert",
                )
            elif field := register.get(field_name((*record.loc, "facts", index))):
                yield field.finding(
                    0, "style-number-missing", f"»{fact}« står ikke på siden docs/{place.page}",
                    "skriv tallet på siden, eller ret det her",
                )


def _other_number(fact: str, page: Page, texts: list[Text]) -> tuple[Text, re.Match[str]] | None:
    """Return where a page says what the fact says, but with other numbers."""
    parts = [re.escape(part) for part in re.split(r"[\d.,]*\d", " ".join(fact.split()))]
    pattern = re.compile(r"[\d.,]*\d".join(parts).replace(r"\ ", r"\s+"), re.IGNORECASE)
    if not re.search(r"[^\W\d]{3}", fact):
        return None
    for text in texts:
        if text.path == page.shown and (match := pattern.search(text.text)):
            return text, match
    return None


def _plain(text: str) -> str:
    return " ".join(text.replace("\u00a0", " ").split()).lower()


# --- Figures and steps ----------------------------------------------------------------------------


def _figures(data: Data, texts: list[Text]) -> Iterator[Finding]:
    """Compare the texts of a figure with what it holds."""
    figures = {
        r.source.path: r.entry for r in data.records if isinstance(r.entry, FigureBase)
    }
    for text in texts:
        figure = figures.get(text.path)
        if figure is None or text.field not in ("title", "description"):
            continue
        right = _figure_counts(figure)
        wanted = _counted_nouns(figure)
        for count in _counts(text.text) if right else ():
            if count.nouns[0] in wanted and count.number not in right:
                yield _differs(text, count, count.nouns[0], "figuren", right)


def _sections(guide: Guide, page: Page, texts: list[Text]) -> Iterator[Finding]:
    """Compare a section's text with the figures and steps that it shows."""
    starts = [1, *(heading.line for heading in page.headings), 10**6]
    for first, end in pairwise(starts):
        counted: list[tuple[set[int], set[str]]] = []
        for call in page.calls:
            if first <= call.line < end and call.arguments:
                counted.extend(_counted_by(guide, call.name, call.arguments))
        right = set().union(*(numbers for numbers, _ in counted))
        nouns = set().union(*(names for _, names in counted))
        for text in texts if counted else ():
            if first <= text.line < end:
                for count in _counts(text.text):
                    noun = next((noun for noun in count.nouns if noun in nouns), None)
                    if noun and count.number not in right:
                        yield _differs(
                            text, count, noun, "figuren eller trinene i afsnittet", right
                        )


def _counted_by(
    guide: Guide, macro: str, arguments: tuple[str | None, ...]
) -> Iterator[tuple[set[int], set[str]]]:
    """Yield the numbers of things that a macro shows, and what they are called."""
    if macro == "figure":
        figure = guide.get(Figure, arguments[0] or "")
        if numbers := _figure_counts(figure):
            yield numbers, _counted_nouns(figure)
    elif macro == "steps":
        steps = guide.get(Recommendation, arguments[0] or "").steps
        shown = [step for step in steps if len(arguments) == 1 or step.id in arguments[1:]]
        last_words = [{_stem(word) for word in step.title.split()[-1:]} for step in shown]
        yield {len(shown)}, {"trin"} | (set.intersection(*last_words) if last_words else set())


def _counted_nouns(figure: FigureBase) -> set[str]:
    """Return what a figure says in its title that it has a number of."""
    return {count.nouns[0] for count in _counts(figure.title)}


def _figure_counts(figure: FigureBase) -> set[int]:
    """Return every number of things that a figure holds; none for a photograph."""
    if isinstance(figure, ListFigure):
        sizes = [len(group.points) for group in figure.groups]
        return {sum(sizes), len(sizes), *sizes}
    if isinstance(figure, TableFigure):
        rows = [row for row in figure.rows if not row.total]
        return {len(rows), len(figure.rows), len(figure.columns), len({r.group for r in rows})}
    if isinstance(figure, MatrixFigure):
        return {2, 4, *(len(cell.points) for cell in figure.cells)}
    if isinstance(figure, DiagramFigure):
        nodes = figure.nodes
        outside = sum(node.outside for node in nodes)
        groups = [node.group for node in nodes]
        within = [node.within for node in nodes]
        numbers = {len(nodes), len(nodes) - 1, outside, len(nodes) - outside, len(set(groups))}
        return numbers | {groups.count(name) for name in groups} | {
            within.count(key) for key in within}
    return set()


def _differs(text: Text, count: _Count, noun: str, what: str, right: set[int]) -> Finding:
    numbers = [str(number) for number in sorted(right) if number > 1] or ["1"]
    either = " eller ".join(filter(None, [", ".join(numbers[:-1]), numbers[-1]]))
    return text.finding(
        count.offset, "style-number-differs",
        f"»{count.said(noun)}« passer ikke med {what}, der har {either}",
        "ret tallet, eller ret det, der tælles",
    )


# --- Lists ----------------------------------------------------------------------------------------


def _listings(guide: Guide, page: Page, texts: list[Text]) -> Iterator[Finding]:
    """Compare a page that lists all of a kind with how many there are."""
    for call in page.calls:
        kind = _LISTINGS.get(call.name)
        if kind is None:
            continue
        number, noun = len(guide.entries(kind)), _stem(KINDS[kind].noun)
        for text in texts:
            for count in _counts(text.text):
                if count.nouns[0] == noun and _is_near(count.number, number):
                    yield text.finding(
                        count.offset, "style-number-differs",
                        f"»{count.said(noun)}« passer ikke med, at siden viser {number}",
                        "ret tallet",
                    )


def _announced(page: Page, texts: list[Text]) -> Iterator[Finding]:
    """Compare »tre gevinster:« with the list right below."""
    lines = page.text.split("\n")
    for text in texts:
        last = _ANNOUNCED.search(text.text)
        if last is None:
            continue
        counts = list(_counts(last[0]))
        below = text.last_line
        while below < len(lines) and not lines[below].strip():
            below += 1
        items = 0
        while below < len(lines) and (_ITEM.match(lines[below]) or lines[below][:1] in (" ", "")):
            items += bool(_ITEM.match(lines[below]))
            below += 1
        if len(counts) == 1 and items > 1 and counts[0].number != items:
            yield text.finding(
                last.start() + counts[0].offset, "style-number-differs",
                f"»{' '.join(counts[0].written[:2])}« passer ikke med listen nedenunder, som "
                f"har {items} punkter", "ret tallet eller listen",
            )


# --- Statistics -----------------------------------------------------------------------------------


def _statistics(
    data: Data, guide: Guide, by_page: dict[Path, list[Text]], texts: list[Text]
) -> Iterator[Finding]:
    """Compare the text of a case area's page and its data with its fact boxes."""
    for record in data.records:
        area = record.entry
        if not isinstance(area, CaseArea):
            continue
        known = _known_statistics(area)
        prose = by_page[guide.pages[area.page].shown]
        own = [text for text in texts if text.path == record.source.path]
        for text in chain(prose, own):
            for count in _counts(text.text):
                values = known.get(count.nouns[0], set())
                near = [value for value in values if _is_near(count.number, value)]
                if near and count.number not in values:
                    yield text.finding(
                        count.offset, "style-number-differs",
                        f"»{count.said(count.nouns[0])}« er tæt på, men ikke lig faktaboksens "
                        f"tal, {near[0]}", "ret det, der er forkert",
                    )


def _known_statistics(area: CaseArea) -> dict[str, set[int]]:
    """Return the large numbers of a case area's fact boxes by the stem of what they count."""
    known: dict[str, set[int]] = {}
    for box in area.fact_boxes:
        for statistic in box.statistics:
            written = f"{statistic.value} {statistic.after or ''}"
            for count in _counts(written):
                if count.number >= _SMALLEST_STATISTIC:
                    known.setdefault(count.nouns[0], set()).add(count.number)
    return known


def _is_near(number: int, right: int) -> bool:
    """Tell whether a number is another, but of the same size: then one of them may be wrong."""
    return number != right and right / 2 < number < right * 2
