"""The command `make style`: advice on spelling, heavy text, borrowed words and numbers."""
