"""Draw only what has not been drawn before: most pictures are the same from build to build."""

from collections.abc import Callable
from functools import cached_property
from pathlib import Path

import PIL

from publish.base.kept import checksum, kept
from publish.pictures import drawing as social_drawing
from publish.pictures.drawing import MARK, SANS, SERIF, Painter, Picture, Stop

_FOLDER = "pictures"


class KeptPainter:
    """A `Painter` whose pictures are kept; it is only begun with when one is missing."""

    def __init__(self, root: Path, stops: list[Stop]) -> None:
        """Look at what the pictures are made from in the project in `root`.

        Raises:
            OSError, ValueError: as for `Painter`, which tells of what is missing.
        """
        self._root, self._stops = root, stops
        try:
            files = [(root / file).read_bytes() for file in (SERIF, SANS, MARK)]
        except OSError:
            self._painter = Painter(root, stops)
            files = []
        drawing = Path(social_drawing.__file__).read_bytes()
        self._made_from = checksum([drawing, PIL.__version__, repr(stops), *files])

    @cached_property
    def _painter(self) -> Painter:
        return Painter(self._root, self._stops)

    def png(self, picture: Picture) -> bytes:
        """Return the picture as a PNG file."""
        return self._kept(repr(picture), lambda painter: painter.png(picture))

    def touch_icon(self) -> bytes:
        """Return the icon for a phone's home screen as a PNG file."""
        return self._kept("touch icon", Painter.touch_icon)

    def icon(self, size: int, edge: float) -> bytes:
        """Return the mark in a square, as `Painter.icon` draws it."""
        return self._kept(repr((size, edge)), lambda painter: painter.icon(size, edge))

    def _kept(self, what: str, draw: Callable[[Painter], bytes]) -> bytes:
        name = f"{_FOLDER}/{checksum([self._made_from, what])}.png"
        return kept(name, lambda: draw(self._painter))
