"""Card numbers as customers, agents and programs leave them in tickets."""

from random import Random
from typing import Final

from bench.redaction.corpus.frames import Maker
from bench.redaction.corpus.helpdesk.frames import between, cut, either, fill, lines, parts, put, said
from bench.redaction.corpus.numbers import amex, card16, with_prefix
from bench.redaction.corpus.spelling import grouped

_TALK: Final = (
    "Hey, can you check whether {} is still the card on my plan?",
    "I tried to pay with {} and got error ‹n3›.",
    "card: {}",
    "My bank says {} is fine, so the problem is on your side. Amount was $‹sum›.",
    "the new visa is {}\nthanks, ‹first›",
)
_SPACES: Final = ("\u2028", "\u2029", "\x0b", "\x0c", "\u3164", "\u2000", "\u2003\u2003", "\u205f", "\u1680", "\xa0\xa0", "\u2005 ")  # fmt: skip
_DASHES: Final = ("\u2e17", "\u2e1a", "\u3030", "\u30a0", "\u1806", "\u058a", "\u2e40", "\u207b", "\u2796", "\ufe31", "\u2500", "\u2011 ")  # fmt: skip
_ZEROS: Final = (0x1946, 0x19D0, 0xA8D0, 0xA9D0, 0xAA50, 0xABF0, 0x1B50, 0x1BB0, 0x1C40, 0x1C50, 0x1D7E2, 0x104A0)  # fmt: skip
_MARKS: Final = ("\u0331", "\u0338", "\u20dd", "\u0307", "\u0323", "\ufe0e", "\u20e0")
_UNSEEN: Final = ("\u200b", "\u200b ", "\ufeff", "-\u200b", "\u2060-\u2060", "\u200e \u200e", "\u00ad", "\u2063", "\U000e0020")  # fmt: skip


def _heard(random: Random, number: str) -> str:
    """As a program writes down speech: groups by the speaker's breath."""
    text = ""
    while number:
        size = random.choice((2, 3, 4, 4, 4, 5))
        text, number = f"{text} {number[:size]}", number[size:]
    return text.strip()


def _digits_of(random: Random, number: str) -> str:
    zero = random.choice(_ZEROS)
    groups = ("".join(chr(zero + int(d)) for d in group) for group in parts(number))
    return random.choice(("", " ", "-")).join(groups)


def _marked(random: Random, number: str) -> str:
    mark = random.choice(_MARKS)
    return random.choice((" ", "-", "")).join("".join(d + mark for d in group) for group in parts(number))


def _flowed(random: Random) -> str:
    one, two = cut(random, grouped(card16(random), random.choice((" ", "-", ""))))
    lead, more = random.choice((("* ", "  "), ("> * ", ">   "), ("> 1. ", ">    "), ("> > - ", "> >   "), ("", ""), (">", ">")))  # fmt: skip
    return fill(
        random,
        random.choice(
            (
                f"{lead}What we need from you is a refund to the card that was used, ⟦{one}\n{more}{two}⟧, and not a voucher.",
                f"{lead}Card of the treasurer, since the other one has been stopped: ⟦{one} \n{more}{two}⟧ (‹name›)",
                f"{lead}payment method as agreed with ‹first› on the phone on ‹us›: ⟦{one}\n{more}{two}⟧",
            )
        ),
    )


def _escaped_quote(random: Random) -> str:
    one, two = cut(random, grouped(card16(random), " "))
    return fill(
        random,
        random.choice(
            (
                f"&gt; please use my other card ⟦{one}<br>&gt; {two}⟧ for it<br>&gt; ‹first›",
                f"<p>&gt; Kreditkarte: ⟦{one}<br />\n&gt; {two}⟧</p>",
                f"<blockquote type=cite>card number is ⟦{one}<br>\n{two}⟧</blockquote>",
            )
        ),
    )


def _printable(random: Random) -> str:
    number = card16(random)
    one, two, three, four = parts(number)
    wide = "".join(f"=EF=BC=9{d}" for d in number)
    return random.choice(
        (
            f"Hello,=0D=0A=0D=0Amy card is ⟦{one} {two} {three}=\n {four}⟧ =E2=80=94 please retry.",
            f"Tarjeta n=C3=BAmero ⟦{one}=E2=80=AF{two}=E2=80=AF{three}=\r\n=E2=80=AF{four}⟧, gracias",
            f"<span style=3D\"color:#333\">Card no.&nbsp;⟦{number[:5]}=\n{number[5:]}⟧</span>=20",
            f"=E3=82=AB=E3=83=BC=E3=83=89 ⟦{wide}⟧",
            f"> cc=3A ⟦{one}=2D{two}=2D{three}=2D{four}⟧=20=\n> thanks",
        )
    )  # fmt: skip


