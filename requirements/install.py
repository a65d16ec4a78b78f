"""Set up a virtual environment with locked packages: python3 requirements/install.py runtime.

Needs Python 3.11 and nothing else, not even pip: that comes from a wheel kept in the repository.
An environment is used only when its stamp says that it was finished from exactly these
files by exactly this Python. Anything else, such as an interrupted install, is built again.
"""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - the one file that older versions may run
    sys.exit(
        "Guiden kræver Python 3.11 eller nyere; dette er Python {0}.{1}.\n"
        "Har du en nyere, så peg på den: make PYTHON=python3.12 serve\n"
        "The guide needs Python 3.11 or newer; this is Python {0}.{1}.\n"
        "If you have a newer one, name it: make PYTHON=python3.12 serve".format(*sys.version_info)
    )

import argparse
import hashlib
import os
import shutil
import subprocess
import tomllib
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
REQUIREMENTS = ROOT / "requirements"
STAMP = "installed"
# new-guide.txt holds everything in runtime.txt, and test.txt everything in both: a finished "test"
# serves as all three, and each may grow out of one before it.
SERVED_BY = {
    "runtime": ("runtime", "new-guide", "test"),
    "new-guide": ("new-guide", "test"),
    "test": ("test",),
    "lock": ("lock",),
}


class InstallError(Exception):
    """The environment cannot be set up; the text says why and what to do."""


def install(name: str, folder: Path) -> Path:
    """Make `folder` hold the packages of `requirements/<name>.txt`.

    Args:
        name: the set of packages, a key of `SERVED_BY`.
        folder: where the virtual environment lives; replaced when it is not intact.

    Returns:
        The environment's Python.

    Raises:
        InstallError: the folder, the pip wheel or a package stands in the way.
    """
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    stamp = folder / STAMP
    found = stamp.read_text("utf-8") if python.exists() and stamp.exists() else ""
    if found in [_fingerprint(served, folder) for served in SERVED_BY[name]]:
        return python

    print(f"Sætter {folder.name} op. Det sker kun første gang og kan vare et minut.", flush=True)
    wheel = _pip_wheel()
    smaller = [other for other, served in SERVED_BY.items() if name in served and other != name]
    may_grow = found in [_fingerprint(other, folder) for other in smaller]
    if may_grow:
        stamp.unlink()
    else:
        _create(folder)
    _pip_install(python, wheel, REQUIREMENTS / f"{name}.txt")
    stamp.write_text(_fingerprint(name, folder), "utf-8")
    return python


def _fingerprint(name: str, folder: Path) -> str:
    parts = [name, sys.version, sys.base_prefix, str(folder)]
    lock = (REQUIREMENTS / f"{name}.txt").read_bytes()
    return hashlib.sha256("\n".join(parts).encode() + lock).hexdigest()


def _pip_wheel() -> Path:
    listed = tomllib.loads((REQUIREMENTS / "vendor.toml").read_text("utf-8"))["package"]
    (file,) = next(package for package in listed if package["name"] == "pip")["file"]
    wheel = ROOT / file["to"]
    if not wheel.exists() or hashlib.sha256(wheel.read_bytes()).hexdigest() != file["sha256"]:
        raise InstallError(f"{file['to']} mangler eller er ændret. Hent filen igen fra git.")
    return wheel


def _create(folder: Path) -> None:
    try:
        if folder.exists():
            shutil.rmtree(folder)
        venv.create(folder, symlinks=os.name != "nt", with_pip=False)
    except (OSError, subprocess.CalledProcessError) as error:
        raise InstallError(
            f"Mappen {folder} kan ikke oprettes: {error}\n"
            "Luk programmer, der bruger den, eller slet den, og kør kommandoen igen."
        ) from error


def _pip_install(python: Path, wheel: Path, lock: Path) -> None:
    command = [
        *(python, wheel / "pip", "install", "-qq", "--no-input", "--no-user"),
        *("--disable-pip-version-check", "--no-warn-script-location", "--progress-bar=off"),
        *("--require-hashes", "--only-binary=:all:", "-r", lock),
    ]
    if subprocess.run(command, check=False).returncode != 0:
        raise InstallError(
            f"Pakkerne i requirements/{lock.name} kunne ikke installeres; grunden står ovenfor.\n"
            "Tjek forbindelsen til nettet, og kør kommandoen igen."
        )


def main() -> None:
    """Read the command line and install; exit 1 with a message when that fails."""
    parser = argparse.ArgumentParser(description="Sæt guidens Python-miljø op.")
    parser.add_argument("name", choices=SERVED_BY, nargs="?", default="runtime")
    parser.add_argument("--venv", type=Path, default=ROOT / ".venv", metavar="MAPPE")
    arguments = parser.parse_args()
    try:
        install(arguments.name, arguments.venv.absolute())
    except InstallError as error:
        sys.exit(str(error))
    except KeyboardInterrupt:
        sys.exit("\nAfbrudt. Kør kommandoen igen, så begynder installationen forfra.")


if __name__ == "__main__":
    main()
