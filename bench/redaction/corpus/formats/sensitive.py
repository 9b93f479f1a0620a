"""Security codes, PINs, tracks and expiry dates in forms that the recognizers' makers did not look at."""

from random import Random
from typing import Final

from bench.redaction.corpus.formats.frames import fill, filled, rows
from bench.redaction.corpus.frames import Maker
from bench.redaction.corpus.numbers import card16, digits, with_prefix

_MONTHS: Final = ("January", "Feb", "March", "Apr.", "May", "June", "Jul", "Aug", "Sept", "October", "Nov.", "December")  # fmt: skip


def _track(random: Random, number: str, glue: str = "=") -> str:
    return f"{number}{glue}{random.randint(26, 33)}{random.randint(1, 12):02d}{random.choice(('101', '201', '221'))}{digits(random, 10)}"


def _swiper(random: Random) -> str:
    number = card16(random)
    name = fill(random, "‹NAME›")
    second = _track(random, number)
    first = f"%B{number}^{name.ljust(26)}^{second.partition('=')[2]}00000000?"
    return fill(
        random,
        random.choice(
            (
                f"When I swipe in the notes field the reader types ⟦{first};{second}?⟧ and then nothing happens",
                f"‹hms› MSR event len=‹n3› data=[⟦{first}⟧] [⟦;{second}?⟧] status=OK",
            )
        ),
    )


def _track_in_log(random: Random) -> str:
    number = card16(random)
    return fill(
        random,
        random.choice(
            (
                f'{{"terminal":"T‹n6›","entryMode":"90","track2Data":"⟦{_track(random, number)}⟧","amount":‹n4›}}',
                f"‹day› ‹hms› TRACE iso8583 DE3=000000 DE4=0000000‹n5› DE11=‹n6› DE35=⟦{_track(random, number, 'D')}⟧ DE41=‹n8›",
                f'<TrackData Format="2">⟦{_track(random, number)}⟧</TrackData><TermID>‹n8›</TermID>',
                f'<CardPresent Track1="⟦%25B{number}%5E{fill(random, "‹NAME›")}%5E{_track(random, "", "")}%3F⟧" Till="‹n2›"/>',
            )
        ),
    )


def _chip_tags(random: Random) -> str:
    number = with_prefix(random, random.choice(("4", "5413", "5555")), 16)
    pairs = " ".join(number[i : i + 2] for i in range(0, 16, 2))
    year, month = random.randint(26, 33), random.randint(1, 12)
    return (
        f"Tag 9F02 (Amount): 00 00 00 00 {digits(random, 2)} {digits(random, 2)}\nTag 5A (Application PAN): ⟦{pairs}⟧\n"
        f"Tag 5F24 (Application Expiration Date): ⟦{year} {month:02d}⟧ 31\nTag 9F36 (ATC): 00 {digits(random, 2)}"
    )


def _worded_expiry(random: Random) -> str:
    month, year = random.choice(_MONTHS), random.randint(26, 33)
    return fill(
        random,
        random.choice(
            (
                f"My card ‹card| › is good through ⟦{month} '{year}⟧, so why was it refused?",
                f"card ‹card|-› runs out at the end of ⟦{month}, 20{year}⟧",
                f"‹visa| › and it doesn't expire until ⟦{month} of 20{year}⟧!!",
            )
        ),
    )


