"""Codes, PINs, stripes and dates of cards as they are left in tickets."""

from random import Random
from typing import Final

from bench.redaction.corpus.frames import Maker
from bench.redaction.corpus.helpdesk.frames import either, fill, lines, said
from bench.redaction.corpus.numbers import card16, digits, expiry

_MONTHS: Final = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")  # fmt: skip


def _stripe(random: Random) -> tuple[str, str]:
    """The first and the second track of one card."""
    number, (month, year) = card16(random), expiry(random).split("/")
    tail = f"{year}{month}{random.choice(('101', '201', '121'))}{digits(random, 12)}"
    holder = fill(random, "‹last›/‹first›").upper()
    return f"%B{number}^{holder}^{tail}?", f";{number}={tail}?"


def _swiped(random: Random) -> str:
    first, second = _stripe(random)
    return random.choice(
        (
            f"When I swipe, Notepad shows ⟦{first}{second}⟧",
            f"reader output:\n⟦{first}⟧\n⟦{second}⟧",
            f"Track1: ⟦{first}⟧",
            f"the till typed ⟦{first}⟧ into the name field and froze",
        )
    )


def _second(random: Random) -> str:
    _, second = _stripe(random)
    return fill(
        random,
        random.choice(
            (
                f"T2=⟦{second}⟧",
                f"‹clock› MSR read ok: ⟦{second}⟧",
                f'{{"track2":"⟦{second[1:-1]}⟧","tid":"‹n8›"}}',
                f"scanner beeps and prints ⟦{second}⟧, what is that?",
                f"<Track2Data>⟦{second[1:-1]}⟧</Track2Data>",
            )
        ),
    )


def _dated(random: Random) -> str:
    month, year = random.randint(1, 12), random.randint(26, 33)
    name = _MONTHS[month - 1]
    date = random.choice((f"{name} 20{year}", f"{name[:3]} {year}", f"{month:02d}/{year}", f"{month}/{year}", f"{month:02d}-{year}", f"{month:02d}/20{year}", f"{month:02d}{year}", f"20{year}-{month:02d}", f"{month:02d} / {year}"))  # fmt: skip
    return fill(
        random,
        random.choice(
            (
                f"‹any› expires ⟦{date}⟧",
                f"Card ‹any›\nExpiration date: ⟦{date}⟧",
                f"my card ‹any› is good until ⟦{date}⟧ so why declined?",
                f"Visa ‹visa| ›, exp. ⟦{date}⟧, ‹name›",
                f"exp ⟦{date}⟧ card ‹any›",
            )
        ),
    )


def _oddly(random: Random) -> str:
    three = digits(random, 3)
    zero = random.choice((0x660, 0xFF10, 0x966, 0x1D7D8))
    return random.choice(
        (
            f"CVV: ⟦{' '.join(three)}⟧",
            f"cvv is ⟦{'-'.join(three)}⟧",
            f"CVC ⟦{''.join(chr(zero + int(d)) for d in three)}⟧",
            f"security code (on the back of the card): ⟦{'.'.join(three)}⟧",
            f"cvv:\u200b⟦{three}⟧",
        )
    )


