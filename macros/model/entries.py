"""What the guide is made of. No file access, no HTML. Every model is frozen."""

from __future__ import annotations

import datetime
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from macros.model.fields import (
    CaseAreaId,
    ChecklistItemId,
    Day,
    EditionNumber,
    Email,
    Entry,
    Flag,
    Id,
    Identified,
    KnownUnit,
    Latitude,
    Line,
    Longitude,
    Number,
    OrganisationId,
    PageAddress,
    PagePath,
    Paragraphs,
    Part,
    PersonId,
    PhaseId,
    PlaceId,
    Point,
    RecommendationId,
    ReferenceId,
    ReflectionQuestionId,
    Reviewed,
    RoleId,
    Sentence,
    SourcedEntry,
    StatementId,
    TopicId,
    UnitId,
    Url,
    Word,
    Year,
)

# --- Building blocks of recommendations and case areas --------------------------------------


class Step(SourcedEntry):
    """A numbered step, criterion, model or consequence in a recommendation."""

    CALLED: ClassVar[str] = "title"

    label: Word = Field(description="Tallet eller bogstavet foran, fx 1 eller A.")
    title: Line
    text: Paragraphs
    points: tuple[Point, ...] = ()


class ChecklistItem(SourcedEntry):
    """One action that a reader can tick off."""

    CALLED: ClassVar[str] = "text"

    text: Line = Field(description="En kort opfordring, fx: Aftal, hvem der bestemmer hvad.")
    help: Sentence | None = Field(None, description="En linje hjælp, hvis punktet kræver det.")
    roles: tuple[RoleId, ...] = Field((), description="Dem, punktet især angår.")
    units: tuple[KnownUnit, ...] = Field(min_length=1)


class ChecklistGroup(Part):
    """Some items of a checklist under one heading; a checklist may have a single group."""

    title: Line | None = None
    items: tuple[ChecklistItem, ...] = Field(min_length=1)


class KnowledgeBox(SourcedEntry):
    """A piece of knowledge from elsewhere, saying where it comes from."""

    CALLED: ClassVar[str] = "title"

    title: Line
    origin: Line = Field(
        description="Hvor viden kommer fra, efter »Viden fra«, fx: Boligforeningen Eksempel."
    )
    text: Paragraphs
    points: tuple[Point, ...] = ()
    case_area: CaseAreaId | None = None
    organisations: tuple[OrganisationId, ...] = ()
    links: tuple[ReferenceId, ...] = ()
    statements: tuple[StatementId, ...] = ()


class Statistic(Part):
    """A number as it reads in a line: before, value, after (e.g. ca. | 900 | beboere)."""

    before: Word | None = None
    value: Word
    after: Line | None = None


class FactBox(SourcedEntry):
    """Facts and figures about a case area, as in the source's boxes."""

    CALLED: ClassVar[str] = "title"

    title: Line
    text: Paragraphs | None = None
    statistics: tuple[Statistic, ...] = ()
    points: tuple[Point, ...] = ()
    numbered: Flag = Field(False, description="ja, hvis punkterne skal have numre.")
    note: Sentence | None = Field(None, description="Forbehold, som læseren skal kende.")


class KeyPoint(SourcedEntry):
    """A main point to take along from a case area."""

    CALLED: ClassVar[str] = "text"

    text: Sentence


class Recommendation(SourcedEntry):
    """One of the guide's recommendations. One file each in data/recommendations/."""

    CALLED: ClassVar[str] = "title"

    number: Number
    title: Line
    page: PagePath
    phase: PhaseId
    summary: Sentence = Field(description="To sætninger: hvad anbefalingen går ud på.")
    roles: tuple[RoleId, ...] = Field(min_length=1)
    topics: tuple[TopicId, ...] = Field(min_length=1)
    steps: tuple[Step, ...] = ()
    checklist: tuple[ChecklistGroup, ...] = Field(min_length=1)
    knowledge_boxes: tuple[KnowledgeBox, ...] = ()


class CaseArea(SourcedEntry):
    """One of the guide's inspiration areas. One file each in data/case_areas/."""

    CALLED: ClassVar[str] = "name"

    number: Number
    name: Line = Field(description="Stedets navn, fx Eksempelparken.")
    title: Line = Field(description="Kapitlets titel.")
    page: PagePath
    summary: Sentence = Field(description="To sætninger: hvad området viser.")
    period: Line = Field(description="De år, kapitlet handler om.")
    phases: tuple[PhaseId, ...] = Field(min_length=1)
    places: tuple[PlaceId, ...] = Field(min_length=1)
    organisations: tuple[OrganisationId, ...] = Field(min_length=1)
    roles: tuple[RoleId, ...] = Field(min_length=1)
    topics: tuple[TopicId, ...] = Field(min_length=1)
    fact_boxes: tuple[FactBox, ...] = ()
    knowledge_boxes: tuple[KnowledgeBox, ...] = ()
    key_points: tuple[KeyPoint, ...] = Field(min_length=1)
    contacts: tuple[PersonId, ...] = ()
    links: tuple[ReferenceId, ...] = ()


