"""Which kinds of entries there are, where each is written, and how entries name each other."""

from __future__ import annotations

import types
import typing
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Annotated, get_args, get_origin

from pydantic import BaseModel

from macros.files.yaml_source import Loc
from macros.model import entries as models
from macros.model import figures
from macros.model.fields import Entry, Identified, ReadersText, Ref, value_in

if TYPE_CHECKING:  # what a class or a union of classes is called, which only types need
    from typing_extensions import TypeForm


@dataclass(frozen=True)
class Kind:
    """A kind of entry.

    `name` is used in code and schemas, `noun` in messages to editors. `path` is relative to
    data/: a file holds a list of entries, a folder (ending in /) one entry a file. Kinds
    without a path are written inside other entries, under the key `field`. `prefix` begins
    the anchor of an entry on a page.
    """

    name: str
    noun: str
    model: TypeForm[Identified]
    path: str = ""
    field: str = ""
    prefix: str = ""

    @property
    def schema_name(self) -> str:
        """Name of the JSON Schema file, without its ending."""
        return self.name if self.path.endswith("/") else self.path.removesuffix(".yml")


KINDS = {
    kind.name: kind
    for kind in (
        Kind("recommendation", "anbefaling", models.Recommendation, "recommendations/"),
        Kind("case_area", "inspirationsområde", models.CaseArea, "case_areas/"),
        Kind("figure", "figur", figures.Figure, "figures/", prefix="figur"),
        Kind("phase", "fase", models.Phase, "phases.yml", prefix="fase"),
        Kind("reader", "læser", models.Reader, "readers.yml"),
        Kind("topic", "emne", models.Topic, "topics.yml"),
        Kind("role", "rolle", models.Role, "roles.yml", prefix="rolle"),
        Kind("reflection_question", "spørgsmål", models.ReflectionQuestion,
             "reflection_questions.yml", prefix="spm"),
        Kind("statement", "udsagn", models.Statement, "statements.yml", prefix="udsagn"),
        Kind("person", "person", models.Person, "people.yml", prefix="person"),
        Kind("organisation", "organisation", models.Organisation, "organisations.yml",
             prefix="organisation"),
        Kind("place", "sted", models.Place, "places.yml", prefix="sted"),
        Kind("timeline_event", "hændelse", models.TimelineEvent, "timeline.yml",
             prefix="haendelse"),
        Kind("reference", "henvisning", models.Reference, "references.yml",
             prefix="henvisning"),
        Kind("owner", "ansvarlig", models.Owner, "owners.yml"),
        Kind("glossary_term", "ord i ordlisten", models.GlossaryTerm, "glossary.yml",
             prefix="ord"),
        Kind("cross_link", "krydslink", models.CrossLink, "cross_links.yml"),
        Kind("source_note", "note om kilden", models.SourceNote, "source_notes.yml",
             prefix="note"),
        Kind("source_unit", "enhed i kilden", models.SourceUnit, "source_units.yml",
             prefix="enhed"),
        Kind("retired_id", "udgået id", models.RetiredId, "retired.yml"),
        Kind("step", "trin", models.Step, field="steps", prefix="trin"),
        Kind("checklist_item", "tjekpunkt", models.ChecklistItem, field="items",
             prefix="tjek"),
        Kind("knowledge_box", "vidensboks", models.KnowledgeBox, field="knowledge_boxes",
             prefix="viden"),
        Kind("fact_box", "faktaboks", models.FactBox, field="fact_boxes", prefix="fakta"),
        Kind("key_point", "hovedpointe", models.KeyPoint, field="key_points",
             prefix="pointe"),
    )
}

_KIND_OF_MODEL = {kind.model: kind for kind in KINDS.values()}


def kind_of(model: TypeForm[Identified]) -> Kind:
    """Return the kind whose entries are made of `model`."""
    return _KIND_OF_MODEL[model]


NESTED = {kind.field: kind for kind in KINDS.values() if kind.field}


@dataclass(frozen=True)
class FieldUse:
    """How a model's field matters here: the kind it refers to, or that it holds parts."""

    name: str
    key: str
    ref: str
    parts: bool


def references_in(part: BaseModel, loc: Loc = ()) -> Iterator[tuple[Loc, str, str]]:
    """Yield (place, kind, id) for every reference to another entry in `part` and below."""
    for use in uses_of(type(part)):
        if use.ref:
            value = getattr(part, use.name)
            if isinstance(value, tuple):
                yield from (((*loc, use.key, i), use.ref, id_) for i, id_ in enumerate(value))
            elif value is not None:
                yield (*loc, use.key), use.ref, value
    for place, _, child in _parts_of(part, loc):
        yield from references_in(child, place)


