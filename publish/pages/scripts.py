"""Bundle the scripts into a site.

The scripts are modules (scripts/README.md), and modules do not load from a disk. So
scripts/tools/bundle.js makes one classic script of each entry in scripts/bundles/; deno, which runs
it, is one of the locked packages and asks nobody for anything. What has been made once is kept in
.cache/ by the checksum of all it was made from.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from itertools import chain
from pathlib import Path

from publish.base.kept import CACHE, checksum
from publish.base.project import ROOT, BuildError

FOLDER = "assets/javascripts"
SOURCES = ROOT / "scripts"

# Set to "plain", bundles are not made small and have maps to their sources: to look at them in a
# browser, or to measure what of them has run.
FORM_VARIABLE = "GUIDE_SCRIPTS"

# Bundles that no page of the site asks for: those of the folder to take along, of pages that have
# moved, and the service worker. The steps that make these put them where they belong.
_NOT_ON_PAGES = ("folder-page", "folder-start", "moved", "service-worker")


def write_scripts(site: Path) -> None:
    """Write the bundles that pages ask for into the built `site`.

    Raises:
        BuildError: a script cannot be bundled.
    """
    folder = site / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    for file in sorted(_bundles().glob("*.js")):
        if file.stem not in _NOT_ON_PAGES:
            shutil.copyfile(file, folder / file.name)


def script(bundle: str) -> str:
    """Return the text of the bundle of that name in scripts/bundles/.

    Raises:
        BuildError: a script cannot be bundled.
    """
    return (_bundles() / f"{bundle}.js").read_text("utf-8")


def deno(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run deno in the project, with all that it keeps below .cache/ and without a network."""
    program = shutil.which("deno", path=str(Path(sys.executable).parent))
    if program is None:
        raise BuildError("deno mangler i .venv. Kør make serve, som sætter alt op igen.")
    settings = {"DENO_DIR": str(CACHE / "deno"), "DENO_NO_UPDATE_CHECK": "1", "NO_COLOR": "1"}
    return subprocess.run(
        [program, *map(str, arguments)],
        cwd=ROOT, env=os.environ | settings, capture_output=True, encoding="utf-8", check=False,
    )


def _bundles() -> Path:
    """Return the folder with the bundles of the scripts as they are now."""
    form = "--plain" if os.environ.get(FORM_VARIABLE) == "plain" else "--small"
    made = CACHE / "scripts" / (_checksum() + form)
    if made.is_dir():
        return made
    made.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=made.parent) as work:
        new = Path(work, "bundles")
        new.mkdir()
        _bundle(new, form)
        try:
            new.rename(made)
        except OSError:  # another process was quicker
            if not made.is_dir():
                raise
    return made


def _bundle(folder: Path, form: str) -> None:
    """Write every bundle into `folder`."""
    may = ("--quiet", "--no-remote", "--no-npm", f"--allow-read={ROOT}", f"--allow-write={folder}")
    done = deno("run", *may, SOURCES / "tools/bundle.js", folder, form)
    if done.returncode != 0:
        raise BuildError(f"Guidens scripts kan ikke samles:\n{done.stderr.strip()}")


def _checksum() -> str:
    """Return what stands for the scripts as they are now, and for all that bundles them."""
    kinds = (".js", ".json", ".wasm")
    files = sorted(path for path in SOURCES.rglob("*") if path.suffix in kinds)
    parts = [(file.relative_to(SOURCES).as_posix(), file.read_bytes()) for file in files]
    return checksum(chain.from_iterable(parts))
