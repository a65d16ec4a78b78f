"""Keep what takes long to make, below .cache/, by the checksum of all it was made from.

The folder may be deleted at any time. Nothing in it is ever out of date: what is made from
something else has another name.
"""

import hashlib
import os
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path

from publish.base.project import ROOT

CACHE = ROOT / ".cache"


def checksum(parts: Iterable[bytes | str]) -> str:
    """Return what stands for the parts in their order."""
    summed = hashlib.sha256()
    for part in parts:
        content = part.encode() if isinstance(part, str) else part
        summed.update(hashlib.sha256(content).digest())
    return summed.hexdigest()[:20]


def kept(name: str, make: Callable[[], bytes]) -> bytes:
    """Return what is kept under the name, a path below `CACHE`; when nothing is, make and keep it.

    The name is to hold the `checksum` of everything that `make` looks at.
    """
    file = CACHE / name
    if file.is_file():
        return file.read_bytes()
    content = make()
    file.parent.mkdir(parents=True, exist_ok=True)
    handle, new = tempfile.mkstemp(dir=file.parent)
    with os.fdopen(handle, "wb") as begun:
        begun.write(content)
    Path(new).replace(file)  # whole or not at all, also when two programs make it
    return content
