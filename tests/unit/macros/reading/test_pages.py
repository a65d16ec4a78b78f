"""What a page under docs/ says of itself: title, anchors, units, calls and links."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.reading.macro_calls import MacroCall
from macros.reading.pages import Page, read_pages

# On one line, so that a page's text begins on line 4.
FRONT_MATTER = (
    "---\n"
    "{description: About a garden, owner: club, reviewed: 2021-05-04, review_after: 12}\n"
    "---\n"
)


def read(folder: Path, body: str) -> Page:
    docs = folder / "docs"
    docs.mkdir()
    (docs / "index.md").write_text(FRONT_MATTER + body, "utf-8")
    return read_pages(folder)["index.md"]


def test_pages_are_known_by_their_path_under_docs(tiny: Path) -> None:
    pages = read_pages(tiny)
    assert pages["roles/index.md"].title == "Roles"
    assert pages["roles/index.md"].shown == Path("docs/roles/index.md")


def test_a_title_that_a_macro_writes_is_left_to_the_entry(tiny: Path) -> None:
    assert read_pages(tiny)["topics/soil/index.md"].title == ""


def test_a_heading_has_its_anchor_and_units(tmp_path: Path) -> None:
    page = read(tmp_path, '# Title\n\n## Two { #two data-units="R1.a R1.b" }\n\n### Three { #x }\n')
    two, three = page.headings[1:]
    assert (two.level, two.text, two.anchor, two.units) == (2, "Two", "two", ("R1.a", "R1.b"))
    assert (two.line, two.column) == (6, 15)
    assert (three.level, three.anchor, three.units) == (3, "x", ())
    assert page.faults == []


def test_units_may_stand_on_the_title_without_an_anchor(tmp_path: Path) -> None:
    page = read(tmp_path, '# Title { data-units="R1" }\n')
    assert (page.title, page.headings[0].units) == ("Title", ("R1",))


def test_calls_are_found_with_their_line_and_column(tmp_path: Path) -> None:
    page = read(tmp_path, '# T\n\nSee {{ link("unit", "A") }} and {{link("unit", "B", "b")}}.\n')
    assert page.calls == [
        MacroCall("link", ("unit", "A"), 6, 8),
        MacroCall("link", ("unit", "B", "b"), 6, 35),
    ]


def test_a_call_in_raw_text_is_no_call(tmp_path: Path) -> None:
    page = read(tmp_path, '# T\n\n{% raw %}{{ figure("x") }}{% endraw %}\n')
    assert (page.calls, page.faults) == ([], [])


@pytest.mark.parametrize("fence", ["```", "~~~"])
def test_code_is_neither_a_heading_nor_a_link(tmp_path: Path, fence: str) -> None:
    page = read(tmp_path, f"# T\n\n{fence}\n## No anchor\n[x](nowhere.md)\n{fence}\n")
    assert (len(page.headings), page.links, page.faults) == (1, [], [])


def test_code_in_a_line_is_no_link(tmp_path: Path) -> None:
    page = read(tmp_path, "# T\n\nWrite `[x](nowhere.md)` or ``[`x`](no.md)``.\n")
    assert (page.links, page.faults) == ([], [])


@pytest.mark.parametrize(
    "link",
    [
        "[x](https://www.example.org/a_(b)#c)",
        "[x](http://example.org)",
        "[x](mailto:a@example.org)",
        "[x](tel:12345678)",
        "[x](index.md)",
        '[x](index.md#here "With a title")',
        "[x](#here)",
        "![x](picture.png)",
        '![](picture.png){ role="presentation" width="9" }',
        "`![](picture.png)`",
        '<img alt="x" src="picture.png">',
        '<img src="picture.png" alt="" role="presentation">',
        "<https://www.example.org>",
    ],
)
def test_links_that_lead_somewhere_are_no_fault(tmp_path: Path, link: str) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "picture.png").write_bytes(b"")
    (tmp_path / "docs" / "index.md").write_text(
        f"{FRONT_MATTER}# T\n\n## Here {{ #here }}\n\n{link}\n", "utf-8"
    )
    assert read_pages(tmp_path)["index.md"].faults == []


def test_front_matter_from_windows_is_read_like_any_other(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    text = "\ufeff" + (FRONT_MATTER + "# Title\n").replace("\n", "\r\n")
    (tmp_path / "docs" / "index.md").write_bytes(text.encode())
    page = read_pages(tmp_path)["index.md"]
    assert (page.title, page.faults) == ("Title", [])


def test_lines_below_the_front_matter_keep_their_numbers(tmp_path: Path) -> None:
    page = read(tmp_path, "# Title\n\ntext\n\n## No anchor\n")
    assert [fault.line for fault in page.faults] == [8]


def test_every_fault_of_a_page_is_found_in_one_reading(tmp_path: Path) -> None:
    page = read(tmp_path, "## One\n\n## Two { #æ }\n\n[x](y/)\n\n{{ related }}\n")
    assert sorted(fault.line for fault in page.faults) == [1, 4, 6, 8, 10]


@pytest.mark.parametrize("image", [
    "![](picture.png)", "![ ](picture.png){ .wide }", '<img src="picture.png">',
    '<img data-alt="x" src="picture.png" alt="">',
])
def test_an_image_that_says_nothing_is_a_fault(tmp_path: Path, image: str) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "picture.png").write_bytes(b"")
    (tmp_path / "docs" / "index.md").write_text(f"{FRONT_MATTER}# T\n\nSee {image}\n", "utf-8")
    (fault,) = read_pages(tmp_path)["index.md"].faults
    assert str(fault).startswith(
        "docs/index.md:6:5: billede: mangler en tekst til den, der ikke kan se det – skriv i "
    )
    assert 'role="presentation", hvis det kun er pynt' in str(fault)


def test_a_heading_that_skips_a_level_is_a_fault(tmp_path: Path) -> None:
    page = read(
        tmp_path, "# T\n\n## A { #a }\n\n#### B\n\n##### C\n\n## D { #d }\n\n### E { #e }\n"
    )
    assert [str(fault) for fault in page.faults] == [
        "docs/index.md:8:1: overskrift: springer fra niveau 2 til niveau 4 – skriv ###, så den kan "
        "findes af den, der lytter til siden [heading-level-skipped]"
    ]
