"""Read data/: every file into validated entries, with all faults at their places."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import BaseModel, ValidationError

from macros.files.errors import Fault, GuideFaults, nearest
from macros.files.fault_codes import FaultCode
from macros.files.yaml_source import KEPT, Loc, YamlSource, kept_source
from macros.model.entries import (
    Chapter,
    Editions,
    LinkChecks,
    MovedPages,
    Synonyms,
)
from macros.model.explanations import adapter, explain
from macros.model.fields import Entry, Id, Identified, UnitId
from macros.model.kinds import KINDS, NESTED, Kind, ids_in, nested_entries, references_in
from macros.model.settings import Site
from macros.words.every import Words, words_files

if TYPE_CHECKING:  # only types need them
    from pydantic_core import ErrorDetails
    from typing_extensions import TypeForm

_T = TypeVar("_T")

SITE_FILE = "site.yml"
SYNONYMS_FILE = "synonyms.yml"
EDITIONS_FILE = "editions.yml"
LINK_CHECKS_FILE = "link_checks.yml"
MOVED_FILE = "moved_pages.yml"


@dataclass(frozen=True)
class Record:
    """An entry, and where it is written."""

    kind: Kind
    entry: Identified
    source: YamlSource
    loc: Loc
    owner: Chapter | None = None

    @property
    def aliases(self) -> tuple[str, ...]:
        """The ids that the entry had before."""
        return self.entry.aliases if isinstance(self.entry, Entry) else ()

    @cached_property
    def references(self) -> tuple[tuple[Loc, str, str], ...]:
        """Where the entry names another, and that one's kind and id."""
        return tuple(references_in(self.entry))

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """Every text in the entry."""
        return tuple(_texts_in(self.entry))

    def fault(self, loc: Loc, code: FaultCode, problem: str, hint: str = "") -> Fault:
        """Return a fault at `loc` inside this entry."""
        return self.source.fault((*self.loc, *loc), code, problem, hint)


@dataclass(frozen=True)
class _Held:
    """The one thing that a file holds, None when it has faults."""

    value: Any
    faults: tuple[Fault, ...]


@dataclass
class Data:
    """What data/ holds: the site's own settings, every entry, every fault met on the way.

    `faulty_ids` are the ids of entries with faults. `unread` are the kinds that may have more
    ids than we know, because a file or an id cannot be read.
    """

    site: Site | None = None
    site_source: YamlSource | None = None
    words: Words | None = None
    words_sources: dict[str, YamlSource] = field(default_factory=dict)
    synonyms: Synonyms = field(default_factory=dict)
    synonyms_source: YamlSource | None = None
    editions: Editions = ()
    editions_source: YamlSource | None = None
    link_checks: LinkChecks = field(default_factory=LinkChecks)
    link_checks_source: YamlSource | None = None
    moved: MovedPages = ()
    moved_source: YamlSource | None = None
    records: list[Record] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    faulty_ids: list[tuple[str, str]] = field(default_factory=list)
    unread: set[str] = field(default_factory=set)

    def take(self, part: Data) -> None:
        """Add the entries of a file, and what was met while reading it."""
        self.records += part.records
        self.faults += part.faults
        self.faulty_ids += part.faulty_ids
        self.unread |= part.unread

    def site_fault(self, loc: Loc, code: FaultCode, problem: str, hint: str = "") -> Fault:
        """Return a fault at `loc` in the site's own settings."""
        return _fault(self.site_source, SITE_FILE, loc, code, problem, hint)

    def synonyms_fault(self, loc: Loc, code: FaultCode, problem: str, hint: str = "") -> Fault:
        """Return a fault in the list of synonyms."""
        return _fault(self.synonyms_source, SYNONYMS_FILE, loc, code, problem, hint)

    def editions_fault(self, loc: Loc, code: FaultCode, problem: str, hint: str = "") -> Fault:
        """Return a fault in the list of editions."""
        return _fault(self.editions_source, EDITIONS_FILE, loc, code, problem, hint)

    def link_checks_fault(self, loc: Loc, code: FaultCode, problem: str, hint: str = "") -> Fault:
        """Return a fault in what visiting other sites has told."""
        return _fault(self.link_checks_source, LINK_CHECKS_FILE, loc, code, problem, hint)

    def moved_fault(self, loc: Loc, code: FaultCode, problem: str, hint: str = "") -> Fault:
        """Return a fault in the list of pages that have moved."""
        return _fault(self.moved_source, MOVED_FILE, loc, code, problem, hint)


