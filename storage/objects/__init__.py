"""Object stores: where the redacted files lie, each under a random key."""
