"""Figures as they are drawn: nothing of their data is lost, and nothing lies on anything else."""

from __future__ import annotations

import re
from itertools import combinations

import pytest

from macros.drawing import ring as rings
from macros.drawing.figures import draw
from macros.drawing.flow import columns_for
from macros.guide.guide import load_guide
from macros.model.figures import DiagramFigure, Figure
from macros.pages.finish import typeset
from tests.examples import ROOT
from tests.unit.conftest import Show, macro_caller
from tests.unit.macros.components.test_components import Html

GUIDE = load_guide(ROOT)
FIGURES = GUIDE.all(Figure)
DIAGRAMS = [figure for figure in FIGURES if figure.kind == "diagram"]
STYLES = (ROOT / "macros/components/figure/ring.css").read_text("utf-8")
OVALS = [rings.ALONE, rings.WITH_EFFORTS]


def by_id(figures: list[Figure]) -> list[object]:
    return [pytest.param(figure, id=figure.id) for figure in figures]


@pytest.fixture(scope="module")
def show_real() -> Show:
    """The macros of the guide itself."""
    return macro_caller(GUIDE)


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


def texts_of(figure: Figure) -> list[str]:
    """Return every text of the figure that a reader must meet."""
    texts = [figure.title, figure.description, figure.derived or ""]
    match figure.kind:
        case "list":
            texts += [group.title or "" for group in figure.groups]
            texts += [point.text for group in figure.groups for point in group.points]
        case "table":
            texts += [*figure.columns, figure.warning or ""]
            for row in figure.rows:
                texts += [row.header, row.group or "", *row.cells]
        case "matrix":
            texts += [*figure.columns, *figure.rows]
            for cell in figure.cells:
                texts += [cell.title, *cell.points]
        case "diagram":
            for node in figure.nodes:
                texts += [node.title, node.text or "", node.group or ""]
            texts += [link.text or "" for link in figure.links]
    return [text for text in texts if text]


@pytest.mark.parametrize("figure", by_id(FIGURES))
def test_every_text_of_a_figure_is_in_its_html(show_real: Show, figure: Figure) -> None:
    html = squeezed(Html(show_real("figure", figure.id)).text)
    lost = [
        text for text in texts_of(figure)
        # A form's boxes and lines are drawn.
        if squeezed(text.replace("☐", "").replace("…", " ").split(" ")[-1]) not in html
        or ("…" not in text and "☐" not in text and squeezed(text) not in html)
    ]
    assert lost == []


@pytest.mark.parametrize("figure", by_id(FIGURES))
def test_a_figure_has_no_style_of_its_own(show_real: Show, figure: Figure) -> None:
    assert Html(show_real("figure", figure.id)).values("style") == []


@pytest.mark.parametrize("figure", by_id(DIAGRAMS))
def test_every_link_is_drawn_or_told(figure: DiagramFigure) -> None:
    model = draw(figure)
    drawn = {
        "Ring": lambda: [arrow.link for arrow in model.arrows] + [s.link for s in model.stops],
        "Flow": lambda: [step.onward for step in model.steps if step.onward] + [model.back],
        "Star": lambda: [spoke.link for row in model.rows for spoke in row.spokes],
        "Tree": list,
    }[type(model).__name__]()
    shown = [link for link in [*drawn, *model.undrawn] if link]
    assert sorted(map(str, shown)) == sorted(map(str, figure.links))
    assert len(model.undrawn) == 0


@pytest.mark.parametrize("figure", by_id(DIAGRAMS))
def test_what_we_inferred_is_dashed_and_said(show_real: Show, figure: DiagramFigure) -> None:
    html = show_real("figure", figure.id)
    derived = [link for link in figure.links if link.derived]
    # A house has no arrows: its pillars stand under the roof.
    arrows = 0 if figure.layout in ("pillars", "tree") else len(derived)
    dashed = len(re.findall(r'(?:<path|<line) class="[^"]*--derived', html))
    dashed += len(re.findall(r"guide-flow(?:__step)?--derived", html))
    legend = 2 if any(link for node in figure.nodes if node.outside for link in derived) else 1
    assert dashed == (arrows + legend if arrows else 0)
    assert (GUIDE.words.components.figure_dashed in html) == bool(arrows)
    assert figure.derived is None or typeset(figure.derived).split(".")[0] in Html(html).text


@pytest.mark.parametrize("oval", OVALS, ids=["alone", "with efforts"])
@pytest.mark.parametrize("count", rings.RING_NODES)
def test_nodes_of_a_ring_lie_inside_it_and_apart(count: int, oval: rings.Oval) -> None:
    boxes = rings.ring_boxes(count, oval)
    assert all(
        box.left >= 0 and box.right <= rings.RING_WIDTH
        and box.top >= 0 and box.bottom <= oval.height
        for box in boxes
    )
    assert [pair for pair in combinations(boxes, 2) if pair[0].overlaps(pair[1])] == []


