"""What Chromium has run of the scripts, kept for bench/coverage when it asks for it."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from itertools import count
from pathlib import Path

from playwright.sync_api import BrowserContext, CDPSession, Page

FOLDER_VARIABLE = "GUIDE_SCRIPT_COVERAGE"
_BUNDLES = "/assets/javascripts/"
_numbers = count()


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


def _taken(session: CDPSession) -> list[dict]:
    """Return the bundles that a page has run since it last loaded one, with their sources."""
    kept = []
    for script in session.send("Profiler.takePreciseCoverage")["result"]:
        if _BUNDLES in script["url"]:
            source = session.send("Debugger.getScriptSource", {"scriptId": script["scriptId"]})
            kept.append({"functions": script["functions"], "source": source["scriptSource"]})
    return kept
