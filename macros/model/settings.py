"""What holds for the whole site: the source, the pages that list things, the fixed words."""

from __future__ import annotations

import datetime
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from macros.model.entries import ChangeKind, Edition
from macros.model.fields import (
    PAGE_BEGINNING,
    UNIT_PREFIX,
    HiddenWords,
    Line,
    PagePath,
    Paragraphs,
    Part,
    Sentence,
    Word,
    with_all,
)

UnitPrefix = Annotated[str, StringConstraints(pattern=UNIT_PREFIX)]


class Source(Part):
    """The printed guide that the site builds on."""

    name: Line
    publisher: Word
    as_of: Line = Field(description="Mærket ved kontakter og links, fx: oplyst i 2016.")
    as_of_note: Sentence


class Pages(Part):
    """Where the pages stand that other pages link to."""

    recommendations: PagePath
    case_areas: PagePath
    topics: PagePath
    roles: PagePath
    glossary: PagePath
    references: PagePath
    timeline: PagePath
    names: PagePath
    questions: PagePath
    source_index: PagePath
    editions: PagePath


class UnitGroup(Part):
    """A chapter in the index of the source's units: those whose ids begin with `prefix`."""

    prefix: UnitPrefix
    title: Line


class Texts(Part):
    """The components' fixed words, in the guide's language."""

    asked_in: Line
    both_ways: Line
    case_map: Line
    case_map_credit: Sentence
    case_map_note: Sentence
    case_areas: Line
    case_more: Line
    checklist: Line
    checklist_fields: Line
    checklist_items: Line
    checklist_note: Line
    checklist_reset: Line
    checklist_shortcut: Annotated[Line, with_all("count")]
    concerns: Line
    concerns_places: Line
    connections: Line
    contacts: Line
    derived: Line
    figure: Line
    figure_carried_by: Line
    figure_count: Line
    figure_dashed: Line
    figure_describe: Line
    figure_hits: Line
    figure_in_both: Line
    figure_scale: Annotated[Line, with_all("longest")]
    figure_stops: Line
    gallery_scripts: Line
    gallery_styles: Line
    gallery_template: Line
    gallery_written: Line
    glossary: Line
    go_to: Line
    helps_with: Line
    knowledge_from: Line
    leads_to: Line
    links: Line
    mentioned_in: Line
    of: Word
    organisation: Line
    other_names: Line
    period: Line
    photo_then: Line
    place: Line
    question_for_you: Line
    questions_shortcut: Annotated[Line, with_all("count")]
    read_more_about: Line
    reading_time: Annotated[Line, with_all("minutes")]
    recommendation: Line
    recommendations: Line
    references: Line
    relevant_phases: Line
    see: Word
    see_also: Line
    source_note: Line
    topics: Line
    used_by: Line


class Export(Part):
    """The words of a reader's plan as it leaves the guide: Word, spreadsheet, text, calendar."""

    unnamed: Word = Field(description="Titlen på en plan for et projekt uden navn.")
    made_with: Annotated[Line, with_all("guide", "edition", "date")]
    as_of: Annotated[Line, with_all("date")]
    organisation: Word
    overview: Word
    phase: Word
    recommendation: Word
    checklist: Word
    questions: Word
    progress: Annotated[Line, with_all("done", "relevant")]
    left_out: Annotated[Line, with_all("count")] = Field(
        description="Hvor mange punkter der er sat til side."
    )
    answered: Annotated[Line, with_all("done", "relevant")]
    id: Word
    kind: Word
    item: Word
    question: Word
    state: Word
    open: Word
    done: Word
    not_relevant: Word
    with_answer: Word
    without_answer: Word
    who: Word
    due: Word
    overdue: Word
    edition: Word
    text: Word
    note: Word
    note_or_answer: Word
    reason: Word
    answer: Word
    answer_date: Word
    page: Word
    other_copy: Word = Field(description="Kilden til en note fra en kopi uden navn.")
    removed: Line
    removed_note: Sentence
    unknown: Annotated[Line, with_all("count")] = Field(
        description="Om det, der kun er med i den komplette kopi."
    )
    page_number: Annotated[Line, with_all("page", "pages")]


class PlanImportErrors(Part):
    """Why a plan was not fetched, what to do, and that nothing has changed."""

    damaged: Sentence
    damaged_link: Sentence
    empty: Sentence
    foreign: Sentence
    full: Sentence
    newer: Sentence
    no_projects: Sentence
    not_json: Sentence
    too_big: Sentence
    unread: Sentence
    unsupported: Sentence


