"""Fronts before the S3 server: one with TLS, and some that do what badly kept ones would do."""

from __future__ import annotations

import http.client
import ipaddress
import ssl
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from typing_extensions import override

from storage.objects.s3 import Bucket

METHODS = ("GET", "HEAD", "PUT", "DELETE")


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    @override
    def log_message(self, *_: object) -> None:
        pass

    def answer(self, status: int, headers: Mapping[str, str], body: bytes = b"") -> None:
        self.send_response(status)
        for name, value in {**headers, "Content-Length": str(len(body))}.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)


@contextmanager
def _serving(
    bucket: Bucket, answer: Callable[[_Handler], None], tls: ssl.SSLContext | None = None
) -> Iterator[Bucket]:
    """The bucket as it is reached through a server that answers like this."""
    handler = type("Front", (_Handler,), {f"do_{method}": answer for method in METHODS})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        if tls:
            server.socket = tls.wrap_socket(server.socket, server_side=True)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield replace(bucket, endpoint=f"{'https' if tls else 'http'}://127.0.0.1:{server.server_port}")
        finally:
            server.shutdown()


def _pass_on(request: _Handler, bucket: Bucket) -> None:
    body = request.rfile.read(int(request.headers["Content-Length"] or 0))
    with closing(http.client.HTTPConnection(urlsplit(bucket.endpoint).netloc, timeout=30)) as server:
        server.request(request.command, request.path, body, dict(request.headers))
        got = server.getresponse()
        kind = got.headers.get("Content-Type", "")
        request.answer(got.status, {"Content-Type": kind} if kind else {}, got.read())


@contextmanager
def open_to_everybody(bucket: Bucket) -> Iterator[Bucket]:
    """Signed requests go on to the server as they are; who has no key may read as well."""

    def answer(request: _Handler) -> None:
        if request.headers["Authorization"]:
            _pass_on(request, bucket)
        else:
            request.answer(200, {}, b"what everybody may read")

    with _serving(bucket, answer) as front:
        yield front


@contextmanager
def leading_elsewhere(bucket: Bucket, target: str) -> Iterator[Bucket]:
    """Everybody is sent on to `target`."""
    with _serving(bucket, lambda request: request.answer(307, {"Location": target + request.path})) as front:
        yield front


@contextmanager
def encrypted(bucket: Bucket, folder: Path) -> Iterator[Bucket]:
    """The server behind TLS, with a certificate that `ca_file` vouches for and no public authority does."""
    certificate, key = _certificate(folder)
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(certificate, key)
    with _serving(bucket, lambda request: _pass_on(request, bucket), tls) as front:
        yield replace(front, ca_file=str(certificate))


def _certificate(folder: Path) -> tuple[Path, Path]:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "tests")])
    now = datetime.now(UTC)
    address = x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))])
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(hours=1))
        .not_valid_after(now + timedelta(hours=1))
        .add_extension(address, critical=False)
        .sign(key, hashes.SHA256())
    )
    files = folder / "certificate.pem", folder / "key.pem"
    files[0].write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    files[1].write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
    )
    return files