@dataclass(kw_only=True)
class SoundData(Data):
    """Data without faults: nothing is missing in it."""

    site: Site
    words: Words
    edition_places: tuple[tuple[Path, int], ...]

    @classmethod
    def of(cls, data: Data) -> SoundData:
        """Return the data as sound; raise GuideFaults when it has faults."""
        if data.faults or data.site is None or data.words is None:
            raise GuideFaults(data.faults)
        source = data.editions_source
        places = tuple(
            (source.path, source.place_of((index, "number"))[0])
            for index in range(len(data.editions)) if source
        )
        return cls(**vars(data), edition_places=places)


def _fault(
    source: YamlSource | None, name: str, loc: Loc, code: FaultCode, problem: str, hint: str
) -> Fault:
    """Return a fault at `loc` in a file; where it would begin when there is no such file."""
    if source is None:
        return Fault(Path("data", name), 1, 1, "", code, problem, hint)
    return source.fault(loc, code, problem, hint)


def _texts_in(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, BaseModel):
        for field_value in value.__dict__.values():
            yield from _texts_in(field_value)
    elif isinstance(value, tuple):
        for part in value:
            yield from _texts_in(part)


def read_data(root: Path, of: tuple[Site, Words] | None = None) -> Data:
    """Read all of `root`/data. Faults are collected, never raised.

    Part `of` another guide, with its settings and words, the folder need hold neither, nor every
    kind.
    """
    data = Data()
    folder = root / "data"
    if of is not None:
        data.site, data.words = of
    else:
        data.site_source, data.site = read_file(folder / SITE_FILE, root, Site, data)
        _read_words(folder, root, data)
    if (folder / SYNONYMS_FILE).exists():  # a guide need not have any
        source, synonyms = read_file(folder / SYNONYMS_FILE, root, Synonyms, data)
        data.synonyms_source, data.synonyms = source, synonyms or {}
    if of is None or (folder / EDITIONS_FILE).exists():
        source, editions = read_file(folder / EDITIONS_FILE, root, Editions, data)
        data.editions_source, data.editions = source, editions or ()
    if (folder / LINK_CHECKS_FILE).exists():  # nor have visited any
        source, checks = read_file(folder / LINK_CHECKS_FILE, root, LinkChecks, data)
        data.link_checks_source, data.link_checks = source, checks or LinkChecks()
    if (folder / MOVED_FILE).exists():  # a guide need not have moved any page yet
        source, moved = read_file(folder / MOVED_FILE, root, MovedPages, data)
        data.moved_source, data.moved = source, moved or ()
    expected = {
        SITE_FILE, SYNONYMS_FILE, EDITIONS_FILE, LINK_CHECKS_FILE, MOVED_FILE, *words_files()
    }
    for kind in KINDS.values():
        expected.add(kind.path)
        if of is not None and not (folder / kind.path).exists():
            continue
        if kind.path.endswith("/"):
            _read_folder(folder / kind.path, root, kind, data)
        elif kind.path:
            _read_list(folder / kind.path, root, kind, data)
    _report_strangers(folder, root, expected, data)
    return data


def read_file(
    path: Path, root: Path, model: TypeForm[_T], data: Data
) -> tuple[YamlSource | None, _T | None]:
    """Return a file that holds one `model`, and the model; None for what cannot be read.

    Faults are added to `data`.
    """
    source = _open(path, root, data)
    if source is None:
        return None, None
    key: Any = model  # it can be hashed, as caches want it, but a TypeForm does not say so
    held = _held(key, source)
    data.faults += held.faults
    return source, held.value


