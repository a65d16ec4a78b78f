"""A ring of nodes with arrows, and what steps in from outside: a cycle, a spiral.

Measured in units, of which its drawing is `RING_WIDTH` wide; y grows downwards, and angles are
degrees clockwise from the top. `components/figure/ring.css` places the nodes by the same numbers.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, radians, sin

from macros.drawing.measures import number, point
from macros.model.figures import DiagramFigure, Link, Node

RING_WIDTH = 660
RING_NODE = (160, 60)  # width, and the height of a title on two lines
RING_NODES = range(3, 7)  # with fewer there is no ring, and more have no room in one
GAP = 7  # between an arrow and the node it comes from or leads to
EFFORT = (215, 180)  # what stands in a corner outside the ring
_SPIRAL = (62, 51, 40, 29, 18)  # radii of the half circles, from outside in


@dataclass(frozen=True)
class Box:
    """A rectangle, by its centre and its size."""

    x: float
    y: float
    width: float
    height: float

    @property
    def left(self) -> float:
        """The x of its left edge."""
        return self.x - self.width / 2

    @property
    def right(self) -> float:
        """The x of its right edge."""
        return self.x + self.width / 2

    @property
    def top(self) -> float:
        """The y of its top edge."""
        return self.y - self.height / 2

    @property
    def bottom(self) -> float:
        """The y of its bottom edge."""
        return self.y + self.height / 2

    def holds(self, x: float, y: float, margin: float = 0) -> bool:
        """Return whether the point lies in the box or no farther than `margin` from it."""
        return (
            abs(x - self.x) <= self.width / 2 + margin
            and abs(y - self.y) <= self.height / 2 + margin
        )

    def overlaps(self, other: Box) -> bool:
        """Return whether the two boxes share any room."""
        return (
            abs(self.x - other.x) < (self.width + other.width) / 2
            and abs(self.y - other.y) < (self.height + other.height) / 2
        )


@dataclass(frozen=True)
class Oval:
    """The line that a ring's nodes stand on, in a drawing that is `height` high."""

    height: int
    y: int
    rx: int
    ry: int

    def at(self, angle: float) -> tuple[float, float]:
        """Return the point at the angle."""
        turn = radians(angle)
        return RING_WIDTH / 2 + self.rx * sin(turn), self.y - self.ry * cos(turn)


ALONE = Oval(height=450, y=225, rx=215, ry=180)
WITH_EFFORTS = Oval(height=720, y=340, rx=185, ry=160)


@dataclass(frozen=True)
class Step:
    """A node and the arrow that leads on from it, if there is one."""

    node: Node
    inner: tuple[Node, ...] = ()
    onward: Link | None = None


@dataclass(frozen=True)
class Arrow:
    """An arrow between two nodes: `path` is the SVG path it follows."""

    link: Link
    path: str


@dataclass(frozen=True)
class Stop:
    """A thick line from an effort to the node it steps in at, and the bar it ends with."""

    link: Link
    path: str
    bar: str


@dataclass(frozen=True)
class Cut:
    """What breaks the spiral: a band across it, and the band's two edges."""

    band: str
    edges: str


@dataclass(frozen=True)
class Effort:
    """A node outside the ring, in the corner (ne, se, sw, nw) nearest to what it touches."""

    node: Node
    corner: str
    hits: tuple[Link, ...]


@dataclass(frozen=True)
class Ring:
    """Nodes in a ring. Without a `height` there is no room for a ring, only for a chain."""

    steps: tuple[Step, ...]
    efforts: tuple[Effort, ...]
    height: int | None
    arrows: tuple[Arrow, ...]
    stops: tuple[Stop, ...]
    spiral: str | None
    cut: Cut | None
    undrawn: tuple[Link, ...]


def ring_boxes(count: int, oval: Oval) -> list[Box]:
    """Return the box of each of the ring's nodes, the first at the top, then clockwise."""
    return [Box(*oval.at(360 * index / count), *RING_NODE) for index in range(count)]


def corner_box(corner: str, oval: Oval) -> Box:
    """Return the box of what stands outside the ring in the corner ne, se, sw or nw."""
    width, height = EFFORT
    return Box(
        RING_WIDTH - width / 2 if "e" in corner else width / 2,
        height / 2 if "n" in corner else oval.height - height / 2,
        width, height,
    )


