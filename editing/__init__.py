"""What editors run: new, rename, retire, review, and what a proposal changes."""
