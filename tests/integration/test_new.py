"""What `make new` asks and lays out: valid entries, in their places, or nothing at all."""

from __future__ import annotations

import datetime
import io
import shlex
from pathlib import Path

import pytest

from editing.commands import new
from editing.commands.format import format_text
from editing.commands.new_ids import proposed_id
from macros.checks.command import faults_in
from macros.reading.data_files import read_data
from tests.unit.editors import changed, snapshot

TERMS = "data/glossary.yml"


def run(root: Path, kind: str, *answers: str, more: tuple[str, ...] = ("--no-questions",)) -> int:
    sets = [part for answer in answers for part in ("--set", answer)]
    return new.main([kind, *sets, *more, "--root", str(root)])


def entry(root: Path, kind: str, id_: str) -> object:
    return next(
        r.entry for r in read_data(root).records if (r.kind.name, r.entry.id) == (kind, id_)
    )


TEXT = "Gårdens regler: hvem # gør hvad, og »hvorfor« - no"


def test_a_term_goes_to_its_place_in_the_alphabet(real: Path, capsys) -> None:
    before = snapshot(real)
    assert run(
        real, "ord", "term=gårdlav", f"definition={TEXT}", "forms=gårdlavet, gårdlavets"
    ) == 0
    after = changed(before, snapshot(real))
    assert after == {TERMS: [
        "+- id: gaardlav", "+term: gårdlav", "+forms: [gårdlavet, gårdlavets]",
        f'+definition: "{TEXT}"',
    ]}
    assert entry(real, "glossary_term", "gaardlav").definition == TEXT
    words = [r.entry.term for r in read_data(real).records if r.kind.name == "glossary_term"]
    at = words.index("gårdlav")
    assert words[at - 1] < "gå"
    assert words[at + 1] > "h"
    assert faults_in(real) == []
    text = (real / TERMS).read_text("utf-8")
    assert format_text(text) == text
    line = text.split("- id: gaardlav")[0].count("\n") + 1
    assert f"{TERMS}, linje {line}-{line + 3}" in capsys.readouterr().out


def test_a_reference_comes_after_the_last_of_its_kind(real: Path) -> None:
    before = snapshot(real)
    assert run(
        real, "henvisning", "title=12:30", "id=halv-et", "kind=publication",
        "addresses=https://www.almennet.dk https://www.lbf.dk", "topics=drift",
    ) == 0
    assert changed(before, snapshot(real)) == {"data/references.yml": [
        "+- id: halv-et", '+title: "12:30"', "+kind: publication",
        "+addresses: [https://www.almennet.dk, https://www.lbf.dk]", "+topics: [drift]",
        "+owner: redaktionen", f"+reviewed: {datetime.date.today()}", "+review_after: 12",
    ]}
    assert entry(real, "reference", "halv-et").title == "12:30"
    kinds = [r.entry.kind for r in read_data(real).records if r.kind.name == "reference"]
    assert kinds == sorted(kinds)
    assert faults_in(real) == []


def test_a_question_is_shown_under_its_recommendation(real: Path, capsys) -> None:
    assert run(
        real, "spørgsmål", "text=Hvem mangler ved bordet?", "units=R3.a",
        "recommendations=inviter-eksterne, faelles-vision", "case_area=gyldenrisparken",
    ) == 0
    assert entry(real, "reflection_question", "hvem-mangler-ved-bordet").units == ("R3.a",)
    assert faults_in(real) == []
    assert '{{ question("hvem-mangler-ved-bordet") }}' in capsys.readouterr().out


def test_an_item_goes_last_in_its_group(real: Path) -> None:
    before = snapshot(real)
    assert run(
        real, "punkt", "recommendation=inviter-eksterne", "group=1", "units=R3.b",
        "text=Spørg kommunen, hvem der bestemmer.",
    ) == 0
    ((path, lines),) = changed(before, snapshot(real)).items()
    assert path == "data/recommendations/inviter-eksterne.yml"
    assert sorted(lines) == [
        "+- id: spoerg-kommunen-hvem-der-bestemmer",
        "+text: Spørg kommunen, hvem der bestemmer.", "+units: [R3.b]",
    ]
    items = entry(real, "recommendation", "inviter-eksterne").checklist[0].items
    assert items[-1].id == "spoerg-kommunen-hvem-der-bestemmer"
    assert faults_in(real) == []


@pytest.mark.parametrize("owner", ["inviter-eksterne", "evaluer-loebende", "gyldenrisparken"])
def test_a_knowledge_box_is_shown_on_its_owners_page(real: Path, owner: str) -> None:
    before = snapshot(real)
    assert run(
        real, "vidensboks", f"owner={owner}", "title=Et hus", "origin=Aarhus",
        "text=Første afsnit.\n\nAndet: afsnit.", "organisations=aarhus",
    ) == 0
    assert entry(real, "knowledge_box", "et-hus").text == "Første afsnit.\n\nAndet: afsnit."
    assert faults_in(real) == []
    files = changed(before, snapshot(real))
    assert sorted(line for path, lines in files.items() for line in lines if ".md" in path) == [
        "+", '+{{ knowledge_box("et-hus") }}',
    ]
    assert len(files) == 2


