"""The command `make changes`: what a proposal changes for readers."""
