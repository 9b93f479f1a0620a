"""JSON, JSON Lines and HAR stay what they are."""

import base64
import json
import zlib
from typing import Any
from urllib.parse import quote

import pytest

from redaction.documents.files import Files
from tests.support.documents import CARD, GONE, found, left_out, redacted, spelled

NUMBER = CARD.replace(" ", "")
ESCAPED = "".join(f"\\u{ord(digit):04x}" for digit in NUMBER)


def read(files: Files, text: str) -> Any:
    done = redacted(files.redact("a.json", text.encode()))
    assert not spelled(done.content)
    return json.loads(done.content)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        (f'{{"card": "{CARD}", "n": 1}}', {"card": GONE, "n": 1}),
        (f'{{"card": {NUMBER}, "n": -1.5e3}}', {"card": GONE, "n": -1500.0}),
        (f'{{"card":{NUMBER}}}', {"card": GONE}),
        (f"[{NUMBER}, true, null]", [GONE, True, None]),
        (f'{{"{CARD}": "x"}}', {GONE: "x"}),
        (f'{{"card": "{ESCAPED}"}}', {"card": GONE}),
        (f'{{"card": "a\\n{CARD}\\"b\\\\"}}', {"card": f'a\n{GONE}"b\\'}),
        (f'{{"text": "{{\\"card\\": {NUMBER}}}"}}', {"text": f'{{"card": {GONE}}}'}),
        ('{"card": {"number": 4.111111111111111e+15}}', {"card": {"number": GONE}}),
        ('{"card": "4111111111111111", "cvv": 123}', {"card": GONE, "cvv": "[security code removed]"}),
        ('["4111", "1111", "1111", "1111"]', [GONE, "", "", ""]),
        ("[4111, 1111, 1111, 1111]", [GONE, "", "", ""]),
    ],
)
def test_what_is_removed_leaves_a_string(files: Files, text: str, value: Any) -> None:
    assert read(files, text) == value


def test_lines_of_json(files: Files) -> None:
    text = f'{{"a": 1}}\n{{"card": {NUMBER}}}\n\n{{"a": "{CARD}"}}\n'
    done = redacted(files.redact("a.ndjson", text.encode()))
    assert [json.loads(line) for line in done.content.decode().split("\n") if line] == [
        {"a": 1},
        {"card": GONE},
        {"a": GONE},
    ]
    assert found(done) == [("CREDIT_CARD", "line 2"), ("CREDIT_CARD", "line 4")]


def test_a_recorded_session(files: Files) -> None:
    body = base64.b64encode(f'{{"card": "{CARD}"}}'.encode()).decode()
    entry = {
        "request": {
            "url": f"https://shop.example/pay?pan={NUMBER}",
            "queryString": [{"name": "pan", "value": NUMBER}],
            "postData": {"text": f"number=4111+1111+1111+1111&x=%34%31%31%31{NUMBER[4:]}"},
        },
        "response": {"content": {"encoding": "base64", "text": body}},
    }
    har = read(files, json.dumps({"log": {"entries": [entry]}}))
    entry = har["log"]["entries"][0]
    assert entry["request"]["url"] == f"https://shop.example/pay?pan={GONE}"
    inner = base64.b64decode(entry["response"]["content"]["text"])
    assert inner == f'{{"card": "{GONE}"}}'.encode()


def _b64(text: str) -> str:
    return base64.b64encode(text.encode()).decode()


def test_base64_as_programs_write_it(files: Files) -> None:
    text = f"???>>> {CARD} ???>>> and some more of it, as a line is not long enough"
    slashes = _b64(text).replace("/", "\\/")
    lines = "\\r\\n".join([_b64(text)[:40], _b64(text)[40:80], _b64(text)[80:]])
    done = redacted(files.redact("a.json", f'{{"a": "{slashes}", "b": "{lines}"}}'.encode()))
    value = json.loads(done.content)
    assert b"\\/" in done.content
    assert "\r\n" in value["b"]
    for spelling in value.values():
        assert base64.b64decode(spelling).decode() == text.replace(CARD, GONE)


def test_base64_in_a_link(files: Files) -> None:
    text = f"???>>> {CARD} ???>>>"
    link = f"GET https://a.example/?data={quote(_b64(text), safe='=')}&page=1\n"
    done = redacted(files.redact("a.log", link.encode()))
    assert "%2F" in link
    assert done.content.decode() == link.replace(
        quote(_b64(text), safe="="), quote(_b64(text.replace(CARD, GONE)), safe="=")
    )


def test_base64_in_base64(files: Files) -> None:
    value = read(files, json.dumps({"a": _b64(json.dumps({"b": _b64(f'{{"card": {NUMBER}}}')}))}))
    inner = json.loads(base64.b64decode(value["a"]))
    assert json.loads(base64.b64decode(inner["b"])) == {"card": GONE}


@pytest.mark.parametrize("window", [zlib.MAX_WBITS, -zlib.MAX_WBITS])
def test_base64_of_what_is_packed(files: Files, window: int) -> None:
    """As a request of SAML has it, or a diagram of draw.io."""
    texts = (
        f"%3Cpan%3E{CARD.replace(' ', '%20')}%3C/pan%3E",
        "<id>nothing in here, really</id>",
        "<x>" + "<y/>" * 9_000,
    )
    packed, clean, bomb = (base64.b64encode(deflated(text, window)).decode() for text in texts)
    done = redacted(files.redact("a.json", json.dumps({"a": packed, "b": clean, "c": bomb}).encode()))
    assert json.loads(done.content) == {"a": "", "b": clean, "c": ""}
    assert left_out(done) == [("embedded file", "unsupported"), ("embedded file", "too large")]


def deflated(text: str, window: int) -> bytes:
    packing = zlib.compressobj(wbits=window)
    return packing.compress(text.encode()) + packing.flush()


def test_base64_of_a_message_of_another_kind(files: Files) -> None:
    packed = base64.b64encode(b"\x08\x96\x01\x12\x10" + NUMBER.encode() + b"\x18\xff").decode()
    clean = base64.b64encode(b"\x08\x96\x01\x12\x10 nothing in here, really\x18\xff").decode()
    done = redacted(files.redact("a.json", json.dumps({"a": packed, "b": clean}).encode()))
    assert json.loads(done.content) == {"a": "", "b": clean}
    assert left_out(done) == [("embedded file", "unsupported")]


def test_broken_json_is_redacted_as_text(files: Files) -> None:
    text = f'{{"card": {NUMBER}, '
    assert redacted(files.redact("a.json", text.encode())).content == f'{{"card": {GONE}, '.encode()


def test_json_without_findings_keeps_its_bytes(files: Files) -> None:
    content = b'{ "a" : [1,2.50, "\\u0041"],\r\n"b":null }'
    assert redacted(files.redact("a.json", content)).content == content


def test_deep_and_long_json_ends_soon(files: Files) -> None:
    for text in (
        "[" * 200_000,
        "[" * 100_000 + NUMBER + "]" * 100_000,
        '{"a":' + "1" * 400_000 + f",{NUMBER}}}",
    ):
        assert not spelled(redacted(files.redact("a.json", text.encode())).content)
