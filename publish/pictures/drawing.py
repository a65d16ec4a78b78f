"""How a social picture looks: where its words stand, the path along its bottom, its colours.

All measures are in pixels of the finished picture; drawing is done larger and reduced, which
makes curves smooth. Nothing here reads a page.
"""

import io
import math
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, partial
from itertools import pairwise, product
from pathlib import Path

from PIL import Image, ImageChops, ImageDraw, ImageFont

WIDTH, HEIGHT = 1200, 630
MARGIN = 80
# Words stand between the site's name at the top and the path at the bottom.
TOP, BOTTOM = 164, 440

SERIF = Path("docs/assets/fonts/source-serif-4/source-serif-4-latin-600-normal.woff2")
SANS = Path("docs/assets/fonts/source-sans-3/source-sans-3-latin-wght-normal.woff2")
MARK = Path("overrides/icons/logo.svg")

Colour = tuple[int, int, int]
Point = tuple[float, float]

# The site's own light colours (guide.css); the ground below the path is a shade darker than paper.
PAPER: Colour = (0xF6, 0xF3, 0xEC)
GROUND: Colour = (0xEA, 0xE3, 0xD3)
BRAND: Colour = (0x12, 0x41, 0x4B)
SOFT: Colour = (0x4B, 0x57, 0x59)
PHASES: dict[str, Colour] = {
    "foer": (0x1F, 0x55, 0x85),
    "under": (0x8A, 0x47, 0x08),
    "efter": (0x22, 0x64, 0x3F),
}

_SCALE = 2  # of the drawing
_SMOOTH = 4  # of shapes, on top of that: Pillow gives text smooth edges, and shapes hard ones
_CAP = 0.66  # height of a capital letter, in both families, for a size of 1
_SHADES = 16  # steps from a ground to an ink
_LEAST_DISTANCE = 8  # between two colours, in levels of red, green or blue
_ICON_SIZE = 180

_MARK_SIZE = 56
_LONE_MARK_SIZE = 96
_MARK_TOP = 56
_NAME_BASELINE = 95
_PATH_TOP = 470
_PATH_MIDDLE = 548
_PATH_SWING = 27
_FIRST_STOP, _LAST_STOP = 124, WIDTH - 124
_SPACIOUS = 80  # between two stops; closer ones are drawn smaller


@dataclass(frozen=True)
class Stop:
    """A numbered page on the path, and the phase it belongs to."""

    number: int
    phase: str


@dataclass(frozen=True)
class Picture:
    """The words of one picture. Without a site's name the mark stands alone."""

    title: str
    site_name: str = ""
    kicker: str = ""
    lead: str = ""
    phase: str = ""
    number: int | None = None


@dataclass(frozen=True)
class Face:
    """A typeface: its file, and its weight when the file holds several."""

    file: Path
    weight: int | None = None

    def at(self, size: int) -> ImageFont.FreeTypeFont:
        """Return the face for the drawing, at a size of the finished picture.

        Raises:
            OSError: the file is missing or no font.
        """
        return _font(self, size * _SCALE)

    def width(self, text: str, size: int) -> float:
        """Return how wide a line of text is."""
        return self.at(size).getlength(text) / _SCALE


@dataclass(frozen=True)
class Style:
    """How a text may be set: sizes from the largest, lines at most, and space between them."""

    face: Face
    sizes: tuple[int, ...]
    most_lines: int
    above: float  # from the last baseline of the text before
    leading: float = 1.0  # from baseline to baseline, for a size of 1

    def height(self, size: int, lines: int) -> float:
        """Return the height from the top of the first line to the last baseline."""
        return size * (_CAP + (lines - 1) * self.leading)


@dataclass(frozen=True)
class Line:
    """One line of text: `x` is its left edge, `y` its baseline."""

    text: str
    face: Face
    size: int
    colour: Colour
    x: float
    y: float

    @property
    def box(self) -> tuple[float, float, float, float]:
        """The left, top, right and bottom edge of its ink."""
        inked = self.face.at(self.size).getbbox(self.text, anchor="ls")
        left, top, right, bottom = (edge / _SCALE for edge in inked)
        return self.x + left, self.y + top, self.x + right, self.y + bottom


@cache
def _font(face: Face, pixels: int) -> ImageFont.FreeTypeFont:
    try:
        font = ImageFont.truetype(face.file, pixels)
    except OSError as error:
        raise OSError(f"Skrifttypen {face.file} mangler eller er beskadiget.") from error
    if face.weight is not None:
        font.set_variation_by_axes([face.weight])
    return font


