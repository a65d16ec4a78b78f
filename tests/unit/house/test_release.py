"""What makes a release runs commands that are there, and may do nothing else."""

from __future__ import annotations

import re
import subprocess
import sys

from ruamel.yaml import YAML

from tests.examples import ROOT

WORKFLOW = YAML(typ="safe").load(ROOT / ".github/workflows/release.yml")
STEPS = WORKFLOW["jobs"]["release"]["steps"]
COMMANDS = "\n".join(step.get("run", "") for step in STEPS)


def test_it_tests_before_it_makes_anything() -> None:
    made = re.findall(r"^make ([a-z-]+)$", COMMANDS, re.MULTILINE)
    assert made == ["runtime-packages", "test", "offline"]
    for target in made:
        subprocess.run(["make", "--dry-run", target], cwd=ROOT, check=True, capture_output=True)


def test_the_number_it_compares_is_the_editions() -> None:
    program = re.search(r'python -c "([^"]+)"', COMMANDS).group(1)
    found = subprocess.run(
        [sys.executable, "-c", program],
        cwd=ROOT, check=True, capture_output=True, text=True,
    ).stdout.strip()
    assert re.fullmatch(r"\d+\.\d+\.\d+", found)
    assert f"- number: {found}\n" in (ROOT / "data/editions.yml").read_text("utf-8")


def test_it_may_write_nothing_but_the_release() -> None:
    assert WORKFLOW["permissions"] == {}
    assert WORKFLOW["jobs"]["release"]["permissions"] == {"contents": "write"}
