"""The macros a page may call: look up by id, hand the models to a component.

Each takes the components of the page it stands on first. What a page calls it with stands in
`macro_calls.MACRO_ARGUMENTS`; the handbook explains that to editors.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable
from typing import Any

from jinja2 import pass_context

from macros.components.components import Components, LinkView
from macros.components.declared import needs_of, styles_of
from macros.drawing import figures as figure_drawing
from macros.files.errors import GuideError
from macros.guide.guide import Guide
from macros.guide.links import source_path
from macros.guide.outline import questions_under
from macros.model.entries import (
    CaseArea,
    FactBox,
    KnowledgeBox,
    Person,
    Phase,
    Place,
    Recommendation,
    Reference,
    ReflectionQuestion,
    SourceNote,
    Statement,
)
from macros.model.figures import Figure
from macros.pages import (
    edition_macros,
    map_macros,
    plan_macros,
    register_macros,
    review_macros,
)
from macros.pages import gallery as component_gallery

Macro = Callable[..., str]


def page_macros(guide: Guide) -> dict[str, Macro]:
    """Return every macro by the name that pages use, ready to be registered."""
    return {name: _bind(guide, macro) for name, macro in MACROS.items()}


def _bind(guide: Guide, macro: Callable[..., str]) -> Macro:
    """Give the macro the components of the page that calls it."""

    @pass_context
    @functools.wraps(macro)
    def on_page(context: Any, *arguments: str) -> str:
        page = context["page"]
        on = Components(guide, source_path(page), settings=_settings(context))
        drawn = macro(on, *arguments)
        _declare(page.meta, on.used)
        return drawn

    return on_page


def _declare(front_matter: dict[str, Any], used: set[str]) -> None:
    """Say in a page's front matter, where the document reads it, which components it has."""
    known = front_matter.get("components", {}).get("names", ())
    if used <= set(known):
        return
    names = sorted(used.union(known))
    front_matter["components"] = {
        "names": names, "styles": styles_of(names), "needs": needs_of(names),
    }


def _settings(context: Any) -> Any:
    """Return what mkdocs.yml says of the guide: `extra.guide`."""
    return context["config"]["extra"]["guide"]


def _title(on: Components, kind: str, id_: str) -> str:
    return _as_written(on.guide.entry(kind, id_).called)


def _link(on: Components, kind: str, id_: str, text: str = "") -> str:
    link = on.unit_link(id_) if kind == "unit" else on.link_to(kind, id_)
    if link is None:
        raise GuideError(f"enheden »{id_}« har ingen plads på sitet")
    return on.render("link", link=link, text=_as_written(text or link.title)).strip()


def _as_written(text: str) -> str:
    """Return a text that stands within a line of Markdown, so that nothing in it is Markdown."""
    return re.sub(r"[\\`*_{}\[\]]", r"\\\g<0>", text)


def _name_in_files(on: Components) -> str:
    return str(on.settings["storage_namespace"]).split(":")[0]


# --- Recommendations --------------------------------------------------------------------------


def _recommendation_header(on: Components, id_: str) -> str:
    recommendation = on.guide.get(Recommendation, id_)
    phase = on.guide.get(Phase, recommendation.phase)
    return on.render(
        "recommendation_header", recommendation=recommendation, phase=phase,
        phase_link=on.link_to("phase", phase.id), all=on.guide.all(Recommendation),
        roles=on.links_to("role", recommendation.roles),
        topics=on.links_to("topic", recommendation.topics),
        item_count=sum(len(group.items) for group in recommendation.checklist),
        question_count=len(_questions_for(on, id_)),
    )


def _recommendation_overview(on: Components) -> str:
    return on.render("recommendation_overview", phases=_phases(on))


def _phase_path(on: Components) -> str:
    return on.render("phase_path", phases=_phases(on))


def _phases(on: Components) -> list[dict[str, Any]]:
    """Return every phase in order, each with its recommendations in order."""
    recommendations = on.guide.all(Recommendation)
    phases = sorted(on.guide.all(Phase), key=lambda phase: phase.order)
    return [
        {"phase": phase, "recommendations": [r for r in recommendations if r.phase == phase.id]}
        for phase in phases
    ]


def _steps(on: Components, id_: str, *only: str) -> str:
    steps = on.guide.get(Recommendation, id_).steps
    return on.render("steps", steps=[step for step in steps if not only or step.id in only])


def _checklist(on: Components, id_: str) -> str:
    return on.render("checklist", recommendation=on.guide.get(Recommendation, id_))


def _questions(on: Components, id_: str) -> str:
    return on.render("question_list", questions=_questions_for(on, id_), owner=id_)


def _question(on: Components, id_: str) -> str:
    question = on.guide.get(ReflectionQuestion, id_)
    home = question.case_area and on.guide.get(CaseArea, question.case_area)
    owner = home.id if home and home.page == on.page else None
    return on.render("question", question=question, owner=owner)