def fit(text: str, style: Style, width: float, height: float) -> tuple[int, list[str]]:
    """Return the largest size at which the text keeps within width and height, and its lines.

    Words stay whole as long as the smallest size allows. What is too long even then ends with
    an ellipsis.
    """
    face = style.face
    for size in style.sizes:
        lines = _wrap(text, face, size, width)
        fits = len(lines) <= style.most_lines and style.height(size, len(lines)) <= height
        if fits and _widest(lines, face, size) <= width:
            return size, _balanced(text, face, size, width, lines)
    size = style.sizes[-1]
    lines = _wrap(_with_hyphens(text, face, size, width), face, size, width)
    if len(lines) > style.most_lines:
        last = lines[style.most_lines - 1]
        while face.width(f"{last} …", size) > width:
            last = last[:-1].rstrip()
        lines = [*lines[: style.most_lines - 1], f"{last} …"]
    return size, lines


def _wrap(text: str, face: Face, size: int, width: float) -> list[str]:
    """Fill lines one after the other; a line may also end after a slash or a hyphen."""
    lines = [""]
    for piece in re.findall(r"[^ /-]*[/-]+|[^ /-]+| +", text):
        longer = lines[-1] + piece
        if not lines[-1] or face.width(longer.rstrip(" "), size) <= width:
            lines[-1] = longer
        else:
            lines.append(piece.lstrip(" "))
    return [line.strip(" ") for line in lines if line.strip(" ")]


def _widest(lines: list[str], face: Face, size: int) -> float:
    return max(face.width(line, size) for line in lines)


def _balanced(text: str, face: Face, size: int, width: float, lines: list[str]) -> list[str]:
    """Return as many lines of more even length, so that no word is left alone at the end."""
    best = lines
    while len(lines) == len(best) > 1 and _widest(lines, face, size) <= width:
        best = lines
        width -= size / 4
        lines = _wrap(text, face, size, width)
    return best


def _with_hyphens(text: str, face: Face, size: int, width: float) -> str:
    """Return the text with every word that is wider than a line cut into pieces that are not."""
    pieces = []
    for word in text.split(" "):
        piece = ""
        for letter in word:
            if piece and face.width(f"{piece}{letter}-", size) > width:
                pieces.append(f"{piece}-")
                piece = ""
            piece += letter
        pieces.append(piece)
    return " ".join(pieces)


