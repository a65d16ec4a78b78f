"""Where a figure's nodes, arrows and bars go: a figure in, what its template draws out.

No HTML here and no colours. A ring is measured in units, of which its drawing is `RING_WIDTH` wide;
y grows downwards, and angles are degrees clockwise from the top. Stars and bars are measured in
per cent of the room they have. Every number is rounded to one decimal, so that the same figure
always gives the same page. `figure-ring.css` places the ring's nodes by the same numbers.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from math import cos, radians, sin

from macros.model.figures import (
    DiagramFigure,
    Figure,
    FigureGroup,
    Link,
    ListFigure,
    Node,
    TableFigure,
    TableRow,
)

RING_WIDTH = 660
RING_NODE = (160, 60)  # width, and the height of a title on two lines
RING_NODES = range(3, 7)  # with fewer there is no ring, and more have no room in one
GAP = 7  # between an arrow and the node it comes from or leads to
EFFORT = (215, 180)  # what stands in a corner outside the ring
_SPIRAL = (62, 51, 40, 29, 18)  # radii of the half circles, from outside in
_NUMBER = re.compile(r"\d+")
_NOTE = re.compile(r"(.+?) (\(.+\))")
_FIELD = re.compile(r"(☐|…)")


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


@dataclass(frozen=True)
class FlowStep:
    """A step of a process or a course."""

    title: str
    text: str | None = None
    inner: tuple[Node, ...] = ()
    onward: Link | None = None


@dataclass(frozen=True)
class Flow:
    """Steps one after another, `columns` in a row where there is room; `back` closes the circle."""

    steps: tuple[FlowStep, ...]
    columns: int
    ordered: bool
    back: Link | None = None
    undrawn: tuple[Link, ...] = ()


@dataclass(frozen=True)
class Spoke:
    """A line between a node and the centre: from `x1` at the node to `x2` at the centre, in %."""

    link: Link
    x1: float
    x2: float
    to_node: bool
    to_centre: bool


@dataclass(frozen=True)
class StarRow:
    """The nodes above or below the centre. `above` says which."""

    title: str | None
    nodes: tuple[Node, ...]
    spokes: tuple[Spoke, ...]
    above: bool


@dataclass(frozen=True)
class Star:
    """A centre with nodes around it. `relation` when all hang on it in the same way."""

    centre: Node
    rows: tuple[StarRow, ...]
    relation: str | None
    derived: bool
    undrawn: tuple[Link, ...] = ()


@dataclass(frozen=True)
class Branch:
    """A node of a tree with those under it, and those that are only attached to it."""

    node: Node
    members: tuple[Branch, ...]
    attached: tuple[Branch, ...]


@dataclass(frozen=True)
class Tree:
    """Who belongs under whom."""

    roots: tuple[Branch, ...]
    undrawn: tuple[Link, ...]


@dataclass(frozen=True)
class Overlap:
    """Two groups: what only the first has, what both have, what only the second has."""

    first: FigureGroup
    second: FigureGroup
    only_first: tuple[str, ...]
    both: tuple[str, ...]
    only_second: tuple[str, ...]


@dataclass(frozen=True)
class Bar:
    """A bar: `length` in per cent of the longest, None where there is no number to draw."""

    label: str
    value: str
    length: float | None
    total: bool


@dataclass(frozen=True)
class Chart:
    """The bars of one column."""

    title: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True)
class Bars:
    """A chart for each column, all to the same scale; `longest` is the number of its end."""

    charts: tuple[Chart, ...]
    longest: int


@dataclass(frozen=True)
class RowGroup:
    """Rows under a common heading, or under none."""

    title: str | None
    rows: tuple[TableRow, ...]


Drawing = Ring | Flow | Star | Tree | Overlap | Bars | tuple[RowGroup, ...] | None


def draw(figure: Figure) -> Drawing:
    """Return what the figure's template draws; None when it needs no more than the figure."""
    if figure.kind == "diagram":
        drawn_by: dict[str, Callable[[DiagramFigure], Drawing]] = {
            "cycle": draw_ring, "spiral": draw_ring, "process": draw_process, "star": draw_star,
            "pillars": draw_star, "tree": draw_tree,
        }
        return drawn_by[figure.layout](figure)
    if figure.kind == "list" and figure.layout == "overlap":
        return draw_overlap(figure)
    if figure.kind == "list" and figure.layout == "course":
        return draw_course(figure)
    if figure.kind == "table":
        return draw_bars(figure) if figure.layout == "bars" else row_groups(figure)
    return None


