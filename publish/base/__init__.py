"""What the steps share: where the project is, its pages, what is kept from build to build."""