class Painter:
    """Draws the pictures of one site; what they have in common is drawn once."""

    def __init__(self, root: Path, stops: list[Stop]) -> None:
        """Load the typefaces and the mark from the project in `root`.

        Raises:
            OSError: one of these files is missing or damaged.
            ValueError: the mark is drawn with more than straight lines.
        """
        self._bold = Face(root / SANS, 600)
        self._name = Style(self._bold, (28, 26, 24), most_lines=1, above=0)
        self._kicker = Style(self._bold, tuple(range(32, 21, -2)), most_lines=1, above=0)
        self._title = Style(Face(root / SERIF), tuple(range(104, 35, -4)), 4, 38, leading=1.12)
        self._lead = Style(Face(root / SANS, 400), (32, 30, 28, 26, 24), 3, 46, leading=1.36)
        for style in (self._kicker, self._title, self._lead):
            style.face.at(style.sizes[0])
        self._mark = read_mark(root / MARK)
        self._stops = list(zip(stops, _places(len(stops)), strict=True))
        # With many stops there is less room for each.
        self._stop_scale = min(1, _stop_distance(len(stops)) / _SPACIOUS)
        self._background = self._draw_background()
        self._palette = _palette()

    def png(self, picture: Picture) -> bytes:
        """Return the picture as a PNG file."""
        image = self._background.copy()
        mark_size = _MARK_SIZE if picture.site_name else _LONE_MARK_SIZE
        self._draw_mark(image, (MARGIN - mark_size / 16, _MARK_TOP), mark_size, BRAND)
        for stop, place in self._stops:
            if stop.number == picture.number:
                self._draw_own_stop(image, stop, place)
        draw = ImageDraw.Draw(image)
        for line in self.lines(picture):
            place = (line.x * _SCALE, line.y * _SCALE)
            draw.text(place, line.text, line.colour, line.face.at(line.size), anchor="ls")
        flat = image.reduce(_SCALE).quantize(palette=self._palette, dither=Image.Dither.NONE)
        return _png(flat)

    def touch_icon(self) -> bytes:
        """Return the mark on the brand's colour as a PNG file, for a phone's home screen."""
        return self.icon(_ICON_SIZE, 0.14)

    def icon(self, size: int, edge: float) -> bytes:
        """Return the mark in a square of the brand's colour as a PNG file.

        Args:
            size: the width of the square.
            edge: what is left free on each side, as a part of that.
        """
        image = Image.new("RGB", (size * _SCALE,) * 2, BRAND)
        free = size * edge
        self._draw_mark(image, (free, free), size - 2 * free, PAPER)
        return _png(image.reduce(_SCALE))

    def lines(self, picture: Picture) -> list[Line]:
        """Return every line of text with its place; the block of words is centred in height."""
        block = [
            (text, style, colour)
            for text, style, colour in (
                (picture.kicker, self._kicker, PHASES.get(picture.phase, SOFT)),
                (picture.title, self._title, BRAND),
                (picture.lead, self._lead, SOFT),
            )
            if text
        ]
        room = BOTTOM - TOP - sum(style.above for _, style, _ in block[1:])
        fitted = {}
        # The title comes last and takes the room that the others leave, which is enough for it.
        title_height = self._title.height(self._title.sizes[-1], self._title.most_lines)
        for text, style, _ in sorted(block, key=lambda part: part[1] is self._title):
            own_room = room if style is self._title else room - title_height
            size, texts = fit(text, style, WIDTH - 2 * MARGIN, own_room)
            fitted[style] = (size, texts)
            room -= style.height(size, len(texts))

        placed = []
        y = TOP + room / 2
        for number, (_, style, colour) in enumerate(block):
            size, texts = fitted[style]
            y += style.above if number else 0
            for index, text in enumerate(texts):
                baseline = y + style.height(size, index + 1)
                placed.append(Line(text, style.face, size, colour, MARGIN, baseline))
            y += style.height(size, len(texts))
        if picture.site_name:
            left = MARGIN + _MARK_SIZE + 14
            size, (name,) = fit(picture.site_name, self._name, WIDTH - MARGIN - left, TOP)
            placed.append(Line(name, self._bold, size, BRAND, left, _NAME_BASELINE))
        return placed

    def _draw_background(self) -> Image.Image:
        image = Image.new("RGB", (WIDTH * _SCALE, HEIGHT * _SCALE), PAPER)
        ground = [*_curve(0, WIDTH), (WIDTH, HEIGHT), (0, HEIGHT)]
        _paint(image, (0, _PATH_TOP, WIDTH, HEIGHT), GROUND, lambda pen: pen.polygon(ground))
        for left, right, colour in self._stretches():
            stretch = partial(_Pen.line, points=_curve(left, right), width=5)
            _paint(image, (0, _PATH_TOP, WIDTH, HEIGHT), colour, stretch)
        for stop, place in self._stops:
            colour = PHASES.get(stop.phase, BRAND)
            _disc(image, place, 13 * self._stop_scale, colour)
            _disc(image, place, 8 * self._stop_scale, PAPER)
        return image

    def _stretches(self) -> Iterator[tuple[float, float, Colour]]:
        """Yield the path from edge to edge in pieces of one colour; phases meet between stops."""
        if not self._stops:
            yield 0, WIDTH, BRAND
            return
        middles = [(a[0] + b[0]) / 2 for (_, a), (_, b) in pairwise(self._stops)]
        ends = pairwise([0, *middles, WIDTH])
        for (stop, _), (left, right) in zip(self._stops, ends, strict=True):
            yield left, right, PHASES.get(stop.phase, BRAND)

    def _draw_own_stop(self, image: Image.Image, stop: Stop, place: Point) -> None:
        _disc(image, place, 40 * self._stop_scale, PAPER)
        _disc(image, place, 34 * self._stop_scale, PHASES.get(stop.phase, BRAND))
        size = round(38 * self._stop_scale)
        middle = (place[0] * _SCALE, (place[1] + size * _CAP / 2) * _SCALE)
        ImageDraw.Draw(image).text(
            middle, str(stop.number), PAPER, self._bold.at(size), anchor="ms"
        )

    def _draw_mark(self, image: Image.Image, corner: Point, size: float, colour: Colour) -> None:
        left, top = corner
        box = (math.floor(left), math.floor(top), math.ceil(left + size), math.ceil(top + size))
        outlines = [
            [(left + x * size, top + y * size) for x, y in outline] for outline in self._mark
        ]
        _paint(image, box, colour, lambda pen: pen.even_odd(outlines))


