"""The whole guide: where things are shown, and relations that are stated once."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from macros.files.errors import GuideFaults, UnknownIdError
from macros.guide.guide import Guide, load_guide
from macros.model.entries import Recommendation, ReflectionQuestion, Role
from macros.reading.places import Location

SMALL = "advice/start-small/index.md"
SHARE = "advice/share-the-work/index.md"
SCHOOL = "stories/hill-school/index.md"


@pytest.mark.parametrize(
    ("kind", "id_", "page", "anchor"),
    [
        ("recommendation", "start-small", SMALL, ""),
        ("case_area", "hill-school", SCHOOL, ""),
        ("topic", "soil", "topics/soil/index.md", ""),
        ("phase", "spring", "advice/index.md", "fase-spring"),
        ("role", "teacher", "roles/index.md", "rolle-teacher"),
        ("glossary_term", "mulch", "words/index.md", "ord-mulch"),
        ("reference", "club-site", "reading/index.md", "henvisning-club-site"),
        ("person", "bo", "names/index.md", "person-bo"),
        ("organisation", "garden-club", "names/index.md", "organisation-garden-club"),
        ("place", "hill-school", "names/index.md", "sted-hill-school"),
        ("timeline_event", "first-seeds", "timeline/index.md", "haendelse-first-seeds"),
        ("step", "dig", SMALL, "trin-dig"),
        ("checklist_item", "sow", SMALL, "tjek-sow"),
        ("knowledge_box", "soil-from-scraps", SMALL, "viden-soil-from-scraps"),
        ("fact_box", "hill-school-in-numbers", SCHOOL, "fakta-hill-school-in-numbers"),
        ("key_point", "water-first", SCHOOL, "pointe-water-first"),
        ("figure", "the-year", SCHOOL, "figur-the-year"),
        ("statement", "ann-on-water", SCHOOL, "udsagn-ann-on-water"),
        ("reflection_question", "who-waters", SCHOOL, "spm-who-waters"),
    ],
)
def test_an_entry_is_shown_in_one_place(
    guide: Guide, kind: str, id_: str, page: str, anchor: str
) -> None:
    location = guide.location(kind, id_)
    assert (location.page, location.anchor) == (page, anchor)


def test_a_statement_in_a_knowledge_box_is_shown_with_the_box(guide: Guide) -> None:
    assert guide.location("statement", "a-parent").page == SMALL


def test_a_question_that_no_page_asks_is_shown_with_its_recommendation(guide: Guide) -> None:
    assert guide.location("reflection_question", "how-many-beds").page == SMALL


def test_what_several_pages_show_is_at_home_on_its_owners_page(tiny: Path) -> None:
    for page in ("index.md", "words/index.md"):
        with (tiny / "docs" / page).open("a", encoding="utf-8") as file:
            file.write('\n{{ fact_box("hill-school-in-numbers") }}\n\n{{ figure("the-year") }}\n')
    guide = load_guide(tiny)
    assert guide.location("fact_box", "hill-school-in-numbers").page == SCHOOL
    assert guide.location("figure", "the-year").page == "index.md"


@pytest.mark.parametrize(
    ("unit", "place"),
    [
        ("A1", Location("index.md", "why", "Why a garden")),
        ("R1", Location(SMALL, "", "Start small")),
        ("R1.2", Location(SMALL, "trin-dig", "Dig one bed")),
        ("FIG4", Location(SCHOOL, "figur-the-year", "The year in the garden")),
        ("A2", None),
    ],
)
def test_a_unit_has_the_place_of_what_carries_it(
    guide: Guide, unit: str, place: Location | None
) -> None:
    assert guide.unit_location(unit) == place


def test_a_heading_carries_its_unit_though_a_checklist_item_rests_on_it(guide: Guide) -> None:
    assert guide.unit_location("R1.a") == Location(SMALL, "three-beds", "Three beds")


def test_units_on_a_page_are_those_with_their_place_there(guide: Guide) -> None:
    assert guide.units_on(SHARE) == {"R2", "R2.a", "R2.1", "FIG2", "Z16"}


@pytest.mark.parametrize(
    ("near", "far", "reason"),
    [
        (SMALL, SCHOOL, "Soil from scraps"),
        (SHARE, SCHOOL, "Sharing the work keeps the beds watered."),
        (SHARE, SCHOOL, "Who waters in July?"),
    ],
)
def test_a_relation_shows_on_both_pages(guide: Guide, near: str, far: str, reason: str) -> None:
    for here, there in ((near, far), (far, near)):
        assert reason in [found.text for found in guide.related(here)[there]]


def test_related_pages_come_in_the_guides_order_without_the_page_itself(guide: Guide) -> None:
    assert list(guide.related(SCHOOL)) == [SMALL, SHARE]


def test_a_relation_leads_to_the_place_on_the_other_page(guide: Guide) -> None:
    reasons = guide.related(SHARE)[SCHOOL]
    places = {reason.text: reason.location.anchor for reason in reasons}
    assert places["Sharing the work keeps the beds watered."] == "how-it-grew"


def test_referring_finds_who_names_an_entry(guide: Guide) -> None:
    by_role = guide.referring(Role, "caretaker", Recommendation)
    assert [entry.id for entry in by_role] == ["share-the-work", "start-small"]
    asked = guide.referring(Recommendation, "start-small", ReflectionQuestion)
    assert [entry.id for entry in asked] == ["who-waters", "how-many-beds"]


def test_numbered_entries_come_by_number_and_others_as_written(guide: Guide) -> None:
    assert [entry.number for entry in guide.all(Recommendation)] == [1, 2]
    assert [entry.id for entry in guide.all(Role)] == ["teacher", "caretaker"]


def test_an_unknown_id_is_an_error_that_names_the_nearest(guide: Guide) -> None:
    with pytest.raises(UnknownIdError, match="ukendt rolle »teachr« – mente du »teacher«"):
        guide.get(Role, "teachr")


def test_a_page_is_called_what_its_entry_or_its_heading_says(guide: Guide) -> None:
    assert guide.page_title(SMALL) == "Start small"
    assert guide.page_title("words/index.md") == "Words"


def test_an_unchanged_guide_is_read_once(tiny: Path) -> None:
    assert load_guide(tiny) is load_guide(tiny)


@pytest.mark.parametrize("path", ["data/roles.yml", "docs/roles/index.md"])
def test_a_changed_file_makes_a_new_guide(tiny: Path, path: str) -> None:
    before = load_guide(tiny)
    stamp = (tiny / path).stat().st_mtime_ns + 1
    os.utime(tiny / path, ns=(stamp, stamp))
    assert load_guide(tiny) is not before


def test_a_guide_with_faults_is_refused_with_all_of_them(tiny: Path) -> None:
    (tiny / "data/roles.yml").write_text("- id: X\n", "utf-8")
    with pytest.raises(GuideFaults) as caught:
        load_guide(tiny)
    assert len(caught.value.faults) == 3
    assert "data/roles.yml:1:3: nr. 1 › id: »X« er ikke et gyldigt id" in str(caught.value)


def test_a_dead_link_among_the_files_is_a_fault_and_no_accident(tiny: Path) -> None:
    (tiny / "data/figures/lost.yml").symlink_to("nowhere")
    with pytest.raises(GuideFaults, match="filen mangler"):
        load_guide(tiny)
