"""Payment card numbers."""