@lru_cache(maxsize=KEPT)
def _held(model: Any, source: YamlSource) -> _Held:
    data = Data()
    return _Held(_validate(model, source.data, source, (), data), tuple(data.faults))


def _read_words(folder: Path, root: Path, data: Data) -> None:
    """Read every file of words. Without one of them there are none: code asks for all."""
    read: dict[str, object] = {}
    for name, model in words_files().items():
        source, words = read_file(folder / name, root, model, data)
        if source is not None and words is not None:
            data.words_sources[Path(name).stem] = source
            read[Path(name).stem] = words
    if read.keys() == Words.model_fields.keys():
        data.words = Words.model_validate(read)


def _read_folder(folder: Path, root: Path, kind: Kind, data: Data) -> None:
    paths = sorted(folder.glob("*.yml"))
    if not paths:
        _mark_unread(kind, data)
        data.faults.append(Fault(
            folder.relative_to(root), 1, 1, "", "file-missing",
            "mappen mangler eller er tom", "hent filerne tilbage",
        ))
    for path in paths:
        _read_single(path, root, kind, data)


def _read_single(path: Path, root: Path, kind: Kind, data: Data) -> None:
    source = _open(path, root, data)
    if source is None:
        _mark_unread(kind, data)
    else:
        data.take(_entry_in(kind.name, source))


def _read_list(path: Path, root: Path, kind: Kind, data: Data) -> None:
    source = _open(path, root, data)
    if source is None:
        _mark_unread(kind, data)
    else:
        data.take(_entries_in(kind.name, source))


# What a file holds is the same while its text is. Nobody may change what these return.


@lru_cache(maxsize=KEPT)
def _entry_in(kind_name: str, source: YamlSource) -> Data:
    kind, data = KINDS[kind_name], Data()
    entry = _read_entry(kind, source.data, source, (), data)
    if entry is None:
        return data
    name = source.path.stem
    if entry.id != name:
        data.faults.append(source.fault(
            ("id",), "id-not-file-name",
            f"id »{entry.id}« og filens navn »{name}« er forskellige",
            "de skal være ens",
        ))
    _add(kind, entry, source, (), data)
    return data


@lru_cache(maxsize=KEPT)
def _entries_in(kind_name: str, source: YamlSource) -> Data:
    kind, data = KINDS[kind_name], Data()
    if source.data in (None, "", []):
        if kind.name not in _MAY_BE_EMPTY:
            _mark_unread(kind, data)
            data.faults.append(source.fault(
                (), "content-missing", "her mangler indhold", "hent posterne tilbage"
            ))
    elif not isinstance(source.data, list):
        _mark_unread(kind, data)
        data.faults.append(source.fault(
            (), "list-expected", "filen skal være en liste", "begynd hver post med »- id:«"
        ))
    else:
        for index, item in enumerate(source.data):
            entry = _read_entry(kind, item, source, (index,), data)
            if entry is not None:
                _add(kind, entry, source, (index,), data)
    return data


# A guide need not have retired anything yet.
_MAY_BE_EMPTY = {"retired_id"}


def _read_entry(
    kind: Kind, value: object, source: YamlSource, loc: Loc, data: Data
) -> Identified | None:
    """Return the entry; note the ids in it when it has faults, so that nobody misses them."""
    entry = _validate(kind.model, value, source, loc, data)
    if entry is None:
        ids = [(inner.name, id_) for inner, id_ in ids_in(value, kind)]
        data.faulty_ids.extend(ids)
        if not ids or ids[0][0] != kind.name or not _is_id(*ids[0]):
            data.unread.add(kind.name)
        if kind.path.endswith("/"):
            data.unread |= _NESTED_KINDS
    return entry


def _is_id(kind: str, id_: str) -> bool:
    try:
        adapter(UnitId if kind == "source_unit" else Id).validate_python(id_)
    except ValidationError:
        return False
    return True


def _mark_unread(kind: Kind, data: Data) -> None:
    data.unread.add(kind.name)
    if kind.path.endswith("/"):
        data.unread |= _NESTED_KINDS


