"""What is asked for each kind of new entry: the questions, in the order of the fields in a file."""

from __future__ import annotations

from dataclasses import dataclass

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from macros.model.explanations import adapter
from macros.model.fields import Identified
from macros.model.kinds import KINDS, uses_of
from macros.reading.pages import FrontMatter


@dataclass(frozen=True)
class Question:
    """A question about one field.

    `list` says how its answers are kept apart when there may be several; a text is one answer.
    """

    field: str
    text: str
    example: str = ""
    list: str = ""


COMMAS, SPACES = ",", " "

_UNITS = Question("units", "Enheder i kilden, som teksten bygger på", "R1.a, R1.b", COMMAS)
_TOPICS = Question("topics", "Emner", "beboerdemokrati, drift", COMMAS)
_ROLES = Question("roles", "Roller, det især angår", "kommune, ledelse", COMMAS)
_SEE = Question("see", "Enheder i kilden, hvor der står mere", "R1.d", COMMAS)
_SUMMARY = Question("summary", "Resumé: to sætninger om, hvad siden giver læseren")
_NUMBER = Question("number", "Nummer i rækken")

# The first question of each names the entry; its id is proposed from that answer.
FORMS: dict[str, tuple[Question, ...]] = {
    "recommendation": (
        Question("title", "Anbefalingens titel", "Aftal tiden, før I begynder"),
        Question("phase", "Fase", "foer"), _NUMBER, _SUMMARY, _ROLES, _TOPICS, _UNITS,
    ),
    "case_area": (
        Question("name", "Områdets navn", "Eksempelparken"),
        _NUMBER,
        Question("title", "Kapitlets titel", "Naboer bygger sammen"),
        _SUMMARY,
        Question("period", "De år, kapitlet handler om", "2010-2016"),
        Question("phases", "Faser, området viser noget om", "foer, under", COMMAS),
        Question("places", "Steder", "eksempelparken", COMMAS),
        Question("organisations", "Organisationer", "brabrand-boligforening", COMMAS),
        _ROLES, _TOPICS, _UNITS,
        Question("contacts", "Kontakter: id'er på personer", "carsten-bai", COMMAS),
        Question("links", "Links: id'er på henvisninger", "bbbo", COMMAS),
    ),
    "glossary_term": (
        Question("term", "Ordet, som det står midt i en sætning", "afdelingsmøde"),
        Question("forms", "Ordets bøjninger", "afdelingsmødet, afdelingsmøder", COMMAS),
        Question("definition", "Hvad ordet betyder her, med én eller to sætninger"),
        _TOPICS, _UNITS, _SEE,
    ),
    "reflection_question": (
        Question("text", "Spørgsmålet til læserens team", "Hvem skal være med fra begyndelsen?"),
        Question("help", "En linje hjælp til at svare"),
        Question("case_area", "Området, hvor spørgsmålet stilles", "eksempelparken"),
        Question("recommendations", "Anbefalinger, spørgsmålet hjælper med; det står under den "
                 "første", "faelles-vision", COMMAS),
        _UNITS,
    ),
    "reference": (
        Question("title", "Titlen på publikationen eller hjemmesiden"),
        Question("kind", "Slags: publication eller website", "publication"),
        Question("addresses", "Webadresser, med mellemrum imellem", "https://www.eksempel.dk",
                 SPACES),
        Question("description", "Hvad man finder der"),
        Question("note", "Forbehold om adressen"),
        Question("recommendations", "Anbefalinger, den hører til", "faelles-vision", COMMAS),
        _TOPICS, _UNITS,
    ),
    "checklist_item": (
        Question("text", "Punktet, som en kort opfordring", "Aftal, hvem der bestemmer hvad."),
        Question("help", "En linje hjælp"),
        _ROLES, _UNITS,
    ),
    "knowledge_box": (
        Question("title", "Vidensboksens titel"),
        Question("origin", "Hvor viden kommer fra, efter »Viden fra«", "Eksempelby Boligforening"),
        Question("text", "Vidensboksens tekst"),
        Question("case_area", "Området, den kommer fra", "eksempelparken"),
        Question("organisations", "Organisationer, den kommer fra", "himmerland-boligforening",
                 COMMAS),
        Question("links", "Henvisninger, den kommer fra", "kaffefair", COMMAS),
        _UNITS,
    ),
    "key_point": (Question("text", "Hovedpointen, med én eller to sætninger"), _UNITS),
    "place": (
        Question("name", "Stedets navn", "Eksempelparken"),
        Question("town", "By", "København S"),
        Question("latitude", "Byens breddegrad, nord-syd, med punktum; aldrig en adresses",
                 "56.15674"),
        Question("longitude", "Byens længdegrad, øst-vest, med punktum", "10.21076"),
        Question("description", "Hvad stedet er"),
        _UNITS, _SEE,
    ),
    "organisation": (
        Question("name", "Organisationens navn"),
        Question("description", "Hvad organisationen er"),
        _UNITS, _SEE,
    ),
    "person": (
        Question("name", "Personens navn"),
        Question("role", "Personens stilling eller rolle", "projektleder"),
        Question("organisation", "Organisation", "brabrand-boligforening"),
        Question("email", "E-mail", "navn@sted.dk"),
        Question("phone", "Telefon"),
        _UNITS, _SEE,
    ),
}

_DESCRIPTION = Question(
    "page.description",
    "Beskrivelse af siden til søgemaskiner og deling: én sætning, højst 160 tegn",
)

# What a new entry with a page holds at least one of: the field, and the kind of what is in it.
PARTS = {
    "recommendation": ("checklist", "checklist_item"),
    "case_area": ("key_points", "key_point"),
}
_WRITTEN_BY_THE_COMMAND = {"id", "page", "checklist", "key_points"}


def questions_for(kind: str) -> tuple[Question, ...]:
    """Return the questions for a kind: those above, then any other field that it must have."""
    asked = FORMS[kind]
    known = {question.field for question in asked} | _WRITTEN_BY_THE_COMMAND
    return asked + tuple(
        Question(name, field.description or name)
        for name, field in model_of(kind).model_fields.items()
        if field.is_required() and name not in known
    )


def model_of(kind: str) -> type[Identified]:
    """Return the model of a kind that has a form: each of them has one, unlike figures."""
    model = KINDS[kind].model
    if not isinstance(model, type):
        raise TypeError(f"{kind} has several models")
    return model


def page_questions() -> tuple[Question, ...]:
    """Return the questions for a new page's front matter, what it is about first."""
    return _DESCRIPTION, *(
        Question(f"page.{name}", field.description or name)
        for name, field in FrontMatter.model_fields.items()
        if field.is_required() and name != "description"
    )


def is_required(model: type[BaseModel], field: str) -> bool:
    """Tell whether a field must be there and, when it is a list, hold something."""
    info: FieldInfo = model.model_fields[field]
    return info.is_required()


def is_number(model: type[BaseModel], field: str) -> bool:
    """Tell whether a field holds a number."""
    schema = adapter(model).json_schema()["properties"][model.model_fields[field].alias or field]
    kinds = {one.get("type") for one in (schema, *schema.get("anyOf", ()))}
    return not kinds.isdisjoint({"integer", "number"})


def reference_kind(model: type[BaseModel], field: str) -> str:
    """Return the kind that a field names entries of, or an empty text."""
    return next((use.ref for use in uses_of(model) if use.name == field), "")
