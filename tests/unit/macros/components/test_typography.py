"""Danish marks and spaces in running text."""

from __future__ import annotations

import pytest

from macros.components.typography import typeset

CASES = [
    ("750 mio. kr.", "750\u00a0mio.\u00a0kr."),
    ("1,5 år", "1,5\u00a0år"),
    ("49,4 procent", "49,4\u00a0procent"),
    ("5,6 procentpoint", "5,6\u00a0procentpoint"),
    ("§ 6 a", "§\u00a06\u00a0a"),
    ("§ 6 af loven", "§\u00a06 af loven"),
    ("ca. 900 beboere", "ca.\u00a0900\u00a0beboere"),
    ("Ca. 900", "Ca.\u00a0900"),
    ("tlf. 3376 2000", "tlf.\u00a03376 2000"),
    ("3 dagene", "3 dagene"),
    ("4 årstider", "4 årstider"),
    ('Han siger "ja" til det', "Han siger »ja« til det"),
    ('("ja")', "(»ja«)"),
    ("“ja” og ”nej”", "»ja« og »nej«"),
    ("»ja«", "»ja«"),
    ('"Ja", siger han.', "»Ja«, siger han."),
    ("før - efter", "før\u00a0– efter"),
    ("før — efter", "før\u00a0– efter"),
    ("2003-2006 og fysisk-social", "2003-2006 og fysisk-social"),
    ("og så ...", "og så …"),
    ("it's", "it's"),
    ("", ""),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_text_is_set_in_danish(text: str, expected: str) -> None:
    assert typeset(text) == expected


@pytest.mark.parametrize("text", [expected for _, expected in CASES])
def test_text_that_is_set_stays_as_it_is(text: str) -> None:
    assert typeset(text) == text


def test_a_mark_that_follows_a_word_across_a_tag_closes() -> None:
    assert typeset('", siger han', glued=True) == "«, siger han"


def test_a_mark_before_a_tag_opens() -> None:
    assert typeset('Han siger "') == "Han siger »"
