"""Find a Chromium for tests and print: python -m publish.tools.browser [--install].

The order is: $CHROME, the names on PATH, then the one that Playwright manages. A candidate
counts only when it starts: some systems put a stand-in on PATH that merely explains itself.

Most tests ask nothing of Chromium but its pages, and get them from its headless shell: the same
engine without the windows around it, in two thirds of the processor's time. Where the shell cannot
be had, they use the whole browser.

The other browsers are for tests alone: Firefox and WebKit as a Debian has them. Where they
cannot be had, their tests are skipped, except with $CI, where everything is to be tested.
"""

import argparse
import contextlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
SHELLS = ("chromium-headless-shell", "chrome-headless-shell")
SYSTEM_PACKAGES = ("chromium", "libatomic1")  # the second is for Playwright's own Node.js
SHELL_PACKAGE = "chromium-headless-shell"  # not in every Debian
# The programs that tests need on PATH to drive each.
OTHER_BROWSERS = {"firefox": ("firefox-esr",), "webkit": ("WebKitWebDriver", "Xvfb")}
OTHER_PACKAGES = ("firefox-esr", "webkit2gtk-driver", "xvfb")
OTHER_HELP = f"""\
{{missing}} mangler, så testene i {{browser}} springes over. På Debian hjælper denne kommando:
{{missing}} is missing, so the tests in {{browser}} are skipped. On Debian this command helps:

    sudo apt-get install {" ".join(OTHER_PACKAGES)}"""
HELP = f"""\
Testene mangler en Chromium, der kan starte, og den kunne ikke installeres her.
Kør denne kommando, og prøv igen:
The tests lack a Chromium that starts, and it could not be installed here.
Run this command and try again:

    sudo apt-get install {" ".join(SYSTEM_PACKAGES)}

Ligger en Chromium eller Chrome et andet sted, så sæt CHROME til dens programfil.
If a Chromium or Chrome lives elsewhere, set CHROME to its program file."""

_ASK_PLAYWRIGHT = """\
from playwright.sync_api import sync_playwright
with sync_playwright() as playwright:
    print(playwright.chromium.executable_path)
"""


class BrowserError(Exception):
    """A browser is missing or does not start; the text says what to do."""


def find_chromium() -> Path:
    """Return the program file of a Chromium that starts.

    Raises:
        BrowserError: none was found.
    """
    for candidate in _candidates():
        if _starts(candidate):
            return candidate
    raise BrowserError(HELP)


def find_shell() -> Path:
    """Return the program file of a Chromium without windows, or of a whole one where there is none.

    Raises:
        BrowserError: neither was found.
    """
    return _found_shell() or find_chromium()


def ensure_chromium() -> Path:
    """Return a Chromium that Playwright can drive, installing what is missing.

    Raises:
        BrowserError: something is missing that this user cannot install.
    """
    with contextlib.suppress(BrowserError):
        return _driven_chromium()
    print("Installerer Chromium til testene. Det sker kun første gang.", flush=True)
    if _may_use_apt():
        _install_with_apt(*SYSTEM_PACKAGES)
        with contextlib.suppress(BrowserError):
            return _driven_chromium()
    _install_with_playwright()
    return _driven_chromium()


def ensure_shell() -> None:
    """Install Chromium's headless shell, where this user can: without it, tests take longer."""
    if _found_shell() is None and _may_use_apt():
        print("Installerer Chromium uden vinduer til testene.", flush=True)
        _install_with_apt(SHELL_PACKAGE)


def find_programs(browser: str) -> list[Path]:
    """Return the programs that drive one of `OTHER_BROWSERS`, in the order named there.

    Raises:
        BrowserError: one of them is missing.
    """
    found: list[Path] = []
    for name in OTHER_BROWSERS[browser]:
        program = shutil.which(name)
        if program is None:
            raise BrowserError(OTHER_HELP.format(missing=name, browser=browser))
        found.append(Path(program))
    return found


def ensure_other_browsers() -> None:
    """Install what drives the other browsers, where this user can.

    Raises:
        BrowserError: something is missing, and everything is to be tested.
    """
    if _missing_browsers() and _may_use_apt():
        print("Installerer Firefox og WebKit til testene. Det sker kun første gang.", flush=True)
        _install_with_apt(*OTHER_PACKAGES)
    missing = "\n".join(_missing_browsers())
    if missing and are_required():
        raise BrowserError(missing)
    if missing:
        print(missing, file=sys.stderr)


def are_required() -> bool:
    """Tell whether every browser is to be tested, as where the project is built for all."""
    return bool(os.environ.get("CI"))


def _missing_browsers() -> list[str]:
    missing = []
    for browser in OTHER_BROWSERS:
        try:
            find_programs(browser)
        except BrowserError as error:
            missing.append(str(error))
    return missing


def _found_shell() -> Path | None:
    """Return the shell; None without one, or where $CHROME says which program it is to be."""
    if os.environ.get("CHROME"):
        return None
    found = (Path(path) for name in SHELLS if (path := shutil.which(name)))
    return next(filter(_starts, found), None)


def _driven_chromium() -> Path:
    if _playwright_chromium() is None:
        raise BrowserError(HELP)
    return find_chromium()


def _candidates() -> Iterator[Path]:
    for name in (os.environ.get("CHROME"), *NAMES):
        if name and (found := shutil.which(name)):
            yield Path(found)
    if own := _playwright_chromium():
        yield own


def _playwright_chromium() -> Path | None:
    """Return where Playwright keeps its Chromium, installed or not; None when it cannot run."""
    # In a process of its own, because Playwright runs only once in each.
    asked = subprocess.run(
        [sys.executable, "-c", _ASK_PLAYWRIGHT], capture_output=True, encoding="utf-8", check=False
    )
    return Path(asked.stdout.strip()) if asked.returncode == 0 else None


def _starts(program: Path) -> bool:
    if os.name == "nt":  # there, asking for the version would open a window
        return program.exists()
    try:
        done = subprocess.run([program, "--version"], capture_output=True, check=False)
    except OSError:
        return False
    return done.returncode == 0


def _may_use_apt() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get") is not None


def _install_with_apt(*packages: str) -> None:
    _run_quietly("apt-get", "-qq", "update")
    _run_quietly("apt-get", "-qq", "install", "-y", "--no-install-recommends", *packages)


def _install_with_playwright() -> None:
    _run_quietly(sys.executable, "-m", "playwright", "install", "--no-shell", "chromium")


def _run_quietly(*command: str) -> None:
    """Run an installer, and show of its output only the lines that say what went wrong."""
    settings = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    done = subprocess.run(command, env=settings, capture_output=True, encoding="utf-8", check=False)
    if done.returncode != 0:
        faults = [line for line in done.stderr.splitlines() if line.startswith(("E:", "Error:"))]
        print(*dict.fromkeys(faults), sep="\n", file=sys.stderr)


def main() -> None:
    """Print where Chromium is; exit 1 with a message when there is none."""
    parser = argparse.ArgumentParser(description="Find Chromium til testene.")
    parser.add_argument(
        "--install", action="store_true", help="installer den og de andre browsere, der mangler"
    )
    arguments = parser.parse_args()
    try:
        print(ensure_chromium() if arguments.install else find_chromium())
        if arguments.install:
            ensure_shell()
            ensure_other_browsers()
    except BrowserError as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main()
