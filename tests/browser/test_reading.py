"""The page can be read and used: enlarged, by keyboard, without colours, without scripts."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests import site_reader
from tests.browser import reader

PAGE = reader.RECOMMENDATION
ZOOMED = {"width": 320, "height": 256}  # 1280 x 1024 at 400 %

# What lies beyond the right edge, unless the reader can scroll it within its own frame.
BEYOND_THE_EDGE = """() => {
  const faults = []
  const root = document.scrollingElement
  if (root.scrollWidth > innerWidth) faults.push(`the page is ${root.scrollWidth} px wide`)
  const scrolls = (element) => /auto|scroll/.test(getComputedStyle(element).overflowX)
  const inFrame = (element) => element && (scrolls(element) || inFrame(element.parentElement))
  for (const element of document.querySelectorAll("body *")) {
    const box = element.getBoundingClientRect()
    const beyond = box.width && box.right > innerWidth + 1
    if (beyond && element.checkVisibility() && !inFrame(element))
      faults.push(`${element.outerHTML.slice(0, 90)} ends at ${Math.round(box.right)}`)
  }
  return faults.slice(0, 5)
}"""

# WCAG 1.4.12
TEXT_SPACING = """
* { letter-spacing: 0.12em !important; line-height: 1.5 !important }
* { word-spacing: 0.16em !important }
p { margin-bottom: 2em !important }"""

# Text that its own box, or one around it, cuts off. What only screen readers get is 1 px wide.
CUT_OFF = """() => {
  const faults = []
  const isText = (node) => node.nodeType === 3 && node.data.trim()
  for (const element of document.querySelectorAll("body *")) {
    if (![...element.childNodes].some(isText)) continue
    if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue
    // A long title in the position is cut with dots: it stands whole in the heading below.
    if (element.closest(".guide-position")) continue
    const text = element.getBoundingClientRect()
    for (let box = element; box && box !== document.body; box = box.parentElement) {
      const { overflowX, overflowY, opacity } = getComputedStyle(box)
      if (box.clientWidth <= 1 || opacity === "0") break
      const edge = box.getBoundingClientRect()
      const wide = /hidden|clip/.test(overflowX) && (box === element
        ? box.scrollWidth > box.clientWidth + 1 : text.right > edge.right + 2)
      const tall = /hidden|clip/.test(overflowY) && (box === element
        ? box.scrollHeight > box.clientHeight + 2 : text.bottom > edge.bottom + 2)
      if (wide || tall) {
        faults.push(`${element.textContent.trim().slice(0, 50)} in ${box.tagName}.${box.className}`)
        break
      }
      if (/auto|scroll/.test(overflowX + overflowY)) break
    }
  }
  return [...new Set(faults)].slice(0, 8)
}"""

# The mark around what has the keyboard: drawn, thick, clear of its background, not hidden.
FOCUS_FAULT = """() => {
  let element = document.activeElement
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement
  const style = getComputedStyle(element)
  const name = element.outerHTML.slice(0, 110)
  const channels = (colour) => colour.match(/[\\d.]+/g).map(Number)
  const luminance = (colour) => channels(colour).slice(0, 3)
    .map((c) => c / 255).map((c) => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
    .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0)
  const behind = (box) => {
    if (!box) return "rgb(255, 255, 255)"
    const colour = getComputedStyle(box).backgroundColor
    return (channels(colour)[3] ?? 1) === 1 ? colour : behind(box.parentElement)
  }
  if (style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 2)
    return `no outline: ${name}`
  const ground = behind(parseFloat(style.outlineOffset) < 0 ? element : element.parentElement)
  const [light, dark] = [style.outlineColor, ground].map(luminance).sort((a, b) => b - a)
  if ((light + 0.05) / (dark + 0.05) < 3) return `outline too faint: ${name}`
  const box = element.getClientRects()[0]
  const x = Math.min(Math.max(box.left + box.width / 2, 0), innerWidth - 1)
  const y = Math.min(Math.max(box.top + box.height / 2, 0), innerHeight - 1)
  const top = document.elementFromPoint(x, y)
  const own = [element, ...(element.labels ?? [])]
  const around = (one) => top?.contains(one) && top.matches("label, li, p, span")
  if (!own.some((one) => one.contains(top) || around(one)))
    return `behind ${top?.outerHTML.slice(0, 90)}: ${name}`
  return null
}"""
VISIBLE = "checkVisibility({ visibilityProperty: true, opacityProperty: true })"
MOVING = """() => document.getAnimations()
  .filter((one) => one.playState === "running" && one.effect.getComputedTiming().duration > 10)
  .map((one) => `${one.transitionProperty ?? one.animationName}: ${one.effect.target.className}`)"""


def test_nothing_lies_beside_a_narrow_window_even_with_wide_spacing(
    new_page: Callable[..., Page], site_url: str
) -> None:
    page = new_page(viewport=reader.NARROW, reduced_motion="reduce")
    faults = []
    for path in [*reader.all_pages(), "404.html"]:
        page.goto(f"{site_url}/{path}")
        faults += [f"{path}: {fault}" for fault in page.evaluate(BEYOND_THE_EDGE)]
        faults += [f"{path}, spaced: {fault}" for fault in faults_of_wide_spacing(page)]
    reader.assert_no(faults)


def faults_of_wide_spacing(page: Page) -> list[str]:
    page.add_style_tag(content=TEXT_SPACING)
    reader.settle(page)
    return page.evaluate(BEYOND_THE_EDGE) + page.evaluate(CUT_OFF)


@pytest.mark.parametrize("path", [reader.FRONT_PAGE, PAGE, "henvisninger/index.html"])
def test_wide_spacing_cuts_nothing_off_in_a_wide_window(
    new_page: Callable[..., Page], site_url: str, path: str
) -> None:
    page = new_page(viewport=reader.DESKTOP, reduced_motion="reduce")
    page.goto(f"{site_url}/{path}")
    reader.assert_no(faults_of_wide_spacing(page))


def test_at_400_percent_nothing_lies_over_the_text(
    new_page: Callable[..., Page], site_url: str
) -> None:
    page = new_page(viewport=ZOOMED)
    page.goto(f"{site_url}/{PAGE}")
    reader.assert_no(page.evaluate(BEYOND_THE_EDGE))
    page.keyboard.press("End")
    reader.settle(page)
    over_the_text = page.evaluate(
        """() => [...document.querySelectorAll("body *")]
          .filter((one) => /fixed|sticky/.test(getComputedStyle(one).position))
          .filter((one) => one.checkVisibility())
          .map((one) => one.getBoundingClientRect())
          .reduce((sum, { top, bottom }) =>
            sum + Math.max(0, Math.min(bottom, innerHeight) - Math.max(top, 0)), 0)"""
    )
    assert over_the_text <= ZOOMED["height"] / 3


def test_the_first_tab_skips_to_the_content(page: Page, address: str) -> None:
    page.goto(f"{address}/{PAGE}")
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Gå til indholdet")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport(ratio=1)
    page.keyboard.press("Enter")
    expect(page.locator(":target")).to_have_count(1)
    page.keyboard.press("Tab")
    assert page.evaluate("() => Boolean(document.activeElement.closest('article'))"), (
        "after the skip link, Tab goes to " + page.evaluate("document.activeElement.outerHTML")
    )


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [reader.PHONE, reader.DESKTOP], ids=["390", "1280"])
def test_the_keyboard_reaches_everything_and_shows_where_it_is(
    new_page: Callable[..., Page], site_url: str, size: dict[str, int], scheme: str
) -> None:
    page = new_page(viewport=size, color_scheme=scheme, reduced_motion="reduce")
    page.goto(f"{site_url}/{PAGE}")
    waiting = page.evaluate_handle(
        f"""() => new Set(
          [...document.querySelectorAll("a[href], button, input, summary, [tabindex]")]
          .filter((one) => one.tabIndex >= 0)
          .filter((one) => one.{VISIBLE})
          .filter((one) => one.getClientRects().length && one.getBoundingClientRect().right > 0))"""
    )
    count = waiting.evaluate("(waiting) => waiting.size")
    assert count > 30
    faults = []
    for _ in range(count * 2):
        page.keyboard.press("Tab")
        if page.evaluate("() => document.activeElement === document.body"):
            break
        reader.settle(page)
        faults += filter(None, [page.evaluate(FOCUS_FAULT)])
        waiting.evaluate("(waiting) => waiting.delete(document.activeElement)")
    reader.assert_no(faults)
    missed = waiting.evaluate("(waiting) => [...waiting].map((one) => one.outerHTML)")
    reader.assert_no(f"not reached: {one}" for one in missed)


@pytest.mark.parametrize("size", [reader.PHONE, reader.DESKTOP], ids=["390", "1280"])
def test_buttons_and_boxes_are_big_enough_to_hit(
    new_page: Callable[..., Page], site_url: str, size: dict[str, int]
) -> None:
    page = new_page(viewport=size)
    small = []
    for path in (reader.FRONT_PAGE, PAGE, "roller/index.html"):
        page.goto(f"{site_url}/{path}")
        small += page.evaluate(
            f"""() => [...document.querySelectorAll("button, input, summary, :is(nav, footer) a")]
              .filter((one) => one.{VISIBLE})
              .filter((one) => !one.matches(".guide-term__word")) // in a line of text
              .filter((one) => {{
                const {{ width, height }} = one.getBoundingClientRect()
                return width && Math.min(width, height) < 23.9
              }})
              .map((one) => `${{one.offsetWidth}} x ${{one.offsetHeight}}: ${{one.outerHTML}}`)"""
        )
    reader.assert_no(small)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [reader.PHONE, reader.DESKTOP], ids=["390", "1280"])
def test_the_systems_own_colours_hide_nothing(
    new_page: Callable[..., Page], site_url: str, size: dict[str, int], scheme: str
) -> None:
    page = new_page(
        viewport=size, forced_colors="active", color_scheme=scheme, reduced_motion="reduce"
    )
    page.goto(f"{site_url}/{PAGE}")
    invisible = page.evaluate(
        """() => [...document.querySelectorAll("svg *")]
          .filter((shape) => shape.checkVisibility({ visibilityProperty: true }))
          .filter((shape) => {
            const { fill, stroke } = getComputedStyle(shape)
            const paper = getComputedStyle(document.body).backgroundColor
            return [fill, stroke].every((colour) => colour === "none" || colour === paper)
          })
          .map((shape) => shape.closest(":has(> svg)").outerHTML)"""
    )
    reader.assert_no(invisible)
    bare = page.evaluate(
        """() => [...document.querySelectorAll("button, .guide-toolbar a")]
          .filter((one) => one.checkVisibility() && !one.matches(".guide-term__word"))
          .filter((one) => {
            const style = getComputedStyle(one)
            const { borderTopStyle, borderTopWidth, borderTopColor } = style
            const paper = getComputedStyle(document.body).backgroundColor
            // One that reads like a link is underlined like one.
            if (style.textDecorationLine === "underline") return false
            return borderTopStyle !== "solid" || parseFloat(borderTopWidth) < 1 ||
              borderTopColor === paper
          })
          .map((one) => one.outerHTML.slice(0, 120))"""
    )
    reader.assert_no(f"no border: {one}" for one in bare)
    button = page.get_by_role("button", name="Nulstil tjeklisten")
    reader.tab_to(page, button)
    assert button.evaluate("(one) => getComputedStyle(one).outlineStyle") == "solid"
    checkbox = page.get_by_role("checkbox").first
    assert checkbox.evaluate("(one) => getComputedStyle(one).appearance") == "auto"


def test_the_systems_own_colours_still_mark_where_the_reader_is(
    new_page: Callable[..., Page], site_url: str
) -> None:
    page = new_page(viewport=reader.DESKTOP, forced_colors="active", reduced_motion="reduce")
    page.goto(f"{site_url}/{PAGE}#tjekliste")

    def look(part: str, value: str) -> str:
        return page.locator(part).first.evaluate(
            "(one, value) => getComputedStyle(one)[value]", value
        )

    assert look(".guide-nav [aria-current=page]", "outlineStyle") == "solid"
    assert look(".guide-header__links [aria-current]", "textDecorationLine") == "underline"
    expect(page.locator(".guide-contents [aria-current]")).to_have_count(1)
    section = look(".guide-contents [aria-current]", "borderInlineStartColor")
    assert section != look(".guide-contents a:not([aria-current])", "borderInlineStartColor")


def test_nothing_moves_for_those_who_asked_for_no_motion(
    new_page: Callable[..., Page], site_url: str
) -> None:
    page = new_page(viewport=reader.PHONE, reduced_motion="reduce")
    page.goto(f"{site_url}/{PAGE}")
    moving = page.evaluate(MOVING)
    reader.menu_button(page).click()
    moving += page.evaluate(MOVING)
    page.keyboard.press("Escape")
    reader.open_search(page)
    moving += page.evaluate(MOVING)
    page.keyboard.press("Escape")
    page.keyboard.press("End")
    moving += page.evaluate(MOVING)
    reader.assert_no(moving)
    root = page.locator("html")
    assert root.evaluate("(root) => getComputedStyle(root).scrollBehavior") == "auto"


def test_headings_make_an_outline(site: Path) -> None:
    faults = []
    for path in [*site_reader.page_paths(site), "404.html"]:
        soup = site_reader.soup(site, path)
        levels = [int(heading.name[1]) for heading in soup.main.find_all(re.compile("^h[1-6]$"))]
        if levels[:1] != [1] or levels.count(1) != 1:
            faults.append(f"{path}: begins with {levels[:3]}")
        faults += [f"{path}: h{a}, then h{b}" for a, b in pairwise(levels) if b > a + 1]
        if soup.html["lang"] != "da":
            faults.append(f"{path}: says its language is {soup.html['lang']}")
    reader.assert_no(faults)


@reader.everywhere
@pytest.mark.parametrize("size", [reader.PHONE, reader.DESKTOP], ids=["390", "1280"])
def test_without_scripts_the_menu_leads_on(
    new_page: Callable[..., Page], address: str, size: dict[str, int]
) -> None:
    page = new_page(viewport=size, java_script_enabled=False)
    page.goto(f"{address}/{PAGE}")
    for name, path in (("Ordliste", "/ordliste/index.html"), ("Forside", "/index.html")):
        if size == reader.PHONE:
            reader.menu_button(page).click()
        reader.menu(page).get_by_role("link", name=name, exact=True).click()
        page.wait_for_url(re.compile(re.escape(path) + "$"))


@pytest.mark.parametrize("path", [PAGE, reader.FRONT_PAGE])
@pytest.mark.parametrize("size", [reader.PHONE, reader.DESKTOP], ids=["390", "1280"])
def test_without_scripts_no_button_does_nothing(
    new_page: Callable[..., Page], site_url: str, size: dict[str, int], path: str
) -> None:
    page = new_page(viewport=size, java_script_enabled=False)
    page.goto(f"{site_url}/{path}")
    # Those that open a sheet need no script.
    for dead in page.locator("button:not([popovertarget]), input:not([type=checkbox])").all():
        expect(dead).to_be_hidden()


def test_without_scripts_every_page_can_be_read(
    new_page: Callable[..., Page], address: str
) -> None:
    page = new_page(viewport=reader.PHONE, java_script_enabled=False)
    unseen = []
    for path in reader.all_pages():
        page.goto(f"{address}/{path}")
        unseen += page.locator("article").evaluate(
            """(text) => [...text.querySelectorAll("h1, h2, h3, p, li, dt, dd, td, th, label")]
              .filter((one) => one.textContent.trim() && !one.closest("details, [hidden]"))
              .filter((one) => !one.checkVisibility({
                opacityProperty: true, visibilityProperty: true, contentVisibilityAuto: true }))
              .map((one) => `${location.pathname}: ${one.textContent.trim().slice(0, 60)}`)"""
        )
    reader.assert_no(unseen)


@pytest.mark.parametrize("size", [reader.PHONE, reader.DESKTOP], ids=["390", "1280"])
def test_a_link_to_a_heading_shows_it_below_the_position(
    new_page: Callable[..., Page], address: str, size: dict[str, int]
) -> None:
    page = new_page(viewport=size)
    page.goto(f"{address}/{PAGE}#stoettestrukturer")
    heading = page.locator("#stoettestrukturer")
    expect(heading).to_be_in_viewport(ratio=1)
    line = reader.position(page).bounding_box()
    assert heading.bounding_box()["y"] >= line["y"] + line["height"]


def test_running_text_is_set_for_reading(new_page: Callable[..., Page], site_url: str) -> None:
    page = new_page(viewport=reader.DESKTOP)
    page.goto(f"{site_url}/indledning/index.html")
    paragraph = page.locator("article > p:not([class])").first
    letters, size, spacing = paragraph.evaluate(
        """(one) => {
          const { fontSize, lineHeight } = getComputedStyle(one)
          const { height } = one.getBoundingClientRect()
          const count = Math.round(height / parseFloat(lineHeight))
          const words = one.cloneNode(true)
          words.querySelectorAll("[role=tooltip]").forEach((hidden) => hidden.remove())
          return [words.textContent.length / count, parseFloat(fontSize),
            parseFloat(lineHeight) / parseFloat(fontSize)]
        }"""
    )
    assert 45 <= letters <= 80
    assert size >= 16
    assert spacing >= 1.5


def test_pictures_keep_their_shape_in_a_narrow_window(
    new_page: Callable[..., Page], site_url: str
) -> None:
    page = new_page(viewport=reader.PHONE)
    for path in ("arbejd-i-guiden/index.html", "haandbog/index.html"):
        page.goto(f"{site_url}/{path}")
        for picture in page.get_by_role("article").get_by_role("img").all():
            picture.scroll_into_view_if_needed()
            shapes = picture.evaluate(
                "async (image) => { await image.decode();"
                " return [image.clientWidth / image.clientHeight,"
                " image.naturalWidth / image.naturalHeight] }"
            )
            assert shapes[0] == pytest.approx(shapes[1], rel=0.02), picture
