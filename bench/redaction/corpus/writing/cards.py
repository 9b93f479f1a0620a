"""Card numbers as customers, agents and programs write them; kept from whoever works on the recognizers."""

from random import Random
from typing import Final

from bench.redaction.corpus.frames import Maker
from bench.redaction.corpus.numbers import amex, card16, with_prefix
from bench.redaction.corpus.spelling import grouped
from bench.redaction.corpus.writing.frames import any_of, fill, filled, joined, rows, scripted, spelled

_PLAIN: Final = (
    "Good afternoon, I'd like to settle invoice ‹n6› with {}.",
    "You took $‹money› off {} twice, please fix this",
    "{} keeps getting rejected at the last step",
    "new number is {} - thx, ‹first›",
    "Hi there! Which plan is {} attached to? I can't find it.",
    "CARD: {}",
    "CC no {} / ‹name›",
)
_NAMED: Final = (
    "Card number: {}",
    "my visa is {} thanks",
    "the credit card {} was declined",
    "Bill this card: {}",
)
_SPACES: Final = ("\u2004", "\u2005", "\u2006", "\u2008", "\u200a", "\u205f", "\u1680", "\u2001", "\u2000", "\xa0 ", " \u2009")  # fmt: skip
_DASHES: Final = ("\u2043", "\u2e3a", "\ufe58", "\ufe63", "\u301c", "\u2015", "\u2053", "\u02d7", " \u2010 ", "\u2212", "\u2013 ")  # fmt: skip
_HIDDEN: Final = ("\u200c", "\u200e", "\u200f", "\u2061", "\u2064", "\u180e", "\ufe0f", " \u2060", "\u00ad \u200b")  # fmt: skip
_SCRIPTS: Final = (0xA66, 0xAE6, 0xBE6, 0xC66, 0xCE6, 0xD66, 0xED0, 0xF20, 0x1040, 0x17E0, 0x1810, 0x7C0, 0x1D7EC)  # fmt: skip
_MARKS: Final = ("\u0332", "\u0336", "\u0305", "\u20dd", "\u0308", "\u20de")
_BROKEN: Final = ("\n", " \n", "\n> ", "\n>", "\n>> ", "\n    ", "\n\t", "\n| ", "=\n", " =\n", " =\r\n", "=20\n", "\r\n> ")  # fmt: skip


def _one(*separators: str, sizes: tuple[int, ...] = (4, 4, 4, 4)) -> Maker:
    """One separator at a time, the same in the whole number."""
    return lambda random: spelled(_PLAIN, joined((random.choice(separators),), sizes))(random)


def _marked(random: Random, number: str) -> str:
    mark = random.choice(_MARKS)
    return "".join(d if d in " -" else d + mark for d in grouped(number, random.choice(("", " ", "-"))))


def _wrapped(random: Random) -> str:
    number = grouped(card16(random), random.choice(("", " ", "-")))
    cut = random.randint(3, len(number) - 3)
    mark = random.choice(("", "> ", ">", ">>> ", "\t", "> > "))
    ending = random.choice(("", " ", "\r"))
    before = fill(random, f"{mark}Dear team,{ending}\n{mark}we have moved house and the bank gave us a new card as well, so the{ending}")  # fmt: skip
    return f"{before}\n{mark}next bills should go to the Mastercard ⟦{number[:cut]}{ending}\n{mark}{number[cut:]}⟧ instead of the one you{ending}\n{mark}have on file.{ending}"


def _broken(random: Random, number: str) -> str:
    number = grouped(number, random.choice((" ", "-", "")))
    cut = random.randint(4, len(number) - 4)
    return number[:cut].rstrip() + random.choice(_BROKEN) + number[cut:].lstrip()


def _printable(random: Random) -> str:
    """Quoted-printable, as on the wire."""
    one, two, three, four = grouped(card16(random), " ").split()
    return fill(
        random,
        random.choice(
            (
                f'<td style=3D"padding:0"><b>Visa</b>=20\r\n⟦{one} {two} =\r\n{three} {four}⟧</td>',
                f"Gr=C3=BC=C3=9Fe, meine Karte: ⟦{one}=E2=80=91{two}=E2=80=91{three}=\r\n=E2=80=91{four}⟧=\r\n",
                f"card=3D⟦{one}{two}{three[:2]}=\r\n{three[2:]}{four}⟧&amount=3D‹money›",
                f"The card we keep for you is =E2=80=9C⟦{one}=20{two}=20{three}=20{four}⟧=E2=80=9D.=0D=0A",
                f"Please use ⟦{one}=C2=AD{two}=C2=AD{three}=C2=AD{four}⟧ from May=\r\n on",
            )
        ),
    )


