"""What one file cannot show, and the command `make check`."""
