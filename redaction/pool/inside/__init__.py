"""Runs in the worker processes and their parent, never in the server."""
