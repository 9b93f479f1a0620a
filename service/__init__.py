"""What the product does: intake, mail, the desk's work, settings, background work."""
