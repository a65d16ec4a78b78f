"""The macros a page may call: look up by id, hand the models to a component.

Each takes Jinja's context first, to know the page it stands on. What each is called with stands
in `pages.MACRO_ARGUMENTS`; CONTRIBUTING.md explains them to editors.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable
from typing import Any

from jinja2 import pass_context
from pydantic import BaseModel

from macros.components import Components, LinkView
from macros.guide import Guide
from macros.links import source_path
from macros.places import title_of

Macro = Callable[..., str]


def page_macros(guide: Guide) -> dict[str, Macro]:
    """Return every macro by the name that pages use, ready to be registered."""
    return {name: _bind(guide, macro) for name, macro in MACROS.items()}


def _bind(guide: Guide, macro: Callable[..., str]) -> Macro:
    """Give the macro the components of the page that calls it."""

    @pass_context
    @functools.wraps(macro)
    def on_page(context: Any, *arguments: str) -> str:
        return macro(Components(guide, source_path(context["page"])), *arguments)

    return on_page


def _title(on: Components, kind: str, id_: str) -> str:
    return title_of(on.guide.get(kind, id_))


def _link(on: Components, kind: str, id_: str, text: str = "") -> str:
    link = on.unit_link(id_) if kind == "unit" else on.link_to(kind, id_)
    return on.render("link", link=link, text=text or link.title).strip()


# --- Recommendations --------------------------------------------------------------------------


def _recommendation_header(on: Components, id_: str) -> str:
    recommendation = on.guide.get("recommendation", id_)
    phase = on.guide.get("phase", recommendation.phase)
    return on.render(
        "recommendation_header", recommendation=recommendation, phase=phase,
        phase_link=on.link_to("phase", phase.id), total=len(on.guide.all("recommendation")),
        roles=_links(on, "role", recommendation.roles),
        topics=_links(on, "topic", recommendation.topics),
    )


def _recommendation_overview(on: Components) -> str:
    recommendations = on.guide.all("recommendation")
    phases = sorted(on.guide.all("phase"), key=lambda phase: phase.order)
    return on.render("recommendation_overview", phases=[
        {"phase": phase, "recommendations": [r for r in recommendations if r.phase == phase.id]}
        for phase in phases
    ])


def _steps(on: Components, id_: str, *only: str) -> str:
    steps = on.guide.get("recommendation", id_).steps
    return on.render("steps", steps=[step for step in steps if not only or step.id in only])


def _checklist(on: Components, id_: str) -> str:
    return on.render("checklist", recommendation=on.guide.get("recommendation", id_))


def _questions(on: Components, id_: str) -> str:
    return on.render("question_list", questions=_questions_for(on, id_), owner=id_)


def _question(on: Components, id_: str) -> str:
    question = on.guide.get("reflection_question", id_)
    home = question.case_area and on.guide.get("case_area", question.case_area)
    owner = home.id if home and home.page == on.page else None
    return on.render("question", question=question, owner=owner)


def _all_questions(on: Components) -> str:
    groups = [
        {"recommendation": recommendation, "questions": [
            question for question in _questions_for(on, recommendation.id)
            if question.recommendations[0] == recommendation.id
        ]}
        for recommendation in on.guide.all("recommendation")
    ]
    return on.render("all_questions", groups=[group for group in groups if group["questions"]])


def _questions_for(on: Components, recommendation: str) -> tuple[BaseModel, ...]:
    return on.guide.referring("recommendation", recommendation, "reflection_question")


def _knowledge_box(on: Components, id_: str) -> str:
    box = on.guide.get("knowledge_box", id_)
    return on.render(
        "knowledge_box", box=box,
        statements=[on.guide.get("statement", statement) for statement in box.statements],
        case_area=on.link_to("case_area", box.case_area) if box.case_area else None,
        organisations=_links(on, "organisation", box.organisations),
        references=[on.guide.get("reference", reference) for reference in box.links],
    )


def _references(on: Components, id_: str) -> str:
    found = on.guide.referring("recommendation", id_, "reference")
    return on.render("references", references=found)


# --- Case areas -------------------------------------------------------------------------------


def _case_header(on: Components, id_: str) -> str:
    case_area = on.guide.get("case_area", id_)
    return on.render(
        "case_header", case_area=case_area,
        places=[on.guide.get("place", place) for place in case_area.places],
        organisations=_links(on, "organisation", case_area.organisations),
        phases=_links(on, "phase", case_area.phases),
        recommendations=[
            on.link_to("recommendation", r.id) for r in _recommendations_drawing_on(on, id_)
        ],
        roles=_links(on, "role", case_area.roles),
        topics=_links(on, "topic", case_area.topics),
    )


def _recommendations_drawing_on(on: Components, case_area: str) -> list[BaseModel]:
    """Return the recommendations related to the case area, from whichever side it is said."""
    related = on.guide.related(on.guide.get("case_area", case_area).page)
    return [r for r in on.guide.all("recommendation") if r.page in related]


def _case_overview(on: Components) -> str:
    return on.render("case_overview", case_areas=on.guide.all("case_area"))


def _fact_box(on: Components, id_: str) -> str:
    return on.render("fact_box", box=on.guide.get("fact_box", id_))


def _key_points(on: Components, id_: str) -> str:
    return on.render("key_points", case_area=on.guide.get("case_area", id_))


def _contacts(on: Components, id_: str) -> str:
    people = on.guide.get("case_area", id_).contacts
    return on.render("contacts", people=[on.guide.get("person", person) for person in people])


def _case_links(on: Components, id_: str) -> str:
    links = on.guide.get("case_area", id_).links
    return on.render("links", references=[on.guide.get("reference", link) for link in links])


# --- Pieces that stand on any page --------------------------------------------------------------


def _figure(on: Components, id_: str) -> str:
    return on.render("figure", figure=on.guide.get("figure", id_))


def _statement(on: Components, id_: str) -> str:
    return on.render("statement", statement=on.guide.get("statement", id_))


def _source_note(on: Components, id_: str) -> str:
    return on.render("source_note", note=on.guide.get("source_note", id_))


def _related(on: Components) -> str:
    groups = [
        {
            "page": on.page_link(page),
            "reasons": [
                {"text": reason.text, "link": on.place_link(reason.location)}
                for reason in reasons
            ],
        }
        for page, reasons in on.guide.related(on.page).items()
    ]
    return on.render("related", groups=groups)


# --- Topics and registers ------------------------------------------------------------------------


def _topic_overview(on: Components) -> str:
    return on.render("topic_overview", topics=on.guide.all("topic"))


def _topic(on: Components, id_: str) -> str:
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


def _role_list(on: Components) -> str:
    return on.render("role_list", items=[
        {
            "role": role,
            "recommendations": _referring_links(on, "role", role.id, "recommendation"),
            "case_areas": _referring_links(on, "role", role.id, "case_area"),
            "checklist_items": [
                on.link_to("checklist_item", item.id)
                for item in on.guide.all("checklist_item") if role.id in item.roles
            ],
            "places": _unit_links(on, role.see),
        }
        for role in on.guide.all("role")
    ])


def _glossary(on: Components) -> str:
    terms = sorted(on.guide.all("glossary_term"), key=lambda term: _danish(term.term))
    return on.render("glossary", items=[
        {"term": term, "places": _unit_links(on, term.see)} for term in terms
    ])


def _reference_list(on: Components, kind: str) -> str:
    references = [r for r in on.guide.all("reference") if r.kind == kind]
    return on.render("reference_list", items=[
        {"reference": reference, "users": _users_of_reference(on, reference)}
        for reference in sorted(references, key=lambda r: _danish(r.title))
    ])


def _users_of_reference(on: Components, reference: BaseModel) -> list[LinkView]:
    links = _links(on, "recommendation", reference.recommendations)
    links += _referring_links(on, "reference", reference.id, "case_area")
    boxes = [box for box in on.guide.all("knowledge_box") if reference.id in box.links]
    return links + [on.link_to("knowledge_box", box.id) for box in boxes]


def _timeline(on: Components) -> str:
    events = sorted(on.guide.all("timeline_event"), key=lambda event: event.year)
    return on.render("timeline", items=[
        {"event": event, "places": _unit_links(on, event.see)} for event in events
    ])


def _people(on: Components) -> str:
    def detail(person: BaseModel) -> str:
        if not person.organisation:
            return person.role
        return f"{person.role}, {on.guide.get('organisation', person.organisation).name}"

    return _name_list(on, "person", detail)


def _organisations(on: Components) -> str:
    return _name_list(on, "organisation", lambda _: "")


def _places(on: Components) -> str:
    return _name_list(on, "place", lambda place: place.town)


def _name_list(on: Components, kind: str, detail: Callable[[BaseModel], str]) -> str:
    entries = sorted(on.guide.all(kind), key=lambda entry: _danish(entry.name))
    return on.render("name_list", prefix=kind if kind != "place" else "sted", items=[
        {"entry": entry, "detail": detail(entry), "places": _unit_links(on, entry.see)}
        for entry in entries
    ])


def _source_index(on: Components) -> str:
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


def _source_notes(on: Components) -> str:
    return on.render("source_notes", items=[
        {"note": note, "places": _unit_links(on, note.about)}
        for note in on.guide.all("source_note")
    ])


# --- Helpers ------------------------------------------------------------------------------------


def _links(on: Components, kind: str, ids: tuple[str, ...]) -> list[LinkView]:
    return [on.link_to(kind, id_) for id_ in ids]


def _referring_links(on: Components, kind: str, id_: str, by: str) -> list[LinkView]:
    return [on.link_to(by, entry.id) for entry in on.guide.referring(kind, id_, by)]


def _unit_links(on: Components, units: tuple[str, ...]) -> list[LinkView]:
    """Return a link to each unit's place, each place once."""
    places = [place for unit in units if (place := on.guide.unit_location(unit))]
    return [on.full_link(place) for place in dict.fromkeys(places)]


def _danish(text: str) -> list[int]:
    """Return a key that sorts æ, ø and å last, in that order, and ignores case."""
    order = "abcdefghijklmnopqrstuvwxyzæøå"
    return [order.find(letter) for letter in text.lower().replace("é", "e")]


MACROS: dict[str, Callable[..., str]] = {
    "title": _title,
    "link": _link,
    "recommendation_header": _recommendation_header,
    "recommendation_overview": _recommendation_overview,
    "steps": _steps,
    "checklist": _checklist,
    "questions": _questions,
    "question": _question,
    "knowledge_box": _knowledge_box,
    "references": _references,
    "case_header": _case_header,
    "case_overview": _case_overview,
    "fact_box": _fact_box,
    "key_points": _key_points,
    "contacts": _contacts,
    "links": _case_links,
    "figure": _figure,
    "statement": _statement,
    "source_note": _source_note,
    "related": _related,
    "topic_overview": _topic_overview,
    "topic": _topic,
    "role_list": _role_list,
    "glossary": _glossary,
    "reference_list": _reference_list,
    "timeline": _timeline,
    "people": _people,
    "organisations": _organisations,
    "places": _places,
    "all_questions": _all_questions,
    "source_index": _source_index,
    "source_notes": _source_notes,
}
