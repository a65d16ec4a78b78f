"""What holds for the whole site: the source, its pages, the ways to them, the map."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from macros.model.fields import (
    PAGE_BEGINNING,
    UNIT_PREFIX,
    Line,
    PageAddress,
    PagePath,
    Part,
    Sentence,
    ShortName,
    Word,
)

UnitPrefix = Annotated[str, StringConstraints(pattern=UNIT_PREFIX)]


class Source(Part):
    """The printed guide that the site builds on."""

    name: Line
    publisher: Word
    as_of: Line = Field(description="Mærket ved kontakter og links, fx: oplyst i 2016.")
    as_of_note: Sentence


class Pages(Part):
    """Where the pages stand that other pages link to."""

    recommendations: PagePath
    case_areas: PagePath
    topics: PagePath
    roles: PagePath
    glossary: PagePath
    references: PagePath
    timeline: PagePath
    names: PagePath
    questions: PagePath
    source_index: PagePath
    editions: PagePath
    plan: PagePath
    help: PagePath
    search: PagePath


class PageLink(Part):
    """A link that stands on every page, or on the page for wrong addresses."""

    title: Word
    page: PageAddress


class UnitGroup(Part):
    """A chapter in the index of the source's units: those whose ids begin with `prefix`."""

    prefix: UnitPrefix
    title: Line


PageBeginning = Annotated[str, StringConstraints(pattern=PAGE_BEGINNING)]
Weight = Annotated[float, Field(ge=0.1, le=1)]
AppLimit = Annotated[int, Field(ge=1, le=500)]


class Site(Part):
    """What the site builds on, where its pages stand, and what leads to them from every page."""

    source: Source
    pages: Pages
    short_name: ShortName = Field(description="Under guidens ikon på en telefon, højst 12 tegn.")
    app_megabytes: AppLimit = Field(
        3, description="Så meget må appen hente; er guiden større, udelader appen billeder."
    )
    header_links: tuple[PageLink, ...]
    footer_text: Line
    footer_links: tuple[PageLink, ...]
    not_found_links: tuple[PageLink, ...] = Field(
        description="På siden for adresser, der ikke findes, ud over faserne."
    )
    map: Literal["denmark"] | None = Field(None, description="Landet på kortet over områderne.")
    unit_groups: tuple[UnitGroup, ...]
    search_weights: dict[PageBeginning, Weight] = Field(
        {}, description="Hvor meget sider tæller, efter begyndelsen af adressen. Andre tæller 1."
    )
