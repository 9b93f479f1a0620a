"""Passwords that are named so, and the keys of programming interfaces."""

import re
from collections.abc import Iterator
from typing import ClassVar, Final

from typing_extensions import override

from redaction.hit import Hit
from redaction.normalise import View
from redaction.recognizer import ViewRecognizer, WholeTextRecognizer

_PASSWORD: Final = re.compile(
    r"(?<![a-z])(?:pass(?:word|wd|phrase|code)|pwd|passwort|kennwort|contraseña|mot de passe)"
    r"[\"'`)\]]{0,2}(?:\s{0,3}[:=]{1,2}>?\s{0,3}|\s(?:is|was|ist|es|est)(?::|\s)\s{0,3})[\"'`]?"
    r"([^\s\"'`<>]{4,128})",
    re.IGNORECASE,
)
_NO_PASSWORD: Final = re.compile(
    r"\*+|•+|x+|(?:not|wrong|incorrect|invalid|expired|required|null|none|true|false|empty|too|no|the|a"
    r"|in)[.,;!?]?",
    re.IGNORECASE,
)
# By the prefixes that their issuers document, and private keys (RFC 7468).
_KEY: Final = re.compile(
    r"(?<![0-9A-Za-z_-])(?:(?:sk|pk|rk)_(?:live|test)_[0-9A-Za-z]{16,128}|A(?:KIA|SIA)[0-9A-Z]{16}"
    r"|gh[pousr]_[0-9A-Za-z]{36,255}|github_pat_[0-9A-Za-z_]{50,255}|glpat-[0-9A-Za-z_-]{20,64}"
    r"|xox[abprs]-[0-9A-Za-z-]{10,128}|AIza[0-9A-Za-z_-]{35}|npm_[0-9A-Za-z]{36}|sk-[0-9A-Za-z_-]{20,255}"
    r"|eyJ[0-9A-Za-z_-]{8,2048}\.eyJ[0-9A-Za-z_-]{8,4096}\.[0-9A-Za-z_-]{16,1024})(?![0-9A-Za-z])"
)
_NAMED_KEY: Final = re.compile(
    r"(?<![a-z])(?:api|access|secret|client|auth)[\s_-]?(?:key|token"
    r"|secret)[\"'`\])]{0,2}\s{0,3}[:=]{1,2}\s{0,3}"
    r"(?:Bearer\s)?[\"'`]?([0-9A-Za-z_+/=-]{16,512})",
    re.IGNORECASE,
)
_PRIVATE: Final = re.compile(
    r"-----BEGIN ([A-Z ]{0,20}PRIVATE KEY)-----[0-9A-Za-z+/=\s:,-]{1,16384}?-----END \1-----"
)


class PasswordRecognizer(ViewRecognizer):
    """What follows the word and a sign or "is"."""

    ENTITIES: ClassVar = ("PASSWORD",)
    ONLY_DIGITS: ClassVar = False

    @override
    def find(self, view: View) -> Iterator[Hit]:
        for match in _PASSWORD.finditer(view.text):
            if not _NO_PASSWORD.fullmatch(match[1]):
                yield Hit(*match.span(1), "PASSWORD", 0.8)


class ApiKeyRecognizer(ViewRecognizer):
    """Keys by their issuer's prefix, keys that are named so."""

    ENTITIES: ClassVar = ("API_KEY",)
    ONLY_DIGITS: ClassVar = False

    @override
    def find(self, view: View) -> Iterator[Hit]:
        for match in _KEY.finditer(view.text):
            yield Hit(*match.span(), "API_KEY", 0.95)
        for match in _NAMED_KEY.finditer(view.text):
            yield Hit(*match.span(1), "API_KEY", 0.8)


class PrivateKeyRecognizer(WholeTextRecognizer):
    """What stands between the lines of a private key, those included."""

    ENTITIES: ClassVar = ("PRIVATE_KEY",)

    @override
    def find(self, view: View) -> Iterator[Hit]:
        if "PRIVATE KEY" in view.text:
            for match in _PRIVATE.finditer(view.text):
                yield Hit(*match.span(), "PRIVATE_KEY", 1.0)
