"""What a command is about to change: checked in a copy, shown as a diff, written whole or not.

Paths are texts relative to the project's root, with slashes: data/glossary.yml.
"""

from __future__ import annotations

import difflib
import os
import shutil
import tempfile
from collections.abc import Iterable
from pathlib import Path

from macros.checks.command import faults_in
from macros.files.errors import Fault, GuideError
from macros.files.yaml_source import YamlSource, read_text, source_of
from macros.reading.navigation import CONFIGURATION

_PARTS = ("data", "docs")
_BOM = b"\xef\xbb\xbf"


class Refused(GuideError):
    """The command cannot do what it was asked to; the text says why, and what to do.

    `faults` are those that the guide has or would get, when they are the reason.
    """

    def __init__(self, text: str, faults: Iterable[Fault] = ()) -> None:
        super().__init__(text)
        self.faults = tuple(faults)


class Changes:
    """Changes to the files of the guide in `root`, none of them on the disk before `save`."""

    def __init__(self, root: Path) -> None:
        self.root = root.resolve()
        self._before: dict[str, bytes | None] = {}
        self._after: dict[str, bytes | None] = {}
        self._moved: dict[str, str] = {}  # where each file that is moved has stood

    def exists(self, path: str) -> bool:
        """Tell whether there is such a file once the changes are made."""
        return self._content(path) is not None

    def text(self, path: str) -> str:
        """Return a file's text with the changes made so far. Raises GuideFaults as `read_text`."""
        if path not in self._after:
            self._content(path)
            return read_text(self.root / path, Path(path))
        return _plain(self._after[path] or b"")

    def yaml(self, path: str, *, tags: bool = False) -> YamlSource:
        """Return a YAML file with the changes made so far, to read only. Raises GuideFaults."""
        return source_of(Path(path), self.text(path), tags=tags)

    def write(self, path: str, text: str) -> None:
        """Let the file hold `text`; its line ends stay as they are."""
        before = self._content(path)
        raw = text.encode("utf-8")
        if before is not None:
            raw = raw.replace(b"\n", b"\r\n") if b"\r\n" in before else raw
            raw = _BOM + raw if before.startswith(_BOM) else raw
        self._set(path, raw)

    def remove(self, path: str) -> None:
        """Let the file be gone."""
        self._set(path, None)

    def move(self, old: str, new: str) -> None:
        """Let the file stand at `new`, byte for byte. Raises Refused when something does."""
        if self.exists(new):
            raise Refused(f"{new} findes allerede. Vælg en anden adresse.")
        self._set(new, self._content(old))
        self._set(old, None)
        self._moved[new] = old

    def paths(self) -> list[str]:
        """Return the files that will be other than they are."""
        return sorted(path for path in self._after if self._after[path] != self._before[path])

    def changed_lines(self, path: str) -> list[tuple[int, int]]:
        """Return where the new text of a file differs, as (first, last) lines counted from 1."""
        before, after = self._lines(self._moved.get(path, path), path)
        blocks = difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
        return [(b + 1, max(b + 1, d)) for tag, _, _, b, d in blocks if tag != "equal"]

    def diff(self) -> str:
        """Return what changes as a unified diff."""
        out: list[str] = []
        for path in self.paths():
            if path in self._moved.values() and self._after[path] is None:
                continue
            was = self._moved.get(path, path)
            old = was if self._before[was] is not None else "(ny fil)"
            new = path if self._after[path] is not None else "(slettet)"
            if was != path:
                out.append(f"{was} -> {path}")
            out += difflib.unified_diff(*self._lines(was, path), old, new, lineterm="")
        return "\n".join(out)

    def moved_from(self, path: str) -> str:
        """Return where a file that is moved has stood, or an empty text."""
        return self._moved.get(path, "")

    def faults(self) -> list[Fault]:
        """Return the faults of the guide with the changes made; nothing is written to it."""
        with tempfile.TemporaryDirectory(prefix="guide-") as folder:
            copy = Path(folder)
            for part in _PARTS:
                if (self.root / part).is_dir():
                    shutil.copytree(
                        self.root / part, copy / part, symlinks=True, copy_function=_link
                    )
            if (self.root / CONFIGURATION).is_file():
                shutil.copy(self.root / CONFIGURATION, copy)
            for path in self.paths():
                _put(copy / path, self._after[path])
            # Git knows nothing of the copy: ids that the editor has lost are not ours to blame.
            return faults_in(copy)

    def save(self) -> None:
        """Write every change. When one cannot be written, all files are as they were.

        Raises:
            Refused: a file has been changed meanwhile, lies outside the project or cannot be
                written.
        """
        paths = self.paths()
        for path in paths:
            if _read(self.root / path) != self._before[path]:
                raise Refused(f"{path} er ændret imens. Intet er skrevet; kør kommandoen igen.")
            if not (self.root / path).parent.resolve().is_relative_to(self.root):
                raise Refused(f"{path} ligger uden for projektet. Intet er skrevet.")
        begun: list[str] = []
        try:
            for path in paths:
                begun.append(path)
                _put(self.root / path, self._after[path])
        except BaseException as error:
            for path in reversed(begun):
                _put(self.root / path, self._before[path])
            self._clear_folders(begun)
            if isinstance(error, OSError):
                raise Refused(
                    f"{begun[-1]} kan ikke skrives ({error.strerror}). Alt står, som det stod."
                ) from error
            raise
        self._clear_folders(paths)

    def _clear_folders(self, paths: Iterable[str]) -> None:
        """Remove the folders that are left empty."""
        for path in paths:
            folder = (self.root / path).parent
            while folder != self.root and folder.is_dir() and not any(folder.iterdir()):
                folder.rmdir()
                folder = folder.parent

    def _content(self, path: str) -> bytes | None:
        if path not in self._before:
            self._before[path] = _read(self.root / path)
        return self._after.get(path, self._before[path])

    def _set(self, path: str, content: bytes | None) -> None:
        self._content(path)
        self._after[path] = content

    def _lines(self, old: str, new: str) -> tuple[list[str], list[str]]:
        before, after = self._before[old] or b"", self._after[new] or b""
        return _plain(before).splitlines(), _plain(after).splitlines()


def _plain(raw: bytes) -> str:
    return raw.decode("utf-8-sig", "replace").replace("\r\n", "\n")


def _read(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return None


def _link(source: str, target: str) -> None:
    """Let the file stand at `target` too: to be read there, or replaced, never to be changed."""
    try:
        os.link(source, target)
    except OSError:  # on another disk, or of a kind that knows no links
        shutil.copyfile(source, target)


def _put(path: Path, content: bytes | None) -> None:
    """Write a file whole, or not at all; no content is no file."""
    if content is None:
        path.unlink(missing_ok=True)
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{path.name}-", dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        if path.exists():
            shutil.copymode(path, temporary)
        else:
            temporary.chmod(0o644)
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)
