"""Compare ids with an earlier edition: readers' ticks and notes hang on them."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from macros.files.errors import Fault, GuideError, GuideFaults, nearest
from macros.files.yaml_source import YamlSource
from macros.model.fields import value_in
from macros.model.kinds import KINDS, Kind, ids_in
from macros.reading.data_files import Data, Record

# A unit's id is the source register's; readers hang nothing on it, nor on who looks after a page.
_UNTRACKED = {"source_unit", "retired_id", "owner"}


class UnknownEditionError(GuideError):
    """There is no earlier edition to compare with; the text says what to do."""


@dataclass(frozen=True)
class EarlierId:
    """An id that stood in an earlier edition, and the file it stood in."""

    kind: Kind
    id: str
    path: Path


def earlier_commit(root: Path, base: str) -> str:
    """Return the commit where what is here parted from `base`, a branch or another commit.

    What has come on `base` since then is not here, and was not removed here either.
    Raises UnknownEditionError when git does not know `base`, or lacks what lies between.
    """
    if not _git(root, "rev-parse", "--git-dir"):
        raise UnknownEditionError(
            "Mappen er ikke hentet med git, så der er ingen tidligere udgave at sammenligne med."
        )
    if not _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{base}^{{commit}}"):
        raise UnknownEditionError(
            f"Udgaven »{base}« findes ikke her, så der er intet at sammenligne med.\n"
            "Hent den med »git fetch origin«, eller nævn en anden: BASE=main"
        )
    commit = _git(root, "merge-base", "--end-of-options", base, "HEAD").strip()
    if not commit:
        raise UnknownEditionError(
            f"Historien når ikke tilbage til dér, hvor forslaget skilte sig fra »{base}«.\n"
            "Hent resten af den med »git fetch --unshallow origin«."
        )
    return commit


def lost_id_faults(root: Path, data: Data, base: str) -> list[Fault]:
    """Return a fault for every id that stood where this parted from `base` and is lost since.

    It is lost when it is neither here nor retired. Without git, or without commits, there is no
    earlier edition and hence no fault.
    """
    try:
        commit = earlier_commit(root, base)
    except UnknownEditionError:
        return []
    kept = {(record.kind.name, record.entry.id) for record in data.records}
    for record in data.records:
        kept |= {(record.kind.name, alias) for alias in value_in(record.entry, "aliases", ())}
    retired = {
        record.entry.id for record in data.records if record.kind.name == "retired_id"
    }
    broken = {fault.path for fault in data.faults}
    lost = [
        earlier for earlier in _earlier_ids(root, commit)
        if (earlier.kind.name, earlier.id) not in kept
        and earlier.id not in retired
        and earlier.path not in broken
    ]
    deleted = sorted({earlier.path for earlier in lost if not (root / earlier.path).is_file()})
    return [
        *(_fault(earlier, data.records) for earlier in lost if earlier.path not in deleted),
        *(_deleted_fault(path, [e.id for e in lost if e.path == path]) for path in deleted),
    ]


def earlier_text(root: Path, commit: str, name: str) -> str:
    """Return a file of the project as it was in a commit; empty when it was not there."""
    return _git(root, "show", f"{commit}:./{name}")


def _fault(earlier: EarlierId, records: list[Record]) -> Fault:
    noun = earlier.kind.noun
    problem = f"id »{earlier.id}« ({noun}) er væk siden den gemte udgave"
    hint = "skriv det under aliases på posten, der afløser den, eller i data/retired.yml"
    here = [r for r in records if r.source.path == earlier.path and r.kind == earlier.kind]
    if here:
        likely = nearest(earlier.id, [record.entry.id for record in here])
        record = next((r for r in here if r.entry.id == likely), here[0])
        return record.fault(("id",), "id-lost", problem, hint)
    return Fault(earlier.path, 1, 1, "id", "id-lost", problem, hint)


def _deleted_fault(path: Path, ids: list[str]) -> Fault:
    return Fault(
        path, 1, 1, "", "file-lost", "filen er væk siden den gemte udgave",
        f"hent den tilbage, eller skriv dens id'er i data/retired.yml: {', '.join(ids)}",
    )


def _earlier_ids(root: Path, commit: str) -> Iterator[EarlierId]:
    """Yield the ids in those data files that differ from the commit."""
    changed = _git(root, "diff", "--name-only", "--no-renames", "--relative", commit, "--", "data")
    for name in changed.splitlines():
        path = Path(name)
        kind = _kind_of(path)
        text = earlier_text(root, commit, name) if kind else ""
        try:
            content = YamlSource(path, text=text).data
        except GuideFaults:
            continue
        for entry in content if isinstance(content, list) else [content]:
            for inner, id_ in ids_in(entry, kind) if kind else ():
                if inner.name not in _UNTRACKED:
                    yield EarlierId(inner, id_, path)


def _kind_of(path: Path) -> Kind | None:
    name = path.as_posix().removeprefix("data/")
    return next((kind for kind in KINDS.values() if kind.path and (
        name == kind.path or (kind.path.endswith("/") and name.startswith(kind.path))
    )), None)


def _git(root: Path, *arguments: str) -> str:
    try:
        done = subprocess.run(
            ["git", "-C", str(root), *arguments],
            capture_output=True, check=False, timeout=20,
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else ""
