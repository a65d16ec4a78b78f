"""What `make rename` changes: an id everywhere, a page's address with all that leads to it."""

from __future__ import annotations

from pathlib import Path

import pytest

from editing.commands import rename
from macros.checks.command import faults_in
from macros.guide.guide import load_guide
from tests.unit.editors import changed, snapshot


def run(root: Path, *arguments: str) -> int:
    return rename.main([*arguments, "--root", str(root)])


# One entry of each kind, and the files that its new id reaches beside its own.
@pytest.mark.parametrize(("kind", "old", "files"), [
    ("role", "pladsmand", {"data/recommendations/brug-genhusningen.yml"}),
    ("reflection_question", "maal-med-renoveringen", {"docs/inspiration/gyldenrisparken/index.md"}),
    ("person", "carsten-bai", {"data/statements.yml"}),
    ("reference", "kaffefair", {"data/recommendations/inviter-eksterne.yml"}),
    ("source_note", "gellerup-2013-eller-2014",
     {"docs/inspiration/brabrand-boligforening/index.md"}),
    ("step", "by-strategisk-model", set()),
    ("checklist_item", "find-de-rette-forvaltninger", set()),
    ("knowledge_box", "fire-partnere-om-et-hus", {"docs/anbefalinger/inviter-eksterne/index.md"}),
    ("phase", "efter", {"data/recommendations/evaluer-loebende.yml"}),
    ("figure", "bygaden-billede", set()),
    ("owner", "redaktionen", {"data/references.yml", "docs/index.md", "docs/roller/index.md"}),
    ("recommendation", "skab-beskaeftigelse", {
        "data/references.yml", "data/reflection_questions.yml",
        "docs/anbefalinger/skab-beskaeftigelse/index.md", "docs/saadan-bruger-du-guiden/index.md",
    }),
    ("case_area", "gyldenrisparken", {"docs/inspiration/gyldenrisparken/index.md"}),
])
def test_an_id_is_changed_everywhere_and_nothing_else(
    real: Path, kind: str, old: str, files: set[str]
) -> None:
    before = snapshot(real)
    assert run(real, kind, old, "helt-nyt-navn") == 0
    after = changed(before, snapshot(real))
    assert files <= set(after)
    assert faults_in(real) == []
    assert load_guide(real).entry(kind, "helt-nyt-navn").aliases == (old,)
    for path, lines in after.items():
        if path.endswith((f"/{old}.yml", "/helt-nyt-navn.yml")):
            continue
        # Every line is as it was, but for the name; one line more says what it was.
        removed = sorted(line[1:].replace(old, "@") for line in lines if line[0] == "-")
        added = sorted(line[1:].replace("helt-nyt-navn", "@") for line in lines if line[0] == "+")
        added = [line for line in added if line != f"aliases: [{old}]"]
        assert [line.replace("@", "") for line in removed] == [
            line.replace("@", "") for line in added], path


def test_who_runs_it_twice_hears_that_it_is_done(real: Path, capsys) -> None:
    assert run(real, "ord", "afkast", "udbytte") == 0
    before = snapshot(real)
    assert run(real, "ord", "afkast", "udbytte") == 0
    assert "»udbytte« hedder det allerede" in capsys.readouterr().out
    assert snapshot(real) == before


def test_a_page_takes_all_that_leads_to_it_along(real: Path) -> None:
    assert run(real, "emne", "vision", "retning", "--page", "emner/dybere/retning/index.md") == 0
    assert faults_in(real) == []
    assert not (real / "docs/emner/vision").exists()
    assert "- emner/dybere/retning/index.md" in (real / "mkdocs.yml").read_text("utf-8")
    assert (real / "data/moved_pages.yml").read_text("utf-8").splitlines()[2:] == [
        "- from: emner/vision/index.md", "  to: emner/dybere/retning/index.md",
    ]


def test_links_from_and_to_a_moved_page_lead_where_they_led(real: Path) -> None:
    page = real / "docs/anbefalinger/skab-beskaeftigelse"
    (page / "billede.svg").write_text("<svg/>", "utf-8")
    text = (page / "index.md").read_text("utf-8")
    text += (
        "\nSe [roller](../../roller/index.md#top-x), [her](index.md#tjekliste), "
        "[oversigten](../index.md), ![Et billede](billede.svg) og `[kode](../index.md)`.\n"
    ).replace("#top-x", "")
    (page / "index.md").write_text(text, "utf-8")
    other = real / "docs/roller/index.md"
    link = "\n[Job](../anbefalinger/skab-beskaeftigelse/index.md#tjekliste)\n"
    other.write_text(other.read_text("utf-8") + link, "utf-8")
    assert faults_in(real) == []
    assert run(real, "anbefaling", "skab-beskaeftigelse", "skab-beskaeftigelse", "--page",
               "job/index.md") == 0
    assert faults_in(real) == []
    moved = (real / "docs/job/index.md").read_text("utf-8")
    assert moved.splitlines()[-1] == (
        "Se [roller](../roller/index.md), [her](index.md#tjekliste), "
        "[oversigten](../anbefalinger/index.md), ![Et billede](billede.svg) og "
        "`[kode](../index.md)`."
    )
    assert (real / "docs/job/billede.svg").exists()
    assert "[Job](../job/index.md#tjekliste)" in other.read_text("utf-8")


