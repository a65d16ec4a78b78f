"""The kinds of fields that entries are made of, and what every entry has in common.

A field that names another entry is annotated with `Ref(kind)`, so that it can be checked and
the relation found from the other side. Fields named `units` say which units of the source guide
an entry carries.
"""

from __future__ import annotations

import calendar
import datetime
import re
from dataclasses import dataclass
from typing import Annotated, Any, ClassVar

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
)
from pydantic_core import PydanticCustomError

from macros.files.web_addresses import address_problem, is_mail_address

_MARKUP = re.compile(r"</?[a-zA-Z]|<!|&(?:[a-zA-Z]\w*|#\d+|#[xX][0-9a-fA-F]+);")


def value_in(part: BaseModel, field: str, default: object = None) -> Any:
    """Return the value of a field; `default` when `part` has no such field.

    The check asks this thousands of times, and pydantic is slow to tell `getattr` of a field
    that is not there.
    """
    return part.__dict__.get(field, default)


@dataclass(frozen=True)
class Ref:
    """Marks a text field as the id of an entry of `kind`."""

    kind: str


@dataclass(frozen=True)
class ReadersText:
    """Marks a text field as words that readers see."""


def _no_markup(text: str) -> str:
    if _MARKUP.search(text):
        raise PydanticCustomError("markup", "HTML")
    return text


def _one_line(text: str) -> str:
    if "\n" in text:
        raise PydanticCustomError("one_line", "one line")
    return text


def _http(url: str) -> str:
    if problem := address_problem(url):
        code, what, hint = problem
        raise PydanticCustomError("url", "URL", {"code": code, "problem": what, "hint": hint})
    return url


def _email(address: str) -> str:
    if not is_mail_address(address):
        raise PydanticCustomError("email", "e-mail")
    return address


def _up_to(limit: int) -> StringConstraints:
    return StringConstraints(strip_whitespace=True, min_length=1, max_length=limit)


def _day(value: object) -> datetime.date:
    """Read a day as it stands in a file; pydantic itself would take any number for one."""
    if isinstance(value, datetime.date):
        return value
    try:
        return datetime.datetime.strptime(str(value), "%Y-%m-%d").date()
    except ValueError:
        raise PydanticCustomError("day", "day") from None


def _yes_or_no(value: object) -> object:
    return {"ja": True, "nej": False}.get(value, value) if isinstance(value, str) else value


_PLAIN = AfterValidator(_no_markup)
_ON_ONE_LINE = AfterValidator(_one_line)

# Words for programs alone, which no reader sees.
HiddenWords = Annotated[str, _up_to(1600), _PLAIN]
# pydantic names a text of the wrong form by its pattern, and `explanations` goes by that.
ID = r"^[a-z0-9]+(-[a-z0-9]+)*$"
UNIT_ID = r"^[A-Z]{1,5}\d*(\.[0-9A-Za-zæøå]+)*$"
PAGE_ADDRESS = r"^[a-z0-9-]+(/[a-z0-9-]+)*\.md(#[a-z0-9-]+)?$"
PAGE_PATH = r"^[a-z0-9-]+(/[a-z0-9-]+)*\.md$"
PAGE_BEGINNING = r"^[a-z0-9-]+(/[a-z0-9-]*)*(\.md)?$"
EDITION_NUMBER = r"^(0|[1-9]\d{0,5})\.(0|[1-9]\d{0,5})\.(0|[1-9]\d{0,5})$"
UNIT_PREFIX = r"^[A-Z]{1,5}\d*$"

Id = Annotated[str, StringConstraints(pattern=ID, max_length=60)]
UnitId = Annotated[str, StringConstraints(pattern=UNIT_ID)]
# A name or a label.
Word = Annotated[str, _up_to(60), _PLAIN, ReadersText(), _ON_ONE_LINE]
# A name below an icon, as long as a phone shows.
ShortName = Annotated[str, _up_to(12), _PLAIN, ReadersText(), _ON_ONE_LINE]
# A title, a checklist item.
Line = Annotated[str, _up_to(140), _PLAIN, ReadersText(), _ON_ONE_LINE]
# One or two sentences.
Sentence = Annotated[str, _up_to(320), _PLAIN, ReadersText(), _ON_ONE_LINE]
# Running text; a blank line starts a new paragraph.
Paragraphs = Annotated[str, _up_to(1600), _PLAIN, ReadersText()]
Url = Annotated[str, AfterValidator(_http)]
Email = Annotated[str, AfterValidator(_email)]
PageAddress = Annotated[
    str, StringConstraints(pattern=PAGE_ADDRESS)
]
PagePath = Annotated[str, StringConstraints(pattern=PAGE_PATH)]
EditionNumber = Annotated[
    str, StringConstraints(pattern=EDITION_NUMBER)
]
Day = Annotated[datetime.date, BeforeValidator(_day)]
Months = Annotated[int, Field(ge=1, le=60)]
Year = Annotated[int, Field(ge=1900, le=2100)]
Number = Annotated[int, Field(ge=1, le=99)]
Latitude = Annotated[float, Field(ge=-90, le=90)]  # decimal degrees, north of the equator
Longitude = Annotated[float, Field(ge=-180, le=180)]  # decimal degrees, east of Greenwich
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
ChecklistItemId = Annotated[Id, Ref("checklist_item")]
ReflectionQuestionId = Annotated[Id, Ref("reflection_question")]
OwnerId = Annotated[Id, Ref("owner")]
KnownUnit = Annotated[UnitId, Ref("source_unit")]

_STRICT = ConfigDict(frozen=True, extra="forbid")


class Part(BaseModel):
    """A piece of an entry, without an id of its own."""

    model_config = _STRICT


class Identified(Part):
    """Anything in data/ with an id: an entry, a unit of the source, an id out of use.

    `CALLED` is the field that says what it is called in a link to it.
    """

    CALLED: ClassVar[str] = "id"

    id: str

    @property
    def called(self) -> str:
        """What it is called in a link to it."""
        return str(value_in(self, self.CALLED))


class Entry(Identified):
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


class Reviewed(Part):
    """What somebody looks through from time to time: a page, a reference."""

    owner: OwnerId = Field(description="Den, der ser efter, at det stadig passer, fra owners.yml.")
    reviewed: Day = Field(description="Dagen, hvor det sidst er gennemgået, fx 2026-11-27.")
    review_after: Months = Field(description="Antal måneder til næste gennemgang, fx 12.")

    @property
    def next_review(self) -> datetime.date:
        """The day by which it is to be looked through again; the day after, that is overdue."""
        return months_after(self.reviewed, self.review_after)


def months_after(day: datetime.date, months: int) -> datetime.date:
    """Return the same day `months` later; a month after 31 January is the end of February."""
    years, month = divmod(day.month - 1 + months, 12)
    last = calendar.monthrange(day.year + years, month + 1)[1]
    return day.replace(year=day.year + years, month=month + 1, day=min(day.day, last))
