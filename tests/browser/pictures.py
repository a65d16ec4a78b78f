"""Pictures of the components' examples, and whether two of them look alike.

What counts is what a reader sees from two steps away. A picture is kept at half its size and in
few colours. To compare two, both are reduced to a grid whose cells are 48 px wide and high on
the screen, each the mean colour of what is in it: letters become grey, and the same grey
whichever letters they are and however a machine smooths them. Then

- the pictures must be equally wide, and equally high but for one line of text. Where a line was
  added or lost is found by trying every row; what is below is compared in its new place.
- no cell may differ by more than `WORST` in any of red, green and blue (0 to 255): a box, a
  mark or a column is gone, has come or has moved;
- the mean over all cells may not exceed `MEAN`: everything is a little different, as when
  another colour takes the place of ours. A picture of a line or two, in which one word is a
  good part of it all, is measured as if it had `FEW` cells.

Another font is not seen in the pictures, for those that stand in for ours are as wide and as
high: `lost_fonts` tells of it.

The limits were found by trying. With a word changed in every example, the worst cell differed by
27 and the highest mean was 3.0; what broke a layout without changing its height came to 29 or
more, or to a mean above 4.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from math import ceil, floor
from pathlib import Path

from PIL import Image, ImageChops
from playwright.sync_api import Page

from publish.base.project import ROOT

BASELINES = Path(__file__).parent / "looks"
REPORT = ROOT / ".build" / "looks"

SCALE = 2  # a picture's pixel is so many on the screen
COLOURS = 32
LINE = 34 // SCALE  # the highest line of running text, and a little more
CELL = 48 // SCALE
WORST = 27
MEAN = 4
FEW = 28

STRETCH = 12_000  # px that are taken at once

Box = tuple[int, int, int, int]  # left, top, right, bottom

# Bars that stay on the screen would lie across whatever is behind them.
_HIDE_BARS = """() => {
  for (const element of document.body.querySelectorAll("*")) {
    const { position } = getComputedStyle(element)
    const inside = element.closest("[data-guide-example]")
    if (!inside && (position === "fixed" || position === "sticky")) {
      element.style.visibility = "hidden"
    }
  }
}"""

# Where each example is on the page.
_PLACES = """() => Object.fromEntries(
  [...document.querySelectorAll("[data-guide-example]")].map((example) => {
    const { left, top, right, bottom } = example.getBoundingClientRect()
    const place = [left + scrollX, top + scrollY, right + scrollX, bottom + scrollY]
    return [example.dataset.guideExample, place]
  }))"""

# The first font that text and titles ask for, unless it is one of ours and has come.
_LOST_FONTS = """async () => {
  await document.fonts.ready
  const plain = (family) => family.split(",")[0].replace(/["']/g, "").trim()
  const here = new Set([...document.fonts]
    .filter(({ status }) => status === "loaded").map(({ family }) => plain(family)))
  return [...new Set([...document.querySelectorAll("p, h1, h2, h3")]
    .map((element) => plain(getComputedStyle(element).fontFamily)))]
    .filter((family) => !here.has(family))
}"""


def lost_fonts(page: Page) -> list[str]:
    """Wait for the page's fonts; return those it asks for that are not ours or did not come."""
    return page.evaluate(_LOST_FONTS)


def take(page: Page, *only: str) -> dict[str, Image.Image]:
    """Return a picture of each example on the page of components, or of those named, by id.

    The page is taken a stretch at a time, and the examples cut out: to take hundreds one by one was
    most of what these tests cost.
    """
    page.evaluate("document.fonts.ready.then(() => {})")
    page.evaluate(_HIDE_BARS)
    places = {
        name.removeprefix("eksempel-"): (floor(left), floor(top), ceil(right), ceil(bottom))
        for name, (left, top, right, bottom) in page.evaluate(_PLACES).items()
    }
    if only:
        places = {name: places[name] for name in only}
    pictures = {}
    for stretch in _stretches(places):
        corner = min(box[0] for box in stretch.values()), min(box[1] for box in stretch.values())
        width = max(box[2] for box in stretch.values()) - corner[0]
        height = max(box[3] for box in stretch.values()) - corner[1]
        clip = {"x": corner[0], "y": corner[1], "width": width, "height": height}
        shot = page.screenshot(full_page=True, clip=clip, animations="disabled", scale="css")
        whole = Image.open(io.BytesIO(shot)).convert("RGB")
        for name, box in stretch.items():
            inside = [side - corner[index % 2] for index, side in enumerate(box)]
            pictures[name] = whole.crop(inside).reduce(SCALE)
    return pictures


def _stretches(places: dict[str, Box]) -> list[dict[str, Box]]:
    """Return the places in order, in groups that are no higher than what a browser can draw."""
    groups: list[dict[str, Box]] = []
    for name, box in sorted(places.items(), key=lambda place: place[1][1]):
        if not groups or box[3] - min(one[1] for one in groups[-1].values()) > STRETCH:
            groups.append({})
        groups[-1][name] = box
    return groups


def read(path: Path) -> Image.Image:
    """Return a picture from its file."""
    with Image.open(path) as picture:
        return picture.convert("RGB")


def write(picture: Image.Image, path: Path) -> None:
    """Write a picture in few colours, so that its file is small."""
    path.parent.mkdir(parents=True, exist_ok=True)
    picture.quantize(COLOURS, dither=Image.Dither.NONE).save(path, optimize=True)


@dataclass(frozen=True)
class Difference:
    """What makes two pictures look different, in words, and where it shows."""

    text: str
    picture: Image.Image


def difference(expected: Image.Image, got: Image.Image) -> Difference | None:
    """Return how `got` looks different from `expected`; None when a reader would not notice."""
    if got.width != expected.width:
        return Difference(_more(got.width - expected.width, "wider", "narrower"), got)
    if abs(got.height - expected.height) > LINE:
        return Difference(
            _more(got.height - expected.height, "taller", "lower"),
            ImageChops.difference(*_tops(expected, got)),
        )
    got = _aligned(expected, got)
    size = [max(1, round(side / CELL)) for side in expected.size]
    cells = ImageChops.difference(
        *(picture.resize(size, Image.Resampling.BOX) for picture in (expected, got))
    )
    values = [max(cell) for cell in _pixels(cells)]
    worst, mean = max(values), sum(values) / max(len(values), FEW)
    shown = cells.resize(expected.size, Image.Resampling.NEAREST).point(lambda level: level * 5)
    if worst > WORST:
        row, column = divmod(values.index(worst), size[0])
        left = column * expected.width * SCALE // size[0]
        top = row * expected.height * SCALE // size[1]
        place = f"{left} px from the left, {top} px from the top"
        return Difference(f"something is gone, has come or has moved near {place}", shown)
    if mean > MEAN:
        return Difference("all of it is a little different, as in another colour", shown)
    return None


def report(name: str, expected: Image.Image, got: Image.Image, found: Difference) -> Path:
    """Write what was expected, what was got and where they differ.

    Returns the path that the three have in common, without `.expected.png` and so on.
    """
    REPORT.mkdir(parents=True, exist_ok=True)
    pictures = {"expected": expected, "got": got, "difference": found.picture}
    for what, picture in pictures.items():
        picture.save(REPORT / f"{name}.{what}.png")
    return REPORT / name


def _more(pixels: int, more: str, less: str) -> str:
    return f"{abs(pixels) * SCALE} px {more if pixels > 0 else less}"


def _tops(*pictures: Image.Image) -> list[Image.Image]:
    """Return of each picture as much as the lowest has, from the top."""
    height = min(picture.height for picture in pictures)
    return [picture.crop((0, 0, picture.width, height)) for picture in pictures]


def _bottoms(*pictures: Image.Image) -> list[Image.Image]:
    """Return of each picture as much as the lowest has, from the bottom."""
    height = min(picture.height for picture in pictures)
    return [
        picture.crop((0, picture.height - height, picture.width, picture.height))
        for picture in pictures
    ]


def _aligned(expected: Image.Image, got: Image.Image) -> Image.Image:
    """Return `got` as high as `expected`, without the line it has more, or with the one it lacks.

    The row where the line is added or lost is the one that leaves the least difference.
    """
    if got.height == expected.height:
        return got
    from_top = _differences(*_tops(expected, got))
    from_bottom = _differences(*_bottoms(expected, got))
    costs = [sum(from_bottom)]
    for above, below in zip(from_top, from_bottom, strict=True):
        costs.append(costs[-1] + above - below)
    row = costs.index(min(costs))
    aligned = expected.copy()
    aligned.paste(got.crop((0, 0, got.width, row)), (0, 0))
    rest = len(from_top) - row
    aligned.paste(
        got.crop((0, got.height - rest, got.width, got.height)), (0, expected.height - rest)
    )
    return aligned


def _differences(first: Image.Image, second: Image.Image) -> list[int]:
    """Return how much each row differs."""
    rows = ImageChops.difference(first, second).resize((1, first.height), Image.Resampling.BOX)
    return [sum(row) for row in _pixels(rows)]


def _pixels(picture: Image.Image) -> list[tuple[int, int, int]]:
    levels = picture.tobytes()
    return list(zip(levels[::3], levels[1::3], levels[2::3], strict=True))
