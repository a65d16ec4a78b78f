"""What integration tests share with the unit tests: guides that a test may change."""

from tests.unit.conftest import committed, committed_guides, real, tiny, untouched

__all__ = ["committed", "committed_guides", "real", "tiny", "untouched"]
