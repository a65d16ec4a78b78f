"""What Chromium has run of the scripts, kept for bench/coverage when it asks for it."""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, CDPSession, Error, Page

FOLDER_VARIABLE = "GUIDE_SCRIPT_COVERAGE"
_BUNDLES = "/assets/javascripts/"
_numbers = count()
_sources: dict[str, str] = {}  # by the name of a bundle


def watch(context: BrowserContext) -> Callable[[], None]:
    """Keep what every page of the context runs; call what is returned before the context closes."""
    folder = os.environ.get(FOLDER_VARIABLE)
    if not folder:
        return lambda: None
    sessions: list[CDPSession] = []

    def begin(page: Page) -> None:
        session = context.new_cdp_session(page)
        session.send("Profiler.enable")
        session.send("Debugger.enable")
        session.send("Profiler.startPreciseCoverage", {"callCount": True, "detailed": True})
        sessions.append(session)

    def end() -> None:
        Path(folder).mkdir(parents=True, exist_ok=True)
        name = f"{os.getpid()}-{next(_numbers)}.json"
        kept = [script for session in sessions for script in _taken(session)]
        Path(folder, name).write_text(json.dumps(kept), "utf-8")

    context.on("page", begin)
    return end


def _taken(session: CDPSession) -> list[dict[str, Any]]:
    """Return the bundles that a page has run since it last loaded one, with their sources."""
    return [
        {"functions": script["functions"], "source": source}
        for script in session.send("Profiler.takePreciseCoverage")["result"]
        if _BUNDLES in script["url"] and (source := _source(session, script))
    ]


def _source(session: CDPSession, script: dict[str, Any]) -> str:
    """Return what a bundle says: of one whose page has gone, what another page had by its name."""
    name = script["url"].rpartition("/")[2]  # with a checksum of its content
    with contextlib.suppress(Error):
        found = session.send("Debugger.getScriptSource", {"scriptId": script["scriptId"]})
        _sources[name] = found["scriptSource"]
    return _sources.get(name, "")