def test_efforts_stand_clear_of_the_ring_they_break() -> None:
    figure = GUIDE.get(Figure, "brudt-spiral")
    ring = draw(figure)
    assert {effort.node.key: effort.corner for effort in ring.efforts} == {
        "fysisk-indsats": "ne", "boligsocial-indsats": "sw",
    }
    nodes = rings.ring_boxes(len(ring.steps), rings.WITH_EFFORTS)
    for effort in ring.efforts:
        box = rings.corner_box(effort.corner, rings.WITH_EFFORTS)
        assert not any(box.overlaps(node) for node in nodes)


def test_arrows_of_a_ring_start_and_end_beside_its_nodes() -> None:
    ring = draw(GUIDE.get(Figure, "negativ-spiral"))
    boxes = rings.ring_boxes(5, rings.ALONE)
    for index, arrow in enumerate(ring.arrows):
        x1, y1, x2, y2 = (
            float(number) for number in re.fullmatch(
                r"M([\d.]+) ([\d.]+)A215 180 0 0 1 ([\d.]+) ([\d.]+)", arrow.path
            ).groups()
        )
        start, end = boxes[index], boxes[(index + 1) % 5]
        for x, y, box in ((x1, y1, start), (x2, y2, end)):
            assert not box.holds(x, y)
            assert box.holds(x, y, 2 * rings.GAP)


@pytest.mark.parametrize(("oval", "name"), list(zip(OVALS, ["drawn", "efforts"], strict=True)))
def test_the_stylesheet_places_nodes_by_the_same_numbers(oval: rings.Oval, name: str) -> None:
    rule = re.search(rf"\.guide-ring--{name} {{(.*?)}}", STYLES)[1]
    percents = dict(re.findall(r"--guide-(\w+): ([\d.]+)%", rule))
    assert float(percents["y"]) == pytest.approx(100 * oval.y / oval.height, abs=0.01)
    assert float(percents["rx"]) == pytest.approx(100 * oval.rx / rings.RING_WIDTH, abs=0.01)
    assert float(percents["ry"]) == pytest.approx(100 * oval.ry / oval.height, abs=0.01)
    assert f"aspect-ratio: {rings.RING_WIDTH} / {oval.height};" in rule
    width = re.search(r"\.guide-ring__step {\n[^}]*?width: ([\d.]+)%", STYLES)[1]
    assert float(width) == pytest.approx(100 * rings.RING_NODE[0] / rings.RING_WIDTH, abs=0.01)


def test_bars_are_as_long_as_their_numbers() -> None:
    figure = GUIDE.get(Figure, "beskaeftigelsestal")
    bars = draw(figure)
    assert bars.longest == 36
    for chart in bars.charts:
        for bar in chart.bars:
            if bar.total or bar.value == "ikke nævnt":
                assert bar.length is None
            else:
                assert bar.length == pytest.approx(100 * int(bar.value) / 36, abs=0.05)


def test_what_both_groups_have_stands_once() -> None:
    overlap = draw(GUIDE.get(Figure, "hvad-analyserne-rummer"))
    assert overlap.both == ("Beboersammensætning",)
    assert len(overlap.only_first) == 5
    assert len(overlap.only_second) == 3


def test_nodes_in_two_groups_stand_with_their_own() -> None:
    star = draw(GUIDE.get(Figure, "projektets-fire-elementer"))
    assert [(row.title, [node.key for node in row.nodes]) for row in star.rows] == [
        ("I vejledningen", ["anbefalinger", "inspirationsomraader"]),
        ("Dengang på www.almennet.dk", ["erfaringsgrupper", "blogindlaeg"]),
    ]


def test_the_years_end_leads_back_to_its_beginning() -> None:
    flow = draw(GUIDE.get(Figure, "styringsdialogens-trin"))
    assert (flow.back.to, flow.back.derived) == ("afklar", True)
    assert [bool(step.onward and step.onward.derived) for step in flow.steps] == [False] * 4


@pytest.mark.parametrize(("count", "columns"), [(3, 3), (4, 4), (5, 3), (6, 3), (8, 4), (9, 3)])
def test_rows_of_steps_come_out_even(count: int, columns: int) -> None:
    assert columns_for(count) == columns


def test_a_photograph_leaves_no_empty_frame(show_real: Show) -> None:
    html = show_real("figure", "sallingsundvej-2010")
    assert "<figure" not in html
    assert "Dengang" in html
