"""A model in, HTML out, in our own escaping environment."""