def kind_of(figure: Figure) -> str:
    """Return which kind of drawing the figure is: the name of its template, without ending."""
    special = {
        "cycle": "ring", "spiral": "ring", "process": "flow", "course": "flow", "star": "star",
        "pillars": "pillars", "tree": "tree", "overlap": "overlap", "bars": "bars", "form": "form",
    }
    return special.get(getattr(figure, "layout", ""), figure.kind)


def icon_of(figure: Figure) -> str:
    """Return the name of the icon beside the figure's caption."""
    icons = {
        "cycle": "refresh-cw", "spiral": "refresh-cw", "process": "milestone",
        "course": "milestone", "pillars": "landmark", "star": "users", "tree": "users",
        "signs": "signpost", "bars": "chart-column", "form": "pencil", "week": "clock",
    }
    return icons.get(getattr(figure, "layout", ""), "list")


def split_note(text: str) -> tuple[str, str]:
    """Return the text and the remark in parentheses at its end, which may be empty."""
    match = _NOTE.fullmatch(text)
    return (match[1], match[2]) if match else (text, "")


def fields(cell: str) -> list[str]:
    """Return a form's cell in pieces: "☐" for a box, "…" for a line to write on, other text."""
    return [piece.strip() for piece in _FIELD.split(cell) if piece.strip()]


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
    steps = tuple(Step(node, _inner(figure, node), onward.get(node.key)) for node in nodes)
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
    return f"M{_point(start)}A{oval.rx} {oval.ry} 0 0 1 {_point(end)}"


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
            link, f"M{_point((x, start))}V{_number(end)}",
            f"M{_point((x - half, end))}H{_number(x + half)}",
        )
    y = (max(effort.top, node.top) + min(effort.bottom, node.bottom)) / 2
    rightwards = node.x > effort.x
    start = effort.right if rightwards else effort.left
    end = node.left - GAP if rightwards else node.right + GAP
    return Stop(
        link, f"M{_point((start, y))}H{_number(end)}",
        f"M{_point((end, y - half))}V{_number(y + half)}",
    )


def _spiral(oval: Oval) -> str:
    """Return the spiral in the ring's middle, from outside in."""
    x, y = RING_WIDTH / 2 - _SPIRAL[0], oval.y
    path, side = f"M{_point((x, y))}", 1
    for radius in _SPIRAL:
        x += side * 2 * radius
        path += f"A{radius} {radius} 0 0 1 {_point((x, y))}"
        side = -side
    return path


def _cut(oval: Oval) -> Cut:
    """Return the band that goes slantwise across the spiral."""
    x, y, across, up, half = RING_WIDTH / 2, oval.y, 66, 33, 9
    lines = [
        f"M{_point((x - across, y + up + shift))}L{_point((x + across, y - up + shift))}"
        for shift in (0, -half, half)
    ]
    return Cut(lines[0], "".join(lines[1:]))


def draw_process(figure: DiagramFigure) -> Flow:
    """Return the figure's steps in order, and the arrow from the last back to the first."""
    nodes = [node for node in figure.nodes if node.within is None]
    following = dict(pairwise(node.key for node in nodes))
    onward: dict[str, Link] = {}
    back = None
    for link in figure.links:
        if following.get(link.from_) == link.to:
            onward.setdefault(link.from_, link)
        elif (link.from_, link.to) == (nodes[-1].key, nodes[0].key):
            back = back or link
    steps = tuple(
        FlowStep(node.title, node.text, _inner(figure, node), onward.get(node.key))
        for node in nodes
    )
    drawn = [*onward.values(), back]
    undrawn = tuple(link for link in figure.links if link not in drawn)
    return Flow(steps, columns_for(len(steps)), ordered=True, back=back, undrawn=undrawn)


def draw_course(figure: ListFigure) -> Flow:
    """Return a list's points as the steps of a course, remarks in parentheses as their text."""
    texts = [split_note(point.text) for group in figure.groups for point in group.points]
    steps = tuple(FlowStep(title, note or None) for title, note in texts)
    return Flow(steps, columns_for(len(steps)), ordered=False)


def columns_for(count: int) -> int:
    """Return how many steps stand in a row, so that the rows come out even: 3 or 4."""
    return 3 if count % 3 == 0 or count % 4 in (1, 2) else 4


