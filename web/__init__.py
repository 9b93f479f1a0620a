"""HTTP: the public pages, the desk, and the command line."""
