"""Serves the built assets from memory. They hold no secrets, so compressing them gives nothing away."""

import gzip
import mimetypes
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from litestar import Request, Response, get
from litestar.handlers import HTTPRouteHandler

from web.problems import Code, ProblemError
from web.site import InPath

_HASHED = re.compile(r".+-[A-Z0-9]{8}\.[a-z0-9]+")
_PACKED = (".css", ".js", ".svg")
_SERVED = (*_PACKED, ".woff2", ".txt")
_FOR_EVER = "public, max-age=31536000, immutable"
_A_DAY = "public, max-age=86400"


@dataclass(frozen=True)
class Asset:
    """One built file; `packed` is empty for what compression doesn't help."""

    content: bytes
    packed: bytes
    media_type: str
    cache: str


def read_assets(folder: Path) -> dict[str, Asset]:
    """Every built file that a page may ask for, by its name."""
    files = [path for path in folder.iterdir() if path.suffix in _SERVED]
    return {path.name: _read(path) for path in files}


def static_route(assets: dict[str, Asset]) -> HTTPRouteHandler:
    """`GET /static/<name>`."""

    @get("/static/{name:str}", sync_to_thread=False)
    def static(request: Request[Any, Any, Any], name: InPath) -> Response[bytes]:
        asset = assets.get(name)
        if asset is None:
            raise ProblemError(Code.NOT_FOUND)
        headers = {"Cache-Control": asset.cache, "Vary": "Accept-Encoding"}
        packed = bool(asset.packed) and "gzip" in request.headers.get("accept-encoding", "")
        if packed:
            headers["Content-Encoding"] = "gzip"
        return Response(
            asset.packed if packed else asset.content, media_type=asset.media_type, headers=headers
        )

    return static


def _read(path: Path) -> Asset:
    content = path.read_bytes()
    packed = gzip.compress(content, mtime=0) if path.suffix in _PACKED else b""
    media_type = mimetypes.types_map.get(path.suffix, "application/octet-stream")
    return Asset(content, packed, media_type, _FOR_EVER if _HASHED.fullmatch(path.name) else _A_DAY)
