"""Make a built site an app that works without a network.

Last of the steps, because it lists what the others have written: `sw.js` is Workbox and our own
scripts/app/service-worker.js after a list of every file that a page can ask for, each with the
checksum of its content. The browser fetches them all on the first visit, and only what has changed
for a new edition. `manifest.webmanifest` tells how the app looks. Every address in both is
relative.
"""

import base64
import gzip
import hashlib
import json
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

from PIL import Image
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from macros.guide.guide import Guide
from macros.guide.links import href
from macros.reading.places import Location
from publish.base.project import ROOT, BuildError, page_paths, read_guide
from publish.pages.scripts import script
from publish.pictures.drawing import BRAND, PAPER
from publish.pictures.kept_painter import KeptPainter

MANIFEST = "manifest.webmanifest"
WORKER = "sw.js"
FOLDER = "assets/app"
SCREENSHOTS = {"wide": f"{FOLDER}/wide.png", "narrow": f"{FOLDER}/narrow.png"}
# A copy of 404.html: a server may answer 404 to that name, and then nothing would be kept.
NOT_FOUND = "assets/not-found.html"

# A launcher may cut a maskable icon to a circle of four fifths, so its mark has more room around.
_ICONS = {
    f"{FOLDER}/icon-192.png": (192, 0.14, "any"),
    f"{FOLDER}/icon-512.png": (512, 0.14, "any"),
    f"{FOLDER}/maskable-512.png": (512, 0.24, "maskable"),
}
_WORKBOX = Path(__file__).with_name("workbox")
_WORKBOX_ORDER = ("core", "routing", "strategies", "precaching")  # each needs those before it
_WORKBOX_NOTE = "/* Workbox, MIT: assets/vendor/workbox/LICENSE.txt */\n"

# What no page shows: pictures of shared links, what shows when the app is installed, what search
# engines read, licences, what is fetched to be kept elsewhere, and the service worker itself.
_LEFT_OUT = re.compile(
    rf"assets/social/|{FOLDER}/|hent/|404\.html$|sitemap\.|robots\.txt|(.*/)?LICENSE|{re.escape(WORKER)}$"
)
_HAS_CHECKSUM = re.compile(r"[./][0-9a-f]{10}[./]")
_PICTURE = re.compile(r".*\.(png|jpe?g|webp)$")  # what a page can do without
_SIZE = re.compile(r"(<span data-guide-app-size[^>]*>)[^<]*(</span>)")
_PACKED = (".html", ".css", ".js", ".svg", ".webmanifest")


class AppError(BuildError):
    """The site cannot become an app; the text says what is missing or too large."""


@dataclass(frozen=True)
class Kept:
    """What the app keeps, as paths in the site, and the pictures that it has no room for.

    `size` is how many bytes are fetched, texts packed.
    """

    files: list[str]
    left_out: list[str]
    size: int


def write_app(site: Path, root: Path = ROOT) -> list[str]:
    """Write manifest, icons and service worker into the finished `site`: same site, same bytes.

    Args:
        site: the folder as the other steps have left it.
        root: the project's folder, for its settings, typefaces and mark.

    Returns:
        What the builder should know, in Danish: which pictures the app has no room for.

    Raises:
        BuildError: the guide has faults, the settings or the mark are missing, or a screenshot
            cannot be read.
    """
    if not (site / "404.html").exists():
        raise AppError(f"{site} er ikke et bygget site: 404.html mangler.")
    guide = read_guide(root)
    manifest = json.dumps(_manifest(site, _settings(root), guide), ensure_ascii=False, indent=1)
    _draw_icons(site, root)
    (site / NOT_FOUND).write_bytes((site / "404.html").read_bytes())
    (site / MANIFEST).write_text(manifest + "\n", "utf-8", newline="\n")
    kept = what_fits(site, guide.site.app_megabytes * 1_000_000)
    _write_size(site, kept.size, guide.words.app.decimal)
    (site / WORKER).write_text(_worker(site, kept.files), "utf-8", newline="\n")
    return _notes(kept, guide.site.app_megabytes)


def what_fits(site: Path, limit: int) -> Kept:
    """Return what the app keeps in `limit` bytes: every text, and as many pictures as have room.

    The largest pictures are left out first.
    """
    sizes = {path: _packed_size(site / path) for path in app_files(site)}
    total = sum(sizes.values())
    left_out = []
    for path in sorted(sizes, key=lambda path: (-sizes[path], path)):
        if total > limit and _PICTURE.match(path):
            left_out.append(path)
            total -= sizes[path]
    return Kept([path for path in sizes if path not in left_out], sorted(left_out), total)


def _notes(kept: Kept, megabytes: int) -> list[str]:
    """Return what is said of an app that has no room for all."""
    setting = f"sæt app_megabytes i data/site.yml op (nu {megabytes})"
    notes = []
    if kept.left_out:
        notes.append(
            f"Appen har ikke plads til {len(kept.left_out)} af guidens billeder, så de mangler"
            f" uden netforbindelse: {', '.join(kept.left_out)}. Gør dem mindre, eller {setting}."
        )
    if kept.size > megabytes * 1_000_000:
        notes.append(
            f"Appen henter {math.ceil(kept.size / 1e6)} MB, selv uden billeder. Alle tekster er"
            f" med. Er det, som det skal være, så {setting}."
        )
    return notes