CATEGORIES: Final[dict[str, Maker]] = {
    "codes, said by people": said("btw the cvv is ‹cvv›", "I moved, zip is ‹n5› now and the CVV is still ‹cvv›", "The CVV code ‹cvv› gets rejected every time I press Pay", "cvv ‹cvv› if you need it", "new card so new cvv too: ‹cvv›", "My CVC is ‹cvv›. The amount was ‹sum›."),
    "codes, other names": said("CVV2/CVC2: ‹cvv›", "3 digit code on back of card ‹cvv›", "Card security code - ‹cvv›", "cvv/csc ‹cvv›", "the security number on the back of my card is ‹cvv›", "card code: ‹cvv›"),
    "codes, with all the rest": said("‹any›, ‹exp›, ‹cvv›, ‹name›", "card ‹any› exp ‹exp› cvv ‹cvv›", "Name: ‹name›\nNumber: ‹any›\nExp: ‹exp›\nCVV: ‹cvv›\nZip: ‹n5›", "‹any› cvc ‹cvv› valid ‹exp›", "‹any›\n‹exp›\n‹cvv›", "visa ‹visa| › ‹exp› cvv‹cvv› zip ‹n5›"),
    "codes, asked for": said("Agent: what's the CVV?\n‹first›: ‹cvv›", "> Security code on the card?\n‹cvv›", "Bot: Please type the CVV\n‹first› (‹hm›): ‹cvv›", "CVV?\n‹cvv›", "You: and the cvc?\n‹first›: it's ‹cvv›"),
    "codes, behind the number": said("‹cvv› = cvv", "‹cvv› (CVV)", "‹cvv› is the security code of my card", "‹cvv› cvc, ‹exp› exp, card ‹any›"),
    "codes, four digits": said("Amex ‹amex| ›, exp ‹exp›, 4 digit code ‹cvv4›", "American Express CID ‹cvv4›", "amex cvv is ‹cvv4› (front)", "‹amex› ‹exp› cvv ‹cvv4›"),
    "codes, in data": said('{"card":{"number":"‹card›","cvv":"‹cvv›","exp_month":"‹mm›","exp_year":"‹yyyy›"}}', '{"cvvCode": "‹cvv›", "zip": "‹n5›"}', "Card(number='‹card›', cvv='‹cvv›')", "<cvv>‹cvv›</cvv>", "cvv2: ‹cvv›", "<input name=cvv value='‹cvv›'>", "cvc=‹cvv›&zip=‹n5›"),
    "codes, in logs and tables": either(said("‹clock› INFO pay: cvv=‹cvv› zip=‹n5› avs=N", "level=debug cvc=\"‹cvv›\" ts=‹unix›", "-[ RECORD 1 ]-\ncvv | ‹cvv›\nzip | ‹n5›", "https://shop.example/pay?cvv=‹cvv›&a=1"), lines("Name, Card, Exp, CVV\n", "‹name›, ‹card›, ‹exp›, ‹cvv›"), lines("card;exp;cvc\n", "‹sixteen| ›;‹exp›;‹cvv›")),
    "codes, in tongues": said("il CVV della carta è ‹cvv›", "CVV de la carte : ‹cvv›", "Prüfziffer (CVV) ‹cvv›", "código de seguridad de la tarjeta: ‹cvv›", "CVV 번호는 ‹cvv›입니다", "CVV kod ‹cvv›", "mã CVV là ‹cvv›"),
    "codes, oddly written": _oddly,
    "pins, said by people": said("the pin for my debit card is ‹pin›", "My card PIN ‹pin› stopped working at the ATM", "i forgot if pin is ‹pin› or ‹pin›, card blocked now", "ATM PIN: ‹pin›", "PIN ‹pin›, please unblock the card", "new debit card came with PIN ‹pin›"),
    "pins, with a card": said("‹any› PIN ‹pin›", "card ‹any›, pin: ‹pin›", "Debit card ‹any›\nexp ‹exp›\nPIN ‹pin›", "card no ‹any› and the pin no ‹pin›"),
    "pins, in data and chats": said('{"cardNumber":"‹card›","cardPin":"‹pin›"}', "pin=‹pin›&card=‹card›", "<CardPIN>‹pin›</CardPIN>", "Agent: please don't send your card PIN\n‹first›: it's pin ‹pin›", "Bot: Enter your debit card PIN\nYou: ‹pin›", "‹clock› atm: pin ‹pin› rejected card=‹card›"),
    "pins, in tongues": said("Le code PIN de ma carte est ‹pin›", "Mein Karten-PIN lautet ‹pin›", "PIN-kod till kortet: ‹pin›", "Il pin della mia carta è ‹pin›", "카드 비밀번호(PIN)는 ‹pin›입니다", "el PIN del cajero es ‹pin›"),
    "dates, beside a card": _dated,
    "dates, in data": said('{"pan":"‹card›","exp":"‹exp›"}', '{"number":"‹card›","expiry_month":"‹mm›","expiry_year":"‹yyyy›"}', "<Card><No>‹card›</No><Exp>‹exp|›</Exp></Card>", "card_number=‹card›&card_exp=‹exp|›", "pan | ‹card›\nexp | ‹explong›", "‹card›;‹exp›;‹name›"),
    "stripes, both": _swiped,
    "stripes, second only": _second,
}  # fmt: skip
