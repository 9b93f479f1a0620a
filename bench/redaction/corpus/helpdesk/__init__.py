"""Tickets of a help desk: customers, agents, chats, forms, and what programs leave in them."""

from bench.redaction.corpus.helpdesk import cards, disguises, negatives, sensitive, ssns

__all__ = ["cards", "disguises", "negatives", "sensitive", "ssns"]
