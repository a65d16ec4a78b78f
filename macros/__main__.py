"""Check data/ and docs/ without building the site: python -m macros."""

from __future__ import annotations

import sys

from macros.checks.command import main

sys.exit(main(sys.argv[1:]))