def _elements(random: Random) -> str:
    parts = grouped(card16(random), " ").split()
    start, between, end = random.choice(
        (
            ("<div>Card</div><div>", "</div>\n<div>", "</div>"),
            ("<ul><li>", "</li><li>", "</li></ul>"),
            ("<p>Visa <strong>", "</strong>&nbsp;<strong>", "</strong></p>"),
            ("Card no. <mark>", "</mark><span class=sep>-</span><mark>", "</mark>"),
            ('<p dir="auto">cc: <u></u>', '<u></u> <wbr/><a name="x"></a>', "<br></p>"),
            ("<tt>", "</tt> <tt>", "</tt> is my card"),
            ('<label>Card number</label><div class="row"><kbd>', "</kbd>\n  <kbd>", "</kbd></div>"),
        )
    )
    return f"{start}⟦{between.join(parts)}⟧{end}"


def _entity(random: Random, number: str) -> str:
    if random.random() < 0.4:
        shape = random.choice(("&#{};", "&#0{};", "&#x{:x};", "&#X00{:X};"))
        return "".join(shape.format(ord(d)) for d in number)
    return grouped(number, random.choice(("&thinsp;", "&hyphen;", "&#8209;", "&emsp;", "&#160;", "&#x2d;", "&shy;", "&zwnj;", "&#32;", "&mdash;", "&dash;", "&numsp;")))  # fmt: skip


def _percent(random: Random, number: str) -> str:
    if random.random() < 0.3:
        return "".join(f"%3{d}" if random.random() < 0.5 else d for d in number)
    return grouped(number, random.choice(("%c2%a0", "%e2%80%91", "%09", "%E2%80%89", "%2d", "%0A", "%2E", "%252D")))  # fmt: skip


def _arrays(random: Random) -> str:
    number = card16(random)
    parts = grouped(number, " ").split()
    return fill(
        random,
        random.choice(
            (
                '{"digits":[⟦' + ",".join(number) + '⟧],"type":"card"}',
                '{"groups": [ "⟦' + '", "'.join(parts) + '⟧" ], "label": "Card number"}',
                '{"pan_1_4":"⟦' + f'{parts[0]}","pan_5_8":"{parts[1]}","pan_9_12":"{parts[2]}","pan_13_16":"{parts[3]}' + '⟧"}',
                "cardNo[0]=⟦" + f"{parts[0]}&cardNo[1]={parts[1]}&cardNo[2]={parts[2]}&cardNo[3]={parts[3]}" + "⟧&go=Pay",
                "<CardNo1>⟦" + f"{parts[0]}</CardNo1><CardNo2>{parts[1]}</CardNo2><CardNo3>{parts[2]}</CardNo3><CardNo4>{parts[3]}" + "⟧</CardNo4>",
            )
        ),
    )  # fmt: skip


def _halves(random: Random) -> str:
    number = grouped(card16(random), " ")
    left, right = number[:9].rstrip(), number[10:]
    return random.choice(
        (
            f"The left half of my card says ⟦{left}, the right half says {right}⟧.",
            f"1st half: ⟦{left}\n2nd half: {right}⟧\n(card number, your box is too short)",
            f"Card, first eight ⟦{left} last eight {right}⟧",
            f"card number part 1 of 2 = ⟦{left}; part 2 of 2 = {right}⟧",
            f"my visa begins ⟦{left} and ends with {right}⟧",
        )
    )


def _in_two_messages(random: Random) -> str:
    number = grouped(card16(random), " ")
    left, right = number[:9].rstrip(), number[10:]
    return fill(
        random,
        random.choice(
            (
                f"‹=first› [‹hm›]: card: ⟦{left}⟧\nAgent [‹hm›]: and the rest?\n‹=first› [‹hm›]: ⟦{right}⟧",
                f"{{‹=first›}} first half of the card number is ⟦{left}⟧\n{{‹=first›}} second half ⟦{right}⟧",
                f"SMS 1/2: Hi its ‹first›, card no ⟦{left}⟧\nSMS 2/2: ⟦{right}⟧ pls confirm",
            )
        ),
    )


