"""What an entry, a figure and the settings hold, and how they refer; no files, no HTML."""
