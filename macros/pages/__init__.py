"""What pages call, and the last pass over what they have become."""
