"""Ask for a new entry and lay it out: where it stands in data/, its page, its line in the menu."""

from __future__ import annotations

import datetime
import posixpath
import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import TypeVar

from pydantic import ValidationError

from editing.commands.asking import Answers, FieldQuestions, page_problem, value_of
from editing.commands.entry_forms import (
    PARTS,
    Question,
    is_number,
    model_of,
    page_questions,
    questions_for,
)
from editing.commands.new_ids import id_problem, proposed_id, taken_ids
from editing.written import menu
from editing.written.new_page import add_call, page_text, sections_for_boxes
from editing.written.planned_changes import Changes, Refused
from editing.written.yaml_edits import append_field, insert_item, set_value
from editing.written.yaml_lines import Value, entry_lines, field_lines, item_lines
from macros.model.entries import CaseArea, Chapter, GlossaryTerm, Phase, Recommendation, Reference
from macros.model.explanations import adapter, explain
from macros.model.fields import Identified, PagePath, Reviewed
from macros.model.kinds import KINDS, Kind, kind_of
from macros.reading.data_files import Data, Record
from macros.reading.known_ids import KnownIds
from macros.reading.pages import Page

_WORDS_IN_AN_ITEMS_ID = 5
# A list by the alphabet stays one when a few of its words have been put in by hand.
_OUT_OF_ORDER = 0.1
# What is no text in a file; a page's front matter and a reference have the same fields.
_AS_WRITTEN: dict[str, Callable[[str], Value]] = {
    "reviewed": datetime.date.fromisoformat, "review_after": int,
}

ChapterT = TypeVar("ChapterT", bound=Chapter)


