"""Finds words in pictures, with the place of each."""
