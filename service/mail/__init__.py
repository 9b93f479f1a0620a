"""E-mail: taken in over SMTP, written, and sent from the outbox."""
