"""The page with the plan."""
