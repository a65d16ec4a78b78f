"""The files that editors write, as they stand: values with their places, and what a fault is."""