def _all_questions(on: Components) -> str:
    asked = [
        (recommendation, questions) for recommendation in on.guide.all(Recommendation)
        if (questions := questions_under(on.guide, recommendation.id))
    ]
    return on.render(
        "all_questions",
        groups=[
            {"recommendation": recommendation, "questions": questions}
            for recommendation, questions in asked
        ],
        jumps=[
            LinkView(recommendation.title, f"#spoergsmaal-{recommendation.id}")
            for recommendation, _ in asked
        ],
    )


def _questions_for(on: Components, recommendation: str) -> tuple[ReflectionQuestion, ...]:
    return on.guide.referring(Recommendation, recommendation, ReflectionQuestion)


def _knowledge_box(on: Components, id_: str) -> str:
    box = on.guide.get(KnowledgeBox, id_)
    return on.render(
        "knowledge_box", box=box,
        statements=[on.guide.get(Statement, statement) for statement in box.statements],
        case_area=on.link_to("case_area", box.case_area) if box.case_area else None,
        organisations=on.links_to("organisation", box.organisations),
        references=[on.guide.get(Reference, reference) for reference in box.links],
    )


def _references(on: Components, id_: str) -> str:
    found = on.guide.referring(Recommendation, id_, Reference)
    return on.render("references", references=found)


# --- Case areas -------------------------------------------------------------------------------


def _case_header(on: Components, id_: str) -> str:
    case_area = on.guide.get(CaseArea, id_)
    return on.render(
        "case_header", case_area=case_area,
        places=[on.guide.get(Place, place) for place in case_area.places],
        organisations=on.links_to("organisation", case_area.organisations),
        phases=[
            {"phase": on.guide.get(Phase, phase), "link": on.link_to("phase", phase)}
            for phase in case_area.phases
        ],
        recommendations=[
            on.link_to("recommendation", r.id) for r in _recommendations_drawing_on(on, id_)
        ],
        roles=on.links_to("role", case_area.roles),
        topics=on.links_to("topic", case_area.topics),
    )


def _recommendations_drawing_on(on: Components, case_area: str) -> list[Recommendation]:
    """Return the recommendations related to the case area, from whichever side it is said."""
    related = on.guide.related(on.guide.get(CaseArea, case_area).page)
    return [r for r in on.guide.all(Recommendation) if r.page in related]


def _fact_box(on: Components, id_: str) -> str:
    return on.render("fact_box", box=on.guide.get(FactBox, id_))


def _key_points(on: Components, id_: str) -> str:
    return on.render("key_points", case_area=on.guide.get(CaseArea, id_))


def _contacts(on: Components, id_: str) -> str:
    people = on.guide.get(CaseArea, id_).contacts
    return on.render("contacts", people=[on.guide.get(Person, person) for person in people])


def _case_links(on: Components, id_: str) -> str:
    links = on.guide.get(CaseArea, id_).links
    return on.render("links", references=[on.guide.get(Reference, link) for link in links])


# --- Pieces that stand on any page --------------------------------------------------------------


def _reading_time(on: Components) -> str:
    return on.render("reading_time")


def _figure(on: Components, id_: str) -> str:
    figure = on.guide.get(Figure, id_)
    return on.render(
        "figure", kind=figure_drawing.kind_of(figure), figure=figure,
        drawing=figure_drawing.draw(figure), icon_name=figure_drawing.icon_of(figure),
    )


def _statement(on: Components, id_: str) -> str:
    return on.render("statement", statement=on.guide.get(Statement, id_))


def _source_note(on: Components, id_: str) -> str:
    return on.render("source_note", note=on.guide.get(SourceNote, id_))


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


def _component_gallery(on: Components, name: str) -> str:
    return component_gallery.show(on, name, MACROS)


MACROS: dict[str, Callable[..., str]] = {
    "title": _title,
    "link": _link,
    "name_in_files": _name_in_files,
    "recommendation_header": _recommendation_header,
    "recommendation_overview": _recommendation_overview,
    "phase_path": _phase_path,
    "steps": _steps,
    "checklist": _checklist,
    "questions": _questions,
    "question": _question,
    "knowledge_box": _knowledge_box,
    "references": _references,
    "case_header": _case_header,
    "case_map": map_macros.case_map,
    "fact_box": _fact_box,
    "key_points": _key_points,
    "contacts": _contacts,
    "links": _case_links,
    "reading_time": _reading_time,
    "figure": _figure,
    "statement": _statement,
    "source_note": _source_note,
    "related": _related,
    "reader_list": register_macros.reader_list,
    "topic_overview": register_macros.topic_overview,
    "topic_links": register_macros.topic_links,
    "topic": register_macros.topic,
    "role_list": register_macros.role_list,
    "glossary": register_macros.glossary,
    "reference_list": register_macros.reference_list,
    "timeline": register_macros.timeline,
    "people": register_macros.people,
    "organisations": register_macros.organisations,
    "places": register_macros.places,
    "all_questions": _all_questions,
    "source_index": register_macros.source_index,
    "source_notes": register_macros.source_notes,
    "editions": edition_macros.editions,
    "reviews": review_macros.reviews,
    "plan": plan_macros.plan,
    "component_gallery": _component_gallery,
}
