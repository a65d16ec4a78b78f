"""The components' fixed words."""

from __future__ import annotations

from typing import Annotated

from macros.model.fields import Part
from macros.words.fields import Line, OpenLine, Sentence, Word, with_all


class ComponentWords(Part):
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
    checklist_shortcut: Annotated[OpenLine, with_all("count")]
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
    figure_scale: Annotated[OpenLine, with_all("longest")]
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
    questions_shortcut: Annotated[OpenLine, with_all("count")]
    read_more_about: Line
    reading_time: Annotated[OpenLine, with_all("minutes")]
    recommendation: Line
    recommendations: Line
    references: Line
    relevant_phases: Line
    see: Word
    see_also: Line
    source_note: Line
    topics: Line
    used_by: Line
