"""Check the sources and build the site: python -m publish.engine.build [--engine mkdocs|zensical].

A site folder appears whole or not at all: the engine writes into a working folder, which
takes the place of the old site only when there was neither an error nor a warning. The steps
from what the engine wrote to what is published (`finish`) are modules of their own.
"""

import argparse
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from macros.checks.command import faults_in, report
from publish.away.app import write_app
from publish.away.offline import offer
from publish.base.project import ROOT, BuildError
from publish.engine.engines import ENGINES
from publish.pages.built_pages import write_search_and_pictures
from publish.pages.bundle import bundle
from publish.pages.catalogue import write_catalogue
from publish.pages.edition import stamp_edition
from publish.pages.moved_pages import write_moved_pages
from publish.pages.proposals import write_proposals
from publish.pages.reviews import stamp_reviews
from publish.pages.scripts import write_scripts
from publish.pages.styles import write_styles
from publish.pages.theme_files import remove_theme_files

WORK = ".build"  # inside the project, because Zensical writes nowhere else
_WARNING = re.compile(r"\bwarning\b", re.IGNORECASE)


def build(engine: str, site_dir: Path, root: Path = ROOT, *, verbose: bool = False) -> list[str]:
    """Check the project in `root` and build it into `site_dir`, replacing what is there.

    Args:
        engine: a key of `ENGINES`.
        site_dir: a folder that is missing, empty or an earlier site.
        root: the project's folder.
        verbose: also print what a successful engine says.

    Returns:
        What whoever builds should know of a site without faults, in Danish.

    Raises:
        BuildError: the check, the engine, a warning or a later step says no; `site_dir` is then
            untouched.
    """
    if site_dir.exists() and any(site_dir.iterdir()) and not (site_dir / "404.html").exists():
        raise BuildError(f"{site_dir} er ikke et bygget site. Vælg en tom mappe til --site-dir.")
    if faults := faults_in(root):
        raise BuildError(report(faults))

    (root / WORK).mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f"{engine}-", dir=root / WORK) as work:
        built = Path(work, "site")
        failed, output = ENGINES[engine](root, built)
        if failed or _WARNING.search(output):
            raise BuildError(f"{engine} kan ikke bygge sitet:\n{_essence(output)}")
        if not (built / "index.html").exists():
            raise BuildError("mkdocs.yml skal have linjen: site_dir: !ENV [SITE_DIR, site]")
        notes = finish(built, root)
        if verbose:
            print(output)
        if site_dir.exists():
            shutil.rmtree(site_dir)
        site_dir.parent.mkdir(parents=True, exist_ok=True)
        shutil.move(built, site_dir)
    return notes


def build_apart(engine: str, site_dir: Path, root: Path = ROOT) -> None:
    """Do as `build` in a program of its own, which reads the code in `root` as it is now.

    Raises:
        BuildError: as `build`, and when that program cannot run.
    """
    command = ["publish.engine.build", "--engine", engine, "--site-dir", str(site_dir)]
    done = subprocess.run(
        [sys.executable, "-m", *command], cwd=root, capture_output=True, encoding="utf-8",
        check=False,
    )
    if done.returncode != 0:
        raise BuildError(_essence(done.stderr))


def finish(site: Path, root: Path = ROOT) -> list[str]:
    """Turn what the engine wrote into what is published, in place; return what `build` does.

    Raises:
        BuildError: a step cannot do its work.
    """
    remove_theme_files(site, root)
    write_scripts(site)
    write_styles(site)
    write_search_and_pictures(site, root)
    write_catalogue(site, root)
    stamp_edition(site, root)
    write_proposals(site, root)
    stamp_reviews(site, root)
    bundle(site)
    write_moved_pages(site, root)
    offer(site, root)
    return write_app(site, root)


def _essence(output: str) -> str:
    """Keep what an editor can act on: no progress lines, no stacks of Python tracebacks."""
    kept = []
    in_stack = False
    for line in output.splitlines():
        if line.startswith("Traceback (most recent call last)"):
            in_stack = True
        elif not line.startswith(" "):
            in_stack = False
        if not in_stack and not line.startswith("INFO"):
            kept.append(line)
    return "\n".join(kept)


def main() -> None:
    """Read the command line and build; exit 1 with the fault when that fails."""
    parser = argparse.ArgumentParser(description="Tjek kilderne og byg sitet.")
    parser.add_argument("--engine", choices=ENGINES, default="mkdocs")
    parser.add_argument("--site-dir", type=Path, default=ROOT / "site", metavar="MAPPE")
    parser.add_argument("--verbose", action="store_true", help="vis alt, hvad programmet skriver")
    arguments = parser.parse_args()
    try:
        notes = build(arguments.engine, arguments.site_dir.absolute(), verbose=arguments.verbose)
    except BuildError as error:
        sys.exit(str(error))
    for note in notes:
        print(note)
    print(f"Sitet er bygget med {arguments.engine} i {arguments.site_dir}")


if __name__ == "__main__":
    main()
