"""The engines, the build from sources to a whole site, and the preview while somebody writes."""