class PlanImportFields(Part):
    """What can be set or written about an item, a question or a project."""

    answer: Word
    due: Word
    name: Word
    note: Word
    organisation: Word
    reason: Word
    state: Word
    status: Word
    who: Word


class PlanImportValues(Part):
    """What the reader can choose between."""

    active: Word
    archived: Word
    deleted: Word
    done: Word
    not_relevant: Word
    open: Word


class PlanImportKinds(Part):
    """What happens to the things that a file holds."""

    added: Annotated[Line, with_all("count")]
    changed: Annotated[Line, with_all("count")]
    both: Annotated[Line, with_all("count")]
    gone: Annotated[Line, with_all("count")]
    kept: Annotated[Line, with_all("count")]
    same: Annotated[Line, with_all("count")]


class PlanImport(Part):
    """The words of the dialog that fetches a plan from a file or a link."""

    archived: Annotated[Line, with_all("name")]
    cancel: Word
    choose: Line
    confirm: Word
    done: Sentence
    done_unsaved: Sentence
    drop: Line
    errors: PlanImportErrors
    exported: Annotated[Line, with_all("date")]
    fields: PlanImportFields
    heading: Line
    here: Word
    in_file: Word
    into: Line
    intro: Sentence
    kinds: PlanImportKinds
    merge: Word
    merge_help: Sentence
    more: Annotated[Line, with_all("count")]
    new_project: Word
    no_change: Sentence
    nothing: Word
    replace: Word
    replace_help: Sentence
    title: Word
    undo: Word
    undone: Sentence
    undone_partly: Annotated[Line, with_all("count")]
    unnamed: Word
    values: PlanImportValues
    way: Line


class PlanFormat(Part):
    """A way to take the plan out of the guide: what its button says, and what it is for."""

    title: Word
    help: Line


class Plan(Part):
    """What the page with the reader's plan says (templates/plan.html.j2)."""

    # The project.
    no_script: Sentence
    overview: Line
    unnamed: Line
    changed: Annotated[Line, with_all("date")]
    printed: Annotated[Line, with_all("date")]
    name: Line
    save: Word
    named: Annotated[Line, with_all("name")]
    switch: Line
    progress: Annotated[Line, with_all("done", "total")]
    answered: Annotated[Line, with_all("done", "total")]
    overdue: Annotated[Line, with_all("count")]
    done_short: Annotated[Line, with_all("done", "total")]
    # What is new since the project's edition.
    news: Line
    news_older: Annotated[Line, with_all("made", "present")]
    news_newer: Annotated[Line, with_all("made", "present")]
    news_kinds: dict[Literal["new", "corrected"], Annotated[Line, with_all("number")]]
    news_all: Line
    news_seen: Word
    news_was_seen: Annotated[Line, with_all("present")]
    # What is shown.
    things: Line
    filter: Line
    filter_help: Sentence
    all: Word
    phase: Word
    recommendation: Word
    role: Word
    topic: Word
    state: Word
    states: dict[Literal["open", "done", "not-relevant"], Line]
    kind: Word
    kinds: dict[Literal["item", "question"], Line]
    written: Word
    written_choices: dict[Literal["yes", "no"], Line]
    who: Word
    nobody: Line
    overdue_only: Line
    order: Word
    orders: dict[Literal["guide", "date"], Line]
    shown: Annotated[Line, with_all("shown", "total")]
    shown_all: Annotated[Line, with_all("total")]
    kept_count: Annotated[Line, with_all("count")]
    kept: Line
    renew: Word
    reset: Word
    empty: Sentence
    # The lines.
    questions: Line
    by_date: Line
    to_page: Word
    # What the guide no longer has.
    removed: Line
    removed_note: Sentence
    removed_unknown: Annotated[Line, with_all("id")]
    remove: Word
    was_removed: Line
    others: Annotated[Line, with_all("count")]
    # Out and in.
    take: Line
    take_note: Sentence
    formats: dict[
        Literal["word", "sheet", "markdown", "calendar", "print", "project", "copy"], PlanFormat
    ]
    saved: Annotated[Line, with_all("name")]
    no_dates: Sentence
    failed: Sentence
    share: Line
    share_note: Sentence
    share_make: Word
    share_link: Word
    share_copy: Word
    share_copied: Line
    share_not_copied: Sentence
    share_nothing: Sentence
    share_apart: Sentence
    share_too_long: Annotated[Line, with_all("length", "limit")]
    share_unsupported: Sentence
    own_name: Line
    own_name_help: Sentence
    own_name_saved: Line
    erase: Line
    erased: Line
    erase_note: Sentence
    erase_title: Line
    erase_what: Sentence
    erase_copy_first: Word
    erase_yes: Word
    cancel: Word


