"""What scripts, forms and other programs are given of the guide."""
