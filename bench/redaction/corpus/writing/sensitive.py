"""Security codes, PINs, tracks and expiry dates; kept from whoever works on the recognizers."""

from random import Random
from typing import Final

from bench.redaction.corpus.frames import Maker
from bench.redaction.corpus.numbers import card16, digits, with_prefix
from bench.redaction.corpus.writing.frames import any_of, fill, filled, rows

_MONTHS: Final = ("Jan", "February", "Mar", "April", "May", "Jun", "July", "August", "Sep", "Oct", "November", "Dec")  # fmt: skip


def _data(random: Random) -> str:
    """What follows the separator on a stripe."""
    return f"{random.randint(26, 33)}{random.randint(1, 12):02d}{random.choice(('101', '120', '201', '221', '226'))}{digits(random, 9)}"


def _stripe_one(random: Random) -> str:
    track = f"%B{card16(random)}^{fill(random, '‹NAME›')}^{_data(random)}?"
    return fill(
        random,
        random.choice(
            (
                f"The till beeps and prints ⟦{track}⟧ on the order screen",
                f'{{"t1":"⟦{track}⟧","reader":"‹B8›","ok":false}}',
                f"‹hms› swipe ⟦{track}⟧ parse error",
                f"Track 1: ⟦{track[1:-1]}⟧",
            )
        ),
    )


def _stripe_two(random: Random) -> str:
    number, rest = card16(random), _data(random)
    return fill(
        random,
        random.choice(
            (
                f"Card reader output: ⟦;{number}={rest}?⟧",
                f"T2=⟦{number}D{rest}⟧|TID=‹n8›|AMT=‹n6›",
                f"<Track2>⟦{number}={rest}⟧</Track2>",
                f"swipe=⟦%3B{number}%3D{rest}%3F⟧&till=‹n2›",
                f"track 2 data\n⟦{number}={rest}⟧",
                f"> my keyboard wedge types ⟦;{number}={rest}?⟧ into the search box",
            )
        ),
    )


def _chip(random: Random) -> str:
    number, rest = with_prefix(random, random.choice(("4", "52", "6011")), 16), _data(random)
    return fill(
        random,
        random.choice(
            (
                f"emv: 9F2701805A08⟦{number}⟧5F340101",
                f"TLV dump\n  57 (Track 2 equivalent): ⟦{number}D{rest}F⟧\n  9F1A: 0840",
                f"5713⟦{number}D{rest}F⟧9F3704‹H8›",
            )
        ),
    )


def _month(random: Random) -> str:
    month, year = random.randint(1, 12), random.randint(26, 33)
    date = random.choice(
        (
            f"{_MONTHS[month - 1]} 20{year}", f"{_MONTHS[month - 1]}-{year}", f"{_MONTHS[month - 1]} '{year}", f"{_MONTHS[month - 1]}, 20{year}", f"{month}/{year}", f"{month}/20{year}",
            f"{month:02d} / 20{year}", f"{month:02d}.20{year}", f"{month:02d}-20{year}", f"20{year}/{month:02d}", f"{month:02d}20{year}", f"{month:02d} {year}",
        )
    )  # fmt: skip
    return fill(
        random,
        random.choice(
            (
                f"‹card| › good thru ⟦{date}⟧",
                f"card ‹card|-›, exp date ⟦{date}⟧",
                f"‹visa| ›\nexpires ⟦{date}⟧\n‹name›",
                f"Visa ‹visa› (expiration ⟦{date}⟧)",
            )
        ),
    )


