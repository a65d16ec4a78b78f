"""What the search looks in: the texts of the pages, and nothing that only looks like text."""

from __future__ import annotations

from pathlib import Path

import pytest

from publish.base.project import BuildError
from publish.pages.built_pages import read_pages
from publish.search.pages import IndexedPage, SearchIndexError

PREFIXES = ("tjek", "ord", "person")


def read_site(site: Path) -> list[IndexedPage]:
    return read_pages(site, PREFIXES).searched


def write_page(site: Path, content: str, path: str = "index.html", head: str = "") -> None:
    target = site / path
    target.parent.mkdir(parents=True, exist_ok=True)
    html = f"<!doctype html><html><head>{head}</head><body><p>Menu</p><main>{content}</main></body>"
    target.write_text(html, "utf-8")


def sections_of(site: Path, article: str) -> list[tuple[str, str, str]]:
    """Return the sections of a page whose article is titled »Side«."""
    write_page(site, f"<article><h1>Side</h1>{article}</article>")
    (page,) = read_site(site)
    assert page.title == "Side"
    return [(place.id, place.title, place.text) for place in page.places]


def test_headings_with_ids_divide_a_page(tmp_path: Path) -> None:
    found = sections_of(
        tmp_path,
        """<p>Indledning.</p>
        <h2 id="foer">Før<a class="headerlink" href="#foer">#</a></h2> <p>Et.</p>
        <h3 id="plan">En <em>god</em> plan</h3> <ul><li>To.</li><li>Tre.</li></ul>
        <h3>Uden id</h3> <h4 id="lille">Lille</h4> <p>Fire.</p>""",
    )
    assert found == [
        ("", "", "Indledning."),
        ("foer", "Før", "Et."),
        ("plan", "En god plan", "To.\nTre.\nUden id\nLille\nFire."),
    ]


def test_a_heading_without_text_is_found_by_its_title(tmp_path: Path) -> None:
    assert sections_of(tmp_path, '<h2 id="a">A</h2><h3 id="b">B</h3><p>Tekst.</p>') == [
        ("a", "A", ""),
        ("b", "B", "Tekst."),
    ]


def test_a_title_may_stand_outside_the_article(tmp_path: Path) -> None:
    write_page(tmp_path, "<h1>Forside\n  nu</h1><article><p>Tekst.</p></article><h1>Nej</h1>")
    (page,) = read_site(tmp_path)
    assert (page.url, page.title) == ("index.html", "Forside nu")
    assert [place.text for place in page.places] == ["Tekst."]


@pytest.mark.parametrize(
    "left_out",
    [
        "<p data-guide-no-search>skjult <b>ord</b></p>",
        '<span role="tooltip">skjult</span>',
        '<a class="big headerlink" href="#">skjult</a>',
        "<nav><ul><li>skjult</li></ul></nav>",
        "<script>skjult</script>",
        "<style>skjult</style>",
        "<button>skjult</button>",
        "<code>skjult</code>",
        "<select><option>skjult</option></select>",
        "<textarea>skjult</textarea>",
        "<svg><title>skjult</title></svg>",
        "<p hidden>skjult</p>",
        '<span aria-hidden="true">skjult</span>',
        "<div data-guide-no-search><br><p>skjult<h2 id=x>skjult</h2><img></div>",
        "<!-- skjult -->",
    ],
)
def test_what_is_no_text_of_the_page_is_left_out(tmp_path: Path, left_out: str) -> None:
    assert sections_of(tmp_path, f"<p>Før {left_out}</p><p>Efter</p>") == [("", "", "Før\nEfter")]


def test_a_heading_goes_with_text_that_is_left_out(tmp_path: Path) -> None:
    found = sections_of(
        tmp_path,
        '<p>Et.</p><h2 id="a">A</h2><ul data-guide-no-search><li>Link</li></ul>'
        '<h2 id="b">B</h2><ul data-guide-no-search><li>Link</li></ul><p>To.</p>',
    )
    assert found == [("", "", "Et."), ("b", "B", "To.")]


def test_a_term_stays_in_its_sentence_and_a_label_keeps_its_words(tmp_path: Path) -> None:
    found = sections_of(
        tmp_path,
        '<p>Planlæg <span><span role="button">genhus\u00adningen</span>'
        '<span role="tooltip">Forklaring</span></span> nu.</p>'
        "<li><label><input type=checkbox> Aftal 5\u00a0mio.\u00a0kr.</label></li>",
    )
    assert found == [("", "", "Planlæg genhusningen nu.\nAftal 5\u00a0mio.\u00a0kr.")]


