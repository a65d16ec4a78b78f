"""Put the stylesheets into a site: the house's from styles/, and each component's own.

They lie in rooms and in the components' folders where they are written, and all beside each other
in the site, so that an address in one of them is true wherever it was written.
"""

import shutil
from pathlib import Path

from macros.components.declared import FOLDER as COMPONENTS
from macros.components.declared import STYLES, declared, style_address
from publish.base.project import ROOT

SOURCES = ROOT / "styles"


def write_styles(site: Path) -> None:
    """Write every stylesheet that pages may ask for into the built `site`."""
    (site / STYLES).mkdir(parents=True, exist_ok=True)
    for file in SOURCES.glob("*/*.css"):
        shutil.copyfile(file, site / STYLES / file.name)
    for component in declared().values():
        for sheet in component.sheets:
            source = COMPONENTS / component.name / f"{sheet}.css"
            shutil.copyfile(source, site / style_address(component.name, sheet))
