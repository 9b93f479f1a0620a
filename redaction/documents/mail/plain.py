"""A plain text body: files and ciphertext that stand in it are taken out."""

import re
from collections.abc import Callable, Mapping
from hashlib import sha256

from redaction.documents import charsets
from redaction.documents.mail.flowed import is_flowed, unwrapped
from redaction.documents.mail.found import ENCRYPTED, Body, Contents, FoundFile
from redaction.documents.mail.transfer import uudecode, ydecode
from redaction.documents.mail_types import UnreadPart
from redaction.raw import Raw
from redaction.types import Reason

Pattern = re.Pattern[bytes]
Match = re.Match[bytes]

_UU = re.compile(rb"^begin [0-7]{3,4} ([^\r\n]{1,255})\r?\n(?:[ -`]{0,62}\r?\n)*+end[ \t]*\r?$", re.MULTILINE)
_YENC = re.compile(
    rb"^=ybegin [^\r\n]{0,200}?name=([^\r\n]{1,255})\r?\n(?:=ypart [^\r\n]*+\r?\n)?"
    rb"((?:(?!=y)[^\n]*+\n)*+)=yend [^\r\n]*+\r?$",
    re.MULTILINE,
)
_PGP_BEGIN = "-----BEGIN PGP MESSAGE-----"
_PGP_END = "-----END PGP MESSAGE-----"


def plain(data: bytes, parameters: Mapping[str, str]) -> Contents:
    """The text as the parameters of its Content-Type say, and what stood in it."""
    contents = Contents()
    if b"begin " in data:  # few texts have one, and the patterns look at every line
        data = _without(data, _UU, contents, lambda block: uudecode(block[0]))
        data = _without(data, _YENC, contents, lambda block: ydecode(block[2]))
    text = charsets.decode(data, parameters.get("charset", ""))
    text = _without_ciphertext(text.replace("\r\n", "\n").replace("\r", "\n"), contents)
    contents.bodies.append(Body(unwrapped(text, parameters) if is_flowed(parameters) else text))
    return contents


def _without(data: bytes, spelled: Pattern, contents: Contents, decode: Callable[[Match], bytes]) -> bytes:
    """The text without files that are spelled in it; those are added to its contents."""
    rest = []
    position = 0
    for block in spelled.finditer(data):
        rest.append(data[position : block.start()])
        contents.files.append(FoundFile(charsets.decode(block[1].strip()), decode(block)))
        position = block.end()
    return b"".join([*rest, data[position:]])


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
