"""What `make retire` takes out, what it keeps for readers, and what it will not do."""

from __future__ import annotations

from pathlib import Path

import pytest

from editing.commands import retire
from macros.checks.command import faults_in
from macros.guide.guide import load_guide
from macros.model.entries import RetiredId
from tests.unit.editors import changed, snapshot

RETIRED = "data/retired.yml"
EXTERNAL = "data/recommendations/inviter-eksterne.yml"


def run(root: Path, *arguments: str) -> int:
    return retire.main([*arguments, "--root", str(root)])


def replace(root: Path, path: str, old: str, new: str) -> None:
    text = (root / path).read_text("utf-8")
    assert text.count(old) == 1
    (root / path).write_text(text.replace(old, new), "utf-8")


def test_an_item_goes_and_its_words_stay_for_those_who_have_notes_on_it(real: Path, capsys) -> None:
    before = snapshot(real)
    assert run(real, "punkt", "find-nye-partnere-til-visionen") == 0
    files = snapshot(real)
    assert changed(before, files) == {
        EXTERNAL: [
            "-- id: find-nye-partnere-til-visionen",
            "-text: Vælg de nye partnere, I vil vinde med en fælles vision.", "-units: [R3.q2]",
        ],
        RETIRED: [
            "+- id: find-nye-partnere-til-visionen", "+kind: checklist_item",
            "+text: Vælg de nye partnere, I vil vinde med en fælles vision.",
        ],
    }
    assert faults_in(real) == []
    assert run(real, "punkt", "find-nye-partnere-til-visionen") == 0
    assert "udgået i forvejen" in capsys.readouterr().out
    assert snapshot(real) == files


def test_former_ids_are_kept_too(real: Path) -> None:
    replace(
        real, EXTERNAL, "- id: find-nye-partnere-til-visionen\n",
        "- id: find-nye-partnere-til-visionen\n        aliases: [nye-partnere]\n",
    )
    assert run(real, "punkt", "find-nye-partnere-til-visionen") == 0
    assert [entry.id for entry in load_guide(real).all(RetiredId)] == [
        "find-nye-partnere-til-visionen", "nye-partnere",
    ]
    assert faults_in(real) == []


def test_the_last_item_of_a_group_takes_its_heading_along(real: Path) -> None:
    assert run(real, "punkt", "find-andre-helhedsplaner") == 0
    assert "title: Andre boligorganisationer" in (real / EXTERNAL).read_text("utf-8")
    assert run(real, "punkt", "moede-om-koordinering") == 0
    text = (real / EXTERNAL).read_text("utf-8")
    assert "title: Andre boligorganisationer" not in text
    assert "title: Invitationen" in text
    assert faults_in(real) == []


def test_lists_that_name_it_do_so_no_more(real: Path) -> None:
    replace(real, EXTERNAL, "links: [sundheds-og-kvartershuset-hjemmeside, kaffefair]",
            "links:\n      - sundheds-og-kvartershuset-hjemmeside\n      - kaffefair  # en café")
    before = snapshot(real)
    assert run(real, "henvisning", "kaffefair") == 0
    assert changed(before, snapshot(real))[EXTERNAL] == ["-- kaffefair  # en café"]
    assert faults_in(real) == []


def test_comments_go_with_what_they_are_about_and_headings_stay(real: Path, capsys) -> None:
    path = real / "data/references.yml"
    text = path.read_text("utf-8")
    text = text.replace("- id: archdaily\n", "# Arkitektur\n- id: archdaily\n")
    text = text.replace("- id: abhim\n", "# Navnet er sluttet af adressen.\n- id: abhim\n")
    text = text.replace("  title: archdaily.com\n", "  # Stod sidst.\n  title: archdaily.com\n")
    path.write_text(text, "utf-8")
    replace(real, "data/case_areas/sallingsundvej-tambosundvej.yml", "links: [archdaily, abhim]",
            "links: [archdaily, abhim, bbbo]")
    assert faults_in(real) == []
    assert run(real, "henvisning", "archdaily") == 0
    assert run(real, "henvisning", "abhim") == 0
    text = path.read_text("utf-8")
    assert "# Arkitektur" in text
    assert "Stod sidst" not in text
    assert "Navnet er sluttet" not in text
    assert "Navnet er sluttet af adressen." in capsys.readouterr().out
    assert faults_in(real) == []


