"""Ask the search's modules (scripts/search/), without a browser."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from publish.pages.scripts import deno
from tests.examples import ROOT

_ASK = ROOT / "tests/scripts/search/ask.js"


def ask(what: str, about: object, work: Path) -> Any:
    """Return what the modules answer; `what` is a name in ask.js, `work` a folder to write in."""
    file = work / f"{what}.json"
    file.write_text(json.dumps(about), "utf-8")
    done = deno("run", "--quiet", "--no-remote", "--allow-read", _ASK, what, file)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)
