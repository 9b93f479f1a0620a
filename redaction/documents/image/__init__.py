"""Pictures: read, painted over, and written anew without metadata."""
