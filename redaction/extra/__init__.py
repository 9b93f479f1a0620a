"""Recognizers that an operator may switch on: other numbers, secrets, own patterns, names and places."""

from redaction.extra.choice import chosen

__all__ = ["chosen"]
