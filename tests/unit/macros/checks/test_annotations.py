"""Findings in the logs and reports of the hosts: at their lines, and never a command."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from macros.checks.annotations import REPORT, code_quality, one_line, show, workflow_command
from macros.checks.command import main
from macros.files.errors import Fault
from tests.examples import ROOT
from tests.unit.conftest import edit, git

FAULT = Fault(Path("data/roles.yml"), 7, 3, "name", "field-missing", "mangler", "tilføj feltet")
STYLE = Fault(Path("data/roles.yml"), 7, 3, "name", "style-spelling", "»x« er måske en stavefejl")
HOSTILE = (
    "::set-output name=x::y",
    "a\n::add-mask::secret",
    "a\r\n::error file=x::y",
    "##[add-path]/tmp",
    "her: ##[set-env name=PATH]/tmp",
    "\x1b]0;title\x07\x1b[2J",
    "\u202egnp.exe",
    "\ud8ff and \udcff",
    "section_start:1:a\r\x1b[0K",
)


@pytest.fixture(autouse=True)
def _no_host(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("GITHUB_ACTIONS", "GITLAB_CI", "CI_PROJECT_DIR"):
        monkeypatch.delenv(name, raising=False)


def runner_commands(log: str) -> list[str]:
    """Return the lines that GitHub's runner takes for commands: new ones and those of old."""
    return [
        line for line in re.split("[\r\n]", log)
        if line.lstrip().startswith("::") or "##[" in line
    ]


def test_a_person_reads_one_line_and_no_command(capsys: pytest.CaptureFixture[str]) -> None:
    show([FAULT], severity="fault")
    assert capsys.readouterr().out == (
        "data/roles.yml:7:3: name: mangler – tilføj feltet [field-missing]\n"
    )


@pytest.mark.parametrize(("severity", "command"), [("fault", "error"), ("style", "warning")])
def test_github_shows_the_finding_at_its_line(
    severity: str, command: str,
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    show([FAULT], severity=severity)
    assert capsys.readouterr().out.splitlines()[1] == (
        f"::{command} file=data/roles.yml,line=7,col=3,title=field-missing"
        "::name: mangler – tilføj feltet"
    )


def test_what_would_end_a_command_is_escaped() -> None:
    text = "100 %\r\n::stop-commands::x"
    fault = Fault(Path("data/a,b:c%.yml"), 1, 1, "", "choice-unknown", text)
    assert workflow_command(fault, "fault") == (
        "::error file=data/a%2Cb%3Ac%25.yml,line=1,col=1,title=choice-unknown"
        "::100 %25%0D%0A::stop-commands::x"
    )


@pytest.mark.parametrize("text", HOSTILE)
def test_text_of_a_proposal_is_never_a_command(
    text: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    for fault in (
        Fault(Path("data/x.yml"), 1, 1, "name", "field-missing", text, text),
        Fault(Path("data/x.yml"), 1, 1, text, "field-missing", "mangler"),
        Fault(Path(text.replace("/", "-")), 1, 1, "", "field-missing", "mangler"),
    ):
        show([fault], severity="style")
        out = capsys.readouterr().out
        (command,) = runner_commands(out)
        assert command.startswith("::warning file=")
        assert "\x1b" not in out
        assert len(out.splitlines()) == 2
    assert "\n" not in one_line(text)


def test_gitlabs_report_is_as_published(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITLAB_CI", "true")
    monkeypatch.setenv("CI_PROJECT_DIR", str(tmp_path))
    show([FAULT], severity="fault")
    show([STYLE], severity="style")
    show([FAULT], severity="fault")
    issues = json.loads((tmp_path / REPORT).read_text("utf-8"))
    assert [issue["severity"] for issue in issues] == ["major", "minor"]
    assert issues[0] == {
        "description": "name: mangler – tilføj feltet",
        "check_name": "field-missing",
        "fingerprint": issues[0]["fingerprint"],
        "severity": "major",
        "location": {"path": "data/roles.yml", "lines": {"begin": 7}},
    }
    assert issues[1]["check_name"] == "style-spelling"
    assert len({issue["fingerprint"] for issue in issues}) == 2


def test_gitlab_finds_a_report_where_nothing_was_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITLAB_CI", "true")
    monkeypatch.setenv("CI_PROJECT_DIR", str(tmp_path))
    show([], severity="fault")
    assert json.loads((tmp_path / REPORT).read_text("utf-8")) == []


def test_a_finding_keeps_its_fingerprint_when_its_line_moves() -> None:
    moved = replace(FAULT, line=70)
    (before,), (after,) = code_quality([FAULT], "fault"), code_quality([moved], "fault")
    assert before["fingerprint"] == after["fingerprint"]
    both = code_quality([FAULT, moved], "fault")
    assert both[0]["fingerprint"] != both[1]["fingerprint"]


def test_no_text_of_a_proposal_breaks_the_report(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITLAB_CI", "true")
    monkeypatch.setenv("CI_PROJECT_DIR", str(tmp_path))
    faults = [
        Fault(Path(text.replace("/", "-")), 1, 1, text, "choice-unknown", text) for text in HOSTILE
    ]
    show(faults, severity="fault")
    issues = json.loads((tmp_path / REPORT).read_text("utf-8"))
    assert len(issues) == len(HOSTILE)
    assert not re.search(r"[\x00-\x1f\u202e]", "".join(issue["description"] for issue in issues))


def test_the_check_tells_the_host_too(tiny: Path) -> None:
    edit(tiny, "data/recommendations/start-small.yml", "number: 1", "number: many")
    done = subprocess.run(
        [sys.executable, "-m", "macros", "--root", tiny], cwd=ROOT, check=False,
        capture_output=True, text=True, env={**os.environ, "GITHUB_ACTIONS": "true"},
    )
    assert done.returncode == 1
    assert "::error file=data/recommendations/start-small.yml,line=" in done.stdout


class TestEarlierEdition:
    def test_a_base_that_is_not_there_is_told(
        self, committed: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert main(["--root", str(committed), "--base", "origin/main"]) == 2
        assert "Hent den med »git fetch origin«" in capsys.readouterr().err

    def test_a_proposal_has_not_lost_what_came_after_it_began(
        self, committed: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        git(committed, "branch", "proposal")
        item = "id: count-hands\n"
        edit(committed, "data/recommendations/start-small.yml", item,
             f"{item}        aliases: [count-heads]\n")
        git(committed, "commit", "--quiet", "--all", "-m", "After the proposal began")
        git(committed, "branch", "main-of-today")
        git(committed, "checkout", "--quiet", "proposal")
        assert main(["--root", str(committed), "--base", "main-of-today"]) == 0
        assert capsys.readouterr().out.startswith("Ingen fejl")

    def test_a_proposal_with_several_commits_may_not_lose_an_id_in_one_of_them(
        self, committed: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        git(committed, "branch", "base")
        edit(committed, "data/recommendations/start-small.yml", "id: count-hands", "id: hands")
        git(committed, "commit", "--quiet", "--all", "-m", "Lose an id")
        assert main(["--root", str(committed)]) == 0
        assert main(["--root", str(committed), "--base", "base"]) == 1
        assert "»count-hands«" in capsys.readouterr().out
