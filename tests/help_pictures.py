"""Take the pictures of the guide at work: python -m tests.help_pictures.

They stand on the page about working in the guide and in the editor's handbook, and show what a
reader gets who is about to install it as an app. They show the guide as it is built from these
sources, with a project that we have made up. Run it when what they show has changed; a test says
when one is missing or heavy.
"""

import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from publish.away.app import SCREENSHOTS
from publish.engine.build import ROOT, build
from publish.tools.browser import find_chromium
from tests import handbook_pictures

FOLDER = ROOT / "docs/assets/images/arbejd-i-guiden"
PAGE = "anbefalinger/skab-beskaeftigelse/index.html"
WINDOW = {"width": 700, "height": 900}
DENSITY = 2  # for screens that show two points a pixel; the page gives half the width

# What the app shows of itself: the page, the window, its density, and its colours.
APP_PICTURES = {
    "wide": ("index.html", {"width": 1280, "height": 800}, 1),
    "narrow": (PAGE, {"width": 390, "height": 844}, 2),
}
APP_COLOURS = 64

PLAN_HEIGHT = 560  # of the plan's first box, in points of the page
COLOURS = 48

FILL = """async () => {
  const { create, select, set } = guideModules["state/project"]
  const { writer } = guideModules["state/writer"]
  await guideModules["base/load"].load("catalogue")
  const { phases } = guideCatalogue
  const all = phases.flatMap(({ recommendations }) => recommendations)
  const id = create("Eksempelparken 2027", "Boligforeningen Eksempel")
  all.flatMap(({ items }) => items).forEach((item, index) => {
    if (index % 3 === 0) set(`item/${item}/status`, "done")
    if (index % 11 === 5) set(`item/${item}/status`, "not-relevant")
  })
  const first = "question/hjaelp-til-entreprenoerer/answer"
  writer(`${first}/20260303-a`).save("Vi begynder med to praktikanter.")
  writer(`${first}/20261102-b`).save("Det gik godt. Nu vil vi have fire.")
  const note = "item/skriv-kravet-ind-i-udbuddet"
  writer(`${note}/note`).save("Spørg jobcentret, før udbuddet er færdigt.")
  set(`${note}/who`, "Projektlederen")
  // Day and month alike, because the browser writes dates as its own language has them.
  set(`${note}/due`, "2027-03-03")
  set(`${note}/status`, "open")
  create("Skovkanten 2028")
  select(id)
}"""


# A phone has room for a short name.
SHORT_NAME = """() => {
  const { currentId, set } = guideModules["state/project"]
  set("name", "Skovkanten 2027", currentId())
}"""


def take_pictures(site: Path, folder: Path = FOLDER) -> None:
    """Write every picture of the built `site` into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=find_chromium(), args=["--no-sandbox", "--disable-gpu"]
        )
        page = _open(browser, site)
        page.locator("[data-guide-open-fields]").nth(1).click()
        page.locator("[data-guide-item]").nth(1).screenshot(path=folder / "punkt.png")
        page.locator("#spm-hjaelp-til-entreprenoerer").screenshot(path=folder / "svar.png")
        page.locator("[popovertarget=projekter]").first.click()
        page.get_by_role("button", name="Kopiér projektet").wait_for()
        page.locator("#projekter").screenshot(path=folder / "projekter.png")
        page.goto(f"{site.as_uri()}/min-plan/index.html")
        box = page.locator(".guide-plan__project").bounding_box()
        top = box | {"height": PLAN_HEIGHT}
        page.screenshot(path=folder / "plan.png", full_page=True, clip=top)
        page.locator(".guide-plan__formats").screenshot(path=folder / "tag-med.png")
        browser.close()
    for picture in folder.glob("*.png"):
        _lighten(picture, COLOURS)


def take_app_pictures(site: Path, docs: Path = ROOT / "docs") -> None:
    """Write into `docs` what the app shows of itself before it is installed."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=find_chromium(), args=["--no-sandbox", "--disable-gpu"]
        )
        for form, (path, window, density) in APP_PICTURES.items():
            page = _open(browser, site, window, density)
            page.evaluate(SHORT_NAME)
            page.goto(f"{site.as_uri()}/{path}")
            page.locator("[data-guide-notice-close]").evaluate("(button) => button.click()")
            picture = docs / SCREENSHOTS[form]
            picture.parent.mkdir(parents=True, exist_ok=True)
            page.screenshot(path=picture)
            _lighten(picture, APP_COLOURS)
        browser.close()


def take_handbook_pictures(folder: Path = handbook_pictures.FOLDER) -> None:
    """Write every picture of the editor's handbook into `folder`."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=find_chromium(), args=["--no-sandbox", "--disable-gpu"]
        )
        handbook_pictures.take_pictures(browser, folder)
        browser.close()
    for picture in folder.glob("*.png"):
        _lighten(picture, COLOURS)


def _lighten(picture: Path, colours: int) -> None:
    """Write the picture again with as few colours as its letters need."""
    Image.open(picture).convert("RGB").quantize(colours).save(picture, optimize=True)


def _open(
    browser: Browser, site: Path, window: dict[str, int] = WINDOW, density: int = DENSITY
) -> Page:
    """Open the page with the example's project in it."""
    context = browser.new_context(
        viewport=window, device_scale_factor=density, locale="da-DK", reduced_motion="reduce"
    )
    page = context.new_page()
    page.goto(f"{site.as_uri()}/{PAGE}")
    page.evaluate(FILL)
    page.reload()
    page.add_style_tag(content=".guide-notice, .guide-toolbar { display: none !important }")
    return page


def main() -> None:
    """Build the guide and take its pictures."""
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder, "site")
        build("mkdocs", site)
        take_pictures(site)
        take_app_pictures(site)
        take_handbook_pictures()
    folders = (FOLDER, handbook_pictures.FOLDER, ROOT / "docs/assets/app")
    for picture in sorted(path for folder in folders for path in folder.glob("*.png")):
        print(f"{picture.relative_to(ROOT)}: {picture.stat().st_size // 1000} kB")


if __name__ == "__main__":
    main()
