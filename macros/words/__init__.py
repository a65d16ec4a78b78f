"""What every file in data/words/ may say: a model for each, every placeholder named."""
