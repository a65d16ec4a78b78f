"""The browser understands every rule that we wrote: a slip of the pen is dropped in silence."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page

from publish.build import ROOT

STYLES = sorted((ROOT / "docs/assets/stylesheets").glob("*.css"))
COUNT_RULES = """(css) => {
  const count = (rules) => [...rules].reduce((sum, rule) =>
    sum + (rule instanceof CSSNestedDeclarations ? 0 : 1) + count(rule.cssRules ?? []), 0)
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(css)
  return count(sheet.cssRules)
}"""


@pytest.mark.parametrize("path", STYLES, ids=lambda path: path.name)
def test_no_rule_is_dropped(page: Page, path: Path) -> None:
    written = path.read_text("utf-8")
    code = re.sub(r"/\*.*?\*/|\"[^\"]*\"", "", written, flags=re.DOTALL)
    assert page.evaluate(COUNT_RULES, written) == code.count("{")
