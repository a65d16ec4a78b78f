"""What changes for readers in docs/ and in the menu: sections by heading, pages, their places."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

from editing.changes.comparison import Change, as_written, differences, moved
from macros.files.errors import GuideFaults
from macros.files.yaml_source import Yaml, YamlSource
from macros.reading.navigation import CONFIGURATION, menu_entries
from macros.reading.pages import Page

MENU = "Menuen"
SETTINGS = "Indstillinger (mkdocs.yml)"
# A page that is gone and a new one so alike are one page that has moved.
_SAME = 0.6


@dataclass(frozen=True)
class Section:
    """A heading as it is written, and the text below it. The first has no heading."""

    anchor: str
    title: str
    heading: str
    text: str

    @property
    def subject(self) -> str:
        """What the section is called."""
        return f"afsnittet »{self.title}«" if self.title else "sidens begyndelse"


def page_changes(
    old: dict[str, Page], new: dict[str, Page], folders: tuple[Path, Path]
) -> Iterator[Change]:
    """Yield every change of a page. `folders` hold the pages as they were and as they are."""
    gone = [path for path in old if path not in new]
    come = [path for path in new if path not in old]
    partners = {path: path for path in new if path in old}
    for path in come:
        former = next((p for p in gone if _alike(old[p].text, new[path].text)), None)
        if former:
            gone.remove(former)
            partners[path] = former
            yield Change(path, "", "siden", "flyttet", "Sti", f"docs/{former}", f"docs/{path}")
        else:
            yield Change(path, "", "siden", "ny", "", "", new[path].text.strip())
    for path in gone:
        yield Change(path, "", "siden", "fjernet", "", old[path].text.strip(), "")
    for path, former in partners.items():
        was, is_ = (_front_matter(f / "docs" / p) for f, p in zip(
            folders, (former, path), strict=True
        ))
        for name, one, other in differences(was, is_):
            yield Change(path, "", "siden", "rettet", name, one, other)
        yield from _section_changes(path, _sections(old[former]), _sections(new[path]))


def menu_changes(old: Path, new: Path) -> Iterator[Change]:
    """Yield every change of the menu and of the words in the configuration."""
    was, is_ = (_configuration(folder) for folder in (old, new))
    if was is None or is_ is None:
        if is_ is None:
            yield Change("", MENU, CONFIGURATION, "kan ikke læses; se, hvad tjekket siger")
        return
    before, after = (
        {entry.page: " › ".join((*entry.chapters, entry.page)) for entry in menu_entries(nav)}
        for nav in (_list(was.get("nav")), _list(is_.get("nav")))
    )
    shifted = moved(list(before), list(after))
    for page in {**before, **after}:
        one, other = before.get(page, ""), after.get(page, "")
        how = "ny" if not one else "fjernet" if not other else "flyttet"
        if one != other or page in shifted:
            yield Change("", MENU, f"docs/{page}", how, "", one, other)
    for name, one, other in differences(_words(was), _words(is_), as_written):
        yield Change("", SETTINGS, name, "rettet", "", one, other)


def changed_settings(old: Path, new: Path) -> list[str]:
    """Return the keys of the configuration, other than menu and words, that are not as before."""
    was, is_ = (
        {**settings, "nav": None, "extra": _other_extra(settings)}
        for settings in (_configuration(folder) or {} for folder in (old, new))
    )
    return [key for key in {**was, **is_} if was.get(key) != is_.get(key)]


def _section_changes(page: str, old: list[Section], new: list[Section]) -> Iterator[Change]:
    partners = _partners(old, new)
    shifted = moved(
        [section.anchor or section.title for section in old],
        [section.anchor or section.title for section in new],
    )
    for index, section in enumerate(new):
        if index not in partners:
            text = f"{section.heading}\n\n{section.text}".strip()
            yield Change(page, "", section.subject, "ny", "", "", text)
            continue
        before = old[partners[index]]
        if before.heading != section.heading:
            yield Change(
                page, "", section.subject, "rettet", "Overskrift", before.heading, section.heading
            )
        if (section.anchor or section.title) in shifted:
            yield Change(page, "", section.subject, "flyttet", "Rækkefølge")
        if before.text.split() != section.text.split():
            yield Change(page, "", section.subject, "rettet", "Tekst", before.text, section.text)
        elif before.text != section.text:
            yield Change(page, "", section.subject, "rettet", "Kun linjeskift og mellemrum")
    found = set(partners.values())
    for index, section in enumerate(old):
        if index not in found:
            text = f"{section.heading}\n\n{section.text}".strip()
            yield Change(page, "", section.subject, "fjernet", "", text, "")


def _partners(old: list[Section], new: list[Section]) -> dict[int, int]:
    """Return which section each one was: by its anchor, or else by its title."""
    partners: dict[int, int] = {}
    for name in ("anchor", "title"):
        free = {
            getattr(section, name): index for index, section in enumerate(old)
            if index not in partners.values()
        }
        for index, section in enumerate(new):
            value = getattr(section, name)
            both_begin = name == "title" or value
            if index not in partners and both_begin and value in free:
                partners[index] = free.pop(value)
    return partners


def _sections(page: Page) -> list[Section]:
    lines = page.text.split("\n")
    starts = [heading.line - 1 for heading in page.headings]
    sections = [Section("", "", "", _joined(lines[: starts[0] if starts else len(lines)]))]
    for heading, start, end in zip(
        page.headings, starts, [*starts, len(lines)][1:], strict=True
    ):
        sections.append(Section(
            heading.anchor, heading.text, lines[start].strip(), _joined(lines[start + 1 : end])
        ))
    return sections


def _joined(lines: list[str]) -> str:
    return "\n".join(line.rstrip() for line in lines).strip("\n")


def _front_matter(file: Path) -> object:
    """Return what stands between the lines ---, as far as it can be read."""
    text = file.read_text("utf-8", "replace").replace("\r\n", "\n")
    if not text.startswith("---\n"):
        return {}
    head = text.removeprefix("---\n").split("\n---", 1)[0]
    try:
        return YamlSource(file, text=head).data or {}
    except GuideFaults:
        return head


def _configuration(folder: Path) -> dict[str, Yaml] | None:
    try:
        data = YamlSource(folder / CONFIGURATION, tags=True).data
    except GuideFaults:
        return None
    return data if isinstance(data, dict) else None


def _list(value: Yaml) -> list[Yaml]:
    return value if isinstance(value, list) else []


def _words(configuration: dict[str, Yaml]) -> object:
    extra = configuration.get("extra")
    return extra.get("guide") if isinstance(extra, dict) else None


def _other_extra(configuration: dict[str, Yaml]) -> object:
    extra = configuration.get("extra")
    return {**extra, "guide": None} if isinstance(extra, dict) else extra


def _alike(one: str, other: str) -> bool:
    pieces = SequenceMatcher(None, one.split("\n"), other.split("\n"))
    return pieces.quick_ratio() >= _SAME and pieces.ratio() >= _SAME
