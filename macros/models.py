"""What the guide is made of. No file access, no HTML.

Every model is frozen. A field that names another entry is annotated with `Ref(kind)`, so that
`guide` can check it and find relations from the other side. Fields named `units` say which
units of the source guide an entry carries.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
)
from pydantic_core import PydanticCustomError

_MARKUP = re.compile(r"</?[a-zA-Z]|<!|&(?:[a-zA-Z]\w*|#\d+|#[xX][0-9a-fA-F]+);")
_URL = re.compile(r"https?://[^\s/?#@:<>\"'\[\]]+\.[^\s/?#@:.<>\"'\[\]]{2,}(?:[:/?#][^\s<>\"]*)?")
_ADDRESS = re.compile(r"^[^@\s]+@[^@\s]+\.[a-z]{2,}$")


@dataclass(frozen=True)
class Ref:
    """Marks a text field as the id of an entry of `kind`."""

    kind: str


def _no_markup(text: str) -> str:
    if _MARKUP.search(text):
        raise PydanticCustomError("markup", "HTML")
    return text


def _one_line(text: str) -> str:
    if "\n" in text:
        raise PydanticCustomError("one_line", "one line")
    return text


def _http(url: str) -> str:
    if not _URL.fullmatch(url):
        raise PydanticCustomError("url", "URL")
    return url


def _email(address: str) -> str:
    if not _ADDRESS.fullmatch(address):
        raise PydanticCustomError("email", "e-mail")
    return address


def _text(limit: int) -> object:
    return Annotated[
        str,
        StringConstraints(strip_whitespace=True, min_length=1, max_length=limit),
        AfterValidator(_no_markup),
    ]


def _line(limit: int) -> object:
    return Annotated[_text(limit), AfterValidator(_one_line)]


def _yes_or_no(value: object) -> object:
    return {"ja": True, "nej": False}.get(value, value) if isinstance(value, str) else value


Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
UnitId = Annotated[str, StringConstraints(pattern=r"^[A-Z]{1,5}\d*(\.[0-9A-Za-zæøå]+)*$")]
Word = _line(60)  # a name or a label
Line = _line(140)  # a title, a checklist item
Sentence = _line(320)  # one or two sentences
Paragraphs = _text(1600)  # running text; a blank line starts a new paragraph
Url = Annotated[str, AfterValidator(_http)]
Email = Annotated[str, AfterValidator(_email)]
PagePath = Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]+(/[a-z0-9-]+)*\.md$")]
Year = Annotated[int, Field(ge=1900, le=2100)]
Number = Annotated[int, Field(ge=1, le=99)]
Flag = Annotated[bool, BeforeValidator(_yes_or_no)]

RecommendationId = Annotated[Id, Ref("recommendation")]
CaseAreaId = Annotated[Id, Ref("case_area")]
PhaseId = Annotated[Id, Ref("phase")]
TopicId = Annotated[Id, Ref("topic")]
RoleId = Annotated[Id, Ref("role")]
PersonId = Annotated[Id, Ref("person")]
OrganisationId = Annotated[Id, Ref("organisation")]
PlaceId = Annotated[Id, Ref("place")]
ReferenceId = Annotated[Id, Ref("reference")]
StatementId = Annotated[Id, Ref("statement")]
KnownUnit = Annotated[UnitId, Ref("source_unit")]

_STRICT = ConfigDict(frozen=True, extra="forbid")


class Part(BaseModel):
    """A piece of an entry, without an id of its own."""

    model_config = _STRICT


class Entry(Part):
    """Anything in data/ with a permanent id."""

    id: Id = Field(description="Permanent. Læsernes krydser og noter hænger på det.")
    aliases: tuple[Id, ...] = Field((), description="Tidligere id'er for det samme.")


class SourcedEntry(Entry):
    """An entry that carries something from the source guide."""

    units: tuple[KnownUnit, ...] = Field(
        (), description="De enheder i kilden, som teksten bygger på, fx [R1.a, R1.b]."
    )


class Point(Part):
    """One point in a list."""

    text: Sentence
    units: tuple[KnownUnit, ...] = ()


# --- Building blocks of recommendations and case areas --------------------------------------


class Step(SourcedEntry):
    """A numbered step, criterion, model or consequence in a recommendation."""

    label: Word = Field(description="Tallet eller bogstavet foran, fx 1 eller A.")
    title: Line
    text: Paragraphs
    points: tuple[Point, ...] = ()


class ChecklistItem(SourcedEntry):
    """One action that a reader can tick off."""

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

    title: Line
    origin: Line = Field(
        description="Hvor viden kommer fra, efter »Viden fra«, fx: Himmerland Boligforening."
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

    title: Line
    text: Paragraphs | None = None
    statistics: tuple[Statistic, ...] = ()
    points: tuple[Point, ...] = ()
    numbered: Flag = Field(False, description="ja, hvis punkterne skal have numre.")
    note: Sentence | None = Field(None, description="Forbehold, som læseren skal kende.")


class KeyPoint(SourcedEntry):
    """A main point to take along from a case area."""

    text: Sentence


class Recommendation(SourcedEntry):
    """One of the guide's recommendations. One file each in data/recommendations/."""

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

    number: Number
    name: Line = Field(description="Stedets navn, fx Gyldenrisparken.")
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


