"""What is to be looked through: pages, references, and where links lead."""
