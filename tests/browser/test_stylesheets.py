"""The browser understands every rule that we wrote: a slip of the pen is dropped in silence."""

from __future__ import annotations

import re

from playwright.sync_api import Page

from publish.engine.build import ROOT
from tests.browser import reader

STYLES = sorted([
    *(ROOT / "styles").glob("*/*.css"), *(ROOT / "macros/components").glob("*/*.css"),
])
COUNT_RULES = """(css) => {
  const count = (rules) => [...rules].reduce((sum, rule) =>
    sum + (rule instanceof CSSNestedDeclarations ? 0 : 1) + count(rule.cssRules ?? []), 0)
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(css)
  return count(sheet.cssRules)
}"""


def test_no_rule_is_dropped(page: Page) -> None:
    assert len(STYLES) > 50
    dropped = []
    for path in STYLES:
        written = path.read_text("utf-8")
        code = re.sub(r"/\*.*?\*/|\"[^\"]*\"", "", written, flags=re.DOTALL)
        kept = page.evaluate(COUNT_RULES, written)
        if kept != code.count("{"):
            dropped.append(f"{path.relative_to(ROOT)}: {kept} rules of {code.count('{')}")
    reader.assert_no(dropped)