def test_a_page_sends_its_readers_on(real: Path) -> None:
    data = real / "data/recommendations/ny.yml"
    data.write_text((real / EXTERNAL).read_text("utf-8").split("checklist:")[0].replace(
        "inviter-eksterne", "ny").replace("number: 3", "number: 10").replace(
        "phase: foer", "phase: efter") + (
        "checklist:\n  - items:\n      - id: nyt-punkt\n        text: Nyt.\n        units: [R3]\n"
    ), "utf-8")
    page = real / "docs/anbefalinger/ny/index.md"
    page.parent.mkdir()
    calls = [f'{{{{ {name}("ny") }}}}' for name in (
        "recommendation_header", "checklist", "questions", "references")]
    front = "description: Ny.\nowner: redaktionen\nreviewed: 2026-11-27\nreview_after: 12"
    page.write_text(f"---\n{front}\n---\n# Ny\n\n" + "\n\n".join(calls) + "\n", "utf-8")
    line = "          - anbefalinger/evaluer-loebende/index.md\n"
    menu = f"{line}          - anbefalinger/ny/index.md\n"
    replace(real, "mkdocs.yml", line, menu)
    replace(real, "data/editions.yml", "leads_to: om-guiden/index.md#hvad-sitet-er",
            "leads_to: anbefalinger/ny/index.md")
    replace(real, "data/reflection_questions.yml",
            "recommendations: [inviter-eksterne, saet-et-godt-hold]",
            "recommendations: [inviter-eksterne, ny, saet-et-godt-hold]")
    assert faults_in(real) == []
    assert run(real, "anbefaling", "ny") == 1
    assert run(real, "anbefaling", "ny", "--to", "roller/index.md#findes-ikke") == 1
    assert run(real, "anbefaling", "ny", "--to", "../../x.md") == 1
    assert page.exists()
    assert run(real, "anbefaling", "ny", "--to", "anbefalinger/index.md#hele-vejen") == 0
    assert faults_in(real) == []
    assert not page.parent.exists()
    assert not data.exists()
    guide = load_guide(real)
    assert [(m.from_, m.to) for m in guide.moved] == [
        ("anbefalinger/ny/index.md", "anbefalinger/index.md#hele-vejen"),
    ]
    assert guide.edition.changes[0].leads_to == "anbefalinger/index.md#hele-vejen"
    assert {(e.kind, e.id) for e in guide.all(RetiredId)} == {
        ("recommendation", "ny"), ("checklist_item", "nyt-punkt"),
    }


def test_past_editions_still_name_it(real: Path) -> None:
    replace(real, "data/editions.yml", "      leads_to: anbefalinger/index.md\n",
            "      leads_to: anbefalinger/index.md\n"
            "      items: [find-nye-partnere-til-visionen]\n")
    before = snapshot(real)["data/editions.yml"]
    assert run(real, "punkt", "find-nye-partnere-til-visionen") == 0
    assert snapshot(real)["data/editions.yml"] == before
    assert faults_in(real) == []


def test_units_that_lose_their_place_need_a_reason(real: Path, capsys) -> None:
    before = snapshot(real)
    assert run(real, "rolle", "drift") == 1
    assert "--left-out" in capsys.readouterr().out
    assert snapshot(real) == before
    assert run(real, "rolle", "drift", "--left-out", "Rollen: står ikke mere i guiden.") == 0
    after = changed(before, snapshot(real))
    assert after["data/source_units.yml"] == ['+left_out: "Rollen: står ikke mere i guiden."']
    assert faults_in(real) == []


@pytest.mark.parametrize(("arguments", "said"), [
    (["spørgsmål", "maal-med-renoveringen"],
     "docs/inspiration/gyldenrisparken/index.md:72: question viser »maal-med-renoveringen«"),
    (["anbefaling", "inviter-eksterne", "--to", "anbefalinger/index.md"],
     "data/reflection_questions.yml:60: recommendations kan ikke undvære den"),
    (["person", "carsten-bai"], "udsagnet mangler person eller speaker"),
    (["fase", "efter"], "mkdocs.yml:"),
    (["punkt", "find-de-rette"], "mente du »find-de-rette-forvaltninger«?"),
    (["source_unit", "R1"], "det id er ikke guidens eget"),
    (["ord", "afkast", "--to", "emner/index.md"], "Udelad --to"),
    (["ord", "../afkast"], "ukendt ord i ordlisten »../afkast«"),
])
def test_what_is_still_needed_is_said_with_its_places_and_nothing_is_written(
    untouched: Path, capsys, arguments: list[str], said: str
) -> None:
    before = snapshot(untouched)
    assert run(untouched, *arguments) == 1
    assert said in capsys.readouterr().out
    assert snapshot(untouched) == before
