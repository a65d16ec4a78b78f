"""No test sleeps: what it waits for is named, and it goes on the moment that it is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.examples import ROOT

FILES = [path for path in sorted((ROOT / "tests").rglob("*.py")) if path != Path(__file__)]
# In Python, and in the scripts that tests run in a page.
SLEEPS = re.compile(
    r"\b(?:time|asyncio)\.sleep\b|\bfrom (?:time|asyncio) import [^\n]*\bsleep\b"
    r"|\bwait_for_timeout\b|\bimplicitly_wait\b|\bsetTimeout\b|\bsetInterval\b"
)


def sleeps_in(text: str) -> list[str]:
    """Return the lines that wait for a time instead of for something."""
    return [line.strip() for line in text.splitlines() if SLEEPS.search(line)]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_test_sleeps(path: Path) -> None:
    assert sleeps_in(path.read_text("utf-8")) == []


@pytest.mark.parametrize(
    "line",
    [
        "time.sleep(0.1)", "from time import monotonic, sleep", "await asyncio.sleep(1)",
        "page.wait_for_timeout(500)", "driver.implicitly_wait(2)",
        'page.evaluate("new Promise((done) => setTimeout(done, 400))")',
    ],
)
def test_a_sleep_is_seen(line: str) -> None:
    assert sleeps_in(f"def test_it() -> None:\n    {line}\n") == [line]


def test_what_waits_for_something_is_none() -> None:
    text = 'page.wait_for_function("document.fonts.ready")\npage.clock.run_for(1000)\n'
    assert sleeps_in(text) == []
