"""From sources to what readers get: build the site, show it, and fetch what that needs."""

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent  # the project's folder
