"""The guide away from its host: the folder to take along, and the app without a network."""
