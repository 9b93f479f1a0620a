"""A small server on the loopback that shows the sample pages as the product would send them."""

from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from threading import Thread
from typing import ClassVar
from urllib.parse import urlsplit

from PIL import Image
from typing_extensions import override

from tests.support.page_samples import STATES, WEB
from web.headers import CONTENT_SECURITY_POLICY

TYPES = {"css": "text/css", "js": "text/javascript", "svg": "image/svg+xml", "woff2": "font/woff2"}


def _picture() -> bytes:
    buffer = BytesIO()
    Image.new("RGB", (640, 360), "white").save(buffer, "PNG")
    return buffer.getvalue()


class _Handler(BaseHTTPRequestHandler):
    """GET /<state>?<theme> and GET /static/<file>."""

    static: ClassVar[dict[str, bytes]] = {}

    def do_GET(self) -> None:
        address = urlsplit(self.path)
        name = address.path.rpartition("/")[2]
        if address.path.startswith("/static/") and name in self.static:
            self._send(self.static[name], TYPES[name.rpartition(".")[2]])
        elif name in STATES:
            self._send(STATES[name].draw(address.query or "system").encode(), "text/html; charset=utf-8")
        elif name == "picture":
            self._send(_picture(), "image/png")
        else:
            self.send_error(404)

    def _send(self, content: bytes, media_type: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", media_type)
        self.send_header("Content-Security-Policy", CONTENT_SECURITY_POLICY)
        self.end_headers()
        self.wfile.write(content)

    @override
    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@contextmanager
def sample_pages() -> Iterator[str]:
    """Serve the pages; gives the address to which a state's name is added."""
    _Handler.static = {file.name: file.read_bytes() for file in (WEB / "static").iterdir()}
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    thread = Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
