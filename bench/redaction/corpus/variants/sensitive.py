"""Security codes, PINs, stripes and expiry dates in tickets as they come in; only counted, never tuned on."""

from random import Random
from typing import Final

from bench.redaction.corpus.formats.frames import fill, filled, rows
from bench.redaction.corpus.frames import Maker
from bench.redaction.corpus.numbers import card16, code, digits, with_prefix
from bench.redaction.corpus.writing.frames import any_of

_MONTHS: Final = ("January", "Feb", "March", "April", "May", "June", "July", "Aug", "Sept", "Oct", "November", "Dec")  # fmt: skip


def _rest(random: Random) -> str:
    """What follows the separator on a stripe."""
    return f"{random.randint(26, 33)}{random.randint(1, 12):02d}{random.choice(('101', '201', '220', '226', '601'))}{digits(random, random.choice((8, 10, 13)))}"


def _stripe_first(random: Random) -> str:
    track = f"%B{card16(random)}^{fill(random, '‹NAME›')}^{_rest(random)}?"
    return fill(
        random,
        random.choice(
            (
                f"hello, the card reader types this into my search box when i swipe: ⟦{track}⟧",
                f"‹day› ‹hms› MSR raw: ⟦{track}⟧ (lane ‹n1›)",
                f'<swipe reader="‹n4›">⟦{track}⟧</swipe>',
                f'{{"event":"swipe","track1":"⟦{track}⟧","lane":‹n1›}}',
            )
        ),
    )


def _stripe_second(random: Random) -> str:
    track = f"{card16(random)}={_rest(random)}"
    return fill(
        random,
        random.choice(
            (
                f"Terminal ‹n8› prints ⟦;{track}?⟧ at the end of every receipt",
                f"track2=⟦{track}⟧ entry=90 tid=‹n8›",
                f"> what did the screen show?\n⟦;{track}?⟧",
                f'"Track2Data": "⟦{track.replace("=", "D")}⟧",',
                f"Swipe 1 bad, swipe 2: ⟦{track}⟧",
            )
        ),
    )


def _chip_data(random: Random) -> str:
    number, rest = with_prefix(random, random.choice(("4", "5413", "6011")), 16), _rest(random)
    padding = "F" if len(rest) % 2 == 0 else ""
    return fill(
        random,
        random.choice(
            (
                f"57: ⟦{number}D{rest}{padding}⟧\n5F2A: 0840\n9F02: 00000000‹n4›",
                f"[EMV] tag=57 len=13 val=⟦{number}D{rest}{padding}⟧",
                f"Track 2 Equivalent Data (57) = ⟦{number}D{rest}{padding}⟧; AID A0000000031010",
            )
        ),
    )


def _date(random: Random) -> str:
    month, year = random.randint(1, 12), random.randint(26, 33)
    date = random.choice(
        (
            f"{month:02d}/{year}", f"{month:02d}/{year}", f"{month}/{year}", f"{month:02d}/20{year}", f"{month:02d}-{year}", f"{month:02d}{year}", f"{month:02d} / {year}",
            f"{month:02d}.{year}", f"{_MONTHS[month - 1]} 20{year}", f"{_MONTHS[month - 1]} {year}", f"20{year}-{month:02d}",
        )
    )  # fmt: skip
    return fill(
        random,
        random.choice(
            (
                f"My card ‹card| › (expires ⟦{date}⟧) was declined for order ‹n6›.",
                f"‹card|-›, expiration ⟦{date}⟧, ‹name›",
                f"Card ‹card›\nValid until ⟦{date}⟧\nZIP ‹n5›",
                f"cc ‹card| › x ⟦{date}⟧",
                f"the exp date is ⟦{date}⟧ and the card number is ‹card›",
            )
        ),
    )


def _spaced(random: Random) -> str:
    three = code(random)
    return random.choice(
        (
            f"CVV: ⟦{' '.join(three)}⟧",
            f"my cvc is ⟦{'-'.join(three)}⟧",
            "CVV２：⟦" + "".join(chr(0xFF10 + int(d)) for d in three) + "⟧",
            "رمز CVV: ⟦" + "".join(chr(0x660 + int(d)) for d in three) + "⟧",
            "cvv ⟦" + "\u200b".join(three) + "⟧ zip 89501",
        )
    )


