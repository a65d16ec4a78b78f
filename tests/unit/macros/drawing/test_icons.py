"""An icon is drawn into the page: small, in the text's colour, silent."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from markupsafe import Markup

from macros.drawing.icons import FOLDER, icon

NAMES = sorted(path.stem for path in FOLDER.glob("*.svg"))


@pytest.mark.parametrize("name", NAMES)
def test_an_icon_takes_the_colour_of_its_text_and_says_nothing(name: str) -> None:
    drawn = BeautifulSoup(icon(name), "html.parser")
    assert drawn.span["class"] == ["guide-icon"]
    assert drawn.span["aria-hidden"] == "true"
    assert "currentcolor" in str(drawn.svg).lower()
    assert not drawn.find(["style", "script", "title", "text"])
    assert not drawn.find(attrs={"style": True})
    assert not drawn.find(attrs={"id": True}), "the same icon may stand twice on a page"


def test_an_icon_is_html_and_holds_no_comment_or_wide_space() -> None:
    drawn = icon("compass")
    assert isinstance(drawn, Markup)
    assert "<!--" not in drawn
    assert "\n" not in drawn
    assert "> <" not in drawn


def test_an_icon_that_is_not_there_is_a_fault() -> None:
    with pytest.raises(FileNotFoundError, match=r"no-such-icon\.svg"):
        icon("no-such-icon")
