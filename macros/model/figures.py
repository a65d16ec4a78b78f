"""What figures hold: enough to show their data now and to draw them from it."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from macros.model.fields import (
    Flag,
    Id,
    KnownUnit,
    Line,
    Paragraphs,
    Part,
    Point,
    Sentence,
    SourcedEntry,
    Word,
)


class FigureBase(SourcedEntry):
    """What every figure has. `derived` says what we inferred and the source does not state."""

    CALLED: ClassVar[str] = "title"

    title: Line
    description: Paragraphs = Field(description="Det, figuren viser, for den der ikke ser den.")
    derived: Sentence | None = Field(None, description="Det, vi selv har sluttet os til.")


class FigureGroup(Part):
    """A titled group of points in a list figure."""

    title: Line | None = None
    across: Flag = Field(False, description="ja: gruppen går på tværs, under de andre.")
    points: tuple[Point, ...] = Field(min_length=1)


class ListFigure(FigureBase):
    """Points in one or more groups."""

    kind: Literal["list"]
    layout: Literal[
        "plain", "cards", "signs", "tiles", "course", "clusters", "week", "overlap"
    ] = Field("plain", description=(
        "Sådan tegnes listen. plain: grupper side om side; cards: et kort for hvert punkt; "
        "signs: retninger på et vejskilt; tiles: små nummererede felter; course: et forløb, trin "
        "for trin; clusters: grupper med antal; week: en spalte for hver dag; overlap: to "
        "grupper, og i midten det, der står i begge."
    ))
    numbered: Flag = False
    groups: tuple[FigureGroup, ...] = Field(min_length=1)


class TableRow(Part):
    """A row: its header and one cell a column."""

    header: Line
    group: Word | None = Field(None, description="Fælles overskrift for rækker, der hører sammen.")
    total: Flag = Field(False, description="ja: rækken er en sum og tegnes ikke som søjle.")
    cells: tuple[Sentence, ...] = Field(min_length=1)
    units: tuple[KnownUnit, ...] = ()


class TableFigure(FigureBase):
    """A table. `corner` heads the column of row headers."""

    kind: Literal["table"]
    layout: Literal["plain", "bars", "form"] = Field("plain", description=(
        "Sådan tegnes tabellen. plain: tabel; bars: et søjlediagram for hver kolonne; form: et "
        "skema til at udfylde, hvor ☐ bliver til en boks og … til en streg at skrive på."
    ))
    warning: Sentence | None = Field(None, description="Det, læseren skal passe på.")
    corner: Word
    columns: tuple[Line, ...] = Field(min_length=1)
    rows: tuple[TableRow, ...] = Field(min_length=1)


class MatrixCell(Part):
    """A field of a matrix with its points."""

    title: Line
    points: tuple[Sentence, ...] = Field(min_length=1)


class MatrixFigure(FigureBase):
    """Two by two fields: rows from top to bottom, in each row from left to right."""

    kind: Literal["matrix"]
    columns: tuple[Word, Word]
    rows: tuple[Word, Word]
    cells: tuple[MatrixCell, MatrixCell, MatrixCell, MatrixCell]


class Node(Part):
    """A node of a diagram. `key` names it within the figure."""

    key: Id
    title: Line
    text: Sentence | None = None
    group: Word | None = Field(None, description="Fælles overskrift for knuder, der hører sammen.")
    within: Id | None = Field(None, description="Nøglen på den knude, den hører under.")
    outside: Flag = Field(False, description=(
        "ja: står uden for kredsen og griber ind i den, eller er kun knyttet til gruppen."
    ))
    units: tuple[KnownUnit, ...] = ()


class Link(Part):
    """An arrow between two nodes. `derived` when the source does not draw it in the extract."""

    from_: Id = Field(alias="from")
    to: Id
    text: Line | None = None
    derived: Flag = False
    both_ways: Flag = False


class DiagramFigure(FigureBase):
    """Nodes and the arrows between them. In a star and on pillars the first node is the centre."""

    kind: Literal["diagram"]
    layout: Literal["cycle", "spiral", "star", "pillars", "process", "tree"] = Field(description=(
        "Sådan tegnes figuren. cycle: en kreds; spiral: en kreds, der trækker nedad; star: første "
        "knude i midten og de andre omkring den; pillars: første knude er et tag, som de andre "
        "bærer; process: trin efter hinanden; tree: hvem der hører under hvem."
    ))
    nodes: tuple[Node, ...] = Field(min_length=2)
    links: tuple[Link, ...] = ()

    def within(self, node: Node) -> tuple[Node, ...]:
        """Return the nodes that stand within another."""
        return tuple(inner for inner in self.nodes if inner.within == node.key)

    def node_title(self, key: str) -> str:
        """Return the title of the node with this key."""
        return next(node.title for node in self.nodes if node.key == key)


class PhotoNote(FigureBase):
    """A photograph in the printed guide that we do not have: only what its caption tells."""

    kind: Literal["photo"]


Figure = Annotated[
    ListFigure | TableFigure | MatrixFigure | DiagramFigure | PhotoNote,
    Field(discriminator="kind"),
]