RECOMMENDATION = (
    "title=Mål klimaet, mens I bygger", "phase=under", "summary=Mål: før og efter.",
    "roles=drift", "topics=drift", "checklist.text=Mål elforbruget.", "checklist.units=R8",
    "checklist.text=Del tallene.", "checklist.units=R8", "page.description=Sådan måler I klimaet.",
)


def test_a_recommendation_gets_a_file_a_page_and_a_line_in_the_menu(real: Path, capsys) -> None:
    before = snapshot(real)
    assert run(real, "anbefaling", *RECOMMENDATION, "renumber=ja") == 0
    after = changed(before, snapshot(real))
    page = "anbefalinger/maal-klimaet-mens-i-bygger/index.md"
    assert set(after) == {
        "data/recommendations/maal-klimaet-mens-i-bygger.yml", f"docs/{page}", "mkdocs.yml",
        "data/recommendations/evaluer-loebende.yml",
    }
    assert after["mkdocs.yml"] == [f"+- {page}"]
    assert after["data/recommendations/evaluer-loebende.yml"] == ["-number: 9", "+number: 10"]
    assert faults_in(real) == []
    text = (real / f"docs/{page}").read_text("utf-8")
    assert text.startswith(
        "---\ndescription: Sådan måler I klimaet.\nowner: redaktionen\n"
        f"reviewed: {datetime.date.today()}\nreview_after: 12\n---\n# {{{{ title("
    )
    for heading in ("## Tjekliste { #tjekliste }", "## Læs mere { #laes-mere }"):
        assert heading in text
    data = (real / "data/recommendations/maal-klimaet-mens-i-bygger.yml").read_text("utf-8")
    assert format_text(data) == data
    # The number 9 has become 10, so lines that name it are to be looked at.
    assert "data/site.yml:85" in capsys.readouterr().out.split("se dem efter")[1]


def test_a_recommendation_moves_no_other_without_leave(real: Path, capsys) -> None:
    before = snapshot(real)
    assert run(real, "anbefaling", *RECOMMENDATION) == 1
    assert "renumber: skriv ja eller nej" in capsys.readouterr().out
    assert snapshot(real) == before


def test_a_recommendation_of_another_phase_keeps_the_menus_order(real: Path, capsys) -> None:
    before = snapshot(real)
    assert run(real, "anbefaling", *RECOMMENDATION, "number=2") == 1
    assert "vælg et tal fra 6 til 9" in capsys.readouterr().out
    assert snapshot(real) == before


def test_a_case_area_gets_a_file_a_page_and_a_line_in_the_menu(real: Path) -> None:
    before = snapshot(real)
    assert run(
        real, "område", "name=Søparken", "title=Naboer bygger", "summary=En: have.",
        "period=2010-2016", "phases=foer", "places=gyldenrisparken", "organisations=aarhus",
        "roles=drift", "topics=drift", "key_points.text=Spørg naboerne.",
        "page.description=Om Søparken.",
    ) == 0
    after = changed(before, snapshot(real))
    assert set(after) == {
        "data/case_areas/soeparken.yml", "docs/inspiration/soeparken/index.md", "mkdocs.yml",
    }
    assert entry(real, "case_area", "soeparken").number == 6
    assert faults_in(real) == []


def test_the_tiny_guide_gets_its_own_headings_and_chapters(tiny: Path) -> None:
    assert run(
        tiny, "anbefaling", "title=Water early", "phase=spring", "summary=Early.",
        "roles=caretaker", "topics=soil", "checklist.text=Water.", "checklist.units=R1",
        "page.description=Water early in the day.", "renumber=ja",
    ) == 0
    assert faults_in(tiny) == []
    page = (tiny / "docs/advice/water-early/index.md").read_text("utf-8")
    assert "## Checklist { #checklist }" in page


