"""The macros of pages that list things: topics, roles, terms, references, names, the source."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from pydantic import BaseModel

from macros.components.components import Components, LinkView


def reader_list(on: Components) -> str:
    """Show whom the guide is for, and where each begins."""
    return on.render("reader_list", items=[
        {"reader": reader, "link": on.address_link(reader.leads_to, reader.name)}
        for reader in on.guide.all("reader")
    ])


def topic_overview(on: Components) -> str:
    """Show every topic."""
    return on.render("topic_overview", topics=on.guide.all("topic"))


def topic_links(on: Components) -> str:
    """Show every topic's name alone."""
    return on.render("topic_links", topics=on.links_to("topic", ids_of(on.guide.all("topic"))))


def topic(on: Components, id_: str) -> str:
    """Show all that belongs to a topic."""
    texts = on.guide.site.texts
    groups = (
        ("anbefalinger", texts.recommendations, "recommendation", "summary"),
        ("omraader", texts.case_areas, "case_area", "summary"),
        ("ord", texts.glossary, "glossary_term", "definition"),
        ("henvisninger", texts.references, "reference", "description"),
    )
    return on.render("topic", groups=[
        {"id": key, "title": title, "links": [
            {"link": on.link_to(kind, entry.id), "text": getattr(entry, field)}
            for entry in on.guide.referring("topic", id_, kind)
        ]}
        for key, title, kind, field in groups
    ])


def role_list(on: Components) -> str:
    """Show every role, and where it has a part."""
    roles = on.guide.all("role")
    return on.render("role_list", jumps=on.links_to("role", ids_of(roles)), items=[
        {
            "role": role,
            "recommendations": on.links_to_users("role", role.id, "recommendation"),
            "case_areas": on.links_to_users("role", role.id, "case_area"),
            "checklist_items": [
                on.link_to("checklist_item", item.id)
                for item in on.guide.all("checklist_item") if role.id in item.roles
            ],
            "places": on.links_to_units(role.see),
        }
        for role in roles
    ])


def glossary(on: Components) -> str:
    """Show every term, in Danish order."""
    terms = sorted(on.guide.all("glossary_term"), key=lambda term: danish_order(term.term))
    return on.render("glossary", jumps=on.links_to("glossary_term", ids_of(terms)), items=[
        {"term": term, "places": on.links_to_units(term.see)} for term in terms
    ])


def reference_list(on: Components, kind: str) -> str:
    """Show the references of a kind, and who refers to them."""
    references = [r for r in on.guide.all("reference") if r.kind == kind]
    return on.render("reference_list", items=[
        {"reference": reference, "users": _users_of_reference(on, reference)}
        for reference in sorted(references, key=lambda r: danish_order(r.title))
    ])


def _users_of_reference(on: Components, reference: BaseModel) -> list[LinkView]:
    links = on.links_to("recommendation", reference.recommendations)
    links += on.links_to_users("reference", reference.id, "case_area")
    boxes = [box for box in on.guide.all("knowledge_box") if reference.id in box.links]
    return links + [on.link_to("knowledge_box", box.id) for box in boxes]


def timeline(on: Components) -> str:
    """Show every event, the earliest first."""
    events = sorted(on.guide.all("timeline_event"), key=lambda event: event.year)
    return on.render("timeline", items=[
        {"event": event, "places": on.links_to_units(event.see)} for event in events
    ])


def people(on: Components) -> str:
    """Show every person."""
    def detail(person: BaseModel) -> str:
        if not person.organisation:
            return person.role
        return f"{person.role}, {on.guide.get('organisation', person.organisation).name}"

    return _name_list(on, "person", detail)


def organisations(on: Components) -> str:
    """Show every organisation."""
    return _name_list(on, "organisation", lambda _: "")


def places(on: Components) -> str:
    """Show every place."""
    return _name_list(on, "place", lambda place: place.town)


def _name_list(on: Components, kind: str, detail: Callable[[BaseModel], str]) -> str:
    entries = sorted(on.guide.all(kind), key=lambda entry: danish_order(entry.name))
    return on.render("name_list", prefix=kind if kind != "place" else "sted", items=[
        {"entry": entry, "detail": detail(entry), "places": _mentions(on, kind, entry)}
        for entry in entries
    ])


def _mentions(on: Components, kind: str, entry: BaseModel) -> list[LinkView]:
    """Return links to the sections that mention the entry, and to the pages that name it."""
    sections = on.links_to_units(entry.see)
    pages = [
        link for by in ("recommendation", "case_area")
        for link in on.links_to_users(kind, entry.id, by)
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
            for unit in on.guide.all("source_unit") if pattern.match(unit.id)
        ]
        groups.append({"prefix": group.prefix, "title": group.title, "units": units})
    return on.render("source_index", groups=groups)


def source_notes(on: Components) -> str:
    """Show every note on the source."""
    return on.render("source_notes", items=[
        {"note": note, "places": on.links_to_units(note.about)}
        for note in on.guide.all("source_note")
    ])


def ids_of(entries: Iterable[BaseModel]) -> tuple[str, ...]:
    """Return the ids of the entries."""
    return tuple(entry.id for entry in entries)


def danish_order(text: str) -> list[int]:
    """Return a key that sorts æ, ø and å last, in that order, and ignores case."""
    order = "abcdefghijklmnopqrstuvwxyzæøå"
    return [order.find(letter) for letter in text.lower().replace("é", "e")]