def app_files(site: Path) -> Iterator[str]:
    """Yield what the app keeps, as paths in the site, in alphabetical order."""
    for path in sorted(file.relative_to(site).as_posix() for file in site.rglob("*")):
        if (site / path).is_file() and not _LEFT_OUT.match(path):
            yield path


def _packed_size(file: Path) -> int:
    """Return how many bytes a file is as servers send it: a text packed."""
    content = file.read_bytes()
    return len(gzip.compress(content, 6)) if file.name.endswith(_PACKED) else len(content)


def _settings(root: Path) -> dict[str, Any]:
    try:
        settings: dict[str, Any] = YAML().load(root / "mkdocs.yml")
    except (OSError, YAMLError) as error:
        raise AppError(f"mkdocs.yml kan ikke læses: {error}") from error
    return settings


def _draw_icons(site: Path, root: Path) -> None:
    try:
        painter = KeptPainter(root, [])
        icons = {path: painter.icon(size, edge) for path, (size, edge, _) in _ICONS.items()}
    except (OSError, ValueError) as error:
        raise AppError(f"Appens ikoner kan ikke tegnes: {error}") from error
    (site / FOLDER).mkdir(parents=True, exist_ok=True)
    for path, icon in icons.items():
        (site / path).write_bytes(icon)


def _manifest(site: Path, settings: dict[str, Any], guide: Guide) -> dict[str, Any]:
    """Return the manifest. It has no `id`: that would be the same for two guides on one host."""
    words, pages = guide.words, guide.site.pages
    places = ((words.work.plan, pages.plan), (words.frame.search, pages.search))
    labels = words.app.model_dump(include=set(SCREENSHOTS))
    return {
        "name": settings["site_name"],
        "short_name": guide.site.short_name,
        "description": settings["site_description"],
        "lang": settings["theme"]["language"],
        "start_url": "index.html",
        "scope": "./",
        "display": "standalone",
        "background_color": _hex(PAPER),
        "theme_color": _hex(BRAND),
        "icons": [
            {"src": path, "sizes": f"{size}x{size}", "type": "image/png", "purpose": purpose}
            for path, (size, _, purpose) in _ICONS.items()
        ],
        "screenshots": [
            {
                "src": path, "sizes": _size(site / path), "type": "image/png",
                "form_factor": form, "label": labels[form],
            }
            for form, path in SCREENSHOTS.items() if (site / path).is_file()
        ],
        "shortcuts": [
            {"name": name, "url": href("index.md", Location(page, "", ""))}
            for name, page in places
        ],
    }


def _size(picture: Path) -> str:
    try:
        with Image.open(picture) as image:
            return f"{image.width}x{image.height}"
    except OSError as error:
        raise AppError(
            f"docs/{FOLDER}/{picture.name} kan ikke læses. Slet den, og kør make help-pictures."
        ) from error


def _write_size(site: Path, size: int, decimal: str) -> None:
    """Write on the pages that ask for it how much the app fetches."""
    shown = f"{size / 1e6:.1f}".replace(".", decimal)
    for path in page_paths(site):
        html = (site / path).read_text("utf-8")
        if "data-guide-app-size" in html:
            written = _SIZE.sub(rf"\g<1>{shown} MB\g<2>", html)
            (site / path).write_text(written, "utf-8", newline="\n")


def _worker(site: Path, files: list[str]) -> str:
    """Return the service worker as one file, so that a browser has all of an edition or nothing."""
    listed = [
        {"url": quote(path), "revision": _revision(site, path), "integrity": _integrity(site, path)}
        for path in files
    ]
    workbox = "".join(
        re.sub(r"//# sourceMappingURL=.*", "", (_WORKBOX / f"workbox-{name}.js").read_text("utf-8"))
        for name in _WORKBOX_ORDER
    )
    names = json.dumps(listed, separators=(",", ":"))
    checksum = hashlib.sha256(names.encode()).hexdigest()[:10]
    constants = f'const guideFiles={names},guideChecksum="{checksum}",guideNotFound="{NOT_FOUND}";'
    return f"{_WORKBOX_NOTE}{workbox}{constants}\n{script('service-worker')}"


def _revision(site: Path, path: str) -> str | None:
    """Return what changes with a file's content, or nothing where its name does so itself."""
    if _HAS_CHECKSUM.search(path):
        return None
    return hashlib.sha256((site / path).read_bytes()).hexdigest()[:10]


def _integrity(site: Path, path: str) -> str:
    """Return what the browser holds the file to: a host that is being filled may send another."""
    digest = hashlib.sha256((site / path).read_bytes()).digest()
    return f"sha256-{base64.b64encode(digest).decode()}"


def _hex(colour: tuple[int, int, int]) -> str:
    return "#{:02x}{:02x}{:02x}".format(*colour)
