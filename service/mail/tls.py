"""The certificate of the mail listener, read again when its file has changed: most are good for weeks."""

import ssl
from contextlib import suppress
from pathlib import Path


class Certificate:
    """A certificate with its chain, and its key, both in PEM files. Raises OSError (ssl.SSLError is one)."""

    def __init__(self, certificate: Path, key: Path) -> None:
        self._certificate = certificate
        self._key = key
        self._changed, self._context = self._loaded()

    def context(self) -> ssl.SSLContext:
        """For the next connection. A pair that can't be read, or is half renewed, leaves the old one."""
        with suppress(OSError):
            if self._certificate.stat().st_mtime_ns != self._changed:
                self._changed, self._context = self._loaded()
        return self._context

    def _loaded(self) -> tuple[int, ssl.SSLContext]:
        changed = self._certificate.stat().st_mtime_ns
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.minimum_version = ssl.TLSVersion.TLSv1_2  # RFC 8996
        context.load_cert_chain(self._certificate, self._key)
        return changed, context