def _long(random: Random) -> str:
    six, nineteen = with_prefix(random, "62", 16), with_prefix(random, random.choice(("62", "4", "6304")), 19)
    short = with_prefix(random, "36", 14)
    return random.choice(
        (
            f"UnionPay card number ⟦{grouped(nineteen, ' ', (4, 4, 4, 4, 3))}⟧",
            f"card no. ⟦{grouped(nineteen, ' ', (6, 13))}⟧",
            f"Diners Club: ⟦{grouped(short, '-', (4, 4, 4, 2))}⟧",
            f"my card ⟦{grouped(six, ' ', (6, 6, 4))}⟧",
            f"Amex card ⟦{grouped(amex(random), ' ', (4, 4, 4, 3))}⟧",
            f"AmEx ⟦{grouped(amex(random), '-', (5, 5, 5))}⟧ please",
        )
    )


CATEGORIES: Final[dict[str, Maker]] = {
    "card, plain request": filled(
        "Please put the $‹money› on ‹card| ›.", "Can I switch my subscription over to ‹card›?", "Kindly charge ‹card|-› and send the receipt to ‹email›.", "I'd rather pay with ‹card| › this time", "Here's my card ‹card›. Thank you!"
    ),
    "card, plain complaint": filled(
        "you charged ‹card|-› TWICE!!! i want my ‹money› back", "WHY IS MY CARD ‹card| › STILL BEING BILLED", "Third time writing. Card ‹card›. Charged $‹money› on ‹usday›. Never ordered.", "cancelled last month & u still bill ‹card| › every week??", "MY CREDIT CARD NUMBER IS ‹card| ›. FIX IT."
    ),
    "card, subject line": filled(
        "Subject: RE: [#‹n6›] Declined ‹card|-›\nFrom: ‹name› <‹email›>", "Subject: Fwd: update card to ‹card›\n\nsee subject", "RE: Ticket ‹n7› - cc ‹card| › - URGENT"
    ),
    "card, call note": filled(
        "Cust cld in, wants AutoPay on ‹card| ›, verified addr + DOB. CB# ‹phone›.", "TT ‹name› @ ‹hm›. Pd $‹money› w/ VI ‹visa›. F/U ‹usday›.", "Caller gave CC ‹card|-›, LVM w/ mgr, ref ‹n8›", "inbound ‹hm› / acct ‹n8› / pymt method chgd to MC ‹mc| › / resolved"
    ),
    "card, name, phone and zip beside": filled(
        "‹name›, ‹phone›, ‹n5›, ‹card›", "‹name› ‹card| › ‹phone›", "‹phone›\n‹card|-›\n‹n5›-‹n4›\n‹name›", "12 Elm St, ‹city› ‹n5› ‹card|-› ‹email›"
    ),
    "card, order and tracking beside": filled(
        "Order ‹n10› / UPS 1Z‹A3›‹n3›‹n10› / paid with ‹card›", "tracking ‹d12›, order 114-‹n7›-‹n7›, card ‹card| ›", "‹card|-› was charged for order ‹d9› (invoice ‹n6›)", "Order no. ‹d9›\nTracking no. 9400‹n18›\nCard no. ‹card›"
    ),
    "card, word that only holds a negative one": filled(
        "reorder card ‹card›", "trackingcard: ‹card| ›", "phone bill card number ‹card›", "serialcard=‹card›", "Invoicing card no. ‹card|-›", "the phoneline card is ‹card›", "order-desk card on file: ‹card| ›"
    ),
    "card, negative label before a clear one": filled(
        "Invoice ref: ‹card| ›", "serial no. ‹visa|-›", "Phone: ‹visa| ›", "Account ‹mc|-›", "order id ‹visa| › (that's what it says on my bank card)"
    ),
    "card, old and new": filled(
        "Old card ended in ‹n4›, new one is ‹card|-›", "the app shows **** **** **** ‹n4› but the card I hold is ‹card| ›", "replace xxxx-‹n4› with ‹card›", "was 4‹n5›******‹n4›, now ‹card| ›"
    ),
    "card, misspelled label": filled(
        "crad number ‹card›", "my credt card nmbr is ‹card| ›", "debt card numer: ‹card|-›", "mastercrad ‹mc›", "viza ‹visa| ›", "my card nubmer ‹card|.›"
    ),
    "card, short names of brands": filled(
        "MC ‹mc| ›", "AX ‹amex›", "VS‹visa|-›", "Disc. card ‹card›", "V/ ‹visa›", "mcard ‹mc|-›", "AE ‹amex| ›"
    ),
    "card, cards of other kinds": filled(
        "P-Card ‹card|-›, cost center ‹n4›-‹n3›", "HSA debit card ‹card›", "prepaid Visa ‹visa| › from my mother", "virtual card ‹card›, limit ‹money›", "corp Amex ‹amex|-› (travel)", "the bank card I sent is ‹card›"
    ),
    "card, separators by chance": spelled(_PLAIN, joined((" ", "-", "", ".", "  ", " - ", "\xa0", "–"))),
    "card, rarer spaces": _one(*_SPACES),
    "card, rarer dashes": _one(*_DASHES),
    "card, rarer hidden signs": any_of(_one(*_HIDDEN), spelled(_PLAIN, joined(_HIDDEN, (1,) * 16))),
    "card, rarer separators": _one("‧", "∙", "|  ", " , ", "; ", "::", "`", "'", "\u00b7 ", " / ", "^", "#", "¦", "..", " _ ", "<>", "=>", "~~"),
    "card, groups of other sizes": any_of(
        _one(" ", "-", sizes=(6, 10)), _one(" ", "-", sizes=(4, 6, 6)), _one(" ", ".", sizes=(5, 5, 6)), _one(" ", sizes=(4, 12)), _one("-", sizes=(12, 4)), _one(" ", sizes=(2, 2, 4, 4, 4)), _one(" ", sizes=(4, 4, 4, 3, 1))
    ),
    "card, rarer digits": spelled((*_NAMED, "{}"), scripted(_SCRIPTS, joined(("", " ", "-")))),
    "card, marked digits": spelled(_PLAIN, _marked),
    "card, glued to a sentence": filled(
        "paidwith‹card›yesterday", "plz use‹card| ›asap", "Visa‹visa| ›exp", "carta‹card›grazie", "it was‹card|-›,thanks", "meineKarte‹card|-›bitte", "cc‹card›zip‹n5›"
    ),
    "card, glued to an amount": filled("‹card›USD‹money›", "charge ‹money›to‹card›", "$‹money›on‹card| ›", "‹card|-›x2", "1x‹card|-›", "no‹card›ok"),
    "card, cut by a mail client": _wrapped,
    "card, cut anywhere": spelled(_NAMED, _broken),
    "card, on the wire": _printable,
    "card, split by elements": _elements,
    "card, in further attributes": filled(
        "<img src=c.png alt='Visa ‹visa| ›'>", '<meta name="description" content="Card ‹card›">', "<button onclick=\"pay('‹card|-›')\">Pay</button>", '<option value=‹card› selected>my card</option>', '<input aria-label="Card number" value=‹card›>', '<a href="/pay?x=1&amp;card=‹card›">here</a>'
    ),
    "card, further entities": spelled(("<p>My card: {}</p>", "card {}", "<td>Visa</td><td>{}</td>"), _entity),
    "card, further percent signs": spelled(("/checkout?card={}&step=2", "https://shop.example/pay?number={}", "name=Ann&cc={}&zip=‹n5›", "https://x.example/s?q=my%20card%20{}%20declined"), _percent),
    "card, other places of a url": filled(
        "https://shop.example/account#card=‹card›", "https://shop.example/wallet/‹card|-›;v=2/edit", "https://www.google.example/search?q=‹card|+›", "mailto:help@shop.example?subject=Card&body=It%20is%20‹card|%20›%20thanks", "sms:+1‹d3›5550123?&body=card%20‹card›", "pay://‹card›@terminal/‹n4›"
    ),
    "card, json without a name": filled(
        '{"id":‹d6›,"value":"‹card›","valid":false}', '{"fields":[{"id":3600‹n8›,"value":"‹card| ›"},{"id":3601‹n8›,"value":null}]}', '{"q":"‹card|-›","page":1}\n{"q":"refund","page":1}', '{"message":"Payment failed for ‹card›","ts":‹epoch›}', '{"events":[["input","#f2","‹card›",‹epoch›]]}'
    ),
    "card, parts in data": _arrays,
    "card, wide csv": rows(
        "order;date;customer;email;zip;country;method;number;amount;currency;status\n", "‹n8›;‹day›;‹name›;‹email›;‹n5›;US;card;‹card›;‹money›;USD;failed"
    ),
    "card, xml of other kinds": filled(
        "<note><![CDATA[Use ‹card| › please]]></note>", "<Payment type='CC' no='‹card›' amt='‹money›'/>", '<field name="f_7"><value>‹card|-›</value></field>', "<w:r><w:t>‹card| ›</w:t></w:r>", "&lt;Number&gt;‹card›&lt;/Number&gt;"
    ),
    "card, access log": filled(
        '‹ip› - - [14/Jan/2026:‹hms› +0000] "GET /pay?c=‹card› HTTP/1.1" 302 ‹n4› "-" "Mozilla/5.0"', 'time=‹day›T‹hms›Z lvl=eror msg="charge failed" err="card ‹card› expired" req=‹h16›', "Jan 14 ‹hms› web-‹n1› app[‹n5›]: declined: ‹card› (‹n2› ms)", "‹day› ‹hms› | WARN | ‹uuid› | ‹card› | 402"
    ),
    "card, stores and queues": filled(
        "127.0.0.1:6379> SET sess:‹h8› ‹card› EX 600", 'db.orders.findOne({ "pay.no": "‹card›" })', "topic=payments key=‹card› offset=‹d8› partition=3", "SELECT * FROM t WHERE c LIKE '%‹card›%'; -- 1 row", "cache miss: user:‹n6›:card:‹card›"
    ),
    "card, code and settings": filled(
        "CARD_NUMBER=‹card›\nCARD_NAME=‹first›", "// works with ‹card|-›, fails with mine", "assert charge('‹card›', ‹n4›).ok", "pay --card ‹card› --amount ‹money›", "card.number=‹card›\ncard.holder=‹name›", 'const pan = "‹card| ›".replace(/ /g, "");'
    ),
    "card, label sentences away": filled(
        "About the card: I got it in March, it is blue and it works in every other shop. I tried on the phone and on the laptop, always the same red message. ‹card|-›", "Please add a payment card to my profile.\n\nI have attached a screenshot of the page too.\n\n‹card›", "Card details below, as discussed with ‹first› on ‹usday›.\nRegards\n‹name›\n--\n‹card| ›"
    ),
    "card, label below": filled("‹card| ›\n(that's the card number)", "‹card›\n^ my visa", "‹card|-› <-- this one is the new credit card", "‹card›, which is my debit card, was refused", "‹card| ›\nCard Number"),
    "card, groups on lines": spelled(("Card number:\n{}", "here is my visa\n\n{}\n\nthanks", "{}\nis my card"), joined(("\n",))),
    "card, two joined": filled("‹card›/‹card›", "‹card| › or ‹card| ›", "‹card|-› → ‹card|-›", "‹card›\t‹card›", "‹card› & ‹card›", "either ‹card| ›, ‹amex| › or ‹card›", "‹visa|-›‹mc|-›"),
    "card, numbers right beside": filled(
        "#‹d2› ‹card| › ‹money›", "Room ‹d4› ‹card|-› 2 nights", "01/15 ‹card› ‹d6›", "‹n3› ‹card|-› ‹n3›", "‹d6› ‹card› ‹d6›", "‹hms› ‹card| ›", "‹card| › 1 of 2"
    ),
    "card, amounts on lines": rows("Please refund these:\n", "‹i›) ‹card| › - ‹money› USD - ‹usday›"),
    "card, halves": _halves,
    "card, halves in two messages": _in_two_messages,
    "card, in boxes of a table": any_of(
        spelled(("┌──────┬──────┬──────┬──────┐\n│ {} │\n└──────┴──────┴──────┴──────┘\n(card)", "Card no.: │ {} │"), joined((" │ ",))), spelled(("|Card|{}|\n|Name|‹name›|", "||card||{}||"), joined((" ", "-", "")))
    ),
    "card, long and short ones": _long,
    "card, southern sentences": filled(
        "Bună ziua, numărul cardului meu este ‹card| ›.", "A kártyaszámom ‹card|-›, kérem a visszatérítést.", "Номерът на картата ми е ‹card| ›", "Broj moje kartice je ‹card›, hvala", "El plástico ‹card| › no pasa, ¿me ayudan?"
    ),
    "card, Asian sentences": filled("หมายเลขบัตรของฉันคือ ‹card| ›", "nomor kartu saya ‹card›, mohon refund", "मेरा कार्ड नंबर ‹card| › है", "Ang card number ko po ay ‹card|-›", "我用尾号卡片‹card›付款两次", "ご請求は‹card|-›へお願いします"),
    "card, cards and signatures": filled("BEGIN:VCARD\nFN:‹name›\nTEL:+1‹d3›5550123\nNOTE:visa ‹visa›\nEND:VCARD", "‹name› | Office Manager | ‹phone› | office card ‹card|-›", "Sent from my phone\n\nPS card is ‹card| ›"),
}  # fmt: skip
