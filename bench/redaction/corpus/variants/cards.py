"""Card numbers in tickets as they come in; only counted, never tuned on."""

from random import Random
from typing import Final

from bench.redaction.corpus.formats.frames import fill, filled, rows
from bench.redaction.corpus.frames import Maker
from bench.redaction.corpus.numbers import amex, card, card16, with_prefix
from bench.redaction.corpus.spelling import grouped
from bench.redaction.corpus.writing.frames import any_of, joined, scripted, spelled

_EVERYDAY: Final = ("", "", "", " ", " ", " ", " ", "-", "-", "\xa0", "  ", ".", " - ")
_ASKS: Final = (
    "Hi team, please move my plan to {} before ‹usday›. Thanks, ‹first›",
    "the card I gave you is {} and it should still work",
    "Card no: {}",
    "you billed {} on ‹usday› for $‹money›, why?",
    "I paid with {}. Order ‹n7›.",
)
_SPACES: Final = ("\u2002", "\u2003", "\u2007", "\u2009", "\u202f", "\u3000", "\xa0", "\u200a", "\t", " \u00a0", "\u2028")  # fmt: skip
_DASHES: Final = ("\u2010", "\u2011", "\u2012", "\u2013", "\u2014", "\u2212", "\uff0d", "\u30fc", "\u2e3b", "\u05be", " \u2014 ")  # fmt: skip
_SIGNS: Final = (".", "/", "\\", "|", "_", ":", ";", ",", "+", "*", "~", "=", "·", "•", "--", " . ", " / ", "//", ")(", "][")  # fmt: skip
_HIDDEN: Final = ("\u200b", "\u200c", "\u200d", "\u2060", "\ufeff", "\u00ad", "\u034f", "\u2062", "\u202a")
_SCRIPTS: Final = (0x660, 0x6F0, 0x966, 0x9E6, 0xE50, 0xFF10, 0x17E0, 0x1040, 0xC66, 0x1D7CE, 0x1D7F6, 0x1FBF0)  # fmt: skip


def _usual(random: Random) -> str:
    """As people write it, most of them."""
    return grouped(card(random), random.choice(_EVERYDAY))


def talk(*texts: str) -> Maker:
    """One of the texts, with a number as people write it wherever it says {}."""

    def make(random: Random) -> str:
        text = fill(random, random.choice(texts))
        while "{}" in text:
            text = text.replace("{}", f"⟦{_usual(random)}⟧", 1)
        return text

    return make


def _again(random: Random) -> str:
    number = grouped(card16(random), random.choice((" ", "-", ", ")))
    return fill(
        random,
        random.choice(
            (
                f'Voicemail from ‹phone›, 0:42\n"Hi, this is ‹first›, calling about my bill. My card is ⟦{number}⟧. Again that\'s ⟦{number}⟧. Call me back."',
                f"I entered ⟦{number}⟧ and then once more ⟦{number}⟧, both times 'invalid'",
                f"Your message: card ⟦{number}⟧\n\nOn ‹usday› Support wrote:\n> ‹first› wrote:\n> > card ⟦{number}⟧",
            )
        ),
    )


def _linked(random: Random) -> str:
    number = card16(random)
    shown = grouped(number, random.choice((" ", "-", "")))
    return random.choice(
        (
            f"customer says card is <tel:⟦{number}⟧|⟦{shown}⟧> can someone check?",
            f"my new card ⟦{shown}⟧<tel:⟦{number}⟧> thanks",
            f"[⟦{shown}⟧](tel:⟦{number}⟧) is the card",
        )
    )  # fmt: skip


def _embossed(random: Random) -> str:
    number = grouped(card16(random), random.choice((" ", "  ")))
    return fill(
        random,
        random.choice(
            (
                f"(text found in photo.jpg)\nFIRST BANK\nDEBIT\n⟦{number}⟧\nVALID THRU ‹exp›\nMEMBER SINCE 14\n‹NAME›\nVISA",
                f"OCR: PLATINUM REWARDS )))  ⟦{number}⟧  GOOD THRU ‹exp›  ‹NAME›",
                f"Scan page 1/1: ⟦{number}⟧ MONTH/YEAR ‹exp› authorized signature not valid unless signed",
            )
        ),
    )


