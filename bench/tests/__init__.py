"""What the project's tests cost, by kind."""
