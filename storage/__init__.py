"""What is kept: tables, queries, migrations and object stores. Takes redacted values only."""