def _cut(random: Random) -> str:
    number = grouped(card16(random), random.choice((" ", " ", "-", "")))
    cut = random.randint(2, len(number) - 2)
    mark = random.choice(("", "", "> ", "> ", ">> ", "> > ", "| ", ": "))
    end, start = number[:cut].rstrip(), number[cut:].lstrip()
    return fill(
        random,
        random.choice(
            (
                f"{mark}I am writing because the payment of the last month with card ⟦{end}\n{mark}{start}⟧ did not go through, and the shop says it is\n{mark}your fault.",
                f"{mark}Thank you. The new credit card number is\n{mark}⟦{end}\n{mark}{start}⟧. Please confirm.\n{mark}\n{mark}‹name›",
                f"On ‹day› ‹name› wrote:\n{mark or '> '}... and then I used my other card, ⟦{end}\n{mark or '> '}{start}⟧, with no luck",
            )
        ),
    )


def _soft(random: Random) -> str:
    number = grouped(card16(random), random.choice((" ", "-", "=C2=A0", "=20", "=2D")))
    cuts = [i for i in range(2, len(number) - 2) if "=" not in number[max(i - 2, 0) : i + 1]]
    cut = random.choice(cuts)
    return random.choice(
        (
            f"please charge the outstanding amount to the card ending as above, ⟦{number[:cut]}=\n{number[cut:]}⟧, and se=\nnd me a receipt.",
            f"> Bitte belasten Sie k=C3=BCnftig meine Karte ⟦{number[:cut]}=\n> {number[cut:]}⟧.=20",
            f"<p style=3D\"margin:0\">Card: ⟦{number[:cut]}=\r\n{number[cut:]}⟧</p>",
        )
    )  # fmt: skip


def _encoded_word(random: Random) -> str:
    number = card16(random)
    return random.choice(
        (
            f"Subject: =?utf-8?Q?Re:_Karte_⟦{grouped(number, '_')}⟧_g=C3=BCltig=3F?=",
            f"Subject: =?UTF-8?Q?Payment_card_⟦{grouped(number, '=20')}⟧_=E2=80=93_declined?=",
            f"Subject: =?iso-8859-1?Q?Tarjeta_⟦{grouped(number, '-')}⟧_no_v=E1lida?=",
        )
    )


def _elements(random: Random) -> str:
    parts = grouped(card16(random), " ").split()
    start, between, end = random.choice(
        (
            ('<div contenteditable="true">card: <span style="white-space:nowrap">', '</span> <span style="white-space:nowrap">', "</span></div>"),
            ('<table class="kv"><tr><th>Card no.</th><td>', "&nbsp;&nbsp;", "</td></tr></table>"),
            ("<pre>Card\n", "\n", "</pre>"),
            ('<p>My card<br/><em>', "</em><br/>\n<em>", "</em></p>"),
            ('<p><span class="s1">Kartennummer </span><span class="s2">', '</span><span class="Apple-converted-space">&nbsp;</span><span class="s2">', "</span></p>"),
            ("Visa <font face='Arial'>", " <!-- --></font><font face='Arial'>", "</font>"),
        )
    )  # fmt: skip
    return f"{start}⟦{between.join(parts)}⟧{end}"


def _entities(random: Random, number: str) -> str:
    if random.random() < 0.4:
        return "".join(random.choice((f"&#{ord(d)};", f"&#x{ord(d):X};", d)) for d in number)
    return grouped(number, random.choice(("&nbsp;", "&#xa0;", "&ensp;", "&ndash;", "&#8211;", "&#8203;", "&ZeroWidthSpace;", "&#45;", "&middot;", "<wbr>", "&#x200d;", "&#8239;")))  # fmt: skip


def _percent(random: Random, number: str) -> str:
    if random.random() < 0.25:
        return "".join(f"%3{d}" for d in number)
    return grouped(number, random.choice(("%20", "+", "%2D", "%C2%A0", "%E2%80%93", "%2520", "%E2%80%8B", "%2F", "%5F")))  # fmt: skip


