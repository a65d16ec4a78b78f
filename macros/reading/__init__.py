"""data/, docs/ and mkdocs.yml into validated entries, pages and settings, every fault collected."""