# What has a page of its own, and other entries written in it.
Chapter = Recommendation | CaseArea


# --- Entries of their own --------------------------------------------------------------------


class Phase(SourcedEntry):
    """A phase of a renovation: before, during, after."""

    CALLED: ClassVar[str] = "title"

    order: Number
    title: Word
    question: Sentence = Field(description="Det, fasen handler om.")
    icon: Id = Field(description="Fasens tegn overalt: navnet på en fil i overrides/icons/.")


class Reader(Entry):
    """Somebody whom the guide is for, and the page where that person begins."""

    CALLED: ClassVar[str] = "name"

    name: Line
    text: Sentence = Field(description="Én kort sætning: hvad siden giver netop den læser.")
    icon: Id = Field(description="Navnet på en fil i overrides/icons/.")
    leads_to: PageAddress = Field(description="Side og afsnit, fx roller/index.md#et-afsnit.")


class Topic(Entry):
    """A subject with a page that gathers what the guide says about it."""

    CALLED: ClassVar[str] = "title"

    title: Word
    page: PagePath
    description: Sentence


class Role(SourcedEntry):
    """Somebody who has a part in a renovation."""

    CALLED: ClassVar[str] = "name"

    name: Line
    other_names: tuple[Word, ...] = ()
    description: Sentence
    see: tuple[KnownUnit, ...] = Field((), description="Steder i guiden, hvor rollen optræder.")


class ReflectionQuestion(SourcedEntry):
    """A question for the reader's team."""

    CALLED: ClassVar[str] = "text"

    text: Sentence
    help: Sentence | None = None
    case_area: CaseAreaId | None = Field(None, description="Området, hvor spørgsmålet stilles.")
    recommendations: tuple[RecommendationId, ...] = Field(
        min_length=1, description="De anbefalinger, spørgsmålet hjælper med."
    )
    units: tuple[KnownUnit, ...] = Field(min_length=1)


class Statement(SourcedEntry):
    """What somebody said, reported in our words."""

    CALLED: ClassVar[str] = "text"

    person: PersonId | None = None
    speaker: Line | None = Field(None, description="Hvem, når personen ikke er navngivet.")
    text: Paragraphs


class Person(SourcedEntry):
    """A person named in the source."""

    CALLED: ClassVar[str] = "name"

    name: Word
    role: Line
    organisation: OrganisationId | None = None
    email: Email | None = None
    phone: Word | None = None
    note: Sentence | None = None
    see: tuple[KnownUnit, ...] = ()


class Organisation(SourcedEntry):
    """An organisation named in the source."""

    CALLED: ClassVar[str] = "name"

    name: Line
    description: Sentence
    see: tuple[KnownUnit, ...] = ()


class Place(SourcedEntry):
    """A place named in the source."""

    CALLED: ClassVar[str] = "name"

    name: Line
    town: Word
    latitude: Latitude | None = Field(
        None, description="Byens eller bydelens breddegrad, fx 56.15674; aldrig en adresses."
    )
    longitude: Longitude | None = Field(
        None, description="Byens eller bydelens længdegrad, fx 10.21076."
    )
    description: Sentence
    see: tuple[KnownUnit, ...] = ()

    @property
    def position(self) -> tuple[float, float] | None:
        """Longitude and latitude in degrees, or None for a place that no map shows."""
        if self.latitude is None or self.longitude is None:
            return None
        return self.longitude, self.latitude


class TimelineEvent(SourcedEntry):
    """A dated event. `year` sorts; `when` is what the reader sees."""

    CALLED: ClassVar[str] = "when"

    when: Word
    year: Year
    text: Sentence
    see: tuple[KnownUnit, ...] = Field((), description="Hvor i guiden der står mere.")
    note: Sentence | None = None


class Reference(SourcedEntry, Reviewed):
    """A publication or a website that the source refers to."""

    CALLED: ClassVar[str] = "title"

    title: Line
    kind: Literal["publication", "website"]
    addresses: tuple[Url, ...] = ()
    description: Sentence | None = None
    note: Sentence | None = Field(None, description="Forbehold om adressen.")
    recommendations: tuple[RecommendationId, ...] = ()
    topics: tuple[TopicId, ...] = ()


class Owner(Entry):
    """Somebody in the house who looks after pages and references."""

    CALLED: ClassVar[str] = "name"

    name: Word = Field(description="Et navn eller en gruppe, som læserne ser, fx Redaktionen.")
    email: Email | None = None


