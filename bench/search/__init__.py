"""How well the guide's search finds, how it grows, and what others find in the same pages."""
