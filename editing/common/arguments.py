"""What editors write after a command's name, read the same way by all commands."""

from __future__ import annotations

import argparse
import datetime


def day(text: str) -> datetime.date:
    """Return the day that is written as 2026-11-27; argparse tells of any other text."""
    try:
        return datetime.datetime.strptime(text, "%Y-%m-%d").date()
    except ValueError:
        raise argparse.ArgumentTypeError(f"»{text}« er ikke en dag; skriv fx 2026-11-27") from None
