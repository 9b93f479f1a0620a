"""Social security numbers in the spellings that people and programs produce."""

from typing import Final

from bench.redaction.corpus.frames import Maker, framed, template
from bench.redaction.corpus.numbers import ssn
from bench.redaction.corpus.spelling import grouped

_FRAMES: Final = (
    "My SSN is {}.",
    "ssn: {}",
    "Social Security Number: {}",
    "Please verify my identity, my social is {} and I was born in May.",
    "SSN# {}",
    "Employee record\nName: Ann Lee\nSSN: {}\nStart: June",
    "{} is my social security number",
    "the applicant's SSN ({}) did not match",
    "social security no. {}",
    "My social security number, which they asked me to send, is {} ok?",
)
_BARE_FRAMES: Final = (
    "{}",
    "Here you go: {}",
    "They keep asking for {} and I don't want to send it again",
    "Ann Lee, {}, born in May",
    "(see {})",
)


def _separated(frames: tuple[str, ...], separator: str) -> Maker:
    return framed(frames, ssn, lambda n: grouped(n, separator, (3, 2, 4)))


_SEPARATORS: Final = {
    "dash": "-", "space": " ", "dot": ".", "en dash": "–", "non-breaking hyphen": "‑", "no-break space": "\xa0",
    "dash with spaces": " - ", "zero width": "\u200b", "soft hyphen": "\xad", "thin space": "\u2009", "em dash": "—",
}  # fmt: skip
_LABELLED: Final = {
    "solid": lambda n: n,
    "slash": lambda n: grouped(n, "/", (3, 2, 4)),
    "underscore": lambda n: grouped(n, "_", (3, 2, 4)),
    "comma": lambda n: grouped(n, ", ", (3, 2, 4)),
    "colon": lambda n: grouped(n, ":", (3, 2, 4)),
    "three and six": lambda n: f"{n[:3]} {n[3:]}",
    "five and four": lambda n: f"{n[:5]}-{n[5:]}",
    "threes": lambda n: grouped(n, " ", (3, 3, 3)),
    "single digits": " ".join,
    "single digits with dashes": "-".join,
    "mixed": lambda n: f"{n[:3]}-{n[3:5]} {n[5:]}",
    "wrapped": lambda n: f"{n[:3]}-{n[3:5]}-\n{n[5:]}",
    "wrapped and quoted": lambda n: f"{n[:3]}-{n[3:5]}-\n> {n[5:]}",
    "entities": lambda n: grouped(n, "&#45;", (3, 2, 4)),
    "percent": lambda n: grouped(n, "%2D", (3, 2, 4)),
    "json escapes": lambda n: grouped(n, "\\u002d", (3, 2, 4)),
    "tags": lambda n: f"<b>{n[:3]}</b>-<b>{n[3:5]}</b>-{n[5:]}",
    "spans": lambda n: "".join(f"<span>{d}</span>" for d in n),
    "fullwidth": lambda n: "".join(chr(0xFF10 + int(d)) for d in n),
    "nbsp entities": lambda n: grouped(n, "&nbsp;", (3, 2, 4)),
    "brackets": lambda n: f"({n[:3]}) {n[3:5]}-{n[5:]}",
}
_CONTEXTS: Final[dict[str, Maker]] = {
    "ssn json": template('{{"ssn":"{ssn9}"}}', '{{"ssn": "{ssn}"}}', '{{"socialSecurityNumber":"{ssn9}"}}', '{{"customer_ssn":{ssn9}}}'),
    "ssn xml": template("<SSN>{ssn9}</SSN>", "<ssn>{ssn}</ssn>", "<TaxID>{ssn9}</TaxID>"),
    "ssn csv with header": template("name,ssn,city\nAnn,{ssn9},Reno\nBob,{ssn9},Troy", "SSN;Name\n{ssn9};Ann\n{ssn9};Bob"),
    "ssn csv dashed": template("Ann,{ssn},Reno\nBob,{ssn},Troy"),
    "ssn url": template("https://x.example/?ssn={ssn9}&a=1", "/lookup?SSN={ssn}"),
    "ssn log": template("10:42 lookup ssn={ssn9} failed", "WARN ssn '{ssn}' not found"),
    "ssn html": template("<td>SSN</td><td>{ssn9}</td>", "<b>SSN:</b> {ssn9}", '<input name="ssn" value="{ssn9}">'),
    "ssn glued": template("ssn{ssn}", "SSN{ssn9}", "ssn#{ssn9}"),
    "ssn label after": template("{ssn9} (SSN)", "{ssn9} is my social", "{ssn} - ssn"),
    "ssn label far": template("My social security number, as your colleague asked on the phone yesterday, is {ssn9}"),
    "ssn several": template("SSNs: {ssn}, {ssn} and {ssn}", "{ssn}\n{ssn}\n{ssn}", "SSNs {ssn9}, {ssn9}"),
    "ssn with a card": template("SSN {ssn} card {card}", "card {spaced}, ssn {ssn9}"),
    "ssn line before": template("Social Security Number\n{ssn9}", "SSN\n\n{ssnx}"),
    "ssn spanish": template("mi número de seguro social es {ssn9}", "seguro social: {ssn}"),
    "ssn tax id": template("Tax ID: {ssn9}", "TIN {ssn}", "taxpayer id {ssn9}"),
    "ssn form dotted": template("SSN ........ {ssn9}", "SSN: ____{ssn}____"),
    "ssn quoted-printable": template("my ssn is {ssn9}=\n and that is a=\nll", "ssn=3D{ssn9}=\n"),
}  # fmt: skip

_BARE: Final = {"dash": "-", "space": " ", "en dash": "–"}

CATEGORIES: Final[dict[str, Maker]] = {
    **{f"ssn, {name}": _separated(_FRAMES, separator) for name, separator in _SEPARATORS.items()},
    **{f"ssn, bare {name}": _separated(_BARE_FRAMES, separator) for name, separator in _BARE.items()},
    **{f"ssn, labelled {name}": framed(_FRAMES, ssn, spell) for name, spell in _LABELLED.items()},
    **_CONTEXTS,
}
