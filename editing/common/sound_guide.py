"""Read a guide that has no faults: what cannot be read cannot be told of, nor changed."""

from __future__ import annotations

from pathlib import Path

from macros.checks.everything import sound
from macros.reading.data_files import SoundData, read_data
from macros.reading.pages import SoundPage, read_pages


def read_sound_guide(root: Path) -> tuple[SoundData, dict[str, SoundPage]]:
    """Return the data and the pages of the guide in `root`, by path. Raises GuideFaults."""
    return sound(read_data(root), read_pages(root))