def _marked(random: Random, number: str) -> str:
    mark = random.choice(("\u0332", "\u0336", "\u20e3", "\ufe0f\u20e3", "\u0333", "\u0301"))
    return "".join(d if d in " -" else d + mark for d in grouped(number, random.choice(("", " ", "-"))))


def _halves(random: Random) -> str:
    number = grouped(card16(random), " ")
    left, right = number[:9], number[10:]
    return fill(
        random,
        random.choice(
            (
                f"My card number starts with ⟦{left}\nand then {right}⟧",
                f"Card (front half): ⟦{left}\nCard (back half): {right}⟧\nName: ‹name›",
                f"your chat only lets me send 8 digits of the card at a time: ⟦{left} ... {right}⟧",
                f"The credit card: ⟦{left} (first 8), {right}⟧ (last 8)",
                f"card first part ⟦{left}, second part {right}⟧, name ‹name›",
            )
        ),
    )


def _other_sizes(random: Random) -> str:
    return random.choice(
        (
            f"Amex ⟦{grouped(amex(random), random.choice('-.'))}⟧ is my company card",
            f"Please use my American Express, ⟦{amex(random)}⟧",
            f"Diners card ⟦{grouped(with_prefix(random, '36', 14), ' ')}⟧",
            f"Maestro-Karte ⟦{grouped(with_prefix(random, '6763', 19), ' ', (4, 4, 4, 4, 3))}⟧",
            f"my UnionPay card ⟦{with_prefix(random, '6212', 19)}⟧ was rejected",
            f"credit card {'⟦' + grouped(card16(random), ' ', (8, 8)) + '⟧'} ok?",
            f"card ⟦{grouped(card16(random), ' ', (2,) * 8)}⟧",
        )
    )


