"""What is written is changed, every other character left: YAML, the menu, pages, links to them."""
