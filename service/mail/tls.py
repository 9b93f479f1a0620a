"""The certificate of the mail listener, read again when its file has changed: most are good for weeks."""

import ssl
from pathlib import Path


class Certificate:
    """A certificate with its chain, and its key, both in PEM files. Raises OSError (ssl.SSLError is one)."""

    def __init__(self, certificate: Path, key: Path) -> None:
        self._certificate = certificate
        self._key = key
        self._read_at = 0
        self._context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self._context.minimum_version = ssl.TLSVersion.TLSv1_2  # RFC 8996
        self._load()

    def context(self) -> ssl.SSLContext:
        """For the next connection. A new pair that can't be read leaves the old one in use."""
        try:
            if self._certificate.stat().st_mtime_ns != self._read_at:
                self._load()
        except OSError:
            return self._context
        return self._context

    def _load(self) -> None:
        changed = self._certificate.stat().st_mtime_ns
        self._context.load_cert_chain(self._certificate, self._key)
        self._read_at = changed
