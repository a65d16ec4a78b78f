"""Write a text into YAML in the house's form, so that every program reads the same text.

Plain where it begins with a letter and cannot be taken for anything else, in YAML 1.1 or 1.2;
several lines under each other behind a bar; everything else between double quotes.
"""

from __future__ import annotations

import json
import re

# YAML 1.1 reads them as yes, no or nothing.
_WORDS = {"y", "n", "yes", "no", "on", "off", "true", "false", "null"}
_UNPRINTED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")
# What ends a plain text early, or would be lost at its ends.
_MEANS_SOMETHING = re.compile(r":(?:\s|$)|\s#|\s$|\n|\t")
_NO_BLOCK = re.compile(r"^\s|[^\S\n]\n|\s$|\t")


def yaml_text(text: str, indent: int) -> str:
    """Return the text as it stands behind `key: ` or `- `, without a line break at its end.

    `indent` is the number of spaces in front of the lines of a text with several.
    """
    if _may_be_plain(text):
        return text
    kept = text.removesuffix("\n")
    if "\n" in kept and not _UNPRINTED.search(text) and not _NO_BLOCK.search(kept):
        lines = [f"{' ' * indent}{line}" if line else "" for line in kept.split("\n")]
        return "\n".join(["|" if kept != text else "|-", *lines])
    quoted = json.dumps(text, ensure_ascii=False)  # a text in JSON is one in YAML too
    return _UNPRINTED.sub(lambda sign: f"\\u{ord(sign[0]):04x}", quoted)


def _may_be_plain(text: str) -> bool:
    return (
        text[:1].isalpha() and text.lower() not in _WORDS
        and not _UNPRINTED.search(text) and not _MEANS_SOMETHING.search(text)
    )
