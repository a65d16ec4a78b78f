"""Take the pictures of the editor's handbook.

They show the site where a change of it is proposed, and what the commands say of the handbook's own
examples. `make help-pictures` takes them with the others.
"""

import html
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from unittest.mock import patch

from playwright.sync_api import Browser, Page

from publish.engine.build import ROOT, build
from tests import examples, handbook
from tests.handbook import Edit

FOLDER = ROOT / "docs/assets/images/haandbog"
PAGE = "anbefalinger/skab-beskaeftigelse/index.html"
ITEM = "tjek-foelg-op-paa-jobaftalen"
WINDOW = {"width": 700, "height": 900}
DENSITY = 2
# A host that the guide has not: its name is all that the pictures show of it.
REPOSITORY = {"EDIT_REPOSITORY": "https://github.com/eksempel/guide"}
CLEAR = ".guide-toolbar { display: none !important } .guide-footer { padding: 0 !important }"
SCREEN = """<style>
  body { margin: 0 }
  pre { background: #15191a; color: #e8ebe8; font: 15px/1.5 monospace; margin: 0;
    overflow-wrap: anywhere; padding: 16px; white-space: pre-wrap }
</style><pre></pre>"""


def take_pictures(browser: Browser, folder: Path = FOLDER) -> None:
    """Write every picture of the handbook into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    context = browser.new_context(
        viewport=WINDOW, device_scale_factor=DENSITY, locale="da-DK", reduced_motion="reduce"
    )
    page = context.new_page()
    with tempfile.TemporaryDirectory() as work:
        _proposing(page, Path(work, "site"), folder)
        root = _saved(Path(work, "guide"))
        _follow(root, "beskeder", "ukendt-felt")
        _screen(page, "make check", _said(root, "macros"), folder / "tjek.png")
        subprocess.run(["git", "-C", str(root), "checkout", "--quiet", "."], check=True)
        _follow(root, "ret", "ret-et-tal")
        changes = Path(work, "changes.html")
        _said(root, "editing.changes.command", "--base", "HEAD", "--html", str(changes))
        page.goto(changes.as_uri())
        page.locator("table").first.screenshot(path=folder / "tabel.png")
    context.close()


def _proposing(page: Page, site: Path, folder: Path) -> None:
    """Take what stands at the foot of a page, and what it shows at each item."""
    with patch.dict(os.environ, REPOSITORY):
        build("mkdocs", site)
    page.goto(f"{site.as_uri()}/{PAGE}")
    page.add_style_tag(content=CLEAR)
    page.locator(".guide-footer").screenshot(path=folder / "fod.png")
    page.locator("[data-guide-edit]").click()
    page.locator(f"#{ITEM} .guide-edit").wait_for()
    page.locator(f"#{ITEM}").screenshot(path=folder / "ret-et-sted.png")


def _saved(root: Path) -> Path:
    """Return a copy of the guide in the new folder `root`, saved with git."""
    root.mkdir()
    examples.real_guide(root)
    examples.save(root)
    return root


def _follow(root: Path, page: str, anchor: str) -> None:
    recipe = next(recipe for recipe in handbook.recipes(page) if recipe.anchor == anchor)
    for edit in recipe.of(Edit):
        edit.apply(root)


def _said(root: Path, module: str, *arguments: str) -> str:
    command = [sys.executable, "-m", module, "--root", str(root), *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False).stdout


def _screen(page: Page, command: str, said: str, path: Path) -> None:
    page.set_content(SCREEN.replace("<pre></pre>", f"<pre>$ {command}\n{html.escape(said)}</pre>"))
    page.locator("pre").screenshot(path=path)
