"""Model in, HTML out: renders the components' templates for one page."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from macros.components.declared import FOLDER
from macros.drawing.cells import fields, split_note
from macros.drawing.icons import icon
from macros.guide.guide import Guide
from macros.guide.links import address_text, href
from macros.model.fields import Identified, Reviewed
from macros.model.kinds import kind_of
from macros.reading.places import Location

if TYPE_CHECKING:  # only types need it
    from typing_extensions import TypeForm

# Autoescaped, unlike the engines' own Jinja: text from data/ can never become markup.
_templates = Environment(
    loader=FileSystemLoader(FOLDER),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
_templates.globals |= {"icon": icon, "fields": fields, "split_note": split_note}
_templates.filters["address_text"] = address_text
_templates.filters["paragraphs"] = lambda text: [p for p in text.split("\n\n") if p.strip()]


@dataclass(frozen=True)
class LinkView:
    """A link as a template needs it."""

    title: str
    href: str


class Components:
    """Renders components for one page of the guide, with links relative to that page.

    `href` returns the address of a place as seen from a page; examples have another than pages.
    `settings` is what mkdocs.yml says of the guide; examples show none of it. `used` gathers the
    names of the components that are drawn.
    """

    def __init__(
        self, guide: Guide, page: str, href: Callable[[str, Location], str] = href,
        settings: Mapping[str, Any] = MappingProxyType({}), used: set[str] | None = None,
    ) -> None:
        self.guide = guide
        self.page = page
        self.settings = settings
        self.used = set() if used is None else used
        self._address = href

    def render(self, component: str, kind: str = "", **models: Any) -> str:
        """Return the HTML of the component's template, given its models by name.

        `kind` is which of its kinds is drawn, for a component that has some.
        """
        self.used.add(f"{component}/{kind}" if kind else component)
        template = _templates.get_template(f"{component}/template.html.j2")
        return template.render(
            kind=kind,
            site=self.guide.site, words=self.guide.words, texts=self.guide.words.components,
            link_to=self.link_to,
            get=self.guide.entry, review_note=self.review_note, **models,
        )

    def review_note(self, thing: Reviewed) -> str:
        """Return when a thing was last looked through; empty when it was when its page was.

        The page's own day stands at its foot. Said again at each of fifty references it would be
        read by nobody, and a day that differs would be missed.
        """
        page = self.guide.pages.get(self.page)
        if page and page.front.reviewed == thing.reviewed:
            return ""
        words = self.guide.words
        return words.reviews.note.format(date=words.editions.day_text(thing.reviewed))

    def link_to(self, kind: str, id_: str) -> LinkView:
        """Return a link to an entry; it leads to the page that shows it."""
        return LinkView(
            self.guide.entry(kind, id_).called, self._href(self.guide.location(kind, id_))
        )

    def unit_link(self, unit: str) -> LinkView | None:
        """Return a link to a unit's place; None for a unit that is left out."""
        place = self.guide.unit_location(unit)
        return self.place_link(place) if place else None

    def place_link(self, place: Location) -> LinkView:
        """Return a link to a place, called by the section's title."""
        return LinkView(place.title, self._href(place))

    def full_link(self, place: Location) -> LinkView:
        """Return a link to a place, called by its page's title and its own."""
        page_title = self.guide.page_title(place.page)
        if place.page == self.page or page_title == place.title:
            return self.place_link(place)
        return LinkView(f"{page_title}: {place.title}", self._href(place))

    def links_to(self, kind: str, ids: tuple[str, ...]) -> list[LinkView]:
        """Return a link to each of the entries."""
        return [self.link_to(kind, id_) for id_ in ids]

    def links_to_users(
        self, model: TypeForm[Identified], id_: str, by: TypeForm[Identified]
    ) -> list[LinkView]:
        """Return a link to each entry of the model `by` that names the entry (`model`, `id_`)."""
        kind = kind_of(by).name
        return [self.link_to(kind, user.id) for user in self.guide.referring(model, id_, by)]

    def links_to_units(self, units: tuple[str, ...]) -> list[LinkView]:
        """Return a link to each unit's place, each place once, called by page and section."""
        places = [place for unit in units if (place := self.guide.unit_location(unit))]
        return [self.full_link(place) for place in dict.fromkeys(places)]

    def page_link(self, page: str) -> LinkView:
        """Return a link to the top of a page."""
        title = self.guide.page_title(page)
        return LinkView(title, self._href(Location(page, "", title)))

    def address_link(self, address: str, title: str) -> LinkView:
        """Return a link to a page under docs/, with or without #anchor, called `title`."""
        page, _, anchor = address.partition("#")
        return LinkView(title, self._href(Location(page, anchor, title)))

    def _href(self, place: Location) -> str:
        return self._address(self.page, place)
