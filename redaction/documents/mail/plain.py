"""A plain text body: files and ciphertext that stand in it are taken out."""

import re
from hashlib import sha256

from redaction.documents import charsets
from redaction.documents.mail.found import ENCRYPTED, Body, Contents, FoundFile
from redaction.documents.mail.transfer import uudecode
from redaction.documents.mail_types import UnreadPart
from redaction.raw import Raw
from redaction.types import Reason

_NEWLINE = re.compile(r"\r\n|\r")
_UU = re.compile(rb"^begin [0-7]{3,4} ([^\r\n]{1,255})\r?\n(?:[ -`]{0,62}\r?\n)*+end[ \t]*\r?$", re.MULTILINE)
_PGP_BEGIN = "-----BEGIN PGP MESSAGE-----"
_PGP_END = "-----END PGP MESSAGE-----"


def plain(data: bytes, charset: str) -> Contents:
    """The text by its charset, and what stood in it."""
    contents = Contents()
    rest = []
    position = 0
    for block in _UU.finditer(data):
        rest.append(data[position : block.start()])
        contents.files.append(FoundFile(charsets.decode(block[1]), uudecode(block[0])))
        position = block.end()
    text = charsets.decode(b"".join([*rest, data[position:]]), charset)
    contents.bodies.append(Body(_without_ciphertext(_NEWLINE.sub("\n", text), contents)))
    return contents


def _without_ciphertext(text: str, contents: Contents) -> str:
    rest = []
    position = 0
    while (start := text.find(_PGP_BEGIN, position)) >= 0:
        found = text.find(_PGP_END, start)
        end = found + len(_PGP_END) if found >= 0 else len(text)
        digest = sha256(text[start:end].encode(errors="surrogatepass")).hexdigest()
        contents.unread.append(UnreadPart(Raw(ENCRYPTED), end - start, Reason.ENCRYPTED, digest))
        rest.append(text[position:start])
        position = end
    return "".join([*rest, text[position:]])
