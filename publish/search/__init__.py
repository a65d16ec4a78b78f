"""What the search looks in, from the pages as built."""
