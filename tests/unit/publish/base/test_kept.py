"""What is kept is never out of date: whatever a picture is made from, a change of it is seen."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import PIL
import pytest

from publish.base import kept as module
from publish.base.kept import checksum, kept
from publish.pictures import drawing as social_drawing
from publish.pictures import kept_painter
from publish.pictures.drawing import MARK, SANS, SERIF, Picture, Stop
from publish.pictures.kept_painter import KeptPainter
from tests.examples import ROOT

STOPS = [Stop(1, "foer"), Stop(2, "under")]
PICTURE = Picture("Titel", site_name="Guiden", number=1, phase="foer")


@pytest.fixture(autouse=True)
def _empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep nothing from before."""
    monkeypatch.setattr(module, "CACHE", tmp_path / "cache")


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """What is drawn, in place of drawing it."""
    found: list[object] = []

    class Stand_in:  # noqa: N801 - for a Painter
        def __init__(self, root: Path, stops: list[Stop]) -> None:
            self.made_from = (root, stops)

        def png(self, picture: Picture) -> bytes:
            found.append(picture)
            return repr((self.made_from, picture)).encode()

        def icon(self, size: int, edge: float) -> bytes:
            found.append((size, edge))
            return repr((size, edge)).encode()

        def touch_icon(self) -> bytes:
            found.append("touch icon")
            return b"touch icon"

    monkeypatch.setattr(kept_painter, "Painter", Stand_in)
    return found


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project with typefaces and a mark of its own."""
    for file in (SERIF, SANS, MARK):
        (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / file).write_bytes((ROOT / file).read_bytes())
    return tmp_path


def test_what_is_kept_is_not_made_again() -> None:
    made = []
    for _ in range(2):
        assert kept("folder/name", lambda: made.append(1) or b"content") == b"content"
    assert made == [1]
    assert kept("folder/other", lambda: b"more") == b"more"


def test_what_could_not_be_made_is_not_kept() -> None:
    def fail() -> bytes:
        raise OSError("cannot")

    with pytest.raises(OSError, match="cannot"):
        kept("folder/name", fail)
    assert kept("folder/name", lambda: b"content") == b"content"


def test_a_checksum_sees_where_a_part_ends() -> None:
    assert checksum(["ab", "c"]) != checksum(["a", "bc"]) != checksum(["a", "b", "c"])
    assert checksum(["a", b"b"]) == checksum([b"a", "b"])


def test_the_same_picture_is_drawn_once(root: Path, drawn: list[object]) -> None:
    first = KeptPainter(root, STOPS)
    pictures = [first.png(PICTURE), first.icon(192, 0.14), first.touch_icon()]
    again = KeptPainter(root, STOPS)
    assert [again.png(PICTURE), again.icon(192, 0.14), again.touch_icon()] == pictures
    assert drawn == [PICTURE, (192, 0.14), "touch icon"]


@pytest.mark.parametrize("file", [SERIF, SANS, MARK], ids=lambda file: file.name)
def test_another_typeface_or_mark_is_seen(root: Path, drawn: list[object], file: Path) -> None:
    KeptPainter(root, STOPS).png(PICTURE)
    with (root / file).open("ab") as changed:
        changed.write(b" ")
    KeptPainter(root, STOPS).png(PICTURE)
    assert drawn == [PICTURE, PICTURE]


@pytest.mark.parametrize("other", [
    Picture("Titlen", site_name="Guiden", number=1, phase="foer"),
    Picture("Titel", site_name="Vejen", number=1, phase="foer"),
    Picture("Titel", site_name="Guiden", number=2, phase="foer"),
    Picture("Titel", site_name="Guiden", number=1, phase="under"),
    Picture("Titel", site_name="Guiden", number=1, phase="foer", kicker="Før"),
    Picture("Titel", site_name="Guiden", number=1, phase="foer", lead="Kort sagt"),
], ids=str)
def test_other_words_are_seen(root: Path, drawn: list[object], other: Picture) -> None:
    painter = KeptPainter(root, STOPS)
    assert painter.png(PICTURE) != painter.png(other)
    assert drawn == [PICTURE, other]


def test_other_stops_are_seen(root: Path, drawn: list[object]) -> None:
    KeptPainter(root, STOPS).png(PICTURE)
    KeptPainter(root, [*STOPS, Stop(3, "efter")]).png(PICTURE)
    assert drawn == [PICTURE, PICTURE]


def test_another_size_of_an_icon_is_seen(root: Path, drawn: list[object]) -> None:
    painter = KeptPainter(root, STOPS)
    sizes = [(192, 0.14), (512, 0.14), (512, 0.24)]
    assert len({painter.icon(*size) for size in sizes}) == len(sizes)
    assert drawn == sizes


def _other_drawing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = folder / "drawing.py"
    other.write_text("other", "utf-8")
    monkeypatch.setattr(social_drawing, "__file__", str(other))


def _other_pillow(_: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(PIL, "__version__", "0")


@pytest.mark.parametrize("change", [_other_drawing, _other_pillow])
def test_who_draws_otherwise_draws_anew(
    root: Path, drawn: list[object], monkeypatch: pytest.MonkeyPatch,
    change: Callable[[Path, pytest.MonkeyPatch], None],
) -> None:
    KeptPainter(root, STOPS).png(PICTURE)
    change(root, monkeypatch)
    KeptPainter(root, STOPS).png(PICTURE)
    assert drawn == [PICTURE, PICTURE]
