"""Take the pictures of the page about working in the guide: python -m tests.help_pictures.

They show the guide as it is built from these sources, with a project that we have made up. Run it
when what they show has changed; a test says when one is missing or heavy.
"""

import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from publish.browser import find_chromium
from publish.build import ROOT, build

FOLDER = ROOT / "docs/assets/images/arbejd-i-guiden"
PAGE = "anbefalinger/skab-beskaeftigelse/index.html"
WINDOW = {"width": 700, "height": 900}
DENSITY = 2  # for screens that show two points a pixel; the page gives half the width

PLAN_HEIGHT = 560  # of the plan's first box, in points of the page
COLOURS = 48

FILL = """async () => {
  await guideLoad("catalogue")
  const { phases } = guideCatalogue
  const all = phases.flatMap(({ recommendations }) => recommendations)
  const id = guideProject.create("Eksempelparken 2027", "Boligforeningen Eksempel")
  all.flatMap(({ items }) => items).forEach((item, index) => {
    if (index % 3 === 0) guideProject.set(`item/${item}/status`, "done")
    if (index % 11 === 5) guideProject.set(`item/${item}/status`, "not-relevant")
  })
  const first = "question/hjaelp-til-entreprenoerer/answer"
  guideProject.writer(`${first}/20260303-a`).save("Vi begynder med to praktikanter.")
  guideProject.writer(`${first}/20261102-b`).save("Det gik godt. Nu vil vi have fire.")
  const note = "item/skriv-kravet-ind-i-udbuddet"
  guideProject.writer(`${note}/note`).save("Spørg jobcentret, før udbuddet er færdigt.")
  guideProject.set(`${note}/who`, "Projektlederen")
  // Day and month alike, because the browser writes dates as its own language has them.
  guideProject.set(`${note}/due`, "2027-03-03")
  guideProject.set(`${note}/status`, "open")
  guideProject.create("Skovkanten 2028")
  guideProject.select(id)
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
        _lighten(picture)


def _lighten(picture: Path) -> None:
    """Write the picture again with as few colours as its letters need."""
    Image.open(picture).convert("RGB").quantize(COLOURS).save(picture, optimize=True)


def _open(browser: Browser, site: Path) -> Page:
    """Open the page with the example's project in it."""
    context = browser.new_context(
        viewport=WINDOW, device_scale_factor=DENSITY, locale="da-DK", reduced_motion="reduce"
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
    for picture in sorted(FOLDER.glob("*.png")):
        print(f"{picture.relative_to(ROOT)}: {picture.stat().st_size // 1000} kB")


if __name__ == "__main__":
    main()