CATEGORIES: Final[dict[str, Maker]] = {
    "ticket, charged twice": talk(
        "Hello,\n\nOn ‹usday› I bought one pair of shoes (order ‹n8›, $‹money›) and my card {} was charged two times. I called ‹phone› and waited ‹n2› minutes. Please refund one of them.\n\nRegards,\n‹name›\n‹n4› Elm St, ‹city› ‹n5›", "double charge!! {} - two times ‹money› on ‹usday› - order #‹n6›", "Why is there a second charge of ‹money› from you on {}? The first one of ‹usday› was right."
    ),
    "ticket, new billing card": talk("Our old card expired. New one: {}, exp ‹exp›, billing zip ‹n5›. Account 8‹n7›.\n‹name›, Accounts Payable", "Hi, got a new card after the fraud thing, its {} good til ‹exp›", "Please replace the card for subscription SUB-‹n6› with {} and retry invoice INV-‹n5›."),
    "ticket, web form": talk(
        "From: ‹name› <‹email›>\nSubject: Website contact\n\nMessage Body:\nI can't check out, it always says card {} is not valid. Phone ‹phone›\n\n--\nThis e-mail was sent from a contact form on Example (https://shop.example)", "Name: ‹name›\nPhone: ‹phone›\nTopic: Billing\nHow can we help?: refund to {} please\nIP: ‹ip›"
    ),
    "ticket, live chat": talk("(‹hms›) Visitor ‹n8›: hi i need help\n(‹hms›) Agent: Sure! Which card did you use?\n(‹hms›) Visitor ‹n8›: {}\n(‹hms›) Agent: Thank you, one moment", "‹=first›: hello??\n‹=first›: {}\n‹=first›: thats my card\nBot: I did not understand that.", "Agent joined ‹hm›\nCustomer: my card {} got declined\nAgent: Please do not share your card here"),
    "ticket, agent note": talk("Internal note - cust upset, wants refund $‹money› to {} not store credit. Esc to T2. CB ‹phone› after ‹hm›", "Spoke w/ ‹name› @ ‹hm›. Took pmt over phone: {} / ‹exp›. Emailed rcpt.", "SUMMARY: updated AutoPay -> {}; next bill ‹usday›; case ‹n8› closed."),
    "ticket, voice mail": _again,
    "ticket, hotel": talk("Please guarantee room ‹n3› for 3 nights from ‹usday› with {} (‹name›). Conf. ‹B6›.", "Guest ‹name›, arr ‹usday› dep ‹usday›, CC guarantee {} exp ‹exp›, rate ‹money›", "Reservierung ‹n7›: bitte die Karte {} belasten, nicht die alte."),
    "ticket, gift and school": talk("I'd like to give $‹money› each month. My card is {}. Please send the tax receipt to ‹email›.", "Camp registration for ‹first› (age 9)\nWeeks: 2, 3\nDeposit: $50 on {}\nEmergency: ‹phone›", "Choir trip: charge 120.00 to {} for ‹name›, grade 7"),
    "ticket, clinic": talk("Pt ‹name› DOB ‹birth› MRN ‹n8›: copay $‹money› declined on {}, call ‹phone›", "My bill no. ‹n9› from ‹usday›, you can take it from my HSA card {}", "Patient portal won't save {} as payment, balance ‹money›"),
    "ticket, loud": talk("I HAVE BEEN A CUSTOMER FOR 12 YEARS AND YOU STILL CHARGE {} EVERY MONTH!!!", "REMOVE MY CARD {} NOW. THIS IS THE 3RD TIME I ASK. ‹NAME›", "PLS STOP. CARD {} . I CANCELED ‹usday› ."),
    "ticket, sloppy": talk("hi can u chk if {} went thru i hit pay like 3x lol", "heres the cc {} name is same adress is same", "its{}sorry forgot", "yea so {} is the one, zip‹n5›", "card#{},pls hurry"),
    "ticket, answered inline": talk("> What is the card number?\n{}\n\n> And the name on it?\n‹name›\n\n> Billing ZIP?\n‹n5›", "> 1) order number\n‹n8›\n> 2) card used\n{}\n> 3) amount\n‹money›", ">> Please tell us how you paid.\n> With {}\nThank you, noted."),
    "ticket, forwarded": talk("---------- Forwarded message ---------\nFrom: ‹name› <‹email›>\nDate: ‹day› ‹hm›\nSubject: card\nTo: <office@example.com>\n\nuse {}\n", "FW: FW: payment\n\n________________________________\nFrom: ‹name›\nSent: ‹usday› ‹hm›\n\nPlease bill {} for PO ‹n6›.", "Begin forwarded message:\n\nFrom: ‹email›\nSubject: Re: Fwd: {}"),
    "ticket, label long before": talk(
        "Which card did I use? I had to look that up, since I have a few, and my wife has one on the same account as well. In the end it was on the statement of ‹usday›, between the gas station and the pharmacy: {}", "CREDIT CARD AUTHORIZATION\n\nI, ‹name›, of ‹n4› Elm St, ‹city›, authorize Example Inc. to collect the sum of ‹money› USD on the first day of each month until I revoke this in writing.\n\n{}\n\nSigned, ‹name›"
    ),
    "ticket, label after": talk("{}. That is the card I used in your shop on ‹usday›.", "{}\n\nThis is my card, please keep it on file.", "Charge ‹money› to {} - it's a debit card, if that matters.", "{} (credit card, ‹name›)"),
    "ticket, several cards": talk("Tried {} first, then {}, then {}. All three cards declined!", "Split it: $100 on {} and the rest on {}", "Cards on the account:\n1. {}\n2. {}\nDelete number 1.", "{}; {}", "{} {}"),
    "ticket, beside other numbers": talk("Acct 8‹n7› {} ‹usday› ‹money›", "‹n5› {} ‹n2› pcs", "ref ‹n6›, tel ‹phone›, card {}, zip ‹n5›-‹n4›", "IMEI 35‹n13›, paid with card {}", "PO 45‹n8› line 10 qty 2 {} ‹exp›"),
    "ticket, other label on it": filled("Member ID: ‹visa| ›", "Customer no. ‹mc| ›", "confirmation number ‹visa|-›", "Ticket: ‹mc|-›", "Ref: ‹visa| ›\nAmount: ‹money›", "Policy no. ‹visa| › (as printed on the front of the card)"),
    "ticket, European languages": talk("Hola, me cobraron dos veces ‹money› € en la tarjeta {}. ¿Me lo devuelven?", "Bonjour, veuillez débiter la carte {} pour la commande ‹n7›.", "Salve, la carta {} è stata rifiutata il ‹euday›.", "Olá, paguei com o cartão {} e não recebi nada.", "Guten Tag, von meiner Karte {} wurden ‹money› € zu viel abgebucht.", "Hei, maksoin kortilla {} tilauksen ‹n6›."),
    "ticket, own digits": any_of(
        spelled(("رقم بطاقتي {} وشكراً", "بطاقة: {}"), scripted((0x660,), joined(("", " ", "-")))), spelled(("شماره کارت من {} است",), scripted((0x6F0,), joined(("", " ", "-")))), spelled(("मेरा कार्ड नंबर {} है",), scripted((0x966,), joined(("", " ")))), spelled(("カード番号：{}", "クレジットカード {} です"), scripted((0xFF10,), joined(("", "－", "　", "‐")))), spelled(("บัตรเครดิต {} ครับ",), scripted((0xE50,), joined(("", "-", " "))))
    ),
    "card, form printed": talk("Cardholder ........ ‹name›\nCard Number ....... {}\nExpires ........... ‹exp›", "CARD TYPE: [ ] MC [X] VISA [ ] AMEX   CARD #: __{}__   EXP: _‹exp›_", "Payment by: credit card\nNumber     {}\nAmount     ‹money› USD\nDate       ‹usday›"),
    "card, survey export": talk("Q4. What went wrong?\nA4. card {} declined\nQ5. Rate us 1-10\nA5. 2", "Timestamp,How did you pay?,Comments\n‹usday› ‹hms›,{},slow\n‹usday› ‹hms›,cash,ok", "Response #‹n5›\n- Payment card: {}\n- Newsletter: yes"),
    "card, pasted sheet": any_of(rows("Employee\tCard\tLimit\n", "‹name›\t‹card›\t‹d4›"), rows("Name;Kartennummer;Gültig;Limit\n", "‹name›;‹card| ›;‹exp›;‹d4›"), rows("\"date\",\"payer\",\"pan\",\"sum\"\n", '"‹day›","‹name›","‹card|-›","‹money›"')),
    "card, export without head": rows("", '‹d7›,‹day› ‹hms›,"‹last›, ‹first›",‹email›,‹card›,‹money›,USD,FAILED,‹n5›'),
    "card, request body": filled('{\n  "merchantRef": "‹n8›",\n  "source": {\n    "type": "card",\n    "number": "‹card›",\n    "expiry_month": "‹mm›",\n    "expiry_year": "‹yyyy›"\n  }\n}', '{"order":{"id":"‹n9›","total":‹d4›},"paymentInstrument":{"cardNo":‹card›}}', '{"comment":"customer wrote: use ‹card| › instead","author":‹d6›}', "{'acct_num': '‹card|-›', 'acct_type': 'C', 'attempt': 3}"),
    "card, log line of a program": filled('‹day›T‹hms›.‹n3›Z ERROR checkout[‹n5›]: {\\"pan\\":\\"‹card›\\",\\"status\\":402}', "‹day› ‹hms›,‹n3› payments.views WARNING Luhn ok but BIN unknown: ‹card›", 'E/Checkout(‹n5›): tokenize("‹card›") -> 422 in ‹n3› ms', "level=error ts=‹epoch›.‹n3› caller=pay.go:‹n3› msg=declined acct_no=‹card› cust=‹d7›", "POST /api/v2/pay 400 ‹n3›ms - body: card=‹card›&amt=‹money›"),
    "card, xml of a gateway": filled('<?xml version="1.0"?>\n<authRequest><ref>‹n8›</ref><instrument kind="card"><no>‹card›</no><until>‹exp|›</until></instrument></authRequest>', "<p:PayerAccount xmlns:p='urn:x'><p:Id>‹card| ›</p:Id></p:PayerAccount>", '<param name="acctnum" type="string">‹card|-›</param>', "<Row><Cell>‹name›</Cell><Cell>‹card›</Cell><Cell>‹money›</Cell></Row>"),
    "card, address of a page": any_of(spelled(("https://shop.example/checkout?step=pay&no={}&lang=en", "Referer: https://pay.example/confirm/{}?o=‹n7›", "utm_source=mail&comment=my+card+is+{}&rating=2", "GET /search?term=card%3A%20{}%20refund HTTP/2"), _percent), filled("https://pay.example/#/cards/‹card›/edit", "otpauth://x?card=‹card›&issuer=Example")),
    "card, html of a shop": filled('<tr><td style="padding:8px">Payment</td><td style="padding:8px">‹card| ›</td></tr><tr><td>Total</td><td>$‹money›</td></tr>', "<p>Dear ‹first›,</p><p>we could not charge <strong>‹card|-›</strong> for order <a href='#'>‹n8›</a>.</p>", "<textarea name=\"note\">use ‹card›</textarea>", "<li data-role='card-number'>‹card| ›</li><li>‹exp›</li>"),
    "card, attributes of a shop": filled('<input id="ccnum" inputmode="numeric" autocomplete="cc-number" value="‹card| ›">', "<div class='cc' data-number='‹card›' data-brand='visa'></div>", '<a href="https://pay.example/retry?c=‹card›">try again</a>', '<td title="‹card|-›">…‹n4›</td>', "<option value='‹card›'>Visa ‹n4›</option>"),
    "card, elements between": _elements,
    "card, entities between": spelled(("<p>Please use {} from now on.</p>", "<td>Card</td><td>{}</td>", "my card: {}", "<b>Visa:</b> {}"), _entities),
    "card, wrapped and quoted by chance": _cut,
    "card, soft breaks": _soft,
    "card, words of a mail head": _encoded_word,
    "card, links made by a client": _linked,
    "card, text of a photo": _embossed,
    "card, spaces and dashes by chance": spelled(_ASKS, joined((*_SPACES, *_DASHES))),
    "card, one sign throughout": lambda random: spelled(_ASKS, joined((random.choice(_SIGNS),)))(random),
    "card, digit by digit": spelled(_ASKS, lambda random, n: random.choice((random.choice((" ", "-", "\xa0")).join(n), random.choice(("   ", " - ", " / ")).join(" ".join(g) for g in grouped(n, " ").split())))),
    "card, signs not seen": any_of(spelled(_ASKS, joined(_HIDDEN)), spelled(_ASKS, joined(_HIDDEN, (1,) * 16)), spelled(_ASKS, lambda random, n: random.choice(_HIDDEN).join(grouped(n, " ")))),
    "card, scripts by chance": spelled(("Card number: {}", "my card {} please", "{} (Visa)"), scripted(_SCRIPTS, joined(("", " ", "-")))),
    "card, marks on digits": spelled(_ASKS, _marked),
    "card, glued to what is near": filled("Card:‹card›Exp:‹exp›Name:‹first›", "mycardis‹card›thankyou", "pan‹card›amt‹money›", "VISA‹visa›", "Kreditkarte‹card| ›gültig", "‹first›‹card|-›‹city›", "cc=‹card›x", "id‹n4›_card_‹card›.png"),
    "card, emphasis between": spelled(_ASKS, lambda random, n: random.choice((lambda p: " ".join(f"**{g}**" for g in p), lambda p: " ".join(f"`{g}`" for g in p), lambda p: "_" + "_ _".join(p) + "_", lambda p: " ".join(f'"{g}"' for g in p), lambda p: " ".join(f"<{g}>" for g in p)))(grouped(n, " ").split())),
    "card, two parts": _halves,
    "card, other lengths": _other_sizes,
    "card, tests of a browser": filled("cy.get('#card').type('‹card›{enter}')", 'await page.fill("[name=card]", "‹card| ›");', "Steps: 1. open cart 2. enter ‹card| › 3. press Pay -> blank page", "When I fill in \"Card number\" with \"‹card|-›\""),
}  # fmt: skip
