"""The engines that make pages of docs/, each from the project's mkdocs.yml.

MkDocs runs in this process, where the guide has been read. Zensical is a program of its own.
"""

import contextlib
import io
import logging
import os
import re
import subprocess
import sys
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path

# Whether it failed, and what it said, without colours.
Outcome = tuple[bool, str]
Engine = Callable[[Path, Path], Outcome]

# Asked for, or each says at every start what its makers plan.
_QUIET = {"NO_MKDOCS_2_WARNING": "1", "NO_COLOR": "1", "PYTHONUTF8": "1"}
_COLOUR = re.compile(r"\x1b\[[0-9;]*m")


def mkdocs(root: Path, site: Path) -> Outcome:
    """Let MkDocs write the pages of the project in `root` into `site`."""
    said = io.StringIO()
    with _heard(said, SITE_DIR=str(site)):
        try:
            _build(root / "mkdocs.yml")
        except SystemExit as stop:  # how MkDocs gives up
            return True, _told(said, f"{stop}")
        except Exception as error:
            return True, _told(said, *traceback.format_exception_only(error))
    return False, _told(said)


def program(module: str, *arguments: str) -> Engine:
    """Return the engine that is a program: `python -m module`, told where to by `SITE_DIR`."""

    def run(root: Path, site: Path) -> Outcome:
        done = subprocess.run(
            [sys.executable, "-m", module, *arguments],
            cwd=root,
            env=os.environ | _QUIET | {"SITE_DIR": str(site)},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
            check=False,
        )
        return done.returncode != 0, _COLOUR.sub("", done.stdout).strip()

    return run


ENGINES: dict[str, Engine] = {
    "mkdocs": mkdocs,
    "zensical": program("zensical", "build", "--strict", "--clean"),
}


def _build(configuration: Path) -> None:
    """Do what `mkdocs build --strict` does."""
    # Here, so that what only looks for an engine's name does not wait for it.
    from mkdocs.commands.build import build
    from mkdocs.config import load_config

    settings = load_config(str(configuration), strict=True)
    settings.plugins.on_startup(command="build", dirty=False)
    try:
        build(settings)
    finally:
        settings.plugins.on_shutdown()


@contextlib.contextmanager
def _heard(said: io.StringIO, **variables: str) -> Iterator[None]:
    """Write what MkDocs says into `said`, and leave this process as it was."""
    log = logging.getLogger("mkdocs")
    listener = logging.StreamHandler(said)
    listener.setFormatter(logging.Formatter("%(levelname)s - %(message)s"))
    level, settings, path = log.level, os.environ.copy(), sys.path.copy()
    os.environ |= _QUIET | variables
    log.addHandler(listener)
    log.setLevel(logging.INFO)
    try:
        with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
            yield
    finally:
        log.removeHandler(listener)
        log.setLevel(level)
        sys.path[:] = path  # which mkdocs-macros adds to
        os.environ.clear()
        os.environ |= settings


def _told(said: io.StringIO, *more: str) -> str:
    return _COLOUR.sub("", "\n".join([said.getvalue(), *more])).strip()