class EditionWords(Part):
    """What an edition and its changes are called, and how its day is written."""

    named: Annotated[Line, with_all("number")] = Field(
        description="En udgave i en liste af udgaver."
    )
    dated: Annotated[Line, with_all("number", "date")] = Field(
        description="Udgaven nederst på alle sider."
    )
    day: Annotated[Line, with_all("day", "month", "year")]
    months: Annotated[tuple[Word, ...], Field(min_length=12, max_length=12)]
    kinds: dict[ChangeKind, Word]

    def day_text(self, date: datetime.date) -> str:
        """Return a day as people write it."""
        return self.day.format(day=date.day, month=self.months[date.month - 1], year=date.year)

    def text_of(self, edition: Edition) -> str:
        """Return the edition's number and day."""
        return self.dated.format(number=edition.number, date=self.day_text(edition.date))


class ReviewWords(Part):
    """What is said of when something was last looked through, and of links that lead nowhere."""

    foot: Annotated[Line, with_all("date", "owner")] = Field(description="Nederst på hver side.")
    note: Annotated[Line, with_all("date")] = Field(
        description="Ved en henvisning, der er gennemgået en anden dag end siden, den står på."
    )
    gone: Annotated[Line, with_all("date")] = Field(
        description="Efter en adresse, der ikke findes længere."
    )
    thing: Word
    owner: Word
    last: Word
    next: Word
    reference: Word
    overdue: Word
    count: Annotated[Line, with_all("count", "total")] = Field(
        description="Hvor mange der er for sent på den."
    )
    none: Line = Field(description="Når ingen er.")


SearchedKind = Literal[
    "checklist_item", "reflection_question", "glossary_term", "person", "organisation", "place",
    "role", "reference", "timeline_event", "figure",
]
PageBeginning = Annotated[str, StringConstraints(pattern=PAGE_BEGINNING)]
Weight = Annotated[float, Field(ge=0.1, le=1)]


class Search(Part):
    """What the search says of what it finds, and what counts less in it."""

    kinds: dict[SearchedKind, Word] = Field(
        description="Det, der bliver fundet for sig selv inde på en side, og hvad det hedder."
    )
    weights: dict[PageBeginning, Weight] = Field(
        {}, description="Hvor meget sider tæller, efter begyndelsen af adressen. Andre tæller 1."
    )
    skipped_words: HiddenWords = Field(
        description="Ord, der siger for lidt til at søge på, undtagen når de står alene."
    )
    one: Line
    many: Annotated[Line, with_all("count")]
    none: Annotated[Line, with_all("query")]
    guessed: Annotated[Line, with_all("words")]
    nearest: Line
    topics: Line
    begin: Line
    more: Line
    all: Line
    help: Line
    shortcut: Line


class Offline(Part):
    """What START-HER.html says, in the folder that readers take along."""

    open: Line
    unpack: Sentence = Field(description="Til den, der har åbnet filen uden at pakke mappen ud.")
    print: Sentence


ProposedKind = Literal[
    "heading", "recommendation", "case_area", "figure", "phase", "topic", "role",
    "reflection_question", "statement", "person", "organisation", "place", "timeline_event",
    "reference", "glossary_term", "source_note", "source_unit", "step", "checklist_item",
    "knowledge_box", "fact_box", "key_point", "edition",
]


class Proposals(Part):
    """What the links at everything on a page say, and the letter that proposes a change."""

    suggest: Word
    edit: Annotated[Line, with_all("host")]
    about: Annotated[Line, with_all("kind", "title")] = Field(
        description="Hvad et link eller et brev handler om."
    )
    about_page: Annotated[Line, with_all("title")]
    subject: Annotated[Line, with_all("about")]
    letter: Annotated[Paragraphs, with_all("text", "about", "id", "edition", "address")] = Field(
        description="Brevet; {text} er det, der står på siden nu."
    )
    to_whom: Line = Field(description="Øverst i brevet, når det ikke har en modtager.")
    shown: Line
    hide: Word
    kinds: dict[ProposedKind, Word]


class Moved(Part):
    """What stands where a page has moved from, before the link to where it is now."""

    title: Line
    text: Line


class Site(Part):
    """What the site builds on, where its pages stand, and the words it uses everywhere."""

    source: Source
    pages: Pages
    map: Literal["denmark"] | None = Field(None, description="Landet på kortet over områderne.")
    unit_groups: tuple[UnitGroup, ...]
    texts: Texts
    export: Export
    plan_import: PlanImport
    plan: Plan
    editions: EditionWords
    reviews: ReviewWords
    search: Search
    offline: Offline
    proposals: Proposals
    moved: Moved
