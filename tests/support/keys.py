"""Keys that a test's own database and services are opened with."""

LEDGER_KEY = b"the ledger's key has 32 bytes..."