_NESTED_KINDS = {kind.name for kind in NESTED.values()}


def _open(path: Path, root: Path, data: Data) -> YamlSource | None:
    shown = path.relative_to(root)
    if not path.is_file():
        data.faults.append(Fault(
            shown, 1, 1, "", "file-missing", "filen mangler",
            "hent den tilbage, eller opret den igen",
        ))
        return None
    try:
        return kept_source(path, shown)
    except GuideFaults as error:
        data.faults.extend(error.faults)
        return None


def _add(kind: Kind, entry: Identified, source: YamlSource, loc: Loc, data: Data) -> None:
    data.records.append(Record(kind, entry, source, loc))
    if not isinstance(entry, Chapter):
        return
    for inner_loc, inner_kind, inner in nested_entries(entry):
        data.records.append(Record(inner_kind, inner, source, (*loc, *inner_loc), entry))


def _report_strangers(folder: Path, root: Path, expected: set[str], data: Data) -> None:
    """Report YAML files that nobody reads: a misspelt name would lose an editor's work."""
    folders = {kind.path for kind in KINDS.values() if kind.path.endswith("/")}
    for path in sorted(folder.rglob("*")):
        if path.suffix.lower() not in (".yml", ".yaml"):
            continue
        name = path.relative_to(folder).as_posix()
        in_folder = any(
            name.startswith(start) and "/" not in name.removeprefix(start) for start in folders
        )
        if name not in expected and not (in_folder and path.suffix == ".yml"):
            near = nearest(name, expected)
            for kind in KINDS.values():
                if kind.path.endswith("/") and name.startswith(kind.path):
                    _mark_unread(kind, data)
            data.faults.append(Fault(
                path.relative_to(root), 1, 1, "", "file-not-read", "filen bliver ikke læst",
                f"skulle den hedde {near}?" if near else "flyt den, eller giv den endelsen .yml",
            ))


def _validate(
    model: TypeForm[_T], value: object, source: YamlSource, loc: Loc, data: Data
) -> _T | None:
    if value in (None, ""):
        data.faults.append(source.fault(
            loc, "content-missing", "her mangler indhold", "udfyld felterne"
        ))
        return None
    try:
        return adapter(model).validate_python(value)
    except ValidationError as error:
        found = error.errors()
        for item in found:
            if item["type"] == "too_short" and _has_fault_below(item["loc"], found):
                continue  # only what is right is counted, so the list may be long enough
            place = tuple(p for p in item["loc"] if p not in _NO_FIELDS or p in _keys(value))
            data.faults.append(source.fault((*loc, *place), *explain(item, model)))
        return None


def _has_fault_below(place: Loc, found: list[ErrorDetails]) -> bool:
    """Tell whether a fault stands in something that the place holds."""
    depth = len(place)
    return any(item["loc"][:depth] == place and len(item["loc"]) > depth for item in found)


# What pydantic puts into a place beside the fields: which kind of figure, and that a key is wrong.
_NO_FIELDS = {"list", "table", "matrix", "diagram", "photo", "[key]"}


def _keys(value: object) -> frozenset[str]:
    return frozenset(value) if isinstance(value, dict) else frozenset()


def duplicate_faults(records: list[Record]) -> Iterator[Fault]:
    """Yield a fault for every id or alias that is in use already for its kind."""
    seen: dict[tuple[str, str], Record] = {}
    for record in records:
        names: list[tuple[Loc, str]] = [(("id",), record.entry.id)]
        names += [
            (("aliases", index), alias) for index, alias in enumerate(record.aliases)
        ]
        for loc, id_ in names:
            first = seen.get((record.kind.name, id_))
            if first is None:
                seen[record.kind.name, id_] = record
            else:
                line, _ = first.source.place_of((*first.loc, "id"))
                yield record.fault(
                    loc, "id-twice",
                    f"id »{id_}« bruges allerede i {first.source.path.as_posix()}:{line}",
                    "giv den ene et andet id",
                )
