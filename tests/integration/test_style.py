"""The advice on style as an editor sees it: of the real guide, as it is and with slips in it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from editing.language.command import style_of
from tests.examples import ROOT, real_guide

SKILLS = "docs/anbefalinger/skab-beskaeftigelse/index.md"

# (file, what stands there, what an editor makes of it, what is told)
SLIPS = [
    (SKILLS, "De to redskaber", "De to renovring",
     "»renovring« er måske en stavefejl – mente du »renovering«, »rengøring« eller "
     "»grovrensning«? Er ordet rigtigt, så skriv det i editing/words.txt"),
    (SKILLS, "description: Skriv sociale", "description: Skriv renovring",
     "description: »renovring« er måske en stavefejl"),
    (SKILLS, "jobsamarbejdet i", "renovring i", "»renovring« er måske en stavefejl"),
    (SKILLS, "## Byg støtte op", "## Byg renovring op", "»renovring« er måske en stavefejl"),
    ("docs/arbejd-i-guiden/index.md", "![Et punkt i", "![Et renovring i",
     "»renovring« er måske en stavefejl"),
    ("docs/hent-guiden/index.md", "Guiden kunne ikke hentes", "Renovring kunne ikke hentes",
     "»Renovring« er måske en stavefejl"),
    ("data/recommendations/skab-beskaeftigelse.yml", "job. Byg støtte", "job. Byg renovring",
     "summary: »renovring« er måske en stavefejl"),
    ("data/recommendations/skab-beskaeftigelse.yml", "Udpeg én, der", "Renovring én, der",
     "checklist nr. 1 › items nr. 3 › text: »Renovring« er måske en stavefejl"),
    ("data/source_notes.yml", "Vi skriver driftsfællesskab", "Vi skriver renovring",
     "nr. 9 › handling: »renovring« er måske en stavefejl"),
    ("data/words/components.yml", "checklist: Tjekliste", "checklist: Renovring",
     "checklist: »Renovring« er måske en stavefejl"),
    ("data/editions.yml", "summary: ", "summary: Renovring. ",
     "summary: »Renovring« er måske en stavefejl"),
    ("data/words/frame.yml", "shortcuts: Genveje", "shortcuts: Renovring",
     "shortcuts: »Renovring« er måske en stavefejl"),
    (SKILLS, "Her er 3 modeller.", "Her er 4 modeller.",
     "»4 modeller« står i teksten, men tallet i data/source_units.yml er »3 modeller« – ret "
     "det, der er forkert"),
    (SKILLS, "må tre parter", "må fire parter",
     "»fire parter« passer ikke med listen nedenunder, som har 3 punkter – ret tallet "
     "eller listen"),
    ("data/figures/bidrag-til-genhusningen.yml", "title: 9 bidrag", "title: 8 bidrag",
     "title: »8 bidrag« passer ikke med figuren, der har 2, 3, 4 eller 9 – ret tallet, eller "
     "ret det, der tælles"),
    ("docs/anbefalinger/saet-et-godt-hold/index.md", "skitse af tre funktioner",
     "skitse af fire funktioner",
     "»fire funktioner« passer ikke med figuren eller trinene i afsnittet, der har "),
    ("docs/indledning/index.md", "ofte alle 3 udfordringer", "ofte alle 4 udfordringer",
     "»mindst 2, ofte alle 4 udfordringer« står i teksten, men tallet i "
     "data/source_units.yml er »mindst 2, ofte alle 3 udfordringer« – ret det, der er forkert"),
    ("docs/spoergsmaal/index.md", "Her er 33 spørgsmål", "Her er 32 spørgsmål",
     "»32 spørgsmål« passer ikke med, at siden viser 33 – ret tallet"),
    ("docs/roller/index.md", "Her er 26 roller", "Her er 27 roller",
     "»27 roller« passer ikke med, at siden viser 26 – ret tallet"),
    ("docs/inspiration/gyldenrisparken/index.md", "Derfor blev grunden",
     "Her er 800 beboere. Derfor blev grunden",
     "»800 beboere« er tæt på, men ikke lig faktaboksens tal, 900 – ret det, der er forkert"),
    ("docs/inspiration/gyldenrisparken/index.md", "Gruppen samlede nøglepersoner",
     "Gruppen samlede nøglepersoner" + " fra et sted" * 10,
     "sætningen er lang: 39 ord – del den, så der højst er 30"),
    ("docs/om-guiden/kilden/index.md", "Vi vælger ikke mellem dem.",
     "Vi vælger ikke mellem dem.\n\n" + "Boligorganisationernes renoveringer. " * 300,
     "siden er tung at læse: lixtal "),
]


@pytest.fixture(scope="module")
def guide(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real guide with every slip in it."""
    root = real_guide(tmp_path_factory.mktemp("guide"))
    (root / "editing").mkdir()
    shutil.copy(ROOT / "editing/words.txt", root / "editing")
    for name, right, wrong, _ in SLIPS:
        text = (root / name).read_text("utf-8")
        assert right in text, right
        (root / name).write_text(text.replace(right, wrong, 1), "utf-8")
    return root


@pytest.fixture(scope="module")
def told(guide: Path) -> list[str]:
    return [str(finding) for finding in style_of(guide).findings]


@pytest.mark.parametrize(
    ("name", "wrong", "said"), [(name, wrong, said) for name, _, wrong, said in SLIPS]
)
def test_a_slip_is_told_of_where_it_stands(
    guide: Path, told: list[str], name: str, wrong: str, said: str
) -> None:
    before = (guide / name).read_text("utf-8").split(wrong)[0]
    line = 1 if said.startswith("siden er tung") else before.count("\n") + 1
    found = [one for one in told if one.startswith(f"{name}:{line}:") and said in one]
    assert found, "\n".join(told)


def test_nothing_but_the_slips_is_told_of(told: list[str]) -> None:
    assert len(told) == len(SLIPS), "\n".join(told)


@pytest.mark.style
def test_the_language_of_the_real_guide_needs_no_mending() -> None:
    style = style_of(ROOT)
    assert style.is_whole
    assert style.findings == []


def test_a_folder_can_be_looked_at_alone(guide: Path) -> None:
    found = style_of(guide, files=frozenset({Path(SKILLS).parent})).findings
    assert {finding.path.as_posix() for finding in found} == {SKILLS}
    assert len(found) == len([slip for slip in SLIPS if slip[0] == SKILLS])


def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "editing.language.command", *arguments],
        cwd=ROOT, capture_output=True, encoding="utf-8", check=False,
        env={**os.environ, "PYTHONUTF8": "1"},
    )


def test_the_command_advises_and_ends_well(guide: Path) -> None:
    done = run("--root", guide, "docs/spoergsmaal/index.md")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == (
        "docs/spoergsmaal/index.md:9:8: »32 spørgsmål« passer ikke med, at siden viser 33 – ret "
        "tallet [style-number-differs]\n\n1 forslag til sproget. Det er råd, ikke fejl.\n"
    )
