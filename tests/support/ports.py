"""Free ports on the loopback."""

from __future__ import annotations

import socket


def free_port() -> int:
    """Return a port that was free a moment ago; whoever takes it must bind soon."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
