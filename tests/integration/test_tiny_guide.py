"""Another guide, in another language, from the same macros: nothing of ours is built in."""

from __future__ import annotations

from pathlib import Path

import pytest

from publish.build import ENGINES, build
from tests import site_reader as reader
from tests.examples import buildable_tiny_guide


@pytest.fixture(scope="module", params=ENGINES)
def tiny_site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tiny guide as built by each engine."""
    root = buildable_tiny_guide(tmp_path_factory.mktemp("tiny"))
    build(request.param, root / "site", root)
    return root / "site"


def test_every_page_of_the_tiny_guide_is_built(tiny_site: Path) -> None:
    assert len(reader.page_paths(tiny_site)) >= 3


def test_no_word_of_ours_stands_on_its_pages(tiny_site: Path) -> None:
    """Æ, ø and å can only come from our own texts: the tiny guide is in English.

    The components' examples, and what is written to get them, are the same in every guide.
    """
    for page in reader.page_paths(tiny_site):
        content = reader.article(tiny_site, page)
        for example in content.select(".guide-component-gallery__variant"):
            example.decompose()
        assert not set("æøåÆØÅ") & set(content.get_text()), page


def test_its_links_lead_somewhere(tiny_site: Path) -> None:
    for page in reader.page_paths(tiny_site):
        for address in reader.links(tiny_site, page):
            if reader.is_own(address):
                path, anchor = reader.target(tiny_site, page, address)
                assert path.is_file(), f"{page}: {address}"
                if anchor and path.suffix == ".html":
                    name = path.relative_to(tiny_site.resolve()).as_posix()
                    assert anchor in reader.ids(tiny_site, name), f"{page}: {address}"