CATEGORIES: Final[dict[str, Maker]] = {
    "cvv in a ticket": filled("You asked me for the CVV, it is ‹cvv›. I don't know why you need it again.", "the cvv is ‹cvv›", "I typed my cvv ‹cvv› three times and it still says incorrect, order ‹n7›", "forgot to say - cvv code ‹cvv›, thx ‹first›", "CVV ‹cvv›\nZip ‹n5›"),
    "cvv under its other names": filled("Security code (CSC): ‹cvv›", "card verification value is ‹cvv›", "CVC2 ‹cvv› / zip ‹n5›", "verification code on the back of my Visa is ‹cvv›", "sec. code ‹cvv›, ‹name›", "the 3-digit security code ‹cvv› is rejected", "CID of the card: ‹cvv›"),
    "cvv with a card in a ticket": filled("Please charge ‹card| ›, exp ‹exp›, cvv ‹cvv›. Total should be $‹money›.", "‹card› ‹exp› ‹cvv›", "card ‹card|-›\nexp ‹exp›\ncvc ‹cvv›\nname ‹name›", "Visa ‹visa| ›, ‹exp›, ‹cvv› on the back", "CVV is ‹cvv› for the card ‹card| ›", "‹card| › / ‹exp› / ‹cvv› / ‹n5›"),
    "cvv in a chat": filled("(‹hm›) Agent: And the CVV please?\n(‹hm›) Visitor: ‹cvv›", "‹=first›: cvv?\nMe: ‹cvv›\n‹=first›: ok", "> Security code?\n‹cvv›", "Bot: Enter the 3 digits on the back of your card\nUser: ‹cvv›", "you said to send the security code separately, so:\n\n‹cvv›"),
    "cvv in data": filled('{"number":"‹card›","cvv":"‹cvv›","zip":"‹n5›"}', '{\n  "cvc": ‹cvv›,\n  "holder": "‹name›"\n}', "<SecurityCode>‹cvv›</SecurityCode>", "cvv=‹cvv›&exp=‹exp|%2F›&number=‹card›", '<input name="cc-csc" type="password" value="‹cvv›">', "cvv2: '‹cvv›'", "payment[cvc]=‹cvv›"),
    "cvv in logs": filled("‹day› ‹hms› DEBUG CardForm cvv=‹cvv› valid=false", "‹hms› gateway <- {card: ‹card›, exp: ‹exp|›, cvv: ‹cvv›}", "params: cvc='‹cvv›' zip='‹n5›'", 'W/Pay: CVV "‹cvv›" too short'),
    "cvv in sheets": any_of(rows("Card\tExp\tCVV\n", "‹card| ›\t‹exp›\t‹cvv›"), rows("name,number,expiry,cvc,zip\n", "‹name›,‹card›,‹exp›,‹cvv›,‹n5›"), filled("| Card | Exp | CVV |\n|---|---|---|\n| ‹card| › | ‹exp› | ‹cvv› |", "<tr><td>CVV</td><td>‹cvv›</td></tr>")),
    "cvv of four digits": filled("Amex ‹amex| › exp ‹exp› code ‹cvv4›", "the four digits on the front of my American Express are ‹cvv4›", "amex ‹amex›, CID ‹cvv4›", "4-digit security code: ‹cvv4›", '{"pan":"‹amex›","cid":"‹cvv4›"}'),
    "cvv before its name": filled("‹cvv› is my CVV", "‹cvv› (security code)", "‹cvv› <- cvv of the new card", "it's ‹cvv›, the code on the back of the card"),
    "cvv in languages": filled("El CVV de mi tarjeta es ‹cvv›", "le cryptogramme de ma carte est ‹cvv›", "Sicherheitscode auf der Rückseite: ‹cvv›", "CVV kodu ‹cvv›", "código de segurança ‹cvv›, validade ‹exp›, cartão ‹card| ›", "код безопасности карты ‹cvv›"),
    "cvv spaced or in other digits": _spaced,
    "pin in a ticket": filled("My PIN is ‹pin› and the ATM kept my card.", "I tried PIN ‹pin› twice, please unlock my debit card", "pin for card ending ‹n4› is ‹pin›", "Debit card PIN: ‹pin›", "can you change my card's pin from ‹pin› to ‹pin›?", "the ATM says my pin ‹pin› is wrong"),
    "pin beside a card": filled("‹card| › pin ‹pin›", "card ‹card|-› / exp ‹exp› / PIN ‹pin›", "Debit ‹card›\nPIN ‹pin›", "PIN ‹pin›, card number ‹card| ›", "my debit card is ‹card› and the PIN is ‹pin›."),
    "pin in data": filled('{"pan":"‹card›","pin":"‹pin›"}', "<Pin>‹pin›</Pin>", "card=‹card›&pin=‹pin›", "‹hms› keypad: pin=‹pin› attempts=3", "PIN\tCard\n‹pin›\t‹card›"),
    "pin in a chat": filled("Agent: Never tell us your PIN.\nCustomer: my PIN is ‹pin›, it worked last week", "> Which PIN did you try at the ATM?\n‹pin›", "Bot: Please enter your card PIN\nUser: ‹pin›", "Card PIN\n‹pin›"),
    "pin in languages": filled("Meine PIN ist ‹pin›, der Automat hat die Karte eingezogen.", "mi PIN es ‹pin› y el cajero no lo acepta", "mon code PIN ‹pin› ne marche pas au distributeur", "il mio PIN è ‹pin›, la carta è bloccata", "mijn pincode is ‹pin›", "o PIN do meu cartão é ‹pin›"),
    "expiry in a ticket": _date,
    "expiry in data": filled('{"cardNumber":"‹card›","expiryDate":"‹exp›"}', '{"pan":"‹card›","exp":{"month":"‹mm›","year":"‹yyyy›"}}', "card=‹card›&exp=‹exp|›", "<Card No='‹card›' Exp='‹exp|›'/>", "‹card›|‹exp›|‹name›", "number: ‹card›\nexp_month: ‹mm›\nexp_year: ‹yyyy›", "<td>‹card| ›</td><td>‹exp›</td>"),
    "stripe, typed by a reader": _stripe_first,
    "stripe, number and data": _stripe_second,
    "chip, data like a stripe": _chip_data,
}  # fmt: skip
