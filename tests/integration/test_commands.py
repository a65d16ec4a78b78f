"""The commands as people and hosts run them: each starts programs that take their time."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest
from ruamel.yaml import YAML

from tests.examples import ROOT, buildable_tiny_guide
from tests.unit.conftest import edit, git


def test_failed_pip_is_explained(installer: ModuleType, tmp_path: Path) -> None:
    lock = tmp_path / "none.txt"
    with pytest.raises(installer.InstallError, match=r"none\.txt kunne ikke installeres"):
        installer._pip_install(Path(sys.executable), installer._pip_wheel(), lock)


def test_check_and_changes_run_in_a_fresh_clone(tmp_path: Path) -> None:
    """As on GitHub: a clone, the merge of the proposal checked out, the base on origin."""
    made = tmp_path / "made"
    made.mkdir()
    buildable_tiny_guide(made)
    shutil.copytree(ROOT / "editing", made / "editing",
                    ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "Makefile", made)
    git(made, "init", "--quiet", "--initial-branch=main")
    git(made, "add", "--all")
    git(made, "commit", "--quiet", "-m", "First edition")
    git(made, "checkout", "--quiet", "-b", "proposal")
    small = "data/recommendations/start-small.yml"
    edit(made, small, "Use chalk", '"[x](javascript:y) ::set-output name=x::y ##[add-path]/"')
    edit(made, small, "id: count-hands", "id: count-all-hands")
    git(made, "commit", "--quiet", "--all", "-m", "Proposal")
    clone = tmp_path / "clone"
    git(made, "clone", "--quiet", "--no-local", str(made), str(clone))
    git(clone, "checkout", "--quiet", "--detach", "origin/main")
    git(clone, "merge", "--quiet", "--no-ff", "-m", "Merge", "origin/proposal")
    workflow = YAML(typ="safe").load(ROOT / ".github/workflows/proposal.yml")
    base = workflow["env"]["BASE"]
    assert base == "${{ github.base_ref && format('origin/{0}', github.base_ref) || 'HEAD' }}"
    summary = tmp_path / "summary.md"
    environment = {
        **os.environ, "BASE": "origin/main", "GITHUB_ACTIONS": "true",
        "GITHUB_STEP_SUMMARY": str(summary),
    }
    ran = {
        target: subprocess.run(
            ["make", "--old-file=runtime-packages", f"VENV_PYTHON={sys.executable}", target],
            cwd=clone, check=False, capture_output=True, text=True, env=environment,
        )
        for target in ("check", "changes")
    }
    assert ran["changes"].returncode == 0, ran["changes"].stderr
    assert "count-all-hands" in summary.read_text("utf-8")
    assert "](" not in summary.read_text("utf-8")
    assert ran["check"].returncode == 2  # make's own word for a command that failed
    assert f"::error file={small},line=" in ran["check"].stdout
    assert "»count-hands« (tjekpunkt) er væk" in ran["check"].stdout
    for done in ran.values():
        commands = [line for line in done.stdout.splitlines() if line.startswith("::")]
        assert all(command.startswith("::error file=") for command in commands)
        assert "##[" not in done.stdout
