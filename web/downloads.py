"""Sends a redacted attachment as something to keep, never as something to run."""

from urllib.parse import quote

from litestar import Response

from service.views import StoredAttachment

_PLAIN = "text/plain"
_ANYTHING = "application/octet-stream"


def download(attachment: StoredAttachment, content: bytes) -> Response[bytes]:
    """The attachment under its redacted name. Text is text; everything else is bytes without a type."""
    media_type = _PLAIN if attachment.media_type == _PLAIN else _ANYTHING
    headers = {
        "Content-Disposition": disposition(str(attachment.name)),
        "Content-Security-Policy": "default-src 'none'; sandbox",
    }
    return Response(content, media_type=media_type, headers=headers)


def disposition(name: str) -> str:
    """A Content-Disposition with a plain name for old clients and the real one (RFC 6266, RFC 8187)."""
    clean = "".join(c if c.isprintable() and c not in '/\\"' else "_" for c in name).strip(". ") or "file"
    plain = clean.encode("ascii", "replace").decode().replace("?", "_").replace("%", "_")
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(clean, safe='')}"