def test_what_has_an_address_of_its_own_is_a_place_of_its_own(tmp_path: Path) -> None:
    found = sections_of(
        tmp_path,
        """<h2 id="liste">Liste</h2><p>Før.</p>
        <ul><li id="tjek-aftal"><label><input type=checkbox> <span>Aftal tid.</span></label>
        <button>Note</button><p>Spørg <b>alle</b> først.</p></li>
        <li id="andet">Ikke for sig.</li></ul>
        <section id="person-ida"><h2 id="person-ida-navn">Ida</h2><p>Leder.</p></section>
        <dl><div id="ord-drift"><dt>drift</dt><dd>At passe huse.</dd></div></dl><p>Efter.</p>""",
    )
    assert found == [
        ("liste", "Liste", "Før.\nIkke for sig.\nEfter."),
        ("tjek-aftal", "Aftal tid.", "Spørg alle først."),
        ("person-ida", "Ida", "Leder."),
        ("ord-drift", "drift", "At passe huse."),
    ]


def test_an_item_stays_when_something_in_it_is_left_out(tmp_path: Path) -> None:
    item = '<li id="tjek-a"><p>Aftal tid.</p><p data-guide-no-search>For alle</p></li>'
    assert sections_of(tmp_path, f'<h2 id="b">B</h2><ul>{item}</ul>') == [
        ("b", "B", ""), ("tjek-a", "Aftal tid.", ""),
    ]


def test_a_name_is_a_line_before_what_the_person_does(tmp_path: Path) -> None:
    assert sections_of(
        tmp_path, '<ul><li id="person-bo"><strong>Bo</strong><span>tømrer</span></li></ul>'
    ) == [("person-bo", "Bo", "tømrer")]


def test_without_such_places_all_is_the_sections(tmp_path: Path) -> None:
    write_page(tmp_path, '<article><h1>A</h1><p id="tjek-a">Et.</p></article>')
    (page,) = read_pages(tmp_path, ()).searched
    assert [(place.id, place.text) for place in page.places] == [("", "Et.")]


def test_a_page_without_text_is_found_by_its_title(tmp_path: Path) -> None:
    write_page(tmp_path, "<article><h1>Alene</h1></article>")
    assert [(page.title, page.places) for page in read_site(tmp_path)] == [("Alene", [])]


def test_a_page_says_its_chapter_and_what_it_is_about(tmp_path: Path) -> None:
    write_page(
        tmp_path, '<article data-guide-chapter="Råd · Før"><h1>A</h1><p>x</p></article>',
        head='<meta name="description" content="Om A &amp; B">',
    )
    (page,) = read_site(tmp_path)
    assert (page.chapter, page.lead) == ("Råd · Før", "Om A & B")


def test_letters_made_of_two_are_one(tmp_path: Path) -> None:
    assert sections_of(tmp_path, "<p>a\u030a</p>") == [("", "", "å")]


def test_pages_come_in_order_without_those_that_are_no_pages(tmp_path: Path) -> None:
    for path in ("b/index.html", "index.html", "a/index.html"):
        write_page(tmp_path, f"<article><h1>{path}</h1><p>x</p></article>", path)
    write_page(tmp_path, "<h1>Findes ikke</h1>", "404.html")
    write_page(tmp_path, "Flyttet", "old.html", '<meta http-equiv="refresh" content="0; url=a/">')
    write_page(tmp_path, "et eksempel", "assets/vendor/thing/demo.html")
    hidden = "<article data-guide-no-search><h1>Skjult</h1><p>x</p></article>"
    write_page(tmp_path, f"<h1>Skjult</h1>{hidden}", "hidden/index.html")
    assert [page.url for page in read_site(tmp_path)] == [
        "a/index.html", "b/index.html", "index.html",
    ]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        pytest.param("<h1>Side</h1><p>x</p>", "<article>", id="no article"),
        pytest.param("<article><h1>Side</h1><p>x", "<article>", id="cut off"),
        pytest.param("<article><p>x</p></article>", "h1", id="no title"),
        pytest.param("<article><h1> </h1><p>x</p></article>", "h1", id="empty title"),
    ],
)
def test_a_damaged_page_is_named(
    tmp_path: Path, content: str, says: str
) -> None:
    write_page(tmp_path, "<article><h1>Hel</h1></article>")
    write_page(tmp_path, content, "b/index.html")
    with pytest.raises(SearchIndexError, match=f"^b/index.html: .*{says}"):
        read_site(tmp_path)


def test_a_page_in_another_encoding_is_named(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_bytes("<article><h1>Før</h1></article>".encode("latin-1"))
    with pytest.raises(BuildError, match=r"^index\.html: .*UTF-8"):
        read_site(tmp_path)
