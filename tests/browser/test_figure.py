"""Figures as readers see them: whole, legible, and with nothing on top of anything else."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from macros.guide.guide import load_guide
from macros.model.figures import Figure
from tests import site_reader
from tests.browser import reader
from tests.examples import ROOT

FIGURES = [figure for figure in load_guide(ROOT).all(Figure) if figure.kind != "photo"]
A4 = {"width": 718, "height": 1047}

# Text of a figure that is not seen where it stands: beside the figure, under something, or nowhere.
UNSEEN = """(figure) => {
  const frame = figure.getBoundingClientRect()
  const faults = []
  const texts = document.createTreeWalker(figure, NodeFilter.SHOW_TEXT)
  while (texts.nextNode()) {
    const { data, parentElement: parent } = texts.currentNode
    const unseen = ".guide-visually-hidden, details > :not(summary), thead, .guide-ring__verb," +
      " .guide-term__definition, marker"
    if (!data.trim() || parent.closest(unseen)) continue
    const range = document.createRange()
    range.selectNodeContents(texts.currentNode)
    for (const box of range.getClientRects()) {
      if (!box.width) continue
      if (box.left < frame.left - 1 || box.right > frame.right + 1 ||
          box.top < frame.top - 1 || box.bottom > frame.bottom + 1)
        faults.push(`outside the figure: ${data.trim()}`)
    }
    if (!range.getBoundingClientRect().width) faults.push(`not shown: ${data.trim()}`)
    if (parseFloat(getComputedStyle(parent).fontSize) < 12) faults.push(`too small: ${data.trim()}`)
  }
  if (figure.scrollWidth > figure.clientWidth + 1) faults.push("wider than its place")
  return [...new Set(faults)].map((fault) => `${figure.id}: ${fault}`)
}"""

# Boxes of a drawing that share more than their edges. A sign lies on the next one on purpose.
OVERLAPS = """(figure) => {
  const boxes = [...figure.querySelectorAll(
    ".guide-ring__step, .guide-ring__effort, .guide-star__node, .guide-star__centre," +
    " .guide-tree__root, .guide-tree__branch, .guide-pillars__pillar, .guide-flow__step," +
    " .guide-overlap > div, .guide-groups__group"
  )].map((element) => [element, element.getBoundingClientRect()])
  const faults = []
  boxes.forEach(([one, a], index) => {
    for (const [other, b] of boxes.slice(index + 1)) {
      const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left)
      const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top)
      if (wide > 1 && high > 1 && !one.contains(other))
        faults.push(`${figure.id}: ${one.textContent.trim()} x ${other.textContent.trim()}`)
    }
  })
  return faults
}"""

# Words on something too much like them (WCAG 1.4.3), by the nearest background that is painted.
PALE = """(figure) => {
  const channels = (colour) => colour.match(/[\\d.]+/g).map(Number)
  const luminance = (colour) => channels(colour).slice(0, 3)
    .map((c) => c / 255).map((c) => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
    .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0)
  const behind = (element) => {
    const colour = getComputedStyle(element).backgroundColor
    return channels(colour)[3] === 0 && element.parentElement
      ? behind(element.parentElement) : colour
  }
  const faults = []
  for (const element of figure.querySelectorAll("*")) {
    if (element.closest("svg, .guide-visually-hidden") || !element.checkVisibility()) continue
    if (![...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim())) continue
    const [dark, light] = [getComputedStyle(element).color, behind(element)]
      .map(luminance).sort((a, b) => a - b)
    const contrast = (light + 0.05) / (dark + 0.05)
    if (contrast < 4.5)
      faults.push(`${figure.id}: ${contrast.toFixed(1)}: ${element.textContent.trim()}`)
  }
  return faults
}"""


@pytest.fixture(scope="module")
def places(site: Path) -> dict[str, list[str]]:
    """The figures on each page of the built site, by the page's path."""
    found = {}
    for path in site_reader.page_paths(site):
        ids = [figure["id"] for figure in site_reader.soup(site, path).select(".guide-figure")]
        if ids:
            found[path] = ids
    return found


def faults_in(page: Page, *scripts: str) -> list[str]:
    """Return what the scripts find wrong with each figure on the page as it is now."""
    figures = page.locator(".guide-figure")
    assert figures.count()
    return [
        fault for script in scripts
        for fault in figures.evaluate_all(f"(figures) => figures.flatMap(({script}))")
    ]


def test_every_figure_stands_on_a_page_with_its_caption(
    site: Path, places: dict[str, list[str]]
) -> None:
    captions = {
        figure["id"]: figure.select_one("figcaption").get_text(" ", strip=True)
        for path in places for figure in site_reader.soup(site, path).select(".guide-figure")
    }
    own = {id_ for id_ in captions if not id_.startswith("eksempel-")}
    assert own == {f"figur-{figure.id}" for figure in FIGURES}
    assert [id_ for id_ in own if len(captions[id_]) < len("Figur") + 5] == []


def test_every_word_of_a_figure_is_seen_at_any_width_in_the_dark_and_on_paper(
    new_page: Callable[..., Page], site_url: str, places: dict[str, list[str]]
) -> None:
    """And nothing lies on anything. One visit to each page, for all that it is looked at as."""
    page = new_page(reduced_motion="reduce")
    small = UNSEEN.replace("< 12", "< 10")
    faults = []

    def look(state: str, *scripts: str) -> None:
        reader.settle(page)
        faults.extend(f"{state}: {fault}" for fault in faults_in(page, *scripts))

    for path in places:
        page.emulate_media(media="screen", color_scheme="light", reduced_motion="reduce")
        page.goto(f"{site_url}/{path}")
        for width in (320, 390, 1000, 1280):
            page.set_viewport_size({"width": width, "height": 800})
            look(f"{width} px wide", UNSEEN, OVERLAPS, PALE)
        page.emulate_media(media="screen", color_scheme="dark", reduced_motion="reduce")
        look("in the dark", PALE)
        assert reader.is_dark(page)
        page.set_viewport_size(A4)
        page.emulate_media(media="print", color_scheme="dark", reduced_motion="reduce")
        look("on paper", small, OVERLAPS, PALE)
    reader.assert_no(faults)


def test_arrows_meet_the_nodes_they_join(
    new_page: Callable[..., Page], site_url: str, places: dict[str, list[str]]
) -> None:
    page = new_page(viewport=reader.DESKTOP, reduced_motion="reduce")
    path = next(path for path, ids in places.items() if "figur-negativ-spiral" in ids)
    page.goto(f"{site_url}/{path}")
    far = page.locator("#figur-negativ-spiral").evaluate(
        """(figure) => {
          const boxes = [...figure.querySelectorAll(".guide-ring__step")]
            .map((step) => step.getBoundingClientRect())
          const distance = ({ x, y }, box) => Math.hypot(
            Math.max(box.left - x, 0, x - box.right), Math.max(box.top - y, 0, y - box.bottom))
          return [...figure.querySelectorAll("path[marker-end]")].flatMap((arrow, index) => {
            const at = (length) => arrow.getPointAtLength(length)
              .matrixTransform(arrow.getScreenCTM())
            const ends = [[at(0), boxes[index]],
              [at(arrow.getTotalLength()), boxes[(index + 1) % boxes.length]]]
            return ends.map(([point, box]) => distance(point, box))
          })
        }"""
    )
    assert len(far) == 10
    assert max(far) < 16
