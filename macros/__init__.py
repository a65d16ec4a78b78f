"""Entry point for MkDocs macros and Zensical: registers macros, and hands on the frame's words.

Zensical executes this file for every page, so it keeps no state.
"""

import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
if str(ROOT) not in sys.path:  # the zensical command leaves the project off sys.path
    sys.path.insert(0, str(ROOT))


def define_env(env: Any) -> None:
    """Register the macros that pages may call, and give the document around them its words."""
    from macros.guide.guide import load_guide
    from macros.handed_on.frame import give_document
    from macros.pages.finish import finish_with
    from macros.pages.page_macros import page_macros

    guide = load_guide(Path(env.project_dir))
    finish_with(guide)
    give_document(env.conf, guide)
    for name, macro in page_macros(guide).items():
        env.macro(macro, name)
