"""The whole guide: entries by id, relations from both sides, the way from a page to a place."""