def draw_star(figure: DiagramFigure) -> Star:
    """Return the first node as the centre, and half of the others above it, half below.

    Nodes in two groups stand with their group.
    """
    centre, *around = (node for node in figure.nodes if node.within is None)
    titles = list(dict.fromkeys(node.group for node in around))
    if len(titles) == 2:
        rows = [(title, [node for node in around if node.group == title]) for title in titles]
    else:
        half = (len(around) + 1) // 2
        rows = [(None, around[:half]), (None, around[half:])]
    relations = {_relation(link, centre) for link in figure.links}
    same = len(relations) == 1 and not any(link.text for link in figure.links)
    reached = {key for link in figure.links for key in (link.from_, link.to)}
    return Star(
        centre,
        tuple(
            StarRow(title, tuple(nodes), _spokes(figure, centre, nodes), above=not index)
            for index, (title, nodes) in enumerate(rows) if nodes
        ),
        relations.pop() if same and {node.key for node in around} <= reached else None,
        any(link.derived for link in figure.links),
    )


def _relation(link: Link, centre: Node) -> str:
    if link.both_ways:
        return "both_ways"
    return "from_centre" if link.from_ == centre.key else "to_centre"


def _spokes(figure: DiagramFigure, centre: Node, nodes: list[Node]) -> tuple[Spoke, ...]:
    spokes = []
    for index, node in enumerate(nodes):
        x = 100 * (index + 0.5) / len(nodes)
        for link in figure.links:
            if {link.from_, link.to} == {centre.key, node.key}:
                relation = _relation(link, centre)
                spokes.append(Spoke(
                    link, _tenth(x), _tenth(50 + (x - 50) / 2),
                    relation != "to_centre", relation != "from_centre",
                ))
    return tuple(spokes)


def draw_tree(figure: DiagramFigure) -> Tree:
    """Return the figure's nodes as a tree; arrows have no place in it."""
    return Tree(
        tuple(_branch(figure, node) for node in figure.nodes if node.within is None),
        figure.links,
    )


def _branch(figure: DiagramFigure, node: Node) -> Branch:
    under = _inner(figure, node)
    return Branch(
        node,
        tuple(_branch(figure, inner) for inner in under if not inner.outside),
        tuple(_branch(figure, inner) for inner in under if inner.outside),
    )


def _inner(figure: DiagramFigure, node: Node) -> tuple[Node, ...]:
    return tuple(inner for inner in figure.nodes if inner.within == node.key)


def draw_overlap(figure: ListFigure) -> Overlap:
    """Return the points of the figure's two groups by where they stand: in one or in both."""
    first, second = figure.groups
    in_first = [point.text for point in first.points]
    in_second = [point.text for point in second.points]
    return Overlap(
        first, second,
        tuple(text for text in in_first if text not in in_second),
        tuple(text for text in in_first if text in in_second),
        tuple(text for text in in_second if text not in in_first),
    )


def draw_bars(figure: TableFigure) -> Bars:
    """Return a chart for each column. A sum is no bar, and what is no number is only text."""
    longest = max(
        int(cell) for row in figure.rows for cell in row.cells
        if not row.total and _NUMBER.fullmatch(cell)
    )
    return Bars(
        tuple(
            Chart(title, tuple(_bar(row, index, longest) for row in figure.rows))
            for index, title in enumerate(figure.columns)
        ),
        longest,
    )


def _bar(row: TableRow, column: int, longest: int) -> Bar:
    value = row.cells[column]
    drawn = _NUMBER.fullmatch(value) and not row.total
    return Bar(
        row.header, value, _tenth(100 * int(value) / longest) if drawn and longest else None,
        row.total,
    )


def row_groups(figure: TableFigure) -> tuple[RowGroup, ...]:
    """Return the table's rows by their common headings, in the order they stand."""
    groups: list[tuple[str | None, list[TableRow]]] = []
    for row in figure.rows:
        if not groups or groups[-1][0] != row.group:
            groups.append((row.group, []))
        groups[-1][1].append(row)
    return tuple(RowGroup(title, tuple(rows)) for title, rows in groups)


def _tenth(value: float) -> float:
    return round(value, 1)


def _number(value: float) -> str:
    return f"{_tenth(value):g}"


def _point(point: tuple[float, float]) -> str:
    return f"{_number(point[0])} {_number(point[1])}"
