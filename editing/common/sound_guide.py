"""Read a guide that has no faults: what cannot be read cannot be told of, nor changed."""

from __future__ import annotations

from pathlib import Path

from macros.checks.everything import sound
from macros.files.errors import GuideFaults
from macros.reading.data_files import SoundData, read_data
from macros.reading.pages import SoundPage, read_pages


def read_or_tell(root: Path) -> tuple[SoundData, dict[str, SoundPage]] | None:
    """Return the data and the pages of the guide in `root`; or print its faults, and nothing."""
    try:
        return sound(read_data(root), read_pages(root))
    except GuideFaults as error:
        print(f"{error}\n\nRet fejlene først. Intet er ændret.")
        return None
