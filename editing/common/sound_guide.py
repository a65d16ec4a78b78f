"""Read a guide that has no faults: what cannot be read cannot be told of, nor changed."""

from __future__ import annotations

from pathlib import Path

from macros.checks.everything import faults_of
from macros.files.errors import GuideFaults
from macros.reading.data_files import Data, read_data
from macros.reading.pages import Page, read_pages


def read_sound_guide(root: Path) -> tuple[Data, dict[str, Page]]:
    """Return the data and the pages of the guide in `root`, by path. Raises GuideFaults."""
    data, pages = read_data(root), read_pages(root)
    if faults := faults_of(data, pages):
        raise GuideFaults(faults)
    return data, pages
