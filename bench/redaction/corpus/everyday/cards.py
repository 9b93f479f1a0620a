"""Card numbers in the spellings that people and programs produce."""

import html
import json
from collections.abc import Callable
from random import Random
from typing import Final
from urllib.parse import quote

from bench.redaction.corpus.frames import Maker, framed, template
from bench.redaction.corpus.numbers import card, card16, digits, with_prefix
from bench.redaction.corpus.spelling import grouped

_FRAMES: Final = (
    "Hi, please charge {} for the renewal.",
    "I tried to pay with {} and it was declined twice.",
    "My card is {}, can you check?",
    "{}",
    "Hello team,\n\nthe number is {}\n\nThanks, Ann",
    "card number: {}",
    "Use {} instead of the old one please",
    "It says invalid when I enter {} on the checkout page.",
    "CC {} thx",
    "Please remove my Visa {} from the account",
    "Customer called at 10:42 and gave {} over the phone.",
    "Refund to {} - the order was 3 days late",
)


def _separated(separator: str) -> Maker:
    return framed(_FRAMES, card, lambda n: grouped(n, separator))


def _alphabet(zero: int) -> Maker:
    return framed(_FRAMES, card, lambda n: "".join(chr(zero + int(d)) for d in n))


_SEPARATORS: Final = {
    "space": " ", "dash": "-", "dot": ".", "slash": "/", "underscore": "_", "comma": ",", "comma space": ", ", "colon": ":",
    "pipe": "|", "asterisk": "*", "plus": "+", "tilde": "~", "middle dot": "·", "backslash": "\\", "tab": "\t",
    "two spaces": "  ", "three spaces": "   ", "dash with spaces": " - ", "slash with spaces": " / ", "dot with space": ". ",
    "two dashes": "--", "en dash": "–", "em dash": "—", "figure dash": "‒", "non-breaking hyphen": "‑", "minus": "−",
    "hyphen u2010": "‐", "fullwidth hyphen": "－", "no-break space": "\xa0", "narrow no-break": "\u202f", "thin space": "\u2009",
    "en space": "\u2002", "em space": "\u2003", "figure space": "\u2007", "ideographic space": "\u3000", "soft hyphen": "\xad",
    "zero width space": "\u200b", "zero width joiner": "\u200d", "word joiner": "\u2060", "byte order mark": "\ufeff",
    "space and zero width": " \u200b", "newline": "\n", "newline quoted": "\n> ", "bullet": " • ", "equals": "=",
    "en dash with spaces": " – ", "semicolon": ";", "space dash": " -", "underscore with spaces": " _ ",
}  # fmt: skip
_DIGITS: Final = {
    "fullwidth": 0xFF10, "arabic-indic": 0x660, "persian": 0x6F0, "devanagari": 0x966, "bengali": 0x9E6, "thai": 0xE50,
    "bold": 0x1D7CE, "double-struck": 0x1D7D8, "sans": 0x1D7E2, "monospace": 0x1D7F6,
}  # fmt: skip
_SHAPES: Final = {
    "solid": lambda n: n,
    "eight and eight": lambda n: f"{n[:8]} {n[8:]}",
    "single digits": " ".join,
    "single digits with dashes": "-".join,
    "single digits with dots": ".".join,
    "pairs": lambda n: grouped(n, " ", (2,) * 8),
    "brackets": lambda n: "".join(f"({part})" for part in grouped(n, " ").split()),
    "square brackets": lambda n: "".join(f"[{part}]" for part in grouped(n, " ").split()),
    "quoted groups": lambda n: '"' + '" "'.join(grouped(n, " ").split()) + '"',
    "mixed space and dash": lambda n: f"{n[:4]} {n[4:8]}-{n[8:12]} {n[12:]}",
    "mixed dash and none": lambda n: f"{n[:4]}-{n[4:8]}{n[8:12]}-{n[12:]}",
    "wrapped after eight": lambda n: f"{n[:4]} {n[4:8]}\n{n[8:12]} {n[12:]}",
    "wrapped and quoted": lambda n: f"{n[:4]}-{n[4:8]}-\n> {n[8:12]}-{n[12:]}",
    "quoted twice": lambda n: f"{n[:4]} {n[4:8]}\n> > {n[8:12]} {n[12:]}",
    "bold in markdown": lambda n: f"**{n}**",
    "code in markdown": lambda n: f"`{grouped(n, ' ')}`",
    "combining marks": "\u0301".join,
    "keycaps": lambda n: "".join(f"{d}\ufe0f\u20e3" for d in n),
    "directional marks": lambda n: "\u202d" + grouped(n, " ") + "\u202c",
    "superscript": lambda n: n.translate(str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")),
    "circled": lambda n: n.translate(str.maketrans("0123456789", "⓪①②③④⑤⑥⑦⑧⑨")),
    "html entities": lambda n: "".join(f"&#{ord(d)};" for d in n),
    "html hex entities": lambda n: "".join(f"&#x{ord(d):x};" for d in n),
    "nbsp entities": lambda n: grouped(n, "&nbsp;"),
    "escaped nbsp entities": lambda n: grouped(n, "&amp;nbsp;"),
    "dash entities": lambda n: grouped(n, "&ndash;"),
    "wbr": lambda n: grouped(n, "<wbr>"),
    "br": lambda n: grouped(n, "<br/>"),
    "zero width entity": lambda n: grouped(n, "&#8203;"),
    "percent spaces": lambda n: grouped(n, "%20"),
    "percent dashes": lambda n: grouped(n, "%2D"),
    "percent digits": lambda n: "".join(f"%3{d}" for d in n),
    "percent twice": lambda n: grouped(n, "%2520"),
    "json escapes": lambda n: "".join(f"\\u003{d}" for d in n),
    "json nbsp": lambda n: grouped(n, "\\u00a0"),
    "json newline": lambda n: f"{n[:8]} \\n {n[8:]}" if len(n) == 16 else n,
    "json tab": lambda n: grouped(n, "\\t"),
    "hex escapes": lambda n: "".join(f"\\x3{d}" for d in n),
    "quoted-printable nbsp": lambda n: grouped(n, "=C2=A0") + "=\n",
    "spans": lambda n: "".join(f"<span>{part}</span>" for part in grouped(n, " ").split()),
    "spans with classes": lambda n: "".join(f'<span class="d">{d}</span>' for d in n),
    "table cells": lambda n: "</td><td>".join(grouped(n, " ").split()),
    "bold part": lambda n: f"<b>{n[:4]}</b>{n[4:]}",
    "comment within": lambda n: f"{n[:6]}<!-- x -->{n[6:]}",
    "font tags": lambda n: f'<font color="red">{n[:8]}</font><font color="blue">{n[8:]}</font>',
}  # fmt: skip


def _sixteen(shape: Callable[[str], str]) -> Maker:
    return framed(_FRAMES, card16, shape)


def _filled(frame: Callable[[str], str]) -> Maker:
    return lambda random: frame(card16(random))


def _network(prefix: str, length: int, words: str = "") -> Maker:
    def make(random: Random) -> str:
        number = with_prefix(random, prefix, length)
        spelled = random.choice((number, grouped(number, " "), grouped(number, "-")))
        return f"{words or random.choice(('card', 'my card number is', 'pay with card'))} ⟦{spelled}⟧ please"

    return make


def _in_json(random: Random) -> str:
    document = {
        "id": int(digits(random, 6)),
        "payment": {"cardNumber": "⟦" + card(random) + "⟧", "amount": 19.99},
    }
    return json.dumps(document, ensure_ascii=False)


def _in_url(random: Random) -> str:
    return f"https://shop.example/pay?step=2&pan=⟦{quote(grouped(card(random), ' '))}⟧&amount=12.50"


def _in_attribute(random: Random) -> str:
    return f'<input type="text" name="cardnumber" value="⟦{html.escape(grouped(card(random), " "))}⟧" maxlength="19">'


def _soft_break(random: Random) -> str:
    number = grouped(card16(random), " ")
    return f"Dear team, I would like to pay the invoice from last month with ⟦{number[:9]}=\n{number[9:]}⟧ if that is pos=\nsible."


_CONTEXTS: Final[dict[str, Maker]] = {
    "glued before": template("mycard{card}", "cardnumber{card}", "number{card}", "visa{card}"),
    "glued after": template("{card}thanks", "{card}please charge it", "{card}is my card"),
    "glued both": template("card{card}thanks", "pay{card}now"),
    "glued underscore": template("card_{card}", "cc_{card}_new"),
    "two in a row": template("{spaced} {second}", "{dashed} {spaced}", "{card} {second}"),
    "two with comma": template("{card}, {second}", "{card},{card}", "{spaced}; {second}"),
    "two on lines": template("{card}\n{second}", "{spaced}\n{second}\n{amex}"),
    "list": template("Cards:\n- {spaced}\n- {dashed}\n- {card}", "1. {spaced}\n2. {second}", "1) {card}\n2) {dashed}"),
    "after an order number": template("Order {n6}, card {card}", "Order #{n8}: paid with {spaced}", "order {n6} {dashed}"),
    "label with a negative word inside": template("reordered with {card}", "on the border: {card}", "imported: {card}"),
    "negative label, clear card": template("Order number: {spaced}", "tracking {dashed}", "ref {spaced}"),
    "quantity before": template("2 x {spaced}", "Qty 2 {dashed}", "1 {spaced}"),
    "amount after": template("{spaced} $ 49.99", "{card} 49.99 USD", "{dashed} EUR 12"),
    "phone beside": template("call me on 555-201-{n4}, card {card}", "+1 415 555 {n4} / {spaced}"),
    "time beside": template("at 10:42:17 {card} was declined", "2026-01-15 {spaced} declined"),
    "label far before": template(
        "My credit card, the one that I opened with you last spring after the merger of the banks, is {card}",
        "card details as you asked for in your mail of last Tuesday which I only saw today: {card}",
    ),
    "label after": template("{card} is my credit card number", "{card} (Visa)", "{spaced} <- my card", "{card} - mastercard"),
    "label on the line before": template("Card number\n{card}", "Credit card:\n\n{spaced}", "PAN\n{card}"),
    "form": template("Name: Ann\nCard: {card}\nExp: n/a\nZip: 94110", "Card Number\t{spaced}\nName\tAnn"),
    "german": template("Meine Kreditkarte: {card}", "Kartennummer {spaced}", "Kreditkartennummer: {card}"),
    "spanish": template("Mi tarjeta es {card}", "número de tarjeta: {spaced}"),
    "french": template("ma carte bancaire {card}", "numéro de carte : {spaced}"),
    "italian": template("la mia carta di credito è {card}", "carta n. {spaced}"),
    "portuguese": template("meu cartão {card}", "número do cartão: {spaced}"),
    "chinese": template("我的卡号{card}谢谢", "信用卡：{spaced}"),
    "japanese": template("カード番号は{card}です", "カード {spaced}"),
    "russian": template("номер карты {card}", "моя карта: {spaced}"),
    "json": _in_json,
    "json in a string": template('{{"body":"{{\\"pan\\":\\"{card}\\"}}"}}', '"{{\\"card\\": \\"{spaced}\\"}}"'),
    "json number": template('{{"card":{card},"ok":true}}', '{{"cardNumber": {card}}}'),
    "json array": template('{{"cards":["{card}","{card}"]}}', '["{spaced}", "{second}"]'),
    "json parts": _filled(lambda n: f'{{"card1":"⟦{n[:4]}","card2":"{n[4:8]}","card3":"{n[8:12]}","card4":"{n[12:]}⟧"}}'),
    "query parts": _filled(lambda n: f"cc1=⟦{n[:4]}&cc2={n[4:8]}&cc3={n[8:12]}&cc4={n[12:]}⟧&go=1"),
    "csv": template("Ann,{card},12.50\nBob,{card},9.00", '"Ann","{spaced}","x"', "id;{card};ok"),
    "csv with header": template("name,card,amount\nAnn,{card},12\nBob,{card},14"),
    "tsv": template("Ann\t{card}\t12.50", "{card}\t{n6}\tok"),
    "xml": template("<card><number>{card}</number></card>", "<PAN>{spaced}</PAN>", "<cc:Number xmlns:cc='x'>{card}</cc:Number>"),
    "yaml": template("payment:\n  card: {card}\n  amount: 12", "card_number: '{spaced}'"),
    "ini": template("[payment]\ncard={card}\nretries=3"),
    "sql": template("INSERT INTO cards VALUES (7, '{card}', 'Ann');", "WHERE pan = '{card}' LIMIT 1"),
    "log line": template(
        "2026-01-15T10:42:17Z ERROR pay declined pan={card} code=51", "[10:42:17] WARN card {card} refused", "level=info msg=\"auth\" card={card}"
    ),
    "python repr": template("{{'card': '{card}', 'n': 3}}", "Payment(card='{spaced}', amount=3)"),
    "php dump": template('string(16) "{card}"', "[card] => {card}"),
    "shell": template("curl -d card={card} https://pay.example", "export CARD={card}"),
    "url": _in_url,
    "url path": template("https://pay.example/cards/{card}/charge", "GET /v1/card/{card} 404"),
    "form encoded": template("name=Ann+Lee&card={card}&zip=94110", "card_number={card}&exp=n"),
    "attribute": _in_attribute,
    "attribute in data": template('<div data-card="{card}">x</div>', "<a href='tel:{card}'>card</a>"),
    "hidden by style": template('<p style="display:none">{card}</p>', '<span title="{spaced}">card</span>'),
    "table row": template("<tr><td>Card</td><td>{card}</td></tr>", "<tr><th>Card</th></tr><tr><td>{spaced}</td></tr>"),
    "markdown table": template("| card | exp |\n|---|---|\n| {card} | - |", "| Ann | {spaced} |"),
    "markdown link": template("[{card}](https://x.example)", "see `{card}`"),
    "mail header": template("Subject: card {card}\nTo: help@example.com", "X-Note: {spaced}"),
    "signature": template("--\nAnn Lee\nVisa {card}\n+1 415 555 0100"),
    "quoted-printable soft break": _soft_break,
    "quoted reply": template("> On Monday Ann wrote:\n> my card is {card}\n\nok", ">> {spaced}\n> thanks"),
    "parentheses": template("({card})", "(card: {spaced})", "[{card}]", "<{card}>", "«{card}»", '"{card}"'),
    "trailing punctuation": template("card {card}.", "card {card}!", "is it {card}?", "{spaced};", "{card}:"),
    "hash sign": template("#{card}", "card #{card}", "no.{card}", "№{card}"),
    "two halves": _filled(lambda n: f"My card: first half ⟦{n[:8]}, second half {n[8:]}⟧"),
    "two halves in words": _filled(lambda n: f"card starts with ⟦{n[:4]} {n[4:8]} and the rest is {n[8:12]} {n[12:]}⟧"),
    "two halves then": _filled(lambda n: f"card number ⟦{n[:8]} then {n[8:]}⟧ ok?"),
    "visa 13": _network("4", 13),
    "visa 19": _network("4", 19),
    "mastercard 2-series": _network("2345", 16),
    "amex 4-6-5": template("{amex}", "Amex {amex}", "pay with {amex} thanks"),
    "amex with its code": template("{amex} {exp}"),
    "diners": _network("36", 14),
    "diners carte blanche": _network("305", 14),
    "discover": _network("6011", 16),
    "discover 19": _network("6011", 19),
    "jcb": _network("3530", 16),
    "unionpay 16": _network("6225", 16),
    "unionpay 17": _network("6221", 17, "UnionPay card"),
    "unionpay 18": _network("6222", 18, "银联卡"),
    "unionpay 19": _network("6228", 19),
    "maestro 12": _network("6759", 12, "Maestro"),
    "maestro 13": _network("5018", 13, "Maestro card"),
    "maestro 18": _network("6304", 18, "my Maestro is"),
    "maestro 19": _network("6763", 19, "Maestro:"),
    "mir": _network("2202", 16),
    "rupay": _network("6070", 16),
    "elo": _network("509000", 16),
    "hipercard": _network("606282", 16),
    "troy": _network("9792", 16),
    "verve 19": _network("506100", 19, "Verve card"),
}  # fmt: skip

CATEGORIES: Final[dict[str, Maker]] = {
    **{f"card, {name}": _separated(separator) for name, separator in _SEPARATORS.items()},
    **{f"card, {name} digits": _alphabet(zero) for name, zero in _DIGITS.items()},
    **{f"card, {name}": _sixteen(shape) for name, shape in _SHAPES.items()},
    **{f"card, {name}": make for name, make in _CONTEXTS.items()},
}
