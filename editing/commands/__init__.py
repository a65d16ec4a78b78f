"""The commands `make new`, `make rename`, `make retire` and `make format`, and what they ask."""
