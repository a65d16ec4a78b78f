"""What changes for readers in data/: entries by id, and the settings beside them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from editing.changes.comparison import Change, as_text, as_written, differences, moved
from editing.common.field_names import field_name
from macros.files.errors import GuideFaults
from macros.files.yaml_source import YamlSource
from macros.model.entries import CrossLink
from macros.model.kinds import KINDS, NESTED, Kind
from macros.reading.data_files import read_data
from macros.reading.pages import Page
from macros.reading.places import Places
from macros.words.every import FOLDER as WORDS

# What the files that hold no entries are called.
_SETTINGS = {
    "site.yml": "Indstillinger",
    "synonyms.yml": "Søgeord",
    "editions.yml": "Udgaver",
    "owners.yml": "Ansvarlige for indholdet",
    "link_checks.yml": "Tjek af links",
}
# Those of them whose keys are fields of a model, with names of their own.
_HAVE_FIELDS = ("editions.yml", "owners.yml", "link_checks.yml")
# What a new or removed entry is shown by is what people wrote in it, and not these.
_NOT_SHOWN = ("id", "aliases", "units")
_TITLES = ("name", "title", "term", "when", "text", "problem", "description")

Key = tuple[str, str]  # the kind's name and the id


@dataclass(frozen=True)
class Item:
    """An entry as it stands in a file, valid or not, without those written inside it."""

    kind: Kind
    id: str
    fields: dict[str, object]
    inside: tuple[Key | str, ...]  # the entry around it or its file, and the fields between

    @property
    def aliases(self) -> list[str]:
        """The ids it has had."""
        aliases = self.fields.get("aliases")
        return [a for a in aliases if isinstance(a, str)] if isinstance(aliases, list) else []

    @property
    def subject(self) -> str:
        """What it is, and what it is called."""
        titles = (self.fields.get(name) for name in _TITLES)
        title = next((text for text in titles if isinstance(text, str) and text), "")
        title = title if len(title) <= 60 else f"{title[:58]} …"
        return f"{self.kind.noun} »{title or self.id}« ({self.id})"


@dataclass
class Content:
    """What data/ holds, as far as it can be read."""

    items: dict[Key, Item] = field(default_factory=dict)
    settings: dict[str, object] = field(default_factory=dict)
    unread: list[str] = field(default_factory=list)


class Seen:
    """Where entries are seen on the site, as far as the guide can be read."""

    def __init__(self, folder: Path, pages: dict[str, Page], content: Content) -> None:
        data = read_data(folder)
        self._records = {(record.kind.name, record.entry.id): record for record in data.records}
        self._places = Places(data, pages)
        self._content = content

    def page_of(self, item: Item) -> str:
        """Return the page that shows the item, or an empty text."""
        key = (item.kind.name, item.id)
        if key in self._records:
            place, entry = self._places.of_entry(*key), self._records[key].entry
            if place is None and isinstance(entry, CrossLink):
                place = self._places.of_unit(entry.between[0])
            return place.page if place else ""
        around = item.inside[0]
        outer = item if isinstance(around, str) else self._content.items.get(around, item)
        page = outer.fields.get("page")
        return page if isinstance(page, str) else ""

    def title_of(self, page: str) -> str:
        """Return the page's title, or an empty text."""
        return self._places.page_title(page)


def read_content(folder: Path) -> Content:
    """Read what is in `folder`/data, without judging it."""
    content = Content()
    for path in sorted((folder / "data").rglob("*.yml")):
        name = path.relative_to(folder / "data").as_posix()
        try:
            value = YamlSource(path).data
        except GuideFaults:
            content.unread.append(f"data/{name}")
            continue
        kind = _kind_of(name)
        if kind is None:
            content.settings[name] = value
            continue
        for entry in value if isinstance(value, list) else [value]:
            _collect(entry, kind, (f"data/{kind.path}",), content)
    return content


def entry_changes(
    old: Content, new: Content, seen_before: Seen, seen_now: Seen
) -> Iterator[Change]:
    """Yield every change of an entry and of the settings."""
    unread = {*old.unread, *new.unread}
    for path in sorted(new.unread):
        yield Change("", "Kan ikke læses", path, "kan ikke læses; se, hvad tjekket siger")
    partners = _partners(old, new)
    shifted = _shifted(old, new, partners)
    lost = {id_ for _, id_ in old.items.keys() - set(partners.values())}
    for key, item in new.items.items():
        page = seen_now.page_of(item)
        if key not in partners:
            if not unread and not (item.kind.name == "retired_id" and item.id in lost):
                yield _whole(item, page, "ny")
            continue
        before = old.items[partners[key]]
        if before.id != item.id:
            yield Change(page, "", item.subject, "nyt id", "Id", before.id, item.id)
        was, is_ = (
            " › ".join(_around(one, content))
            for one, content in ((before, old), (item, new))
        )
        if _outer(before, partners) != item.inside:
            yield Change(page, "", item.subject, "flyttet", "Sted", was, is_)
        elif key in shifted:
            yield Change(page, "", item.subject, "flyttet", "Rækkefølge")
        for name, one, other in differences(_told(before), _told(item)):
            yield Change(page, "", item.subject, "rettet", name, one, other)
    found = set(partners.values())
    retired = {id_ for kind, id_ in new.items if kind == "retired_id"}
    for key, item in old.items.items():
        if key not in found and not unread:
            how = "udgået" if item.id in retired else "fjernet"
            yield _whole(item, seen_before.page_of(item), how)
    yield from _setting_changes(old, new, unread)