def draw_ring(figure: DiagramFigure) -> Ring:
    """Return the figure's ring, or its chain when the ring has too few or too many nodes."""
    top = [node for node in figure.nodes if node.within is None]
    nodes = [node for node in top if not node.outside]
    place = {node.key: index for index, node in enumerate(nodes)}
    onward: dict[str, Link] = {}
    for link in figure.links:
        follows = nodes and link.to == nodes[(place.get(link.from_, -1) + 1) % len(nodes)].key
        if link.from_ in place and follows:
            onward.setdefault(link.from_, link)
    oval = WITH_EFFORTS if len(nodes) < len(top) else ALONE
    boxes = ring_boxes(len(nodes), oval)
    efforts = _efforts(figure, top, place)
    has_room = len(nodes) in RING_NODES and len({effort.corner for effort in efforts}) == len(
        efforts
    )
    drawn = [*onward.values(), *(link for effort in efforts for link in effort.hits)]
    steps = tuple(Step(node, figure.within(node), onward.get(node.key)) for node in nodes)
    undrawn = tuple(link for link in figure.links if link not in drawn)
    if not has_room:
        return Ring(steps, efforts, None, (), (), None, None, undrawn)
    return Ring(
        steps,
        efforts,
        oval.height,
        tuple(
            Arrow(link, _arc(oval, boxes, place[key])) for key, link in onward.items()
        ),
        tuple(
            _stop(link, corner_box(effort.corner, oval), boxes[place[link.to]])
            for effort in efforts for link in effort.hits
        ),
        _spiral(oval) if figure.layout == "spiral" else None,
        _cut(oval) if figure.layout == "spiral" and efforts else None,
        undrawn,
    )


def _efforts(
    figure: DiagramFigure, nodes: list[Node], place: dict[str, int]
) -> tuple[Effort, ...]:
    efforts = []
    for node in nodes:
        if not node.outside:
            continue
        hits = tuple(link for link in figure.links if link.from_ == node.key and link.to in place)
        turns = [radians(360 * place[link.to] / len(place)) for link in hits]
        # A little to the right of straight up, so that a tie has an answer.
        across = sum(sin(turn) for turn in turns) + 0.01
        up = sum(cos(turn) for turn in turns) + 0.01
        corner = ("n" if up > 0 else "s") + ("e" if across > 0 else "w")
        efforts.append(Effort(node, corner, hits))
    return tuple(efforts)


def _arc(oval: Oval, boxes: list[Box], index: int) -> str:
    """Return the arc from the edge of a node's box to the edge of the next one's."""
    step = 360 / len(boxes)
    following = boxes[(index + 1) % len(boxes)]
    angles = [step * (index + part / 240) for part in range(241)]
    outside = [
        angle for angle in angles
        if not boxes[index].holds(*oval.at(angle), GAP)
        and not following.holds(*oval.at(angle), GAP)
    ]
    start, end = oval.at(outside[0]), oval.at(outside[-1])
    return f"M{point(start)}A{oval.rx} {oval.ry} 0 0 1 {point(end)}"


def _stop(link: Link, effort: Box, node: Box) -> Stop:
    """Return the shortest line between the two boxes, straight across or straight up and down."""
    half = 13
    left, right = max(effort.left, node.left), min(effort.right, node.right)
    if left < right:
        x = (left + right) / 2
        down = node.y > effort.y
        start = effort.bottom if down else effort.top
        end = node.top - GAP if down else node.bottom + GAP
        return Stop(
            link, f"M{point((x, start))}V{number(end)}",
            f"M{point((x - half, end))}H{number(x + half)}",
        )
    y = (max(effort.top, node.top) + min(effort.bottom, node.bottom)) / 2
    rightwards = node.x > effort.x
    start = effort.right if rightwards else effort.left
    end = node.left - GAP if rightwards else node.right + GAP
    return Stop(
        link, f"M{point((start, y))}H{number(end)}",
        f"M{point((end, y - half))}V{number(y + half)}",
    )


def _spiral(oval: Oval) -> str:
    """Return the spiral in the ring's middle, from outside in."""
    x, y = RING_WIDTH / 2 - _SPIRAL[0], oval.y
    path, side = f"M{point((x, y))}", 1
    for radius in _SPIRAL:
        x += side * 2 * radius
        path += f"A{radius} {radius} 0 0 1 {point((x, y))}"
        side = -side
    return path


def _cut(oval: Oval) -> Cut:
    """Return the band that goes slantwise across the spiral."""
    x, y, across, up, half = RING_WIDTH / 2, oval.y, 66, 33, 9
    lines = [
        f"M{point((x - across, y + up + shift))}L{point((x + across, y - up + shift))}"
        for shift in (0, -half, half)
    ]
    return Cut(lines[0], "".join(lines[1:]))
