"""The engines that make pages of docs/, each from the project's mkdocs.yml.

MkDocs runs in this process, where the guide has been read, and is given the frame's words by
macros/__init__.py. Zensical is a program of its own, whose templates read the settings as they are
before any page: it is given settings that say those words too.
"""

import contextlib
import io
import json
import logging
import os
import re
import subprocess
import sys
import tempfile
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path

from macros.guide.guide import load_guide
from macros.handed_on.frame import frame
from macros.reading.navigation import CONFIGURATION

# Whether it failed, and what it said, without colours.
Outcome = tuple[bool, str]
Engine = Callable[[Path, Path], Outcome]

# Asked for, or each says at every start what its makers plan.
_QUIET = {"NO_MKDOCS_2_WARNING": "1", "NO_COLOR": "1", "PYTHONUTF8": "1"}
SETTINGS_BEGIN = ".zensical-"  # the name of the file of settings that Zensical is given
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


def zensical(root: Path, site: Path) -> Outcome:
    """Let Zensical write the pages of the project in `root` into `site`, a folder in `root`."""
    # In `root`, for paths in settings are seen from where those are. JSON is YAML.
    settings = {"INHERIT": CONFIGURATION, "extra": {"guide": frame(load_guide(root))}}
    with tempfile.NamedTemporaryFile(
        "w", prefix=SETTINGS_BEGIN, suffix=".yml", dir=root, encoding="utf-8"
    ) as file:
        json.dump(settings, file)
        file.flush()
        return run_program(
            root, site, "zensical", "build", "--strict", "--clean", "--config-file", file.name
        )


ENGINES: dict[str, Engine] = {"mkdocs": mkdocs, "zensical": zensical}


def run_program(root: Path, site: Path, module: str, *arguments: str) -> Outcome:
    """Run `python -m module`, told where to write by `SITE_DIR`."""
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