CATEGORIES: Final[dict[str, Maker]] = {
    "compact expiry and code": filled(
        "‹card| › exp ‹exp|› cvc ‹cvv›",
        "‹card›  ‹exp|›  ‹cvv›  ‹last›",
        "‹visa| › x‹exp› #‹cvv›",
        "‹card|-› thru ‹exp|.› sec ‹cvv›, zip ‹n5›",
        "‹card›;‹mm›;‹yy›;‹cvv›;‹name›;‹n5›",
        "‹card›:‹exp|›:‹cvv›:‹city›",
    ),
    "expiry in words": _worded_expiry,
    "labels with hints": filled(
        "Card number*: ‹card| ›\nExpiry date (MM/YY)*: ‹exp| / ›\nCVV (3 digits on the back)*: ‹cvv›\n[ ] Remember this card",
        "Card: ‹card|-›\nExp. (month / year): ‹explong| / ›\nCVC/CVV2 [?]: ‹cvv›",
        "Amex ‹amex| ›\nValid thru: ‹exp›\n4-digit code on the front (4DBC): ‹cvv4›",
    ),
    "columns of a form": filled(
        "Card No.               Exp.    CVV2\n‹card16| ›    ‹exp›   ‹cvv›",
        "<tr><th>Number</th><th>Exp</th><th>CVC</th></tr>\n<tr><td>‹card| ›</td><td>‹exp›</td><td>‹cvv›</td></tr>",
        "CARD\tEXPIRES\tCODE\n‹card›\t‹exp›\t‹cvv›\n‹card›\t‹exp›\t‹cvv›",
    ),
    "columns with codes only": rows("Customer,Order,CVV2,Total\n", "‹last›,‹n7›,‹cvv›,‹money›"),
    "code as an answer": filled(
        "[14:02] Agent: what are the three digits by the signature strip?\n[14:03] ‹first›: ‹cvv›\n[14:03] Agent: thanks!",
        "Agent: And the security code on the back of your card?\nCaller: That would be ‹cvv›.\nAgent: And the zip code?\nCaller: ‹n5›",
        "Q: CVC?\nA: ‹cvv›\nQ: Postcode?\nA: ‹n5›",
    ),
    "code in a sentence": filled(
        "I typed ‹cvv› as the CVV and the page turned red.",
        "The site says CVC ‹cvv› is wrong but it is what is printed next to my signature.",
        "‹cvv› - that's the number on the signature panel, the card itself you have already",
        "please retry the charge, the correct csc is ‹cvv› not ‹cvv›",
    ),
    "code in more languages": filled(
        "kod CVV2/CVC2: ‹cvv›, karta ważna do ‹exp›, numer ‹card| ›",
        "De beveiligingscode (CVC) achterop de kaart is ‹cvv›.",
        "Säkerhetskoden på kortets baksida är ‹cvv›",
        "Kartın arkasındaki güvenlik kodu ‹cvv›, son kullanma ‹exp›, kart ‹card| ›",
        "カードのセキュリティコードは‹cvv›です",
        "卡背面的安全码是‹cvv›",
        "CVV-код на обороте карты: ‹cvv›",
    ),
    "gateway fields": filled(
        "<CCAccountNum>‹card›</CCAccountNum><CCExp>‹exp|›</CCExp><CardSecVal>‹cvv›</CardSecVal><AVSzip>‹n5›</AVSzip>",
        "<m:cvd><m:cvd_indicator>1</m:cvd_indicator><m:cvd_value>‹cvv›</m:cvd_value></m:cvd>",
        "trnCardNumber=‹card›&trnExpMonth=‹mm›&trnExpYear=‹yy›&trnCardCvd=‹cvv›&trnAmount=‹money›",
        '"paymentMethod":{"type":"scheme","number":"‹card›","expiryMonth":"‹mm›","expiryYear":"‹yyyy›","cvc":"‹cvv›","holderName":"‹name›"}',
        "CardVerificationNumber: ‹cvv›\nCardType: 001\nMerchantReferenceCode: ‹n8›",
    ),
    "dumps of objects": filled(
        "Payment$Card@‹h8›[pan=‹card›, expiry=‹yyyymm|-›, cvv2=‹cvv›]",
        "(lldb) po card\n<STPCardParams: 0x‹h12›; number = ‹card›; expMonth = ‹m›; expYear = ‹yyyy›; cvc = ‹cvv›>",
        "Array\n(\n    [cc_owner] => ‹name›\n    [cc_exp] => ‹exp|›\n    [cc_cid] => ‹cvv›\n    [amount] => ‹money›\n)",
        "validate(): cvv='‹cvv›' failed regex ^[0-9]{3,4}$ at CardForm.vue:‹n3›",
    ),
    "virtual card of an agency": filled(
        "Virtual credit card details\nNumber: ‹mc| ›\nExpiration date: ‹yyyymm|-›\nCVC: ‹cvv›\nActivation date: ‹day›\nBalance: EUR ‹money›\nReservation ‹n10›",
    ),
    "pin in a sentence": filled(
        "I keep entering ‹pin› as my PIN at the ATM and it still says wrong PIN.",
        "I changed the PIN of my debit card from ‹pin› to ‹pin› last week and now neither works",
        "The machine swallowed the card although ‹pin› is the right PIN, I have had it for years.",
        "my husband wrote the pin (‹pin›) on a note that was in the stolen wallet",
        "debit ending ‹n4›, the pin # is ‹pin›",
    ),
    "pin in more languages": filled(
        "Le code secret de ma carte bancaire est ‹pin› et le distributeur le refuse.",
        "El NIP de mi tarjeta es ‹pin›, ¿por qué lo rechaza el cajero?",
        "Il PIN del bancomat è ‹pin› ma non funziona.",
        "De pincode van mijn pas is ‹pin›.",
        "Mój PIN do karty to ‹pin›, bankomat go nie przyjmuje.",
        "暗証番号は‹pin›です。ATMで使えません。",
    ),
    "pin in records": filled(
        "EBT card ‹card| ›\nPIN ‹pin›\nCounty ‹n2›",
        '<Cardholder Ref="‹n6›" DebitPIN="‹pin›" Branch="‹n3›"/>',
        "‹hms› atm.sim INFO enterPin pin='‹pin›' attempt=2 result=55",
        "Name,Card,PIN\n‹first›,‹card›,‹pin›\n‹first›,‹card›,‹pin›",
        "card_pin: '‹pin›'\nactivated: ‹day›",
    ),
    "swiper output": _swiper,
    "track in a message": _track_in_log,
    "chip tags": _chip_tags,
}  # fmt: skip
