"""The last pass over a page: typography, and each term explained where it is first used."""

from __future__ import annotations

import re

import pytest

from macros.checks.everything import sound
from macros.guide.guide import Guide
from macros.pages.finish import finish
from macros.reading.data_files import read_data
from macros.reading.pages import read_pages
from tests.examples import TINY_GUIDE


@pytest.fixture(scope="session")
def danish_guide() -> Guide:
    """The tiny guide with terms that have Danish letters, marks and a name within a name."""
    data = read_data(TINY_GUIDE)
    words = {"compost": ("frø", ("frøet",)), "raised-bed": ("bed", ()), "mulch": ("højbed", ())}
    for index, record in enumerate(data.records):
        if record.kind.name == "glossary_term":
            term, forms = words[record.entry.id]
            entry = record.entry.model_copy(update={
                "term": term, "forms": forms, "definition": 'A <b> & "x" for 5 kr.'
            })
            data.records[index] = type(record)(record.kind, entry, record.source, record.loc)
    return Guide(*sound(data, read_pages(TINY_GUIDE)))


def explained(html: str) -> list[str]:
    """Return the words that are explained, in order."""
    return re.findall(r'<span[^>]* data-guide-term="[^"]*"><[^>]*>([^<]*)<', html)


def test_a_term_is_explained_where_it_is_first_used_and_not_again(guide: Guide) -> None:
    html = finish("<p>Good compost.</p><p>More compost, composting.</p>", guide)
    assert explained(html) == ["compost"]
    assert html.index("data-guide-term") < html.index("More")
    assert "Kitchen scraps and leaves that have turned into soil." in html


def test_any_form_of_a_term_counts_as_its_use(guide: Guide) -> None:
    assert explained(finish("<p>Raised beds. A raised bed.</p>", guide)) == ["Raised beds"]


def test_each_term_is_explained_once(guide: Guide) -> None:
    html = finish("<p>Mulch and compost and mulch.</p>", guide)
    assert explained(html) == ["Mulch", "compost"]


@pytest.mark.parametrize(
    "html",
    [
        "<h1>Compost</h1>", "<h2>On compost</h2>", "<h3><em>compost</em></h3>",
        '<p><a href="x">compost</a></p>', "<p><button>compost</button></p>",
        "<p><label>compost</label></p>", "<details><summary>compost</summary></details>",
        "<p><code>compost</code></p>", "<pre>compost</pre>", "<dl><dt>compost</dt></dl>",
        "<table><tr><th>compost</th></tr></table>", "<script>compost</script>",
        "<figcaption><span>compost</span></figcaption>", '<p title="compost">x</p>',
        "<!-- compost --><p>x</p>", "<div data-guide-no-terms><p>compost</p></div>",
        "<p data-guide-no-terms>compost</p>",
    ],
)
def test_a_term_is_not_explained_where_a_button_would_be_in_the_way(
    guide: Guide, html: str
) -> None:
    assert finish(html, guide) == html


def test_a_term_is_explained_after_a_place_where_it_is_not(guide: Guide) -> None:
    html = finish(
        "<h2>Compost</h2><div data-guide-no-terms><p>compost</p></div><p>Good compost.</p>", guide
    )
    assert explained(html) == ["compost"]
    assert html.startswith("<h2>Compost</h2><div data-guide-no-terms><p>compost</p></div><p>Good")


@pytest.mark.parametrize("text", ["mulching", "xmulch", "mulch-free", "re-mulch", "mulchæ"])
def test_a_part_of_another_word_is_no_term(guide: Guide, text: str) -> None:
    assert explained(finish(f"<p>{text}</p>", guide)) == []


@pytest.mark.parametrize("text", ["mulch.", "(mulch)", "»mulch«", "mulch,", "MULCH", "mulch/soil"])
def test_marks_around_a_word_do_not_hide_it(guide: Guide, text: str) -> None:
    assert len(explained(finish(f"<p>{text}</p>", guide))) == 1


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Frø og frøet", ["Frø"]),
        ("frøets", []),
        ("Et HØJBED er et bed", ["HØJBED", "bed"]),
        ("småfrø", []),
    ],
)
def test_danish_letters_belong_to_words(
    danish_guide: Guide, text: str, words: list[str]
) -> None:
    assert explained(finish(f"<p>{text}</p>", danish_guide)) == words


def test_a_definition_is_text_and_set_like_text(danish_guide: Guide) -> None:
    html = finish("<p>frø</p>", danish_guide)
    assert "A &lt;b&gt; &amp; »x« for 5\u00a0kr." in html


def test_text_is_set_and_stays_text(guide: Guide) -> None:
    html = finish('<p>Mere end 5 kr. &amp; "a &lt; b" &quot;c&quot; &#39;d&#39;</p>', guide)
    assert html == "<p>Mere end 5\u00a0kr. &amp; »a &lt; b« »c« 'd'</p>"


def test_marks_open_and_close_across_tags(guide: Guide) -> None:
    html = finish(
        """<p>Han sagde "<em>ja</em>". <a href="x">"Nej"</a>, "<b>x</b>" (<i>"y"</i>)</p>""", guide
    )
    assert html == (
        """<p>Han sagde »<em>ja</em>«. <a href="x">»Nej«</a>, »<b>x</b>« (<i>»y«</i>)</p>"""
    )


def test_a_mark_that_begins_a_paragraph_opens(guide: Guide) -> None:
    assert finish('<p>ja</p><p>"nej"</p>', guide) == "<p>ja</p><p>»nej«</p>"


@pytest.mark.parametrize("tag", ["code", "pre", "script", "style", "kbd"])
def test_code_is_left_as_it_is(guide: Guide, tag: str) -> None:
    html = f'<{tag}>"5 kr." &amp;lt; - x ...</{tag}>'
    assert finish(html, guide) == html


def test_attributes_and_comments_are_left_as_they_are(guide: Guide) -> None:
    html = '<!-- "5 kr." <p> --><p data-x="5 kr. > 4" title="a - b">x</p>'
    assert finish(html, guide) == html


def test_tags_that_close_themselves_do_not_hide_what_follows(guide: Guide) -> None:
    html = finish('<p><input type="checkbox"><br/>mulch<img src="x" alt="mulch"></p>', guide)
    assert explained(html) == ["mulch"]


def test_the_tooltip_belongs_to_its_word(guide: Guide) -> None:
    html = finish("<p>mulch</p>", guide)
    described = re.search(r'aria-describedby="([^"]+)"', html)
    assert described
    assert f'id="{described[1]}"' in html


def test_the_time_to_read_counts_the_whole_page_in_begun_minutes(guide: Guide) -> None:
    time = '<p class="guide-reading-time">Takes {minutes} min</p>'
    short, long = (finish(f"{time}<p>{'word ' * n}</p>", guide) for n in (150, 410))
    assert "Takes 1 min" in short
    assert "Takes 3 min" in long


def test_only_the_reading_time_is_filled_in(guide: Guide) -> None:
    assert "{minutes}" in finish("<p>Write {minutes} here.</p>", guide)