def read_mark(file: Path) -> list[list[Point]]:
    """Return the outlines of the mark, an SVG of one path, in a square with sides of 1.

    Raises:
        OSError: the file is missing.
        ValueError: it is no such SVG, or holds other commands than M, L, H, V and Z.
    """
    try:
        svg = file.read_text("utf-8")
    except OSError as error:
        raise OSError(f"Mærket {file} mangler.") from error
    path = re.search(r'<path d="([^"]+)"', svg)
    side = re.search(r'viewBox="0 0 (\d+) \1"', svg)
    if not path or not side:
        raise ValueError(f"{file} skal have en kvadratisk viewBox fra 0 0 og én path.")
    outlines: list[list[Point]] = []
    x = y = 0.0
    for command, values in re.findall(r"([A-Za-z])([^A-Za-z]*)", path[1]):
        numbers = [float(number) / int(side[1]) for number in re.findall(r"-?[\d.]+", values)]
        if command == "M":
            outlines.append([])
        if command in "ML":
            points = list(zip(numbers[::2], numbers[1::2], strict=True))
        elif command == "H":
            points = [(value, y) for value in numbers]
        elif command == "V":
            points = [(x, value) for value in numbers]
        elif command == "Z":
            continue
        else:
            raise ValueError(f"{file}: Mærket må kun bruge M, L, H, V og Z, ikke {command}.")
        outlines[-1] += points
        x, y = points[-1]
    return outlines


class _Pen:
    """Draws shapes of the finished picture's measures on a mask that is much larger."""

    def __init__(self, mask: Image.Image, left: float, top: float) -> None:
        self._mask = mask
        self._draw = ImageDraw.Draw(mask)
        self._corner = (left, top)

    def polygon(self, points: list[Point]) -> None:
        self._draw.polygon(self._large(points), 255)

    def even_odd(self, outlines: list[list[Point]]) -> None:
        """Fill what lies inside an odd number of the outlines, as the SVG says."""
        for outline in outlines:
            other = Image.new("L", self._mask.size)
            ImageDraw.Draw(other).polygon(self._large(outline), 255)
            self._mask.paste(ImageChops.difference(self._mask, other))

    def line(self, points: list[Point], width: float) -> None:
        self._draw.line(self._large(points), 255, round(width * _SCALE * _SMOOTH), joint="curve")

    def disc(self, middle: Point, radius: float) -> None:
        self._draw.circle(self._large([middle])[0], radius * _SCALE * _SMOOTH, 255)

    def _large(self, points: list[Point]) -> list[Point]:
        left, top = self._corner
        factor = _SCALE * _SMOOTH
        return [((x - left) * factor, (y - top) * factor) for x, y in points]


def _paint(
    image: Image.Image, box: tuple[int, int, int, int], colour: Colour, draw: Callable[[_Pen], None]
) -> None:
    """Paint what `draw` draws inside the box on the drawing, with smooth edges."""
    left, top, right, bottom = box
    factor = _SCALE * _SMOOTH
    mask = Image.new("L", ((right - left) * factor, (bottom - top) * factor))
    draw(_Pen(mask, left, top))
    image.paste(colour, (left * _SCALE, top * _SCALE), mask.reduce(_SMOOTH))


def _disc(image: Image.Image, middle: Point, radius: float, colour: Colour) -> None:
    x, y = middle
    reach = radius + 2
    box = (round(x - reach), round(y - reach), round(x + reach), round(y + reach))
    _paint(image, box, colour, lambda pen: pen.disc(middle, radius))


def _height_at(x: float) -> float:
    """Return where the path is, from the top, at a distance from the left edge."""
    return _PATH_MIDDLE - _PATH_SWING * math.sin(x / WIDTH * 2.3 * math.pi - 0.9)


def _curve(left: float, right: float) -> list[Point]:
    steps = max(round((right - left) / 4), 1)
    places = [left + (right - left) * step / steps for step in range(steps + 1)]
    return [(x, _height_at(x)) for x in places]


def _stop_distance(count: int) -> float:
    return (_LAST_STOP - _FIRST_STOP) / max(count - 1, 1)


def _places(count: int) -> list[Point]:
    """Return where the stops stand, evenly along the path."""
    places = [_FIRST_STOP + number * _stop_distance(count) for number in range(count)]
    return [(x, _height_at(x)) for x in places]


def _palette() -> Image.Image:
    """Return an image with every colour that a picture needs: what meets, and shades between."""
    grounds, inks = (PAPER, GROUND), (BRAND, SOFT, *PHASES.values())
    colours = [*grounds, *inks]
    for under, over in product(grounds, inks):
        for shade in range(1, _SHADES):
            red, green, blue = (
                round(a + (b - a) * shade / _SHADES) for a, b in zip(under, over, strict=True)
            )
            mixed = (red, green, blue)
            # Of two colours that are too close to each other, Pillow takes any.
            if all(_distance(mixed, colour) >= _LEAST_DISTANCE for colour in colours):
                colours.append(mixed)
    palette = Image.new("P", (1, 1))
    palette.putpalette([part for colour in colours for part in colour])
    return palette


def _distance(one: Colour, other: Colour) -> int:
    return max(abs(a - b) for a, b in zip(one, other, strict=True))


def _png(image: Image.Image) -> bytes:
    file = io.BytesIO()
    image.save(file, "PNG", optimize=True)
    return file.getvalue()