def test_a_page_that_moves_twice_and_home_again_leaves_one_word_at_each_address(real: Path) -> None:
    for new in ("b", "c"):
        assert run(real, "emne", "vision", "vision", "--page", f"emner/{new}/index.md") == 0
    moved = (real / "data/moved_pages.yml").read_text("utf-8").splitlines()[2:]
    assert moved == [
        "- from: emner/vision/index.md", "  to: emner/c/index.md",
        "- from: emner/b/index.md", "  to: emner/c/index.md",
    ]
    assert run(real, "emne", "vision", "vision", "--page") == 0
    assert (real / "data/moved_pages.yml").read_text("utf-8").splitlines()[2:] == [
        "- from: emner/b/index.md", "  to: emner/vision/index.md",
        "- from: emner/c/index.md", "  to: emner/vision/index.md",
    ]
    assert faults_in(real) == []


def test_an_entry_may_have_an_earlier_id_back(real: Path) -> None:
    first = snapshot(real)["data/glossary.yml"]
    assert run(real, "ord", "afkast", "udbytte") == 0
    assert run(real, "ord", "udbytte", "afkast") == 0
    second = snapshot(real)["data/glossary.yml"]
    assert second == first.replace(b"- id: afkast\n", b"- id: afkast\n  aliases: [udbytte]\n")
    assert run(real, "ord", "afkast", "gevinst") == 0
    assert b"aliases: [udbytte, afkast]" in snapshot(real)["data/glossary.yml"]
    assert faults_in(real) == []


def test_comments_and_the_way_lists_are_written_stay(real: Path) -> None:
    path = real / "data/recommendations/inviter-eksterne.yml"
    text = path.read_text("utf-8").replace(
        "roles: [kommune, eksterne-interessenter]",
        "roles:  # de vigtigste\n  - 'kommune'   # ja, kommune\n  - eksterne-interessenter",
    )
    path.write_text(text, "utf-8")
    assert run(real, "rolle", "kommune", "by-og-kommune") == 0
    assert (
        "roles:  # de vigtigste\n  - 'by-og-kommune'   # ja, kommune\n" in path.read_text("utf-8")
    )
    assert "- id: kommune\n" in (real / "data/readers.yml").read_text("utf-8")
    assert faults_in(real) == []


def test_past_editions_stay_as_they_were(real: Path) -> None:
    path = real / "data/editions.yml"
    text = path.read_text("utf-8").replace(
        "      leads_to: anbefalinger/index.md\n",
        "      leads_to: anbefalinger/index.md\n      items: [find-de-rette-forvaltninger]\n", 1,
    )
    path.write_text(text, "utf-8")
    assert run(real, "punkt", "find-de-rette-forvaltninger", "find-forvaltningerne") == 0
    assert path.read_text("utf-8") == text
    guide = load_guide(real)
    assert guide.named_in(guide.edition.changes[1]) == [("checklist_item", "find-forvaltningerne")]


@pytest.fixture(scope="module")
def retired(untouched: Path) -> Path:
    """The real guide with an id that has been retired."""
    (untouched / "data/retired.yml").write_text(
        "- id: udgaaet\n  kind: glossary_term\n  text: x\n", "utf-8")
    return untouched


@pytest.mark.parametrize(("arguments", "said"), [
    (["ord", "afkast", "aktivitetshus"], "»aktivitetshus« bruges allerede (data/glossary.yml:"),
    (["ord", "afkast", "../afkast"], "»../afkast« er ikke et gyldigt id"),
    (["ord", "afkastt", "x"], "ukendt ord i ordlisten »afkastt« – mente du »afkast«?"),
    (["ord", "udgaaet", "x"], "»udgaaet« er udgået"),
    (["ord", "afkast", "udgaaet"], "»udgaaet« er et id, som"),
    (["orrd", "afkast", "x"], "ukendt slags »orrd« – mente du »ord«?"),
    (["source_unit", "R1", "x"], "det id er ikke guidens eget"),
    (["ord", "afkast", "x", "--page"], "har ikke en side for sig selv"),
    (["emne", "vision", "x", "--page", "../../x/index.md"], "er ikke en gyldig side"),
    (["emne", "vision", "x", "--page", "/etc/x/index.md"], "er ikke en gyldig side"),
    (["emne", "vision", "x", "--page", "emner/x.md"], "skriv en mappe og index.md"),
    (["emne", "vision", "x", "--page", "emner/drift/index.md"], "er optaget"),
    (["emne", "vision", "x", "--page", "emner/vision/x/index.md"], "er optaget"),
])
def test_what_cannot_be_is_said_and_nothing_is_written(
    retired: Path, capsys, arguments: list[str], said: str
) -> None:
    before = snapshot(retired)
    assert run(retired, *arguments) == 1
    assert said in capsys.readouterr().out
    assert snapshot(retired) == before


def test_a_dry_run_shows_a_diff_and_writes_nothing(real: Path, capsys) -> None:
    before = snapshot(real)
    assert run(real, "anbefaling", "skab-beskaeftigelse", "skab-job", "--page", "--dry-run") == 0
    out = capsys.readouterr().out
    assert (
        "data/recommendations/skab-beskaeftigelse.yml -> data/recommendations/skab-job.yml" in out
    )
    assert "+aliases: [skab-beskaeftigelse]" in out
    assert snapshot(real) == before
