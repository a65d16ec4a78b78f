"""Fetch again what requirements/vendor.toml lists: python -m publish.tools.vendor.

Packages come by name through the ordinary client of their registry. A file is written only
when its checksum is the listed one.
"""

import argparse
import hashlib
import shutil
import subprocess
import sys
import tarfile
import tempfile
import tomllib
from dataclasses import dataclass
from pathlib import Path

from publish.base.project import ROOT
from publish.tools.geography import country

LIST = ROOT / "requirements" / "vendor.toml"


class VendorError(Exception):
    """A package cannot be fetched, or is not what the list says."""


@dataclass(frozen=True)
class VendoredFile:
    """One file of a package, and where it lives here."""

    to: Path
    sha256: str
    source: str | None  # its path inside the package; None is the package itself
    country: str | None = None  # kept of a world atlas: the country of this ISO 3166-1 number


@dataclass(frozen=True)
class Package:
    """One package of the list."""

    name: str
    registry: str
    version: str
    licence: str
    purpose: str
    files: tuple[VendoredFile, ...]


def read_list(path: Path = LIST) -> tuple[Package, ...]:
    """Return the packages of the list; file paths are relative to the project."""
    packages = tomllib.loads(path.read_text("utf-8"))["package"]
    return tuple(
        Package(
            files=tuple(
                VendoredFile(
                    Path(file["to"]), file["sha256"], file.get("from"), file.get("country")
                )
                for file in package.pop("file")
            ),
            **package,
        )
        for package in packages
    )


def checksum(content: bytes) -> str:
    """Return the SHA-256 that the list uses."""
    return hashlib.sha256(content).hexdigest()


def fetch(package: Package, root: Path = ROOT) -> None:
    """Write the files of a package below `root`.

    Raises:
        VendorError: the client is missing or fails, or a file is missing or has another checksum.
    """
    with tempfile.TemporaryDirectory() as folder:
        archive = _download(package, Path(folder), root)
        for file in package.files:
            content = _content(archive, file)
            if checksum(content) != file.sha256:
                raise VendorError(
                    f"{file.to}: {package.name} {package.version} har tjeksummen"
                    f" {checksum(content)}, men listen siger {file.sha256}."
                )
            target = root / file.to
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)


def _download(package: Package, folder: Path, root: Path) -> Path:
    if package.registry == "git":
        return _download_commit(package, folder)
    if package.registry == "npm":
        client = shutil.which("npm")
        if client is None:
            raise VendorError("npm mangler. Installer Node.js, og kør make vendor igen.")
        name = f"{package.name}@{package.version}"
        command: list[str | Path] = [client, "pack", name, "--silent", "--pack-destination", folder]
    else:
        (pip,) = (root / "requirements" / "bootstrap").glob("pip-*.whl")
        name = f"{package.name}=={package.version}"
        quiet = ("--quiet", "--disable-pip-version-check")
        only = ("--no-deps", "--only-binary=:all:")
        command = [sys.executable, pip / "pip", "download", name, *quiet, *only, "--dest", folder]
    if subprocess.run(command, stdout=subprocess.DEVNULL, check=False).returncode != 0:
        raise VendorError(f"{package.name} {package.version} kunne ikke hentes.")
    (archive,) = folder.iterdir()
    return archive


def _download_commit(package: Package, folder: Path) -> Path:
    """Return an archive of a commit, laid out as npm lays its packages out."""
    archive, clone = folder / "package.tar", folder / "clone"
    for arguments in (
        ("init", "--quiet", "--bare", clone),
        ("-C", clone, "fetch", "--quiet", "--depth=1", package.name, package.version),
        ("-C", clone, "archive", "--prefix=package/", f"--output={archive}", package.version),
    ):
        if subprocess.run(["git", *arguments], check=False).returncode != 0:
            raise VendorError(f"{package.name} {package.version} kunne ikke hentes.")
    return archive


def _content(archive: Path, file: VendoredFile) -> bytes:
    if file.source is None:
        return archive.read_bytes()
    with tarfile.open(archive) as package:
        try:
            found = package.extractfile(f"package/{file.source}")
        except KeyError:
            found = None
        if found is None:
            raise VendorError(f"{file.to}: pakken har ingen fil {file.source}.")
        content = found.read()
    if file.country is None:
        return content
    try:
        return country(content, file.country)
    except ValueError as error:
        raise VendorError(f"{file.to}: atlasset har intet land {file.country}.") from error


def main() -> None:
    """Fetch every package; exit 1 with a message at the first that fails."""
    argparse.ArgumentParser(description="Hent andres filer igen.").parse_args()
    try:
        for package in read_list():
            fetch(package)
            print(f"{package.name} {package.version}: {len(package.files)} filer")
    except VendorError as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main()