# --- Entries of their own --------------------------------------------------------------------


class Phase(SourcedEntry):
    """A phase of a renovation: before, during, after."""

    order: Number
    title: Word
    question: Sentence = Field(description="Det, fasen handler om.")


class Topic(Entry):
    """A subject with a page that gathers what the guide says about it."""

    title: Word
    page: PagePath
    description: Sentence


class Role(SourcedEntry):
    """Somebody who has a part in a renovation."""

    name: Line
    other_names: tuple[Word, ...] = ()
    description: Sentence
    see: tuple[KnownUnit, ...] = Field((), description="Steder i guiden, hvor rollen optræder.")


class ReflectionQuestion(SourcedEntry):
    """A question for the reader's team."""

    text: Sentence
    help: Sentence | None = None
    case_area: CaseAreaId | None = Field(None, description="Området, hvor spørgsmålet stilles.")
    recommendations: tuple[RecommendationId, ...] = Field(
        min_length=1, description="De anbefalinger, spørgsmålet hjælper med."
    )
    units: tuple[KnownUnit, ...] = Field(min_length=1)


class Statement(SourcedEntry):
    """What somebody said, reported in our words."""

    person: PersonId | None = None
    speaker: Line | None = Field(None, description="Hvem, når personen ikke er navngivet.")
    text: Paragraphs


class Person(SourcedEntry):
    """A person named in the source."""

    name: Word
    role: Line
    organisation: OrganisationId | None = None
    email: Email | None = None
    phone: Word | None = None
    note: Sentence | None = None
    see: tuple[KnownUnit, ...] = ()


class Organisation(SourcedEntry):
    """An organisation named in the source."""

    name: Line
    description: Sentence
    see: tuple[KnownUnit, ...] = ()


class Place(SourcedEntry):
    """A place named in the source."""

    name: Line
    town: Word
    description: Sentence
    see: tuple[KnownUnit, ...] = ()


class TimelineEvent(SourcedEntry):
    """A dated event. `year` sorts; `when` is what the reader sees."""

    when: Word
    year: Year
    text: Sentence
    see: tuple[KnownUnit, ...] = Field((), description="Hvor i guiden der står mere.")
    note: Sentence | None = None


class Reference(SourcedEntry):
    """A publication or a website that the source refers to."""

    title: Line
    kind: Literal["publication", "website"]
    addresses: tuple[Url, ...] = ()
    description: Sentence | None = None
    note: Sentence | None = Field(None, description="Forbehold om adressen.")
    recommendations: tuple[RecommendationId, ...] = ()
    topics: tuple[TopicId, ...] = ()


class GlossaryTerm(SourcedEntry):
    """A term and what it means here."""

    term: Word
    forms: tuple[Word, ...] = Field((), description="Bøjninger, der skal genkendes i teksten.")
    definition: Sentence
    topics: tuple[TopicId, ...] = ()
    see: tuple[KnownUnit, ...] = ()


class CrossLink(SourcedEntry):
    """Two places in the guide that belong together. Stated once, shown at both."""

    between: tuple[KnownUnit, KnownUnit]
    text: Sentence = Field(description="Hvorfor de hører sammen, set fra begge sider.")


class SourceNote(SourcedEntry):
    """An error or doubt in the source, and what the guide does about it."""

    problem: Sentence
    handling: Sentence
    about: tuple[KnownUnit, ...] = ()


class SourceUnit(Part):
    """A unit of the source guide. Its id is the source register's, not ours."""

    id: UnitId
    title: Line
    facts: tuple[Line, ...] = Field((), description="Tal, som skal stå på enhedens side.")
    left_out: Sentence | None = Field(None, description="Hvorfor enheden ikke har en plads.")


