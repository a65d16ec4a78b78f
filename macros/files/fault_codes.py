"""The codes of faults: one for each kind, whatever words and names its message has.

A code is for what must not hang on Danish words: code that decides by a fault, tests, hosts that
group findings, and an editor who looks one up in the handbook. It stays when the message is put
better. A kind of fault that several rooms find stands with the first of them.
"""

from __future__ import annotations

from typing import Literal, get_args

# macros/files: what stands in the tree, what can be read as text and as YAML, and addresses.
_Files = Literal[
    "address-disguised",  # its host is written in code (xn--), or has a name in front of it
    "address-invalid",
    "configuration-second",
    "file-encoding",
    "file-kind-unpublished",
    "file-name-invalid",
    "file-not-regular",
    "file-too-large",
    "file-unreadable",
    "letters-ruined",
    "link-leaves-docs",
    "link-unusable",
    "merge-mark",
    "picture-kind-wrong",
    "sign-unseen",
    "svg-unusable",
    "tree-too-large",
    "yaml-bracket",
    "yaml-colon",
    "yaml-dash",
    "yaml-field-name",
    "yaml-field-twice",
    "yaml-indentation",
    "yaml-quote-open",
    "yaml-several-documents",
    "yaml-special-mark",
    "yaml-tabulator",
    "yaml-text-lost",  # behind a # that makes a comment of it
    "yaml-too-deep",
    "yaml-unreadable",
]

# macros/model: what a field may hold.
_Model = Literal[
    "choice-unknown",
    "day-invalid",
    "edition-number-invalid",
    "email-invalid",
    "field-empty",
    "field-misplaced",
    "field-missing",
    "field-unknown",
    "fields-expected",
    "html-in-text",
    "id-invalid",
    "line-break",
    "list-expected",
    "list-length",
    "number-expected",
    "number-out-of-range",
    "page-path-invalid",
    "placeholder-missing",
    "placeholder-unknown",
    "text-expected",
    "text-too-long",
    "unit-name-invalid",
    "value-invalid",
    "yes-or-no-expected",
]

# macros/reading: what data/, a page, the menu and the settings hold, and what is no longer there.
_Reading = Literal[
    "anchor-invalid",
    "anchor-twice",
    "content-missing",
    "file-elsewhere",  # not among the guide's own
    "file-lost",
    "file-missing",
    "file-not-read",
    "front-matter-missing",
    "heading-anchor-missing",
    "heading-attribute-unknown",
    "heading-level-skipped",
    "html-forbidden",
    "id-lost",
    "id-not-file-name",
    "id-twice",
    "image-text-missing",
    "jinja-code",
    "link-file-missing",
    "macro-expected",
    "macro-in-html",
    "macro-not-alone",
    "macro-twice",
    "macro-unreadable",
    "menu-chapter",
    "menu-missing",
    "menu-order",
    "page-missing",
    "page-not-in-menu",
    "page-too-complex",
    "repository-invalid",
    "title-missing",
    "title-twice",
]

# macros/checks: what only the whole guide shows.
_Checks = Literal[
    "address-twice",
    "anchor-missing",
    "coordinates-half",
    "coordinates-outside",
    "cross-link-unshown",
    "diagram-node-twice",
    "diagram-node-unknown",
    "diagram-node-within-itself",
    "edition-order",
    "entry-unplaced",
    "figure-layout",  # the figure does not hold what its layout draws
    "icon-unknown",
    "id-unknown",
    "knowledge-origin-missing",
    "link-to-unplaced",
    "macro-argument",
    "macro-missing",
    "macro-unknown",
    "map-missing",
    "map-place-missing",
    "moved-page-stands",
    "moved-page-twice",
    "namespace-changed",
    "number-taken",
    "page-taken",
    "review-in-future",
    "setting-changed",
    "setting-forbidden",
    "speaker-missing",
    "step-of-other",
    "synonym-ignored",
    "synonym-twice",
    "synonym-unknown",
    "table-row-length",
    "title-of-other",
    "unit-left-out-and-placed",
    "unit-unplaced",
    "weight-without-page",
]

# editing: advice on style, and the lists that it goes by.
_Editing = Literal[
    "phrase-too-short",
    "style-heavy-page",
    "style-layout",
    "style-long-sentence",
    "style-number-differs",
    "style-number-missing",
    "style-quoted",
    "style-spelling",
    "style-word-list",
    "word-list-invalid",
]

FaultCode = Literal[_Files, _Model, _Reading, _Checks, _Editing]

FAULT_CODES: tuple[FaultCode, ...] = get_args(FaultCode)
