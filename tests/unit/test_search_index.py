"""What the search looks in: the texts of the pages, and nothing that only looks like text."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from publish.search_index import INDEX, SearchIndexError, read_site, write_index
from tests.examples import ROOT

PREFIX = "window.guideSearchIndex="


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
    return [(section.id, section.title, section.text) for section in page.sections]


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
    assert [section.text for section in page.sections] == ["Tekst."]


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


def test_the_same_site_gives_the_same_bytes(tmp_path: Path) -> None:
    written = []
    for name, paths in (("one", ["a.html", "b.html"]), ("two", ["b.html", "a.html"])):
        for path in paths:
            write_page(tmp_path / name, f"<article><h1>{path}</h1></article>æ", path)
        for _ in range(2):
            write_index(tmp_path / name)
            written.append((tmp_path / name / INDEX).read_bytes())
    assert len(set(written)) == 1
    assert b"\r" not in written[0]


def test_hostile_text_stays_text(tmp_path: Path) -> None:
    hostile = "</script><script>alert(1)</script> &amp; \u2028 \u2029 \" \\ <!--"
    escaped = hostile.replace("<", "&lt;")
    write_page(tmp_path, f"<article><h1>A &lt;/script></h1><p>{escaped}</p></article>")
    write_index(tmp_path)
    script = (tmp_path / INDEX).read_text("utf-8")
    assert not set("<>&\u2028\u2029") & set(script)
    assert script.count("\n") == 1
    (page,) = json.loads(script.removeprefix(PREFIX))
    assert page["title"] == "A </script>"
    assert page["sections"][0]["text"] == hostile.replace("&amp;", "&")


@pytest.mark.parametrize(
    ("content", "says"),
    [
        pytest.param("<h1>Side</h1><p>x</p>", "<article>", id="no article"),
        pytest.param("<article><h1>Side</h1><p>x", "<article>", id="cut off"),
        pytest.param("<article><p>x</p></article>", "h1", id="no title"),
        pytest.param("<article><h1> </h1><p>x</p></article>", "h1", id="empty title"),
    ],
)
def test_a_damaged_page_is_named_and_nothing_is_written(
    tmp_path: Path, content: str, says: str
) -> None:
    write_page(tmp_path, "<article><h1>Hel</h1></article>")
    write_page(tmp_path, content, "b/index.html")
    with pytest.raises(SearchIndexError, match=f"^b/index.html: .*{says}"):
        write_index(tmp_path)
    assert not (tmp_path / INDEX).exists()


def test_a_page_in_another_encoding_is_named(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_bytes("<article><h1>Før</h1></article>".encode("latin-1"))
    with pytest.raises(SearchIndexError, match=r"^index\.html: er ikke UTF-8"):
        read_site(tmp_path)


def run(site: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "publish.search_index", "--site-dir", site]
    return subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)


def test_it_runs_alone(tmp_path: Path) -> None:
    write_page(tmp_path, "<article><h1>Side</h1></article>")
    assert run(tmp_path).returncode == 0
    assert (tmp_path / INDEX).exists()


def test_run_alone_it_says_what_is_wrong(tmp_path: Path) -> None:
    done = run(tmp_path / "missing")
    assert done.returncode == 1
    assert done.stderr.strip().endswith("har ingen sider. Byg sitet først: make build")