class NewEntry:
    """A new entry of a kind, asked for and laid out into `changes`."""

    def __init__(
        self, kind: Kind, changes: Changes, data: Data, pages: dict[str, Page], answers: Answers
    ) -> None:
        self._kind, self._changes, self._data = kind, changes, data
        self._pages, self._answers = pages, answers
        entries: dict[str, list[Identified]] = defaultdict(list)
        for record in data.records:
            entries[record.kind.name].append(record.entry)
        self._entries = entries
        self._fields = FieldQuestions(answers, KnownIds(data), entries)
        self._taken: dict[str, dict[str, str]] = {}
        self.advice: list[str] = []  # what the editor may want to do next
        self.id = ""

    def lay_out(self) -> None:
        """Ask for everything, and write it into the changes. Raises Refused."""
        if self._kind.name == "checklist_item":
            self._item_of_a_checklist()
        elif self._kind.name == "knowledge_box":
            self._knowledge_box()
        elif self._kind.name in PARTS:
            self._entry_with_a_page()
        else:
            self._entry_in_a_list()

    # --- entries in a list -------------------------------------------------------------------

    def _entry_in_a_list(self) -> None:
        values = self._values(self._kind.name)
        records = [r for r in self._data.records if r.kind == self._kind]
        index = _place_in_list(self._kind.name, values, [record.entry for record in records])
        insert_item(self._changes, f"data/{self._kind.path}", (), index, item_lines(values))
        if self._kind.name == "reflection_question" and "case_area" in values:
            self.advice.append(
                f'Vil du også vise spørgsmålet på områdets side, så skriv {{{{ question("{self.id}'
                '") }} dér på en linje for sig.'
            )

    def _values(self, kind: str, before: str = "", units: str = "") -> dict[str, Value]:
        """Ask for the fields of an entry; those left empty are left out.

        `before` begins the names of the answers for an entry inside another; `units` is proposed
        as the units of the source.
        """
        first, *others = questions_for(kind)
        named = self._fields.ask(kind, first, name=before + first.field)
        self.id = self._ask_id(kind, str(named), before)
        values: dict[str, Value] = {"id": self.id, first.field: named}
        for question in others:
            if question.field == "number":
                values["number"] = self._ask_number(str(values.get("phase", "")))
            elif question.field in Reviewed.model_fields:
                values[question.field] = self._ask_review(question)
            else:
                values[question.field] = self._fields.ask(
                    kind, question, name=before + question.field,
                    default=units if question.field == "units" else "",
                )
                self._make_number(kind, question.field, values)
        return {name: value for name, value in values.items() if value not in ("", [])}

    def _make_number(self, kind: str, field: str, values: dict[str, Value]) -> None:
        if values[field] and is_number(model_of(kind), field):
            number = float(str(values[field]))
            values[field] = int(number) if number.is_integer() else number

    def _ask_id(self, kind: str, text: str, before: str = "") -> str:
        taken = self._taken.setdefault(kind, taken_ids(self._data, kind))
        words = _WORDS_IN_AN_ITEMS_ID if "text" in model_of(kind).model_fields else 20
        id_ = self._answers.ask(
            f"{before}id",
            "Id, som aldrig må ændres siden: små bogstaver a-z, tal og bindestreger",
            lambda answer: id_problem(answer, taken), default=proposed_id(text, taken, words),
        )
        taken[id_] = "er lige brugt"
        return id_

    # --- entries inside others ----------------------------------------------------------------

    def _item_of_a_checklist(self) -> None:
        owner, recommendation = self._ask_owner("recommendation", Recommendation)
        groups = recommendation.checklist
        number = len(groups)
        if number > 1:
            numbers = [str(n) for n in range(1, number + 1)]
            number = int(self._answers.ask(
                "group", "Gruppe i tjeklisten, et tal",
                lambda answer: "" if answer in numbers else f"vælg et tal fra 1 til {number}",
                listed=[f"{n}  {group.title or ''}" for n, group in enumerate(groups, start=1)],
                default=numbers[-1],
            ))
        values = self._values("checklist_item")
        group = ("checklist", number - 1, "items")
        insert_item(
            self._changes, owner.source.path.as_posix(), group,
            len(groups[number - 1].items), item_lines(values),
        )

    def _knowledge_box(self) -> None:
        owner, chapter = self._ask_owner("owner", Recommendation, CaseArea)
        page = self._pages[chapter.page]
        sections = sections_for_boxes(owner.kind.name, page)
        if not sections:
            raise Refused(
                f"{page.shown.as_posix()} har intet afsnit at vise boksen i. Skriv først et afsnit "
                "med ## og et anker over tjeklisten."
            )
        values = self._values("knowledge_box")
        anchors = [heading.anchor for heading in sections]
        anchor = self._answers.ask(
            "section", "Afsnittet på siden, som boksen skal stå sidst i",
            lambda answer: "" if answer in anchors else f"vælg et af {', '.join(anchors)}",
            listed=[f"{heading.anchor}  ({heading.text})" for heading in sections],
            default=anchors[-1],
        )
        path, boxes = owner.source.path.as_posix(), chapter.knowledge_boxes
        if boxes:
            insert_item(
                self._changes, path, ("knowledge_boxes",), len(boxes), item_lines(values)
            )
        else:
            append_field(self._changes, path, field_lines("knowledge_boxes", [values], 0))
        heading = next(heading for heading in sections if heading.anchor == anchor)
        add_call(self._changes, page, heading, f'{{{{ knowledge_box("{self.id}") }}}}')

    def _ask_owner(self, name: str, *models: type[ChapterT]) -> tuple[Record, ChapterT]:
        owners = {
            record.entry.id: (record, record.entry)
            for record in self._data.records if isinstance(record.entry, models)
        }
        kinds = [kind_of(model) for model in models]
        nouns = " eller ".join(kind.noun for kind in kinds)
        id_ = self._answers.ask(
            name, f"Hvor? Id på {nouns}",
            lambda answer: "" if answer in owners else f"kendes ikke; vælg et af "
            f"{', '.join(sorted(owners))}",
            choices=lambda: "\n".join(self._fields.choices(kind.name) for kind in kinds),
        )
        return owners[id_]

    # --- entries with a page ------------------------------------------------------------------

    def _entry_with_a_page(self) -> None:
        kind = self._kind.name
        values = self._values(kind)
        id_ = self.id
        neighbour = min(
            self._others(), key=lambda entry: abs(entry.number - int(str(values["number"])))
        )
        page = self._ask_page(
            f"{posixpath.dirname(posixpath.dirname(neighbour.page))}/{id_}/index.md"
        )
        values = _with_page_behind_title(values, page)
        field, inner = PARTS[kind]
        parts = list(self._ask_parts(field, inner, _listed(values.get("units"))))
        values[field] = [{"items": parts}] if field == "checklist" else parts
        front_matter = {
            name: value for question in page_questions()
            if (value := self._ask_for_page(question, name := question.field.split(".")[1]))
        }
        folder = f"data/{self._kind.path}"
        schema = self._changes.text(f"{folder}{neighbour.id}.yml").split("\n")[0]
        header = [schema] if schema.startswith("# yaml-language-server:") else []
        self._changes.write(f"{folder}{id_}.yml", "\n".join([*header, *entry_lines(values), ""]))
        text = page_text(kind, id_, front_matter, self._pages[neighbour.page])
        self._changes.write(f"docs/{page}", text)
        self._add_to_menu(page, int(str(values["number"])), str(values.get("phase", "")))
        self.id = id_
        self.advice += [
            f"Skriv sidens tekst i docs/{page}.",
            "Fortæl læserne om det i den næste udgave: data/editions.yml.",
        ]

    def _others(self) -> list[Chapter]:
        alike = (entry for entry in self._entries[self._kind.name] if isinstance(entry, Chapter))
        return sorted(alike, key=lambda entry: entry.number)

    def _ask_for_page(self, question: Question, name: str) -> Value:
        if name in Reviewed.model_fields:
            return self._ask_review(question)
        return value_of(question, self._answers.ask(
            question.field, question.text, lambda answer: page_problem(name, answer)
        ))

    def _ask_review(self, question: Question) -> Value:
        """Return who looks after what is new, the day, or the months to the next time.

        What is new has just been looked at, so only who does it is asked, where there are several.
        """
        name = question.field.rpartition(".")[2]
        owners = [owner.id for owner in self._entries["owner"]]
        is_asked = self._answers.has(question.field) or (name == "owner" and len(owners) > 1)
        today = datetime.date.today().isoformat()
        proposals = {"owner": owners[0], "reviewed": today, "review_after": "12"}
        answer = proposals[name] if not is_asked else self._answers.ask(
            question.field, question.text, lambda answer: page_problem(name, answer),
            default=proposals[name], choices=(lambda: self._fields.choices("owner")),
        )
        return _AS_WRITTEN.get(name, str)(answer)

    def _ask_page(self, proposed: str) -> str:
        page = self._answers.given.pop("page", [proposed])[0]
        self._answers.asked.add("page")
        try:
            adapter(PagePath).validate_python(page)
        except ValidationError as error:
            _, problem, hint = explain(error.errors()[0], PagePath)
            raise Refused(f"page: {problem} – {hint}") from error
        if self._changes.exists(f"docs/{page}"):
            raise Refused(f"docs/{page} findes allerede. Vælg et andet id, eller giv page=….")
        return page

    def _ask_parts(self, field: str, kind: str, units: str) -> Iterator[dict[str, Value]]:
        """Ask for the checklist's items or the main points, one after the other: at least one."""
        name = f"{field}.{questions_for(kind)[0].field}"
        noun = KINDS[kind].noun
        number = 0
        while True:
            number += 1
            if number > 1 and not self._answers.has(name):
                if not self._answers.interactive:
                    return
                more = self._answers.ask(
                    f"{field}.more", f"Et {noun} mere? Skriv ja eller nej", _yes_or_no,
                    default="nej",
                )
                self._answers.kept.pop()
                if more == "nej":
                    return
            if self._answers.interactive:
                print(f"\n{noun.capitalize()} nr. {number}:")
            yield self._values(kind, f"{field}.", units)

    # --- numbers and the menu -------------------------------------------------------------------

    def _ask_number(self, phase: str) -> int:
        """Ask for the number; those from there on move up by one where it is taken."""
        others = self._others()
        lowest, highest = 1, max(entry.number for entry in others) + 1
        if phase:
            order = {e.id: e.order for e in self._entries["phase"] if isinstance(e, Phase)}
            in_phases = [
                (order[e.phase], e.number) for e in others if isinstance(e, Recommendation)
            ]
            earlier = [number for at, number in in_phases if at < order[phase]]
            until = [number for at, number in in_phases if at <= order[phase]]
            lowest, highest = max(earlier, default=0) + 1, max(until, default=0) + 1

        def problem(answer: str) -> str:
            if not answer.isdecimal() or not lowest <= int(answer) <= highest:
                return f"numrene følger faserne og menuen: vælg et tal fra {lowest} til {highest}"
            return ""

        number = int(self._answers.ask(
            "number", "Nummer i rækken", problem, default=str(highest)
        ))
        moved = _run_from(number, {entry.number: entry for entry in others})
        if moved:
            self._move_up(moved)
        return number

    def _move_up(self, moved: list[Chapter]) -> None:
        first, last = moved[0].number, moved[-1].number
        answer = self._answers.ask(
            "renumber", f"Nummer {first} er taget. Skal nummer {first} til {last} hedde "
            f"{first + 1} til {last + 1}? Skriv ja eller nej", _yes_or_no,
            default="ja" if self._answers.interactive else "",
        )
        if answer == "nej":
            raise Refused("Vælg et andet nummer. Intet er skrevet.")
        for record in self._data.records:
            entry = record.entry
            if isinstance(entry, Chapter) and record.kind == self._kind and entry in moved:
                number = entry.number
                set_value(
                    self._changes, record.source.path.as_posix(), ("number",),
                    str(number), str(number + 1),
                )
        places = list(self._texts_with_numbers(first))
        if places:
            self.advice.append(
                "Disse linjer nævner et nummer, der kan være ændret; se dem efter:\n  "
                + "\n  ".join(places)
            )

    def _texts_with_numbers(self, first: int) -> Iterator[str]:
        mention = re.compile(rf"\b{self._kind.noun}(?:er|erne|en|et)?\s+(\d+)", re.IGNORECASE)
        root = self._changes.root
        for path in sorted([*(root / "docs").rglob("*.md"), *(root / "data").rglob("*.yml")]):
            for number, line in enumerate(path.read_text("utf-8").split("\n"), start=1):
                if any(int(found) >= first for found in mention.findall(line)):
                    yield f"{path.relative_to(root).as_posix()}:{number}"

    def _add_to_menu(self, page: str, number: int, phase: str) -> None:
        here = [e for e in self._others() if getattr(e, "phase", "") == phase]
        # Those from this number on have moved up.
        before = [entry for entry in here if entry.number < number]
        if before:
            menu.add_beside(self._changes, page, before[-1].page)
        elif here:
            menu.add_beside(self._changes, page, here[0].page, before=True)
        else:
            phases = (e for e in self._entries["phase"] if isinstance(e, Phase))
            title = next(entry.title for entry in phases if entry.id == phase)
            earlier = [entry for entry in self._others() if entry.number < number]
            neighbour = earlier[-1] if earlier else self._others()[0]
            menu.add_chapter(self._changes, page, title, neighbour.page, before=not earlier)


