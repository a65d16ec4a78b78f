"""The macros of pages that list things: topics, roles, terms, references, names, the source."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import TypeVar

from macros.components.components import Components, LinkView
from macros.model.entries import (
    CaseArea,
    ChecklistItem,
    GlossaryTerm,
    KnowledgeBox,
    Organisation,
    Person,
    Place,
    Reader,
    Recommendation,
    Reference,
    Role,
    SourceNote,
    SourceUnit,
    TimelineEvent,
    Topic,
)
from macros.model.fields import Identified
from macros.model.kinds import kind_of

NamedT = TypeVar("NamedT", Person, Organisation, Place)


def reader_list(on: Components) -> str:
    """Show whom the guide is for, and where each begins."""
    return on.render("reader_list", items=[
        {"reader": reader, "link": on.address_link(reader.leads_to, reader.name)}
        for reader in on.guide.all(Reader)
    ])


def topic_overview(on: Components) -> str:
    """Show every topic."""
    return on.render("topic_overview", topics=on.guide.all(Topic))


def topic_links(on: Components) -> str:
    """Show every topic's name alone."""
    return on.render("topic_links", topics=on.links_to("topic", ids_of(on.guide.all(Topic))))


def topic(on: Components, id_: str) -> str:
    """Show all that belongs to a topic."""
    texts = on.guide.words.components
    groups = (
        ("anbefalinger", texts.recommendations, Recommendation, "summary"),
        ("omraader", texts.case_areas, CaseArea, "summary"),
        ("ord", texts.glossary, GlossaryTerm, "definition"),
        ("henvisninger", texts.references, Reference, "description"),
    )
    return on.render("topic", groups=[
        {"id": key, "title": title, "links": [
            {"link": on.link_to(kind_of(model).name, entry.id), "text": getattr(entry, field)}
            for entry in on.guide.referring(Topic, id_, model)
        ]}
        for key, title, model, field in groups
    ])


def role_list(on: Components) -> str:
    """Show every role, and where it has a part."""
    roles = on.guide.all(Role)
    return on.render("role_list", jumps=on.links_to("role", ids_of(roles)), items=[
        {
            "role": role,
            "recommendations": on.links_to_users(Role, role.id, Recommendation),
            "case_areas": on.links_to_users(Role, role.id, CaseArea),
            "checklist_items": [
                on.link_to("checklist_item", item.id)
                for item in on.guide.all(ChecklistItem) if role.id in item.roles
            ],
            "places": on.links_to_units(role.see),
        }
        for role in roles
    ])


def glossary(on: Components) -> str:
    """Show every term, in Danish order."""
    terms = sorted(on.guide.all(GlossaryTerm), key=lambda term: danish_order(term.term))
    return on.render("glossary", jumps=on.links_to("glossary_term", ids_of(terms)), items=[
        {"term": term, "places": on.links_to_units(term.see)} for term in terms
    ])


def reference_list(on: Components, kind: str) -> str:
    """Show the references of a kind, and who refers to them."""
    references = [r for r in on.guide.all(Reference) if r.kind == kind]
    return on.render("reference_list", items=[
        {"reference": reference, "users": _users_of_reference(on, reference)}
        for reference in sorted(references, key=lambda r: danish_order(r.title))
    ])


def _users_of_reference(on: Components, reference: Reference) -> list[LinkView]:
    links = on.links_to("recommendation", reference.recommendations)
    links += on.links_to_users(Reference, reference.id, CaseArea)
    boxes = [box for box in on.guide.all(KnowledgeBox) if reference.id in box.links]
    return links + [on.link_to("knowledge_box", box.id) for box in boxes]


def timeline(on: Components) -> str:
    """Show every event, the earliest first."""
    events = sorted(on.guide.all(TimelineEvent), key=lambda event: event.year)
    return on.render("timeline", items=[
        {"event": event, "places": on.links_to_units(event.see)} for event in events
    ])


def people(on: Components) -> str:
    """Show every person."""
    def detail(person: Person) -> str:
        if not person.organisation:
            return person.role
        return f"{person.role}, {on.guide.get(Organisation, person.organisation).name}"

    return _name_list(on, Person, detail)


def organisations(on: Components) -> str:
    """Show every organisation."""
    return _name_list(on, Organisation, lambda _: "")


def places(on: Components) -> str:
    """Show every place."""
    return _name_list(on, Place, lambda place: place.town)


def _name_list(on: Components, model: type[NamedT], detail: Callable[[NamedT], str]) -> str:
    entries = sorted(on.guide.all(model), key=lambda entry: danish_order(entry.name))
    return on.render("name_list", prefix=kind_of(model).prefix, items=[
        {"entry": entry, "detail": detail(entry), "places": _mentions(on, entry)}
        for entry in entries
    ])


def _mentions(on: Components, entry: Person | Organisation | Place) -> list[LinkView]:
    """Return links to the sections that mention the entry, and to the pages that name it."""
    sections = on.links_to_units(entry.see)
    pages = [
        link for by in (Recommendation, CaseArea)
        for link in on.links_to_users(type(entry), entry.id, by)
    ]
    known = {link.href.partition("#")[0] for link in sections}
    return sections + [page for page in pages if page.href not in known]


def source_index(on: Components) -> str:
    """Show where every unit of the source stands."""
    groups = []
    for group in on.guide.site.unit_groups:
        pattern = re.compile(rf"{re.escape(group.prefix)}(?![A-Z])" + (
            r"(?!\d)" if group.prefix[-1].isdigit() else ""))
        units = [
            {"unit": unit, "link": on.unit_link(unit.id)}
            for unit in on.guide.all(SourceUnit) if pattern.match(unit.id)
        ]
        groups.append({"prefix": group.prefix, "title": group.title, "units": units})
    return on.render("source_index", groups=groups)


def source_notes(on: Components) -> str:
    """Show every note on the source."""
    return on.render("source_notes", items=[
        {"note": note, "places": on.links_to_units(note.about)}
        for note in on.guide.all(SourceNote)
    ])


def ids_of(entries: Iterable[Identified]) -> tuple[str, ...]:
    """Return the ids of the entries."""
    return tuple(entry.id for entry in entries)


def danish_order(text: str) -> list[int]:
    """Return a key that sorts æ, ø and å last, in that order, and ignores case."""
    order = "abcdefghijklmnopqrstuvwxyzæøå"
    return [order.find(letter) for letter in text.lower().replace("é", "e")]