class RetiredId(Part):
    """An id that is no longer in use. Readers may still have ticks and notes on it."""

    id: Id
    kind: Word
    text: Sentence = Field(description="Hvad der stod, så læserens note kan forstås.")


# --- Figures: their data now, so that they can be drawn from it --------------------------------


class FigureBase(SourcedEntry):
    """What every figure has. `derived` says what we inferred and the source does not state."""

    title: Line
    description: Paragraphs = Field(description="Det, figuren viser, for den der ikke ser den.")
    derived: Sentence | None = Field(None, description="Det, vi selv har sluttet os til.")


class FigureGroup(Part):
    """A titled group of points in a list figure."""

    title: Line | None = None
    points: tuple[Point, ...] = Field(min_length=1)


class ListFigure(FigureBase):
    """Points in one or more groups."""

    kind: Literal["list"]
    numbered: Flag = False
    groups: tuple[FigureGroup, ...] = Field(min_length=1)


class TableRow(Part):
    """A row: its header and one cell a column."""

    header: Line
    cells: tuple[Sentence, ...] = Field(min_length=1)
    units: tuple[KnownUnit, ...] = ()


class TableFigure(FigureBase):
    """A table. `corner` heads the column of row headers."""

    kind: Literal["table"]
    corner: Word
    columns: tuple[Line, ...] = Field(min_length=1)
    rows: tuple[TableRow, ...] = Field(min_length=1)


class MatrixCell(Part):
    """A field of a matrix with its points."""

    title: Line
    points: tuple[Sentence, ...] = Field(min_length=1)


class MatrixFigure(FigureBase):
    """Two by two fields: rows from top to bottom, in each row from left to right."""

    kind: Literal["matrix"]
    columns: tuple[Word, Word]
    rows: tuple[Word, Word]
    cells: tuple[MatrixCell, MatrixCell, MatrixCell, MatrixCell]


class Node(Part):
    """A node of a diagram. `key` names it within the figure."""

    key: Id
    title: Line
    text: Sentence | None = None
    within: Id | None = Field(None, description="Nøglen på den knude, den hører under.")
    units: tuple[KnownUnit, ...] = ()


class Link(Part):
    """An arrow between two nodes. `derived` when the source does not draw it in the extract."""

    from_: Id = Field(alias="from")
    to: Id
    text: Line | None = None
    derived: Flag = False
    both_ways: Flag = False


class DiagramFigure(FigureBase):
    """Nodes and the arrows between them."""

    kind: Literal["diagram"]
    layout: Literal["cycle", "star", "process", "tree"]
    nodes: tuple[Node, ...] = Field(min_length=2)
    links: tuple[Link, ...] = ()

    def node_title(self, key: str) -> str:
        """Return the title of the node with this key."""
        return next(node.title for node in self.nodes if node.key == key)


class PhotoNote(FigureBase):
    """A photograph in the printed guide that we do not have: only what its caption tells."""

    kind: Literal["photo"]


Figure = Annotated[
    ListFigure | TableFigure | MatrixFigure | DiagramFigure | PhotoNote,
    Field(discriminator="kind"),
]


# --- The site itself ----------------------------------------------------------------------------


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


class UnitGroup(Part):
    """A chapter in the index of the source's units: those whose ids begin with `prefix`."""

    prefix: Annotated[str, StringConstraints(pattern=r"^[A-Z]{1,5}\d*$")]
    title: Line


class Texts(Part):
    """The components' fixed words, in the guide's language."""

    asked_in: Line
    both_ways: Line
    case_areas: Line
    checklist: Line
    checklist_blocked: Sentence
    checklist_items: Line
    checklist_progress: Line = Field(description="Med {done} og {total}, hvor tallene skal stå.")
    checklist_reset: Line
    checklist_reset_confirm: Sentence
    concerns: Line
    concerns_places: Line
    connections: Line
    contacts: Line
    derived: Line
    glossary: Line
    helps_with: Line
    knowledge_from: Line
    leads_to: Line
    links: Line
    mentioned_in: Line
    of: Word
    organisation: Line
    other_names: Line
    period: Line
    place: Line
    question_for_you: Line
    read_more_about: Line
    recommendation: Line
    recommendations: Line
    references: Line
    relevant_phases: Line
    see: Word
    see_also: Line
    source_note: Line
    topics: Line
    used_by: Line


class Site(Part):
    """What the site builds on, where its pages stand, and what its components say."""

    source: Source
    pages: Pages
    unit_groups: tuple[UnitGroup, ...]
    texts: Texts
