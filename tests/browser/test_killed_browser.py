"""A browser that is killed loses at most the last second: localStorage reaches the disk later."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from publish.tools.browser import find_chromium
from tests.browser import reader
from tests.conftest import BROWSER_FLAGS

PAGE = reader.RECOMMENDATION
TEXT = "Skrevet lige før strømmen gik"


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    """A folder for a browser's profile."""
    return tmp_path / "profile"


def start(browser: Browser, profile: Path) -> BrowserContext:
    """Start a Chromium of its own that keeps what it knows in `profile`."""
    return browser.browser_type.launch_persistent_context(
        profile, executable_path=find_chromium(), args=BROWSER_FLAGS, locale="da-DK"
    )


def kill(profile: Path) -> None:
    """Kill every process of the Chromium with that profile, as when the power goes."""
    found = subprocess.run(
        ["pgrep", "-f", f"user-data-dir={profile}"], capture_output=True, encoding="utf-8",
        check=True,
    )
    for process in found.stdout.split():
        with contextlib.suppress(ProcessLookupError):  # it went with its parent
            os.kill(int(process), signal.SIGKILL)
    for lock in ("SingletonLock", "SingletonCookie", "SingletonSocket"):
        (profile / lock).unlink(missing_ok=True)


def let_a_second_pass(page: Page) -> None:
    """Let the page's own clock go on for a second, and stop it there: nothing begins later."""
    page.clock.pause_at(page.evaluate("Date.now() + 100"))
    page.clock.run_for(900)


@reader.also_from_a_disk
def test_what_was_typed_a_second_before_is_there(
    browser: Browser, profile: Path, address: str
) -> None:
    context = start(browser, profile)
    page = context.pages[0]
    page.clock.install()
    page.goto(f"{address}/{PAGE}")
    box = page.locator("[data-guide-checklist-item]").first
    box.check()
    page.get_by_role("textbox", name="Jeres svar").first.click()
    page.keyboard.type(TEXT)
    let_a_second_pass(page)
    for written in (box.get_attribute("data-guide-checklist-item"), TEXT):
        reader.wait_until_noted(page, written)
    with context.expect_event("close"):
        kill(profile)

    context = start(browser, profile)
    page = context.pages[0]
    page.goto(f"{address}/{PAGE}")
    answer = page.get_by_role("textbox", name="Jeres svar").first
    expect(answer).to_have_value(TEXT)
    expect(page.locator("[data-guide-checklist-item]").first).to_be_checked()
    context.close()