def _setting_changes(old: Content, new: Content, unread: set[str]) -> Iterator[Change]:
    for name in sorted({*old.settings, *new.settings}):
        if f"data/{name}" in unread:
            continue
        heading = _SETTINGS.get(name, f"data/{name}")
        if name.startswith(f"{WORDS}/"):
            heading = f"Ord på knapper og beskeder (data/{name})"
        called = field_name if name in _HAVE_FIELDS else as_written
        settings = old.settings.get(name), new.settings.get(name)
        for place, one, other in differences(*settings, called):
            yield Change("", heading, place or heading, "rettet", "", one, other)


def _collect(
    value: object, kind: Kind, inside: tuple[Key | str, ...], content: Content
) -> None:
    if not isinstance(value, dict) or not isinstance(value.get("id"), str):
        return
    key = (kind.name, value["id"])
    fields = _fields_without_entries(value, (key,), content)
    content.items.setdefault(key, Item(kind, value["id"], fields, inside))


def _without_entries(
    value: object, inside: tuple[Key | str, ...], content: Content
) -> object:
    """Return the value without the entries written in it; those are collected on the way."""
    if isinstance(value, list):
        return [
            _without_entries(item, (*inside, f"nr. {number}"), content)
            for number, item in enumerate(value, start=1)
        ]
    if isinstance(value, dict):
        return _fields_without_entries(value, inside, content)
    return value


def _fields_without_entries(
    fields: dict[str, Any], inside: tuple[Key | str, ...], content: Content
) -> dict[str, object]:
    kept: dict[str, object] = {}
    for name, part in fields.items():
        here = (*inside, field_name(name))
        if name in NESTED and isinstance(part, list):
            for entry in part:
                _collect(entry, NESTED[name], here, content)
            rest = [entry for entry in part if not isinstance(entry, dict) or "id" not in entry]
            if not rest:
                continue
            kept[name] = rest
        else:
            kept[name] = _without_entries(part, here, content)
    return kept


def _kind_of(name: str) -> Kind | None:
    return next((kind for kind in KINDS.values() if kind.path and (
        name == kind.path or (kind.path.endswith("/") and name.startswith(kind.path))
    )), None)


def _partners(old: Content, new: Content) -> dict[Key, Key]:
    """Return which entry each one was: the same id, or the one that it has as an alias."""
    partners = {key: key for key in new.items if key in old.items}
    for key, item in new.items.items():
        for alias in item.aliases:
            former = (item.kind.name, alias)
            if key not in partners and former in old.items and former not in new.items:
                partners[key] = former
    return partners


def _outer(item: Item, partners: dict[Key, Key]) -> tuple[Key | str, ...]:
    """Return what the item stood in, by today's names."""
    now = {was: is_ for is_, was in partners.items()}
    return tuple(
        part if isinstance(part, str) else now.get(part, part) for part in item.inside
    )


def _around(item: Item, content: Content) -> Iterator[str]:
    """Yield what the item stands in, as people read it."""
    for part in item.inside:
        outer = None if isinstance(part, str) else content.items.get(part)
        yield outer.subject if outer else str(part)


def _shifted(old: Content, new: Content, partners: dict[Key, Key]) -> set[Key]:
    """Return the entries that have another place among those beside them."""
    now = {was: is_ for is_, was in partners.items()}
    before: dict[tuple[Key | str, ...], list[Key]] = {}
    after: dict[tuple[Key | str, ...], list[Key]] = {}
    for key, item in old.items.items():
        if key in now:
            before.setdefault(_outer(item, partners), []).append(now[key])
    for key, item in new.items.items():
        after.setdefault(item.inside, []).append(key)
    return {
        key for inside, keys in after.items() for key in moved(before.get(inside, []), keys)
    }


def _told(item: Item) -> dict[str, object]:
    return {name: value for name, value in item.fields.items() if name != "id"}


def _whole(item: Item, page: str, how: str) -> Change:
    text = "\n".join(
        f"{field_name(name)}: {as_text(value)}"
        for name, value in item.fields.items() if name not in _NOT_SHOWN
    )
    before, after = ("", text) if how == "ny" else (text, "")
    return Change(page, "", item.subject, how, "", before, after)