class GlossaryTerm(SourcedEntry):
    """A term and what it means here."""

    CALLED: ClassVar[str] = "term"

    term: Word
    forms: tuple[Word, ...] = Field((), description="Bøjninger, der skal genkendes i teksten.")
    definition: Sentence
    topics: tuple[TopicId, ...] = ()
    see: tuple[KnownUnit, ...] = ()


class CrossLink(SourcedEntry):
    """Two places in the guide that belong together. Stated once, shown at both."""

    CALLED: ClassVar[str] = "text"

    between: tuple[KnownUnit, KnownUnit]
    text: Sentence = Field(description="Hvorfor de hører sammen, set fra begge sider.")


class SourceNote(SourcedEntry):
    """An error or doubt in the source, and what the guide does about it."""

    CALLED: ClassVar[str] = "problem"

    problem: Sentence
    handling: Sentence
    about: tuple[KnownUnit, ...] = ()


class SourceUnit(Identified):
    """A unit of the source guide. Its id is the source register's, not ours."""

    CALLED: ClassVar[str] = "title"

    id: UnitId
    title: Line
    facts: tuple[Line, ...] = Field((), description="Tal, som skal stå på enhedens side.")
    left_out: Sentence | None = Field(None, description="Hvorfor enheden ikke har en plads.")


class RetiredId(Identified):
    """An id that is no longer in use. Readers may still have ticks and notes on it."""

    CALLED: ClassVar[str] = "text"

    id: Id
    kind: Word
    text: Sentence = Field(description="Hvad der stod, så læserens note kan forstås.")


# Other words for the guide's own, for the search: the guide's words, with commas between, and
# what readers may write instead.
Synonyms = dict[Line, Annotated[tuple[Word, ...], Field(min_length=1)]]


# --- Addresses of other sites -------------------------------------------------------------------


class CheckedAddress(Part):
    """What visiting an address has told; `since` is the first of the visits that told the same."""

    address: Url
    state: Literal["ok", "unclear", "gone"]
    since: Day
    failed: Day | None = Field(
        None, description="Første besøg, hvor siden ikke fandtes. Næste uge afgør, om den er væk."
    )
    seen: Day | None = Field(
        None, description="Sidste sikre svar om en side, der er væk, når det ikke er det seneste."
    )


class LinkChecks(Part):
    """The last visit to the addresses outside the guide. Written by a program alone."""

    checked: Day | None = Field(None, description="Dagen for det seneste besøg.")
    addresses: tuple[CheckedAddress, ...] = ()

    @property
    def gone(self) -> dict[str, datetime.date]:
        """The addresses that lead nowhere any more, and the last day that this was certain."""
        return {
            found.address: found.seen or self.checked or found.since
            for found in self.addresses if found.state == "gone"
        }


class MovedPage(Part):
    """An address where a page once stood, and where its readers are sent."""

    from_: PagePath = Field(
        alias="from", description="Hvor siden stod, fx anbefalinger/gammelt-navn/index.md."
    )
    to: PageAddress = Field(
        description="Siden, der afløser den, fx anbefalinger/nyt-navn/index.md#et-afsnit."
    )


MovedPages = tuple[MovedPage, ...]


# --- Editions ----------------------------------------------------------------------------------

ChangeKind = Literal["new", "corrected", "removed"]
EDITION_PREFIX = "udgave"  # begins the anchor of an edition


class EditionChange(Part):
    """Something that readers find changed in an edition."""

    kind: ChangeKind
    text: Sentence = Field(description="Hvad der er ændret, sagt til læserne.")
    leads_to: PageAddress | None = Field(
        None, description="Hvor det kan ses, fx roller/index.md#et-afsnit."
    )
    items: tuple[ChecklistItemId, ...] = Field(
        (), description="De punkter i tjeklisterne, som er nye, rettede eller fjernet."
    )
    questions: tuple[ReflectionQuestionId, ...] = Field(
        (), description="De spørgsmål til læserens team, som er nye, rettede eller fjernet."
    )


class Edition(Part):
    """The guide as it was published on a day, and what that changed for readers."""

    number: EditionNumber = Field(
        description="Tre tal: ny vejledning, nyt indhold, rettelser, fx 1.2.0."
    )
    date: Day = Field(description="Dagen, hvor udgaven kommer, fx 2026-11-27.")
    summary: Sentence = Field(description="Én sætning: hvad udgaven er.")
    changes: tuple[EditionChange, ...] = Field(min_length=1)

    @property
    def order(self) -> tuple[int, ...]:
        """What editions are compared by: 1.10.0 is newer than 1.9.0."""
        return tuple(int(part) for part in self.number.split("."))

    @property
    def anchor(self) -> str:
        """The edition's anchor on the page that lists them."""
        return f"{EDITION_PREFIX}-{self.number.replace('.', '-')}"


Editions = tuple[Edition, ...]  # the newest first
