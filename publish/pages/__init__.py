"""Steps from what an engine wrote to the pages that readers get, each with one thing to add."""