def texts_in(part: BaseModel, loc: Loc = ()) -> Iterator[Loc]:
    """Yield the place of every text for readers in `part` and below."""
    for name, field in type(part).model_fields.items():
        annotation = Annotated[(field.annotation, *field.metadata)] if field.metadata else (
            field.annotation)
        yield from _texts(getattr(part, name), annotation, (*loc, field.alias or name))


def _texts(value: object, annotation: object, loc: Loc) -> Iterator[Loc]:
    """Yield the places of texts in a field's value, which is what `annotation` says."""
    if isinstance(value, BaseModel):
        yield from texts_in(value, loc)
    elif isinstance(value, str):
        if _is_for_readers(annotation):
            yield loc
    elif isinstance(value, tuple):
        for index, child in enumerate(value):
            yield from _texts(child, annotation, (*loc, index))
    elif isinstance(value, dict):
        for key, child in value.items():
            yield from _texts(child, annotation, (*loc, key))


@cache
def _is_for_readers(annotation: object) -> bool:
    """Tell whether texts somewhere in a field are for readers; keys of a dict do not count."""
    inner = get_args(annotation)
    if get_origin(annotation) is Annotated:
        what, *marks = inner
        return any(isinstance(mark, ReadersText) for mark in marks) or _is_for_readers(what)
    return any(_is_for_readers(arg) for arg in inner[get_origin(annotation) is dict :])


def nested_entries(part: BaseModel, loc: Loc = ()) -> Iterator[tuple[Loc, Kind, Entry]]:
    """Yield (place, kind, entry) for every entry written inside `part`."""
    for place, key, child in _parts_of(part, loc):
        if isinstance(child, Entry):
            yield place, NESTED[key], child
        yield from nested_entries(child, place)


def ids_in(entry: object, kind: Kind) -> Iterator[tuple[Kind, str]]:
    """Yield (kind, id) for an entry as it stands in a file, valid or not, and those inside it.

    An entry's aliases count as ids of it.
    """
    if not isinstance(entry, dict):
        return
    if isinstance(entry.get("id"), str):
        yield kind, entry["id"]
    for key, value in entry.items():
        for child in value if isinstance(value, list) else ():
            if key == "aliases" and isinstance(child, str):
                yield kind, child
            yield from ids_in(child, NESTED.get(key, kind))


def units_in(part: BaseModel) -> Iterator[str]:
    """Yield the units that `part` and the pieces in it (no entries of their own) carry."""
    yield from value_in(part, "units", ())
    for _, _, child in _parts_of(part, ()):
        if not isinstance(child, Entry):
            yield from units_in(child)


def _parts_of(part: BaseModel, loc: Loc) -> Iterator[tuple[Loc, str, BaseModel]]:
    """Yield (place, key, child) for every model written directly inside `part`."""
    for use in uses_of(type(part)):
        if use.parts:
            value = getattr(part, use.name)
            if isinstance(value, tuple):
                yield from (
                    ((*loc, use.key, index), use.key, child)
                    for index, child in enumerate(value)
                    if isinstance(child, BaseModel)
                )
            elif isinstance(value, BaseModel):
                yield (*loc, use.key), use.key, value


@cache
def uses_of(model: type[BaseModel]) -> tuple[FieldUse, ...]:
    """Return the fields of a model that refer to other entries or hold parts."""
    uses = []
    for name, field in model.model_fields.items():
        ref = next((m.kind for m in field.metadata if isinstance(m, Ref)), "")
        ref = ref or _ref_in(field.annotation)
        parts = not ref and _holds_models(field.annotation)
        if ref or parts:
            uses.append(FieldUse(name, field.alias or name, ref, parts))
    return tuple(uses)


def _ref_in(annotation: object) -> str:
    if get_origin(annotation) is Annotated:
        what, *marks = get_args(annotation)
        return next((m.kind for m in marks if isinstance(m, Ref)), "") or _ref_in(what)
    if get_origin(annotation) in (tuple, typing.Union, types.UnionType):
        return next((ref for arg in get_args(annotation) if (ref := _ref_in(arg))), "")
    return ""


def _holds_models(annotation: object) -> bool:
    if isinstance(annotation, type):
        return issubclass(annotation, BaseModel)
    return any(_holds_models(arg) for arg in get_args(annotation))
