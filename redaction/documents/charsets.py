"""Bytes to text when the declared charset is wrong, unknown or missing."""

import re
from encodings.aliases import aliases

# Codecs that are no charset. Names outside `aliases` (unicode_escape, punycode, idna …) are refused, too:
# some of those take quadratic time, and none is a charset of mail.
_NO_CHARSETS = {
    "base64_codec",
    "bz2_codec",
    "hex_codec",
    "mbcs",
    "quopri_codec",
    "rot_13",
    "uu_codec",
    "zlib_codec",
}
_CODECS = {alias: codec for alias, codec in aliases.items() if codec not in _NO_CHARSETS}
_CODECS |= {codec: codec for codec in _CODECS.values()}

# What senders mean by a name, where Python's codec of that name is narrower (https://encoding.spec.whatwg.org/#names-and-labels).
_MEANT = {
    "ascii": "cp1252",
    "latin_1": "cp1252",
    "iso8859_9": "cp1254",
    "iso8859_11": "cp874",
    "tis_620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "iso2022_jp": "iso2022_jp_ext",
}
_OTHER_NAMES = {
    "windows_874": "cp874",
    "x_sjis": "cp932",
    "ks_c_5601_1987": "cp949",
    "iso_8859_8_i": "iso8859_8",
    "iso_8859_8_e": "iso8859_8",
    "utf8mb4": "utf_8",
    "x_mac_roman": "mac_roman",
    "x_gbk": "gb18030",
    "big5": "big5hkscs",
}
_BOMS = (
    (b"\xef\xbb\xbf", "utf_8"),
    (b"\xff\xfe\0\0", "utf_32_le"),
    (b"\0\0\xfe\xff", "utf_32_be"),
    (b"\xff\xfe", "utf_16_le"),
    (b"\xfe\xff", "utf_16_be"),
)
_SAMPLE = 4096
_SURROGATES = re.compile("[\ud800-\udfff]")
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")
_ESCAPES = re.compile(rb"\x1b\$[@B]|\x1b\(J")
_SINGLE_BYTE = re.compile(r"(?:cp|iso8859_|koi8_|mac_)\w+")


def codec(name: str) -> str | None:
    """The Python codec meant by a charset name, or None for an unknown one."""
    key = re.sub(r"[^a-z0-9]+", "_", name.lower()[:64]).strip("_")
    if key in _OTHER_NAMES:
        return _OTHER_NAMES[key]
    found = _CODECS.get(key) or _CODECS.get(key.replace("windows_", "cp").replace("cp_", "cp"))
    return _MEANT.get(found, found) if found else None


def decode(data: bytes, charset: str = "") -> str:
    """The text by the declared charset if that fits, else by the likeliest one. Never raises."""
    mark = marked(data)
    if mark:
        data = data[mark[1] :]
    candidates = [mark[0]] if mark else _candidates(data, codec(charset))
    for candidate in candidates:
        try:
            return _storable(data.decode(candidate))
        except (UnicodeError, ValueError):
            continue
    return next(filter(None, (_mostly(data, candidate) for candidate in candidates)), "") or western(data)


def _mostly(data: bytes, candidate: str) -> str:
    """The text of a charset in which a few letters are broken, such as one that was cut off at the end."""
    text = _storable(data.decode(candidate, "replace"))
    fine = len(_BEYOND_ASCII.findall(text)) - text.count("\ufffd")
    return text if fine and fine >= text.count("\ufffd") else ""


def marked(data: bytes) -> tuple[str, int] | None:
    """The codec and length of a byte order mark."""
    return next(((name, len(mark)) for mark, name in _BOMS if data.startswith(mark)), None)


def is_utf8(data: bytes) -> bool:
    """Whether the bytes are UTF-8, which ASCII is, too."""
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


def wide(data: bytes) -> str | None:
    """UTF-16 or UTF-32 without a mark, told by where its zero bytes stand.

    Most of the text must be Latin: fewer zeros may be strays in a single-byte text, and its digits would be
    lost.
    """
    zeros = [data[:_SAMPLE][place::4].count(0) for place in range(4)]
    if not any(zeros):
        return None
    quarter = max(1, min(len(data), _SAMPLE) // 4)
    if min(zeros[2:]) >= quarter and zeros[0] * 8 < quarter:
        return "utf_32_le"
    if min(zeros[:2]) >= quarter and zeros[3] * 8 < quarter:
        return "utf_32_be"
    even, odd = zeros[0] + zeros[2], zeros[1] + zeros[3]
    if max(even, odd) < quarter or min(even, odd) * 8 > max(even, odd) or len(data) % 2:
        return None
    return "utf_16_le" if odd > even else "utf_16_be"


def western(data: bytes) -> str:
    """Windows-1252, and Latin-1 for its five undefined bytes."""
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        return data.decode("latin-1")


def _candidates(data: bytes, declared: str | None) -> list[str]:
    if b"\0" in data and (found := wide(data)):
        return [found]
    if declared and declared.startswith(("utf_16", "utf_32")):
        return ["utf_8", declared]
    if declared and not _SINGLE_BYTE.fullmatch(declared):
        return [declared, "utf_8"]
    if _ESCAPES.search(data):
        return ["iso2022_jp_ext", "utf_8"]
    # Valid UTF-8 beyond ASCII is hardly ever anything else, whatever single-byte charset is declared.
    return ["utf_8", declared] if declared and not declared.startswith("cp1252") else ["utf_8"]


def _storable(text: str) -> str:
    """The text without lone surrogates, which UTF-7 can spell."""
    return text if text.isascii() else _SURROGATES.sub("\ufffd", text)