CATEGORIES: Final[dict[str, Maker]] = {
    "code, plain sentences": filled(
        "Sorry, forgot the CVV, it's ‹cvv›.", "the cvv number on my card is ‹cvv› not what you have", "CVC code: ‹cvv›", "and the security code is ‹cvv›. Thanks ‹first›", "My card's CVV is ‹cvv› and it expires soon"
    ),
    "code, misspelled and other names": filled("ccv ‹cvv›", "CV2: ‹cvv›", "CVN ‹cvv›", "cvv# ‹cvv›", "csv code on the back of the card ‹cvv›", "CCV number is ‹cvv›", "secuirty code ‹cvv›", "C.V.V. ‹cvv›"),
    "code, glued": filled("cvv‹cvv›", "CVC‹cvv›exp", "CVV2=‹cvv›;", "cvv:‹cvv›zip:‹n5›", "cvc-‹cvv›"),
    "code, before its card": filled("CVV ‹cvv›, card ‹card| ›", "(cvc ‹cvv›) ‹card› ‹exp›", "code on back ‹cvv› for visa ‹visa|-›", "sec code: ‹cvv›\nexp: ‹exp›\ncard: ‹card›"),
    "code, of four digits": filled("4 digit code on the front of my Amex: ‹cvv4›", "amex ‹amex|-› ‹exp› ‹cvv4›", "CID ‹cvv4› / Amex ‹amex›", "‹amex| › security code ‹cvv4›", "Amex CVV ‹cvv4›"),
    "code, on other lines": filled("CVV code\n\n‹cvv›\n\nZip\n‹n5›", "Card number\n‹card| ›\nExpiration\n‹exp›\nSecurity code\n‹cvv›", "> CVC:\n>\n> ‹cvv›", "Exp | CVV\n‹exp› | ‹cvv›\nCard ‹card›"),
    "code, markup": filled("<li>CVC: <b>‹cvv›</b></li>", "<input id='card-cvc' value=‹cvv›>", "<th>CVV</th></tr><tr><td>‹cvv›</td>", "<span>Security code</span>&nbsp;<span>‹cvv›</span>", '<dt>CVV2</dt>\n<dd>‹cvv›</dd>', "<cardCode>‹cvv›</cardCode>"),
    "code, json of other kinds": filled(
        '{"verificationValue":"‹cvv›"}', '{"csc":‹cvv›,"zip":"‹n5›"}', '{"card_security_code":"‹cvv›","avs":"Y"}', '{"payment":{"cc":"‹card›","cvNumber":"‹cvv›"}}', '{\\"cvv\\":\\"‹cvv›\\"}', '{"name":"cvv","value":"‹cvv›"}'
    ),
    "code, urls and forms": filled("https://pay.example/c?cvv2=‹cvv›&z=‹n5›", "card_cvv=‹cvv›&submit=1", "cc%5Bcvv%5D=‹cvv›", "verification_value=‹cvv›&month=‹mm›&year=‹yyyy›&number=‹card›"),
    "code, tables": any_of(
        rows("card,exp,cvv\n", "‹card›,‹exp›,‹cvv›"), rows("Name | Card | Exp | CVC\n---|---|---|---\n", "‹name› | ‹card| › | ‹exp› | ‹cvv›"), rows("number\tmm\tyy\tcvv\n", "‹card›\t‹mm›\t‹yy›\t‹cvv›")
    ),
    "code, logs": filled("‹hms› DEBUG form submit cvv=‹cvv› zip=‹n5›", "ERR_CVV_MISMATCH sent '‹cvv›' (cvv)", "payment.cvv: ‹cvv›\npayment.zip: ‹n5›", "CVV2 Response: N (cvv2 ‹cvv›)", "[‹hm›] cvc entered: ‹cvv›, auth ‹n6›"),
    "code, further languages": filled("código CVV ‹cvv›", "cod CVV: ‹cvv›", "il codice di sicurezza della carta è ‹cvv›", "código de segurança do cartão: ‹cvv›", "Kartenprüfnummer (CVC) lautet ‹cvv›", "セキュリティコード：‹cvv›", "cryptogramme visuel ‹cvv›"),
    "code, further digits and spaces": any_of(
        lambda random: "CVV: ⟦" + "".join(chr(random.choice((0xFF10, 0x1D7CE)) + int(d)) for d in digits(random, 3)) + "⟧", lambda random: f"cvv ⟦{random.choice((' ', '-', '.', chr(0x200B))).join(digits(random, 3))}⟧", filled("CVV:\xa0‹cvv›", "CVC\u2009‹cvv›", "CVV\u200b: ‹cvv›", "cvv --> ‹cvv›", "cvv ‐ ‹cvv›", "CVV......‹cvv›")
    ),
    "expiry, further spellings": _month,
    "expiry, near": filled("‹card|-› ‹exp|-›", "‹card› - ‹exp›", "‹card| ›, valid through ‹exp›", "exp ‹exp› on ‹card|-›", "MM/YY ‹exp› Card ‹card›", "‹card›/‹exp|›", "Exp:‹exp›Card:‹card›"),
    "expiry, data of other kinds": filled(
        '{"pan":"‹card›","expirationDate":"‹yyyymm|-›"}', "<Number>‹card›</Number><Expires>‹exp|›</Expires>", "card=‹card›&expiry=‹exp|%2F›", '{"cc":"‹card›","cc_exp":"‹explong|›"}', "card: ‹card›\nexpiry: ‹exp›", "‹card›,‹mm›,‹yyyy›,‹name›"
    ),
    "pin, plain sentences": filled("My debit card PIN is ‹pin›.", "the atm won't take my pin ‹pin› anymore", "pin number for the card: ‹pin›", "I set the PIN to ‹pin› yesterday", "Please reset my card pin, old one was ‹pin›", "PIN# ‹pin›"),
    "pin, records": filled("card=‹card›;pin=‹pin›", '{"debit":"‹card›","pinCode":"‹pin›"}', "Card ‹card| ›\nExp ‹exp›\nPIN ‹pin›", "<CardPin>‹pin›</CardPin>", "<td>PIN</td><td>‹pin›</td>", "ATM card ‹card|-› / PIN ‹pin› / ‹exp›"),
    "pin, other lines and places": filled("Bank card PIN:\n\n‹pin›", "‹pin› - that's the pin of my bank card", "[‹hm›] Agent: which PIN did you enter at the ATM?\n[‹hm›] ‹first›: ‹pin›", "‹card›\n‹pin› (pin)"),
    "pin, further languages": filled("mon code PIN de carte est ‹pin›", "el PIN de la tarjeta es ‹pin›", "PIN karty: ‹pin›", "die PIN meiner Karte ist ‹pin›", "a senha do cartão é ‹pin›", "ПИН-код карты ‹pin›"),
    "stripe, first": _stripe_one,
    "stripe, second": _stripe_two,
    "chip, hexadecimal": _chip,
    "all of a card in a line": filled("‹card| › ‹exp› ‹cvv› ‹n5›", "‹card›-‹exp|›-‹cvv›", "‹name› ‹card› ‹mm›/‹yy› ‹cvv›", "‹card› exp‹exp|›cvv‹cvv›", "cc: ‹card|-› / ‹exp› / ‹cvv›", "‹card›,‹exp›,‹cvv›,‹n5›"),
}  # fmt: skip
