"""Where the parts of a figure, a map and an icon go; no data, no colours."""
