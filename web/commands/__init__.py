"""What the commands do; `web.cli` says how they are called."""