def _boxes(random: Random) -> str:
    number = card16(random)
    groups = parts(number)
    inputs = "".join(f'<input maxlength="4" value="{group}">' for group in groups[1:-1])
    cells = "".join(f'</b><b data-i="{i}">{d}' for i, d in enumerate(number[1:], 1))
    return random.choice(
        (
            f'<label>Card number</label><input maxlength="4" value="⟦{groups[0]}">{inputs}<input maxlength="4" value="{groups[3]}⟧">',
            f'<div class="pan"><b data-i="0">⟦{number[0]}{cells}⟧</b></div>',
            f"<ol><li>Card:<ul><li>⟦{'</li><li>'.join(groups)}⟧</li></ul></ol>",
            f'<p>Visa <a href="#">⟦{groups[0]}</a> <a href="#">{groups[1]}</a> <a href="#">{groups[2]}</a> <a href="#">{groups[3]}⟧</a></p>',
            f"<p>My card:<sup> </sup>⟦{'<sup> </sup>'.join(groups)}⟧</p>",
        )
    )


def _twice_escaped(random: Random, number: str) -> str:
    return random.choice(("&amp;nbsp;", "&amp;#8203;", "&amp;ndash;", "&#x2003;", "&NonBreakingSpace;", "&hairsp;", "&Tab;", "&#0045;", "&NewLine;")).join(parts(number))  # fmt: skip


def _percent(random: Random, number: str) -> str:
    if random.random() < 0.2:
        return "".join(f"%253{d}" for d in number)
    return random.choice(("%20", "%E2%80%AF", "%2D", "%2520", "%C2%A0", "%7C", "/", "%2C", "%20-%20")).join(parts(number))  # fmt: skip


def _told_apart(random: Random) -> str:
    number = card16(random)
    one, two = number[:8], number[8:]
    return fill(
        random,
        random.choice(
            (
                f"First twelve of the card: ⟦{grouped(number[:12], ' ')}⟧, last four: ⟦{number[12:]}⟧",
                f"card number: first 6 ⟦{number[:6]}⟧, middle 6 ⟦{number[6:12]}⟧, last 4 ⟦{number[12:]}⟧",
                f"The embossed number has two rows, top row ⟦{grouped(one, ' ')}⟧, bottom row ⟦{grouped(two, ' ')}⟧. It's a Visa card.",
                f"I'll give you the card in two goes.\n⟦{grouped(one, ' ')}⟧\nand\n⟦{grouped(two, ' ')}⟧",
                f"Credit card pt. 1: ⟦{one}⟧ / pt. 2: ⟦{two}⟧ / name: ‹name›",
            )
        ),
    )


def _two_mails(random: Random) -> str:
    one, two, three, four = parts(card16(random))
    return fill(
        random,
        random.choice(
            (
                f"‹iso› ‹hm› ‹first›: card number begins ⟦{one} {two}⟧\n‹iso› ‹hm› ‹first›: and goes on ⟦{three} {four}⟧",
                f"‹us›, ‹hm› - ‹name›: my card ⟦{one} {two} {three}⟧\n‹us›, ‹hm› - ‹name›: last 4 are ⟦{four}⟧",
                f"Text 1: I will send the card in two texts. ⟦{one}{two}⟧\nText 2: ⟦{three}{four}⟧",
            )
        ),
    )


def _sizes(random: Random) -> str:
    return random.choice(
        (
            f"Amex card no. ⟦{grouped(amex(random), ' ', (4, 6, 5))}⟧ won't go through",
            f"my amex: ⟦{grouped(amex(random), ' ', (3, 4, 4, 4))}⟧",
            f"Please bill Diners Club card ⟦{with_prefix(random, '36', 14)}⟧",
            f"Debit card (Maestro) ⟦{grouped(with_prefix(random, '6759', 18), ' ', (4, 4, 4, 4, 2))}⟧",
            f"银联卡 card number ⟦{grouped(with_prefix(random, '6228', 19), ' ', (6, 13))}⟧",
            f"Visa card number ⟦{grouped(with_prefix(random, '4', 19), ' ', (4, 4, 4, 4, 3))}⟧",
        )
    )


