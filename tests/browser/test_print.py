"""On paper: the text and its boxes, nothing to press."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests import site_reader
from tests.browser import reader

PAGE = reader.RECOMMENDATION
A4 = {"width": 718, "height": 1047}  # between margins of 10 mm, at 96 dots to the inch

# Words that have no place on the sheet, or lie beyond its edge.
LOST_ON_PAPER = """() => {
  const aside = ".headerlink, .guide-front__actions, [data-guide-checklist-status]," +
    " [role=tooltip], button, [hidden]," +
    // Of the plan, what is there to press or to say where one is; tests/browser/test_plan.py looks
    // at what is left.
    " .guide-plan__no-script, .guide-plan__switch, .guide-plan__naming, .guide-plan__place," +
    " .guide-plan__filter details, .guide-plan__out, .guide-plan .guide-checklist__roles," +
    " .guide-lead:has(~ .guide-plan)"
  const article = document.querySelector("article")
  const texts = document.createTreeWalker(article, NodeFilter.SHOW_TEXT)
  const lost = []
  while (texts.nextNode()) {
    const { data, parentElement } = texts.currentNode
    const term = parentElement.matches(".guide-term__word")
    if (!data.trim() || parentElement.closest(aside) && !term) continue
    const range = document.createRange()
    range.selectNode(texts.currentNode)
    const { width, right } = range.getBoundingClientRect()
    if (!width) lost.push(`not printed: ${data.trim()}`)
    else if (right > innerWidth + 1) lost.push(`cut off: ${data.trim()}`)
  }
  return lost
}"""

# Dark paper, or text that its reader meant for a dark screen.
PALE_ON_PAPER = """() => {
  const brightness = (colour) =>
    colour.match(/[\\d.]+/g).slice(0, 3).reduce((sum, channel) => sum + Number(channel) / 3, 0)
  const paper = getComputedStyle(document.body).backgroundColor
  if (brightness(paper) < 240) return [`the paper is ${paper}`]
  return [...document.querySelectorAll("article :is(h1, h2, h3, p, li, label, td)")]
    .filter((text) => text.checkVisibility() && brightness(getComputedStyle(text).color) > 130)
    .map((text) => text.outerHTML)
}"""


@pytest.fixture
def paper(new_page: Callable[..., Page]) -> Page:
    """A window as wide as a sheet, that shows what the printer gets."""
    page = new_page(viewport=A4, reduced_motion="reduce")
    page.emulate_media(media="print")
    return page


def test_nothing_to_press_is_printed(paper: Page, address: str) -> None:
    paper.goto(f"{address}/{PAGE}")
    paper.locator(".guide-checklist").get_by_role("checkbox").first.check()
    outside = paper.locator("body > :not(footer), nav, .guide-skip, .guide-toolbar, footer ul")
    for part in outside.filter(has_not=paper.locator("main")).all():
        expect(part).to_be_hidden()
    expect(paper.get_by_role("heading", level=1, name="Skab beskæftigelse")).to_be_visible()
    edition = re.compile(r"^\s*Udgave \d+\.\d+\.\d+, \d+\.\s\w+ \d{4}\s*$")
    expect(paper.locator("footer")).to_have_text(edition, use_inner_text=True)
    for part in paper.locator("button:not(.guide-term__word), .headerlink").all():
        expect(part).to_be_hidden()
    for part in paper.locator(".guide-term__definition").all():
        expect(part).to_be_hidden()


def test_every_item_is_printed_with_its_box(paper: Page, site_url: str, site: Path) -> None:
    paper.goto(f"{site_url}/{PAGE}")
    items = site_reader.soup(site, PAGE).select(".guide-checklist label")
    assert len(items) >= 6
    boxes = paper.locator(".guide-checklist").get_by_role("checkbox")
    expect(boxes).to_have_count(len(items))
    boxes.first.check()
    for box, item in zip(boxes.all(), items, strict=True):
        expect(box).to_be_visible()
        expect(paper.get_by_text(site_reader.single_spaced(item.get_text()))).to_be_visible()
    expect(boxes.first).to_be_checked()


def test_every_word_of_every_page_is_printed(paper: Page, site_url: str) -> None:
    lost = []
    for path in reader.all_pages():
        paper.goto(f"{site_url}/{path}")
        lost += [f"{path}: {fault}" for fault in paper.evaluate(LOST_ON_PAPER)]
    reader.assert_no(lost)


def test_folded_text_is_printed_unfolded(paper: Page, site_url: str) -> None:
    paper.goto(f"{site_url}/{PAGE}")
    paper.evaluate(
        """() => document.querySelector("article").insertAdjacentHTML("beforeend",
          "<details><summary>Mere</summary><p>Det, der er foldet sammen</p></details>")"""
    )
    inside = paper.get_by_text("Det, der er foldet sammen")
    assert inside.evaluate("(one) => one.checkVisibility() && one.offsetHeight") > 5


@pytest.mark.parametrize("device", ["dark", "light"])
def test_paper_is_white_also_for_those_who_read_in_the_dark(
    new_page: Callable[..., Page], site_url: str, device: str
) -> None:
    page = new_page(viewport=A4, color_scheme=device)
    page.goto(f"{site_url}/{PAGE}")
    if device == "light":  # then dark is the reader's own choice
        reader.scheme_button(page).click()
        reader.scheme_button(page).click()
    assert reader.is_dark(page)
    page.emulate_media(media="print", color_scheme=device, reduced_motion="reduce")
    reader.settle(page)
    reader.assert_no(page.evaluate(PALE_ON_PAPER))


def test_an_address_on_paper_can_be_typed(paper: Page, site_url: str) -> None:
    paper.goto(f"{site_url}/henvisninger/index.html")
    unreadable = paper.evaluate(
        """() => [...document.querySelectorAll("article a[href^=http]")].filter((link) => {
          const words = link.textContent + getComputedStyle(link, "::after").content
          return !words.includes(new URL(link.href).hostname.replace(/^www\\./, ""))
        }).map((link) => link.outerHTML)"""
    )
    reader.assert_no(unreadable)


@reader.on_both_engines
def test_a_page_makes_a_pdf_of_a_few_sheets(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}/{PAGE}")
    pdf = page.pdf(format="A4", tagged=True)
    assert pdf.startswith(b"%PDF-")
    sheets = pdf.count(b"/Type /Page\n")
    assert 2 <= sheets <= 8
    page.emulate_media(media="print")
    expect(page.get_by_role("heading", level=1, name="Skab beskæftigelse")).to_be_visible()
