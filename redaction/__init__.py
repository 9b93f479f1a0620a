"""Finds card and social security numbers and what belongs to them, and removes them. Input in, output out."""
