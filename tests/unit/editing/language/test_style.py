"""What the command that advises on style reads, refuses and looks at."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from editing.language.command import main


def test_a_guide_with_faults_is_read_as_far_as_it_goes(tiny: Path, capsys) -> None:
    (tiny / "data/roles.yml").write_text("- id: [\n", "utf-8")
    assert main(["--root", str(tiny), "data/retired.yml"]) == 0
    assert "Kør make check først." in capsys.readouterr().out


@pytest.mark.parametrize(("arguments", "said"), [
    (["docs/nowhere.md"], "Filen docs/nowhere.md findes ikke. Skriv stien fra projektets mappe."),
    (["--since", "nowhere"],
     "Mappen er ikke hentet med git, så der er ingen tidligere udgave at sammenligne med."),
    (["--phrases", "nowhere.txt"],
     "nowhere.txt:1:1: filen kan ikke åbnes – tjek, at den findes og må læses [file-unreadable]"),
])
def test_what_makes_no_sense_is_refused(
    tiny: Path, capsys, arguments: list[str], said: str
) -> None:
    assert main(["--root", str(tiny), *arguments]) == 1
    assert capsys.readouterr().out == f"{said}\n"


def test_a_broken_word_list_is_refused(tiny: Path, capsys) -> None:
    (tiny / "editing").mkdir()
    (tiny / "editing/words.txt").write_text("to ord\n", "utf-8")
    assert main(["--root", str(tiny)]) == 1
    assert capsys.readouterr().out.startswith("editing/words.txt:1:1: »to ord« er ikke et ord")


def test_only_the_lines_of_a_proposal_are_told_of(tiny: Path, capsys) -> None:
    for command in (["init", "-q", "-b", "main"], ["add", "."], ["commit", "-qm", "x"]):
        subprocess.run(
            ["git", "-c", "user.name=x", "-c", "user.email=x@example.org", *command], cwd=tiny,
            check=True,
        )
    page = tiny / "docs/index.md"
    lines = page.read_text("utf-8").rstrip().count("\n") + 1
    page.write_text(page.read_text("utf-8").rstrip() + "\n\nVi har en renovring.\n", "utf-8")
    assert main(["--root", str(tiny), "--since", "main", "docs/index.md"]) == 0
    said = capsys.readouterr().out.splitlines()
    assert said[0].startswith(f"docs/index.md:{lines + 2}:11: »renovring« er måske en stavefejl")
    assert said[1:] == ["", "1 forslag til sproget. Det er råd, ikke fejl."]


def test_a_list_of_phrases_in_the_project_is_used(tiny: Path, capsys) -> None:
    (tiny / "editing").mkdir()
    (tiny / "editing/quoted_phrases.txt").write_text("digging is best done\n", "utf-8")
    retired = tiny / "data/retired.yml"
    retired.write_text(
        "- id: x\n  kind: checklist_item\n  text: Digging, is best\n    done by hand.\n", "utf-8"
    )
    main(["--root", str(tiny), "data/retired.yml"])
    assert "data/retired.yml:3:9: nr. 1 › text: »Digging, is best done« står sådan i kilden" in (
        capsys.readouterr().out
    )