@pytest.mark.parametrize(("kind", "answers", "said"), [
    ("ord", ["term=afkast", "id=afkast", "definition=x"], "»afkast« bruges allerede (data/"),
    ("ord", ["term=x", "id=../x", "definition=x"], "»../x« er ikke et gyldigt id"),
    ("ord", ["term=x", "id=" + "a" * 61, "definition=x"], "teksten er for lang: 61 tegn"),
    ("ord", ["term=x"], "definition: her mangler et svar"),
    ("ord", ["term=x", "definition=<b>fed</b>"], "definition: her står HTML-kode"),
    ("ord", ["term=x", "definition=x", "topics=drifft"],
     "ukendt emne »drifft« – mente du »drift«"),
    ("ord", ["term=x", "definition=x", "topic=drift"], "har ikke det felt – mente du »topics«?"),
    ("henvisning", ["title=x", "kind=bog"], "kind: »bog« er ikke en mulighed"),
    ("henvisning", ["title=x", "kind=website", "addresses=javascript:alert(1)"],
     "addresses: er ikke en webadresse"),
    ("anbefaling", [*RECOMMENDATION, "renumber=ja", "page=../../x.md"],
     "page: »../../x.md« er ikke en gyldig side"),
    ("anbefaling", [*RECOMMENDATION, "renumber=ja", "page=roller/index.md"], "findes allerede"),
    ("hus", [], "ukendt slags »hus«"),
    ("", [], "ukendt slags »« – vælg anbefaling, inspirationsområde, ord i ordlisten"),
    ("figur", [], "figur kan ikke laves med denne kommando"),
    ("sted", ["name=Nord", "town=Nord", "description=x", "latitude=80", "longitude=10"],
     "stedet ligger uden for kortet"),
])
def test_what_cannot_stand_is_said_and_nothing_is_written(
    untouched: Path, capsys, kind: str, answers: list[str], said: str
) -> None:
    before = snapshot(untouched)
    assert run(untouched, kind, *answers) == 1
    assert said in capsys.readouterr().out
    assert snapshot(untouched) == before


def test_a_guide_with_faults_is_mended_first(real: Path, capsys) -> None:
    path = real / TERMS
    path.write_text(path.read_text("utf-8").replace("topics: [drift]", "topics: [drifft]"), "utf-8")
    before = snapshot(real)
    assert run(real, "ord", "term=gårdlav", "definition=En forening.") == 1
    assert "Guiden har fejl i forvejen" in capsys.readouterr().out
    assert snapshot(real) == before


def test_an_answer_is_held_to_the_model_at_once_and_asked_for_again(
    real: Path, monkeypatch: pytest.MonkeyPatch, capsys
) -> None:
    answers = ["gårdlav", "Gårdlav!", "", "", "x" * 321, "En forening.", "?", "drift", "", ""]
    monkeypatch.setattr("sys.stdin", io.StringIO("\n".join(answers) + "\n"))
    assert run(real, "ord", more=()) == 0
    out = capsys.readouterr().out
    assert "»Gårdlav!« er ikke et gyldigt id" in out
    assert "teksten er for lang: 321 tegn, højst 320" in out
    assert "drift  (Drift)" in out
    assert entry(real, "glossary_term", "gaardlav").topics == ("drift",)


def test_who_stops_half_way_has_written_nothing_and_can_go_on(
    real: Path, monkeypatch: pytest.MonkeyPatch, capsys
) -> None:
    before = snapshot(real)
    monkeypatch.setattr("sys.stdin", io.StringIO("gårdens lav\n\n"))
    assert run(real, "ord", more=()) == 1
    out = capsys.readouterr().out
    assert "Afbrudt. Intet er skrevet." in out
    assert snapshot(real) == before
    command = next(line for line in out.splitlines() if line.startswith(".venv"))
    assert shlex.split(command)[3:] == [
        "glossary_term", "--set", "term=gårdens lav", "--set", "id=gaardens-lav"
    ]


def test_a_dry_run_shows_a_diff_and_writes_nothing(real: Path, capsys) -> None:
    before = snapshot(real)
    quietly = ("--no-questions", "--dry-run")
    assert run(real, "ord", "term=gårdlav", "definition=x", more=quietly) == 0
    assert "+- id: gaardlav" in capsys.readouterr().out
    assert snapshot(real) == before


@pytest.mark.parametrize(("text", "id_"), [
    ("Ærø å-ØL: 3 ting!", "aeroe-aa-oel-3-ting"), ("Café Ürgen", "cafe-urgen"),
    ("***", ""), ("taget", "taget-2"), ("ord " * 40, "ord" + "-ord" * 13),
])
def test_an_id_is_proposed_from_a_title(text: str, id_: str) -> None:
    assert proposed_id(text, {"taget": "x"}) == id_
    assert len(id_) <= 60


def test_a_retired_id_or_a_former_one_is_not_used_again(real: Path, capsys) -> None:
    (real / "data/retired.yml").write_text(
        "- id: gaardlav\n  kind: glossary_term\n  text: gårdlav\n", "utf-8"
    )
    assert run(real, "ord", "term=gårdlav", "id=gaardlav", "definition=x") == 1
    assert "udgået" in capsys.readouterr().out
    assert run(real, "ord", "term=gårdlav", "definition=x") == 0
    assert entry(real, "glossary_term", "gaardlav-2")