CATEGORIES: Final[dict[str, Maker]] = {
    "desk, trial and renewal": said("Hi, I signed up for the free trial with ‹any› and now see a charge of $‹sum›. I cancelled on ‹us›! Please undo it.\n\n‹name›", "why did you renew me on ‹any› ??", "Annual plan renewed on ‹us› to ‹any›, we wanted monthly. Workspace ID ‹n6›."),
    "desk, stolen wallet": said("My wallet was stolen on ‹us›. It had my license (‹A1›‹n7›), insurance card and my Visa ‹visa| › in it. Please block all payments.", "Someone is using my card ‹any› on your site, there are 3 orders (#‹n6›, #‹n6›, #‹n6›) I never made", "FRAUD - ‹any› was used at ‹hm› for ‹sum›, that wasn't me"),
    "desk, parking and charging": said("Parked in lot ‹n4› from ‹hm› to ‹hm›, plate ‹A3›‹n4›, paid with ‹any› and still got a ticket no. ‹n8›", "Charger ‹A2›-‹n4› won't take ‹any›. Session ‹n6›, ‹sum› kWh.", "your app keeps ‹any› as default, I want ‹any› instead"),
    "desk, food and rides": said("Driver never came!! order ‹n5›, you took ‹sum› from ‹any›", "Tip was 15 not 150, card ‹any›, trip on ‹us› at ‹hm›", "Pizza cold, refund to ‹any› please. ‹street›, ‹tel›"),
    "desk, gym and club": said("Membership ‹n6› frozen since ‹us› but ‹any› was charged ‹sum› again.", "Please change dues from checking to card ‹any› starting next month. Locker ‹n3›.", "‹name›, member since 2019, ‹any›, cancel everything"),
    "desk, dispute letter": said("‹name›\n‹street›\n‹town› ‹n5›\n\n‹us›\n\nRe: Dispute of charge, account ‹any›\n\nTo whom it may concern:\nI dispute the charge of $‹sum› dated ‹us›.", "This is to notify you that the transaction of ‹us› in the amount of USD ‹sum› on ‹any› was not authorized by me."),
    "desk, typed on a phone": said("hi i ordered w/ ‹any› but no confirmation can u see it\n\nSent from my Galaxy", "card is‹any›\nget back to me asap\nSent from Outlook for iOS", "Its ‹any› not the other 1", "‹any› <- try this one pls", "ok ‹any› ‹exp›"),
    "desk, reply above the thread": said("‹any›\n\n> On ‹us›, at ‹hm›, Billing <billing@shop.example> wrote:\n> Which card would you like to use for order ‹n7›?", "Sure: ‹any›.\n\nVon: Support <help@shop.example>\nGesendet: ‹eu› ‹hm›\nAn: ‹mail›\nBetreff: Ihre Karte", "Use ‹any› please.\n-----Original Message-----\nFrom: help@shop.example\nSent: ‹us› ‹hm›"),
    "desk, numbered answers": said("1) ‹any›\n2) ‹exp›\n3) ‹name›\nThese are the answers about my card.", "Here you go:\n1. ‹name›\n2. card ‹any›\n3. ‹n5›", "a. order ‹n7›\nb. card used ‹any›\nc. $‹sum›", "- who: ‹name›\n- card: ‹any›\n- when: ‹us›"),
    "desk, chat of a phone": said("‹us›, 9:14 PM - ‹first›: hi\n‹us›, 9:15 PM - ‹first›: card is ‹any›\n‹us›, 9:15 PM - Shop: 👍", "‹first›  ‹hm›\nwhich one again?\nYou  ‹hm›\n‹any›\n‹first›  ‹hm›\nty", "<‹first›> my cc: ‹any›\n<agent7> thx, one sec"),
    "desk, call centre form": said("Caller: ‹name›  CLI: ‹tel›  DPA passed: Y\nReason: decl pymt  Card: ‹any›\nAction: adv cust to contact bank", "*** WRAP-UP ***\nCARD ON FILE UPDATED TO ‹any› PER CUST REQ\nAHT ‹n3›s", "cust rang re dd bounce, tkn pymt on ‹any›, £‹sum›, auth ‹n6›"),
    "desk, pasted invoice": said("INVOICE ‹n6›    Due ‹us›\nSubtotal  ‹sum›\nTax       ‹sum›\nPaid by card ‹any›\nBalance   0.00", "Bill to: ‹name›, ‹street›, ‹town› ‹n5›\nPmt: ‹visa| › ‹exp›\nNet 30", "Rechnung Nr. ‹n6› vom ‹eu›, bezahlt mit Kreditkarte ‹any›, Betrag ‹sum› EUR"),
    "desk, bank statement lines": lines("Date        Card                  Description        Amount\n", "‹us›  ‹sixteen| ›   STORE ‹n4›   -‹sum›"),
    "desk, card list of staff": either(lines("Cardholder - card - limit\n", "‹name› - ‹sixteen| › - ‹d4›"), lines("", "‹first› (‹sixteen|-›), "), said("P-cards to cancel: ‹name› ‹any›; ‹name› ‹any›; ‹name› ‹any›")),
    "desk, emphasis of markup": said("my card is **‹any›**", "~~‹any›~~ replaced by `‹any›`", "Card: _‹visa| ›_ (exp ‹exp›)", "```\ncard ‹any›\n```", "{noformat}card={noformat} ‹any›", "||Card||\n|‹any›|"),
    "desk, words right beside": said("💳‹any›💳", "card#‹any›#thanks", "Visa(‹visa›)", "pan='‹card›'", "“‹any›” is my card", "card…‹any›…", "¿‹any›? sí, esa tarjeta"),
    "desk, glued to letters": said("payWITH‹card›NOW", "mycard‹visa| ›x‹exp›", "receipt_‹card›.jpg", "IMG_card_‹sixteen|-›_front.png", "#visa‹visa›", "numero‹card›scade‹exp›", "usd‹card›eur"),
    "desk, dates and sums beside": said("‹us› ‹any› ‹sum› 1 x ‹sum›", "‹n5› ‹any› ‹n3›", "3 charges: ‹us› ‹sum›, ‹us› ‹sum›, all on ‹any›, acct ‹n6›", "qty 2, $‹sum›, ‹any›, ‹exp›, zip ‹n5›-‹n4›, ‹tel›", "‹clock› ‹any› 00‹n2› ‹sum›"),
    "desk, clear card under another name": said("Order number: ‹visa| ›", "IMEI: ‹master|-›", "tracking # ‹visa|-› (that's what is on my card)", "Phone number ‹master| ›", "Invoice ‹visa| › was declined", "Serial: ‹master| ›\nName on card: ‹name›"),
    "desk, label far before": said("Below is the credit card that my mother wants to use for her monthly payments from now on, instead of the bank account that was closed when she moved to ‹town› in spring. She asked me to write because she cannot type so well any more:\n\n‹any›", "CARD NUMBER\n(please type all digits as shown on the front; do not use the number on the back; do not include any letters)\n\n‹any›"),
    "desk, label behind": said("‹any› - card", "‹any›, Visa, ‹name›", "‹any› is what I see under Payment Methods > Credit card", "‹any›\n↑ my card number", "We have ‹any› (Mastercard) and nothing else on file"),
    "desk, two and three in a row": said("‹visa› ‹master›", "‹visa| › ‹master| ›", "try ‹any› or ‹any›", "‹any›\n‹any›\n‹any›", "visa=‹visa›, mc=‹master›, amex=‹amex›", "‹visa|-›/‹master|-›", "old ‹any› => new ‹any›"),
    "desk, speech written down": put(("Transcript: okay so it's {} and the expiration is next year", "(auto-generated) yeah my card number is {} thank you", "Voicemail (0:31): hi this is ‹name› the card is {} call me at ‹tel›"), _heard),
    "desk, text of a picture": said("[Image text]\nBANK OF ‹CAPS›\n‹visa|  ›\nVALID\nTHRU ‹exp›\n‹CAPS›", "IMG_‹n4›.HEIC (OCR): Debit ‹master| › ‹CAPS› ‹exp›", "Card nurnber: ‹visa| ›\nExpirat1on: ‹exp›"),
    "desk, tongues of the east": said("제 카드 번호는 ‹any›입니다. 환불해 주세요.", "Thẻ của tôi ‹any› bị trừ tiền hai lần.", "Kartu kredit saya ‹any› ditolak terus.", "信用卡号 ‹any›，请退款", "บัตร ‹any› ตัดเงินซ้ำ", "カード番号は‹any›です", "मेरा कार्ड ‹any› दो बार चार्ज हुआ"),
    "desk, tongues of the west": said("Ο αριθμός της κάρτας μου είναι ‹any›.", "Mitt kort ‹any› funkar inte.", "Cardul meu ‹any› a fost respins.", "A kártyaszámom ‹any›, kérem ellenőrizzék.", "מספר הכרטיס שלי ‹any› תודה", "Kartımdan (‹any›) iki kez çekildi.", "Номер карти: ‹any›", "Meie kaart ‹any› ei tööta"),
    "desk, objects printed": said("Card(number='‹card›', holder='‹name›', exp='‹exp›')", "PaymentMethod{type=CARD, pan=‹card›, expiry=‹exp|›}", "{ number: '‹sixteen| ›', name: '‹first›' }", "&{Pan:‹card› Exp:‹exp› Zip:‹n5›}", "stdClass Object ( [cardNumber] => ‹card› [zip] => ‹n5› )"),
    "desk, prints of databases": said("-[ RECORD 1 ]-+-----------------\nid            | ‹n6›\ncard_number   | ‹card›\nupdated_at    | ‹iso› ‹clock›", "*************************** 1. row ***************************\n        id: ‹n6›\n       pan: ‹card›\n    status: declined", "   id             pan   amount\n0  ‹n4›  ‹sixteen›   ‹sum›\n1  ‹n4›  ‹sixteen›   ‹sum›", '{"_id":{"$oid":"‹h24›"},"card":{"$numberLong":"‹card›"}}'),
    "desk, json of requests": said("curl -X POST https://api.shop.example/v2/pay -H 'Content-Type: application/json' -d '{\"card\":{\"number\":\"‹card›\",\"exp\":\"‹exp›\"},\"amount\":‹n4›}'", '{"type":"message","user":"U0‹B6›","text":"card is ‹any›","ts":"‹unix›.‹n6›"}', '{"comment":{"html_body":"<p>Use ‹sixteen| ›<\\/p>","public":true}}', '{"instrument":"CARD","accountNumber":‹card›,"currency":"USD"}', "[{'label': 'Card', 'answer': '‹any›'}, {'label': 'Zip', 'answer': '‹n5›'}]"),
    "desk, sheets": either(lines("Ticket, Requester, Card, Amount\n", "‹n6›, ‹name›, ‹card›, ‹sum›"), lines("id;kunde;karte;betrag\n", '‹n5›;"‹name›";"‹sixteen| ›";"‹sum›"'), lines("Guest\tArr\tCC#\tExp\n", "‹last›\t‹us›\t‹sixteen›\t‹exp›"), lines("|Name|Card|\n|-|-|\n", "|‹name›|‹sixteen|-›|")),
    "desk, xml of systems": said("<pay:Card pay:pan='‹card›' pay:exp='‹exp|›'/>", "<PmtCard><PlainCardData><PAN>‹card›</PAN><XpryDt>‹explong|-›</XpryDt></PlainCardData></PmtCard>", "<entry key=\"ccNumber\">‹card›</entry>", "<string name=\"last_card\">‹sixteen| ›</string>", "<d:CardNum i:type=\"string\">‹card›</d:CardNum>"),
    "desk, lines of logs": said("‹iso› ‹clock› 10.‹n1›.0.‹n2› POST /pay card=‹card›&amt=‹sum› 443 - ‹ip› 500 0 0 ‹n3›", "E/Checkout( ‹n4›): declined card ‹card› code=51", "PHP Warning:  invalid card '‹sixteen| ›' in /var/www/pay.php on line ‹n3›", "level=warn ts=‹unix› caller=pay.go:‹n3› pan=‹card› err=\"expired\"", '{"MESSAGE":"auth failed for ‹card›","_PID":"‹n5›","PRIORITY":"4"}', "[breadcrumb] input#card value=‹sixteen|-› (‹clock›)"),
    "desk, addresses": put(("https://pay.shop.example/#/card/{}/confirm", "https://shop.example/buy?utm_content=x&pan={}", "POST /api/cards/{} HTTP/2", "https://shop.example/r?to=%2Fpay%3Fcard%3D{}", "referrer=https://shop.example/c?cardnumber={}&t=‹unix›"), _percent),
    "desk, pieces in markup": _boxes,
    "desk, other places of markup": said('<script>var pan = "‹card›";</script>', "<!-- test card ‹sixteen| › -->", '<svg><text x="12" y="40">‹sixteen| ›</text></svg>', '<div data-clipboard-text="‹card›">copy card</div>', "<td class=card nowrap>‹sixteen|-›</td>", "<a href='javascript:use(\"‹card›\")'>use card</a>"),
    "desk, entities of entities": put(("<p>Card {}</p>", "<li>my visa: {}</li>", "card number {}"), _twice_escaped),
    "desk, wire of mails": _printable,
    "desk, broken by a client": _flowed,
    "desk, broken in escaped quotes": _escaped_quote,
    "desk, rare spaces": put(_TALK, between(*_SPACES)),
    "desk, rare dashes": put(_TALK, between(*_DASHES)),
    "desk, signs unseen": put(_TALK, between(*_UNSEEN)),
    "desk, plain signs": put(_TALK, between(".", "/", "_", ",", ", ", ":", "|", "+", "*", " . ", " / ", "; ", "=", "\\", "•", "~")),
    "desk, rare digits": put(("card number: {}", "my card is {}"), _digits_of),
    "desk, marked digits": put(_TALK, _marked),
    "desk, told apart": _told_apart,
    "desk, apart in two messages": _two_mails,
    "desk, other lengths": _sizes,
}  # fmt: skip
