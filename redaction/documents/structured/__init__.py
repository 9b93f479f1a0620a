"""Structured text keeps its structure: what is removed is replaced within the tokens of its format."""
