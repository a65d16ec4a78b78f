"""The command `make new-guide`: another guide, laid out as this one."""
