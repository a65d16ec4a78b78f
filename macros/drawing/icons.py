"""The icons, drawn into the page so that they take its colours and need no request."""

from __future__ import annotations

import re
from functools import cache

from markupsafe import Markup

from macros.files.project import ROOT

# The templates of the document in overrides/ draw the same files.
FOLDER = ROOT / "overrides" / "icons"

_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_BETWEEN = re.compile(r"\s+")


@cache
def icon(name: str) -> Markup:
    """Return the icon as HTML that screen readers pass over: the text beside it says it all.

    Raises:
        FileNotFoundError: there is no icon of that name in `FOLDER`.
    """
    drawing = _COMMENT.sub("", (FOLDER / f"{name}.svg").read_text("utf-8"))
    drawing = _BETWEEN.sub(" ", drawing).replace("> <", "><").strip()
    return Markup(f'<span class="guide-icon" aria-hidden="true">{drawing}</span>')  # noqa: S704 - our own file