def _run_from(number: int, taken: dict[int, Chapter]) -> list[Chapter]:
    """Return the entries that stand in the way of a new one, from `number` to the first gap."""
    run = []
    while number in taken:
        run.append(taken[number])
        number += 1
    return run


def _listed(value: Value | None) -> str:
    """Return a list of texts as an editor answers with it."""
    return ", ".join(str(item) for item in value) if isinstance(value, list) else ""


def _yes_or_no(answer: str) -> str:
    return "" if answer in ("ja", "nej") else "skriv ja eller nej"


def _with_page_behind_title(values: dict[str, Value], page: str) -> dict[str, Value]:
    """Return the values in the house's order: id and number first, page after title."""
    ordered: dict[str, Value] = {"id": values["id"], "number": values["number"]}
    for name, value in values.items():
        ordered.setdefault(name, value)
        if name == "title":
            ordered["page"] = page
    return ordered


def _place_in_list(kind: str, values: dict[str, Value], others: list[Identified]) -> int:
    """Return which number a new entry gets: by the alphabet, with its like, or last."""
    if kind == "glossary_term":
        words = [_alphabetical(entry.term) for entry in others if isinstance(entry, GlossaryTerm)]
        if sum(a > b for a, b in pairwise(words)) <= len(words) * _OUT_OF_ORDER:
            return _place_by_alphabet(words, _alphabetical(str(values["term"])))
    if kind == "reference":
        alike = [
            number for number, entry in enumerate(others)
            if isinstance(entry, Reference) and entry.kind == values["kind"]
        ]
        return alike[-1] + 1 if alike else len(others)
    return len(others)


def _place_by_alphabet(words: list[tuple[int, ...]], new: tuple[int, ...]) -> int:
    """Return where a word goes so that as few as possible stand on its wrong side."""
    return min(
        range(len(words) + 1),
        key=lambda at: sum(w > new for w in words[:at]) + sum(w <= new for w in words[at:]),
    )


def _alphabetical(word: str) -> tuple[int, ...]:
    """Return what a Danish list of words is sorted by: letters alone, æ, ø and å last."""
    letters = (c for c in unicodedata.normalize("NFC", word).lower() if c.isalnum())
    return tuple(ord("z") + 1 + "æøå".index(c) if c in "æøå" else ord(c) for c in letters)
