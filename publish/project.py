"""What every step of publishing shares: where the project is, and the error that stops it."""

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


class BuildError(Exception):
    """The site cannot be built; the text is what a person needs to mend it."""
