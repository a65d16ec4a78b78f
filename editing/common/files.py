"""Write files for editors: all of them or none, whatever stops us on the way."""

from __future__ import annotations

from pathlib import Path


def write_all(texts: dict[Path, str]) -> None:
    """Write every text to its file, its line ends as they are.

    What can fail (a full disk, a folder that may not be written) fails before any file is changed.

    Raises:
        OSError: nothing is written.
    """
    written: dict[Path, Path] = {}
    try:
        for path, text in texts.items():
            written[path] = path.with_name(f".{path.name}.new")
            written[path].write_bytes(text.encode("utf-8"))
            if path.exists():
                written[path].chmod(path.stat().st_mode)
    except OSError:
        for new in written.values():
            new.unlink(missing_ok=True)
        raise
    for path, new in written.items():
        new.replace(path)
