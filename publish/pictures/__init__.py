"""The pictures that shared links show, and the icons of the app."""
